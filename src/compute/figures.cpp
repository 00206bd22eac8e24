#include "compute/figures.hpp"

#include "compute/growth.hpp"

#include <algorithm>
#include <set>

namespace plantrack {
namespace {

// Σ numerator / Σ denominator, times 100 for a ratio in %; nothing where there is nothing to measure.
void divide(Actual& actual, const Target& target) {
  if (*actual.denominator == 0) {
    actual.nothing_to_measure = true;
    actual.estimated = false;  // there is no figure that could be one
  } else {
    actual.value = Rational(*actual.numerator / *actual.denominator * (target.in_percent() ? 100 : 1));
  }
}

std::shared_ptr<const LevelAreas> level_of(const Plan& plan, std::size_t number, const Target& target,
                                           CountedRows& counted) {
  const std::string_view level = target.by_area() ? std::string_view(target.level.value) : std::string_view();
  std::shared_ptr<const LevelAreas>& known = counted.levels[{number, level}];
  if (!known) known = std::make_shared<const LevelAreas>(plan, level);
  return known;
}

}  // namespace

TargetFigures::TargetFigures(const PlanSet& plans, std::size_t plan, std::size_t target, CountedRows& counted,
                             Date as_of)
    : counted_(counted),
      plan_number_(plan),
      number_in_plan_(target),
      number_(counted.numbers().of(plan, target)),
      plan_(plans.plans[plan]),
      target_(plan_.targets[target]),
      rows_(counted.rows()),
      reader_(plan_, target_, rows_, as_of),
      its_level_(level_of(plan_, plan, target_, counted)),
      level_(*its_level_),
      wholes_only_(!target_.by_area() || target_.across.value == Across::none) {
  for (const Reference& part : target_.parts()) {
    const auto index = static_cast<std::size_t>(part.index);
    std::shared_ptr<const TargetFigures> its = counted.parts[{counted.numbers().of(plan, index), as_of}];
    if (!its) {
      its = std::make_shared<const TargetFigures>(plans, plan, index, counted, as_of);
      counted.parts[{counted.numbers().of(plan, index), as_of}] = its;
    }
    parts_.push_back(std::move(its));
  }
}

Adding TargetFigures::adding(bool every) const {
  if (target_.derived()) return parts_.front()->adding(every);
  if (target_.is_qualitative()) return Adding::stock;
  switch (target_.accrual.value) {
    case Accrual::flow: return Adding::flow;
    case Accrual::yearly: return every ? Adding::flow : Adding::yearly;
    case Accrual::stock: return Adding::stock;
    case Accrual::rate: return Adding::rate;
  }
  return Adding::stock;
}

bool TargetFigures::by_area() const {
  return !target_.derived() && !wholes_only_;
}

RowSpan TargetFigures::whole_rows() const {
  const RowSpan rows = counted_rows();
  const auto end = std::find_if(rows.begin(), rows.end(), [](const Row& row) { return row.has_area(); });
  return rows.first(static_cast<std::size_t>(end - rows.begin()));
}

// Rows of one area after the other, in the plan's order.
template <class Visit>
void TargetFigures::for_each_area(Visit visit) const {
  const RowSpan rows = counted_rows();
  const auto first = std::find_if(rows.begin(), rows.end(), [](const Row& row) { return row.has_area(); });
  for_each_run(rows.subspan(static_cast<std::size_t>(first - rows.begin())), series_of,
               [&](RowSpan one_area) { visit(one_area.front().area(), one_area); });
}

bool TargetFigures::negative_in(Span span) const {
  if (target_.derived()) {
    return known_negative_.of({span.first, span.last}, [&] {
      return std::any_of(parts_.begin(), parts_.end(), [span](const auto& part) { return part->negative_in(span); });
    });
  }
  if (target_.is_qualitative()) return false;
  const auto is_negative = [this](const Row& row) { return rows_.value_of(row.value).is_negative(); };
  const RowSpan rows = counted_rows();
  if (!any_negative_) any_negative_ = std::any_of(rows.begin(), rows.end(), is_negative);
  return *any_negative_ &&
         std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return span.holds(row) && is_negative(row); });
}

