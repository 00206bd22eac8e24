"""Cells as people fill them in, and what is advised: the rule that fires, the words of the hint in both languages, and
that doing what it says (or applying the fix) leaves no finding at all."""
import csv
import io
from functools import partial
from typing import NamedTuple

from .support import TESTS, Case, Wrong, expect_well_ended, shown

PLAN = TESTS / "read" / "advice.yaml"
VALUE = "target,period,value"
DATE = "target,period,value,reported_on"
AREA = "target,period,area,value"
STATUS = "target,period,status"
# A plan's line, its linter's code, words of the hint in both languages, and the line after doing what it says.
PLAN_HEAD = """schema: plantrack/plan@1
id: advised
title: A plan
place: {name: Leeds}
document: {issuer: Council, status: issued, source: made up}
period: {from: 2024, to: 2029}
year_begins: 4
agencies:
  - {id: housing, name: Housing Department, aliases: [Nhà ở]}
areas:
  - {id: "1", name: Armley, level: ward}
targets:
  - {id: each, name: Each, measure: count, accrual: stock, level: ward, lead: housing, goal: {at_least: 2, by: 2029}}
"""


def a_target(rest, lead="housing"):
    return "  - {id: one, name: One, lead: " + lead + ", " + rest + "}"


KM = "measure: amount, unit: km, accrual: stock, "
BASE = "baseline: {year: 2023, value: 58}, "
LINES = [
    (a_target(KM + "baseline: {year: 2023, value: 85,000}, goal: {at_least: 9, by: 2029}"), "P102", ("write 85000", "hãy ghi 85000"),
     a_target(KM + "baseline: {year: 2023, value: 85000}, goal: {at_least: 9, by: 2029}")),
    (a_target(KM + "goal: {at_least: 1,500, by: 2029}"), "P102", ("1500 for thousands, 1.5 for a decimal", "1500 nếu là hàng nghìn, 1.5"),
     a_target(KM + "goal: {at_least: 1500, by: 2029}")),
    (a_target(KM + "goal: {at_least: 1,5, by: 2029}"), "P102", ("with a point, 1.5", "với dấu chấm, 1.5"),
     a_target(KM + "goal: {at_least: 1.5, by: 2029}")),
    (a_target(KM + "goal: {min: 20, by: 2029}"), "P102", ("did you mean `at_least`?", "Có phải là `at_least` không?"),
     a_target(KM + "goal: {at_least: 20, by: 2029}")),
    (a_target(KM + BASE + "goal: {increase: 20, by: 2029}"), "P303", ("write `change: 20`", "hãy ghi `change: 20`"),
     a_target(KM + BASE + "goal: {change: 20, by: 2029}")),
    (a_target(KM + BASE + "goal: {decrease: 20%, by: 2029}"), "P303", ("write `change: -20`", "hãy ghi `change: -20`"),
     a_target(KM + BASE + "goal: {change: -20, by: 2029}")),
    (a_target("measure: qualitative, goal: {done: yes, by: 2029}"), "P303", ("write `done: true`", "hãy ghi `done: true`"),
     a_target("measure: qualitative, goal: {done: true, by: 2029}")),
    (a_target(KM + "goal: {at_least: 9, by: 2028/29}"), "P104", ("write 2028, for the plan year that begins in 2028", "hãy ghi 2028"),
     a_target(KM + "goal: {at_least: 9, by: 2028}")),
    (a_target(KM + "goal: {at_least: 9, by: March 2028}"), "P104", ("write 2028-03", "hãy ghi 2028-03"),
     a_target(KM + "goal: {at_least: 9, by: 2028-03}")),
    (a_target(KM + "goal: {at_least: 9, by: FY2029}"), "P104", ("2029, 2029-H1, 2029-Q2, 2029-06", "2029, 2029-H1, 2029-Q2, 2029-06"),
     a_target(KM + "goal: {at_least: 9, by: 2029}")),
    (a_target(KM + "goal: {at_least: 9, by: 80}"), "P105", ("2029, 2029-H1, 2029-Q2, 2029-06", "2029, 2029-H1, 2029-Q2, 2029-06"),
     a_target(KM + "goal: {at_least: 9, by: 2029}")),
    (a_target("measure: ratio, unit: per 1000 households, goal: {at_most: 9, by: 2029}"), "P405",
     ("write measure: amount, accrual: stock and report", "hãy ghi measure: amount, accrual: stock và báo cáo"),
     a_target("measure: amount, accrual: stock, unit: per 1000 households, goal: {at_most: 9, by: 2029}")),
    (a_target(KM + "goal: {change: 20, by: 2029}"), "P309", ("baseline: {year: …, value: …}", "baseline: {year: …, value: …}"),
     a_target(KM + BASE + "goal: {change: 20, by: 2029}")),
    (a_target(KM + "goal: {at_least: 9, by: 2029}", "Housing Department"), "P203", ("write its id, `housing`", "hãy ghi mã `housing`"),
     a_target(KM + "goal: {at_least: 9, by: 2029}")),
    (a_target("measure: amount, unit: km"), "P606", ("validation: {ignore: [P606]}", "validation: {ignore: [P606]}"), None),
    (a_target("measure: amount, unit: km, accrual: flow, " + BASE + "goal: {at_least: 9, by: 2029}"), "P312",
     ("take it out", "hãy bỏ đi"), a_target("measure: amount, unit: km, accrual: flow, goal: {at_least: 9, by: 2029}")),
    (a_target("measure: tỷ lệ, unit: km, accrual: flow, goal: {at_least: 9, by: 2029}"), "P104", ("ratio (a share)", "ratio (tỷ lệ)"),
     a_target("measure: amount, unit: km, accrual: flow, goal: {at_least: 9, by: 2029}")),
]

NO_ROW = None  # the advice is to delete the row
NO_FIGURE = ("delete the row if the figure is not known", "xóa dòng nếu chưa có số liệu")
ONLY_FIGURE = ("write the figure alone, in the plan's unit: triệu đồng/người/tháng",
               "chỉ ghi con số, theo đơn vị của kế hoạch: triệu đồng/người/tháng")


class Bad(NamedTuple):
    header: str
    row: str
    code: str
    hint: tuple  # words of it in English and in Vietnamese
    mended: object  # the row after doing what the hint says, and its header where it changed
    fix: str = ""  # what the finding offers to put into the cell; empty where there is more than one reading


