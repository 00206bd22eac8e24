// Text that people read, in the languages the program speaks. Knows nothing of plans.
// A message is written once, in both languages side by side; which one is shown is decided by the writer.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <type_traits>

namespace plantrack {

enum class Lang { en, vi };

struct Text {
  std::string en;
  std::string vi;

  const std::string& in(Lang lang) const { return lang == Lang::vi ? vi : en; }
  bool empty() const { return en.empty() && vi.empty(); }
  bool operator==(const Text&) const = default;
};

// The same words in both languages (ids, figures, names).
inline Text same(std::string_view words) {
  return {std::string(words), std::string(words)};
}

namespace detail {
template <class T>
using Spoken = std::conditional_t<std::is_same_v<std::remove_cvref_t<T>, Text>, std::string, std::remove_cvref_t<T>>;
template <class T>
const Spoken<T>& speak(const T& value, Lang lang) {
  if constexpr (std::is_same_v<T, Text>) {
    return value.in(lang);
  } else {
    return value;
  }
}
}  // namespace detail

// Formats one message in both languages; an argument that is a Text appears in the language of its sentence.
template <class... Args>
Text say(fmt::format_string<const detail::Spoken<Args>&...> en, fmt::format_string<const detail::Spoken<Args>&...> vi,
         const Args&... args) {
  return {fmt::format(en, detail::speak(args, Lang::en)...), fmt::format(vi, detail::speak(args, Lang::vi)...)};
}

}  // namespace plantrack