// All areas; of ratios that are put together as many as the plan's thresholds ask for.
bool TargetFigures::enough(std::size_t reported, std::size_t expected, Scope scope) const {
  if (reported == 0) return false;
  if (scope == Scope::each || !target_.is_ratio()) return reported >= expected;
  return Rational(static_cast<unsigned long>(reported)) >=
         rational(plan_.coverage) * static_cast<unsigned long>(expected);
}

TargetFigures::Survey TargetFigures::survey(Span span, Adding adding, Scope scope, Month up_to) const {
  const Span cut = span.up_to(up_to);
  return known_surveys_.of(std::tuple(cut.first, cut.last, adding, scope),
                           [&] { return surveyed(cut, adding, scope); });
}

TargetFigures::Survey TargetFigures::surveyed(Span cut, Adding adding, Scope scope) const {
  Survey survey;
  survey.first = cut.first;
  if (cut.last < cut.first) return survey;
  const auto months = static_cast<std::size_t>(cut.last - cut.first + 1);
  survey.any.assign(months, 0);
  survey.consolidated.assign(months, 0);
  survey.reported.assign(months, 0);
  const auto each_end = [&](RowSpan series, auto&& use) {  // of a row, and does a figure end with it
    if (adding == Adding::yearly) {
      reader_.each_whole_year(series, cut, [&](Month end, const Tally&) { use(end, true); });
    } else if (adding == Adding::rate) {
      std::optional<Span> sound;  // years without one missing between
      reader_.each_rate(series, cut, [&](const Row& row, auto missing) {
        if (!missing) sound = {sound ? sound->first : row.first_month(), row.last_month()};
      });
      reader_.each_in(series, cut, adding, [&](const Row& row) { use(row.last_month(), sound && sound->holds(row)); });
    } else if (reader_.has_begin(series, cut, adding)) {
      reader_.each_in(series, cut, adding, [&](const Row& row) { use(row.last_month(), true); });
    }
  };
  const auto place = [&](Month month) { return static_cast<std::size_t>(month - cut.first); };
  if (scope == Scope::together) {
    each_end(whole_rows(), [&](Month end, bool) { survey.any[place(end)] = survey.consolidated[place(end)] = 1; });
  }
  if (scope == Scope::each || by_area()) {
    std::vector<std::int32_t> seen(months, -1);  // the area that was last counted for the month
    for_each_area([&](std::int32_t number, RowSpan series) {
      const Area& area = plan_.areas[static_cast<std::size_t>(number)];
      const bool always = area.always_exists();
      each_end(series, [&](Month end, bool is_figure) {
        const std::size_t at = place(end);
        if (seen[at] == number) return;
        seen[at] = number;
        const bool expected = always || area.exists_on(level_.day_of(end));
        survey.reported[at] += expected && is_figure;
        survey.any[at] |= static_cast<char>(expected || adding == Adding::flow);
      });
    });
  }
  for (std::size_t i = months; i-- > 0;) {
    if (survey.any[i] == 0) continue;
    const Month month = cut.first + static_cast<int>(i);
    if (!survey.latest_any) survey.latest_any = month;
    const bool alone = scope == Scope::together && !by_area();
    if (alone || survey.consolidated[i] != 0 ||
        enough(survey.reported[i], level_.count_on(level_.day_of(month)), scope)) {
      survey.latest_enough = month;
      break;
    }
  }
  return survey;
}

Actual TargetFigures::actual(Span span, Adding adding, Month up_to) const {
  const Month end = std::min(up_to, span.last);
  return known_.of(std::tuple(span.first, span.last, adding, end), [&] {
    return target_.derived() ? combined(parts_at(span, adding, end)) : own_actual(span, adding, end);
  });
}

