#include "validate/check_progress.hpp"

#include "base/parallel.hpp"
#include "model/rules.hpp"
#include "read/progress/progress_files.hpp"
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

// Puts files together in the order they come in.
class Collection {
 public:
  Collection(const PlanSet& plans, const ProgressOptions& options) : plans_(plans), options_(options) {
    submission_.findings = blank_findings(plans, options);
  }

  void add(FileRows file) {
    const std::string name = file.rows.file_name(0);
    submission_.findings.merge(std::move(file.findings));
    submission_.rows_read += file.rows_read;
    submission_.rows_faulty += file.rows_lost;
    submission_.rows_untouched += file.rows_untouched;
    if (file.refused && (submission_.refused.empty() || submission_.refused.back() != name)) {
      ++submission_.files_refused;
      submission_.refused.push_back(name);
    }
    if (submission_.files.empty() || submission_.files.back() != name) submission_.files.push_back(name);
    submission_.encodings.emplace(name, file.encoding);
    if (columns_.empty()) {
      submission_.rows = std::move(file.rows);
    } else {
      submission_.rows.append(std::move(file.rows));
    }
    columns_.push_back(file.columns);
  }

  // Files that lie among those that were read.
  void name_unread(const std::vector<std::string>& files) {
    for (const std::string& file : files) {
      Finding finding;
      finding.rule = &rule("file-not-read");
      finding.severity = finding.rule->severity;
      finding.file = file;
      finding.message = say("the file is not read", "chương trình không đọc tệp này");
      finding.hint = say("if it holds figures, save it as CSV; else take it out of the folder",
                         "nếu tệp có số liệu thì lưu lại thành CSV; nếu không thì đưa ra khỏi thư mục");
      submission_.findings.add(std::move(finding));
    }
  }

  Submission checked() {
    submission_.rows_faulty += check_series(plans_, submission_.rows, columns_, options_.as_of, options_.needed,
                                            options_.kept_per_file, threads_for(options_.jobs), submission_.findings);
    return std::move(submission_);
  }

 private:
  const PlanSet& plans_;
  const ProgressOptions& options_;
  Submission submission_;
  std::vector<Columns> columns_;  // of each file
};

}  // namespace

Submission check_progress(const PlanSet& plans, const std::vector<std::string>& files, const ProgressOptions& options) {
  assert(!plans.plans.empty());
  const PlansToReadBy to_read_by(plans);
  Collection all(plans, options);
  read_files(to_read_by, progress_files(files), blank_findings(plans, options), reading_options(options),
             [&all](FileRows file) { all.add(std::move(file)); });
  all.name_unread(unread_files(files, options.other_files));
  return all.checked();
}

Submission check_source(const PlanSet& plans, const std::string& name, ByteSource& source,
                        const ProgressOptions& options) {
  assert(!plans.plans.empty());
  const PlansToReadBy to_read_by(plans);
  Collection all(plans, options);
  for (FileRows& each :
       read_source(to_read_by, name, source, blank_findings(plans, options), reading_options(options))) {
    all.add(std::move(each));
  }
  return all.checked();
}

}  // namespace plantrack