BAD = [
    Bad("target,period,value,agency", "unled,2024,3,so-a", "R009", ("leave the cell empty", "để trống ô này"), "unled,2024,3,"),
    Bad(VALUE, 'income,2024,"4,5 triệu đồng/người/tháng"', "C001", ("write `4,5`", "ghi là `4,5`"), 'income,2024,"4,5"', "4,5"),
    Bad(VALUE, 'growth,2024,"10,5%/năm"', "C001", ("write `10,5`", "ghi là `10,5`"), 'growth,2024,"10,5"', "10,5"),
    Bad(VALUE, 'working,2024,6/8 (75%)', "C001", ("write `6/8`", "ghi là `6/8`"), "working,2024,6/8", "6/8"),
    Bad(VALUE, 'working,2024,"66,7% (2/3)"', "C001", ("write `2/3`", "ghi là `2/3`"), "working,2024,2/3", "2/3"),
    Bad(VALUE, "working,2024,67 hộ/150 lao động", "C001",
        ("67 as numerator and 150 as denominator", "tử số 67 và mẫu số 150"),
        ("target,period,numerator,denominator", "working,2024,67,150")),
    Bad(VALUE, 'working,2024,"0,67"', "S016", ("write 67 for 67 %", "ghi 67 cho 67%"), "working,2024,67"),
    Bad(VALUE, "working,2024,67 phần trăm", "C001", ("write `67`", "ghi là `67`"), "working,2024,67", "67"),
    Bad(VALUE, "crafts,2024,12 nghề", "C001", ("write `12`", "ghi là `12`"), "crafts,2024,12", "12"),
    Bad(VALUE, "crafts,2024,5-6", "C001", ("one figure, not a range", "không ghi khoảng"), "crafts,2024,5"),
    Bad(VALUE, "crafts,2024,<5", "C001", ("an exact figure", "con số chính xác"), "crafts,2024,4"),
    Bad(VALUE, "crafts,2024,~5", "C001", ("an exact figure", "con số chính xác"), "crafts,2024,5"),
    Bad(VALUE, "crafts,2024,khoảng 5", "C001", ("write the figure alone", "chỉ ghi con số"), "crafts,2024,5"),
    Bad(VALUE, 'crafts,2024,"1,5"', "C004", ("write a whole number", "ghi số nguyên"), "crafts,2024,2"),
    Bad(VALUE, 'income,2024,"1,2 lần"', "C001", ONLY_FIGURE, 'income,2024,"5,4"'),
    Bad(VALUE, "income,2024,10%", "C021", ONLY_FIGURE, 'income,2024,"5,4"'),
    Bad(VALUE, "income,2024,1.234", "C002", ("write `1234` or `1.2340`", "ghi `1234` hoặc `1.2340`"), "income,2024,1234"),
    Bad("target,period,value,numerator,denominator", "working,2024,61.538,800,1300", "C002", ("`61.54` (rounded", "`61.54` (làm tròn"),
        "working,2024,61.54,800,1300"),
    Bad(VALUE, "income,2024,4.500", "C002", ("write `4500` or `4.5`", "ghi `4500` hoặc `4.5`"), "income,2024,4.5"),
    *(Bad(VALUE, f"{target},2024,{cell}", "C020", NO_FIGURE, NO_ROW)
      for target in ("income", "growth", "working", "crafts") for cell in ("-", "n/a", "Chưa có số liệu", "không")),
    Bad(VALUE, "crafts,9 tháng đầu năm 2024,3", "C006", ("2024-H1, 2024-Q3", "tách thành 6 tháng đầu năm và quý III"),
        "crafts,2024-H1,2\ncrafts,2024-Q3,1"),
    Bad(VALUE, "crafts,2024.0,3", "C006", ("`2024`", "“2024”"), "crafts,2024,3", "2024"),
    Bad(VALUE, "crafts,6T/2024,3", "C006", ("`2024-H1`", "“6 tháng đầu năm 2024”"), "crafts,2024-H1,3", "2024-H1"),
    Bad(VALUE, "crafts,tháng 13/2024,3", "C006", ("2021, 2021-H1, 2021-Q3 or 2021-09", "Quý III/2021 hoặc Tháng 9/2021"), "crafts,2024-09,3"),
    Bad(VALUE, "crafts,30/6/2024,3", "C013", ("ends on that day, in a column formatted as Text: 2024-H1, 2024-Q2, 2024-06", "6 tháng đầu năm 2024, Quý II/2024, Tháng 6/2024"),
        "crafts,2024-H1,3"),
    Bad(VALUE, "crafts,năm nay,3", "C006", ("of the plan's years 2021 to 2026", "với năm từ 2021 đến 2026 của kế hoạch"), "crafts,2024,3"),
    Bad(VALUE, "crafts,6 tháng đầu năm,3", "C006", ("such as `6 tháng đầu năm 2021`", "ví dụ `6 tháng đầu năm 2021`"), "crafts,6 tháng đầu năm 2021,3"),
    Bad(DATE, "crafts,2024,3,08-07-25", "C007", ("such as 08-07-2025", "ví dụ 08-07-2025"), "crafts,2024,3,08-07-2025"),
    Bad(VALUE, "crafts,2024,(1.240)", "C001", ("without brackets: `1.240`", "không kèm dấu ngoặc: `1.240`"), "crafts,2024,1.240"),
    Bad("target,period,value,reported_on,note", "income,2024,4,5,14/01/2025", "C007", ("write \"4,5\" or 4.5 in one cell", "ghi \"4,5\" hoặc 4.5"),
        'income,2024,"4,5",14/01/2025,'),
    Bad("target,period,value,numerator,denominator", "working,2024,6,,8", "R011", ("move it from `value` to `numerator`", "chuyển từ cột `giá trị` sang cột `tử số`"),
        "working,2024,,6,8"),
    Bad(AREA, "crafts,2024,Huyện Hữu Lũng,3", "R006", ("what they make together in one row", "gộp lại và ghi thành một dòng"), "crafts,2024,,3"),
    Bad(VALUE, "crafts,cả năm,3", "C006", ("such as `2021`", "ví dụ `2021`"), "crafts,2021,3"),
    Bad(VALUE, "income,2024,-12%", "C021", ONLY_FIGURE, 'income,2024,"5,4"'),
    Bad(VALUE, "Lang nghe hieu qua,2024,70%", "R002", ("“Làng nghề hiệu quả”", "“Làng nghề hiệu quả”"), "Làng nghề hiệu quả,2024,70%", "Làng nghề hiệu quả"),
    Bad(VALUE, "growth,2024,+5%", "C001", ("write `5`", "ghi là `5`"), "growth,2024,5", "5"),
    Bad(VALUE, "crafts,2024,+1", "C001", ("write `1`", "ghi là `1`"), "crafts,2024,1", "1"),
    Bad(AREA, "each,2024,Huyện Hữu Lũng,+1", "C001", ("not what was added: `1`", "không ghi số tăng thêm: `1`"), "each,2024,Huyện Hữu Lũng,1"),
    Bad(VALUE, "working,2024,đạt 50%", "C001", ("write the share alone, such as `75%`", "chỉ ghi tỷ lệ, ví dụ `75%`"), "working,2024,50%"),
    Bad(VALUE, "crafts,45657,3", "C016", ("`2024-12`, in a column formatted as Text", "`2024-12` trong cột có định dạng Văn bản"), "crafts,2024-12,3"),
    Bad(AREA, "crafts,2024,Toàn tỉnh,3", "R006", ("leave the area empty", "để trống ô `địa phương`"), "crafts,2024,,3"),
    Bad(DATE, "crafts,2024,3,08/06/26", "C007", ("such as 08/06/2026", "ví dụ 08/06/2026"), "crafts,2024,3,08/06/2026"),
    Bad(DATE, "crafts,2024,3,31/02/2025", "C007", ("2024-12-31 or 31/12/2024", "31/12/2024 hoặc 2024-12-31"), "crafts,2024,3,2025-02-28"),
    Bad(DATE, "crafts,2024,3,31/12/2024 (dự kiến)", "C007", ("write the day alone", "chỉ ghi ngày `31/12/2024`"), "crafts,2024,3,31/12/2024"),
    Bad(VALUE, "2. Thu nhập bình quân,2024,3", "R002", ("“Thu nhập bình quân”", "“Thu nhập bình quân”"), "Thu nhập bình quân,2024,3", "Thu nhập bình quân"),
    Bad(VALUE, "crafts,Tháng 1-2/2024,3", "C006", ("2021, 2021-H1", "ghi 2021"), "crafts,2024-02,3"),
    Bad(VALUE, "crafts,06 tháng/2024,3", "C006", ("`2024-H1`", "“6 tháng đầu năm 2024”"), "crafts,2024-H1,3", "2024-H1"),
    Bad(DATE, "crafts,2024,3,ngày 10 tháng 01 năm 2025", "C007", ("`2025-01-10`", "“10/01/2025”"), "crafts,2024,3,2025-01-10", "2025-01-10"),
    Bad(DATE, "crafts,2024,3,hôm nay", "C007", ("2024-12-31 or 31/12/2024", "31/12/2024 hoặc 2024-12-31"), "crafts,2024,3,31/12/2024"),
    Bad(DATE, "crafts,2024,3,45667", "C016", ("write `2025-01-10`", "ghi lại là `10/01/2025`"), "crafts,2024,3,2025-01-10"),
    Bad(DATE, "crafts,2024,3,15/10/2024", "S018", ("write `yes` in the column `estimate`", "ghi `có` vào cột `ước tính`"),
        ("target,period,value,reported_on,estimate", "crafts,2024,3,15/10/2024,có")),
    Bad(AREA, "each,2024,Lạng Sơn,3", "R003", ("“Thành phố Lạng Sơn”", "“Thành phố Lạng Sơn”"), "each,2024,Thành phố Lạng Sơn,3"),
    Bad(AREA, "each,2024,Hữu Lũng,3", "R003", ("“Huyện Hữu Lũng”", "“Huyện Hữu Lũng”"), "each,2024,Huyện Hữu Lũng,3"),
    Bad(AREA, "each,2024,Huyện Hữu Lủng,3", "R003", ("“Huyện Hữu Lũng”", "“Huyện Hữu Lũng”"), "each,2024,Huyện Hữu Lũng,3",
        "Huyện Hữu Lũng"),
    Bad(AREA, "each,2024,Tổng cộng,3", "R003", ("leave the area empty", "để trống ô `địa phương`"), "each,2024,,3"),
    Bad(AREA, "each,2024,Hữu Lũng District,3", "R003", ("did you mean “Huyện Hữu Lũng”?", "Có phải là “Huyện Hữu Lũng” không?"),
        "each,2024,Huyện Hữu Lũng,3"),
    Bad(AREA, "each,2024,Toàn tỉnh,3", "R003", ("leave the area empty", "để trống ô `địa phương`"), "each,2024,,3"),
    Bad("target,period,value,note", "crafts,2024-Q2,8,lũy kế từ 2021", "S017", ("`rows: to-date`", "`rows: to-date`"), "crafts,2024-Q2,8,"),
    Bad("target,period,value,note", "crafts,2024-Q2,8,lũy kế", "S017", ("`rows: year-to-date`", "`rows: year-to-date`"), "crafts,2024-Q2,8,"),
    Bad(VALUE, "Tổng cộng,2024,3", "R002", ("delete the row", "xóa dòng này"), NO_ROW),
    Bad(VALUE, "Thu nhập bình quan,2024,3", "R002", ("“Thu nhập bình quân”", "“Thu nhập bình quân”"), "Thu nhập bình quân,2024,3",
        "Thu nhập bình quân"),
    Bad(STATUS, "task,2024,xong", "C008", ("`done`", "“hoàn thành”"), "task,2024,hoàn thành"),
    Bad(STATUS, "task,2024,Đã hoàn thành", "C008", ("`done`", "“hoàn thành”"), "task,2024,hoàn thành"),
    Bad(STATUS, "task,2024,đang làm", "C008", ("`in-progress`", "“đang thực hiện”"), "task,2024,đang thực hiện"),
    *(Bad(STATUS, f"task,2024,{words}", "C008", ("not-started, in-progress or done", "đang thực hiện hoặc hoàn thành"), "task,2024,in-progress")
      for words in ("Hoàn thành 80%", "Sắp hoàn thành", "Sẽ hoàn thành", "none")),
    Bad(STATUS, "task,2024,100%", "C008", ("not-started, in-progress or done", "đang thực hiện hoặc hoàn thành"), "task,2024,done"),
]

# What has one reading is read, without a word.
GOOD = [
    (VALUE, "working,2024,75.00%"), (VALUE, "working,2024,75 %"), (VALUE, "crafts,2024,1.000"), (VALUE, "crafts,Ước năm 2024,3"),
    (VALUE, "crafts,6 tháng đầu năm 2024,3"), (VALUE, "crafts,Quý III/2024,3"), (VALUE, "thu nhập bình quân,2024,5"),
    (AREA, "each,2024,TP. Lạng Sơn,3"), (AREA, "each,2024,huyện hữu lũng,3"), (AREA, "each,2024,H. Hữu Lũng,3"),
    (DATE, 'crafts,2024,3,"Jan 5, 2025"'), (DATE, "crafts,2024,3,2025-01-05T12:00:00"),
]


class Table(NamedTuple):
    """A file as people make it, the codes that are told of it (notes but F015 among them), and what is read: target,
    period, area, value, estimate."""
    name: str
    text: str
    codes: tuple
    rows: tuple = ()
    hint: str = ""  # words of the first finding's hint, in Vietnamese


