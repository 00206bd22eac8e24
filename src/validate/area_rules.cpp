// The province's figure beside those of its areas, and denominators beside the figures that they name.
#include "model/rules.hpp"
#include "read/cell_advice.hpp"
#include "validate/series.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace plantrack {
namespace {

using Advice = SeriesContext::Advice;

// A province row and what the areas reported for the same period; of a flow also for parts of it.
struct Consolidated {
  RowNumber row;
  Period period;
  Decimal value, denominator;  // sums over the areas
  std::size_t areas = 0;       // that reported something of the period
  std::size_t whole = 0;       // areas that ought to report it and did so whole
  bool negative = false;
  std::vector<RowNumber> rows;
  std::int32_t area = -1;  // whose rows are being added
  int months = 0;          // of the period that they cover
  Month covered{};         // by them, up to the end of this month
};

// A flow of a period concerns all areas that existed for a part of it, a state at its end those that existed then.
bool is_expected(const Area& area, const Target& target, Period period) {
  if (area.level.value != target.level.value) return false;
  if (target.accrual.value == Accrual::stock) return area.exists_in(period.last_month());
  return (!area.from || area.from.value <= last_day(period.last_month())) &&
         (!area.until || area.until.value >= first_day(period.first_month()));
}

// Periods of a flow add up, and so do those inside a year of what starts anew each year.
bool adds_up(const Target& target) {
  return target.accrual.value != Accrual::stock && target.measure.value != Measure::ratio;
}

// Rows of one area come by first month, longer periods first: what ends no later than the last one lies inside it.
void add(Consolidated& sums, const Observation& row, RowNumber number, bool expected) {
  if (sums.area != row.area) {
    sums.area = row.area;
    sums.months = 0;
    sums.areas += 1;
  } else if (row.period.last_month() <= sums.covered) {
    return;
  }
  sums.covered = row.period.last_month();
  sums.months += row.period.length();
  sums.value += row.value;
  sums.denominator += row.denominator;
  sums.negative = sums.negative || row.value.is_negative();
  sums.rows.push_back(number);
  if (expected && sums.months == sums.period.length()) sums.whole += 1;
}

std::vector<Consolidated> consolidated(const SeriesContext& context, SeriesSpan of_target, const Plan& plan,
                                       const Target& target) {
  const Observations& rows = context.rows();
  std::vector<Consolidated> found;
  for (const SeriesEntry& entry : of_target) {  // rows without area come first
    const Observation row = rows[entry.row];
    if (row.faulty) continue;
    if (row.area < 0) {
      found.push_back({entry.row, row.period, {}, {}, 0, 0, row.value.is_negative(), {}, -1, 0, {}});
      continue;
    }
    for (Consolidated& each : found) {
      if (each.period == row.period || (adds_up(target) && each.period.contains(row.period))) {
        add(each, row, entry.row, is_expected(plan.areas[static_cast<std::size_t>(row.area)], target, each.period));
      }
    }
  }
  std::erase_if(found, [](const Consolidated& each) { return each.rows.empty(); });
  return found;
}

// Do the sums over all areas, or over some of them, leave room for the province's figure?
bool is_possible(const Consolidated& sums, const Observation& province, const Target& target, bool complete) {
  if (target.measure.value == Measure::ratio && province.figure == Figure::value) {
    if (!complete || sums.denominator.is_zero()) return true;
    return rounds_to(sums.value, sums.denominator, target.in_percent() ? 100 : 1, province.value);
  }
  if (complete) return province.value == sums.value && province.denominator == sums.denominator;
  if (sums.negative) return true;  // those to come may be below zero as well
  return province.value >= sums.value && province.denominator >= sums.denominator;
}

Text sum_text(const Consolidated& sums, const Target& target) {
  if (target.measure.value != Measure::ratio) return words_for(sums.value);
  return say("{}/{}", "{}/{}", words_for(sums.value), words_for(sums.denominator));
}

Text disagreement(const Text& province, const Text& sum, std::size_t areas, std::size_t expected, bool complete) {
  if (areas == 1 && expected == 1) {
    return say("the province is {}, but its only area reports {}",
               "toàn tỉnh là {}, nhưng địa phương duy nhất báo cáo {}", province, sum);
  }
  if (complete) {
    return say("the province is {}, but its {} areas add up to {}",
               "toàn tỉnh là {}, nhưng {} địa phương cộng lại là {}", province, areas, sum);
  }
  if (areas == 1) {
    return say("the province is {}, but one of its {} areas alone reports {}",
               "toàn tỉnh là {}, nhưng riêng 1 trong {} địa phương đã báo cáo {}", province, expected, sum);
  }
  return say("the province is {}, but the {} of {} areas that reported already add up to {}",
             "toàn tỉnh là {}, nhưng riêng {} trong {} địa phương đã báo cáo cộng lại là {}", province, areas, expected,
             sum);
}

void check_against_areas(SeriesContext& context, const Consolidated& sums, const Plan& plan, const Target& target) {
  Observations& rows = context.rows();
  const Observation province = rows[sums.row];
  const auto existing = static_cast<std::size_t>(std::count_if(
      plan.areas.begin(), plan.areas.end(), [&](const Area& area) { return is_expected(area, target, sums.period); }));
  const bool complete = sums.whole == existing && sums.areas == existing;
  if (is_possible(sums, province, target, complete)) return;
  context.report(rule("areas-disagree"), sums.row, context.figure_column(sums.row), [&] {
    std::vector<Related> related;
    for (const RowNumber row : sums.rows) {
      if (related.size() == 20) break;
      const Area& area = plan.areas[static_cast<std::size_t>(rows.area(row))];
      related.push_back(context.related(row, say("{}: {}", "{}: {}", area.name.value, figure_text(rows[row]))));
    }
    const std::size_t expected = std::max(existing, sums.areas);
    return Advice{disagreement(figure_text(province), sum_text(sums, target), sums.areas, expected, complete),
                  say("correct the row without area, or those of the areas",
                      "sửa lại dòng toàn tỉnh hoặc các dòng của địa phương"),
                  std::move(related)};
  });
  context.mark_faulty(sums.row);
  for (const RowNumber row : sums.rows) context.mark_faulty(row);
}

// A period that areas report as a whole while the province reports parts of it and not the whole: what the province's
// figure holds of the areas' cannot be told, and both would be counted.
struct Crossing {
  Period whole;
  std::vector<RowNumber> province, areas;
};

std::vector<Crossing> crossings(const SeriesContext& context, SeriesSpan of_target) {
  const Observations& rows = context.rows();
  std::vector<RowNumber> province;
  std::map<Period, Crossing> found;
  for (const SeriesEntry& entry : of_target) {  // rows without area come first
    if (context.is_faulty(entry.row)) continue;
    if (!entry.has_area()) {
      province.push_back(entry.row);
      continue;
    }
    const Period period = rows.period(entry.row);
    const auto known = found.find(period);
    if (known != found.end()) {
      known->second.areas.push_back(entry.row);
      continue;
    }
    Crossing crossing{period, {}, {entry.row}};
    bool covered = false;
    for (const RowNumber row : province) {
      covered = covered || rows.period(row).contains(period);
      if (period.contains(rows.period(row))) crossing.province.push_back(row);
    }
    if (covered) crossing.province.clear();
    found.emplace(period, std::move(crossing));
  }
  std::vector<Crossing> crossing;
  for (auto& [period, each] : found) {
    if (!each.province.empty()) crossing.push_back(std::move(each));
  }
  return crossing;
}

void report_crossing(SeriesContext& context, const Crossing& crossing) {
  Observations& rows = context.rows();
  const RowNumber first = *std::min_element(crossing.province.begin(), crossing.province.end());
  context.report(rule("province-part-of-areas"), first, Column::period, [&] {
    std::vector<Related> related;
    for (const RowNumber row : crossing.areas) {
      if (related.size() == 20) break;
      const Plan& plan = context.plans().plans[rows.plan(row)];
      const Area& area = plan.areas[static_cast<std::size_t>(rows.area(row))];
      related.push_back(context.related(row, say("{}: {}", "{}: {}", area.name.value, figure_text(rows[row]))));
    }
    return Advice{
        say("the province reports {} by itself, but areas report {} as a whole, which already holds it",
            "toàn tỉnh báo cáo riêng kỳ {}, nhưng địa phương báo cáo gộp cả kỳ {}, đã gồm số liệu đó",
            rows.period(first).text(), crossing.whole.text()),
        say("report both for the same period: {}", "báo cáo cả hai theo cùng một kỳ: {}", crossing.whole.text()),
        std::move(related)};
  });
  for (const RowNumber row : crossing.province) context.mark_faulty(row);
  for (const RowNumber row : crossing.areas) context.mark_faulty(row);
}

// The counted row of that target, area and period.
std::optional<RowNumber> find_row(const Observations& rows, const RowOrder& order, std::size_t target,
                                  std::int32_t area, Period period) {
  const auto key_of = [&](RowNumber row) { return SeriesEntry::key_of(target, rows.area(row), rows.period(row)); };
  const std::uint64_t wanted = SeriesEntry::key_of(target, area, period);
  const std::span<const RowNumber> counted = order.of(target);
  const auto found = std::lower_bound(counted.begin(), counted.end(), wanted,
                                      [&](RowNumber row, std::uint64_t key) { return key_of(row) < key; });
  return found != counted.end() && key_of(*found) == wanted ? std::optional(*found) : std::nullopt;
}

void check_denominator(SeriesContext& context, const RowOrder& order, RowNumber number, const Target& named,
                       std::size_t named_number) {
  const Observations& rows = context.rows();
  const Observation row = rows[number];
  if (row.faulty || row.figure != Figure::ratio) return;
  if (named.accrual.value == Accrual::flow) return;  // what the periods add up to, which no single row tells
  const std::optional<RowNumber> its_row = find_row(rows, order, named_number, row.area, row.period);
  if (!its_row) return;
  const Observation other = rows[*its_row];
  const bool lone_ratio = named.measure.value == Measure::ratio && other.figure == Figure::value;
  if (other.faulty || other.figure == Figure::status || lone_ratio || other.value == row.denominator) return;
  context.report(rule("denominator-differs"), number, Column::denominator, [&] {
    return Advice{say("denominator {}, but `{}` is {} in the same period", "mẫu số là {}, nhưng `{}` cùng kỳ là {}",
                      words_for(row.denominator), named.id.value, words_for(other.value)),
                  say("the denominator should be that figure", "mẫu số phải bằng số liệu đó"),
                  {context.related(*its_row, say("the figure that it names", "số liệu làm mẫu số"))}};
  });
}

}  // namespace

