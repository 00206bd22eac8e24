#include "model/observations.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace plantrack {

std::uint32_t Observations::begin_file(std::string name, std::string sheet) {
  files_.push_back({std::move(name), static_cast<RowNumber>(size()), std::move(sheet)});
  return static_cast<std::uint32_t>(files_.size() - 1);
}

void Observations::push_back(const Observation& row) {
  Row kept;
  kept.key = Row::key_of(row.target, row.area, Row::key_of(row.months));
  kept.number = static_cast<RowNumber>(size());
  kept.bits =
      Row::bits_of(row.reported_on ? row.reported_on->days : Row::no_day, row.estimate, row.progress, row.figure);
  kept.value = decimals_.put(row.value);
  kept.denominator = decimals_.put(row.denominator);
  loose_.push_back(kept);
  lines_.push_back(row.line);
  if (loose_.size() == most_loose) settle();
}

Row* Observations::add_rows(std::size_t count, std::uint32_t first_line) {
  const auto first = static_cast<RowNumber>(size());
  const std::size_t stood = loose_.size();
  loose_.reserve(stood + count);
  loose_.resize(stood + count);
  for (std::size_t i = 0; i < count; ++i) loose_[stood + i].number = first + static_cast<RowNumber>(i);
  lines_.push_back(first_line, count);
  return loose_.data() + stood;
}

void Observations::append(Observations&& other) {
  const auto base = static_cast<RowNumber>(size());
  for (File& file : other.files_) files_.push_back({std::move(file.name), base + file.first, std::move(file.sheet)});
  append_rows(std::move(other), 0);
}

void Observations::append_rows(Observations&& other, std::uint32_t lines) {
  const auto base = static_cast<RowNumber>(size());
  lines_.append(other.lines_, lines);
  const bool alone = other.decimals_.stands_alone();
  const auto make_own = [&](Row& row) {
    row.number += base;
    for (DecimalStore::Cell* const cell : {&row.value, &row.denominator}) {
      if (!alone && !DecimalStore::stands_alone(*cell)) *cell = decimals_.put(other.decimals_.at(*cell));
    }
  };
  if (targets_.empty() && other.targets_.empty() && loose_.size() + other.loose_.size() <= most_loose) {
    for (Row& row : other.loose_) make_own(row);
    loose_.append(other.loose_);
    return;
  }
  settle();
  std::array<Row, PackedRows::rows_at_once> some;
  for (std::size_t i = 0; i < other.targets_.size(); ++i) {
    OfTarget& target = other.targets_[i];
    for (PackedRows::Reader reader(target.packed); reader.next();) {
      reader.rows(some);
      distribute(some, make_own);
    }
    distribute(target.rows, make_own);
    if (target.left_out.rows > 0) {
      if (i >= targets_.size()) targets_.resize(i + 1);
      targets_[i].left_out.add(target.left_out);
    }
    target = {};
  }
  distribute(other.loose_, make_own);
}

void Observations::settle() {
  distribute(loose_, [](Row&) {});
  loose_ = {};
}

template <class Change>
void Observations::distribute(std::span<Row> rows, Change&& change) {
  for (Row& row : rows) {
    change(row);
    const std::size_t target = row.target();
    if (target >= targets_.size()) targets_.resize(target + 1);
    see_day(row);
    targets_[target].push_back(row);
  }
}

void Observations::OfTarget::push_back(const Row& row) {
  rows.push_back(row);
  if (rows.size() < PackedRows::rows_at_once) return;
  const bool first_ones = packed.empty();
  packed.append(std::span<const Row, PackedRows::rows_at_once>(rows.data(), rows.size()));
  if (first_ones) {
    rows = {};  // of many targets that have few more
  } else {
    rows.clear();
  }
}

std::size_t Observations::count_of(std::size_t target) const {
  return target < targets_.size() ? targets_[target].packed.size() + targets_[target].rows.size() : 0;
}

void Observations::open(std::size_t target, std::size_t areas, RowTools& tools) {
  OfTarget& its = targets_[target];
  if (its.packed.empty()) return tools.sorter.sort(its.rows);
  const std::size_t count = count_of(target);
  GrowingArray<Row> rows = std::move(tools.room);
  rows.clear();
  rows.reserve(count);
  rows.resize(count);
  its.wide = its.packed.wide();
  tools.sorter.unpack(std::move(its.packed), its.rows, areas, rows);
  its.packed = {};
  its.rows = std::move(rows);
}

void Observations::close(std::size_t target, RowsNeeded needed, RowTools& tools) {
  constexpr std::size_t at_once = PackedRows::rows_at_once;
  OfTarget& its = targets_[target];
  if (needed == RowsNeeded::none) {
    its.counted = 0;
    if (its.rows.room() > tools.room.room()) tools.room = std::move(its.rows);
    its.rows = {};
    return;
  }
  its.rows.resize(its.counted);
  if (its.rows.room() <= 2 * at_once || (its.wide && its.rows.size() > its.rows.room() / 4 * 3)) return;
  GrowingArray<Row> rows = std::move(its.rows);
  its.rows = {};
  std::size_t packed = 0;
  for (; rows.size() - packed >= at_once; packed += at_once) {
    its.packed.append(std::span<const Row, at_once>(rows.data() + packed, at_once), false);
  }
  its.rows.append(rows.data() + packed, rows.size() - packed);
  tools.room = std::move(rows);
}

