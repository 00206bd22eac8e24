#include "read/plan/goal_phrases.hpp"

#include "base/unicode.hpp"

#include <algorithm>
#include <initializer_list>
#include <unordered_map>

namespace plantrack {
namespace {

using P = GoalPhrase;

struct Entry {
  GoalPhrase phrase;
  std::initializer_list<const char*> texts;
};

const Entry entries[] = {
    {P::at_least,
     {"at least as high as",
      "meet or exceed",
      "meets or exceeds",
      "đạt ít nhất",
      "từ ít nhất",
      "a min of",
      "ít nhất",
      "tối thiểu",
      "không dưới",
      "không thấp hơn",
      "không ít hơn",
      "không nhỏ hơn",
      "chí ít",
      "≥",
      ">=",
      "=>",
      "at least",
      "no fewer than",
      "no less than",
      "not less than",
      "not fewer than",
      "not below",
      "minimum",
      "minimum of",
      "a minimum of",
      "min"}},
    {P::more_than,
     {"trên", "hơn", "vượt", "lớn hơn", "cao hơn", "nhiều hơn", ">", "over", "more than", "above", "greater than",
      "exceeding", "exceed", "exceeds", "higher than", "upwards of"}},
    {P::at_most,
     {"at least as low as",
      "as low as",
      "up to a maximum of",
      "up to",
      "không quá",
      "tối đa",
      "nhiều nhất",
      "không vượt quá",
      "không vượt",
      "không cao hơn",
      "không lớn hơn",
      "không nhiều hơn",
      "không hơn",
      "không trên",
      "≤",
      "<=",
      "=<",
      "at most",
      "no more than",
      "not more than",
      "maximum",
      "maximum of",
      "a maximum of",
      "max",
      "not exceeding",
      "not exceed",
      "not to exceed",
      "not over",
      "not above",
      "no higher than",
      "no greater than"}},
    {P::less_than,
     {"dưới", "ít hơn", "thấp hơn", "nhỏ hơn", "<", "under", "below", "less than", "fewer than", "lower than",
      "smaller than"}},
    {P::about,
     {"khoảng", "xấp xỉ", "vào khoảng", "ước khoảng", "~", "≈", "about", "around", "approximately", "approx", "roughly",
      "circa", "some"}},
    {P::within, {"within", "trong khoảng", "trong khoảng từ", "nằm trong khoảng", "within the range"}},
    {P::or_more,
     {"trở lên", "trở đi", "or more", "or above", "or higher", "or greater", "or over", "or better", "and above",
      "and over", "+"}},
    {P::or_less,
     {"or lower than that", "trở xuống", "or less", "or fewer", "or below", "or under", "or lower", "and below"}},
    {P::every_year,
     {"year on year",
      "year - on - year",
      "from year to year",
      "trong từng năm",
      "mỗi năm có",
      "mỗi năm",
      "hằng năm",
      "hàng năm",
      "từng năm",
      "mọi năm",
      "bình quân năm",
      "every year",
      "each year",
      "in every year",
      "in each year",
      "a year",
      "per year",
      "per annum",
      "annually",
      "yearly",
      "annual",
      "every single year",
      "mỗi một năm",
      "p.a.",
      "p.a",
      "pa"}},
    {P::every_half, {"mỗi 6 tháng", "every half year", "each half year", "in each half year"}},
    {P::every_quarter,
     {"mỗi quý", "hằng quý", "hàng quý", "từng quý", "every quarter", "each quarter", "in every quarter",
      "in each quarter", "per quarter", "quarterly", "a quarter"}},
    {P::every_month,
     {"mỗi tháng", "hằng tháng", "hàng tháng", "từng tháng", "every month", "each month", "in every month",
      "in each month", "per month", "monthly", "a month"}},
    {P::per_year, {"/ năm", "/ year", "/ yr", "/ annum"}},
    {P::compared,
     {"so với",
      "so với năm",
      "so với cuối năm",
      "so với mức của năm",
      "so với mức năm",
      "compared with",
      "compared to",
      "compared with the",
      "relative to",
      "against",
      "versus",
      "vs",
      "than in",
      "than",
      "since",
      "on",
      "over",
      "over the",
      "from",
      "on the",
      "from the",
      "below",
      "above",
      "so cùng"}},
    {P::rises, {"increasing",
                "raising",
                "growing",
                "expand",
                "expanding",
                "expands",
                "raises",
                "improvement of",
                "tăng",
                "tăng thêm",
                "nâng",
                "tăng trưởng",
                "tốc độ tăng",
                "tốc độ tăng trưởng",
                "increase",
                "increases",
                "increased",
                "increase of",
                "an increase of",
                "rise",
                "rises",
                "rising",
                "grow",
                "grows",
                "growth",
                "raise",
                "up",
                "more",
                "higher",
                "mở rộng thêm",
                "thêm"}},
    {P::falls,
     {"reducing", "cutting",  "lowering", "decreasing", "reducing by", "giảm bớt",  "giảm",         "giảm thêm",
      "hạ",       "cắt giảm", "reduce",   "reduces",    "reduced",     "reduction", "reduction of", "a reduction of",
      "cut",      "a cut of", "cuts",     "decrease",   "decreases",   "decreased", "fall",         "falls",
      "falling",  "drop",     "decline",  "lower",      "down",        "fewer",     "less"}},
    {P::risen_to,
     {"increasing to", "raising to", "growing to", "expand to", "rising to", "lên", "lên đến", "lên tới", "lên mức",
      "đạt mức", "tăng lên", "tăng lên đến", "nâng lên", "increase to", "rise to", "raise to", "grow to"}},
    {P::fallen_to, {"reducing to", "lowered to", "cutting to",  "lowering to", "reduce to below", "xuống",
                    "xuống còn",   "còn",        "chỉ còn",     "giảm còn",    "giảm xuống",      "giảm xuống còn",
                    "hạ xuống",    "còn lại",    "reduce to",   "reduced to",  "fall to",         "cut to",
                    "down to",     "lower to",   "decrease to", "drop to"}},
    {P::times, {"lần", "times", "fold", "x"}},
    {P::twice, {"gấp đôi", "tăng gấp đôi", "double", "doubled", "doubles", "doubling", "twice"}},
    {P::thrice, {"gấp ba", "tăng gấp ba", "triple", "tripled", "triples", "tripling"}},
    {P::half, {"half", "a half", "one half", "một nửa", "nửa"}},
    {P::halved, {"halve", "halved", "halves", "halving", "giảm một nửa", "giảm nửa"}},
    {P::not_risen,
     {"halt the rise", "halt the increase", "stop the rise", "stop the increase", "no increase", "không tăng"}},
    {P::none, {"eradicate",   "eradicating", "eradicated", "eliminated", "no one",   "nobody", "eliminate",
               "eliminating", "end",         "ending",     "zero",       "net zero", "no",     "xóa",
               "xóa bỏ",      "chấm dứt",    "không còn",  "không để",   "không có", "loại bỏ"}},
    {P::all, {"all", "everyone", "everybody", "universal", "toàn bộ", "tất cả", "phổ cập", "mọi"}},
    {P::of_which, {"trong đó", "of which", "of whom", "trong đó có", "including at least"}},
    {P::done, {"hoàn thành", "hoàn thiện",     "ban hành",        "được ban hành",
               "phê duyệt",  "được phê duyệt", "đưa vào sử dụng", "đưa vào hoạt động",
               "thành lập",  "công bố",        "vận hành",        "khánh thành",
               "done",       "complete",       "completed",       "completion",
               "adopted",    "adopt",          "approved",        "published",
               "in place",   "established",    "launched",        "opened",
               "set up",     "operational",    "delivered",       "in operation"}},
    {P::points, {"điểm", "điểm phần trăm", "điểm %", "percentage points", "percentage point", "points", "pp"}},
    {P::filler,
     {"bình quân",
      "trung bình",
      "average",
      "an average of",
      "$",
      "€",
      "£",
      "₫",
      "us $",
      "us",
      "reaching",
      "chiếm",
      "phủ",
      "thuộc",
      "còn ở mức",
      "ổn định",
      "mức bình quân",
      "relative",
      "từ",
      "là",
      "đạt",
      "được",
      "mức",
      "có",
      "bằng",
      "ở",
      "phấn đấu",
      "đạt được",
      "đạt từ",
      "of",
      "a",
      "an",
      "the",
      "to",
      "by",
      "is",
      "be",
      "reach",
      "at",
      "total",
      "tổng số",
      "số",
      "=",
      ":",
      "phải",
      "đảm bảo",
      "bảo đảm",
      "duy trì",
      "giữ",
      "maintain",
      "keep",
      "achieve",
      "rate",
      "tỷ lệ",
      "tỉ lệ",
      "có từ"}},
    {P::of_areas,
     {"mỗi", "từng", "each", "every", "per", "in each", "in every", "mỗi một", "ở mỗi", "ở từng", "tại mỗi"}},
    {P::refused, {"không",         "chưa",      "not", "no",  "never",  "without", "trừ", "ngoại trừ", "except",
                  "excluding",     "unless",    "nếu", "if",  "hoặc",   "or",      "±",   "cùng kỳ",   "năm trước",
                  "previous year", "last year", "gấp", "gần", "nearly", "almost",  "quá", "either"}},
};

struct Listed {
  std::vector<std::string> words;
  GoalPhrase phrase;
};

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  for (GoalToken& token : goal_tokens(text)) words.push_back(std::move(token.key));
  return words;
}

// By their first word.
const std::unordered_map<std::string, std::vector<Listed>>& phrases() {
  static const auto all = [] {
    std::unordered_map<std::string, std::vector<Listed>> lists;
    for (const Entry& entry : entries) {
      for (const char* text : entry.texts) {
        Listed listed{words_in(text), entry.phrase};
        auto& list = lists[listed.words.front()];
        list.push_back(std::move(listed));
      }
    }
    for (auto& [first, list] : lists) {
      std::stable_sort(list.begin(), list.end(),
                       [](const Listed& a, const Listed& b) { return a.words.size() > b.words.size(); });
    }
    return lists;
  }();
  return all;
}

// The key of a word that stands in this program's text, made once.
const std::string& key_of(const char* written) {
  thread_local std::unordered_map<std::string_view, std::string> keys;
  std::string& key = keys[written];
  if (key.empty()) key = name_key(written);
  return key;
}

bool has_one_of(std::string_view text, std::initializer_list<const char*> list) {
  const std::string key = " " + name_key(text) + " ";
  return std::any_of(list.begin(), list.end(),
                     [&key](const char* each) { return key.find(key_of(each)) != std::string::npos; });
}

bool is_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xc0 && c < 0x2000 && c != 0xd7 && c != 0xf7) ||
         c == 0xb2 || c == 0xb3;
}