Actual TargetFigures::own_actual(Span span, Adding adding, Month up_to) const {
  const Survey found = survey(span, adding, Scope::together, up_to);
  const std::optional<Month> t = found.latest_enough ? found.latest_enough : found.latest_any;
  Actual actual;
  if (t) actual = together(span, adding, *t);
  if (!by_area()) return actual;
  const Month month = t.value_or(std::min(reader_.as_of().month(), span.last));
  actual.areas_expected = static_cast<int>(level_.count_on(level_.day_of(month)));
  actual.areas_reported = 0;
  if (!t) return actual;
  const auto at = static_cast<std::size_t>(*t - span.first);
  const bool official = found.consolidated[at] != 0;
  actual.areas_reported = official ? *actual.areas_expected : static_cast<int>(found.reported[at]);
  actual.complete = actual.at && covered(actual, span, adding, *t, official);
  if (found.latest_any && *found.latest_any > *t) {
    std::set<std::int32_t> later;
    for_each_area([&](std::int32_t area, RowSpan series) {
      reader_.each_in(series, span.up_to(up_to), adding, [&](const Row& row) {
        if (row.last_month() > *t) later.insert(area);
      });
    });
    actual.areas_later = static_cast<int>(later.size());
  }
  return actual;
}

std::optional<Actual> TargetFigures::of_all_rows(Span span, Adding adding) const {
  if (!target_.derived() && !by_area()) return std::nullopt;
  return known_of_all_.of(std::tuple(span.first, span.last, adding), [&] { return own_of_all_rows(span, adding); });
}

std::optional<Actual> TargetFigures::own_of_all_rows(Span span, Adding adding) const {
  const Actual known = actual(span, adding);
  if (!known.at) return std::nullopt;
  if (target_.derived()) {
    std::vector<Actual> parts;
    for (const auto& part : parts_) {
      Actual figure = part->actual(span, adding);
      std::optional<Actual> later = part->of_all_rows(span, adding);
      parts.push_back(later ? std::move(*later) : std::move(figure));
    }
    Actual all = combined(parts);
    return all.at > known.at ? std::optional(std::move(all)) : std::nullopt;
  }
  const Survey found = survey(span, adding, Scope::together, span.last);
  if (!found.latest_any || *found.latest_any <= *known.at) return std::nullopt;
  const Month t = *found.latest_any;
  Actual actual = together(span, adding, t);
  actual.areas_expected = static_cast<int>(level_.count_on(level_.day_of(t)));
  const auto at = static_cast<std::size_t>(t - span.first);
  const bool official = found.consolidated[at] != 0;
  actual.areas_reported = official ? *actual.areas_expected : static_cast<int>(found.reported[at]);
  actual.complete = actual.at && covered(actual, span, adding, t, official);
  return actual;
}

// By the rows that end no later than t.
Actual TargetFigures::together(Span span, Adding adding, Month t) const {
  if (by_area()) return over_areas(span, adding, t);
  Actual actual = finished(reader_.tally(whole_rows(), span.up_to(t), adding));
  if (!actual.at) return actual;
  actual.complete = adding != Adding::flow || reader_.covers(whole_rows(), span, covered_from(span, nullptr), t, {});
  return actual;
}

Actual TargetFigures::over_areas(Span span, Adding adding, Month t) const {
  const Span cut = span.up_to(t);
  const RowSpan whole = whole_rows();
  if (adding == Adding::flow) {
    std::vector<Months> used;
    Actual sum = finished(reader_.running_totals() ? running_totals_over_areas(whole, cut, used)
                                                   : flow_over_areas(whole, cut, used));
    sum.by_whole = std::move(used);
    return sum;
  }
  const Tally official = reader_.tally(whole, cut, adding);
  Tally total;
  Tally of_reported;
  const Date day = level_.day_of(t);
  for_each_area([&](std::int32_t number, RowSpan series) {
    const Area& area = plan_.areas[static_cast<std::size_t>(number)];
    if (!area.always_exists() && !area.exists_on(day)) return;
    const Tally one = reader_.tally(series, cut, adding);
    total.add(one);
    if (one.any && one.at == t) of_reported.add(one);
  });
  if (official.any && (!total.any || official.at >= total.at)) return finished(official);
  Actual actual = finished(total);
  if (of_reported.any && !of_reported.negative && !target_.is_ratio() && !of_reported.running) {
    actual.of_reported = rational(of_reported.value);
  }
  return actual;
}