C, W, E, T, S = "Số nghề công nhận", "Thu nhập bình quân", "Nghề mỗi huyện", "Ban hành quy hoạch", "Cơ sở đạt chuẩn"
H = "Làng nghề hiệu quả"
TABLES = [
    Table("another size of the unit in the header", f"Chỉ tiêu;Kỳ;Giá trị (tỷ đồng)\n{W};2024;5,4\n", ("C022",), ("income,2024,,5.4,",),
          "theo đơn vị triệu đồng/người/tháng"),
    Table("another size of the unit above the table", f"(Đơn vị tính: nghìn đồng);;\nChỉ tiêu;Năm 2023;Năm 2024\n{W};5,2;5,4\n{C};1;2\n",
          ("C022",), ("crafts,2023,,1,", "crafts,2024,,2,", "income,2023,,5.2,", "income,2024,,5.4,"), "sửa lại đơn vị"),
    Table("another size of the unit in a cell of its own above the table", f"ĐVT:;nghìn đồng;\nChỉ tiêu;Năm 2023;Năm 2024\n{W};5,2;5,4\n",
          ("C022",), ("income,2023,,5.2,", "income,2024,,5.4,"), "sửa lại đơn vị"),
    Table("another size of the unit below the header", f"Chỉ tiêu;Năm 2023;Năm 2024\n;(tỷ đồng);(tỷ đồng)\n{W};5,2;5,4\n",
          ("C022",), ("income,2023,,5.2,", "income,2024,,5.4,"), "sửa lại đơn vị"),
    Table("the plan's unit below the header", f"Chỉ tiêu;Năm 2023;Năm 2024\n;(triệu đồng);(triệu đồng)\n{W};5,2;5,4\n", (),
          ("income,2023,,5.2,", "income,2024,,5.4,")),
    Table("nothing but another size in the header", f"Chỉ tiêu;Kỳ;Giá trị (tỷ)\n{W};2024;5,4\n", ("C022",), ("income,2024,,5.4,",)),
    Table("nothing but the size in the header", f"Chỉ tiêu;Kỳ;Giá trị (triệu)\n{W};2024;5,4\n", (), ("income,2024,,5.4,",)),
    Table("the plan's unit above the table", f"Đơn vị tính: triệu đồng;\nChỉ tiêu;Năm 2024\n{W};5,4\n{C};2\n", (),
          ("crafts,2024,,2,", "income,2024,,5.4,")),
    Table("plan and result below years", f"Chỉ tiêu;Năm 2023;;Năm 2024;\n;KH;TH;KH;TH\n{C};1;0;3;2\n", ("F019",),
          ("crafts,2023,,0,", "crafts,2024,,2,")),
    Table("target and result", f"Chỉ tiêu;Năm 2024;;\n;Mục tiêu;Kết quả;% đạt\n{C};9;3;33\n", ("F019",), ("crafts,2024,,3,",)),
    Table("results and targets by year", f"Chỉ tiêu;2023;2024;2025;2026\n;Thực hiện;Thực hiện;Mục tiêu;Mục tiêu\n{C};9;3;2;6\n",
          ("F019",), ("crafts,2023,,9,", "crafts,2024,,3,")),
    Table("years below the results", f"Chỉ tiêu;Thực hiện;;Kế hoạch\n;2023;2024;2025\n{C};9;3;2\n", ("F019",),
          ("crafts,2023,,9,", "crafts,2024,,3,")),
    Table("the whole year estimated", f"Chỉ tiêu;Thực hiện 2023;Kế hoạch 2024;6 tháng đầu năm 2024;Ước cả năm 2024;So với cùng kỳ\n"
          f"{C};1;5;1;2;100\n", ("F019", "S005"), ("crafts,2023,,1,", "crafts,2024-H1,,1,", "crafts,2024,,2,yes")),
    Table("short words", f"Chỉ tiêu;KH 2023;TH 2023;Ước TH 2024;KH 2025;TH/KH (%)\n{C};1;0;2;3;66\n", ("F019",),
          ("crafts,2023,,0,", "crafts,2024,,2,yes")),
    Table("what a bracket says", f"Chỉ tiêu;Năm 2023 (nghề);Năm 2024 (ước);Năm 2025 (KH)\n{C};1;2;9\n", ("F019",),
          ("crafts,2023,,1,", "crafts,2024,,2,yes")),
    Table("words beside the kind in a bracket", f"Chỉ tiêu;Năm 2023;Năm 2024 (KH tỉnh giao);Năm 2025 (% so với KH)\n{C};1;9;50\n", ("F019",),
          ("crafts,2023,,1,",)),
    Table("a part of the year in a bracket", f"Chỉ tiêu;Năm 2023;Năm 2024 (6 tháng)\n{C};1;9\n", ("F005",), (), "6 tháng đầu năm 2024"),
    Table("a comparison as value", f"Chỉ tiêu;Năm;Thực hiện (% KH)\n{C};2024;50\n", ("F006",), ()),
    Table("breaks and marks in headers", f'Chỉ tiêu;"Kế hoạch\nnăm 2023";"TH\n2023";KH-2024;Thực hiện: 2024*\n{C};5;4;6;3\n', ("F019",),
          ("crafts,2023,,4,", "crafts,2024,,3,")),
    Table("three lines of header", f"Chỉ tiêu;Kết quả thực hiện;\n;Năm 2023;Năm 2024\n;TH;KH\n{C};1;9\n", ("F019",), ("crafts,2023,,1,",)),
    Table("a header further down", f"Chỉ tiêu;2023;2024\nNhóm một;;\n;Thực hiện;Kế hoạch\n{C};1;9\n", ("F005",), (), "ghi rõ tên từng cột"),
    Table("a column of no name over the unit", f"Chỉ tiêu;Thông tin;2023;2024\n;ĐVT;Thực hiện;Mục tiêu\n{C};nghề;1;9\n", ("F019",),
          ("crafts,2023,,1,",)),
    Table("a line of units", f"Chỉ tiêu;2023;2024\n;(nghề);(nghề)\n{C};1;2\n", (), ("crafts,2023,,1,", "crafts,2024,,2,")),
    Table("a comparison and a note below a year", f"Chỉ tiêu;Năm 2024;;;\n;Kế hoạch;Thực hiện;Tăng so với 2023 (%);Ghi chú\n{C};9;2;5;x\n",
          ("F019",), ("crafts,2024,,2,",)),
    Table("a year's target in English", f"Indicator,Annual target 2024,2024 actual,Change on 2023\n{C},9,2,1\n", ("F019",),
          ("crafts,2024,,2,",)),
    Table("the end of a period in the title", f"Year ended June 2024\nIndicator,Actual\n{C},9\n", ("F006",), ()),
    Table("months as Excel writes them", f"Indicator,Jul-24,Aug-24\n{C},1,2\n", ("C013", "C013"), (), "`2024-07`"),
    Table("a column shifted in a run of rows",
          f"chỉ tiêu;kỳ;giá trị;tử số\n{C};2021;1;\n{C};2022;;2\n{C};2023;;3\n{C};2024;;4\n", ("R012",), ("crafts,2021,,1,",),
          "chỉ điền cột `giá trị`"),
    Table("another delimiter in a run of rows", f"chỉ tiêu;kỳ;giá trị\n{C};2021;1\n{C},2022,2\n{C},2023,3\n", ("F008",),
          ("crafts,2021,,1,",), "ngăn cách các ô bằng `;`"),
    Table("an unknown target in a wide table", f"Chỉ tiêu;2022;2023;2024\nNghề lạ;1;2;3\n", ("R002",), ()),
    Table("cells one to the right", f"chỉ tiêu;kỳ;giá trị;ghi chú\n;{C};2023;1\n;{C};2024;1\n", ("R019",), (), "chuyển các ô về đúng cột"),
    Table("a cell put in between", f"chỉ tiêu;kỳ;giá trị;ghi chú\n{C};x;2024-01;1\n{C};x;2024-02;1\n", ("C006",), (), "chuyển các ô về đúng cột"),
    Table("signatures under other columns", f"chỉ tiêu;kỳ;địa phương;giá trị\n{C};2024;;3\n;;\"Lạng Sơn, ngày 10 tháng 01 năm 2025\";\n"
          "Người lập biểu;;Thủ trưởng đơn vị;\n(Ký);(Ký, ghi rõ họ tên);;\nNguyễn Văn A;;Trần Thị B;\n", ("F018",), ("crafts,2024,,3,",)),
    Table("a target that is not there, with an area", f"chỉ tiêu;kỳ;địa phương;giá trị\n{C};2024;;3\nNgười lập;;Huyện Hữu Lũng;\n", ("R002",), ("crafts,2024,,3,",)),
    Table("a figure of a target that is not there, behind a dash", f"Chỉ tiêu;2023;2024\n{C};3;4\nGiá trị xuất khâu;-;120\n", ("R002", "C020"),
          ("crafts,2023,,3,", "crafts,2024,,4,")),
    Table("misspelt target and period with a status", f"chỉ tiêu;kỳ;giá trị;tình trạng\n{C};2024;3;\nĐề án làng ngề;cả năm;;hoàn thành\n", ("R002", "C006"),
          ("crafts,2024,,3,",)),
    Table("misspelt target and area with words for a figure", f"chỉ tiêu;kỳ;địa phương;giá trị\n{C};2024;;3\nNghề mơi;;Hữu Lũngg;bảy\n", ("R002", "C001"),
          ("crafts,2024,,3,",)),
    Table("a figure with its day", f"chỉ tiêu;kỳ;giá trị\n{C};2024;3\nNghề mơi;;12 (tính đến ngày 15 tháng 6)\n", ("R002", "C001"), ("crafts,2024,,3,",)),
    Table("signatures in two columns", f"chỉ tiêu;kỳ;giá trị\n{C};2024;3\nNGƯỜI LẬP BIỂU;;THỦ TRƯỞNG ĐƠN VỊ\n", ("F018",),
          ("crafts,2024,,3,",)),
    Table("a total in the column of numbers", f"STT;Chỉ tiêu;Kỳ;Thực hiện\n1;{C};2024;3\nTổng cộng;;;5\n", ("F018",),
          ("crafts,2024,,3,",)),
    Table("a period twice in the header", f"Chỉ tiêu;Năm 2022;2022\n{C};1;2\n", ("F004",), (), "bỏ hoặc đổi tên"),
    Table("the column of targets under another name", f"Tên;Kỳ;Giá trị\n{C};2024;3\n", ("F006",), (), "có thể là cột thứ 1"),
    Table("quarters below a title's year", f"Năm 2024;;\nChỉ tiêu;Quý I;Quý II\n{C};2;1\n", (),
          ("crafts,2024-Q1,,2,", "crafts,2024-Q2,,1,")),
    Table("a district that is misspelt", f"Năm 2024;;;\nChỉ tiêu;TP. Lạng Sơn;Huyện Hữu Lũng;Huyện Hửu Lũng\n{E};1;2;3\n", ("F017",),
          (), "“Huyện Hữu Lũng”"),
    Table("a district without its kind", f"Năm 2024;;;\nChỉ tiêu;TP. Lạng Sơn;002;Hữu Lũng\n{E};1;2;3\n", ("F017",), (), "“Huyện Hữu Lũng”"),
    Table("a quarter that nobody reported", f"chỉ tiêu;kỳ;giá trị\n{C};2024-Q1;3\n{C};2024-Q3;1\n", ("S020",),
          ("crafts,2024-Q1,,3,", "crafts,2024-Q3,,1,")),
    Table("target and period alone", f"chỉ tiêu;kỳ;giá trị\n{C};2024\n", ("R021",), ()),
    Table("years below areas", f"Chỉ tiêu;TP. Lạng Sơn;\n;2023;2024\n{E};1;2\n", (), ("each,2023,001,1,", "each,2024,001,2,")),
    Table("a title of another year", f"Báo cáo năm 2025;;\nChỉ tiêu;Năm 2024;\n;TP. Lạng Sơn;Huyện Hữu Lũng\n{E};1;2\n", (),
          ("each,2024,001,1,", "each,2024,002,2,")),
    Table("a title of plans", f"KẾ HOẠCH NĂM 2025;\nChỉ tiêu;Số liệu\n{C};9\n", ("F006",), ()),
    Table("titles of two years", f"Kết quả năm 2021;\nBÁO CÁO NĂM 2024;\nChỉ tiêu;Giá trị\n{C};9\n", ("F006",), ()),
    Table("the year of a resolution", f"Thực hiện Nghị quyết năm 2021;\nBÁO CÁO NĂM 2024;\nChỉ tiêu;Giá trị\n{C};9\n", (), ("crafts,2024,,9,",)),
    Table("ten months in a title", f"KẾT QUẢ 10 THÁNG NĂM 2024;\nChỉ tiêu;Giá trị\n{C};9\n", ("F006",), ()),
    Table("half a year, and what is to be done in the other", f"KẾT QUẢ 6 THÁNG ĐẦU NĂM, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2024;\nChỉ tiêu;Giá trị\n{C};9\n",
          ("F006",), ()),
    Table("06 months", f"KẾT QUẢ 06 THÁNG ĐẦU NĂM 2024;\nChỉ tiêu;Giá trị\n{C};9\n", (), ("crafts,2024-H1,,9,",)),
    Table("the whole year, estimated in a title", f"ƯỚC KẾT QUẢ CẢ NĂM 2024;\nChỉ tiêu;Giá trị\n{C};9\n", (), ("crafts,2024,,9,yes",)),
    Table("planned figures in brackets", f"Chỉ tiêu;Năm 2023;Năm 2024 (chỉ tiêu);Năm 2025 (nghị quyết)\n{C};1;9;9\n", ("F019",), ("crafts,2023,,1,",)),
    Table("part of a year in brackets", f"Chỉ tiêu;Năm 2023;Năm 2024 (9T)\n{C};1;9\n", ("F005",), ()),
    Table("a title that names an area", f"UBND Huyện Hữu Lũng;;\nChỉ tiêu;Kỳ;Giá trị\n{E};2024;3\n", ("S026",), ("each,2024,,3,",), "thêm cột"),
    Table("headings that are areas", f"Chỉ tiêu;Kỳ;Giá trị\nHuyện Hữu Lũng;;\n{E};2024;3\n", ("R002",), ("each,2024,,3,",), "đây là tên địa bàn"),
    Table("preliminary figures in brackets", f"Chỉ tiêu;Năm 2023;Năm 2024 (sơ bộ)\n{C};1;9\n", (), ("crafts,2023,,1,", "crafts,2024,,9,yes")),
    Table("months as headers", f"Chỉ tiêu;Tháng 11/2024;Tháng 12/2024\n{C};1;2\n", (), ("crafts,2024-11,,1,", "crafts,2024-12,,2,")),
    Table("months below a year", f"Chỉ tiêu;Năm 2024;\n;Tháng 1;Tháng 2\n{C};1;2\n", (), ("crafts,2024-01,,1,", "crafts,2024-02,,2,")),
    Table("a title's year among those of the headers", f"Kết quả năm 2024;;\nChỉ tiêu;Năm 2023;Năm 2024\n{C};1;2\n", (), ("crafts,2023,,1,", "crafts,2024,,2,")),
    Table("the header of a wide table again", f"Chỉ tiêu;2023;2024\n{C};1;2\nChỉ tiêu;2023;2024\n{W};5,2;5,4\n", ("F018",),
          ("crafts,2023,,1,", "crafts,2024,,2,", "income,2023,,5.2,", "income,2024,,5.4,")),
    Table("years of running totals", f"Chỉ tiêu;Kỳ;Giá trị (lũy kế)\n{C};2023;6\n{C};2024;8\n", ("S017",), ("crafts,2023,,6,", "crafts,2024,,8,")),
    Table("statuses among figures", f"Chỉ tiêu;2023;2024\n{C};1;2\n{T};đang thực hiện;hoàn thành\n", (),
          ("crafts,2023,,1,", "crafts,2024,,2,", "task,2023,,,", "task,2024,,,")),
    Table("a word that is no status among figures", f"Chỉ tiêu;2023;2024\n{C};1;2\n{T};;100%\n", ("C008",), ("crafts,2023,,1,", "crafts,2024,,2,"),
          "chưa thực hiện, đang thực hiện hoặc hoàn thành"),
    Table("a status beside figures of one year", f"Chỉ tiêu;Năm 2024;Tình trạng\n{C};2;\n{T};;hoàn thành\n", (),
          ("crafts,2024,,2,", "task,2024,,,")),
    Table("a status beside figures of two years", f"Chỉ tiêu;2023;2024;Tình trạng\n{C};1;2;Đạt\n{T};;hoàn thành;hoàn thành\n", ("F007",),
          ("crafts,2023,,1,", "crafts,2024,,2,", "task,2024,,,"), "chính các cột số liệu"),
    Table("another size of the unit in one of the headers", f"Chỉ tiêu;Năm 2023 (triệu đồng);Năm 2024 (tỷ đồng)\n{W};5,2;5,4\n", ("C022",),
          ("income,2023,,5.2,", "income,2024,,5.4,")),
    Table("an area of a cell that was merged", f"Địa phương;Chỉ tiêu;Kỳ;Giá trị\nHuyện Hữu Lũng;{C} 1;2024;\n;{E};2024;3\n;{W};2024;5,4\n",
          ("R002", "S026"), ("each,2024,,3,", "income,2024,,5.4,")),
    Table("a ratio by area among figures", f"Năm 2024;;\nChỉ tiêu;TP. Lạng Sơn;Huyện Hữu Lũng\n{S};6/8;75%\n", ("R013",), ("share,2024,001,,",),
          "ghi cả hai vào ô này, ví dụ `6/8`"),
    Table("a target of the whole under areas", f"Năm 2024;;\nChỉ tiêu;TP. Lạng Sơn;Huyện Hữu Lũng\n{C};1;2\n{E};1;2\n", ("R006",),
          ("each,2024,001,1,", "each,2024,002,2,"), "bảng không có các cột địa bàn"),
    Table("a day before a column's year was over", f"Chỉ tiêu;2024;2025;Ngày báo cáo\n{C};1;2;15/07/2025\n", ("S018",),
          ("crafts,2024,,1,", "crafts,2025,,2,yes"), "đặt tên cột là `Ước 2025`"),
    Table("a day long after the first columns", f"Chỉ tiêu;2021;2022;2023;2024;Ngày báo cáo\n{W};4,1;4,3;4,6;5;15/07/2025\n", ("S019",),
          ("income,2021,,4.1,", "income,2022,,4.3,", "income,2023,,4.6,", "income,2024,,5,")),
    Table("a second table with a period of its own", f"Năm 2023;\nChỉ tiêu;Giá trị\n{C};3\nNăm 2024;\nChỉ tiêu;Giá trị\n{W};5,5\n",
          ("R002", "F018"), ("crafts,2023,,3,", "income,2023,,5.5,"), "đây là kỳ báo cáo"),
    Table("headings that are quarters", f"Báo cáo năm 2024;\nChỉ tiêu;Giá trị\nQuý I;\n{C};3\n", ("R002",), ("crafts,2024,,3,",), "đây là kỳ báo cáo"),
    Table("a note on a year below the table", f"Năm 2024;\nChỉ tiêu;Giá trị\n{C};3\nGhi chú: số năm 2024 là ước;\n", ("F018",), ("crafts,2024,,3,",)),
    Table("headings of planned figures", f"STT;Chỉ tiêu;Kỳ;Giá trị\nA;Kế hoạch;;\n1;{C};2024;9\nB;Thực hiện;;\n", ("R002", "F018"), ("crafts,2024,,9,",),
          "xóa dòng này và các dòng số kế hoạch"),
    Table("headings that are areas with numbers", f"Chỉ tiêu;Kỳ;Giá trị\nI. HUYỆN HỮU LŨNG;;\n{E};2024;3\n", ("R002",), ("each,2024,,3,",), "đây là tên địa bàn"),
    Table("a title that ends with an area", f"Kết quả năm 2024 trên địa bàn huyện Hữu Lũng;\nChỉ tiêu;Giá trị\n{E};3\n", ("S026",), ("each,2024,,3,",)),
    Table("the kind of area and its name", f"Huyện: Hữu Lũng;\nChỉ tiêu;Năm 2024\n{E};3\n", ("S026",), ("each,2024,,3,",)),
    Table("a total by the name of a target", f"Chỉ tiêu;Kỳ;Giá trị\nTổng số nghề công nhận;2024;4\n", ("R002",), (), "“Số nghề công nhận”"),
    Table("totals", f"Chỉ tiêu;Kỳ;Giá trị\n{C};2024;4\nTổng số;;4\nTổng cộng các chỉ tiêu;;4\n", ("F018",), ("crafts,2024,,4,",)),
    Table("a range of quarters", f"Chỉ tiêu;Kỳ;Giá trị\n{C};Quý I, II/2024;4\n", ("C006",), (), "ghi 2021, 6 tháng đầu năm 2021"),
    Table("figures under a name nobody knows", f"Chỉ tiêu;Kỳ;Số lượng;Tử số;Mẫu số;Tình trạng\n{C};2024;4;;;\nLàng nghề hiệu quả;2024;;6;8;\n", ("F006",), (),
          "đổi tên cột đó thành `giá trị`"),
    Table("a figure in a column that is not read", f"Chỉ tiêu;Kỳ;Giá trị;Số đạt;Tổng số\n{C};2024;4;;\nLàng nghề hiệu quả;2024;;6;8\n",
          ("F007", "F007", "R010"), ("crafts,2024,,4,",)),
    Table("last year's figure beside this year's", f"Chỉ tiêu;Kỳ;Năm 2023;Giá trị\n{C};2024;3;4\n", ("F007",), ("crafts,2024,,4,",), "cột"),
    Table("days in both orders", f"Chỉ tiêu;Kỳ;Giá trị;Ngày báo cáo\n{C};2021;1;04/05/2022\n{C};2022;2;13/05/2023\n{C};2023;3;05/13/2024\n",
          ("C018",), ("crafts,2022,,2,", "crafts,2023,,3,")),
    Table("a broken row below a title", f"Năm 2023;;\nChỉ tiêu;Kết quả;Ghi chú\n{C};4;\n{W};5,5;;;6\n", ("F008",), ("crafts,2023,,4,",)),
    Table("notes below the table", f"Năm 2023\nChỉ tiêu;Kết quả;Ghi chú\n{C};4;\nGhi chú: Số liệu ước\nNgười lập biểu\n", ("F018",),
          ("crafts,2023,,4,",)),
    Table("year and quarter in two columns", f"Chỉ tiêu;Năm;Quý;Giá trị\n{C};2024;I;4\n", ("F005",), (), "`Quý I/2024`"),
    Table("estimates beside results", f"Chỉ tiêu;Kỳ;Thực hiện;Ước thực hiện\n{C};2023;8;9\n{W};2023;5,2;5,4\n", ("F005",), (), "thành dòng riêng"),
    Table("estimates alone", f"Chỉ tiêu;Kỳ;Ước thực hiện\n{C};2024;8\n{W};2024;5,4\n", ("F005",), (), "đổi tên thành `giá trị`"),
    Table("areas beside parts", f"Năm 2024;;;;\nChỉ tiêu;TP. Lạng Sơn;Huyện Hữu Lũng;Tử số;Mẫu số\n{S};6/8;;3;4\n", ("F017",), (), "dạng `6/8`"),
    Table("numbers of the columns as a spreadsheet takes them", f"chỉ tiêu;kỳ;giá trị;ghi chú\n-1;-2;-3;-4\n{C};2024;3;\n", ("F018",), ("crafts,2024,,3,",)),
    Table("areas of cells that were merged",
          f"Địa phương;Chỉ tiêu;Kỳ;Giá trị\nTP. Lạng Sơn;{E};2024;2\n;{S};2024;75\nHuyện Hữu Lũng;{E};2024;3\n", ("S026",),
          ("each,2024,001,2,", "each,2024,002,3,", "share,2024,,,")),
    Table("a second table with other columns", f"Chỉ tiêu;Kỳ;Giá trị\n{C};2023;3\nChỉ tiêu;Giá trị;Kỳ\n{W};5,5;2023\n", ("R002", "C006"),
          ("crafts,2023,,3,",), "sang một trang tính hoặc tệp riêng"),
    Table("headings in the first column", f"Năm 2024;;\nSTT;Chỉ tiêu;Giá trị\nQuý I;;\n1;{C};3\n", ("R002",), ("crafts,2024,,3,",)),
    Table("the area in the middle of a title", f"Kết quả huyện Hữu Lũng năm 2024;\nChỉ tiêu;Giá trị\n{E};3\n", ("S026",), ("each,2024,,3,",)),
    Table("who a letter is for", f"Kính gửi: UBND huyện Hữu Lũng;\nNăm 2024;\nChỉ tiêu;Giá trị\n{E};3\n", (), ("each,2024,,3,",)),
    Table("planned figures by a title of two lines", f"BIỂU GIAO CHỈ TIÊU KẾ HOẠCH;\nNăm 2024;\nChỉ tiêu;Giá trị\n{C};10\n", ("F006",), ()),
    Table("planned figures by a title, with a day of report",
          f"BIỂU GIAO CHỈ TIÊU KẾ HOẠCH;;\nNăm 2024;;\nChỉ tiêu;Giá trị;Ngày báo cáo\n{C};10;15/01/2025\n", ("F006",), ()),
    Table("a heading of another fiscal year", f"Year 2024/25;\nIndicator;Value\nResults 2025/26;\n{C};3\n", ("C006", "R002"), ()),
    Table("estimates by a title of two lines", f"Ước thực hiện;\nNăm 2024;\nChỉ tiêu;Giá trị\n{C};3\n", (), ("crafts,2024,,3,yes",)),
    Table("a title in two cells", f"Năm:;2024\nChỉ tiêu;Giá trị\n{C};3\n", (), ("crafts,2024,,3,",)),
    Table("a quarter in two cells", f"Quý;III\nNăm 2024;\nChỉ tiêu;Giá trị\n{C};3\n", ("F006",), ()),
    Table("a heading that is the title's year", f"Năm 2024;\nChỉ tiêu;Giá trị\nKết quả năm 2024;\n{C};3\n", ("F018",), ("crafts,2024,,3,",)),
    Table("a heading that is another year", f"Năm 2024;\nChỉ tiêu;Giá trị\n2025;\n{C};3\n", ("R002",), ("crafts,2024,,3,",)),
    Table("areas as headings of rows that name them", f"Chỉ tiêu;Địa phương;Kỳ;Giá trị\nHuyện Hữu Lũng;;;\n{E};Huyện Hữu Lũng;2024;3\n", ("F018",),
          ("each,2024,002,3,",)),
    Table("who signs, side by side", f"Chỉ tiêu;Kỳ;Giá trị\n{C};2024;3\nNGƯỜI LẬP BIỂU;GIÁM ĐỐC\nNguyễn Văn A;Trần Thị B\n", ("F018",), ("crafts,2024,,3,",)),
    Table("who signs for an area, and where",
          f"Năm 2024;;\nChỉ tiêu;Kết quả;Ghi chú\n{C};3;\nThành phố Lạng Sơn, ngày 10 tháng 01 năm 2025;;\nTM. UBND HUYỆN HỮU LŨNG;;\n"
          "Trưởng phòng huyện Hữu Lũng;;\n", ("F018",), ("crafts,2024,,3,",)),
    Table("a plan's title above results", f"KẾ HOẠCH;;\nPhát triển làng nghề năm 2024;;\nChỉ tiêu;Thực hiện;Ghi chú\n{C};3;\n", (), ("crafts,2024,,3,",)),
    Table("the place and day above the table", f"Thành phố Lạng Sơn, ngày 10 tháng 01 năm 2025;\nChỉ tiêu;Năm 2024\n{E};3\n", (), ("each,2024,,3,",)),
    Table("who signs below the figures", f"Năm 2024;;\nChỉ tiêu;Kết quả;Ghi chú\n{C};3;\nNGƯỜI LẬP BIỂU;GIÁM ĐỐC\n", ("F018",), ("crafts,2024,,3,",)),
    Table("fields of a form", f"Lĩnh vực;Mã số;Chỉ tiêu;Kỳ;Giá trị\nKinh tế;17;{C};2024;\nXã hội;18;{W};2024;5,4\n", ("F007", "F007", "R021"),
          ("income,2024,,5.4,",)),
    Table("a heading and a blank line in a form", f"Mã số;Chỉ tiêu;Kỳ;Giá trị\n17;{C};2024;\n;Phần II;;\n ; ;;\n18;{W};2024;5,4\n",
          ("F007", "R021", "F018", "F013"), ("income,2024,,5.4,",)),
    Table("two words that are no status", f"Chỉ tiêu;2023;2024\n{T};foo;bar\n", ("C008", "C008"), ()),
    Table("columns without names", f"Chỉ tiêu;Kỳ;Giá trị;;\n{C};2024;6;7;8\n", ("F007", "F007"), ("crafts,2024,,6,",)),
    Table("an estimate of a fiscal year", f"Indicator,2023,2024 (est)\n{C},1,2\n", (), ("crafts,2023,,1,", "crafts,2024,,2,yes")),
    Table("English", f"No.,Indicator,Unit,2023,,2024,\n,,,Target,Actual,Plan,Outturn\n1,{C},nghề,5,4,6,3\n", ("F019",),
          ("crafts,2023,,4,", "crafts,2024,,3,")),
    Table("English in one line", f"KPI,2023 actual,2024 actual,2025 target,2025 (budget),RAG\n{C},4,3,5,5,Amber\n", ("F019",),
          ("crafts,2023,,4,", "crafts,2024,,3,")),
    Table("a target beside the indicator", f"Indicator,2023,2024,Target\n{C},4,3,600\n", ("F019",),
          ("crafts,2023,,4,", "crafts,2024,,3,")),
    Table("quarters below the year", f"Chỉ tiêu;Năm 2024;;;;\n;Quý I;Quý II;Quý III;Quý IV;Cả năm\n{C};1;0;1;1;3\n", ("S005",),
          ("crafts,2024-Q1,,1,", "crafts,2024-Q2,,0,", "crafts,2024-Q3,,1,", "crafts,2024-Q4,,1,", "crafts,2024,,3,")),
    Table("areas below the year", f"Chỉ tiêu;Năm 2024;;\n;Toàn tỉnh;TP. Lạng Sơn;Huyện Hữu Lũng\n{E};5;2;3\n", (),
          ("each,2024,,5,", "each,2024,001,2,", "each,2024,002,3,")),
    Table("a total beside areas", f"Chỉ tiêu;Năm 2024;;\n;Tổng số;TP. Lạng Sơn;Huyện Hữu Lũng\n{E};5;2;3\n", ("F018",),
          ("each,2024,001,2,", "each,2024,002,3,")),
    Table("a target of the whole beside areas", f"Chỉ tiêu;Năm 2024;;\n;Toàn tỉnh;TP. Lạng Sơn;Huyện Hữu Lũng\n{E};6;2;3\n{C};4;;\n", ("S006",),
          ("crafts,2024,,4,",)),
    Table("areas below years", f"Chỉ tiêu;Năm 2023;;Năm 2024;\n;TP. Lạng Sơn;Huyện Hữu Lũng;TP. Lạng Sơn;Huyện Hữu Lũng\n{E};2;3;4;5\n", (),
          ("each,2023,001,2,", "each,2023,002,3,", "each,2024,001,4,", "each,2024,002,5,")),
    Table("years below areas, one of them estimated, and below the whole",
          f"Chỉ tiêu;Toàn tỉnh;;TP. Lạng Sơn;;Huyện Hữu Lũng;\n;2023;2024;2023;2024;2023;Ước 2024\n{E};5;9;2;4;3;5\n", (),
          ("each,2023,,5,", "each,2024,,9,", "each,2023,001,2,", "each,2023,002,3,", "each,2024,001,4,", "each,2024,002,5,yes")),
    Table("areas and years in one line", f"Chỉ tiêu;Huyện Hữu Lũng 2023;Ước 2024 - Huyện Hữu Lũng;TP. Lạng Sơn (2023);TP. Lạng Sơn: KH 2024\n{E};3;5;2;9\n",
          ("F019",), ("each,2023,001,2,", "each,2023,002,3,", "each,2024,002,5,yes")),
    *(Table(f"what a bracket says of the whole: {word}", f"Chỉ tiêu;Kỳ;Huyện Hữu Lũng;TP. Lạng Sơn;Toàn tỉnh ({word})\n{E};2024;3;2;9\n", ("F018",),
            ("each,2024,001,2,", "each,2024,002,3,")) for word in ("KH", "kế hoạch 2024")),
    *(Table(f"what a bracket says of the whole: {word}", f"Chỉ tiêu;Kỳ;Huyện Hữu Lũng;TP. Lạng Sơn;Toàn tỉnh ({word})\n{E};2024;3;2;9\n", (),
            ("each,2024,001,2,", "each,2024,002,3,")) for word in ("cùng kỳ", "so với 2023")),
    Table("plan and result of the whole", f"Chỉ tiêu;Kỳ;Huyện Hữu Lũng;TP. Lạng Sơn;Toàn tỉnh (KH);Toàn tỉnh (TH)\n{E};2024;3;2;9;5\n", ("F018",),
          ("each,2024,,5,", "each,2024,001,2,", "each,2024,002,3,")),
    Table("an estimate of the whole", f"Chỉ tiêu;Kỳ;Huyện Hữu Lũng;TP. Lạng Sơn;Toàn tỉnh (ước)\n{C};2024;;;2\n", (), ("crafts,2024,,2,yes",)),
    Table("a year without area among those of areas", f"Chỉ tiêu;2022;2023;;2024;\n;Thực hiện;Huyện Hữu Lũng;TP. Lạng Sơn;Huyện Hữu Lũng;TP. Lạng Sơn\n{E};9;3;4;5;6\n",
          ("F005",), (), "ghi địa bàn cho mọi cột"),
    Table("a year of the whole and one of an area", f"Chỉ tiêu;Toàn tỉnh 2024;Huyện Hữu Lũng – 2024\n{E};9;3\n", (), ("each,2024,,9,", "each,2024,002,3,")),
    Table("a column of areas beside a year of the whole", f"Chỉ tiêu;Địa phương;Toàn tỉnh 2024\n{E};Huyện Hữu Lũng;3\n", ("F006", "F006"), ()),
    Table("a month that nobody reported, another in vain", f"Chỉ tiêu;Kỳ;Giá trị\n{C};2024-01;3\n{C};2024-02;x\n{C};2024-06;5\n", ("C001", "S020"),
          ("crafts,2024-01,,3,", "crafts,2024-06,,5,")),
    Table("a numerator one column too far to the left", "target,area,period,numerator,denominator,note\nworking,2024,3,4\n", ("F008",), ()),
    Table("an area's year twice", f"Chỉ tiêu;Huyện Hữu Lũng 2023;2023 Huyện Hữu Lũng\n{E};3;5\n", ("F004",), ()),
    Table("estimates below one year", f"Chỉ tiêu;Ước 2024;\n;TP. Lạng Sơn;Huyện Hữu Lũng\n{E};2;3\n", (), ("each,2024,001,2,yes", "each,2024,002,3,yes")),
    Table("years below the whole alone", f"Chỉ tiêu;Toàn tỉnh;\n;2023;2024\n{C};2;4\n", (), ("crafts,2023,,2,", "crafts,2024,,4,")),
    Table("a bad figure below an area's year", f"Chỉ tiêu;Năm 2023;;Năm 2040;\n;TP. Lạng Sơn;Huyện Hữu Lũng;TP. Lạng Sơn;Huyện Hữu Lũng\n{E};2;ba;4;5\n",
          ("R005", "C001"), ("each,2023,001,2,",)),
    Table("a word over areas", f"Năm 2024;;;\nChỉ tiêu;Toàn tỉnh;Trong đó;\n;;TP. Lạng Sơn;Huyện Hữu Lũng\n{E};;2;3\n", (),
          ("each,2024,001,2,", "each,2024,002,3,")),
    Table("a kind of area that the plan has not", f"Năm 2024;;;\nChỉ tiêu;TP. Lạng Sơn;Thị trấn Mẹt;Huyện Hữu Lũng\n{E};2;3;4\n", ("F017",), (),
          "sửa lại tên"),
    Table("a month that no year has", f"Chỉ tiêu;2023;Tháng 13/2024\n{C};2;3\n{W};4,5;5,5\n", ("C006",), ("crafts,2023,,2,", "income,2023,,4.5,")),
    Table("a fiscal year", f"Chỉ tiêu;FY2024;FY2025\n{C};2;3\n", ("C006", "C006"), ()),
    Table("a day as the header", f"Chỉ tiêu;2023;31/12/2024\n{C};2;3\n", ("C013",), ("crafts,2023,,2,",), "2024"),
    Table("a comparison of two years", f"Chỉ tiêu;2023;2024/2023\n{C};2;3\n", ("F007",), ("crafts,2023,,2,",)),
    Table("figures up to a day in a title", f"Báo cáo năm 2024 (số liệu đến 30/9/2024);\nChỉ tiêu;Giá trị\n{C};3\n", ("F006",), ()),
    Table("figures up to the last day", f"Báo cáo năm 2024 (số liệu đến 31/12/2024);\nChỉ tiêu;Giá trị\n{C};3\n", (), ("crafts,2024,,3,",)),
    Table("estimates in short", f"Chỉ tiêu;TH 2024;ƯTH 2025\n{C};2;3\n", (), ("crafts,2024,,2,", "crafts,2025,,3,yes")),
    Table("figures in rows of areas", f"Năm 2024;\nChỉ tiêu;Giá trị\n{E};5\n- TP. Lạng Sơn;2\n", ("R002",), ("each,2024,,5,",), "ghi tên chỉ tiêu vào ô này"),
    Table("a fraction beside a percentage", f"Chỉ tiêu;2023;2024\n{H};70;0,72\n", ("S016",), ("working,2023,,70,", "working,2024,,0.72,"), "ghi 72 cho 72%"),
    Table("a fraction beside parts", f"Chỉ tiêu;2023;2024\n{H};7/10;0,72\n", ("S016",), ("working,2023,,70,", "working,2024,,0.72,"), "ghi 72 cho 72%"),
    Table("a small share", f"Chỉ tiêu;2023;2024\n{H};0,9;30\n", (), ("working,2023,,0.9,", "working,2024,,30,")),
    Table("a column of no name that is read", f"Chỉ tiêu;Kỳ;Giá trị;Đạt\n{C};2024;3;1\n", ("F007",), ("crafts,2024,,3,",), "không cần sửa nếu"),
    Table("nine months without their year, of a flow", f"Chỉ tiêu;Kỳ;Giá trị\n{C};9 tháng;3\n", ("C006",), (), "tách thành 6 tháng đầu năm và quý III"),
    Table("a count with a dash", f"Chỉ tiêu;Kỳ;Giá trị\n{C};2024;−1\n", ("C001",), (), "không thể là số âm"),
    Table("a share beside no figure", f"Chỉ tiêu;Kỳ;Thực hiện;Tỷ lệ %\n{H};2024;;70\n", ("R010",), ()),
    Table("a quarter in a title, without its year", f"QUÝ 3;\nChỉ tiêu;Giá trị\n{C};3\n", ("F006",), (), "chỉ ghi một kỳ"),
    Table("the year above a quarter without it", f"Năm 2024;\nQUÝ 3;\nChỉ tiêu;Giá trị\n{C};3\n", ("F006",), (), "chỉ ghi một kỳ"),
    Table("a number with a full stop", f"Chỉ tiêu;Kỳ;Giá trị\n{C};2024;58.\n", ("C001",), (), "ghi là `58`"),
    Table("a quarter over areas", f"Năm 2024;;;\nChỉ tiêu;Đơn vị tính;Quý I;\n;;TP. Lạng Sơn;Huyện Hữu Lũng\n{E};nghề;2;3\n", ("F005",), ()),
    Table("running totals over areas", f"Năm 2024;;\nChỉ tiêu;Trong đó: lũy kế;\n;TP. Lạng Sơn;Huyện Hữu Lũng\n{E};2;3\n", ("F005",), ()),
    Table("areas beside years", f"Chỉ tiêu;Năm 2024;Trong đó;\n;;TP. Lạng Sơn;Huyện Hữu Lũng\n{E};5;2;3\n", ("F007", "F007", "R002"), ("each,2024,,5,",)),
    Table("days beside areas", f"Năm 2024;;;\nChỉ tiêu;TP. Lạng Sơn;Huyện Hữu Lũng;Cuối năm 2023;Cuối năm 2022\n{E};2;3;4;5\n", ("F007", "F007"),
          ("each,2024,001,2,", "each,2024,002,3,")),
    Table("words of a kind of area, and none", f"Năm 2024;;;;\nChỉ tiêu;TP. Lạng Sơn;Huyện Hữu Lũng;Xã hội hóa;Quan trọng;Tổng huyện\n{E};2;3;1;1;5\n",
          ("F007", "F007", "F007"), ("each,2024,001,2,", "each,2024,002,3,")),
    Table("half a year with its last day", f"Báo cáo 6 tháng đầu năm 2024 (số liệu đến 30/6/2024);\nChỉ tiêu;Giá trị\n{C};3\n", (), ("crafts,2024-H1,,3,",)),
    Table("a year with a day of the next", f"Báo cáo năm 2024, nộp đến 15/1/2025;\nChỉ tiêu;Giá trị\n{C};3\n", (), ("crafts,2024,,3,",)),
    Table("figures up to a day with full stops", f"Báo cáo năm 2024 (đến 30.9.2024);\nChỉ tiêu;Giá trị\n{C};3\n", ("F006",), ()),
    Table("a fiscal year beside a year", f"FY2024 annual report;\nYear 2024;\nTarget;Value\n{C};3\n", (), ("crafts,2024,,3,",)),
    Table("particulars above the header", f"KPI;FY2024;\nChỉ tiêu;Kỳ;Giá trị\n{C};2024;3\n", (), ("crafts,2024,,3,",)),
    Table("particulars of the whole above the header", f"Nội dung;Toàn tỉnh;\nChỉ tiêu;Kỳ;Giá trị\n{C};2024;3\n", (), ("crafts,2024,,3,",)),
    Table("deadlines beside a status", f"Năm 2024;;;\nChỉ tiêu;Tình trạng;31/12/2023;31/12/2024\n{T};hoàn thành;;\n", ("F007", "F007"), None),
    Table("shares that grow", f"Chỉ tiêu;2021;2022;2023\n{H};0,2;5;20\n", (), ("working,2021,,0.2,", "working,2022,,5,", "working,2023,,20,")),
    Table("a header of two lines once more",
          f"Chỉ tiêu;Năm 2023;;Năm 2024;\n;KH;TH;KH;TH\n{C};1;0;3;2\nChỉ tiêu;Năm 2023;;Năm 2024;\n;KH;TH;KH;TH\n{W};5;4;6;5\n", ("F019", "F018"),
          ("crafts,2023,,0,", "crafts,2024,,2,", "income,2023,,4,", "income,2024,,5,")),
    Table("an area that stands in the first of its years alone", f"Chỉ tiêu;Địa phương;Kỳ;Giá trị\n{E};Huyện Hữu Lũng;2023;3\n{E};;2024;4\n{E};;2025;5\n",
          ("S026",), ("each,2023,002,3,", "each,2024,,4,", "each,2025,,5,")),
    Table("areas that stand in the first of their years alone",
          f"Chỉ tiêu;Địa phương;Kỳ;Giá trị\n{E};Huyện Hữu Lũng;2023;3\n{E};;2024;4\n{E};TP. Lạng Sơn;2023;2\n{E};;2025;5\n",
          ("S026",), ("each,2023,001,2,", "each,2023,002,3,", "each,2024,,4,", "each,2025,,5,")),
    Table("an area of one target, and others of the whole", f"Chỉ tiêu;Địa phương;Kỳ;Giá trị\n{E};Huyện Hữu Lũng;2023;3\n{C};;2023;1\n{C};;2024;2\n", (),
          ("crafts,2023,,1,", "crafts,2024,,2,", "each,2023,002,3,")),
    Table("an area without its kind as heading", f"Chỉ tiêu;Kỳ;Giá trị\nHữu Lũng;;\n{C};2024;3\n", ("R002",), ("crafts,2024,,3,",), "ghi vào cột `địa phương`"),
    Table("headings that are no areas", f"Chỉ tiêu;Kỳ;Giá trị\nXã đạt chuẩn;;\nII. Xã NTM;;\nHữu lũng;;\n{C};2024;3\nTỉnh Lạng Sơn;;\n{W};2024;5,4\n", ("F018",),
          ("crafts,2024,,3,", "income,2024,,5.4,")),
    Table("plan and result below areas", f"BIỂU 2. NĂM 2024;;;;\nChỉ tiêu;TP. Lạng Sơn;;Huyện Hữu Lũng;\n;KH;TH;KH;TH\n{E};5;2;6;3\n",
          ("F019",), ("each,2024,001,2,", "each,2024,002,3,")),
    Table("words nobody knows below a year", f"Chỉ tiêu;Năm 2024;\n;A;B\n{C};5;2\n", ("F005",), (), "ghi rõ tên từng cột"),
    Table("a year over two columns", f"Chỉ tiêu;Năm 2023;;Năm 2024;\n{C};5;2;6;4\n", ("F005", "F005"), (), "ghi rõ tên từng cột"),
    Table("planned figures alone", f"Chỉ tiêu;Năm;Giá trị (kế hoạch)\n{C};2024;9\n", ("F006", "F019"), ()),
    Table("estimates by the header", f"Chỉ tiêu;Năm;Kết quả (ước)\n{C};2024;9\n", ("F005",), (), "thêm cột `ước tính`"),
    Table("quarters of no year", f"Chỉ tiêu;Năm 2024;Quý I;Quý II\n{C};3;1;2\n", ("F007", "F007"), ("crafts,2024,,3,",), "`Quý I/2024`"),
    Table("no figure in one year", f"Chỉ tiêu;2023;2024\n{C};-;2\n", ("C020",), ("crafts,2024,,2,",), "để trống ô"),
    Table("figures under another name", "chỉ tiêu;kỳ;Thực hiện năm 2024;tử số;mẫu số\ncrafts;2024;3;;\nworking;2024;;6;8\n", ("F006",),
          (), "đổi tên cột đó thành `giá trị`"),
    Table("no column of figures", "chỉ tiêu;kỳ;tử số;mẫu số;ghi chú\ncrafts;2024;;;3 nghề\nworking;2024;6;8;\n", ("R010",), ("working,2024,,,",),
          "thêm cột `giá trị`"),
    Table("areas left empty", "chỉ tiêu;kỳ;địa phương;giá trị\neach;2024;;3\neach;2024;;2\n", ("S002",), (), "điền ô `địa phương` đang để trống"),
    Table("a correction without date", "chỉ tiêu;kỳ;giá trị;ngày báo cáo\ncrafts;2024;3;14/01/2025\ncrafts;2024;4;\n", ("S003",),
          ("crafts,2024,,3,",), "ghi ngày báo cáo cho dòng này"),
    Table("periods without year", f"Chỉ tiêu;Quý I;Quý II\n{C};3;2\n", ("F006",), (), "ví dụ `Quý I/2024`"),
    Table("a unit in words", "target,period,value,unit\nworking,2024,75,phần trăm\n", (), ("working,2024,,75,",)),
    *(Table(f"figures of other times before {header.split(';')[2]}", f"{header}\n{C};2024;3;5\n", ("F006",), (), "thêm cột `giá trị`")
      for header in ("Chỉ tiêu;Kỳ;T1;T2", "Chỉ tiêu;Kỳ;Tổng số;Đạt")),
    *(Table(f"figures of other times before {header.split(';')[3]}", f"{header}\n{C};2024;3;5\n", ("F006",), (), "cột thứ 4")
      for header in ("Chỉ tiêu;Kỳ;Kết quả năm trước;Kết quả năm nay", "Chỉ tiêu;Kỳ;Cùng kỳ năm trước;Kỳ này", "Chỉ tiêu;Kỳ;Đăng ký;Được công nhận")),
    Table("letters of TCVN3 below a header in Unicode", "Chỉ tiêu;Kỳ;Giá trị\nSè nghÒ ®\u00adîc c«ng nhËn;2024;3\n", ("R002",), (), "TCVN3"),
    Table("a year that nobody reported but in vain", f"Chỉ tiêu;Kỳ;Giá trị\n{C};2022;3\n{C};2023;4o\n{C};2024;5\n", ("C001",),
          ("crafts,2022,,3,", "crafts,2024,,5,")),
    Table("short rows, each with one fault", "target,period,value,numerator,denominator,note\nworking,2024,,5\ncrafts,2023,abc\ncrafts,2024,-\n",
          ("R011", "C001", "C020"), ()),
    Table("a share of a name that nobody knows", "target,period,value\nxyz,2024,67%\ngrowth,2023,12.5\nxyz,2024,1.000\n",
          ("R002", "R002"), ("growth,2023,,12.5,",)),
    Table("targets on top", f"STT,Huyện,{E},{C}\n1,Huyện Hữu Lũng,3,2\n", ("F006",), (), "mỗi chỉ tiêu"),
    Table("the year before the quarter", f"Indicator,2024 Q1,2024Q2\n{C},3,2\n", (), ("crafts,2024-Q1,,3,", "crafts,2024-Q2,,2,")),
    Table("an old encoding", "ch\u00d8 ti\u00aau;k\u00fa b\u00b8o c\u00b8o;gi\u00b8 tr\u00de\na;2024;3\n", ("F003",), (), "TCVN3"),
    Table("no column of areas", "chỉ tiêu;kỳ;giá trị\neach;2024;3\neach;2024;2\n", ("S002",), (), "thêm cột `địa phương`"),
    Table("numbers of the columns", "chỉ tiêu;kỳ;giá trị;ghi chú\n(1);(2);(3);(4)\ncrafts;2024;3;\n", ("F018",), ("crafts,2024,,3,",)),
    Table("the header once more", "chỉ tiêu;kỳ;giá trị\ncrafts;2023;3\nchỉ tiêu;kỳ;giá trị\ncrafts;2024;3\n", ("F018",),
          ("crafts,2023,,3,", "crafts,2024,,3,")),
    Table("totals since another year", 'chỉ tiêu;kỳ;giá trị;ghi chú\ncrafts;2023;3;lũy kế từ 2021\n', ("S017",), ("crafts,2023,,3,",), "rows: to-date"),
    Table("a commune named as its district", "chỉ tiêu;kỳ;địa phương;giá trị\neach;2024;X. Hữu Lũng;3\n", ("R003",), (), "“Huyện Hữu Lũng”"),
    Table("kinds of area in the header", "chỉ tiêu;kỳ;Tên huyện/TP;giá trị\neach;2024;Huyện Hữu Lũng;3\n", (), ("each,2024,002,3,",)),
    Table("a percentage as numerator", "chỉ tiêu;kỳ;tử số;mẫu số\nworking;2024;67%;\n", ("C001",), (), "hãy ghi số lượng"),
    Table("a pair as numerator", "chỉ tiêu;kỳ;tử số;mẫu số\nworking;2024;6/8;\n", ("C001",), (), "ghi tử số 6 và mẫu số 8"),
    Table("a word as figure of a task", "chỉ tiêu;kỳ;giá trị;tình trạng\ntask;2024;đạt;\n", ("R012",), (), "`tình trạng`"),
    Table("a year behind the plan", "chỉ tiêu;kỳ;giá trị;ngày báo cáo\ncrafts;2035;3;14/01/2025\n", ("R005",), (), "kiểm tra lại năm"),
    Table("a bracket that opens behind a hard space", f"Chỉ tiêu;Kỳ;\u00a0Kết quả(\n{C};2024;3\n", ("F006",)),
    Table("a year behind a hard space", f"Chỉ tiêu;\u00a0Thực hiện 2024 (nghề)\n{C};3\n", (), ("crafts,2024,,3,",)),
    Table("an estimate in words under estimates", f"Chỉ tiêu;Thực hiện 2023;Ước thực hiện 2024\n{C};3;ước 2\n", ("C001",), None, "ghi là `2`"),
    Table("an estimate in words under a year", f"Chỉ tiêu;Năm 2023;Năm 2024\n{C};3;ước 2\n", ("C001",), None, "một cột riêng, có tiêu đề `Ước thực hiện`"),
    Table("a numerator and an estimate of it", f"Chỉ tiêu;Năm 2023;Ước thực hiện 2024\n{C};3;2\n", (), ("crafts,2023,,3,", "crafts,2024,,2,yes")),
    Table("an estimate in words", "chỉ tiêu;kỳ;giá trị\ncrafts;2024;ước 2\n", ("C001",), (), "ghi `có` vào cột `ước tính`"),
    Table("one of two units", "chỉ tiêu;đvt;kỳ;tử số;mẫu số\nworking;làng nghề;2024;6;8\n", (), ("working,2024,,,",)),
    Table("đồng for triệu đồng", "chỉ tiêu;kỳ;giá trị\nincome;2024;4500000\n", ("S013",), ("income,2024,,4500000,",), "kiểm tra lại đơn vị"),
    Table("growth as a fraction", "chỉ tiêu;kỳ;giá trị\ngrowth;2023;0,095\ngrowth;2024;0,105\n", ("S016",),
          ("growth,2023,,0.0950,", "growth,2024,,0.1050,"), "9,5"),
    Table("the level for its growth", "chỉ tiêu;kỳ;giá trị\ngrowth;2023;1150,5\n", ("S022",), ("growth,2023,,1150.5,",), "tốc độ tăng"),
]