// "per cent", "phần trăm": one token.
void join_percent(std::vector<GoalToken>& tokens) {
  std::vector<GoalToken> joined;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    GoalToken& token = tokens[i];
    const bool two =
        i + 1 < tokens.size() && ((token.key == "per" && tokens[i + 1].key == "cent") ||
                                  (is_goal_word(token.key, {"phần"}) && is_goal_word(tokens[i + 1].key, {"trăm"})));
    if (two || token.key == "percent" || token.key == "pct") {
      joined.push_back({GoalToken::Kind::sign, token.begin, tokens[two ? i + 1 : i].end, "%"});
      i += two ? 1 : 0;
    } else {
      joined.push_back(std::move(token));
    }
  }
  tokens = std::move(joined);
}

// Digits with points and commas between them, or groups of three set apart by a space.
std::size_t number_end(std::string_view text, std::size_t at) {
  const auto digits = [text](std::size_t from) {
    while (from < text.size() && is_digit(text[from])) ++from;
    return from;
  };
  const std::size_t first = at;
  at = digits(at);
  const bool may_have_groups = at - first <= 3 && text[first] != '0';
  while (may_have_groups && at < text.size() && text[at] == ' ' && digits(at + 1) == at + 4) at += 4;
  while (at + 1 < text.size() && (text[at] == '.' || text[at] == ',') && is_digit(text[at + 1])) at = digits(at + 1);
  return at;
}

}  // namespace