// The official consolidated rows, and the area rows that lie inside none of them. One that lies inside longer rows of
// every expected area is itself set aside. `official`: the months of those that are used.
Tally TargetFigures::flow_over_areas(RowSpan whole, Span cut, std::vector<Months>& official) const {
  Tally total;
  const bool perhaps_set_aside = counted_.extent(plan_number_, number_in_plan_).longest > 1;
  reader_.each_outermost(whole, cut, [&](const Row& row) {
    if (perhaps_set_aside && areas_report_whole(row, cut)) return;
    reader_.add(total, row);
    official.push_back(row.months());
  });
  const auto set_aside = [&official](Months period) {
    // The last official period that begins no later; they are disjoint and in order.
    const auto after = std::upper_bound(official.begin(), official.end(), period.first,
                                        [](Month month, Months each) { return month < each.first; });
    return after != official.begin() && std::prev(after)->contains(period);
  };
  for_each_area([&](std::int32_t, RowSpan series) {
    reader_.each_outermost(series, cut, [&](const Row& row) {
      if (official.empty() || !set_aside(row.months())) reader_.add(total, row);
    });
  });
  return total;
}

// Does every expected area have a longer row that holds the period of this one?
bool TargetFigures::areas_report_whole(const Row& official, Span cut) const {
  std::size_t areas = 0;
  const Date day = level_.day_of(cut.last);
  for_each_area([&](std::int32_t number, RowSpan series) {
    bool whole = false;
    reader_.each_in(series, cut, Adding::flow, [&](const Row& row) {
      whole = whole || (row.length() > official.length() && row.months().contains(official.months()));
    });
    if (whole && plan_.areas[static_cast<std::size_t>(number)].exists_on(day)) ++areas;
  });
  return areas > 0 && areas >= level_.count_on(day);
}

// Of each year (or the plan) the consolidated total, where no area has a later row in it, else those of the areas.
// `told`: of which months those that are used tell.
Tally TargetFigures::running_totals_over_areas(RowSpan whole, Span cut, std::vector<Months>& told) const {
  Tally total;
  const bool by_year = target_.rows.value == RowTotals::year_to_date;
  const int first_year = reader_.plan_year(cut.first);
  const int last_year = by_year ? reader_.plan_year(cut.last) : first_year;
  for (int year = first_year; year <= last_year; ++year) {
    Span part = cut;
    if (by_year) {
      const Months months = plan_.years(year, year);
      part = {std::max(cut.first, months.first), std::min(cut.last, months.last())};
    }
    const Tally official = reader_.tally(whole, part, Adding::flow);
    Tally areas;
    for_each_area([&](std::int32_t, RowSpan series) { areas.add(reader_.tally(series, part, Adding::flow)); });
    if (!official.any || (areas.any && areas.at > official.at)) {
      total.add(areas);
      continue;
    }
    total.add(official);
    told.push_back({part.first, official.at - part.first + 1});
  }
  return total;
}

// Expected months begin with the latest of the span's first, `reporting.from`, and the area's own first.
Month TargetFigures::covered_from(Span span, const Area* area) const {
  Month from = span.first;
  const Reporting& reporting = plan_.reporting_of(target_);
  if (reporting && reporting.from) from = std::max(from, plan_.months_of(reporting.from.value).first);
  if (area != nullptr && area->from()) from = std::max(from, area->from().value.month());
  return from;
}

