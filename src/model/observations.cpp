#include "model/observations.hpp"

#include <algorithm>

namespace plantrack {

std::uint32_t Observations::begin_file(std::string name) {
  files_.push_back({std::move(name), static_cast<RowNumber>(size())});
  return static_cast<std::uint32_t>(files_.size() - 1);
}

RowNumber Observations::push_back(const Observation& row) {
  plan_.push_back(row.plan);
  target_.push_back(row.target);
  area_.push_back(row.area);
  period_.push_back(row.period);
  value_.push_back(row.value);
  denominator_.push_back(row.denominator);
  reported_on_.push_back(row.reported_on ? row.reported_on->days : no_date);
  flags_.push_back(static_cast<std::uint8_t>(static_cast<unsigned>(row.figure) |
                                             static_cast<unsigned>(row.progress) << 2U |
                                             (row.estimate ? estimate_bit : 0U) | (row.faulty ? faulty_bit : 0U)));
  line_.push_back(row.line);
  return static_cast<RowNumber>(line_.size() - 1);
}

void Observations::append(const Observations& other) {
  const auto base = static_cast<RowNumber>(size());
  for (const File& file : other.files_) files_.push_back({file.name, base + file.first});
  append_rows(other, 0);
}

void Observations::append_rows(const Observations& other, std::uint32_t lines) {
  const std::size_t first = size();
  plan_.append(other.plan_);
  target_.append(other.target_);
  area_.append(other.area_);
  period_.append(other.period_);
  value_.append(other.value_);
  denominator_.append(other.denominator_);
  reported_on_.append(other.reported_on_);
  flags_.append(other.flags_);
  line_.append(other.line_);
  if (lines != 0) {
    for (std::size_t row = first; row < size(); ++row) line_[row] += lines;
  }
}

Observation Observations::operator[](RowNumber row) const {
  Observation result;
  result.plan = plan_[row];
  result.target = target_[row];
  result.area = area_[row];
  result.period = period_[row];
  result.figure = static_cast<Figure>(flags_[row] & figure_bits);
  result.value = value_[row];
  result.denominator = denominator_[row];
  result.progress = static_cast<Progress>((flags_[row] & progress_bits) >> 2U);
  result.reported_on = reported_on(row);
  result.estimate = (flags_[row] & estimate_bit) != 0;
  result.line = line_[row];
  result.faulty = faulty(row);
  return result;
}

std::uint32_t Observations::file_of(RowNumber row) const {
  const auto after = std::upper_bound(files_.begin(), files_.end(), row,
                                      [](RowNumber number, const File& file) { return number < file.first; });
  return static_cast<std::uint32_t>(after - files_.begin() - 1);
}

}  // namespace plantrack
