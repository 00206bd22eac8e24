"""One defect, one finding: a sound file gets one defect, is written in every form that people save, and exactly one
finding comes out, of the right rule, severity, line and column, with a hint, in both languages."""
import csv
import io
import json
import re
import unicodedata
from functools import partial

from .encodings import HEADERS, vietnamese, windows_1258, written
from .rules import table as rules
from .support import TESTS, Case, Wrong, shown

PLAN = TESTS / "rules" / "plan.yaml"
HEADER = ["target", "period", "area", "value", "numerator", "denominator", "status", "agency", "reported_on", "estimate",
          "evidence", "note"]


def row(target, period="2024", reported_on="2025-01-10", **cells):
    return {"target": target, "period": period, "reported_on": reported_on, **cells}


SOUND = [row("new-crafts", "2023", "2024-01-10", value="3", agency="so-nn-ptnt", note="số liệu thử"),
         row("effective", "2023", "2024-01-10", numerator="6", denominator="8"),
         row("programme", "2023", "2024-01-10", status="in-progress"),
         row("output", "2023", "2024-01-10", value="120.5", agency="Sở Công Thương"),
         row("trained", "2023", "2024-01-10", area="Tràng Định", numerator="30", denominator="50")]
NEXT = len(SOUND) + 2  # the line on which the first row behind these stands

VILLAGES = row("new-villages", value="3")
EFFECTIVE = row("effective", numerator="6", denominator="8")
TRAINED = row("trained", area="180", numerator="3", denominator="5")

