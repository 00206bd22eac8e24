// The rows of progress files that could be read: 28 bytes a row. A row's number is its index here.
// Rows with an error stay among them, marked; compute/ never looks at them.
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

// One row, as put in and taken out.
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
    DecimalStore::Written value, denominator;
    std::int32_t reported_on = no_date;
    bool estimate = false;
    std::uint32_t line = 0;
  };
  void push_back(const Sound& row);
  void append(const Observations& other);  // its files and rows after ours
  // The rows of `other`, which has no files, after ours; their lines are counted from `lines` lines before.
  void append_rows(const Observations& other, std::uint32_t lines);

  std::size_t size() const { return lines_.size(); }
  Observation operator[](RowNumber row) const;
  std::uint32_t file_of(RowNumber row) const;
  const std::string& file_name(std::uint32_t file) const { return files_[file].name; }
  std::size_t file_count() const { return files_.size(); }

  // Single parts of a row, for passes over many.
  std::uint16_t plan(RowNumber row) const { return rows_[row].plan; }
  std::uint16_t target(RowNumber row) const { return rows_[row].target; }
  std::int32_t area(RowNumber row) const { return rows_[row].area; }
  Period period(RowNumber row) const { return rows_[row].period; }
  Figure figure(RowNumber row) const { return static_cast<Figure>(rows_[row].flags & figure_bits); }
  Decimal value(RowNumber row) const { return value_of(rows_[row].value); }  // or the numerator
  Decimal denominator(RowNumber row) const { return value_of(rows_[row].denominator); }
  DecimalStore::Cell value_cell(RowNumber row) const { return rows_[row].value; }
  DecimalStore::Cell denominator_cell(RowNumber row) const { return rows_[row].denominator; }
  Decimal value_of(DecimalStore::Cell cell) const { return decimals_.at(cell); }
  Progress progress(RowNumber row) const { return static_cast<Progress>((rows_[row].flags & progress_bits) >> 2U); }
  std::optional<Date> reported_on(RowNumber row) const {
    const std::int32_t day = rows_[row].reported_on;
    return day == no_date ? std::nullopt : std::optional(Date{day});
  }
  bool estimate(RowNumber row) const { return (rows_[row].flags & estimate_bit) != 0; }
  std::uint32_t line(RowNumber row) const { return lines_[row]; }
  bool faulty(RowNumber row) const { return (rows_[row].flags & faulty_bit) != 0; }
  void mark_faulty(RowNumber row) { rows_[row].flags = static_cast<std::uint8_t>(rows_[row].flags | faulty_bit); }
  // Asks for what the row holds, for whoever will look at it soon.
  void bring_near(RowNumber row) const { __builtin_prefetch(&rows_[row]); }

  // The rows that count in their order, once they were checked against one another.
  void set_order(RowOrder order) { order_ = std::move(order); }
  const RowOrder* order() const { return order_ ? &*order_ : nullptr; }

 private:
  static constexpr std::uint8_t figure_bits = 0x03, progress_bits = 0x0c, estimate_bit = 0x10, faulty_bit = 0x20;
  struct File {
    std::string name;
    RowNumber first;
  };
  // A row as it is kept: 24 bytes side by side, because rows are looked at in another order than they came, and each
  // cache line costs time.
  struct Packed {
    std::int32_t area;
    std::uint16_t plan;
    std::uint16_t target;
    Period period;
    std::uint8_t flags;
    DecimalStore::Cell value;
    DecimalStore::Cell denominator;
    std::int32_t reported_on;
  };
  std::vector<File> files_;
  GrowingArray<Packed> rows_;
  GrowingArray<std::uint32_t> lines_;  // apart: only findings ask for them
  DecimalStore decimals_;
  std::optional<RowOrder> order_;
};

inline void Observations::push_back(const Sound& row) {
  const auto flags = static_cast<std::uint8_t>(static_cast<unsigned>(row.figure) | (row.estimate ? estimate_bit : 0U));
  rows_.push_back({row.area, row.plan, row.target, row.period, flags, decimals_.put(row.value),
                   decimals_.put(row.denominator), row.reported_on});
  lines_.push_back(row.line);
}

}  // namespace plantrack