def findings(program, number, header, rows, language="en"):
    file = program.scratch / f"advice-{number}.csv"
    file.write_text(f"{header}\n{rows}\n" if rows else f"{header}\n", encoding="utf-8")
    result = program.run("validate", "-p", PLAN, file, "--lang", language, "--as-of", "2026-06-30", "--format", "csv")
    expect_well_ended(result, rows)
    return list(csv.DictReader(io.StringIO(result.out.decode())))


def expect_none(program, number, header, rows, what):
    if found := findings(program, number, header, rows):
        raise Wrong(f"{what} leads to {found[0]['code']}: {found[0]['message']}\n{rows}")


def advised(program, number, bad):
    for language, words in zip(("en", "vi"), bad.hint):
        found = findings(program, number, bad.header, bad.row, language)
        if [each["code"] for each in found] != [bad.code]:
            raise Wrong(f"{bad.row}: {[each['code'] for each in found]} instead of {bad.code}")
        if words not in found[0]["hint"]:
            raise Wrong(f"{bad.row}: the hint does not say “{words}”: {found[0]['hint']}")
        if found[0]["fix"] != bad.fix:
            raise Wrong(f"{bad.row}: the fix is “{found[0]['fix']}” instead of “{bad.fix}”")
    if bad.mended is not NO_ROW:
        header, rows = bad.mended if isinstance(bad.mended, tuple) else (bad.header, bad.mended)
        expect_none(program, number, header, rows, "doing what the hint says")
    if bad.fix:  # in the cell that the finding points to, as `normalize` puts it
        table = list(csv.reader([bad.row]))
        cell = next(at for at, name in enumerate(bad.header.split(",")) if name == column_of(found[0], bad))
        table[0][cell] = bad.fix
        text = io.StringIO()
        csv.writer(text, lineterminator="").writerows(table)
        expect_none(program, number, bad.header, text.getvalue(), "the fix")


