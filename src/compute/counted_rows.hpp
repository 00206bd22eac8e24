// Which rows count: of the rows known at `as_of` with the same target, period and area, the one reported last. The rest
// are revisions. First step from observations to figures.
#pragma once

#include "model/observations.hpp"
#include "model/plan.hpp"

#include <optional>
#include <span>
#include <vector>

namespace plantrack {

// `asked`, else the latest reported_on among the sound rows (of a row without one, its period's last day); nullopt
// where there are no rows at all (each plan then takes the first day of its own period).
std::optional<Date> as_of_date(const Observations& rows, std::optional<Date> asked);
Date as_of_date(const Plan& plan, std::optional<Date> as_of);

// A row without reported_on is known from its period's last day on.
bool known_at(const Observations& rows, RowNumber row, Date as_of);

class CountedRows {
 public:
  struct Entry {
    std::int32_t area;  // -1 = the whole province
    Period period;
    RowNumber row;
    DecimalStore::Cell value;  // or the numerator
    DecimalStore::Cell denominator;
    Figure figure;
    bool estimate;
  };

  CountedRows(const PlanSet& plans, const Observations& rows, std::optional<Date> as_of);

  // The counted rows of one target by area (the province first), then by the period's first month, longer periods
  // first.
  std::vector<Entry> of(std::size_t plan, std::size_t target) const;

  const Observations& rows() const { return rows_; }

 private:
  void choose(RowOrder& order, std::optional<Date> as_of) const;

  const Observations& rows_;
  TargetNumbers numbers_;
  std::optional<RowOrder> own_;  // where the rows were not checked against one another
  const RowOrder* order_;
};

}  // namespace plantrack
