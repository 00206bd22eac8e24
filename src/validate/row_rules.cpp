#include "validate/row_rules.hpp"

#include "base/unicode.hpp"
#include "model/rules.hpp"
#include "read/progress/cell_advice.hpp"
#include "validate/figure_rules.hpp"

#include <algorithm>

namespace plantrack {
namespace {

using Advice = ProgressReader::Advice;
constexpr int unknown = -2;

std::string listed(const std::deque<PlanIndex>& plans) {
  std::string ids;
  for (const PlanIndex& each : plans) ids += (ids.empty() ? "`" : ", `") + each.plan().id.value + "`";
  return ids;
}

Text local(Date date) {
  return {date.text(), date.local_text()};
}

void check_period(ProgressReader& reader, ProgressRow& row, const Plan& plan, const Target& target) {
  if (plan.months().contains(row.period.value.months(plan.year_begins.value))) return;
  // Of the time before the plan only the baseline year as a whole is ever computed with.
  if (target.baseline.year && row.period.value == Period::of_year(target.baseline.year.value)) return;
  reader.report(row, rule("period-outside-plan"), Column::period, [&] {
    Text hint = say("check the year", "kiểm tra lại năm");
    if (target.baseline.year) {
      hint = say("check the year; beside the plan only its baseline year {} as a whole may be reported",
                 "kiểm tra lại năm; ngoài thời gian kế hoạch chỉ được báo cáo trọn năm gốc {}",
                 target.baseline.year.value);
    }
    return Advice{say("period {} is outside the plan, {} to {}", "kỳ {} nằm ngoài thời gian kế hoạch {}–{}",
                      row.period.value.text(), plan.from.value, plan.to.value),
                  std::move(hint)};
  });
}

void check_area_exists(ProgressReader& reader, ProgressRow& row, const Area& area, Months months) {
  if (area.exists_for_part_of(months)) return;
  reader.report(row, rule("area-did-not-exist"), Column::area, [&] {
    const At<Date> until = area.until();
    const bool ended = until && until.value < first_day(months.first);
    const Text when = ended ? say("existed until {}", "tồn tại đến {}", local(until.value))
                            : say("exists from {}", "tồn tại từ {}", local(area.from().value));
    return Advice{say("area {} {}: not in {}", "địa phương {} chỉ {}: không có trong kỳ {}", area.name.value, when,
                      row.period.value.text()),
                  ended ? say("report what took its place, or correct the period",
                              "báo cáo theo đơn vị thay thế, hoặc sửa lại kỳ báo cáo")
                        : say("correct the area or the period", "sửa lại địa phương hoặc kỳ báo cáo")};
  });
}

void check_agency_exists(ProgressReader& reader, ProgressRow& row, const PlanIndex& index, int number) {
  const Plan& plan = index.plan();
  const Agency& agency = plan.agencies[static_cast<std::size_t>(number)];
  // It must have been there to report; without a day of report, at some time in the period.
  const Date day =
      row.reported_on.good() ? row.reported_on.value : first_day(row.period.value.months(plan.year_begins.value).first);
  if (!agency.until || day <= agency.until.value) return;
  reader.report(row, rule("agency-did-not-exist"), Column::agency, [&] {
    const int heir = index.successor_on(number, day);
    Text hint = say("name the agency that took over its tasks", "ghi cơ quan đã tiếp nhận nhiệm vụ");
    if (heir >= 0) {
      const Agency& successor = plan.agencies[static_cast<std::size_t>(heir)];
      hint =
          say("its successor is `{}` ({})", "cơ quan kế thừa là `{}` ({})", successor.id.value, successor.name.value);
    }
    const Text when = row.reported_on.good() ? say("on {}", "vào ngày {}", local(day))
                                             : say("in {}", "trong kỳ {}", row.period.value.text());
    return Advice{say("agency {} existed until {}: not {}", "cơ quan {} chỉ tồn tại đến {}: không còn {}",
                      agency.name.value, local(agency.until.value), when),
                  std::move(hint)};
  });
}

// Saved in an encoding without the Vietnamese letters: Tr?ng ??nh.
bool has_lost_letters(std::string_view cell) {
  const std::size_t at = cell.find('?');
  return at != std::string_view::npos && cell.find_first_not_of("? ") != std::string_view::npos;
}

// A name that is not known; an error of Excel in its place is called what it is.
template <class Make>
void report_unknown(ProgressReader& reader, ProgressRow& row, const Rule& unknown_name, Column column, Make&& make) {
  if (!is_excel_error(row[column])) {
    return reader.report(row, unknown_name, column, [&] {
      Advice advice = make();
      if (has_lost_letters(row[column])) {
        advice.hint = say("letters were lost when the file was saved: save it again from the workbook as CSV UTF-8",
                          "chữ tiếng Việt bị mất khi lưu tệp (thành dấu ?): hãy lưu lại từ bảng tính gốc với kiểu CSV "
                          "UTF-8");
      }
      return advice;
    });
  }
  reader.report(row, rule("excel-error"), column, [&] {
    CellFault fault = excel_error_fault(row[column]);
    return Advice{std::move(fault.message), std::move(fault.hint)};
  });
}

// "Toàn tỉnh", "Tổng số", the province's own name: people fill the cell in where it should be empty.
bool names_whole_province(std::string_view cell, const Plan& plan) {
  if (cell.size() > 200) return false;
  const std::string key = bare_key(cell);
  for (const std::string_view word : {"toantinh", "catinh", "tinh", "tongso", "tongcong", "tong", "chung", "all",
                                      "province", "wholeprovince", "total"}) {
    if (key == word) return true;
  }
  for (const std::string* name : {&plan.place.name.value.vi, &plan.place.name.value.en}) {
    const std::string place = bare_key(*name);
    if (!place.empty() && (key == place || key == "tinh" + place || key == "toantinh" + place)) return true;
  }
  return false;
}

Text area_hint(const PlanIndex& index, std::string_view cell) {
  const int same_stem = index.areas().find_stem(cell);
  const Text question = same_stem < 0 ? index.areas().suggestion(cell) : index.areas().question(same_stem);
  if (names_whole_province(cell, index.plan())) {
    const Text empty =
        say("leave the area empty for the whole province", "để trống ô địa phương nếu là số liệu toàn tỉnh");
    return same_stem < 0 ? empty : say("{}; or {}", "{}; {}", empty, question);
  }
  if (!question.empty()) return question;
  return say("use an area's id or name from the plan", "dùng mã hoặc tên địa phương có trong kế hoạch");
}

Text responsible_hint(const Plan& plan, const Target& target) {
  if (!target.lead.resolved()) return say("name the agency that is responsible", "ghi cơ quan chịu trách nhiệm");
  const Agency& lead = plan.agencies[static_cast<std::size_t>(target.lead.index)];
  return say("the lead is `{}` ({})", "cơ quan chủ trì là `{}` ({})", lead.id.value, lead.name.value);
}

void check_evidence(ProgressReader& reader, ProgressRow& row, const Target& target) {
  if (!target.evidence_required.value || !row[Column::evidence].empty()) return;
  reader.report(row, rule("evidence-missing"), Column::evidence, [&] {
    return Advice{say("the plan requires evidence for this target", "kế hoạch yêu cầu có minh chứng cho chỉ tiêu này"),
                  say("give a document's number or an address", "ghi số văn bản hoặc địa chỉ trang web")};
  });
}

void check_report_day(ProgressReader& reader, ProgressRow& row, Months months) {
  const Date begin = first_day(months.first);
  if (row.reported_on.value >= begin) return;
  reader.report(row, rule("reported-before-period"), Column::reported_on, [&] {
    return Advice{say("reported on {}, before {} began", "báo cáo ngày {}, trước khi kỳ {} bắt đầu",
                      local(row.reported_on.value), row.period.value.text()),
                  say("correct the date or the period", "sửa lại ngày báo cáo hoặc kỳ báo cáo")};
  });
}

void report_missing(ProgressReader& reader, ProgressRow& row, Column column, const Text& what) {
  reader.report(row, rule("missing-cell"), column, [&] {
    return Advice{say("the row does not say its {}", "dòng không ghi {}", what),
                  say("fill in the cell", "điền vào ô này")};
  });
}

Observation observation(const ProgressRow& row, std::size_t target, int area, Months months) {
  Observation result;
  result.target = static_cast<std::uint32_t>(target);
  result.area = area;
  result.months = months;
  if (row.status.good()) {
    result.figure = Figure::status;
    result.progress = row.status.value;
  } else if (row.numerator.good() && row.denominator.good()) {
    result.figure = Figure::ratio;
    result.value = row.numerator.value;
    result.denominator = row.denominator.value;
  } else {
    result.value = row.value.value;
  }
  if (row.reported_on.good()) result.reported_on = row.reported_on.value;
  result.estimate = row.estimate;
  result.line = row.line;
  return result;
}

}  // namespace

template <class Find>
int RowRules::look_up(int plan, std::string_view cell, Memory& memory, Find&& find) {
  if (memory.plan == plan && memory.cell == cell) return memory.index;
  memory.index = find();
  memory.plan = plan;
  memory.cell = cell;
  return memory.index;
}

std::optional<Observation> RowRules::check(ProgressReader& reader, ProgressRow& row) {
  const int plan = plan_of(reader, row);
  const int target = plan < 0 ? -1 : target_of(reader, row, plan);
  reader.read_cells(row);
  if (!row.period.given()) report_missing(reader, row, Column::period, say("period", "kỳ báo cáo"));
  if (target < 0) return std::nullopt;
  const PlanIndex& index = plans_[static_cast<std::size_t>(plan)];
  const Target& its_target = index.plan().targets[static_cast<std::size_t>(target)];
  if (its_target.derived()) {
    reader.report(row, rule("row-for-derived-target"), Column::target, [&] {
      std::string parts;
      for (const Reference& part : its_target.sum_of) parts += (parts.empty() ? "`" : ", `") + part.id + "`";
      return Advice{say("`{}` is the sum of other targets and takes no rows",
                        "`{}` là tổng của các chỉ tiêu khác, không nhận số liệu trực tiếp", its_target.id.value),
                    say("report its parts: {}", "báo cáo các chỉ tiêu thành phần: {}", parts)};
    });
    return std::nullopt;
  }
  if (row.period.good()) check_period(reader, row, index.plan(), its_target);
  const int area = row[Column::area].empty() ? -1 : area_of(reader, row, plan, target);
  if (!row[Column::agency].empty()) check_agency(reader, row, plan, target, area);
  check_figures(reader, row, its_target, area != -1);
  check_evidence(reader, row, its_target);
  const Months months = row.period.good() ? row.period.value.months(index.plan().year_begins.value) : Months{};
  if (row.period.good() && row.reported_on.good()) check_report_day(reader, row, months);
  if (row.faulty || area == unknown || !row.period.good()) return std::nullopt;
  return observation(row, index.number_of(static_cast<std::size_t>(target)), area, months);
}

int RowRules::plan_of(ProgressReader& reader, ProgressRow& row) const {
  const std::string_view cell = row[Column::plan];
  if (cell.empty() && plans_.size() > 1) {
    report_missing(reader, row, Column::plan, say("plan", "kế hoạch"));
    return -1;
  }
  if (cell.empty()) {
    row.plan = plans_.front().plan().id.value;
    return 0;
  }
  for (std::size_t i = 0; i < plans_.size(); ++i) {
    if (plans_[i].plan().id.value != cell) continue;
    row.plan = plans_[i].plan().id.value;
    return static_cast<int>(i);
  }
  const NameTable names(plans_, [](const PlanIndex& index, const auto& add) {
    add(index.plan().id.value);
    add(index.plan().title.vi);
    add(index.plan().title.en);
  });
  const int found = names.find(cell);
  if (found >= 0) {
    row.plan = plans_[static_cast<std::size_t>(found)].plan().id.value;
    return found;
  }
  report_unknown(reader, row, rule("unknown-plan"), Column::plan, [&] {
    Text hint = names.suggestion(cell);
    if (hint.empty()) hint = say("loaded: {}", "các kế hoạch đang dùng: {}", listed(plans_));
    return Advice{say("no plan `{}` is loaded", "không có kế hoạch `{}`", quoted(cell)), std::move(hint)};
  });
  return -1;
}

int RowRules::target_of(ProgressReader& reader, ProgressRow& row, int plan) {
  const std::string_view cell = row[Column::target];
  if (cell.empty()) {
    report_missing(reader, row, Column::target, say("target", "chỉ tiêu"));
    return -1;
  }
  const PlanIndex& index = plans_[static_cast<std::size_t>(plan)];
  const int target = look_up(plan, cell, target_, [&] { return index.targets().find(cell); });
  if (target >= 0) {
    row.target = index.plan().targets[static_cast<std::size_t>(target)].id.value;
    return target;
  }
  report_unknown(reader, row, rule("unknown-target"), Column::target, [&] {
    for (const PlanIndex& other : plans_) {
      if (&other == &index || other.targets().find(cell) < 0) continue;
      return Advice{say("plan `{}` has no target `{}`", "kế hoạch `{}` không có chỉ tiêu `{}`", index.plan().id.value,
                        quoted(cell)),
                    say("it belongs to plan `{}`", "chỉ tiêu này thuộc kế hoạch `{}`", other.plan().id.value)};
    }
    Text hint = index.targets().suggestion(cell);
    if (hint.empty()) hint = say("use a target's id from the plan file", "dùng mã chỉ tiêu ghi trong tệp kế hoạch");
    return Advice{say("plan `{}` has no target `{}`", "kế hoạch `{}` không có chỉ tiêu `{}`", index.plan().id.value,
                      quoted(cell)),
                  std::move(hint)};
  });
  return -1;
}

int RowRules::area_of(ProgressReader& reader, ProgressRow& row, int plan, int target) {
  const std::string_view cell = row[Column::area];
  const PlanIndex& index = plans_[static_cast<std::size_t>(plan)];
  const Target& its_target = index.plan().targets[static_cast<std::size_t>(target)];
  if (!its_target.by_area() && !is_excel_error(cell)) {
    reader.report(row, rule("area-not-of-level"), Column::area, [&] {
      return Advice{say("`{}` is reported for the whole province, not by area",
                        "chỉ tiêu `{}` báo cáo cho toàn tỉnh, không báo cáo theo địa phương", its_target.id.value),
                    say("leave the area empty", "để trống ô địa phương")};
    });
    return unknown;
  }
  const int area = look_up(plan, cell, area_, [&] { return index.areas().find(cell); });
  if (area < 0) {
    report_unknown(reader, row, rule("unknown-area"), Column::area, [&] {
      return Advice{say("the plan has no area `{}`", "kế hoạch không có địa phương `{}`", quoted(cell)),
                    area_hint(index, cell)};
    });
    return unknown;
  }
  const Area& its_area = index.plan().areas[static_cast<std::size_t>(area)];
  if (its_area.level.value != its_target.level.value) {
    reader.report(row, rule("area-not-of-level"), Column::area, [&] {
      return Advice{say("{} is a {}; `{}` is reported by {}", "{} thuộc cấp {}; chỉ tiêu `{}` báo cáo theo cấp {}",
                        its_area.name.value, index.plan().level_words(its_area.level.value), its_target.id.value,
                        index.plan().level_words(its_target.level.value)),
                    say("name an area of that level", "ghi địa phương thuộc cấp đó")};
    });
    return area;
  }
  if (row.period.good()) {
    check_area_exists(reader, row, its_area, row.period.value.months(index.plan().year_begins.value));
  }
  return area;
}

void RowRules::check_agency(ProgressReader& reader, ProgressRow& row, int plan, int target, int area) {
  const std::string_view cell = row[Column::agency];
  const PlanIndex& index = plans_[static_cast<std::size_t>(plan)];
  const Target& its_target = index.plan().targets[static_cast<std::size_t>(target)];
  const auto not_responsible = [&](const auto& name) {
    reader.report(row, rule("agency-not-responsible"), Column::agency, [&] {
      return Advice{say("{} is neither lead nor support of `{}`, nor successor of one",
                        "{} không phải cơ quan chủ trì hay phối hợp của chỉ tiêu `{}`, cũng không phải cơ quan kế thừa",
                        name, its_target.id.value),
                    responsible_hint(index.plan(), its_target)};
    });
  };
  const int agency = look_up(plan, cell, agency_, [&] { return index.agencies().find(cell); });
  if (agency >= 0) {
    if (row.period.good()) check_agency_exists(reader, row, index, agency);
    if (!index.is_responsible(target, agency)) {
      not_responsible(index.plan().agencies[static_cast<std::size_t>(agency)].name.value);
    }
    return;
  }
  const int committee = look_up(plan, cell, committee_, [&] { return index.find_committee(cell); });
  if (committee < 0) {
    report_unknown(reader, row, rule("unknown-agency"), Column::agency, [&] {
      Text hint = index.agencies().suggestion(cell);
      if (hint.empty())
        hint = say("use an agency's id or name from the plan", "dùng mã hoặc tên cơ quan có trong kế hoạch");
      return Advice{say("the plan has no agency `{}`", "kế hoạch không có cơ quan `{}`", quoted(cell)),
                    std::move(hint)};
    });
    return;
  }
  const bool its_own = its_target.support_areas.value && (area == unknown || area == committee);
  if (!its_own && index.names_somebody(target)) not_responsible(cell);
}

}  // namespace plantrack