# Rule, column, a sound row, and what may stand in that column instead.
CELLS = [
    ("C001", "value", row("output"), ["abc", "12 sản phẩm", "3..5", "1.2.3", "--", "6/8", "1.200/2.000", "~5", "<5", "1,2 lần",
                                      "khoảng 8", "8 triệu", "(5)", "１２", "12 34", "2-3", "3O", "1,2,3",
                                      "4,5 tỷ đồng"]),
    ("C001", "value", VILLAGES, ["6/8", "2 nghề"]),
    ("C001", "value", row("effective"), ["66,7% (2/3)", "6/8 (75%)", "6 hộ/8 hộ", "khoảng 75%"]),
    ("C020", "value", row("output"), ["-", "–", "..", "n/a", "Chưa có số liệu", "Không có", "không"]),
    ("C020", "numerator", EFFECTIVE, ["-", "chưa có"]),
    ("C021", "value", row("output"), ["5%", "10,5%/năm"]),
    ("C021", "value", VILLAGES, ["10%"]),
    ("C003", "value", row("output"), ["1234567890123456"]),
    ("C003", "numerator", EFFECTIVE, ["1.1234567890123456"]),
    ("C004", "value", VILLAGES, ["2.5"]),
    ("C005", "value", VILLAGES, ["-2"]),
    ("C005", "numerator", EFFECTIVE, ["-2"]),
    ("C005", "denominator", row("visitors", numerator="2"), ["-8"]),
    ("C005", "value", row("effective"), ["-2"]),
    ("C006", "period", VILLAGES, ["2024-Q5", "2024-13", "Quý V/2024", "2024/09", "Cả năm 2024", "6 tháng 2024",
                                  "9 tháng đầu năm 2024", "2024Q3", "T9/2024", "2024/25", "2024-2025", "sau", "9/24",
                                  "2024.0", "Tháng 13/2024", "HK1/2024", "năm 24", "24", "Tháng 9-2024", "0224"]),
    ("C007", "reported_on", VILLAGES, ["30/02/2024", "2024-13-01", "hôm qua", "2025-1-5", "08/06/26",
                                       "14-Jan-25", "5/1/24", "2025"]),
    ("C008", "status", row("programme"), ["xong", "Hoàn thàn", "80%", "đạt", "Đã ban hành"]),
    ("C009", "estimate", VILLAGES, ["maybe", "1", "chính thức"]),
    ("C010", "target", VILLAGES, ["new\u200b-villages", "new-villages\ufeff", "\u00a0new-villages"]),
    ("C010", "agency", row("output", value="121"), ["Sở\u00a0Công Thương"]),
    ("C011", "note", VILLAGES, ['=HYPERLINK("http://x")', "+cmd|calc", "@SUM(A1)", "-xin xem công văn"]),
    ("C011", "evidence", VILLAGES, ["=1+1"]),
    ("C012", "value", row("output"), ["02-Jan", "2-Jan", "Jan-02", "2-Thg1", "02/01/2024", "2024-01-02", "Thg1-02"]),
    ("C012", "numerator", EFFECTIVE, ["6-Aug"]),
    ("C013", "period", VILLAGES, ["Sep-24", "01/09/2024", "1-Sep-24", "Thg9-24", "2024-09-01 00:00:00", "9/1/2024",
                                  "02-Jan", "1/1/2024"]),
    ("C014", "value", row("output"), ["4,5E+04", "1E+05"]),
    ("C016", "period", VILLAGES, ["45536"]),
    ("C016", "reported_on", VILLAGES, ["45672", "45672,5"]),
    ("R002", "target", EFFECTIVE, ["efective", "new_craft"]),
    ("R003", "area", TRAINED, ["Tràng Địn", "17", "Toàn tỉnh", "tỉnh Lạng Sơn", "Hà Nội", "0178", "Tr?ng ??nh"]),
    ("R004", "agency", row("output", value="121"), ["Sở Công Thươg", "Sở Xây dựng", "so-cong-thong"]),
    ("R006", "area", VILLAGES, ["Tràng Định", "Toàn tỉnh"]),
    ("R006", "area", row("trained", "2025", "2026-01-05", numerator="3", denominator="5"), ["Phường Tam Thanh"]),
    ("R007", "area", row("shops", value="5"), ["05977"]),
    ("R007", "area", row("sold", "2025-Q3", "2025-10-05", value="5"), ["180"]),
    ("R008", "agency", row("new-villages", "2025-H1", "2025-07-05", value="3"), ["Sở NN&PTNT"]),
    ("R009", "agency", VILLAGES, ["Sở Công Thương"]),
    ("R010", "value", row("new-villages"), [""]),
    ("R010", "numerator", row("effective"), [""]),
    ("R010", "status", row("programme"), [""]),
    ("R011", "denominator", row("effective", numerator="3"), [""]),
    ("R011", "numerator", row("effective", denominator="3"), [""]),
    ("R012", "status", row("new-villages"), ["done"]),
    ("R012", "value", row("programme"), ["1"]),
    ("R012", "status", EFFECTIVE, ["done"]),
    ("R012", "numerator", row("new-villages", denominator="8"), ["3"]),
    ("R013", "value", row("trained", area="180"), ["75"]),
    ("R014", "denominator", row("effective", numerator="6"), ["0"]),
    ("R015", "value", EFFECTIVE, ["76"]),
    ("R015", "value", row("effective", numerator="0", denominator="0"), ["0"]),
    ("R016", "numerator", row("effective", denominator="8"), ["9"]),
    ("R017", "target", row("", value="9"), ["new-titles"]),
    ("R018", "evidence", row("certified", value="9"), [""]),
    ("R019", "target", row("", value="9"), [""]),
    ("R019", "period", VILLAGES, [""]),
    ("S011", "reported_on", VILLAGES, ["2023-11-05"]),
    ("S012", "reported_on", VILLAGES, ["2025-03-05"]),
    *[("R005", "period", each, [period]) for each, period in (
        (row("new-villages", reported_on="2027-01-05", value="3"), "2026"),)],
    ("R020", "period", VILLAGES, ["2020", "2019-Q4"]),
    ("R021", "target", row("", reported_on=""), ["new-villages"]),
    ("S018", "reported_on", VILLAGES, ["2024-11-14"]),
    ("S019", "reported_on", VILLAGES, ["2042-01-10"]),
    *[("C015", column, each, ["#N/A", "#REF!", "#DIV/0!", "#####", "#NAME?"]) for column, each in (
        ("value", row("output")), ("numerator", EFFECTIVE), ("period", VILLAGES), ("reported_on", VILLAGES),
        ("status", row("programme")), ("estimate", VILLAGES), ("target", VILLAGES), ("area", TRAINED), ("area", VILLAGES),
        ("agency", VILLAGES), ("evidence", row("certified", value="3")))],
]


def years(target, *values):
    return [row(target, str(2021 + i), f"{2022 + i}-01-10", value=value) for i, value in enumerate(values)]


