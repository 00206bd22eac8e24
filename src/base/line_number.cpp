#include "base/line_number.hpp"

#include "base/failure.hpp"

#include <limits>

namespace plantrack {

std::uint32_t line_behind(std::uint32_t line, std::uint32_t lines) {
  constexpr std::uint32_t most = std::numeric_limits<std::uint32_t>::max() - 1;  // one more is counted behind the last
  if (line <= most && lines <= most - line) return line + lines;
  throw Failure(say("a file has more than {} lines", "có tệp dài hơn {} dòng", most),
                say("split it into several files", "hãy chia tệp thành nhiều tệp"));
}

}  // namespace plantrack
