#include "commands/output.hpp"

#include "base/file.hpp"
#include "base/system.hpp"
#include "commands/work_line.hpp"
#include "render/excerpt.hpp"
#include "render/findings_formats.hpp"
#include "render/findings_github.hpp"
#include "render/findings_text.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>

namespace plantrack {
namespace {

constexpr std::size_t width_of_files = 100;

bool to_standard_output(const Options& options) {
  return is_standard_output(options.output);
}

// False where the reader has gone.
bool write_standard_output(std::string_view document) {
  hide_work();
  // `plantrack … a.csv >> a.csv` would read what it writes.
  refuse_input_at(STDOUT_FILENO, say("the file that standard output goes to", "tệp nhận đầu ra chuẩn"));
  const int error = write_all(STDOUT_FILENO, document);
  if (error == 0 || error == EPIPE) return error == 0;
  throw Failure(say("standard output cannot be written: {}", "không ghi được ra đầu ra chuẩn: {}", reason(error)));
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

bool names(const std::string& output, const std::vector<std::string>& inputs) {
  const auto is_output = [&output](const std::string& input) {
    std::error_code error;  // what is not there is not the same
    return std::filesystem::equivalent(input, output, error) && std::filesystem::is_regular_file(input, error);
  };
  const std::filesystem::path path(output);
  const bool may_be_inside = path.extension() == ".csv" || path.extension() == ".yaml" || path.extension() == ".yml";
  return std::any_of(inputs.begin(), inputs.end(), [&](const std::string& input) {
    return is_output(input) ||
           (may_be_inside && is_folder(input) && is_output(join_path(input, path.filename().string())));
  });
}

}  // namespace

// A slip of the hand must not replace a plan, a submission or a baseline by a report on it. What was read is known to
// FileWriter; here is what is named, though it may not have been read for what is wrong elsewhere, and what others
// keep.
void refuse_to_lose(const Options& options, const std::string& output, FileKind own) {
  const FileKind kind = kind_of_file(output);
  if (names(output, options.plans) || names(output, options.files) ||
      (kind != own && names(output, {options.baseline}))) {
    refuse_input_named(Text{output, output});
  }
  if (kind == FileKind::none || kind == FileKind::other || kind == own) return;
  const Text what = kind == FileKind::plan       ? say("a plan", "tệp kế hoạch")
                    : kind == FileKind::progress ? say("a progress file", "tệp báo cáo tiến độ")
                                                 : say("a baseline", "tệp ghi các vấn đề đã biết");
  throw Failure(
      say("{} exists and is {}: it is not overwritten", "{} đã tồn tại và là {}: không ghi đè lên", output, what),
      say("write to another file, or remove it first if it is no longer needed",
          "hãy ghi ra tệp khác, hoặc xóa tệp đó trước nếu không còn cần"));
}

void write_output(const Options& options, std::string_view document) {
  if (!to_standard_output(options)) {
    refuse_to_lose(options, options.output);
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

OutputStream::OutputStream(const Options& options, FileKind own) {
  if (to_standard_output(options)) return;
  refuse_to_lose(options, options.output, own);
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
  if (place.line == 0 || about.text == nullptr || about.text->empty()) return out;
  const std::string number = std::to_string(place.line);
  const std::string margin(number.size() + 1, ' ');
  const DrawnExcerpt drawn = draw_excerpt(*about.text, place, style.width - margin.size() - 2);
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
  write_all(STDERR_FILENO, message);  // nobody is left to tell where this fails
}

void write_to_terminal(std::string_view bytes) noexcept {
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, bytes.data(), bytes.size());
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