def quarters(count, value):
    return [row("new-villages", f"2024-Q{i}", value=value) for i in range(1, count + 1)]


DISTRICTS = [row("sold", area=area, value="5") for area in ("178", "180", "181")]
RATIOS = [row("trained", area=area, numerator="5", denominator="10") for area in ("178", "180", "181")]

# Rule, column, which of these rows it is told of, and rows that are sound one by one.
TOGETHER = [
    ("S001", "target", 1, [VILLAGES, VILLAGES]),
    ("S002", "value", 1, [VILLAGES, row("new-villages", value="4")]),
    ("S002", "status", 1, [row("programme", status="done"), row("programme", status="in-progress")]),
    ("S003", "value", 0, [VILLAGES, row("new-villages", reported_on="2025-01-12", value="4")]),
    ("S004", "value", 0, [VILLAGES, *quarters(4, "1")]),
    ("S004", "value", 0, [VILLAGES, *quarters(2, "2")]),
    ("S005", "value", 0, [row("new-villages", value="4"), *quarters(4, "1")]),
    ("S005", "value", 0, [VILLAGES, *quarters(1, "1")]),
    ("S006", "value", 0, [row("sold", value="14"), *DISTRICTS]),
    ("S006", "value", 0, [row("sold", value="9"), *DISTRICTS[:2]]),
    ("S006", "value", 0, [row("sold", value="4"), *DISTRICTS[:1]]),
    ("S006", "numerator", 0, [row("trained", numerator="14", denominator="30"), *RATIOS]),
    ("S007", "denominator", 1, [row("villages", value="8"), row("effective", numerator="6", denominator="9")]),
    ("S008", "value", 1, years("villages", "8", "6")),
    ("S008", "denominator", 1, [row("visitors", "2023", "2024-01-10", numerator="80", denominator="8"),
                                row("visitors", numerator="80", denominator="80")]),
    ("S008", "denominator", 1, [row("visitors", str(year), f"{year + 1}-01-10", numerator="80", denominator=parts)
                                for year, parts in ((2022, "8"), (2023, "8000"), (2024, "9"))]),
    ("S009", "status", 1, [row("programme", status="done"), row("programme", "2025", "2026-01-10", status="in-progress")]),
    ("S010", "value", 1, [row("villages", value="8"), row("villages", "2024-Q4", value="9")]),
    ("S010", "status", 1, [row("programme", status="done"), row("programme", "2024-H2", status="in-progress")]),
    ("S010", "numerator", 1, [EFFECTIVE, row("effective", "2024-12", numerator="5", denominator="8")]),
    ("S013", "value", 2, years("income", "8", "8.5", "9000000")),
    ("S013", "value", 1, years("income", "8", "8500", "9")),
    ("S013", "value", 2, years("income", "8000000", "8500000", "9")),
    ("S013", "value", 1, years("income", "8", "8500")),
    ("S013", "value", 0, [row("output", value="0.121")]),
    ("S014", "period", 0, [row("sold", "2024-Q1", value="4"), *DISTRICTS[:2]]),
    ("S025", "period", 0, [row("sold", "2024-Q1", value="4"), *DISTRICTS]),
    ("S026", "area", 1, [DISTRICTS[0], row("sold", value="15"), DISTRICTS[2]]),
]

FORMS = {  # the bytes of a table
    "commas": lambda t: written(t).encode(),
    "semicolons, mark": lambda t: written(t, ";", "\r\n").encode("utf-8-sig"),
    "UTF-16LE, tabs": lambda t: b"\xff\xfe" + written(t, "\t", "\r\n").encode("utf-16le"),
    "Windows-1258": lambda t: windows_1258(written(t, ";", "\r\n")),
    "NFD, CR": lambda t: unicodedata.normalize("NFD", written(t, end="\r")).encode(),
}

COMMAS = written([HEADER, *[[each.get(name, "") for name in HEADER] for each in SOUND]])
LINES = COMMAS.splitlines()
SEMICOLONS = written(vietnamese(list(csv.reader(io.StringIO(COMMAS)))), ";", "\r\n")
TCVN3 = b"L\xb5ng ngh\xd2 truy\xd2n th\xe8ng \xae\xad\xeec"
TITLE = "BÁO CÁO KẾT QUẢ THỰC HIỆN NĂM 2024"

