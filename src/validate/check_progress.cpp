#include "validate/check_progress.hpp"

#include "base/parallel.hpp"
#include "read/progress_files.hpp"
#include "validate/read_rows.hpp"
#include "validate/series_rules.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace plantrack {
namespace {

Findings blank_findings(const PlanSet& plans, const ProgressOptions& options) {
  Findings findings(options.kept_per_file);
  if (options.passes) findings.filter(options.passes);
  if (plans.weighs_rules()) {
    findings.weigh_by([&plans](const Rule& rule, std::string_view plan) { return plans.weight(rule, plan); });
  }
  return findings;
}

ReadingOptions reading_options(const ProgressOptions& options) {
  return {.form = options.form,
          .kept_per_file = options.kept_per_file,
          .jobs = threads_for(options.jobs),
          .block = options.block,
          .kernel = options.kernel,
          .plainly = options.plainly};
}

Submission put_together(const PlanSet& plans, std::vector<FileRows> results, const ProgressOptions& options) {
  Submission submission;
  submission.findings = blank_findings(plans, options);
  std::vector<Columns> columns;
  for (FileRows& result : results) {
    submission.findings.merge(std::move(result.findings));
    submission.rows_read += result.rows_read;
    submission.rows_faulty += result.rows_lost;
    submission.files_refused += result.refused;
    if (result.refused) submission.refused.push_back(result.rows.file_name(0));
    columns.push_back(result.columns);
    submission.files.push_back(result.rows.file_name(0));
    submission.encodings.emplace(result.rows.file_name(0), result.encoding);
    if (columns.size() == 1) {
      submission.rows = std::move(result.rows);
    } else {
      submission.rows.append(std::move(result.rows));
    }
    result.rows = {};
  }
  submission.rows_faulty += check_series(plans, submission.rows, columns, options.as_of, options.kept_per_file,
                                         reading_options(options).jobs, submission.findings);
  return submission;
}

}  // namespace

Submission check_progress(const PlanSet& plans, const std::vector<std::string>& files, const ProgressOptions& options) {
  assert(!plans.plans.empty());
  const PlansToReadBy to_read_by(plans);
  const Findings blank = blank_findings(plans, options);
  return put_together(plans, read_files(to_read_by, progress_files(files), blank, reading_options(options)), options);
}

Submission check_source(const PlanSet& plans, const std::string& name, ByteSource& source,
                        const ProgressOptions& options) {
  assert(!plans.plans.empty());
  const PlansToReadBy to_read_by(plans);
  std::vector<FileRows> results;
  results.push_back(read_source(to_read_by, name, source, blank_findings(plans, options), reading_options(options)));
  return put_together(plans, std::move(results), options);
}

}  // namespace plantrack
