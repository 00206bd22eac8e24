// The phrases of goals in words, in both languages, and the words of such a text. Below goal_words, which makes goals
// of them.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

enum class GoalPhrase {
  at_least,
  more_than,
  at_most,
  less_than,
  about,
  within,
  or_more,  // behind the figure
  or_less,
  every_year,
  every_half,
  every_quarter,
  every_month,
  per_year,  // "/năm": each year, or a part of the unit
  compared,  // "so với": a baseline year follows
  rises,
  falls,
  risen_to,  // "lên", "xuống còn": the figure itself follows
  fallen_to,
  times,
  twice,
  thrice,
  half,  // "by half"
  halved,
  not_risen,  // "halt the rise"
  none,       // "eradicate"
  all,
  done,
  points,    // percentage points
  of_which,  // a part follows
  filler,    // between a condition and its figure, or around a time
  of_areas,  // "mỗi": areas follow
  refused    // changes the sense in a way that is not read
};

// The years that words of a plan can mean: another number of four digits is a figure, or a slip.
constexpr bool is_goal_year(int year) {
  return year >= 1990 && year <= 2100;
}
int goal_year(std::string_view word);  // of four digits; 0: it is none

// A word, a number or a sign of a text in NFC.
struct GoalToken {
  enum class Kind { word, number, sign };
  Kind kind = Kind::word;
  std::size_t begin = 0, end = 0;  // in the text
  std::string key = {};            // as phrases have it (name_key); % for each way to write that
  bool used = false;
};

std::vector<GoalToken> goal_tokens(std::string_view text);
// Its words, keys alone, with a space between them.
std::string goal_key(std::string_view text);

struct GoalPhraseFound {
  GoalPhrase phrase;
  std::size_t length;  // tokens
};
// The longest phrase that begins at that token, of that kind where one is asked for; of unused tokens alone.
std::optional<GoalPhraseFound> goal_phrase_at(const std::vector<GoalToken>& tokens, std::size_t at,
                                              std::optional<GoalPhrase> only = std::nullopt);
// Is it one of these? Words are keys; `list` holds literals, as people write.
bool is_goal_word(std::string_view word, std::initializer_list<const char*> list);

// The level of areas that a word names (huyện: district); empty where it names none.
std::string_view area_level_named(std::string_view word);
// "Tỷ lệ hộ nghèo", "unemployment": the less the better.
bool wants_less_by_name(std::string_view name);
// "Tốc độ tăng …", "growth": figures that are a change already.
bool tells_growth(std::string_view name);
// A figure in words: "hai", "three"; 0 where it is none.
int number_named(std::string_view word);
// A unit of measure, not the noun of what is counted: km, ha, tấn, đồng.
bool is_measure_word(std::string_view word);
// A number behind or before such a word tells a rank, an age, a document: "hạng 3", "3 sao", "Điều 5".
bool names_number_behind(std::string_view word);
bool names_number_before(std::string_view word);
// nghìn, triệu, million: how many; 0 where it is none.
long multiple_named(std::string_view word);

}  // namespace plantrack
