// What is told once of many rows: rows one behind the other with one fault (a column that was shifted, a separator that
// is missing in all of them), and what is wrong with the period that a header or title names.
#include "read/progress/progress_reader.hpp"

#include <algorithm>
#include <utility>

namespace plantrack {

bool ProgressReader::is_to_be_told(ProgressRow& row, const Rule& rule, Column column) {
  row.faulty = row.faulty || findings_.weight(rule, row.plan) == Severity::error;
  return !is_wide() || period_above(row, column) || !is_told_of_record(row, rule, column);
}

bool ProgressReader::is_told_of_record(const ProgressRow& row, const Rule& rule, Column column) {
  const auto concerns_all = [&] {
    switch (column) {
      case Column::plan:
      case Column::target:
      case Column::agency: return true;
      case Column::area: return !areas_on_top_ || rule.name == "area-not-of-level";
      case Column::reported_on: return true;
      case Column::status: return row.field[static_cast<std::size_t>(column)] == columns_[column];
      case Column::value: return rule.name == "wrong-figure" || rule.name == "area-ratio-without-parts";
      default: return rule.code.front() == 'C';  // the cell itself
    }
  };
  if (told_line_ != row.line) told_of_line_.clear();
  told_line_ = row.line;
  if (!concerns_all()) return false;
  const std::pair what(&rule, column);
  if (std::find(told_of_line_.begin(), told_of_line_.end(), what) != told_of_line_.end()) return true;
  told_of_line_.push_back(what);
  return false;
}

const WideColumn* ProgressReader::column_at_hand() const {
  const bool is_there = next_wide_ > 0 && next_wide_ <= pending_.size();
  return is_there ? &columns_.wide[pending_[next_wide_ - 1]] : nullptr;
}

std::optional<ProgressReader::PeriodAbove> ProgressReader::period_above(const ProgressRow& row, Column column) const {
  if (column != Column::period || columns_.has(Column::period)) return std::nullopt;
  const WideColumn* const header = column_at_hand();
  if (header != nullptr && !header->period.empty()) return PeriodAbove{header->place, header};
  return row[column].empty() ? std::nullopt : std::optional(PeriodAbove{period_place_});
}

Finding ProgressReader::finding_of_period(const PeriodAbove& named, const Rule& rule, Advice advice,
                                          const ProgressRow& row) const {
  const int field = named.header != nullptr ? static_cast<int>(named.header->field) : -1;
  Finding finding = finding_of(rule, field, named.place, std::move(advice), &row);
  finding.place = named.place;
  finding.target.clear();
  if (named.header != nullptr) {
    finding.field = named.header->named_in;
    finding.row = named.place.line;
  } else if (!form_.period.empty()) {
    finding.hint = say("correct the option `--period`", "sửa lại tùy chọn `--period`");
  } else if (form_.sheet != nullptr) {
    finding.field = static_cast<int>(named.place.column) - 1;  // of the title
  }
  return finding;
}

// Those of the part that comes next.
void ProgressReader::absorb_period_faults(PeriodFaults&& faults) {
  for (auto& [what, its] : faults) {
    const auto [ours, is_new] = period_faults_.try_emplace(what);
    ours->second.figures += its.figures;
    const bool told = is_new && worth_telling(*std::get<const Rule*>(what), std::get<std::string>(what));
    if (told) ours->second.finding = std::move(its.finding);
  }
}

void ProgressReader::tell_period_faults() {
  PeriodFaults faults = std::exchange(period_faults_, {});
  for (auto each = faults.begin(); each != faults.end(); ++each) {
    PeriodFault& fault = each->second;
    if (!fault.finding) continue;
    // Of another plan of the same years it is the same.
    for (auto other = std::next(each);
         other != faults.end() && std::get<Place>(other->first) == std::get<Place>(each->first); ++other) {
      PeriodFault& twin = other->second;
      const bool same =
          twin.finding && twin.finding->rule == fault.finding->rule && twin.finding->message == fault.finding->message;
      if (!same) continue;
      fault.figures += twin.figures;
      twin.finding.reset();
    }
    if (fault.figures > 1) {
      fault.finding->message =
          say("{}; {} figures stand below it", "{}; bên dưới có {} số liệu", fault.finding->message, fault.figures);
    }
    findings_.add(std::move(*fault.finding));
  }
}

bool ProgressReader::goes_on_in_run(const Rule& rule, int field, std::size_t detail) {
  for (FaultRun& run : runs_) {
    if (run.rule != &rule || run.field != field || run.detail != detail || run.last_row + 1 < rows_read_) continue;
    run.last_row = rows_read_;
    if (std::exchange(run.last_line, csv_.line()) != csv_.line()) ++run.records;
    return true;
  }
  return false;
}

void ProgressReader::end_runs() {
  if (runs_.empty()) return;
  for (auto run = runs_.begin(); run != runs_.end();) {
    const bool waits_for_part_before = !run->counted;
    if (run->last_row + 1 >= rows_read_ || waits_for_part_before) {
      ++run;
      continue;
    }
    end_run(std::move(*run));
    run = runs_.erase(run);
  }
}

void ProgressReader::end_run(FaultRun&& run) {
  if (!run.finding) return;
  if (const std::size_t more = run.records - 1; more > 0) {
    run.finding->message =
        more == 1 ? say("{}; so is the next row", "{}; dòng tiếp theo cũng vậy", run.finding->message)
                  : say("{}; so are the next {} rows", "{}; {} dòng tiếp theo cũng vậy", run.finding->message, more);
  }
  findings_.add(std::move(*run.finding));
}

// Those of the part that comes next, of so many rows, its lines counted from `lines` lines before.
void ProgressReader::absorb_runs(std::span<FaultRun> runs, std::uint32_t lines, std::size_t rows) {
  for (FaultRun& its : runs) {
    const bool leads = !its.counted;
    its.last_row += rows_read_;
    const auto before = std::find_if(runs_.begin(), runs_.end(), [&](const FaultRun& ours) {
      return leads && ours.rule == its.rule && ours.field == its.field && ours.detail == its.detail &&
             ours.last_row == rows_read_;
    });
    if (before != runs_.end()) {
      before->last_row = its.last_row;
      before->records += its.records;
      continue;
    }
    if (its.finding) {
      its.finding->place.line += lines;
      if (its.finding->row != 0) its.finding->row += lines;
    }
    if (leads) {
      its.counted = true;
      if (!worth_telling(*its.rule, its.finding->plan)) its.finding.reset();
    }
    runs_.push_back(std::move(its));
  }
  const std::size_t last_row = rows_read_ + rows;
  for (auto run = runs_.begin(); run != runs_.end();) {
    if (run->last_row == last_row) {
      ++run;
      continue;
    }
    end_run(std::move(*run));
    run = runs_.erase(run);
  }
}

}  // namespace plantrack
