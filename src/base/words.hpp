// The words of an enum: one table, keyed by its values, holds the name by which files and outputs call each, and what
// people read. The compiler refuses a table that leaves a value out or has one twice. Knows nothing of plans.
#pragma once

#include "base/text.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

namespace plantrack {

template <class Enum>
struct Word {
  Enum value;
  std::string_view name;       // on-track, as in files and outputs
  std::string_view en, vi;     // what people read
  std::string_view sign = {};  // one character that needs no colour
};

// Declared beside each enum that has words; the table itself stands in the .cpp beside.
template <class Enum>
std::span<const Word<Enum>> words() = delete;

template <class Enum>
requires std::is_enum_v<Enum> std::string_view name_of(Enum value) {
  return words<Enum>()[static_cast<std::size_t>(value)].name;
}

template <class Enum>
std::optional<Enum> named(std::string_view name) {
  for (const Word<Enum>& each : words<Enum>()) {
    if (each.name == name) return each.value;
  }
  return std::nullopt;
}

template <class Enum>
requires std::is_enum_v<Enum> Text words_of(Enum value) {
  const Word<Enum>& word = words<Enum>()[static_cast<std::size_t>(value)];
  return {std::string(word.en), std::string(word.vi)};
}

namespace detail {

// Compilers print an enumerator as its name, and any other value as a cast: "(plantrack::Status)12".
template <auto value>
consteval bool is_enumerator() {
  const std::string_view text = __PRETTY_FUNCTION__;
  constexpr std::string_view key = "value = ";
  return text[text.rfind(key) + key.size()] != '(';
}

template <class Enum, std::size_t number = 0>
consteval std::size_t count_enumerators() {
  if constexpr (!is_enumerator<static_cast<Enum>(number)>()) {
    return number;
  } else {
    return count_enumerators<Enum, number + 1>();
  }
}

}  // namespace detail

// How many values an enum has whose values count from 0 without a gap.
template <class Enum>
inline constexpr std::size_t enumerators = detail::count_enumerators<Enum>();

// Whether each value of an enum stands in a list once.
template <class Enum, std::size_t size>
consteval bool lists_each(const Enum (&list)[size]) {
  bool seen[enumerators<Enum>] = {};
  for (const Enum value : list) {
    if (seen[static_cast<std::size_t>(value)]) return false;
    seen[static_cast<std::size_t>(value)] = true;
  }
  return size == enumerators<Enum>;
}

// Whether a table has one entry for each value of the enum, in its order.
template <class Entry, std::size_t size, class Enum>
consteval bool is_complete(const Entry (&table)[size], Enum Entry::*key) {
  for (std::size_t i = 0; i < size; ++i) {
    if (static_cast<std::size_t>(table[i].*key) != i) return false;
  }
  return size == enumerators<Enum>;
}

template <class Enum, std::size_t size>
consteval bool is_complete(const Word<Enum> (&table)[size]) {
  return is_complete(table, &Word<Enum>::value);
}

}  // namespace plantrack
