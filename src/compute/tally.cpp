#include "compute/tally.hpp"

#include "model/running_totals.hpp"

#include <algorithm>

namespace plantrack {

RowSpan rows_from(RowSpan series, Month month) {
  if (series.empty() || series.front().first_month() >= month) return series;
  const auto first = std::lower_bound(series.begin(), series.end(), month,
                                      [](const Row& row, Month wanted) { return row.first_month() < wanted; });
  return series.subspan(static_cast<std::size_t>(first - series.begin()));
}

void Tally::add(const Tally& other) {
  if (!other.any) return;
  value += other.value;
  denominator += other.denominator;
  by_parts = by_parts || other.by_parts;
  progress = std::min(progress, other.progress);
  estimated = estimated || other.estimated;
  running = running || other.running;
  negative = negative || other.negative;
  at = any ? std::max(at, other.at) : other.at;
  any = true;
}

SeriesReader::SeriesReader(const Plan& plan, const Target& target, const Observations& rows, Date as_of)
    : plan_(plan), target_(target), rows_(rows), as_of_(as_of), last_over_(as_of.month()) {
  if (last_day(last_over_) > as_of) last_over_ = last_over_ + -1;
  const Months months = plan.months();
  ends_.reserve(static_cast<std::size_t>(months.length));
  for (int i = 0; i < months.length; ++i) ends_.push_back(last_day(months.first + i));
}

Date SeriesReader::end_of(Month month) const {
  const auto place = static_cast<std::size_t>(month - plan_.months().first);
  return place < ends_.size() ? ends_[place] : last_day(month);
}

// A row reported before its period's last day can only estimate, whether it says so or not; a status never does.
bool SeriesReader::is_estimate(const Row& row) const {
  if (row.figure() == Figure::status) return false;
  return row.estimate() || (row.reported() != Row::no_day && Date{row.reported()} < end_of(row.last_month()));
}

void SeriesReader::add(Tally& tally, const Row& row, bool subtract) const {
  if (row.figure() == Figure::status) {
    tally.progress = std::min(tally.progress, row.progress());
  } else {
    const Decimal value = rows_.value_of(row.value);
    tally.value += subtract ? Decimal() - value : value;
    tally.negative = tally.negative || value.is_negative();
  }
  if (row.figure() == Figure::ratio) {
    const Decimal denominator = rows_.value_of(row.denominator);
    tally.denominator += subtract ? Decimal() - denominator : denominator;
    tally.by_parts = true;
  }
  tally.estimated = tally.estimated || is_estimate(row);
  tally.running = tally.running || is_running(row);
  if (!subtract) tally.at = tally.any ? std::max(tally.at, row.last_month()) : row.last_month();
  tally.any = true;
}

Months SeriesReader::told_by(const Row& row) const {
  return running_totals() ? months_told(plan_, target_, row.months()) : row.months();
}

bool SeriesReader::covers(RowSpan series, Span span, Month from, Month to, const std::vector<bool>& others) const {
  Month needed = from;
  const auto by_others = [&](Month end) {  // as far as `others` go
    for (; needed <= end; needed = needed + 1) {
      const auto place = static_cast<std::size_t>(needed - span.first);
      if (place >= others.size() || !others[place]) return;
    }
  };
  each_in(series, span, Adding::flow, [&](const Row& row) {
    const Months told = told_by(row);
    if (told.first > needed) by_others(told.first + -1);
    if (told.first <= needed) needed = std::max(needed, told.last() + 1);
  });
  by_others(to);
  return needed > to;
}

Tally SeriesReader::tally(RowSpan series, Span span, Adding adding) const {
  switch (adding) {
    case Adding::flow: return running_totals() ? running_total(series, span) : flow(series, span);
    case Adding::yearly: {
      Tally latest;
      each_whole_year(series, span, [&latest](Month, const Tally& year) { latest = year; });
      return latest;
    }
    case Adding::stock: return latest_state(series, span);
    case Adding::rate: return compound(series, span);
  }
  return {};
}

Tally SeriesReader::flow(RowSpan series, Span span) const {
  Tally tally;
  each_outermost(series, span, [&](const Row& row) { add(tally, row); });
  return tally;
}

// Of the rows that end in that month and lie in `within`, the longest.
const Row* SeriesReader::ending_at(RowSpan series, Month month, Span within) const {
  const Row* best = nullptr;
  each_in(series, {within.first, month}, Adding::flow, [&](const Row& row) {
    if (row.last_month() == month && (best == nullptr || row.length() > best->length())) best = &row;
  });
  return best;
}

bool SeriesReader::has_begin(RowSpan series, Span span, Adding adding) const {
  if (adding != Adding::flow || !running_totals()) return true;
  const int year = plan_year(span.first);
  const Month begin = target_.rows.value == RowTotals::to_date ? plan_.months().first : plan_.years(year, year).first;
  return begin >= span.first || ending_at(series, span.first + -1, {begin, span.first + -1}) != nullptr;
}

// A year's amount is that of its row that ends last (of several the longest); a span's is the sum over its years. Where
// the span begins within a year, less the total that the row before it states.
Tally SeriesReader::running_total(RowSpan series, Span span) const {
  const bool by_year = target_.rows.value == RowTotals::year_to_date;
  Tally tally;
  const Row* best = nullptr;
  const auto take = [&] {
    if (best == nullptr) return;
    const Months told = told_by(*best);
    if (told.first < span.first) {
      const Row* before = ending_at(series, span.first + -1, {told.first, span.first + -1});
      if (before == nullptr) return;
      add(tally, *before, true);
    }
    add(tally, *best);
  };
  each_in(series, span, Adding::flow, [&](const Row& row) {
    if (best != nullptr && by_year && plan_year(best->last_month()) != plan_year(row.last_month())) {
      take();
      best = nullptr;
    }
    if (best == nullptr || row.last_month() > best->last_month() ||
        (row.last_month() == best->last_month() && row.length() > best->length())) {
      best = &row;
    }
  });
  take();
  return tally;
}

// The row whose period ends last; of several that end in the same month the longest period.
Tally SeriesReader::latest_state(RowSpan series, Span span) const {
  const Row* best = nullptr;
  const auto rank = [](const Row& row) { return row.last_month().index * 16 + row.length(); };
  each_in(series, span, Adding::stock, [&](const Row& row) {
    if (best == nullptr || rank(row) > rank(*best)) best = &row;
  });
  Tally tally;
  if (best != nullptr) add(tally, *best);
  return tally;
}

Month SeriesReader::first_rate(Span span) const {
  const Reporting& reporting = plan_.reporting_of(target_);
  Month begin = span.first;
  if (reporting && reporting.from) {
    const Month from = plan_.months_of(reporting.from.value).first;
    while (begin < from) begin = begin + 12;
  }
  return begin;
}

// 100 x ((Π (1 + v/100))^(1/n) - 1) over the years from the first to the latest reported. A year missing between: no
// figure.
Tally SeriesReader::compound(RowSpan series, Span span) const {
  Tally tally;
  each_rate(series, span, [&](const Row& row, std::optional<Month> missing) {
    if (missing && tally.missing_year == 0) tally.missing_year = plan_year(*missing);
    add(tally, row);
    tally.factor *= 1 + rational(rows_.value_of(row.value)) / 100;
    ++tally.years;
  });
  return tally;
}

}  // namespace plantrack
