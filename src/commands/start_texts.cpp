#include "commands/start_texts.hpp"

#include <string_view>

namespace plantrack {
namespace {

constexpr std::string_view plan_en =
    R"(# A plan to start from: replace names, dates and figures by those of your document, and take out what you do not need.
# `plantrack lint` says what is wrong and how to fix it; every key is described in plan-format.md.
schema: plantrack/plan@1
id: {id}
title: "Our City: a plan to start from, 2026–2030"
place: {name: Our City, kind: City}   # a province stands under `province`
document:
  number: null                # of the document, where it has one
  issued: null                # 2025-12-20
  issuer: City Council
  status: draft               # issued, draft, or summary (known from a news text alone)
  source: plan.pdf            # file name or address of the document
period: {from: 2026, to: 2030}
numbers: en                   # how figures are written in the progress files: 1,234.5
reporting:
  every: year                 # or half, quarter, month
  due: {days_after: 45}       # after the last day of the period
  to: planning
agencies:
  - {id: planning, name: Planning Department}
  - {id: works, name: Public Works Department}
areas:                        # that report one by one; leave this out where none does
  - {id: north, name: North Ward, level: ward}
  - {id: south, name: South Ward, level: ward}
targets:
  # 1. A count of what is added: periods add up.
  - id: trees-planted
    name: Trees planted along streets
    measure: count
    unit: trees
    accrual: flow
    lead: works
    goal: {at_least: 5000, by: 2030}

  # 2. An amount that is a state: the latest figure stands. It has a milestone.
  - id: cycle-paths
    name: Length of cycle paths
    measure: amount
    unit: km
    accrual: stock
    baseline: {year: 2025, value: 42.5}
    lead: works
    goals:
      - {at_least: 60, by: 2028}
      - {at_least: 80, by: 2030}

  # 3. A ratio: rows give numerator and denominator, so that the percentage is exact.
  - id: recycled-waste
    name: Household waste that is recycled, tonnes of all tonnes
    measure: ratio
    unit: "%"
    lead: works
    goal: {more_than: 50, by: 2030}

  # 4. Something that is done or not.
  - id: climate-plan
    name: A climate plan is adopted
    measure: qualitative
    lead: planning
    goal: {done: true, by: 2027}

  # 5. A target that each area must reach by itself.
  - id: playgrounds
    name: Public playgrounds
    measure: count
    unit: playgrounds
    accrual: stock
    level: ward
    lead: works
    support: [areas]
    goal: {at_least: 2, by: 2028, in_each: ward}

  # 6. A sum of other targets: it takes no rows of its own. One of its parts has a goal for each year.
  - id: trees
    name: Trees planted by anybody
    measure: count
    unit: trees
    sum_of: [trees-planted, trees-by-residents]
    lead: planning
    goal: {at_least: 8000, by: 2030}
  - id: trees-by-residents
    name: Trees planted by residents
    measure: count
    unit: trees
    accrual: flow
    lead: planning
    goal: {at_least: 500, every: year}
)";

constexpr std::string_view plan_vi =
    R"(# Kế hoạch mẫu để bắt đầu: hãy thay tên, ngày và số liệu theo văn bản của đơn vị, bỏ những phần không cần.
# `plantrack lint` cho biết chỗ sai và cách sửa; từng khóa được mô tả ở plan-keys.vi.md.
schema: plantrack/plan@1
id: {id}
title: "Xã Tân Lập: kế hoạch mẫu giai đoạn 2026–2030"
place: {name: Tân Lập, kind: Xã}   # nếu là tỉnh thì dùng khóa `province`
document:
  number: null                # số văn bản, nếu có
  issued: null                # ngày ban hành, ví dụ 2025-12-20
  issuer: UBND xã Tân Lập
  status: draft               # issued (đã ban hành), draft (dự thảo), summary (chỉ biết qua bản tin)
  source: ke-hoach.pdf        # tên tệp hoặc địa chỉ của văn bản
period: {from: 2026, to: 2030}
numbers: vi                   # cách viết số trong tệp số liệu: 1.234,5
reporting:
  every: year                 # hoặc half (6 tháng), quarter (quý), month (tháng)
  due: {days_after: 45}       # số ngày sau ngày cuối kỳ
  to: van-phong
agencies:
  - {id: van-phong, name: Văn phòng HĐND và UBND xã}
  - {id: kinh-te, name: Phòng Kinh tế}
areas:                        # các địa bàn báo cáo riêng; bỏ phần này nếu không có
  - {id: thon-1, name: Thôn Đông, level: village}
  - {id: thon-2, name: Thôn Đoài, level: village}
targets:
  # 1. Số lượng phát sinh thêm: các kỳ cộng dồn.
  - id: cay-xanh
    name: Số cây xanh trồng mới ven đường
    measure: count
    unit: cây
    accrual: flow
    lead: kinh-te
    goal: {at_least: 5000, by: 2030}

