#include "validate/check_progress.hpp"

#include "read/progress_files.hpp"
#include "validate/row_rules.hpp"
#include "validate/series_rules.hpp"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <deque>
#include <future>
#include <thread>
#include <utility>

namespace plantrack {
namespace {

struct FileResult {
  Observations rows;
  Findings findings;
  Columns columns;
  std::size_t rows_read = 0;
  std::size_t rows_lost = 0;  // faulty rows that are not among `rows`
  bool refused = false;
  Encoding encoding = Encoding::utf8;
};

std::deque<PlanIndex> indexes_of(const PlanSet& plans) {
  std::deque<PlanIndex> indexes;
  for (const Plan& plan : plans.plans) indexes.emplace_back(plan);
  return indexes;
}

Findings blank_findings(const PlanSet& plans, const ProgressOptions& options) {
  Findings findings(options.kept_per_file);
  if (options.passes) findings.filter(options.passes);
  if (plans.weighs_rules()) {
    findings.weigh_by([&plans](const Rule& rule, std::string_view plan) { return plans.weight(rule, plan); });
  }
  return findings;
}

FileResult read_rows(const std::deque<PlanIndex>& plans, ProgressReader& reader, const std::string& name) {
  FileResult result;
  result.rows.begin_file(name);
  RowRules rules(plans);
  for (ProgressRow row; reader.next(row);) {
    const auto observation = rules.check(reader, row);
    if (observation) result.rows.push_back(*observation);
    result.rows_lost += !observation;
  }
  result.findings = std::move(reader.findings());
  result.columns = reader.columns();
  result.encoding = reader.encoding();
  if (reader.refused()) {
    result.rows = {};
    result.rows.begin_file(name);
    result.rows_lost = 0;
    result.refused = true;
    return result;
  }
  result.rows_read = reader.rows_read();
  result.rows_lost += reader.rows_broken();
  return result;
}

FileResult read_source(const std::deque<PlanIndex>& plans, const std::string& name, ByteSource& source,
                       const Findings& blank, const ProgressOptions& options) {
  FileResult result;
  for (std::optional<ProgressForm> form = options.form; form;) {
    ProgressReader reader(name, source, *form, plans.size() > 1, blank, options.kept_per_file);
    result = read_rows(plans, reader, name);
    form = reader.better_form();
  }
  return result;
}

// Reads the files by as many threads as asked for. Results, and the first Failure, come in the order of the files.
std::vector<FileResult> read_files(const std::deque<PlanIndex>& plans, const std::vector<std::string>& files,
                                   const Findings& blank, const ProgressOptions& options) {
  std::vector<std::packaged_task<FileResult()>> tasks;
  for (const std::string& file : files) {
    tasks.emplace_back([&plans, &file, &blank, &options] {
      FileSource source(file);
      return read_source(plans, file, source, blank, options);
    });
  }
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < tasks.size(); i = next++) tasks[i]();
  };
  const std::size_t wanted = options.jobs != 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < std::min(wanted, files.size()); ++i) threads.emplace_back(work);
    work();
  }
  std::vector<FileResult> results;
  for (auto& task : tasks) results.push_back(task.get_future().get());
  return results;
}

Submission put_together(const PlanSet& plans, std::vector<FileResult> results, const ProgressOptions& options) {
  Submission submission;
  submission.findings = blank_findings(plans, options);
  std::vector<Columns> columns;
  for (FileResult& result : results) {
    submission.findings.merge(std::move(result.findings));
    submission.rows_read += result.rows_read;
    submission.rows_faulty += result.rows_lost;
    submission.files_refused += result.refused;
    columns.push_back(result.columns);
    submission.files.push_back(result.rows.file_name(0));
    submission.encodings.emplace(result.rows.file_name(0), result.encoding);
    if (columns.size() == 1) {
      submission.rows = std::move(result.rows);
    } else {
      submission.rows.append(result.rows);
    }
    result.rows = {};
  }
  check_series(plans, submission.rows, columns, options.as_of, options.kept_per_file, submission.findings);
  for (RowNumber row = 0; row < submission.rows.size(); ++row) submission.rows_faulty += submission.rows.faulty(row);
  return submission;
}

}  // namespace

Submission check_progress(const PlanSet& plans, const std::vector<std::string>& files, const ProgressOptions& options) {
  assert(!plans.plans.empty());
  const std::deque<PlanIndex> indexes = indexes_of(plans);
  return put_together(plans, read_files(indexes, progress_files(files), blank_findings(plans, options), options), options);
}

Submission check_source(const PlanSet& plans, const std::string& name, ByteSource& source,
                        const ProgressOptions& options) {
  assert(!plans.plans.empty());
  const std::deque<PlanIndex> indexes = indexes_of(plans);
  std::vector<FileResult> results;
  results.push_back(read_source(indexes, name, source, blank_findings(plans, options), options));
  return put_together(plans, std::move(results), options);
}

}  // namespace plantrack
