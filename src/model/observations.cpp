#include "model/observations.hpp"

#include <algorithm>

namespace plantrack {

std::uint32_t Observations::begin_file(std::string name) {
  files_.push_back({std::move(name), static_cast<RowNumber>(size())});
  return static_cast<std::uint32_t>(files_.size() - 1);
}

RowNumber Observations::push_back(const Observation& row) {
  const auto flags =
      static_cast<std::uint8_t>(static_cast<unsigned>(row.figure) | static_cast<unsigned>(row.progress) << 2U |
                                (row.estimate ? estimate_bit : 0U) | (row.faulty ? faulty_bit : 0U));
  rows_.push_back({row.area, row.plan, row.target, row.period, flags, decimals_.put(row.value),
                   decimals_.put(row.denominator), row.reported_on ? row.reported_on->days : no_date});
  lines_.push_back(row.line);
  return static_cast<RowNumber>(size() - 1);
}

void Observations::append(const Observations& other) {
  const auto base = static_cast<RowNumber>(size());
  for (const File& file : other.files_) files_.push_back({file.name, base + file.first});
  append_rows(other, 0);
}

void Observations::append_rows(const Observations& other, std::uint32_t lines) {
  const std::size_t first = size();
  rows_.append(other.rows_);
  lines_.append(other.lines_);
  for (std::size_t row = first; row < size(); ++row) lines_[row] += lines;
  if (other.decimals_.stands_alone()) return;
  for (std::size_t row = first; row < size(); ++row) {
    rows_[row].value = decimals_.put(other.decimals_.at(rows_[row].value));
    rows_[row].denominator = decimals_.put(other.decimals_.at(rows_[row].denominator));
  }
}

Observation Observations::operator[](RowNumber row) const {
  Observation result;
  result.plan = plan(row);
  result.target = target(row);
  result.area = area(row);
  result.period = period(row);
  result.figure = figure(row);
  result.value = value(row);
  result.denominator = denominator(row);
  result.progress = progress(row);
  result.reported_on = reported_on(row);
  result.estimate = estimate(row);
  result.line = line(row);
  result.faulty = faulty(row);
  return result;
}

std::uint32_t Observations::file_of(RowNumber row) const {
  const auto after = std::upper_bound(files_.begin(), files_.end(), row,
                                      [](RowNumber number, const File& file) { return number < file.first; });
  return static_cast<std::uint32_t>(after - files_.begin() - 1);
}

}  // namespace plantrack