void Observations::unpack(std::size_t target, GrowingArray<Row>& to) const {
  const OfTarget& its = targets_[target];
  to.clear();
  to.reserve(its.packed.size() + its.rows.size());
  to.resize(its.packed.size());
  std::size_t put = 0;
  for (PackedRows::Reader reader(its.packed); reader.next(); put += PackedRows::rows_at_once) {
    reader.rows(std::span<Row, PackedRows::rows_at_once>(to.data() + put, PackedRows::rows_at_once));
  }
  to.append(its.rows);
}

std::span<Row> Observations::of(std::size_t target) {
  if (target >= targets_.size()) return {};
  return {targets_[target].rows.data(), targets_[target].rows.size()};
}

RowSpan Observations::of(std::size_t target) const {
  if (target >= targets_.size()) return {};
  return {targets_[target].rows.data(), targets_[target].rows.size()};
}

void Observations::keep(std::size_t target, std::size_t counted, std::size_t sound) {
  OfTarget& kept = targets_[target];
  kept.rows.resize(sound);
  kept.counted = counted;
  Extent extent;
  if (counted > 0) {
    extent.begin = kept.rows[0].first_month();
    extent.first_end = extent.last_end = kept.rows[0].last_month();
  }
  for (std::size_t i = 0; i < counted; ++i) {
    const Row& row = kept.rows[i];
    extent.begin = std::min(extent.begin, row.first_month());
    extent.first_end = std::min(extent.first_end, row.last_month());
    extent.last_end = std::max(extent.last_end, row.last_month());
    extent.shortest = std::min(extent.shortest, row.length());
    extent.longest = std::max(extent.longest, row.length());
  }
  kept.extent = extent;
}

void Observations::leave_out(std::size_t target, std::optional<Months> period) {
  if (target >= targets_.size()) targets_.resize(target + 1);
  LeftOut& left_out = targets_[target].left_out;
  ++left_out.rows;
  left_out.undated = left_out.undated || !period;
  if (!period) return;
  left_out.latest = std::max(left_out.latest, std::optional(period->last()));
  left_out.periods.insert({period->first, period->last()});
}

void Observations::LeftOut::add(const LeftOut& other) {
  rows += other.rows;
  latest = std::max(latest, other.latest);
  periods.insert(other.periods.begin(), other.periods.end());
  undated = undated || other.undated;
}

// Cheap for the rows that do not move anything, which are nearly all.
void Observations::see_day(const Row& row) {
  if (row.reported() != Row::no_day) {
    if (row.reported() <= last_reported_) return;
    if (row.report_day()) {
      last_reported_ = row.reported();
      return;
    }
  }
  const Month month = row.last_month();
  const auto place = std::lower_bound(undated_.begin(), undated_.end(), month);
  if (place == undated_.end() || *place != month) undated_.insert(place, month);
}

const Extent& Observations::extent(std::size_t target) const {
  static constexpr Extent nothing;
  return target < targets_.size() ? targets_[target].extent : nothing;
}

std::optional<Date> Observations::as_of() const {
  constexpr int farthest = 366;  // days after the latest day of report
  std::optional<Date> latest;
  if (last_reported_ != Row::no_day) latest = Date{last_reported_};
  for (auto month = undated_.rbegin(); month != undated_.rend(); ++month) {
    const Date day = last_day(*month);
    if (last_reported_ != Row::no_day && day.days > last_reported_ + farthest) continue;
    return std::max(latest, std::optional(day));
  }
  return latest;
}

Observation Observations::unpacked(const Row& row) const {
  Observation result;
  result.target = static_cast<std::uint32_t>(row.target());
  result.area = row.area();
  result.months = row.months();
  result.figure = row.figure();
  result.value = value_of(row.value);
  result.denominator = value_of(row.denominator);
  result.progress = row.progress();
  if (row.reported() != Row::no_day) result.reported_on = Date{row.reported()};
  result.estimate = row.estimate();
  return result;
}

std::string Observations::source_of(RowNumber row) const {
  const File& file = files_[file_of(row)];
  return file.sheet.empty() ? file.name : file.name + ":" + file.sheet;
}

std::string Observations::place_of(RowNumber row) const {
  const bool in_sheet = !files_[file_of(row)].sheet.empty();
  const std::string number = std::to_string(line(row));
  return source_of(row) + (in_sheet ? "!" + number + ":" : ":") + number;
}

std::uint32_t Observations::file_of(RowNumber row) const {
  const auto after = std::upper_bound(files_.begin(), files_.end(), row,
                                      [](RowNumber number, const File& file) { return number < file.first; });
  return static_cast<std::uint32_t>(after - files_.begin() - 1);
}

RowSpan CountedRowsReader::of(std::size_t target) {
  if (!rows_.is_packed(target) || rows_.counted_of(target) == 0) return rows_.counted(target);
  for (const Unpacked& each : unpacked_) {
    if (each.target == target) return each.rows;
  }
  if (held_ + rows_.counted_of(target) > most) forget();
  unpacked_.push_back({target, std::move(free_)});
  held_ += rows_.counted_of(target);
  free_ = {};
  rows_.unpack(target, unpacked_.back().rows);
  return unpacked_.back().rows;
}

void CountedRowsReader::forget() {
  if (!unpacked_.empty()) free_ = std::move(unpacked_.back().rows);
  unpacked_.clear();
  held_ = 0;
}

}  // namespace plantrack
