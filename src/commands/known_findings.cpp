#include "commands/known_findings.hpp"

#include "base/failure.hpp"
#include "base/file_writer.hpp"
#include "commands/output.hpp"
#include "read/baseline.hpp"
#include "read/progress/excerpts.hpp"
#include "render/findings_baseline.hpp"
#include "render/fingerprint.hpp"

#include <algorithm>
#include <span>

namespace plantrack {
namespace {

// Bounds of memory: findings of one rule in one file that can be known, and excerpts that are held at a time.
constexpr std::size_t most_known = 10'000;
constexpr std::size_t batch = 1'000;

bool has_baseline(const Options& options) {
  return !options.baseline.empty() || !options.write_baseline.empty();
}

}  // namespace

void show_lines(const Options& options, const std::map<std::string, Encoding>& encodings,
                std::vector<Finding>& findings) {
  for (const Failure& each : complete_findings(findings, options.form, encodings)) {
    tell(options, say("{}; so its lines are not shown", "{}; vì vậy không hiện được các dòng của tệp", each.message()));
  }
}

namespace {

void complete_in_batches(const Options& options, const std::map<std::string, Encoding>& encodings,
                         std::vector<Finding>& findings) {
  Fingerprints fingerprints;
  for (std::size_t begin = 0; begin < findings.size(); begin += batch) {
    const auto from = findings.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto to = from + static_cast<std::ptrdiff_t>(std::min(batch, findings.size() - begin));
    std::vector<Finding> part(std::make_move_iterator(from), std::make_move_iterator(to));
    show_lines(options, encodings, part);
    fingerprints.fill(part);
    for (Finding& each : part) each.excerpt = {};
    std::move(part.begin(), part.end(), from);
  }
}

void write_known(const Options& options, Verdict& verdict) {
  if (!verdict.hidden.empty()) {
    const auto& [file, rules] = *verdict.hidden.begin();
    throw Failure(say("{} has more than {} findings of {} {}: too many to be known one by one",
                      "{} có hơn {} vấn đề thuộc {} {}: quá nhiều để ghi lại từng vấn đề", file, most_known,
                      rules.front().rule->code, rules.front().rule->name),
                  say("mend what they have in common, or leave the rule out with --ignore",
                      "hãy sửa nguyên nhân chung của chúng, hoặc bỏ quy tắc này bằng --ignore"));
  }
  if (is_standard_output(options.write_baseline)) {
    throw Failure(say("--write-baseline needs a file", "--write-baseline cần một tệp"),
                  say("name the file that is to hold the findings", "hãy nêu tên tệp để ghi các vấn đề"));
  }
  const FileKind kind = kind_of_file(options.write_baseline);
  if (kind == FileKind::other) {
    throw Failure(
        say("{} exists and is no baseline: it is not overwritten",
            "{} đã tồn tại và không phải là tệp ghi các vấn đề đã biết: không ghi đè lên", options.write_baseline),
        say("write to another file", "hãy ghi ra tệp khác"));
  }
  refuse_to_lose(options, options.write_baseline, FileKind::baseline);
  write_whole(options.write_baseline, findings_baseline(verdict),
              kind == FileKind::baseline ? FileWriter::Over::inputs : FileWriter::Over::others);
  tell(options,
       say("{} findings written to {}", "đã ghi {} vấn đề vào {}", verdict.shown.size(), options.write_baseline));
  std::set<std::string> all;
  for (const Finding& each : verdict.shown) all.insert(each.fingerprint);
  drop_known(verdict, all);
}

}  // namespace

std::size_t findings_to_keep(const Options& options) {
  return has_baseline(options) ? most_known : options.max_findings;
}

void settle_findings(const Options& options, const std::map<std::string, Encoding>& encodings, Verdict& verdict) {
  if (has_baseline(options)) {
    complete_in_batches(options, encodings, verdict.shown);
    if (!options.baseline.empty()) {
      const std::set<std::string> known = read_baseline(options.baseline);
      if (options.write_baseline.empty()) drop_known(verdict, known);
    }
    if (!options.write_baseline.empty()) write_known(options, verdict);
    limit_shown(verdict, options.max_findings);
    show_lines(options, encodings, verdict.shown);
    return;
  }
  show_lines(options, encodings, verdict.shown);
  Fingerprints().fill(verdict.shown);
}

}  // namespace plantrack