def column_of(finding, bad):
    """The name of the column in whose cell the finding's byte column lies."""
    start = 1
    for name, cell in zip(bad.header.split(","), raw_cells(bad.row)):
        if start <= int(finding["column"]) <= start + len(cell):
            return name
        start += len(cell) + 1
    raise Wrong(f"{bad.row}: no cell at column {finding['column']}")


def raw_cells(row):
    cells, quoted = [""], False
    for letter in row:
        quoted ^= letter == '"'
        if letter == "," and not quoted:
            cells.append("")
        else:
            cells[-1] += letter
    return cells


def normalized(program, number, bad):
    """`normalize` applies the fix and leaves nothing to say."""
    folder = program.scratch / f"advice-fixes-{number}"
    folder.mkdir()
    (folder / "rows.csv").write_text(f"{bad.header}\n{bad.row}\n", encoding="utf-8")
    result = program.run("normalize", "-p", PLAN, folder / "rows.csv", "-o", folder / "sound.csv")
    if result.code != 0:
        raise Wrong(f"exit code {result.code}\n{shown(result.err)}")
    checked = program.run("validate", "-p", PLAN, folder / "sound.csv", "--as-of", "2026-06-30", "--format", "csv")
    if checked.code != 0 or len(checked.out.splitlines()) != 1:
        raise Wrong(f"what came out is not sound\n{shown(checked.out)}")