# Name, rule (with the severity where that is not the rule's), line, and the file.
FILES = [
    ("empty", "F002", 1, b""),
    ("only a mark", "F002", 1, b"\xff\xfe"),
    ("only blank lines", "F002", 1, "\n  \n\n"),
    ("only a header", "F002 warning", 1, SEMICOLONS.splitlines()[0]),
    ("no header", "F003", 1, "\n".join(LINES[1:])),
    ("nothing wrong: a title above the header", "", None, f"{TITLE},,,\n{COMMAS}"),
    ("nothing wrong: a title and a blank line above", "", None, f"{TITLE};;;\r\n;;;\r\n{SEMICOLONS}"),
    ("a web page", "F003", 1, "<html><table><tr><td>target</td></tr></table></html>"),
    ("a column twice", "F004", 1, COMMAS.replace("note", "value", 1)),
    ("two names of one column", "F005", 1, SEMICOLONS.replace(HEADERS["note"], "Kết quả", 1)),
    ("a unit that may be two columns", "F005", 1, SEMICOLONS.replace(HEADERS["note"], "Đơn vị", 1)),
    ("no target", "F006", 1, COMMAS.replace("target", "x", 1)),
    ("no period", "F006", 1, "target,value\nnew-crafts,3\n"),
    ("no figure", "F006", 1, "target,period,note\nnew-crafts,2024,x\n"),
    ("a target misspelt", "F006", 1, COMMAS.replace("target", "targt", 1)),
    ("a figure misspelt", "F006", 1, "chỉ tiêu,kỳ,giá trịi\nnew-crafts,2024,3\n"),
    ("a note misspelt", "F007", 1, SEMICOLONS.replace(HEADERS["note"], "Ghi chúu", 1)),
    ("nothing wrong: columns without a name", "", None, "".join(f"{line},,\n" for line in LINES)),
    ("nothing wrong: a field missing", "", None, COMMAS.replace(LINES[2], LINES[2][:-1])),
    ("a field missing in the middle", "F008", 3, COMMAS.replace(LINES[2], LINES[2].replace(",,,6", ",,6"))),
    ("fields too many", "F008", 3, COMMAS.replace(LINES[2], LINES[2] + ",x,y")),
    ("a decimal comma", "F008", 5, COMMAS.replace("120.5", "120,5")),
    ("a comma in a text", "F008", 2, COMMAS.replace("số liệu thử", "một, hai")),
    ("an open quote", "F009", 2, COMMAS.replace("số liệu thử", '"số liệu thử')),
    ("an open quote between semicolons", "F009", 2, SEMICOLONS.replace("số liệu thử", '"số liệu thử')),
    ("an open quote at the end", "F009", 6, COMMAS.rstrip("\n") + '"chưa xong'),
    ("an open quote in the header", "F009", 1, COMMAS.replace("note", '"note', 1)),
    ("a stray quote", "F010", 2, COMMAS.replace("số liệu thử", 'theo "công văn" 12')),
    ("a quote closed early", "F010", 2, COMMAS.replace("số liệu thử", '"theo" công văn')),
    ("a NUL byte", "F011", 2, COMMAS.replace("số liệu thử", "a\0b")),
    ("mixed line ends", "F012", 6, COMMAS[:-1] + "\r\n"),
    ("a blank line", "F013", 3, COMMAS.replace(LINES[1], LINES[1] + "\n")),
    ("a line of separators", "F013", 3, COMMAS.replace(LINES[1], LINES[1] + "\n" + "," * 11)),
    ("TCVN3", "F001", 2, COMMAS.encode().replace("số liệu thử".encode(), TCVN3)),
    ("a character cut in two", "F001", 2, COMMAS.encode().replace("số liệu thử".encode(), b"s\xe1\xbb li")),
    ("two encodings", "F001", 7, COMMAS.encode() + windows_1258("new-villages,2024,,3,,,,,,,,làng nghề truyền thống\n")),
    ("UTF-16 without mark", "F001", 1, COMMAS.encode("utf-16le")),
    ("UTF-16 cut in two", "F001", None, b"\xff\xfe" + COMMAS.encode("utf-16le")[:-1]),
    ("UTF-32", "F001", 1, b"\xff\xfe\0\0" + COMMAS.encode("utf-32le")),
    ("two readings between semicolons", "C002", 5, SEMICOLONS.replace("120,5", "1.234")),
    ("two readings between commas", "C002", 5, COMMAS.replace("120.5", '"1,234"')),
    ("two readings between tabs", "C002", 5, COMMAS.replace(",", "\t").replace("120.5", "1.234")),
    ("nothing wrong: a point between semicolons", "", None, SEMICOLONS.replace("120,5", "120.5")),
    ("nothing wrong: a comma between commas", "", None, COMMAS.replace("120.5", '"120,5"')),
    ("nothing wrong: thousands between commas", "", None, COMMAS.replace("120.5", '"1,234,567.5"')),
    ("nothing wrong: thousands between semicolons", "", None, SEMICOLONS.replace("120,5", "1.234.567,5")),
    ("nothing wrong: blank lines at the end", "", None, COMMAS + "\n\n" + "," * 11 + "\n"),
]