int goal_year(std::string_view word) {
  if (word.size() != 4 || !all_digits(word)) return 0;
  int year = 0;
  for (const char c : word) year = 10 * year + (c - '0');
  return is_goal_year(year) ? year : 0;
}

std::vector<GoalToken> goal_tokens(std::string_view text) {
  using Kind = GoalToken::Kind;
  std::vector<GoalToken> tokens;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (is_digit(text[at])) {
      at = number_end(text, at);
      tokens.push_back({Kind::number, begin, at, std::string(text.substr(begin, at - begin))});
      continue;
    }
    const char32_t c = code_point_at(text, at);
    if (c == ' ' || c == 0xa0 || c == 0x202f || (c >= 0x2000 && c <= 0x200a)) continue;
    if (!is_letter(c)) {
      if ((c == '<' || c == '>' || c == '=') && at < text.size() &&
          (text[at] == '=' || text[at] == '>' || text[at] == '<'))
        ++at;
      tokens.push_back({Kind::sign, begin, at, std::string(text.substr(begin, at - begin))});
      continue;
    }
    for (std::size_t next = at; next < text.size(); at = next) {
      if (is_digit(text[next])) {
        ++next;
      } else if (!is_letter(code_point_at(text, next))) {
        break;
      }
    }
    tokens.push_back({Kind::word, begin, at, name_key(text.substr(begin, at - begin))});
  }
  join_percent(tokens);
  return tokens;
}

