#include "commands/work_line.hpp"

#include "base/signals.hpp"
#include "base/unicode.hpp"
#include "base/work_seen.hpp"
#include "commands/output.hpp"
#include "render/terminal.hpp"
#include "render/words.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string_view>
#include <thread>
#include <vector>

namespace plantrack {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds patience{1000};  // shorter work needs no line
constexpr std::chrono::milliseconds pause{250};
constexpr std::string_view wiped = "\r\x1b[K";

// Shared with the signal handler.
std::atomic<bool> drawn{false};
std::atomic<bool> drawing{false};
std::atomic<bool> over{false};

void put(std::string_view text) {
  drawing = true;
  if (!over) {
    write_to_terminal(text);
    drawn = text != wiped;
  }
  drawing = false;
}

Text grouped(std::uint64_t number) {
  const std::string plain = std::to_string(number);
  return {localized(plain, Lang::en), localized(plain, Lang::vi)};
}

// In megabytes: the first hundred with a decimal.
Text megabytes(std::uint64_t bytes) {
  const double number = static_cast<double>(bytes) / 1e6;
  const std::string plain = number < 100 ? fmt::format("{:.1f}", number) : fmt::format("{:.0f}", number);
  return {localized(plain, Lang::en), localized(plain, Lang::vi)};
}

Text bytes_words(const WorkState& state) {
  if (state.expected == 0) return say("read {} MB", "đã đọc {} MB", megabytes(state.bytes));
  if (state.bytes >= state.expected) {  // excerpts are read once more
    return say("read {} MB", "đã đọc {} MB", megabytes(state.expected));
  }
  const Text percent = grouped(100 * state.bytes / state.expected);
  return say("read {} of {} MB ({} %)", "đã đọc {} / {} MB ({} %)", megabytes(state.bytes), megabytes(state.expected),
             percent);
}

Text rows_words(const WorkState& state, bool all_read) {
  if (all_read || state.seconds <= 0) return say("{} rows", "{} dòng", grouped(state.rows));
  const double rate = static_cast<double>(state.rows) / state.seconds;
  const auto whole =
      static_cast<std::uint64_t>(rate < 1e5 ? rate : 1000 * static_cast<double>(std::uint64_t(rate / 1e3)));
  return say("{} rows/s", "{} dòng/giây", grouped(whole));
}

// Draws the line until it is told to stop.
class WorkLine {
 public:
  explicit WorkLine(Lang lang) : lang_(lang) {
    const SignalsHeld held;  // the handler waits for this thread, so it must not run in it
    thread_ = std::jthread([this](const std::stop_token& token) { run(token); });
  }
  ~WorkLine() {
    thread_ = {};
    if (drawn) put(wiped);
  }
  WorkLine(const WorkLine&) = delete;
  WorkLine& operator=(const WorkLine&) = delete;

 private:
  void run(const std::stop_token& token) {
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    for (auto wait = patience; !stopped.wait_for(lock, token, wait, [] { return false; }) && !token.stop_requested();
         wait = pause) {
      draw();
    }
  }

  void draw() {
    state_.bytes = work_seen.bytes;
    state_.expected = work_seen.expected;
    state_.findings = work_seen.findings;
    const std::uint64_t rows = work_seen.rows;
    if (rows != state_.rows) state_.seconds = std::chrono::duration<double>(Clock::now() - begin_).count();
    state_.rows = rows;
    const std::size_t width = terminal_width(STDERR_FILENO);
    if (width < 2) return;
    put("\r" + work_words(state_, lang_, width - 1) + "\x1b[K");
  }

  Lang lang_;
  Clock::time_point begin_ = Clock::now();
  WorkState state_;
  std::jthread thread_;
};

std::optional<WorkLine>& line() {
  static std::optional<WorkLine> the_line;
  return the_line;
}

}  // namespace

std::string work_words(const WorkState& state, Lang lang, std::size_t width) {
  const bool all_read = state.expected != 0 && state.bytes >= state.expected;
  std::vector<Text> parts = {bytes_words(state)};
  if (state.rows > 0) parts.push_back(rows_words(state, all_read));
  if (state.findings > 0) {
    parts.push_back(state.findings == 1 ? say("1 finding", "1 vấn đề")
                                        : say("{} findings", "{} vấn đề", grouped(state.findings)));
  }
  if (all_read) parts.push_back(say("putting them together", "đang tổng hợp"));
  std::string line;
  for (const Text& part : parts) {
    const std::string longer = line.empty() ? part.in(lang) : line + ", " + part.in(lang);
    if (display_width(longer) > width && !line.empty()) break;
    line = longer;
  }
  return visible(line, width);
}

void show_work(const Options& options) {
  if (line() || terminal_width(STDERR_FILENO) == 0 || is_dumb_terminal()) return;
  work_seen.watched = true;
  line().emplace(options.lang);
}

void hide_work() {
  line().reset();
}

void wipe_work_line() noexcept {
  over = true;
  // The thread that draws may have to wait for a processor; or the terminal is halted, and then nothing comes of it.
  for (int milliseconds = 0; drawing && milliseconds < 500; ++milliseconds) ::poll(nullptr, 0, 1);
  if (drawn) write_to_terminal(wiped);
}

}  // namespace plantrack
