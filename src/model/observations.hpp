// The rows of progress files that are sound by themselves. They are kept by target, so that each target can be checked
// and counted by itself: first as they came, packed; opened to be checked against one another; then, those that count,
// in their order.
#pragma once

#include "base/calendar.hpp"
#include "base/decimal.hpp"
#include "base/growing_array.hpp"
#include "model/packed_rows.hpp"
#include "model/period.hpp"
#include "model/plan.hpp"
#include "model/row.hpp"
#include "model/row_lines.hpp"
#include "model/row_order.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace plantrack {

// One row, as put in and taken out.
struct Observation {
  std::uint32_t target = 0;  // numbered over all plans
  std::int32_t area = -1;    // index into its plan's areas; -1 = the whole province
  Months months;             // of its period
  Figure figure = Figure::value;
  Decimal value;        // the value, or the numerator
  Decimal denominator;  // of a ratio
  Progress progress = Progress::not_started;
  std::optional<Date> reported_on;
  bool estimate = false;
  std::uint32_t line = 0;  // physical line on which the row starts; taken out: 0
};

// What the periods of some rows come to; of no rows nothing is to be read from it.
struct Extent {
  Month begin;                     // the first month of all
  Month first_end, last_end;       // of the period that ends first, and of that which ends last
  int shortest = 12, longest = 0;  // months of a period
};

// What is asked for of rows that were checked against one another.
enum class RowsNeeded : std::uint8_t {
  all,
  counted,  // those that count, but not which numbers they have
  none,     // only the day as of which they are known
};

class Observations {
 public:
  // Rows pushed from now on come from this file. Returns its number.
  std::uint32_t begin_file(std::string name, std::string sheet = {});  // or from this sheet of a workbook
  void push_back(const Observation& row);
  // Makes room for so many rows on successive lines, which whoever asks for it fills at once, all but their numbers.
  Row* add_rows(std::size_t count, std::uint32_t first_line);
  DecimalStore::Cell put(DecimalStore::Written number) { return decimals_.put(number); }
  void reserve(std::size_t rows) { loose_.reserve(rows); }
  void append(Observations&& other);  // its files and rows after ours
  // The rows of `other`, which has no files, after ours; their lines are counted from `lines` lines before.
  void append_rows(Observations&& other, std::uint32_t lines);

  std::size_t size() const { return lines_.size(); }  // of all that were put in
  std::uint32_t line(RowNumber row) const { return lines_[row]; }
  std::uint32_t file_of(RowNumber row) const;
  const std::string& file_name(std::uint32_t file) const { return files_[file].name; }
  const std::string& sheet_of(std::uint32_t file) const { return files_[file].sheet; }  // empty: no workbook
  // Where rows lie: a.csv, a.xlsx:Sheet1; and one of them: a.csv:7, a.xlsx:Sheet1!7:7.
  std::string source_of(RowNumber row) const;
  std::string place_of(RowNumber row) const;
  std::size_t file_count() const { return files_.size(); }

  // By target; what is asked for of a target without rows is empty.
  void settle();  // call it when all rows were put in
  std::size_t target_count() const { return targets_.size(); }
  std::size_t count_of(std::size_t target) const;
  std::size_t counted_of(std::size_t target) const { return target < targets_.size() ? targets_[target].counted : 0; }
  // Gets the target's rows out, in their order; its plan has so many areas.
  void open(std::size_t target, std::size_t areas, RowTools& tools);
  std::span<Row> of(std::size_t target);  // open ones
  RowSpan of(std::size_t target) const;
  // Open rows: those that count stand first, in their order; of all, `sound` are left.
  void keep(std::size_t target, std::size_t counted, std::size_t sound);
  RowSpan counted(std::size_t target) const { return of(target).first(counted_of(target)); }
  void close(std::size_t target, RowsNeeded needed, RowTools& tools);  // packs what is needed of open rows
  const Extent& extent(std::size_t target) const;                      // of the rows that count
  // The latest day of a row with a day of report, or a later one of a row without, if not more than a year later;
  // nullopt where there are no rows. Of those that were put in; call it when they are settled.
  std::optional<Date> as_of() const;
  // Rows that were found wrong, which nothing is computed with.
  struct LeftOut {
    std::size_t rows = 0;
    std::optional<Month> latest;  // the last month of their latest period, where that is known
    std::set<std::pair<Month, Month>> periods = {};
    bool undated = false;  // of some the period is not known

    void add(const LeftOut& other);
  };
  void leave_out(std::size_t target, std::optional<Months> period);
  const LeftOut& left_out(std::size_t target) const {
    static const LeftOut none;
    return target < targets_.size() ? targets_[target].left_out : none;
  }

  Decimal value_of(DecimalStore::Cell cell) const { return decimals_.at(cell); }
  Observation unpacked(const Row& row) const;

 private:
  friend class CountedRowsReader;
  // Closed rows that count, in their order: whether they are packed, and into `to`, if so.
  bool is_packed(std::size_t target) const { return target < targets_.size() && !targets_[target].packed.empty(); }
  void unpack(std::size_t target, GrowingArray<Row>& to) const;

  // Rows stand in the order they came until there are so many: most files have but a few.
  static constexpr std::size_t most_loose = std::size_t{1} << 16U;
  struct File {
    std::string name;
    RowNumber first;
    std::string sheet = {};
  };
  struct OfTarget {
    PackedRows packed;
    GrowingArray<Row> rows;  // behind the packed ones
    bool wide = false;       // they were, when they were packed
    std::size_t counted = 0;
    Extent extent;
    LeftOut left_out;

    void push_back(const Row& row);
  };
  template <class Change>
  void distribute(std::span<Row> rows, Change&& change);

  std::vector<File> files_;
  GrowingArray<Row> loose_;
  std::vector<OfTarget> targets_;
  RowLines lines_;
  DecimalStore decimals_;
  // For as_of(): the latest day of report, and the months with which periods of rows without one end.
  std::int32_t last_reported_ = Row::no_day;
  std::vector<Month> undated_;  // sorted
  void see_day(const Row& row);
};

// Reads the rows that count, of closed targets, in their order, in whatever form they are kept. For one thread.
class CountedRowsReader {
 public:
  explicit CountedRowsReader(const Observations& rows) : rows_(rows) {}
  RowSpan of(std::size_t target);  // until those of another target are asked for
  void forget();                   // gives back what it holds

 private:
  static constexpr std::size_t most = std::size_t{1} << 22U;  // rows held
  struct Unpacked {
    std::size_t target;
    GrowingArray<Row> rows;
  };
  const Observations& rows_;
  std::vector<Unpacked> unpacked_;
  std::size_t held_ = 0;
  GrowingArray<Row> free_;  // to touch memory for the first time takes as long as to fill it
};

}  // namespace plantrack