def read_silently(program, number, header, row):
    expect_none(program, f"good-{number}", header, row, "a good cell")


def table_is_read(program, number, table):
    file = program.scratch / f"advice-table-{number}.csv"
    file.write_text(table.text, encoding="utf-8")
    words = ["-p", PLAN, file, "--lang", "vi", "--as-of", "2026-06-30"]
    result = program.run("validate", *words, "--format", "csv")
    expect_well_ended(result, table.name)
    found = [each for each in csv.DictReader(io.StringIO(result.out.decode())) if each["code"] != "F015"]
    if tuple(each["code"] for each in found) != table.codes:
        raise Wrong(f"{[each['code'] for each in found]} instead of {table.codes}\n{shown(result.out)}")
    if table.hint and table.hint not in found[0]["hint"]:
        raise Wrong(f"the hint does not say “{table.hint}”: {found[0]['hint']}")
    listed = rows_read(program, file)
    if table.rows is None:
        return
    wanted = sorted(tuple(row.split(",")) for row in table.rows)
    if len(listed) != len(wanted) or not all(map(is_row, listed, wanted)):
        raise Wrong(f"{listed} instead of {wanted}")
    # What was read of a table is in what `normalize` makes of it, too.
    made = program.scratch / f"advice-table-{number}-normal.csv"
    result = program.run("normalize", "-p", PLAN, file, "-o", made)
    expect_well_ended(result, table.name)
    if listed and made.exists() and rows_read(program, made) != listed:
        raise Wrong(f"{rows_read(program, made)} of what normalize wrote instead of {listed}\n{shown(made.read_bytes())}")


