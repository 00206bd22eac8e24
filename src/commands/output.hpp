// The way out: data to standard output or -o FILE, messages and findings about the input to standard error.
#pragma once

#include "base/failure.hpp"
#include "base/file_writer.hpp"
#include "commands/options.hpp"
#include "read/progress/file_kind.hpp"
#include "render/terminal.hpp"
#include "render/verdict.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace plantrack {

// A Failure where the file is an input of the command, or a plan, progress file or baseline; one of its `own` kind may
// be replaced.
void refuse_to_lose(const Options& options, const std::string& output, FileKind own = FileKind::other);

// Writes the whole document at once. That the reader has gone (a broken pipe) is no fault; a full disk is a Failure.
void write_output(const Options& options, std::string_view document);

// Each of the run's outputs, as `written` makes it where `format` and `output` are those of the one.
void write_outputs(const Options& options, const std::function<std::string(const Options& one)>& written);

// The same part by part, for what may be larger than memory.
class OutputStream {
 public:
  static constexpr std::size_t block = std::size_t{1} << 18;

  explicit OutputStream(const Options& options, FileKind own = FileKind::other);  // what it writes
  void write(std::string_view part);
  void finish();  // without it a file is not written

 private:
  void flush();

  std::optional<FileWriter> file_;
  std::string part_;
  bool gone_ = false;  // the reader has gone
};

// Findings as the command's data: in the formats, to where the outputs go.
void write_findings(const Options& options, const Verdict& verdict);

// Findings as messages: as text on standard error, beside a report.
void tell_findings(const Options& options, const Verdict& verdict);

// On standard error as it is.
void write_message(std::string_view message);
void write_to_terminal(std::string_view bytes) noexcept;  // beside the line that shows the work; a handler may call it
bool is_dumb_terminal();                                  // that only prints, as TERM says

// One line on standard error, such as "12 rows with errors were left out".
void tell(const Options& options, const Text& message);
void tell_gate(const Options& options, const Text& message);  // that failed: in GitHub Actions an annotation as well
void tell_failure(const Options& options, const Failure& failure);

TextStyle output_style(const Options& options);   // of standard output or the file
TextStyle message_style(const Options& options);  // of standard error

}  // namespace plantrack
