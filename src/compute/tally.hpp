// The rows of one series (one area, or the whole) in a span of months, put together as the target's accrual says: added
// up, the latest whole year, the latest state, or yearly rates. First step from counted rows to a figure; exact.
#pragma once

#include "base/rational.hpp"
#include "model/observations.hpp"
#include "model/plan.hpp"

#include <optional>
#include <vector>

namespace plantrack {

// The months that a goal looks at, both included.
struct Span {
  Month first;
  Month last;

  bool holds(const Row& row) const { return first <= row.first_month() && row.last_month() <= last; }
  Span up_to(Month month) const { return {first, last < month ? last : month}; }
};

// How rows come together over time for a goal.
enum class Adding {
  flow,    // periods add up
  yearly,  // the latest year that is covered whole
  stock,   // the latest state; of qualitative targets, too
  rate,    // yearly growth: years make their compound mean
};

// What rows come to. Ratios keep numerator and denominator apart, so that areas add up as sums, never as a mean.
struct Tally {
  bool any = false;
  Decimal value;        // or the numerator
  Decimal denominator;  // of a ratio given by its parts
  bool by_parts = false;
  Progress progress = Progress::done;
  bool estimated = false;
  bool running = false;   // a row's period is not over at `as_of`
  bool negative = false;  // a row that went in is below zero
  Month at;               // the last month of the rows
  Rational factor = 1;    // rate: the product of 1 + v / 100 over the years
  int years = 0;          // rate: so many
  int missing_year = 0;   // rate: a year between that has no row; then there is no figure

  void add(const Tally& other);
};

// How rows of a target are to be read. `as_of` tells which periods are still running.
class SeriesReader {
 public:
  SeriesReader(const Plan& plan, const Target& target, const Observations& rows, Date as_of);

  // The rows of a series that lie in the span (of a stock: that end in it). Nothing where there is no figure.
  Tally tally(RowSpan series, Span span, Adding adding) const;
  // Visits the rows of a series that a goal with this span looks at, in their order.
  template <class Use>
  void each_in(RowSpan series, Span span, Adding adding, Use use) const;
  // Of a flow: the rows in the span that lie in no other of them.
  template <class Use>
  void each_outermost(RowSpan series, Span span, Use use) const;
  // Visits the years of the span that the rows of a series cover whole: use(its last month, what it comes to).
  template <class Use>
  void each_whole_year(RowSpan series, Span span, Use use) const;
  // Visits the years that a rate has in the span: use(row, the first year before it that has none).
  template <class Use>
  void each_rate(RowSpan series, Span span, Use use) const;
  // One row as it stands.
  void add(Tally& tally, const Row& row, bool subtract = false) const;

  // Is every month from `from` to `to` covered by the series' rows in the span, or by `others` (a month from
  // span.first)?
  bool covers(RowSpan series, Span span, Month from, Month to, const std::vector<bool>& others) const;
  // Of running totals: is there what a span that begins within a year (or the plan) is counted from?
  bool has_begin(RowSpan series, Span span, Adding adding) const;
  // The months that a row tells of: its own, of a running total all since its year (or the plan) began.
  Months told_by(const Row& row) const;
  bool is_estimate(const Row& row) const;
  bool is_running(const Row& row) const { return row.last_month() > last_over_; }
  int plan_year(Month month) const { return (month + (1 - plan_.year_begins.value)).year(); }
  bool running_totals() const { return target_.rows.value != RowTotals::each_period && !is_state(); }
  Date as_of() const { return as_of_; }

 private:
  bool is_state() const { return target_.is_qualitative() || target_.accrual.value == Accrual::stock; }
  Tally flow(RowSpan series, Span span) const;
  Tally running_total(RowSpan series, Span span) const;
  Tally latest_state(RowSpan series, Span span) const;
  Tally compound(RowSpan series, Span span) const;
  Month first_rate(Span span) const;  // of the first year that does not begin before `reporting.from`
  const Row* ending_at(RowSpan series, Month month, Span within) const;  // the longest

  const Plan& plan_;
  const Target& target_;
  Date end_of(Month month) const;

  const Observations& rows_;
  Date as_of_;
  Month last_over_;         // the last month that is over at `as_of`
  std::vector<Date> ends_;  // the last days of the plan's months, which are asked for with each row
};

// First row that begins in that month or later. (Rows of a series come by first month, longer periods first.)
RowSpan rows_from(RowSpan series, Month month);

template <class Use>
void SeriesReader::each_in(RowSpan series, Span span, Adding adding, Use use) const {
  const bool by_end = adding == Adding::stock;
  for (const Row& row : rows_from(series, by_end ? span.first + -11 : span.first)) {
    if (row.first_month() > span.last) break;
    if (row.last_month() > span.last || (by_end ? row.last_month() < span.first : row.first_month() < span.first))
      continue;
    use(row);
  }
}

// Periods nest, so a row lies in another exactly when it ends no later than the last one kept.
template <class Use>
void SeriesReader::each_outermost(RowSpan series, Span span, Use use) const {
  std::optional<Month> covered;
  each_in(series, span, Adding::flow, [&](const Row& row) {
    if (covered && row.last_month() <= *covered) return;
    covered = row.last_month();
    use(row);
  });
}

template <class Use>
void SeriesReader::each_rate(RowSpan series, Span span, Use use) const {
  Month next = first_rate(span);
  std::optional<Month> missing;
  each_in(series, {next, span.last}, Adding::flow, [&](const Row& row) {
    if (row.length() != 12) return;
    if (row.first_month() != next && !missing) missing = next;
    next = row.first_month() + 12;
    use(row, missing);
  });
}

template <class Use>
void SeriesReader::each_whole_year(RowSpan series, Span span, Use use) const {
  if (running_totals()) {
    for (int year = plan_year(span.first); plan_.years(year, year).last() <= span.last; ++year) {
      const Months whole = plan_.years(year, year);
      if (whole.first < span.first || ending_at(series, whole.last(), {whole.first, whole.last()}) == nullptr) continue;
      const Tally tally = running_total(series, {whole.first, whole.last()});
      if (tally.any) use(whole.last(), tally);
    }
    return;
  }
  Tally year;
  int months = 0;
  int current = 0;
  each_outermost(series, span, [&](const Row& row) {
    const int its_year = plan_year(row.first_month());
    if (its_year != current) {
      current = its_year;
      months = 0;
      year = Tally{};
    }
    add(year, row);
    months += row.length();
    if (months == 12) use(row.last_month(), year);
  });
}

}  // namespace plantrack
