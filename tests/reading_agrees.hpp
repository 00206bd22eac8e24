// Reading by blocks, structure and threads beside reading plainly, row by row: whatever the bytes, the rows and the
// findings are the same.
#pragma once

#include "validate/check_progress.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

// All that a submission says, as text.
inline std::string dump(const Submission& submission) {
  std::string text;
  const auto put = [&text](const auto&... parts) { ((text += parts, text += '|'), ...); };
  const auto place = [](Place at) {
    return std::to_string(at.line) + ":" + std::to_string(at.column) + "+" + std::to_string(at.length);
  };
  for (std::size_t target = 0; target < submission.rows.target_count(); ++target) {
    for (const Row& kept : submission.rows.of(target)) {
      const Observation row = submission.rows.unpacked(kept);
      put(std::to_string(row.target), std::to_string(row.area), row.months.first.text(),
          std::to_string(row.months.length), std::to_string(static_cast<int>(row.figure)), row.value.text(),
          row.denominator.text(), std::to_string(static_cast<int>(row.progress)),
          row.reported_on ? row.reported_on->text() : "-", row.estimate ? "estimate" : "", std::to_string(kept.number),
          std::to_string(submission.rows.line(kept.number)), "\n");
    }
    put(std::to_string(submission.rows.counted(target).size()), "\n");
  }
  for (const Finding& each : submission.findings.sorted()) {
    put(each.rule->code, std::to_string(index_of(each.severity)), each.file, place(each.place),
        std::to_string(each.field), std::to_string(each.row), each.header, each.plan, each.target, each.message.en,
        each.message.vi, each.hint.en, "\n");
    for (const Related& related : each.related) put("  ", place(related.place), related.message.en, "\n");
  }
  for (const auto& [code, counts] : submission.findings.count_by_code()) {
    put(code, std::to_string(counts[0]), std::to_string(counts[1]), std::to_string(counts[2]), "\n");
  }
  put(std::to_string(submission.rows_read), std::to_string(submission.rows_faulty),
      std::to_string(submission.files_refused), "\n");
  return text;
}

inline std::string dump(const PlanSet& plans, std::string_view text, const ProgressOptions& options) {
  MemorySource source(text);
  return dump(check_source(plans, "a.csv", source, options));
}

struct WayOfReading {
  ScanKernel kernel;
  unsigned jobs;
  std::size_t block;
};

inline std::vector<WayOfReading> ways_of_reading() {
  std::vector<WayOfReading> ways;
  for (const std::string_view name : kernel_names) {
    const auto kernel = kernel_named(name);
    if (!kernel) continue;
    ways.push_back({*kernel, 1, RecordBlocks::usual_block});
    ways.push_back({*kernel, 1, 64});
  }
  for (const unsigned jobs : {2U, 3U, 8U}) ways.push_back({best_kernel(), jobs, 64 * jobs + 1});
  return ways;
}

// Where the ways of reading part: both outcomes; empty where they agree.
inline std::string disagreement(const PlanSet& plans, std::string_view text, ProgressOptions options,
                                const std::vector<WayOfReading>& ways) {
  options.plainly = true;
  const std::string plainly = dump(plans, text, options);
  options.plainly = false;
  for (const WayOfReading& way : ways) {
    options.kernel = way.kernel;
    options.jobs = way.jobs;
    options.block = way.block;
    const std::string fast = dump(plans, text, options);
    if (fast == plainly) continue;
    return "kernel " + std::to_string(static_cast<int>(way.kernel)) + ", jobs " + std::to_string(way.jobs) +
           ", block " + std::to_string(way.block) + "\n" + fast + "---- plainly:\n" + plainly;
  }
  return {};
}

}  // namespace plantrack
