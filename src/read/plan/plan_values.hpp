// Single values of a plan file: text, numbers, dates, words of a list. The scalars of YAML come as text and are read
// here by what their key asks for, so that `08`, `010` or `1_000` never turn into another figure. A value that was
// not given gives an empty result; a wrong one a finding and an empty result.
#pragma once

#include "base/calendar.hpp"
#include "base/decimal.hpp"
#include "base/place.hpp"
#include "model/plan.hpp"
#include "read/plan/plan_fields.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

inline constexpr int first_plan_year = 1801;  // periods know the years 1800 to 3000, and a baseline lies before
inline constexpr int last_plan_year = 2999;

// Codes and ids that are told of are returned all the same, so that references to them still find them.
At<std::string> read_text(PlanFindings& out, Value value);            // not empty
At<std::string> read_text_or_null(PlanFindings& out, Value value);    // `null` gives the empty text
At<std::string> read_authority_code(PlanFindings& out, Value value);  // text that YAML would not take for a number
At<std::string> read_id(PlanFindings& out, Value value);              // [a-z0-9]+(-[a-z0-9]+)*
std::vector<At<std::string>> read_texts(PlanFindings& out, Value value);
Text read_label(PlanFindings& out, Value value);     // text, or {vi, en}
At<Text> read_name(PlanFindings& out, Value value);  // the same with its place
Reference read_reference(PlanFindings& out, Value value);
At<Decimal> read_number(PlanFindings& out, Value value);
At<int> read_whole(PlanFindings& out, Value value, int low, int high);
At<int> read_year(PlanFindings& out, Value value);
At<Date> read_date(PlanFindings& out, Value value);
At<bool> read_true(PlanFindings& out, Value value);             // of a condition: `true` is the only value it can have
At<bool> read_flag(PlanFindings& out, Value value);             // true or false
At<Period> read_period(PlanFindings& out, Value value);         // 2030, 2025-H1, 2025-Q2, 2025-03
std::vector<Text> read_labels(PlanFindings& out, Value value);  // a list of labels
At<std::size_t> read_word(PlanFindings& out, Value value, std::span<const std::string> words);  // index of the word

// One of an enum's names.
template <class Enum>
At<Enum> read_choice(PlanFindings& out, Value value) {
  std::vector<std::string> names;
  for (const Word<Enum>& word : words<Enum>()) names.emplace_back(word.name);
  const At<std::size_t> index = read_word(out, value, names);
  return {static_cast<Enum>(index.value), index.place};
}

bool is_id(std::string_view text);

}  // namespace plantrack