// Have enough areas reported for t, and cover what adds up over months every expected month?
bool TargetFigures::covered(const Actual& actual, Span span, Adding adding, Month t, bool official) const {
  const Date day = level_.day_of(t);
  const std::size_t expected = level_.count_on(day);
  const auto reported = static_cast<std::size_t>(*actual.areas_reported);
  if (expected == 0 || (!official && !enough(reported, expected, Scope::together))) return false;
  if (adding != Adding::flow) return true;
  const Span cut = span.up_to(t);
  std::vector<bool> by_whole;  // from the span's first month on
  for (const Months& months : actual.by_whole) {
    by_whole.resize(static_cast<std::size_t>(cut.last - cut.first + 1));
    for (int i = 0; i < months.length; ++i) by_whole[static_cast<std::size_t>(months.first + i - cut.first)] = true;
  }
  std::size_t covering = 0;
  bool ended_covered = true;
  std::size_t next = 0;  // into the level's areas
  const auto visit = [&](int number, RowSpan series) {
    const Area& area = plan_.areas[static_cast<std::size_t>(number)];
    const Month from = covered_from(cut, &area);
    if (area.always_exists() || area.exists_on(day)) {
      bool at_t = official;
      if (!at_t && reader_.has_begin(series, cut, adding)) {
        reader_.each_in(series, cut, adding, [&](const Row& row) { at_t = at_t || row.last_month() == t; });
      }
      covering += at_t && reader_.covers(series, cut, from, t, by_whole);
      return;
    }
    if (!area.until() || area.until().value > day || area.until().value < first_day(span.first)) return;
    Month whole = area.until().value.month();  // its last whole month
    if (last_day(whole) != area.until().value) whole = whole + -1;
    whole = std::min(whole, t);
    ended_covered = ended_covered && (whole < from || reader_.covers(series, cut, from, whole, by_whole));
  };
  const std::vector<int>& areas = level_.all();
  for_each_area([&](std::int32_t number, RowSpan series) {
    for (; next < areas.size() && areas[next] < number; ++next) visit(areas[next], {});
    visit(number, series);
    if (next < areas.size() && areas[next] == number) ++next;
  });
  for (; next < areas.size(); ++next) visit(areas[next], {});
  return ended_covered && enough(covering, expected, Scope::together);
}

Actual TargetFigures::finished(const Tally& tally) const {
  Actual actual;
  if (!tally.any) return actual;
  actual.estimated = tally.estimated;
  actual.running = tally.running;
  actual.at = tally.at;
  actual.complete = true;
  if (target_.is_qualitative()) {
    actual.progress = tally.progress;
  } else if (tally.by_parts) {
    actual.numerator = rational(tally.value);
    actual.denominator = rational(tally.denominator);
    divide(actual, target_);
  } else if (tally.years > 0) {
    if (tally.missing_year != 0 || tally.factor < 0) {
      actual = {};
      actual.missing_year = tally.missing_year;
      return actual;
    }
    actual.factor = tally.factor;
    actual.years = tally.years;
    actual.value = compound_rate(tally.factor, tally.years);
  } else {
    actual.value = rational(tally.value);
  }
  return actual;
}

EachArea TargetFigures::each_area(Span span, Adding adding, bool all_rows) const {
  const Survey found = survey(span, adding, Scope::each, span.last);
  return each_area_at(span, adding, found.latest_enough && !all_rows ? found.latest_enough : found.latest_any);
}

EachArea TargetFigures::each_area_at(Span span, Adding adding, std::optional<Month> at) const {
  EachArea each;
  each.at = at;
  const Month month = each.at.value_or(std::min(reader_.as_of().month(), span.last));
  const Date day = level_.day_of(month);
  const Span cut = span.up_to(month);
  const bool some_negative = negative_in(span);
  const auto& areas = level_.all();
  each.areas.reserve(areas.size());
  std::size_t next = 0;
  const auto visit = [&](int number, RowSpan series) {
    const Area& area = plan_.areas[static_cast<std::size_t>(number)];
    AreaActual one{number, {}, area.always_exists() || area.exists_on(day)};
    if (!one.expected && series.empty()) return;
    if (each.at && !series.empty()) {
      one.actual = finished(reader_.tally(series, cut, adding));
      one.current = one.actual.at == each.at;
      if (one.current && adding == Adding::flow) {
        one.current = reader_.covers(series, cut, covered_from(cut, &area), *each.at, {});
      }
      bool later = false;
      reader_.each_in(series, span, adding, [&](const Row& row) {
        later = later || row.last_month() > *each.at;
        one.negative = one.negative || (some_negative && rows_.value_of(row.value).is_negative());
      });
      each.later += later;
    }
    if (one.expected || one.actual.at) each.areas.push_back(std::move(one));
  };
  for_each_area([&](std::int32_t number, RowSpan series) {
    for (; next < areas.size() && areas[next] < number; ++next) visit(areas[next], {});
    visit(number, series);
    if (next < areas.size() && areas[next] == number) ++next;
  });
  for (; next < areas.size(); ++next) visit(areas[next], {});
  return each;
}

