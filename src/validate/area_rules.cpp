// The province's figure beside those of its areas, and denominators beside the figures that they name.
#include "model/rules.hpp"
#include "model/running_totals.hpp"
#include "read/progress/cell_advice.hpp"
#include "validate/series.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace plantrack {
namespace {

using Advice = SeriesContext::Advice;

// A province row and what the areas reported for the same period; of a flow also for parts of it.
struct Consolidated {
  const Row* row;
  Months months;
  Decimal value, denominator;  // sums over the areas
  std::size_t areas = 0;       // that reported something of the period
  std::size_t whole = 0;       // areas that ought to report it and did so whole
  bool negative = false;
  std::vector<const Row*> rows;
  std::int32_t area = -1;  // whose rows are being added
  int covered_months = 0;  // of the period, by them
  Month covered{};         // by them, up to the end of this month
};

// A flow of a period concerns all areas that existed for a part of it (of a running total: of all that it tells of), a
// state at its end those that existed then.
bool is_expected(const Area& area, const Plan& plan, const Target& target, Months months) {
  if (area.level.value != target.level.value) return false;
  if (target.accrual.value == Accrual::stock) return area.exists_in(months.last());
  return area.exists_for_part_of(months_told(plan, target, months));
}

// Periods of a flow add up, and so do those inside a year of what starts anew each year.
bool adds_up(const Target& target) {
  return (target.is_flow() || target.is_yearly()) && target.rows.value == RowTotals::each_period;
}

// Rows of one area come by first month, longer periods first: what ends no later than the last one lies inside it.
void add(Consolidated& sums, const Observation& row, const Row& kept, bool expected) {
  if (sums.area != row.area) {
    sums.area = row.area;
    sums.covered_months = 0;
    sums.areas += 1;
  } else if (row.months.last() <= sums.covered) {
    return;
  }
  sums.covered = row.months.last();
  sums.covered_months += row.months.length;
  sums.value += row.value;
  sums.denominator += row.denominator;
  sums.negative = sums.negative || row.value.is_negative();
  sums.rows.push_back(&kept);
  if (expected && sums.covered_months == sums.months.length) sums.whole += 1;
}

std::vector<Consolidated> consolidated(const SeriesContext& context, RowSpan counted) {
  const Target& target = context.target();
  std::vector<Consolidated> found;
  for (const Row& kept : counted) {  // rows without area come first
    if (context.is_faulty(kept)) continue;
    const Observation row = context.rows().unpacked(kept);
    if (row.area < 0) {
      found.push_back({&kept, row.months, {}, {}, 0, 0, row.value.is_negative(), {}, -1, 0, {}});
      continue;
    }
    for (Consolidated& each : found) {
      if (each.months == row.months || (adds_up(target) && each.months.contains(row.months))) {
        const Area& area = context.plan().areas[static_cast<std::size_t>(row.area)];
        add(each, row, kept, is_expected(area, context.plan(), target, each.months));
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
    return say("the whole is {}, but its only area reports {}",
               "số liệu chung là {}, nhưng địa bàn duy nhất báo cáo {}", province, sum);
  }
  if (complete) {
    return say("the whole is {}, but its {} areas add up to {}", "số liệu chung là {}, nhưng {} địa bàn cộng lại là {}",
               province, areas, sum);
  }
  if (areas == 1) {
    return say("the whole is {}, but one of its {} areas alone reports {}",
               "số liệu chung là {}, nhưng riêng 1 trong {} địa bàn đã báo cáo {}", province, expected, sum);
  }
  return say("the whole is {}, but the {} of {} areas that reported already add up to {}",
             "số liệu chung là {}, nhưng riêng {} trong {} địa bàn đã báo cáo cộng lại là {}", province, areas,
             expected, sum);
}

// The areas' figures, as many as are worth listing.
std::vector<Related> listed(const SeriesContext& context, const std::vector<const Row*>& rows) {
  constexpr std::size_t most = 20;
  std::vector<Related> related;
  for (std::size_t i = 0; i < std::min(rows.size(), most); ++i) {
    const Area& area = context.plan().areas[static_cast<std::size_t>(rows[i]->area())];
    const Text figure = figure_text(context.rows().unpacked(*rows[i]));
    related.push_back(context.related(*rows[i], say("{}: {}", "{}: {}", area.name.value, figure)));
  }
  return related;
}

// Does the row without area stand between rows of areas for the same period, as an area's row with its name left out?
bool stands_among_areas(const SeriesContext& context, const Consolidated& sums) {
  const std::uint32_t file = context.rows().file_of(sums.row->number);
  const auto neighbours = std::count_if(sums.rows.begin(), sums.rows.end(), [&](const Row* each) {
    const bool next = each->number + 1 == sums.row->number || each->number == sums.row->number + 1;
    return next && each->months() == sums.months && context.rows().file_of(each->number) == file;
  });
  return neighbours == 2;
}

void report_among_areas(SeriesContext& context, const Consolidated& sums) {
  std::vector<bool> reported(context.plan().areas.size());
  for (const Row* each : sums.rows) reported[static_cast<std::size_t>(each->area())] = true;
  std::size_t missing = 0;
  const Area* first = nullptr;
  for (std::size_t i = 0; i < reported.size(); ++i) {
    const Area& area = context.plan().areas[i];
    if (reported[i] || !is_expected(area, context.plan(), context.target(), sums.months)) continue;
    if (missing++ == 0) first = &area;
  }
  if (first == nullptr) return;
  context.report(rule("area-perhaps-left-out"), *sums.row, Column::area, [&] {
    return Advice{
        missing == 1
            ? say("the row stands between rows of areas, and is read as the figure of the whole; {} has no row",
                  "dòng nằm giữa các dòng của địa bàn nhưng được đọc là số liệu chung; {} chưa có dòng nào",
                  first->name.value)
            : say("the row stands between rows of areas, and is read as the figure of the whole; {} areas have no row, "
                  "{} among them",
                  "dòng nằm giữa các dòng của địa bàn nhưng được đọc là số liệu chung; {} địa bàn chưa có dòng nào, "
                  "trong đó có {}",
                  missing, first->name.value),
        say("write the area, or put the row of the whole behind those of the areas",
            "điền tên địa bàn, hoặc đặt dòng số liệu chung sau các dòng của địa bàn"),
        {}};
  });
}

void check_against_areas(SeriesContext& context, const Consolidated& sums) {
  const Target& target = context.target();
  const std::vector<Area>& areas = context.plan().areas;
  const Observation province = context.rows().unpacked(*sums.row);
  const auto existing = static_cast<std::size_t>(std::count_if(areas.begin(), areas.end(), [&](const Area& area) {
    return is_expected(area, context.plan(), target, sums.months);
  }));
  const bool complete = sums.whole == existing && sums.areas == existing;
  const bool among_areas = !complete && stands_among_areas(context, sums);
  if (is_possible(sums, province, target, complete)) {
    if (among_areas) report_among_areas(context, sums);
    return;
  }
  // Of an amount those to come may be below zero.
  const bool may_be = !complete && target.measure.value == Measure::amount;
  const Rule& broken = may_be ? rule("parts-exceed-amount") : rule("areas-disagree");
  context.report(broken, *sums.row, SeriesContext::figure_column(*sums.row), [&] {
    const std::size_t expected = std::max(existing, sums.areas);
    return Advice{disagreement(figure_text(province), sum_text(sums, target), sums.areas, expected, complete),
                  among_areas ? say("the row stands between those of areas: write its area, if one is meant",
                                    "dòng này nằm giữa các dòng của địa bàn: điền tên địa bàn nếu đó là số liệu của "
                                    "một địa bàn")
                              : say("correct the row without area, or those of the areas",
                                    "sửa lại dòng số liệu chung hoặc các dòng của địa bàn"),
                  listed(context, sums.rows)};
  });
  if (may_be) return;
  context.mark_faulty(*sums.row);
  for (const Row* row : sums.rows) context.mark_faulty(*row);
}

// A period that areas report as a whole while the province reports parts of it and not the whole: what the province's
// figure holds of the areas' cannot be told, and both would be counted.
struct Crossing {
  Months whole;
  std::vector<const Row*> province, areas;
};

std::vector<Crossing> crossings(const SeriesContext& context, RowSpan counted) {
  std::vector<const Row*> province;
  std::map<Months, Crossing> found;
  for (const Row& row : counted) {  // rows without area come first
    if (context.is_faulty(row)) continue;
    if (!row.has_area()) {
      province.push_back(&row);
      continue;
    }
    const Months period = row.months();
    const auto known = found.find(period);
    if (known != found.end()) {
      known->second.areas.push_back(&row);
      continue;
    }
    Crossing crossing{period, {}, {&row}};
    bool covered = false;
    for (const Row* of_province : province) {
      covered = covered || of_province->months().contains(period);
      if (period.contains(of_province->months())) crossing.province.push_back(of_province);
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
  const Row& first = **std::min_element(crossing.province.begin(), crossing.province.end(),
                                        [](const Row* a, const Row* b) { return a->number < b->number; });
  const std::vector<Area>& areas = context.plan().areas;
  const bool all = std::all_of(areas.begin(), areas.end(), [&](const Area& area) {
    const auto number = static_cast<std::int32_t>(&area - areas.data());
    return !is_expected(area, context.plan(), context.target(), crossing.whole) ||
           std::any_of(crossing.areas.begin(), crossing.areas.end(),
                       [number](const Row* row) { return row->area() == number; });
  });
  if (all) {
    for (const Row* row : crossing.province) {
      context.report(rule("province-part-set-aside"), *row, Column::period, [&] {
        return Advice{say("every area reports {} as a whole, which already holds this row: it is not added",
                          "mọi địa bàn đã báo cáo cả kỳ {}, đã gồm dòng này: không cộng thêm",
                          context.plan().label(crossing.whole)),
                      say("nothing need be done", "không cần sửa gì"),
                      {}};
      });
    }
    return;
  }
  context.report(rule("province-part-of-areas"), first, Column::period, [&] {
    return Advice{say("the province reports {} by itself, but areas report {} as a whole, which already holds it",
                      "số liệu chung báo cáo riêng kỳ {}, nhưng địa bàn báo cáo gộp cả kỳ {}, đã gồm số liệu đó",
                      context.label(first), context.plan().label(crossing.whole)),
                  say("report both for the same period: {}", "báo cáo cả hai theo cùng một kỳ: {}",
                      context.plan().label(crossing.whole)),
                  listed(context, crossing.areas)};
  });
  for (const Row* row : crossing.province) context.mark_faulty(*row);
  for (const Row* row : crossing.areas) context.mark_faulty(*row);
}

// Compares a ratio's denominator with the row of the target that it names, of the same area and period.
void check_denominator(SeriesContext& context, const Row& kept, const Target& named, std::size_t named_number) {
  if (kept.figure() != Figure::ratio) return;
  if (named.accrual.value == Accrual::flow) return;  // what the periods add up to, which no single row tells
  const RowSpan others = context.rows().counted(named_number);
  const std::uint64_t wanted =
      Row::key_of(named_number, kept.area(), static_cast<std::uint32_t>(kept.key & Row::period_mask));
  const auto found = std::lower_bound(others.begin(), others.end(), wanted,
                                      [](const Row& row, std::uint64_t key) { return row.key < key; });
  if (found == others.end() || found->key != wanted) return;
  const Observation row = context.rows().unpacked(kept);
  const Observation other = context.rows().unpacked(*found);
  const bool lone_ratio = named.measure.value == Measure::ratio && other.figure == Figure::value;
  if (other.figure == Figure::status || lone_ratio || other.value == row.denominator) return;
  context.report(rule("denominator-differs"), kept, Column::denominator, [&] {
    return Advice{
        say("denominator {}, but “{}” is {} in the same period", "mẫu số là {}, nhưng “{}” cùng kỳ là {}",
            words_for(row.denominator), named.name.empty() ? same(named.id.value) : named.name, words_for(other.value)),
        say("the denominator should be that figure", "mẫu số phải bằng số liệu đó"),
        {context.related(*found, say("the figure that it names", "số liệu làm mẫu số"))}};
  });
}

}  // namespace

void check_parts_of_areas(SeriesContext& context, RowSpan counted) {
  const Target& target = context.target();
  const bool adds_up_over_time = target.accrual.value == Accrual::flow && adds_up(target);
  if (!target.by_area() || target.across.value == Across::none || !adds_up_over_time) return;
  if (counted.empty() || counted.front().has_area()) return;
  for (const Crossing& each : crossings(context, counted)) report_crossing(context, each);
}

void check_areas(SeriesContext& context, RowSpan counted) {
  const Target& target = context.target();
  if (!target.by_area() || target.measure.value == Measure::qualitative) return;
  if (target.across.value == Across::none || target.is_rate()) return;  // their figures are not added up
  if (counted.empty() || counted.front().has_area()) return;            // rows without area come first: there is none
  for (const Consolidated& each : consolidated(context, counted)) check_against_areas(context, each);
}

void check_denominators(SeriesContext& context, RowSpan counted) {
  const Target& target = context.target();
  if (!target.of.resolved()) return;
  const auto of = static_cast<std::size_t>(target.of.index);
  const Target& named = context.plan().targets[of];
  const std::size_t number = context.numbers().of(context.plan_number(), of);
  for (const Row& row : counted) check_denominator(context, row, named, number);
}

}  // namespace plantrack
