// The words and signs that reports use for statuses, conditions and numbers, in both languages.
#pragma once

#include "compute/goal_result.hpp"

#include <string>
#include <string_view>

namespace plantrack {

Text status_words(Status status);             // on track / đúng tiến độ
std::string_view status_sign(Status status);  // one character that needs no colour
Text document_status_words(DocumentStatus status);

// A figure in the form of the language: 1,234.5 or 1.234,5; `digits` after the point at most, or exactly where fixed.
std::string number_text(const Rational& value, int digits, Lang lang, bool fixed = false);
// A percentage with one decimal; what is below 100 never shows as 100.
std::string percent_words(const Rational& value, Lang lang);
std::string localized(std::string plain, Lang lang);  // the same for a plain decimal's text

std::string month_words(Month month, Lang lang);  // 2025-06 or 06/2025
std::string date_words(Date date, Lang lang);     // 2025-06-30 or 30/06/2025

// The goal in the plan's terms, as the stable outputs print it: `>= 8`, `> 80 %`, `2–3`, `~ 10 %/year`, `>= 1.5 ×
// 2020`,
// `>= 2 in each district`, `done`.
std::string goal_text(const Target& target, const Goal& goal);
// The same for readers: ≥ 8, > 80 %, mỗi huyện ≥ 2.
std::string goal_words(const Plan& plan, const Target& target, const Goal& goal, Lang lang);

// The unit of what is compared with the goal's number: of growth %/year, of times the baseline "times 2020".
std::string unit_words(const Target& target, const Goal& goal, Lang lang);

// X for readers: two decimals, or four where two would not tell it from the goal's number.
std::string actual_words(const Rational& actual, const Goal& goal, Lang lang);

}  // namespace plantrack
