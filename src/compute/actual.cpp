#include "compute/actual.hpp"

#include <algorithm>

namespace plantrack {
namespace {

// A running sum of rows. Ratios keep numerator and denominator apart, so that areas add up as sums, never as a mean.
struct Tally {
  bool any = false;
  Decimal value;        // or the numerator
  Decimal denominator;  // of a ratio given by its parts
  bool by_parts = false;
  Progress progress = Progress::done;
  bool estimated = false;
  bool from_areas = false;
  Month at;

  void add(const Observations& rows, const Row& row) {
    if (row.figure() == Figure::status) {
      progress = std::min(progress, row.progress());
    } else {
      value += rows.value_of(row.value);
    }
    if (row.figure() == Figure::ratio) {
      denominator += rows.value_of(row.denominator);
      by_parts = true;
    }
    estimated = estimated || row.estimate();
    from_areas = from_areas || row.has_area();
    at = any ? std::max(at, row.last_month()) : row.last_month();
    any = true;
  }
  void add(const Tally& other) {
    if (!other.any) return;
    value += other.value;
    denominator += other.denominator;
    by_parts = by_parts || other.by_parts;
    progress = std::min(progress, other.progress);
    estimated = estimated || other.estimated;
    from_areas = from_areas || other.from_areas;
    at = any ? std::max(at, other.at) : other.at;
    any = true;
  }
};

Actual finished(const Target& target, const Tally& tally) {
  Actual actual;
  if (!tally.any) return actual;
  actual.estimated = tally.estimated;
  actual.from_areas = tally.from_areas;
  actual.at = tally.at;
  if (target.measure.value == Measure::qualitative) {
    actual.progress = tally.progress;
  } else if (target.measure.value == Measure::ratio && tally.by_parts) {
    actual.numerator = rational(tally.value);
    actual.denominator = rational(tally.denominator);
    if (tally.denominator.is_zero()) {
      actual.nothing_to_measure = true;
    } else {
      // Σ numerator / Σ denominator, times 100 for a ratio in %.
      actual.value = Rational(*actual.numerator / *actual.denominator * (target.in_percent() ? 100 : 1));
    }
  } else {
    actual.value = rational(tally.value);
  }
  return actual;
}

// The rows of one area that lie in no other of them. Periods nest, and they come by first month with longer ones first,
// so a row lies in another exactly when it ends no later than the last one kept.
template <class Use>
void for_each_outermost(RowSpan rows, Use use) {
  std::optional<Month> covered;
  for (const Row& row : rows) {
    if (covered && row.last_month() <= *covered) continue;
    covered = row.last_month();
    use(row);
  }
}

// The total of the latest year that the rows cover whole.
Tally yearly_tally(const Observations& rows, RowSpan counted) {
  Tally latest;
  Tally year;
  int months = 0;
  int current = 0;
  for_each_outermost(counted, [&](const Row& row) {
    const int its_year = row.first_month().year();
    if (its_year != current) {
      current = its_year;
      months = 0;
      year = Tally{};
    }
    year.add(rows, row);
    months += row.length();
    if (months == 12) latest = year;
  });
  return latest;
}

// The row whose period ends last; of several that end in the same month the longest period.
Tally stock_tally(const Observations& rows, RowSpan counted) {
  const auto rank = [](const Row& row) { return row.last_month().index * 16 + row.length(); };
  const Row* best = counted.empty() ? nullptr : &counted.front();
  for (const Row& row : counted) best = rank(row) > rank(*best) ? &row : best;
  Tally tally;
  if (best != nullptr) tally.add(rows, *best);
  return tally;
}

Tally tally_in_time(const Target& target, const Observations& rows, RowSpan counted) {
  if (target.accrual.value == Accrual::yearly) return yearly_tally(rows, counted);
  if (target.accrual.value == Accrual::stock) return stock_tally(rows, counted);
  Tally tally;
  for_each_outermost(counted, [&](const Row& row) { tally.add(rows, row); });
  return tally;
}

RowSpan province_part(RowSpan rows) {
  const auto end = std::find_if(rows.begin(), rows.end(), [](const Row& row) { return row.has_area(); });
  return rows.first(static_cast<std::size_t>(end - rows.begin()));
}

// A flow over areas: the official consolidated rows, and the area rows that lie inside none of them.
Tally flow_over_areas(const Observations& rows, RowSpan province, RowSpan areas) {
  Tally total;
  std::vector<Months> official;
  for_each_outermost(province, [&](const Row& row) {
    total.add(rows, row);
    official.push_back(row.months());
  });
  const auto set_aside = [&official](Months period) {
    // The last official period that begins no later; they are disjoint and in order.
    auto after = std::upper_bound(official.begin(), official.end(), period.first,
                                  [](Month month, Months each) { return month < each.first; });
    return after != official.begin() && std::prev(after)->contains(period);
  };
  for_each_run(areas, series_of, [&](RowSpan one_area) {
    for_each_outermost(one_area, [&](const Row& row) {
      if (official.empty() || !set_aside(row.months())) total.add(rows, row);
    });
  });
  return total;
}

// A stock, ratio or yearly figure over areas: each area brings its latest; the consolidated row stands for all of them
// where it is of the latest period.
Tally latest_over_areas(const Target& target, const Observations& rows, RowSpan province, RowSpan areas) {
  const Tally official = tally_in_time(target, rows, province);
  Tally total;
  for_each_run(areas, series_of, [&](RowSpan one_area) { total.add(tally_in_time(target, rows, one_area)); });
  return official.any && (!total.any || official.at >= total.at) ? official : total;
}

}  // namespace

TargetRows::TargetRows(const PlanSet& plans, std::size_t plan, std::size_t target, const CountedRows& counted,
                       RowRoom& room)
    : all_(counted),
      plan_number_(plan),
      number_(target),
      room_(room),
      plan_(plans.plans[plan]),
      target_(plan_.targets[target]),
      rows_(counted.rows()),
      extent_(counted.extent(plan, target)) {
  for (const Reference& part : target_.sum_of) {
    parts_.emplace_back(plans, plan, static_cast<std::size_t>(part.index), counted, room);
  }
}

std::size_t TargetRows::counted() const {
  return all_.count_of(plan_number_, number_);
}

bool TargetRows::all_inside(Window window) const {
  return counted() == 0 ||
         (window.first <= extent_.begin && extent_.last_end <= window.last && extent_.shortest >= window.shortest);
}

RowSpan TargetRows::inside(Window window, std::vector<Row>& some) const {
  const RowSpan counted = counted_rows();
  if (all_inside(window)) return counted;
  some.clear();
  std::copy_if(counted.begin(), counted.end(), std::back_inserter(some),
               [window](const Row& row) { return window.holds(row); });
  return some;
}

Actual TargetRows::actual(Window window) const {
  if (target_.derived()) {
    Actual sum;
    for (const TargetRows& part : parts_) {
      const Actual each = part.actual(window);
      if (!each.at) continue;
      sum.at = sum.at ? std::max(*sum.at, *each.at) : *each.at;
      sum.nothing_to_measure = sum.nothing_to_measure || each.nothing_to_measure;
      if (!each.value) continue;
      sum.value = Rational(sum.value.value_or(Rational(0)) + *each.value);
      sum.estimated = sum.estimated || each.estimated;
    }
    if (sum.value) sum.nothing_to_measure = false;
    return sum;
  }
  std::vector<Row> some;
  const RowSpan all = inside(window, some);
  const RowSpan province = province_part(all);
  const RowSpan areas = all.subspan(province.size());
  if (areas.empty()) return finished(target_, tally_in_time(target_, rows_, province));
  if (target_.accrual.value == Accrual::flow && target_.measure.value != Measure::qualitative) {
    return finished(target_, flow_over_areas(rows_, province, areas));
  }
  return finished(target_, latest_over_areas(target_, rows_, province, areas));
}

std::vector<AreaActual> TargetRows::by_area(Window window) const {
  std::vector<AreaActual> result;
  std::vector<Row> some;
  for_each_run(inside(window, some), series_of, [&](RowSpan one_area) {
    const std::int32_t area = one_area.front().area();
    if (area >= 0) result.push_back({area, finished(target_, tally_in_time(target_, rows_, one_area))});
  });
  return result;
}

std::optional<Month> TargetRows::latest(Window window) const {
  std::optional<Month> latest;
  const auto see = [&latest](std::optional<Month> month) {
    if (month) latest = latest ? std::max(*latest, *month) : *month;
  };
  for (const TargetRows& part : parts_) see(part.latest(window));
  if (target_.accrual.value == Accrual::yearly) {
    if (!target_.derived()) {
      see(actual(window).at);
      for (const AreaActual& each : by_area(window)) see(each.actual.at);
    }
    return latest;
  }
  if (all_inside(window)) {
    if (counted() > 0) see(extent_.last_end);
    return latest;
  }
  for (const Row& row : counted_rows()) {
    if (window.holds(row)) see(row.last_month());
  }
  return latest;
}

std::optional<Month> TargetRows::earliest(Window window) const {
  std::optional<Month> earliest;
  const auto see = [&earliest](std::optional<Month> month) {
    if (month) earliest = earliest ? std::min(*earliest, *month) : *month;
  };
  for (const TargetRows& part : parts_) see(part.earliest(window));
  if (all_inside(window)) {
    if (counted() > 0) see(extent_.first_end);
    return earliest;
  }
  for (const Row& row : counted_rows()) {
    if (window.holds(row)) see(row.last_month());
  }
  return earliest;
}

std::optional<Month> TargetRows::year_ending(Window window, RowSpan one_area) const {
  std::vector<Row> inside;
  std::copy_if(one_area.begin(), one_area.end(), std::back_inserter(inside),
               [&](const Row& row) { return window.holds(row); });
  const Tally tally = yearly_tally(rows_, inside);
  return tally.any ? std::optional(tally.at) : std::nullopt;
}

int TargetRows::areas_reporting(Window window, Month at, Month existing) const {
  int reporting = 0;
  const Date day = last_day(existing);
  const RowSpan counted = counted_rows();
  for_each_run(counted.subspan(province_part(counted).size()), series_of, [&](RowSpan one_area) {
    // An area has reported a yearly figure when its rows cover that year whole.
    const bool reported = target_.accrual.value == Accrual::yearly
                              ? year_ending(window, one_area) == at
                              : std::any_of(one_area.rbegin(), one_area.rend(), [&](const Row& row) {
                                  return row.last_month() == at && window.holds(row);
                                });
    const auto area = static_cast<std::size_t>(one_area.front().area());
    if (reported && plan_.areas[area].exists_on(day)) ++reporting;
  });
  return reporting;
}

std::vector<int> TargetRows::missing_parts(Window window) const {
  std::vector<int> missing;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (!parts_[i].actual(window).value) missing.push_back(target_.sum_of[i].index);
  }
  return missing;
}

}  // namespace plantrack