def rows_read(program, file):
    """The figures that a report shows: target, period, area, figure, estimated."""
    if not file.exists():
        return []
    result = program.run("report", "-p", PLAN, file, "--as-of", "2026-06-30", "--by", "period", "--format", "csv", "--skip-invalid")
    columns = ("target", "period", "area", "figure", "estimated")
    return sorted(tuple(row[column].replace("no", "") if column == "estimated" else row[column] for column in columns)
                  for row in csv.DictReader(io.StringIO(result.out.decode())))


def is_row(row, wanted):
    """1.0 and 1 are one figure; where none is wanted, any will do."""
    if row[:3] + row[4:] != wanted[:3] + wanted[4:]:
        return False
    try:
        return float(row[3]) == float(wanted[3])
    except ValueError:
        return wanted[3] in ("", row[3])


def linted(program, number, line, language="en"):
    file = program.scratch / f"advised-{number}.yaml"
    file.write_text(PLAN_HEAD + line + "\n", encoding="utf-8")
    result = program.run("lint", file, "--lang", language, "--format", "csv")
    expect_well_ended(result, line)
    return list(csv.DictReader(io.StringIO(result.out.decode())))


def plan_is_advised(program, number, line, code, hint, mended):
    for language, words in zip(("en", "vi"), hint):
        found = linted(program, number, line, language)
        told = next((each for each in found if each["code"] == code), None)
        if told is None or words not in told["hint"]:
            raise Wrong(f"{line}: {code} does not say “{words}”: {found}")
    if mended and (found := linted(program, number, mended)):
        raise Wrong(f"doing what the hint says leads to {found[0]['code']}: {found[0]['message']}\n{mended}")


