// The words and signs that reports use for statuses, conditions and numbers, in both languages.
#pragma once

#include "compute/goal_result.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

Text counted(std::size_t count, std::string_view one, std::string_view many, std::string_view vi);  // 1 row, 2 rows

Text status_words(Status status);             // on track / đúng tiến độ
std::string_view status_sign(Status status);  // one character that needs no colour
Text document_status_words(DocumentStatus status);

// A figure in the form of the language: 1,234.5 or 1.234,5; `digits` after the point at most, or exactly where fixed.
std::string number_text(const Rational& value, int digits, Lang lang, bool fixed = false);
// A percentage with one decimal; what is below 100 never shows as 100.
std::string percent_words(const Rational& value, Lang lang);
std::string localized(std::string plain, Lang lang);  // the same for a plain decimal's text

inline constexpr std::string_view month_names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
std::string month_words(Month month, Lang lang);  // Jun 2025 or 06/2025
std::string date_words(Date date, Lang lang);     // 30 Jun 2025 or 30/06/2025
// An English sentence for readers: its ISO months and days in words. Vietnamese ones have their own form already.
std::string readable(std::string sentence, Lang lang);
// A period's label for readers: 2024-Q4 is "Q4 2024" or "quý IV/2024", 2025-06 a month, 2024 itself.
std::string period_words(const std::string& label, Lang lang);
Text period_words(const std::string& label);
// The same in a plan: where its years begin in another month, "Q4 2024/25" or "quý IV năm 2024/25".
std::string period_words(const Plan& plan, const std::string& label, Lang lang);
Text period_words(const Plan& plan, const std::string& label);
// "Years begin in July: Q1 2024/25 is Jul–Sep 2024."; empty where they are those of the calendar.
Text years_sentence(const Plan& plan);

// The goal in the plan's terms, as the stable outputs print it: `>= 8`, `> 80 %`, `2–3`, `within 95–105`, `~ 10
// %/year`,
// `>= 1.5 × 2020`, `-45 % on 2020`, `>= 2 in each district`, `done`.
std::string goal_text(const Plan& plan, const Target& target, const Goal& goal);
// The same for readers: ≥ 8, > 80 %, ≥ 2 mỗi huyện.
// `with_unit`: ≥ 8 làng nghề.
std::string goal_words(const Plan& plan, const Target& target, const Goal& goal, Lang lang, bool with_unit = false);

// The target's unit for readers: "%/year" that a plan wrote in one language alone is "%/năm" in the other.
Text unit_words(const Target& target);
// A number in words with the target's unit: 6 villages, £320 million; beside a 1 in English "1 (villages)".
std::string with_unit_words(const std::string& number, const Target& target, Lang lang);

// What was to be expected, and of which month: that of the figure.
inline constexpr std::string_view expected_title_en = "Expected by the month of the figure";
inline constexpr std::string_view expected_title_vi = "Mức theo tiến độ vào tháng của số liệu";
Text expected_words(std::optional<Month> month);
// The unit of what is compared with the goal's number: %/year, × 2020, else the target's. `goal` null: of context.
Text compared_unit(const Plan& plan, const Target& target, const Goal* goal);
// Whether what is compared is a figure in %, so that differences are points.
bool percent_of_goal(const Target& target, const Goal* goal);

// So many decimals, or as many more as tell the value from all others, up to the most.
int decimals_apart(const Rational& value, std::span<const Rational> others, int decimals, int most);
std::vector<Rational> numbers_of(const Goal* goal);  // none where it has none
// So many decimals, or as many more as tell X from the goal's numbers, up to 12.
int decimals_of_actual(const Goal* goal, const Rational& actual, int decimals);
// X for readers: two decimals, or as many more as tell it from the goal's number.
std::string actual_words(const Rational& actual, const Goal* goal, Lang lang);

}  // namespace plantrack
