// What is said of a row that breaks a rule of the table, and what mends it.
#include "base/rational.hpp"
#include "base/unicode.hpp"
#include "read/progress/cell_advice.hpp"
#include "validate/row_table.hpp"
#include "validate/series.hpp"

#include <algorithm>

namespace plantrack {
namespace {

using Advice = ProgressReader::Advice;

const Target& target_of(const TypedRow& row, const PlanFacts& plan) {
  return plan.target(row.target);
}

Text name_of_target(const TypedRow& row, const PlanFacts& plan) {
  const Target& target = target_of(row, plan);
  return target.name.empty() ? same(target.id.value) : target.name;
}

Text local(Date date) {
  return {date.text(), date.local_text()};
}

Text local(std::int32_t day) {
  return local(Date{day});
}

std::string period_label(const TypedRow& row, const PlanFacts& plan) {
  const Month first = Date{row.first}.month();
  return plan.plan().label({first, Date{row.last}.month() - first + 1});
}

Text measure_words(Measure measure) {
  switch (measure) {
    case Measure::count: return say("a number of things", "số lượng");
    case Measure::amount: return say("an amount", "giá trị");
    case Measure::ratio: return say("a ratio", "tỷ lệ");
    case Measure::qualitative: return say("judged by a status", "chỉ tiêu đánh giá theo tình trạng");
  }
  return {};
}

Text expected_cells(Measure measure) {
  switch (measure) {
    case Measure::count:
    case Measure::amount: return say("fill in `value` alone", "chỉ điền cột `giá trị`");
    case Measure::ratio: return say("fill in `numerator` and `denominator` alone", "chỉ điền cột `tử số` và `mẫu số`");
    case Measure::qualitative:
      return say("write not-started, in-progress or done into `status` alone (add that column if it is missing)",
                 "chỉ ghi chưa thực hiện, đang thực hiện hoặc hoàn thành vào cột `tình trạng` (thêm cột nếu chưa có)");
  }
  return {};
}

Advice wrong(const TypedRow& row, const PlanFacts& plan, Column column) {
  const Measure measure = target_of(row, plan).measure.value;
  return {say("“{}” is {} and takes no {}", "“{}” là {}, không dùng cột {}", name_of_target(row, plan),
              measure_words(measure), words_for(column)),
          say("{}, and leave this cell empty", "{}, và để trống ô này", expected_cells(measure))};
}

Advice negative(Decimal value) {
  return {say("a figure cannot be negative here: {}", "số liệu ở đây không thể âm: {}", words_for(value)),
          say("check the sign", "kiểm tra lại dấu âm")};
}

Text whole_words(const Plan& plan) {
  return plan.place.is_province ? say("the whole province", "toàn tỉnh") : say("the whole", "toàn bộ");
}

bool is_wide(const TypedRow& row) {
  return row.form == TableForm::periods_on_top || row.form == TableForm::areas_on_top;
}

Text joined(const std::vector<Text>& parts) {
  Text all;
  for (const Text& each : parts) all = all.empty() ? each : say("{}, {}", "{}, {}", all, each);
  return all;
}

}  // namespace

bool row_checks::disagree(const TypedRow& row, int factor) {
  if (row.numerator.is_negative() || row.denominator.is_negative()) return false;
  if (row.denominator.is_zero()) return true;
  const Int128 d = row.denominator.units() / Decimal::micro;
  const Int128 n = row.numerator.units() / Decimal::micro;
  const Int128 v = row.value.units() / Decimal::micro;
  const auto is_short = [](Decimal number, Int128 micros) {
    constexpr Int128 most = Int128{1} << 40;  // products then fit
    return number.units() == micros * Decimal::micro && micros < most && micros > -most;
  };
  if (row.value_digits <= 6 && is_short(row.denominator, d) && is_short(row.numerator, n) && is_short(row.value, v)) {
    // |V - f N / D| <= 1/2 x 10^-digits, multiplied out by D, in millionths:
    // |V x D - f x 10^6 x N| x 2 x 10^digits <= 10^6 x D
    Int128 ten = 1;
    for (int i = 0; i < row.value_digits; ++i) ten *= 10;
    const Int128 difference = v * d - factor * Int128{1'000'000} * n;
    return (difference < 0 ? -difference : difference) * 2 * ten > Int128{1'000'000} * d;
  }
  const Rational difference = rational(row.value) - factor * rational(row.numerator) / rational(row.denominator);
  return abs(difference) * 2 * power(Rational(10), static_cast<unsigned>(row.value_digits)) > 1;
}

ProgressReader::Advice advice_below_title_of_area(std::string_view area) {
  return {
      say("a title above, or the name of the sheet, names {}, but the row without area is read as the figure of the "
          "whole",
          "tên bảng hoặc tên trang tính ghi {}, nhưng dòng không ghi địa bàn nên được đọc là số liệu chung",
          visible(area, 80)),
      say("add the column `{}`, and write the area in each row", "thêm cột `{}` và ghi địa bàn ở từng dòng",
          words_for(Column::area))};
}

namespace row_words {

Advice derived_target(const TypedRow& row, const PlanFacts& plan) {
  const Target& target = target_of(row, plan);
  std::vector<Text> parts;
  for (const Reference& part : target.parts()) {
    parts.push_back(part.resolved() ? plan.target(static_cast<std::size_t>(part.index)).name : same(part.id));
  }
  const Text name = name_of_target(row, plan);
  return {target.sum_of.empty() ? say("“{}” is computed from other targets and takes no rows",
                                      "“{}” được tính từ các chỉ tiêu khác, không nhận số liệu trực tiếp", name)
                                : say("“{}” is the sum of other targets and takes no rows",
                                      "“{}” là tổng của các chỉ tiêu khác, không nhận số liệu trực tiếp", name),
          say("report its parts: {}", "báo cáo các chỉ tiêu thành phần: {}", joined(parts))};
}

Advice before_plan(const TypedRow& row, const PlanFacts& plan) {
  return {say("period {} is before the plan, {} to {}: shown as history, counted for nothing",
              "kỳ {} ở trước thời gian kế hoạch {}–{}: chỉ dùng làm số liệu lịch sử, không được tính",
              period_label(row, plan), plan.plan().from.value, plan.plan().to.value),
          say("nothing need be done, if the year is right", "không cần sửa nếu ghi đúng năm")};
}

Advice after_plan(const TypedRow& row, const PlanFacts& plan) {
  return {say("period {} is outside the plan, {} to {}", "kỳ {} nằm ngoài thời gian kế hoạch {}–{}",
              period_label(row, plan), plan.plan().from.value, plan.plan().to.value),
          say("check the year", "kiểm tra lại năm")};
}

Advice target_of_whole(const TypedRow& row, const PlanFacts& plan) {
  return {
      say("“{}” is reported for {}, not by area", "“{}” báo cáo cho {}, không báo cáo theo địa bàn",
          name_of_target(row, plan), whole_words(plan.plan())),
      row.form == TableForm::areas_on_top
          ? say("write it in a table without columns of areas", "ghi chỉ tiêu này vào bảng không có các cột địa bàn")
          : say("leave the area empty if it is the figure of the whole; of several areas write what they make together "
                "in one row",
                "để trống ô `{}` nếu là số liệu chung; nếu là số của từng địa bàn thì gộp lại và ghi thành một dòng",
                words_for(Column::area).vi)};
}

Advice other_level(const TypedRow& row, const PlanFacts& plan) {
  const Area& area = plan.plan().areas[static_cast<std::size_t>(row.area)];
  const Target& target = target_of(row, plan);
  return {say("{} is a {}; “{}” is reported by {}", "{} thuộc cấp {}; chỉ tiêu “{}” báo cáo theo cấp {}",
              area.name.value, plan.plan().level_words(area.level.value), name_of_target(row, plan),
              plan.plan().level_words(target.level.value)),
          row.form == TableForm::areas_on_top ? say("write it in a table whose columns are areas of that level",
                                                    "ghi chỉ tiêu này vào bảng có các cột là địa bàn thuộc cấp đó")
                                              : say("name an area of that level", "ghi địa bàn thuộc cấp đó")};
}

Advice area_gone(const TypedRow& row, const PlanFacts& plan) {
  const Plan& its_plan = plan.plan();
  const Area& area = its_plan.areas[static_cast<std::size_t>(row.area)];
  const At<Date> until = area.until();
  const bool ended = until && until.value.days < row.first;
  const Text when = ended ? say("existed until {}", "tồn tại đến {}", local(until.value))
                          : say("exists from {}", "tồn tại từ {}", local(area.from().value));
  std::vector<Text> heirs;
  for (const Reference& each : area.succeeded_by()) {
    if (each.resolved()) {
      heirs.push_back(same(std::string(its_plan.areas[static_cast<std::size_t>(each.index)].name.value)));
    }
  }
  Text hint = say("correct the area or the period", "sửa lại địa bàn hoặc kỳ báo cáo");
  if (ended) {
    hint = say("correct the period, or delete the row: the plan names no area that took its place",
               "sửa lại kỳ báo cáo hoặc xóa dòng: kế hoạch không ghi địa bàn nào thay thế");
  }
  if (ended && !heirs.empty()) {
    hint = say("its place was taken by {}: report these, or correct the period",
               "đã được thay bằng {}: báo cáo theo các đơn vị này, hoặc sửa lại kỳ báo cáo", joined(heirs));
  }
  return {say("{} {}: not in {}", "{} chỉ {}: không có trong kỳ {}", area.name.value, when, period_label(row, plan)),
          std::move(hint)};
}

Advice agency_gone(const TypedRow& row, const PlanFacts& plan) {
  const Plan& its_plan = plan.plan();
  const Agency& agency = its_plan.agencies[static_cast<std::size_t>(row.agency)];
  const bool dated = row.reported != Row::no_day;
  const Date day{dated ? row.reported : row.first};
  const int heir = plan.index.successor_on(row.agency, day);
  Text hint = say("name the agency that took over its tasks", "ghi cơ quan đã tiếp nhận nhiệm vụ");
  if (heir >= 0) {
    hint = say("its successor is {}", "cơ quan kế thừa là {}",
               its_plan.agencies[static_cast<std::size_t>(heir)].name.value);
  }
  const Text when =
      dated ? say("on {}", "vào ngày {}", local(day)) : say("in {}", "trong kỳ {}", period_label(row, plan));
  return {say("{} existed until {}: not {}", "{} chỉ tồn tại đến {}: không còn {}", agency.name.value,
              local(agency.until.value), when),
          std::move(hint)};
}

Advice not_responsible(const TypedRow& row, const PlanFacts& plan) {
  const Plan& its_plan = plan.plan();
  const Target& target = target_of(row, plan);
  const Text who = row.agency >= 0 ? its_plan.agencies[static_cast<std::size_t>(row.agency)].name.value
                                   : same(quoted(row.agency_cell));
  Text hint = say("name the agency that is responsible", "ghi cơ quan chịu trách nhiệm");
  if (!target.lead && target.support.empty() && !target.support_areas) {
    hint = say("the plan names nobody for it: leave the cell empty", "kế hoạch không giao cơ quan nào: để trống ô này");
  } else if (target.lead.resolved()) {
    hint = say("the lead is {}", "cơ quan chủ trì là {}",
               its_plan.agencies[static_cast<std::size_t>(target.lead.index)].name.value);
  }
  return {say("{} is neither lead nor support of “{}”, nor successor of one",
              "{} không phải cơ quan chủ trì hay phối hợp của chỉ tiêu “{}”, cũng không phải cơ quan kế thừa", who,
              name_of_target(row, plan)),
          std::move(hint)};
}

Advice wrong_value(const TypedRow& row, const PlanFacts& plan) {
  return wrong(row, plan, Column::value);
}

Advice wrong_numerator(const TypedRow& row, const PlanFacts& plan) {
  return wrong(row, plan, Column::numerator);
}

Advice wrong_denominator(const TypedRow& row, const PlanFacts& plan) {
  return wrong(row, plan, Column::denominator);
}

Advice wrong_status(const TypedRow& row, const PlanFacts& plan) {
  return wrong(row, plan, Column::status);
}

Advice untouched(const TypedRow&, const PlanFacts&) {
  return {say("no figure yet: the row is as a template writes it", "chưa điền số liệu: dòng vẫn như trong mẫu"),
          say("fill it in, or leave it for the next time", "điền số liệu, hoặc để lại cho lần sau")};
}

Advice no_status(const TypedRow&, const PlanFacts&) {
  return {say("the row has no status", "dòng chưa ghi tình trạng thực hiện"),
          say("write not-started, in-progress or done, or remove the row",
              "ghi chưa thực hiện, đang thực hiện hoặc hoàn thành, hoặc bỏ dòng này")};
}

Advice no_parts(const TypedRow& row, const PlanFacts& plan) {
  if (is_wide(row)) return no_value(row, plan);
  return {say("the row has no figure", "dòng không có số liệu"),
          say("fill in numerator and denominator, or remove the row: an empty cell is not zero",
              "điền tử số và mẫu số, hoặc bỏ dòng này: ô trống không có nghĩa là 0")};
}

Advice no_value(const TypedRow& row, const PlanFacts&) {
  if (row.form == TableForm::rows_without_value) {
    return {say("the row has no figure: the file has no column `value`",
                "dòng không có số liệu: tệp không có cột `giá trị`"),
            say("add the column `value` and fill it in", "thêm cột `giá trị` và điền số liệu")};
  }
  return {say("the row has no figure", "dòng không có số liệu"),
          say("fill it in, or remove the row: an empty cell is not zero",
              "điền số liệu hoặc bỏ dòng này: ô trống không có nghĩa là 0")};
}

Advice no_denominator(const TypedRow&, const PlanFacts&) {
  return {say("a numerator without denominator", "có tử số nhưng thiếu mẫu số"),
          say("fill in the denominator", "điền mẫu số")};
}

Advice no_numerator(const TypedRow& row, const PlanFacts&) {
  Text hint = say("fill in the numerator", "điền tử số");
  if ((row.good & TypedRow::bit(Column::value)) != 0) {
    hint = say(
        "if {0} is the numerator, move it from `value` to `numerator`; else fill that in and leave `value` empty",
        "nếu {0} là tử số thì chuyển từ cột `giá trị` sang cột `tử số`; nếu không thì điền tử số và để trống `giá trị`",
        words_for(row.value));
  }
  return {say("a denominator without numerator", "có mẫu số nhưng thiếu tử số"), std::move(hint)};
}

Advice area_without_parts(const TypedRow& row, const PlanFacts&) {
  const Text hint = is_wide(row) ? say("write both into the cell, as in `6/8`", "ghi cả hai vào ô này, ví dụ `6/8`")
                                 : say("fill in `numerator` and `denominator`", "điền cột `tử số` và `mẫu số`");
  if (row.area == TypedRow::nobody) {
    return {say("a ratio that adds up over time (accrual: flow) needs its numerator and denominator: percentages of "
                "periods do not add up",
                "tỷ lệ cộng dồn theo thời gian (accrual: flow) phải có tử số và mẫu số, vì tỷ lệ của các kỳ không cộng "
                "được "
                "với nhau"),
            hint};
  }
  return {say("a ratio of one area needs its numerator and denominator: ratios cannot be added up",
              "tỷ lệ của từng địa bàn phải có tử số và mẫu số, vì không cộng được các tỷ lệ với nhau"),
          hint};
}

Advice negative_value(const TypedRow& row, const PlanFacts&) {
  return negative(row.value);
}

Advice negative_numerator(const TypedRow& row, const PlanFacts&) {
  return negative(row.numerator);
}

Advice negative_denominator(const TypedRow& row, const PlanFacts&) {
  return negative(row.denominator);
}

Advice fraction(const TypedRow& row, const PlanFacts& plan) {
  return {say("“{}” is counted in whole numbers, not {}", "“{}” là số lượng nên phải là số nguyên, không phải {}",
              name_of_target(row, plan), words_for(row.value)),
          say("write a whole number", "ghi số nguyên")};
}

Advice zero_denominator(const TypedRow& row, const PlanFacts&) {
  return {say("denominator 0 under the numerator {}", "mẫu số bằng 0 trong khi tử số là {}", words_for(row.numerator)),
          say("correct one of them; 0 of 0 is allowed where there is nothing to measure",
              "sửa lại một trong hai; chỉ ghi 0/0 khi không có gì để đo")};
}

namespace {

// 64.377 beside 28361: three decimals are thousands more often than not.
Text with_thousands(const TypedRow& row, Text hint) {
  if (decimals_of(row.denominator) != 3) return hint;
  std::string whole = row.denominator.text();
  whole.erase(whole.find('.'), 1);
  return say("is the denominator {}, without decimals? {}", "mẫu số có phải là {}, không có phần thập phân? {}", whole,
             hint);
}

}  // namespace

Advice over_hundred(const TypedRow& row, const PlanFacts&) {
  return {
      say("numerator {} is above denominator {}: more than 100 %", "tử số {} lớn hơn mẫu số {}: vượt quá 100%",
          words_for(row.numerator), words_for(row.denominator)),
      with_thousands(row, say("check both, perhaps they were swapped", "kiểm tra lại hai số, có thể đã ghi nhầm chỗ"))};
}

Advice value_over_hundred(const TypedRow& row, const PlanFacts&) {
  return {say("{} % is more than 100 %", "{}% vượt quá 100%", words_for(row.value)),
          say("check the figure; where more is possible, the plan says `may_exceed_100: true`",
              "kiểm tra lại số liệu; nếu có thể vượt 100% thì kế hoạch phải ghi `may_exceed_100: true`")};
}

Advice disagrees(const TypedRow& row, const PlanFacts& plan) {
  if (row.denominator.is_zero()) {
    return {say("value {} beside 0/0, which has no value", "giá trị {} đi kèm 0/0, là tỷ lệ không có giá trị",
                words_for(row.value)),
            say("leave the value empty", "để trống ô giá trị")};
  }
  const int factor = row_checks::target(row, plan).in_percent ? 100 : 1;
  Decimal real;
  parse_decimal(rounded_text(factor * rational(row.numerator) / rational(row.denominator),
                             std::min(row.value_digits + 1, Decimal::max_fraction_digits), false),
                real);
  return {
      say("value {} disagrees with {}/{}, which is {}", "giá trị {} không khớp với {}/{}, tức là {}",
          words_for(row.value), words_for(row.numerator), words_for(row.denominator), words_for(real)),
      say("correct one of the three, or leave the value empty", "sửa lại một trong ba số, hoặc để trống ô giá trị")};
}

Advice no_evidence(const TypedRow&, const PlanFacts&) {
  return {say("the plan requires evidence for this target", "kế hoạch yêu cầu có minh chứng cho chỉ tiêu này"),
          say("give a document's number or an address in a column `{}`; leave the row out until there is one",
              "ghi số văn bản hoặc địa chỉ trang web ở cột `{}`; nếu chưa có thì bỏ dòng này, báo cáo khi có",
              words_for(Column::evidence))};
}

namespace {

// In a plan whose years begin in April, 2024-Q4 is January to March 2025: who writes it in January meant 2024-Q3.
Text calendar_period_hint(const TypedRow& row, const PlanFacts& plan) {
  const int year_begins = plan.plan().year_begins.value;
  const Month first = Date{row.first}.month();
  const Months months{first, Date{row.last}.month() - first + 1};
  if (year_begins == 1 || months.length == 1) return {};
  const Period written = Period::named(months, year_begins);
  const Months calendar = written.months(1);
  const Period meant = Period::named(calendar, year_begins);
  if (last_day(calendar.last()).days > row.reported) return {};
  const Text known = say("in this plan {} is {} to {}", "trong kế hoạch này {} là từ {} đến {}", written.text(),
                         months.first.text(), months.last().text());
  if (meant.months(year_begins) != calendar) return known;
  return say("{}: for {} to {} write {}", "{}: nếu là từ {} đến {} thì ghi {}", known, calendar.first.text(),
             calendar.last().text(), meant.text());
}

Text with_calendar(const TypedRow& row, const PlanFacts& plan, Text hint) {
  const Text calendar = calendar_period_hint(row, plan);
  return calendar.empty() ? hint : say("{}; else {}", "{}; nếu không, {}", calendar, hint);
}

}  // namespace

Advice before_period(const TypedRow& row, const PlanFacts& plan) {
  return {say("reported on {}, before {} began", "báo cáo ngày {}, trước khi kỳ {} bắt đầu", local(row.reported),
              period_label(row, plan)),
          with_calendar(row, plan, say("correct the date or the period", "sửa lại ngày báo cáo hoặc kỳ báo cáo"))};
}

Advice early(const TypedRow& row, const PlanFacts& plan) {
  return {
      say("reported on {}, before {} was over: it counts as an estimate",
          "báo cáo ngày {}, khi kỳ {} chưa kết thúc: được coi là số ước", local(row.reported), period_label(row, plan)),
      with_calendar(row, plan,
                    row.form == TableForm::periods_on_top
                        ? say("name its column `Estimate {0}`, or correct the date",
                              "đặt tên cột là `Ước {0}`, hoặc sửa lại ngày báo cáo", period_label(row, plan))
                        : say("write `yes` in the column `estimate`, or correct the date",
                              "ghi `có` vào cột `ước tính`, hoặc sửa lại ngày báo cáo"))};
}

Advice far_off(const TypedRow& row, const PlanFacts& plan) {
  return {say("reported on {}, more than two years after {}", "báo cáo ngày {}, hơn hai năm sau kỳ {}",
              local(row.reported), period_label(row, plan)),
          say("correct the date, if it is mistyped; it does not decide as of which day the report is",
              "sửa lại nếu ghi nhầm ngày; ngày này không được dùng để xác định thời điểm báo cáo")};
}

Advice says_total(const TypedRow& row, const PlanFacts& plan) {
  return {say("the note says that the figure is a running total, and the figures of {} are added up",
              "ghi chú nêu số lũy kế, trong khi số liệu các kỳ của {} được cộng lại", name_of_target(row, plan)),
          say("report what was added in {} alone, or let the plan say `rows: {}`",
              "chỉ báo cáo số phát sinh trong kỳ {}, hoặc ghi `rows: {}` trong kế hoạch", period_label(row, plan),
              row.over_years ? "to-date" : "year-to-date")};
}

}  // namespace row_words
}  // namespace plantrack