// The row of the baseline year; else, of what adds up in a year, the rows that cover it whole, of a state the row that
// ends in its last month.
Tally TargetFigures::baseline_of(RowSpan series, Span year) const {
  Tally tally;
  const bool to_date = reader_.running_totals() && target_.rows.value == RowTotals::to_date;
  // A total since the plan began is no year's amount, and tells nothing of years before.
  if (to_date && year.first < plan_.months().first) return tally;
  reader_.each_in(series, year, Adding::flow, [&](const Row& row) {
    if (row.length() == 12 && !tally.any && !to_date) reader_.add(tally, row);
  });
  if (tally.any) return tally;
  if (adding(false) != Adding::stock) return reader_.tally(series, year, Adding::yearly);
  tally = reader_.tally(series, year, Adding::stock);
  return tally.any && tally.at == year.last ? tally : Tally{};
}

BaselineFigure TargetFigures::baseline() const {
  return baseline(target_.baseline.year.value);
}

BaselineFigure TargetFigures::baseline(int plan_year) const {
  return known_baselines_.of(plan_year, [&] { return own_baseline(plan_year); });
}

BaselineFigure TargetFigures::own_baseline(int plan_year) const {
  BaselineFigure result;
  if (target_.derived()) {
    std::vector<Actual> figures;
    for (const auto& part : parts_) {
      const BaselineFigure each = part->baseline(plan_year);
      if (!each.value) return {{}, each.areas_with, each.areas};
      Actual actual;
      actual.value = each.value;
      actual.at = plan_.year_end(plan_year);
      figures.push_back(std::move(actual));
    }
    result.value = combined(figures).value;
    return result;
  }
  const Months months = plan_.years(plan_year, plan_year);
  const Span year{months.first, months.last()};
  Tally tally = baseline_of(whole_rows(), year);
  if (!tally.any && by_area()) {
    const Date day = last_day(year.last);
    result.areas = static_cast<int>(level_.count_on(day));
    for_each_area([&](std::int32_t number, RowSpan series) {
      if (!plan_.areas[static_cast<std::size_t>(number)].exists_on(day)) return;
      const Tally one = baseline_of(series, year);
      result.areas_with += one.any;
      tally.add(one);
    });
    if (result.areas_with < result.areas) tally = Tally{};
  }
  result.value = finished(tally).value;
  return result;
}

std::optional<Month> TargetFigures::latest(bool each) const {
  if (target_.derived()) return actual(plan_span(), adding(true)).at;
  const Survey found = survey(plan_span(), adding(true), each ? Scope::each : Scope::together, plan_span().last);
  return found.latest_enough ? found.latest_enough : found.latest_any;
}

void TargetFigures::add_months(Span span, Adding adding, std::set<Month>& months) const {
  if (target_.derived()) {
    months.merge(known_months_.of(std::tuple(span.first, span.last, adding), [&] {
      std::set<Month> its;
      for (const auto& part : parts_) part->add_months(span, adding, its);
      return its;
    }));
    return;
  }
  const Survey found = survey(span, adding, Scope::together, span.last);
  for (std::size_t i = 0; i < found.any.size(); ++i) {
    if (found.any[i] != 0) months.insert(span.first + static_cast<int>(i));
  }
}

std::set<Month> TargetFigures::reported_months(Span span, Adding adding) const {
  std::set<Month> months;
  add_months(span, adding, months);
  return months;
}

