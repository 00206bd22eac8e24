#include "commands/output.hpp"

#include "base/file.hpp"
#include "commands/work_line.hpp"
#include "render/excerpt.hpp"
#include "render/findings_formats.hpp"
#include "render/findings_github.hpp"
#include "render/findings_text.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace plantrack {
namespace {

constexpr std::size_t width_of_files = 100;

bool to_standard_output(const Options& options) {
  return is_standard_output(options.output);
}

// 0, or errno.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

// False where the reader has gone.
bool write_standard_output(std::string_view document) {
  hide_work();
  const int error = write_all(STDOUT_FILENO, document);
  if (error == 0 || error == EPIPE) return error == 0;
  const std::string why = std::strerror(error);
  throw Failure(say("standard output cannot be written: {}", "không ghi được ra đầu ra chuẩn: {}", why));
}

bool set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

TextStyle style_of(const Options& options, int descriptor) {  // -1: a file
  TextStyle style;
  style.lang = options.lang;
  const std::size_t width = descriptor < 0 ? 0 : terminal_width(descriptor);
  style.wrap = width > 0;
  style.width = width > 0 ? std::max<std::size_t>(width, 40) : width_of_files;
  style.color = options.color == ColorWish::always ||
                (options.color == ColorWish::where_terminal && width > 0 && !set("NO_COLOR") && !is_dumb_terminal());
  return style;
}

// A slip of the hand must not replace a plan or a submission by a report on it.
void refuse_to_overwrite_input(const Options& options) {
  const auto is_output = [&options](const std::string& input) {
    std::error_code error;  // what is not there is not the same
    return std::filesystem::equivalent(input, options.output, error) && std::filesystem::is_regular_file(input, error);
  };
  const std::filesystem::path output(options.output);
  for (const std::vector<std::string>* inputs : {&options.plans, &options.files}) {
    for (const std::string& input : *inputs) {
      const bool inside =
          is_folder(input) && is_output(join_path(input, output.filename().string())) &&
          (output.extension() == ".csv" || output.extension() == ".yaml" || output.extension() == ".yml");
      if (!inside && !is_output(input)) continue;
      throw Failure(say("{} is read by this command and would be overwritten",
                        "{} là tệp đầu vào của lệnh, không ghi đè lên được", options.output),
                    say("give -o another name", "hãy chọn tên khác cho -o"));
    }
  }
}

}  // namespace

void write_output(const Options& options, std::string_view document) {
  if (!to_standard_output(options)) {
    refuse_to_overwrite_input(options);
    write_whole(options.output, document);
    return;
  }
  write_standard_output(document);
}

void write_outputs(const Options& options, const std::function<std::string(const Options& one)>& written) {
  for (const Output& each : options.outputs) {
    const Options one = options.writing(each);
    write_output(one, written(one));
  }
}

OutputStream::OutputStream(const Options& options) {
  if (to_standard_output(options)) return;
  refuse_to_overwrite_input(options);
  file_.emplace(options.output);
}

void OutputStream::write(std::string_view part) {
  part_ += part;
  if (part_.size() >= block) flush();
}

void OutputStream::flush() {
  if (file_) {
    file_->write(part_);
  } else if (!gone_) {
    gone_ = !write_standard_output(part_);
  }
  part_.clear();
}

void OutputStream::finish() {
  flush();
  if (file_) file_->finish();
}

void write_findings(const Options& options, const Verdict& verdict) {
  write_outputs(options, [&verdict](const Options& one) {
    const TextStyle style = output_style(one);
    const std::span<const FindingsFormat> formats = findings_formats();
    if (one.statistics && one.format == formats.front().name) return statistics_text(verdict, style);
    const auto format = std::find_if(formats.begin(), formats.end(),
                                     [&one](const FindingsFormat& each) { return each.name == one.format; });
    return format->write(verdict, style);
  });
}

void tell_findings(const Options& options, const Verdict& verdict) {
  write_message(findings_text(verdict, message_style(options)));
}

void tell(const Options& options, const Text& message) {
  write_message("plantrack: " + presentable(message.in(options.lang)) + "\n");
}

void tell_gate(const Options& options, const Text& message) {
  tell(options, message);
  const char* actions = std::getenv("GITHUB_ACTIONS");
  if (actions != nullptr && std::string_view(actions) == "true") {
    write_message(github_error("plantrack: " + message.in(options.lang)));
  }
}

namespace {

// The line that a failure is about, with its carets.
std::string located(const SourceLine& about, const TextStyle& style) {
  const Place& place = about.place;
  std::string out = fmt::format(" --> {}", presentable(about.file));
  if (place.line != 0) out += fmt::format(":{}", place.line);
  if (place.line != 0 && place.column != 0) out += fmt::format(":{}", place.column);
  out += "\n";
  if (place.line == 0 || about.text.empty()) return out;
  const std::string number = std::to_string(place.line);
  const std::string margin(number.size() + 1, ' ');
  const DrawnExcerpt drawn = draw_excerpt(about.text, place, style.width - margin.size() - 2);
  out += fmt::format("{}|\n{} | {}\n", margin, number, drawn.line);
  return drawn.marks.empty() ? out : out + fmt::format("{}| {}\n", margin, drawn.marks);
}

}  // namespace

void tell_failure(const Options& options, const Failure& failure) {
  const TextStyle style = message_style(options);
  const Text error = say("error", "lỗi");
  const Text help = say("help", "gợi ý");
  std::string text = painted(error.in(options.lang), Paint::red, style) + ": ";
  text += presentable(failure.message().in(options.lang)) + "\n";
  if (!options.about.file.empty()) text += located(options.about, style);
  if (!failure.hint().empty()) {
    text += "  = " + painted(help.in(options.lang), Paint::bold, style) + ": ";
    text += presentable(failure.hint().in(options.lang)) + "\n";
  }
  write_message(text);
}

void write_message(std::string_view message) {
  hide_work();
  write_to_terminal(message);
}

void write_to_terminal(std::string_view bytes) noexcept {
  write_all(STDERR_FILENO, bytes);  // nobody is left to tell where this fails
}

bool is_dumb_terminal() {
  const char* terminal = std::getenv("TERM");
  return terminal != nullptr && std::string_view(terminal) == "dumb";
}

TextStyle output_style(const Options& options) {
  return style_of(options, to_standard_output(options) ? STDOUT_FILENO : -1);
}

TextStyle message_style(const Options& options) {
  return style_of(options, STDERR_FILENO);
}

}  // namespace plantrack
