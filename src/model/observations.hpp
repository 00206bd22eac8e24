// The rows of progress files that could be read, as columns: some 27 bytes a row. A row's number is its index here.
// Rows with an error stay in the columns, marked; compute/ never looks at them.
#pragma once

#include "base/calendar.hpp"
#include "base/decimal.hpp"
#include "base/growing_array.hpp"
#include "model/period.hpp"
#include "model/plan.hpp"
#include "model/row_order.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace plantrack {

enum class Figure : std::uint8_t {
  value,
  ratio,
  status
};  // which cells a row fills: value; numerator and denominator; status

// One row, as pushed into and taken out of the columns.
struct Observation {
  std::uint16_t plan = 0;    // index into PlanSet::plans
  std::uint16_t target = 0;  // index into that plan's targets
  std::int32_t area = -1;    // index into that plan's areas; -1 = the whole province
  Period period;
  Figure figure = Figure::value;
  Decimal value;        // the value, or the numerator
  Decimal denominator;  // of a ratio
  Progress progress = Progress::not_started;
  std::optional<Date> reported_on;
  bool estimate = false;
  std::uint32_t line = 0;  // physical line on which the row starts
  bool faulty = false;     // has a finding of severity error
};

class Observations {
 public:
  // Rows pushed from now on come from this file. Returns its number.
  std::uint32_t begin_file(std::string name);
  RowNumber push_back(const Observation& row);
  static constexpr std::int32_t no_date = INT32_MIN;
  // The same for a row as it is read at a glance: numbers as digits and the place of their decimal point.
  struct Sound {
    std::uint16_t plan = 0;
    std::uint16_t target = 0;
    std::int32_t area = -1;
    Period period;
    Figure figure = Figure::value;
    DecimalColumn::Written value, denominator;
    std::int32_t reported_on = no_date;
    bool estimate = false;
    std::uint32_t line = 0;
  };
  void push_back(const Sound& row);
  void append(const Observations& other);  // its files and rows after ours
  // The rows of `other`, which has no files, after ours; their lines are counted from `lines` lines before.
  void append_rows(const Observations& other, std::uint32_t lines);

  std::size_t size() const { return target_.size(); }
  Observation operator[](RowNumber row) const;
  std::uint32_t file_of(RowNumber row) const;
  const std::string& file_name(std::uint32_t file) const { return files_[file].name; }
  std::size_t file_count() const { return files_.size(); }

  // Single columns, for passes over all rows.
  std::uint16_t plan(RowNumber row) const { return plan_[row]; }
  std::uint16_t target(RowNumber row) const { return target_[row]; }
  std::int32_t area(RowNumber row) const { return area_[row]; }
  Period period(RowNumber row) const { return period_[row]; }
  Figure figure(RowNumber row) const { return static_cast<Figure>(flags_[row] & figure_bits); }
  Decimal value(RowNumber row) const { return value_[row]; }  // or the numerator
  DecimalColumn::Cell value_cell(RowNumber row) const { return value_.cell(row); }
  Decimal value_of(DecimalColumn::Cell cell) const { return value_.of_cell(cell); }
  Decimal denominator(RowNumber row) const { return denominator_[row]; }
  Progress progress(RowNumber row) const { return static_cast<Progress>((flags_[row] & progress_bits) >> 2U); }
  std::optional<Date> reported_on(RowNumber row) const {
    return reported_on_[row] == no_date ? std::nullopt : std::optional(Date{reported_on_[row]});
  }
  bool estimate(RowNumber row) const { return (flags_[row] & estimate_bit) != 0; }
  std::uint32_t line(RowNumber row) const { return line_[row]; }
  bool faulty(RowNumber row) const { return (flags_[row] & faulty_bit) != 0; }
  // Asks for what the row holds, for whoever will look at it soon.
  void bring_near(RowNumber row) const {
    __builtin_prefetch(&area_[row]);
    __builtin_prefetch(&period_[row]);
    __builtin_prefetch(&reported_on_[row]);
    __builtin_prefetch(&flags_[row]);
    value_.bring_near(row);
  }

  // The rows that count in their order, once they were checked against one another.
  void set_order(RowOrder order) { order_ = std::move(order); }
  const RowOrder* order() const { return order_ ? &*order_ : nullptr; }
  void mark_faulty(RowNumber row) { flags_[row] = static_cast<std::uint8_t>(flags_[row] | faulty_bit); }

 private:
  static constexpr std::uint8_t figure_bits = 0x03, progress_bits = 0x0c, estimate_bit = 0x10, faulty_bit = 0x20;
  struct File {
    std::string name;
    RowNumber first;
  };
  std::vector<File> files_;
  GrowingArray<std::uint16_t> plan_;
  GrowingArray<std::uint16_t> target_;
  GrowingArray<std::int32_t> area_;
  GrowingArray<Period> period_;
  DecimalColumn value_;
  DecimalColumn denominator_;
  GrowingArray<std::int32_t> reported_on_;
  GrowingArray<std::uint8_t> flags_;
  GrowingArray<std::uint32_t> line_;
  std::optional<RowOrder> order_;
};

inline void Observations::push_back(const Sound& row) {
  plan_.push_back(row.plan);
  target_.push_back(row.target);
  area_.push_back(row.area);
  period_.push_back(row.period);
  value_.push_back(row.value);
  denominator_.push_back(row.denominator);
  reported_on_.push_back(row.reported_on);
  flags_.push_back(static_cast<std::uint8_t>(static_cast<unsigned>(row.figure) | (row.estimate ? estimate_bit : 0U)));
  line_.push_back(row.line);
}

}  // namespace plantrack