// For which months there may be a complete figure. Of areas' figures enough must have reported, or the whole has: to
// ask for the figure of each month would take as many passes over the rows.
std::vector<Month> TargetFigures::months_of_figures(Span span, Adding adding) const {
  if (target_.derived()) {
    const std::set<Month> months = reported_months(span, adding);
    return {months.begin(), months.end()};
  }
  std::vector<Month> months;
  const Survey found = survey(span, adding, Scope::together, span.last);
  for (std::size_t i = 0; i < found.any.size(); ++i) {
    const Month month = span.first + static_cast<int>(i);
    const bool whole = !by_area() || found.consolidated[i] != 0;
    if (found.any[i] != 0 &&
        (whole || enough(found.reported[i], level_.count_on(level_.day_of(month)), Scope::together))) {
      months.push_back(month);
    }
  }
  return months;
}

std::optional<std::pair<Month, Rational>> TargetFigures::earliest() const {
  const Adding how = adding(false);
  for (const Month month : months_of_figures(plan_span(), how)) {
    const Actual first = actual(plan_span(), how, month);
    if ((target_.derived() || by_area()) && (first.at != month || !first.complete)) continue;
    return first.value && first.complete ? std::optional(std::pair(month, *first.value)) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::pair<int, Actual>> TargetFigures::running_year(Span span) const {
  if (target_.derived() || target_.accrual.value != Accrual::yearly) return std::nullopt;
  const Survey found = survey(span, Adding::flow, Scope::together, span.last);
  if (!found.latest_any) return std::nullopt;
  const int year = reader_.plan_year(*found.latest_any);
  const Months months = plan_.years(year, year);
  const Span its{months.first, std::min(months.last(), span.last)};
  Actual so_far = actual(its, Adding::flow);
  if (!so_far.has_figure() || !so_far.at || so_far.at == months.last()) return std::nullopt;
  return std::pair(year, std::move(so_far));
}

// Derived targets. A sum needs one part at least, a quotient both; t is the latest of theirs.
Actual TargetFigures::combined(const std::vector<Actual>& parts) const {
  Actual sum;
  sum.complete = true;
  std::size_t with_figure = 0;
  for (const Actual& part : parts) {
    sum.complete = sum.complete && part.has_figure() && part.complete && part.at == parts.front().at;
    if (!part.value) continue;
    ++with_figure;
    sum.at = sum.at ? std::max(*sum.at, *part.at) : *part.at;
    sum.estimated = sum.estimated || part.estimated;
    sum.running = sum.running || part.running;
    if (target_.ratio_of.empty()) sum.value = Rational(sum.value.value_or(Rational(0)) + *part.value);
  }
  if (with_figure == 0) {
    sum.complete = false;
    return sum;
  }
  if (!target_.ratio_of.empty()) {
    if (with_figure < 2) {
      sum.complete = sum.estimated = false;
      return sum;
    }
    sum.numerator = parts[0].value;
    sum.denominator = parts[1].value;
    divide(sum, target_);
  }
  return sum;
}

// At the latest month of which each part has a figure, else as they stand.
std::vector<Actual> TargetFigures::parts_at(Span span, Adding adding, Month up_to) const {
  std::vector<Actual> parts;
  const auto at = [&](Month month) {
    parts.clear();
    for (const auto& part : parts_) parts.push_back(part->actual(span, adding, month));
  };
  const auto least = [&] {  // the earliest t of the parts; none where one has no figure
    std::optional<Month> month;
    for (const Actual& part : parts) {
      if (!part.has_figure() || !part.at) return std::optional<Month>();
      month = month ? std::min(*month, *part.at) : *part.at;
    }
    return month;
  };
  at(up_to);
  // No month later than the earliest of their months can be that of all.
  for (std::optional<Month> month = least(); month; month = least()) {
    if (std::all_of(parts.begin(), parts.end(), [&](const Actual& part) { return part.at == month; })) return parts;
    at(*month);
  }
  at(up_to);
  return parts;
}

std::vector<int> TargetFigures::missing_parts(Span span, Adding adding, Month up_to) const {
  std::vector<int> missing;
  const std::vector<Actual> parts = parts_at(span, adding, std::min(up_to, span.last));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!parts[i].value) missing.push_back(target_.parts()[i].index);
  }
  return missing;
}

}  // namespace plantrack