  # 2. Một lượng tại thời điểm cuối kỳ: lấy số mới nhất. Có mốc giữa kỳ.
  - id: duong-be-tong
    name: Chiều dài đường thôn được bê tông hóa
    measure: amount
    unit: km
    accrual: stock
    baseline: {year: 2025, value: 42.5}
    lead: kinh-te
    goals:
      - {at_least: 60, by: 2028}
      - {at_least: 80, by: 2030}

  # 3. Tỷ lệ: báo cáo tử số và mẫu số để tỷ lệ được tính chính xác.
  - id: nuoc-sach
    name: Số hộ dùng nước sạch trên tổng số hộ
    measure: ratio
    unit: "%"
    lead: kinh-te
    goal: {more_than: 95, by: 2030}

  # 4. Việc chỉ có xong hoặc chưa xong.
  - id: quy-hoach
    name: Ban hành quy hoạch chung xây dựng xã
    measure: qualitative
    lead: van-phong
    goal: {done: true, by: 2027}

  # 5. Chỉ tiêu mà từng địa bàn phải đạt.
  - id: san-choi
    name: Số sân chơi công cộng
    measure: count
    unit: sân chơi
    accrual: stock
    level: village
    lead: kinh-te
    support: [areas]
    goal: {at_least: 2, by: 2028, in_each: village}

  # 6. Tổng của các chỉ tiêu khác: không có dòng số liệu riêng. Một phần của nó có mức phấn đấu cho từng năm.
  - id: tong-so-cay
    name: Tổng số cây trồng mới
    measure: count
    unit: cây
    sum_of: [cay-xanh, cay-nguoi-dan-trong]
    lead: van-phong
    goal: {at_least: 8000, by: 2030}
  - id: cay-nguoi-dan-trong
    name: Số cây người dân trồng
    measure: count
    unit: cây
    accrual: flow
    lead: van-phong
    goal: {at_least: 500, every: year}
)";

constexpr std::string_view progress_en =
    R"(target,period,area,value,numerator,denominator,status,agency,reported_on,note
trees-planted,2026,,900,,,,works,2027-01-20,made up
cycle-paths,2026,,48.5,,,,works,2027-01-20,made up
recycled-waste,2026,,,4120,10300,,works,2027-01-20,made up
climate-plan,2026,,,,,in-progress,planning,2027-01-22,made up
playgrounds,2026,North Ward,2,,,,works,2027-01-20,made up
playgrounds,2026,South Ward,1,,,,works,2027-01-20,made up
trees-by-residents,2026,,640,,,,planning,2027-01-22,made up
)";

constexpr std::string_view progress_vi =
    R"(chỉ tiêu,kỳ báo cáo,địa phương,giá trị,tử số,mẫu số,tình trạng,cơ quan,ngày báo cáo,ghi chú
cay-xanh,2026,,900,,,,Phòng Kinh tế,20/01/2027,số liệu minh họa
duong-be-tong,2026,,"48,5",,,,Phòng Kinh tế,20/01/2027,số liệu minh họa
nuoc-sach,2026,,,1854,2060,,Phòng Kinh tế,20/01/2027,số liệu minh họa
quy-hoach,2026,,,,,đang thực hiện,Văn phòng HĐND và UBND xã,22/01/2027,số liệu minh họa
san-choi,2026,Thôn Đông,2,,,,Phòng Kinh tế,20/01/2027,số liệu minh họa
san-choi,2026,Thôn Đoài,1,,,,Phòng Kinh tế,20/01/2027,số liệu minh họa
cay-nguoi-dan-trong,2026,,640,,,,Văn phòng HĐND và UBND xã,22/01/2027,số liệu minh họa
)";

constexpr std::string_view project_en =
    R"(# What plantrack takes where the command line does not say: here `plantrack validate` alone checks everything.
schema: plantrack/project@1
plans: [plans/]
progress: [progress/]
lang: en
)";

constexpr std::string_view project_vi =
    R"(# Những gì plantrack dùng khi dòng lệnh không nêu: ở đây chỉ cần `plantrack validate` là kiểm tra tất cả.
schema: plantrack/project@1
plans: [plans/]
progress: [progress/]
lang: vi
)";

std::string in(Lang lang, std::string_view en, std::string_view vi) {
  return std::string(lang == Lang::vi ? vi : en);
}

}  // namespace

std::string start_plan(const std::string& id, Lang lang) {
  std::string text = in(lang, plan_en, plan_vi);
  constexpr std::string_view mark = "{id}";
  return text.replace(text.find(mark), mark.size(), id);
}

std::string start_progress(Lang lang) {
  return in(lang, progress_en, progress_vi);
}

std::string start_project(Lang lang) {
  return in(lang, project_en, project_vi);
}

}  // namespace plantrack