def found_in(program, file):
    result = program.run("validate", "-p", PLAN, "--format", "json", file)
    try:
        return [each for each in json.loads(result.out)["findings"] if each["code"] != "F015"]
    except (ValueError, KeyError):
        raise Wrong(f"{file.name}: no findings as JSON\n{shown(result.out)}{shown(result.err)}") from None


def one_finding(program, file, code, severity, line, column=None):
    found = found_in(program, file)
    brief = [(each["code"], each["severity"], each.get("line"), each.get("cell"), each["message"]) for each in found]
    if not code and not found:
        return
    if len(found) != 1 or brief[0][:2] != (code, severity) or (line and brief[0][2] != line):
        raise Wrong(f"{file.name}: not one {code} {severity} in line {line}, but {brief}\n{shown(file.read_bytes())}")
    if column and re.sub(r"\d", "", brief[0][3] or "") != chr(ord("A") + HEADER.index(column)):
        raise Wrong(f"{file.name}: not in the column {column}, but {brief}")
    if not found[0].get("hint"):
        raise Wrong(f"{file.name}: {code} without a hint")
    texts = [program.run("validate", "-p", PLAN, "--lang", lang, file).out for lang in ("en", "vi")]
    if "= help: ".encode() not in texts[0] or "= gợi ý: ".encode() not in texts[1]:
        raise Wrong(f"{file.name}: {code} is not told in both languages")


def in_form(program, name, code, severity, line, column, rows, form):
    table = [HEADER, *[[each.get(header, "") for header in HEADER] for each in [*SOUND, *rows]]]
    if form != "commas" and form != "NFD, CR":
        plain = [[cell.replace(".", ",") if re.fullmatch(r"-?\d+\.\d+", cell) and header in ("value", "numerator")
                  else cell for header, cell in zip(HEADER, cells)] for cells in table[1:]]
        table = [[HEADERS[header] for header in HEADER], *plain]
    try:
        data = FORMS[form](table)
    except UnicodeEncodeError:  # a character that Windows-1258 does not have
        return
    folder = program.scratch / "defects" / name.replace("/", "-").replace("\0", "-")
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{form}.csv"
    file.write_bytes(data)
    one_finding(program, file, code, severity, line, column)


def as_file(program, number, code, severity, line, data):
    file = program.scratch / f"defective-{number}.csv"
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    one_finding(program, file, code, severity, line)


def cases(program):
    severities = {code: severity for code, _, severity in rules()}
    defects = [(f"{code} {column} {number}.{i}", code, NEXT, column, [{**sound, column: text}])
               for number, (code, column, sound, texts) in enumerate(CELLS) for i, text in enumerate(texts)]
    defects += [(f"{code} {column} together {number}", code, NEXT + which, column, rows)
                for number, (code, column, which, rows) in enumerate(TOGETHER)]
    for name, code, line, column, rows in defects:
        for form in FORMS:
            yield Case(f"{name}: {form}",
                       partial(in_form, program, name, code, severities[code], line, column, rows, form))
    for number, (name, rule, line, data) in enumerate(FILES):
        code, _, severity = rule.partition(" ")
        yield Case(name, partial(as_file, program, number, code, severity or severities.get(code), line, data))