def statuses_stay(program):
    """The statuses of a table with a column a year have a column of their own where `normalize` writes them; the column
    that is not read has none, for it would be."""
    file = program.scratch / "advice-statuses.csv"
    file.write_text(f"Chỉ tiêu;2023;2024;Tình trạng\n{C};1;2;Đạt\n{T};đang thực hiện;xong;\n", encoding="utf-8")
    made = program.run("normalize", "-p", PLAN, file)
    wanted = ("plan,target,period,value,status\nadvice,crafts,2023,1,\nadvice,crafts,2024,2,\n"
              "advice,task,2023,,in-progress\nadvice,task,2024,,xong\n")
    if made.out.decode() != wanted:
        raise Wrong(f"{shown(made.out)} instead of {wanted}")


# What `normalize` makes of names that it mends, or cannot, where the target tells how a cell is read.
MADE = [
    ("units of two headers", "Chỉ tiêu,2023 (nghìn đồng/người/tháng),2024 (triệu đồng/người/tháng)\nThu nhập bình quân,4000,5\n",
     "plan,target,period,value,unit\nadvice,income,2023,4000,nghìn đồng/người/tháng\nadvice,income,2024,5,\n"),
    ("a count of a name in other letters", "target,period,value\ngrowth,2023,12.5\nso nghe cong nhan,2024,1.000\n",
     "plan,target,period,value\nadvice,growth,2023,12.5\nadvice,crafts,2024,1000\n"),
    ("nine months of a name in other letters", "target,period,value\nso nghe cong nhan,9 tháng đầu năm 2024,500\n",
     "plan,target,period,value\nadvice,crafts,9 tháng đầu năm 2024,500\n"),
    ("a name that nobody knows", "target,period,value\ngrowth,2023,12.5\nxyz,2024,1.000\nxyz,9 tháng đầu năm 2024,5\n",
     "plan,target,period,value\nadvice,growth,2023,12.5\nadvice,xyz,2024,1.000\nadvice,xyz,9 tháng đầu năm 2024,5\n"),
]


def is_made(program, number, text, wanted):
    file = program.scratch / f"advice-made-{number}.csv"
    file.write_text(text, encoding="utf-8")
    made = program.run("normalize", "-p", PLAN, file)
    expect_well_ended(made, text)
    if made.out.decode() != wanted:
        raise Wrong(f"{shown(made.out)} instead of\n{wanted}")


def places_of_wide_rows(program):
    """What is told of rows beside each other has its cell in a table with a column a period, too."""
    file = program.scratch / "advice-wide-places.csv"
    for text, cells in ((f"Chỉ tiêu;Năm 2023;Năm 2024\n{W};5,4;2,1\n", ["C2"]),
                        (f"Chỉ tiêu;Huyện Hữu Lũng;;Thành phố Lạng Sơn;\n;2023;2024;2023;2024\n{E};9;2;8;1\n", ["C3", "E3"])):
        file.write_text(text, encoding="utf-8")
        result = program.run("validate", "-p", PLAN, file, "--format", "csv", "--as-of", "2026-06-30")
        found = sorted(each["cell"] for each in csv.DictReader(io.StringIO(result.out.decode())) if each["code"] == "S008")
        if found != cells:
            raise Wrong(f"{found} instead of {cells}\n{shown(result.out)}")


def titles_are_told(program):
    """The unit of a header and the area of a title are not lost where `normalize` writes neither."""
    file = program.scratch / "advice-above.csv"
    file.write_text(f"Huyện Hữu Lũng năm 2024,\nChỉ tiêu,Thực hiện (nghìn đồng/người/tháng)\n{W},5000\n{E},4\n", encoding="utf-8")
    made = program.run("normalize", "-p", PLAN, file)
    wanted = "plan,target,period,value,unit\nadvice,income,2024,5000,nghìn đồng/người/tháng\nadvice,each,2024,4,\n"
    if made.out.decode() != wanted or made.code != 0 or b"S026" not in made.err:
        raise Wrong(f"{made.code}: {shown(made.out)}{shown(made.err)} instead of {wanted}")


def told_of_files(program):
    """What concerns many rows, an option or what the plan says of numbers."""
    file, numbers = program.scratch / "advice-files.csv", program.scratch / "advice-numbers.yaml"
    numbers.write_text(PLAN.read_text(encoding="utf-8").replace("\nagencies:", "\nnumbers: en\nagencies:", 1), encoding="utf-8")
    for text, words, code, said in (
            ("Mã kế hoạch;Chỉ tiêu;2023;2024\nadvice;output;1;2\nadvice;output;3;4\n", ["-p", PLAN, "-p", TESTS / "rules" / "plan.yaml"], "R002", "dòng tiếp theo"),
            (f"Báo cáo;\nNăm 2024;\nChỉ tiêu;Giá trị\n{C};3\n", ["-p", PLAN, "--period", "2040"], "R005", "--period"),
            (f"Chỉ tiêu;Kỳ;Giá trị\n{W};2023;1.234\n{W};2024;1.234,5\n", ["-p", numbers], "C017", "dấu thập phân là dấu chấm")):
        file.write_text(text, encoding="utf-8")
        result = program.run("validate", *words, file, "--format", "csv", "--lang", "vi", "--as-of", "2026-06-30")
        found = [each for each in csv.DictReader(io.StringIO(result.out.decode())) if each["code"] == code]
        if len(found) != 1 or said not in found[0]["message"] + found[0]["hint"]:
            raise Wrong(f"{code} with “{said}” is not told once:\n{shown(result.out)}{shown(result.err)}")


def periods_above_rows(program):
    """What is wrong with the period of a header, or of a title, is told once, where it stands."""
    file = program.scratch / "advice-periods-above.csv"
    for text, told in ((f"Chỉ tiêu;2019;2024;2040;9 tháng đầu năm 2024\n{C};1;2;3;4\n{W};1,5;2,5;3,5;4,5\n",
                        [("R020", "B1", "2 số liệu"), ("R005", "D1", "2 số liệu"), ("C006", "E1", "")]),
                       (f"KẾT QUẢ;\nNăm 2040;\nChỉ tiêu;Giá trị\n{C};1\n{W};1,5\n", [("R005", "2:1", "2 số liệu")]),
                       (f"KẾT QUẢ;;\n;Năm 2040;\nChỉ tiêu;Giá trị;Ghi chú\n{C};1;\n", [("R005", "2:2", "")]),
                       (f"Chỉ tiêu;Năm 2040;;2024\n;KH;TH;TH\n{C};1;2;3\n", [("R005", "B1", "")]),
                       (f"Chỉ tiêu;Năm 2040;\n;TP. Lạng Sơn;Huyện Hữu Lũng\n{E};4;5\n", [("R005", "B1", "2 số liệu")])):
        file.write_text(text, encoding="utf-8")
        result = program.run("validate", "-p", PLAN, file, "--format", "csv", "--as-of", "2026-06-30", "--lang", "vi")
        found = [(each["code"], each["cell"] or f"{each['line']}:{each['column']}", each["message"])
                 for each in csv.DictReader(io.StringIO(result.out.decode())) if each["code"] in ("R005", "R020", "C006")]
        if [each[:2] for each in found] != [each[:2] for each in told]:
            raise Wrong(f"{found} instead of {told}\n{text}")
        for (_, _, message), (_, _, words) in zip(found, told):
            if words not in message or (not words and "số liệu" in message):
                raise Wrong(f"“{message}” instead of “{words}”\n{text}")


def cases(program):
    yield Case("what concerns many rows, an option, the plan's numbers", partial(told_of_files, program))
    yield Case("units and areas above rows are not lost", partial(titles_are_told, program))
    yield Case("periods of headers and titles are told once", partial(periods_above_rows, program))
    yield Case("places in wide tables", partial(places_of_wide_rows, program))
    for number, (name, text, wanted) in enumerate(MADE):
        yield Case(f"normalize: {name}", partial(is_made, program, number, text, wanted))
    yield Case("statuses of a wide table stay what they are", partial(statuses_stay, program))
    for number, (line, code, hint, mended) in enumerate(LINES):
        yield Case(f"{code} of {line.split('lead: ')[1]}", partial(plan_is_advised, program, number, line, code, hint, mended))
    for number, table in enumerate(TABLES):
        yield Case(f"table: {table.name}", partial(table_is_read, program, number, table))
    for number, bad in enumerate(BAD):
        yield Case(f"advice for {bad.row}", partial(advised, program, number, bad))
        if bad.fix:
            yield Case(f"fix of {bad.row}", partial(normalized, program, number, bad))
    for number, (header, row) in enumerate(GOOD):
        yield Case(f"nothing to say about {row}", partial(read_silently, program, number, header, row))