void check_parts_of_areas(SeriesContext& context, SeriesSpan counted) {
  for_each_run(counted, target_of, [&](SeriesSpan of_target) {
    const Target& target = context.target_of(of_target.front().target());
    const bool adds_up_over_time = target.accrual.value == Accrual::flow && adds_up(target);
    if (!target.by_area() || !adds_up_over_time || of_target.front().has_area()) return;
    for (const Crossing& each : crossings(context, of_target)) report_crossing(context, each);
  });
}

void check_areas(SeriesContext& context, SeriesSpan counted) {
  for_each_run(counted, target_of, [&](SeriesSpan of_target) {
    const std::size_t number = of_target.front().target();
    const Target& target = context.target_of(number);
    if (!target.by_area() || target.measure.value == Measure::qualitative) return;
    if (of_target.front().has_area()) return;  // rows without area come first: there is none
    const Plan& plan = context.plan_of(number);
    for (const Consolidated& each : consolidated(context, of_target, plan, target)) {
      check_against_areas(context, each, plan, target);
    }
  });
}

void check_denominators(SeriesContext& context, SeriesSpan counted, const RowOrder& order) {
  if (counted.empty()) return;
  const std::size_t number = counted.front().target();
  const Target& target = context.target_of(number);
  if (!target.of.resolved()) return;
  const std::size_t plan = context.numbers().plan_of(number);
  const auto of = static_cast<std::size_t>(target.of.index);
  const Target& named = context.plans().plans[plan].targets[of];
  for (const SeriesEntry& entry : counted) {
    check_denominator(context, order, entry.row, named, context.numbers().of(plan, of));
  }
}

}  // namespace plantrack