std::string goal_key(std::string_view text) {
  std::string key;
  for (const GoalToken& token : goal_tokens(nfc(text))) key += (key.empty() ? "" : " ") + token.key;
  return key;
}

bool is_goal_word(std::string_view word, std::initializer_list<const char*> list) {
  return std::any_of(list.begin(), list.end(), [word](const char* each) { return key_of(each) == word; });
}

std::optional<GoalPhraseFound> goal_phrase_at(const std::vector<GoalToken>& tokens, std::size_t at,
                                              std::optional<GoalPhrase> only) {
  if (at >= tokens.size() || tokens[at].used) return std::nullopt;
  const auto list = phrases().find(tokens[at].key);
  if (list == phrases().end()) return std::nullopt;
  for (const Listed& each : list->second) {
    if (at + each.words.size() > tokens.size() || (only && each.phrase != *only)) continue;
    bool same = true;
    for (std::size_t i = 0; same && i < each.words.size(); ++i) {
      same = !tokens[at + i].used && tokens[at + i].key == each.words[i];
    }
    if (same) return GoalPhraseFound{each.phrase, each.words.size()};
  }
  return std::nullopt;
}

std::string_view area_level_named(std::string_view word) {
  if (is_goal_word(word, {"huyện", "quận", "district", "districts", "borough"})) return "district";
  if (is_goal_word(word, {"xã", "commune", "communes"})) return "commune";
  if (is_goal_word(word, {"phường", "ward", "wards"})) return "ward";
  if (is_goal_word(word, {"thôn", "bản", "ấp", "buôn", "village", "villages"})) return "village";
  if (is_goal_word(word, {"county", "counties"})) return "county";
  return {};
}

bool wants_less_by_name(std::string_view name) {
  return has_one_of(name,
                    {"nghèo",     "thất nghiệp",  "suy dinh dưỡng", "thấp còi",  "tử vong",  "tai nạn",    "thất thoát",
                     "phát thải", "tội phạm",     "vi phạm",        "ô nhiễm",   "bỏ học",   "tái nghèo",  "khiếu nại",
                     "thời gian", "nợ xấu",       "tổn thất",       "tảo hôn",   "mù chữ",   "poverty",    "unemploy",
                     "mortality", "emission",     "crime",          "accident",  "casualt",  "complaint",  "vacan",
                     "waiting",   "response",     "occupancy",      "overcrowd", "delay",    "turnover",   "deaths",
                     "dropout",   "pollut",       "leak",           "landfill",  "chôn lấp", "energy use", "injur",
                     "stunting",  "malnutrition", "homeless",       "arrears",   "absence",  "sick"});
}

bool tells_growth(std::string_view name) {
  return has_one_of(
      name, {"tốc độ tăng", "tăng trưởng", "tốc độ phát triển", "growth", "rate of increase", "mức tăng", "tốc độ"});
}

// Not "năm": it is five, and a year.
int number_named(std::string_view word) {
  struct Named {
    int number;
    std::initializer_list<const char*> words;
  };
  static const Named list[] = {{1, {"một", "one"}},   {2, {"hai", "two"}},   {3, {"ba", "three"}},
                               {4, {"bốn", "four"}},  {5, {"five"}},         {6, {"sáu", "six"}},
                               {7, {"bảy", "seven"}}, {8, {"tám", "eight"}}, {9, {"chín", "nine"}},
                               {10, {"mười", "ten"}}, {11, {"eleven"}},      {12, {"twelve", "dozen"}},
                               {15, {"fifteen"}},     {20, {"twenty"}},      {30, {"thirty"}},
                               {40, {"forty"}},       {50, {"fifty"}},       {100, {"trăm", "hundred"}}};
  for (const Named& each : list) {
    if (is_goal_word(word, each.words)) return each.number;
  }
  return 0;
}

bool is_measure_word(std::string_view word) {
  return is_goal_word(
      word, {"km",      "m",        "m2",     "m3",     "m²",         "m³",       "km2",     "km²",    "cm",
             "mm",      "ha",       "kg",     "g",      "tấn",        "tạ",       "yến",     "đồng",   "vnd",
             "usd",     "eur",      "gbp",    "kwh",    "mwh",        "gwh",      "mw",      "kw",     "lít",
             "giờ",     "phút",     "ngày",   "triệu",  "tỷ",         "tỉ",       "nghìn",   "ngàn",   "million",
             "billion", "thousand", "tonnes", "tonne",  "tons",       "hectares", "hectare", "litres", "hours",
             "minutes", "days",     "miles",  "metres", "kilometres", "dollars",  "t"});
}

bool names_number_behind(std::string_view word) {
  return is_goal_word(word, {"hạng",  "loại",  "độ",   "cấp",      "điều",    "khoản",  "bước",   "phase",
                             "level", "grade", "tier", "category", "article", "stage",  "decree", "class",
                             "nhóm",  "group", "lớp",  "khối",     "stages",  "grades", "levels"});
}

bool names_number_before(std::string_view word) {
  return is_goal_word(word, {"sao", "star", "stars", "ca"});
}

long multiple_named(std::string_view word) {
  if (is_goal_word(word, {"nghìn", "ngàn", "thousand", "k"})) return 1'000;
  if (is_goal_word(word, {"vạn"})) return 10'000;
  if (is_goal_word(word, {"triệu", "million", "millions", "mn"})) return 1'000'000;
  if (is_goal_word(word, {"tỷ", "tỉ", "billion", "bn"})) return 1'000'000'000;
  return 0;
}

}  // namespace plantrack
