#include "commands/options.hpp"

#include "base/failure.hpp"
#include "base/file_writer.hpp"
#include "base/unicode.hpp"
#include "model/plan_keys.hpp"
#include "model/rules.hpp"
#include "read/progress/cells.hpp"
#include "render/words.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace plantrack {
namespace {

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

// How closely the word names the rule: the length of the code's part that it gives, a whole name most of all; 0 = not.
std::size_t closeness(const std::string& word, const Rule& rule) {
  constexpr std::size_t whole_name = 100;
  if (find_rule(word) == &rule) return whole_name;
  if (word.empty() || word.size() > rule.code.size()) return 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (upper(word[i]) != rule.code[i]) return 0;
  }
  return word.size();
}

// A key of plan files, or a word that stands there: accrual, ratio.
bool is_word_of_plans(const std::string& word) {
  for (const KeyGroup* group : plan_key_groups()) {
    for (const Key& key : group->keys) {
      if (key.name == word) return true;
      const std::vector<std::string_view> choices =
          key.choices != nullptr ? key.choices() : std::vector<std::string_view>();
      if (std::find(choices.begin(), choices.end(), word) != choices.end()) return true;
    }
  }
  return false;
}

Text day_words(Date date) {
  return {date_words(date, Lang::en), date_words(date, Lang::vi)};
}

std::size_t closeness(const std::vector<std::string>& words, const Rule& rule) {
  std::size_t closest = 0;
  for (const std::string& word : words) closest = std::max(closest, closeness(word, rule));
  return closest;
}

}  // namespace

// The closer word wins: --select R --ignore R002 is all of R but R002; --ignore R --select R002 is R002 alone.
bool Options::wants(const Rule& rule) const {
  const std::size_t ignored = closeness(ignore, rule);
  const std::size_t selected = closeness(select, rule);
  return select.empty() ? ignored == 0 : selected > ignored;
}

bool Options::leaves_errors_out() const {
  const std::vector<const Rule*> rules = all_rules();
  return std::any_of(rules.begin(), rules.end(),
                     [this](const Rule* rule) { return rule->severity == Severity::error && !wants(*rule); });
}

Options Options::writing(const Output& one) const {
  Options options = *this;
  options.format = one.format;
  options.output = one.file;
  return options;
}

bool is_standard_output(const std::string& file) {
  return file.empty() || file == "-" || file == "/dev/stdout" || file == "/dev/fd/1" || file == "/proc/self/fd/1";
}

void settle_outputs(Options& options) {
  const auto without_file = [](const Output& each) { return each.file.empty(); };
  std::vector<Output>& outputs = options.outputs;
  options.no_format_told = outputs.empty();
  const auto chief = std::find_if(outputs.begin(), outputs.end(), without_file);
  if (chief != outputs.end()) {
    chief->file = options.output;
    const auto second = std::find_if(chief + 1, outputs.end(), without_file);
    if (second != outputs.end()) {
      throw Failure(say("--format {} and --format {} would be written to the same place",
                        "--format {} và --format {} cùng ghi vào một nơi", chief->format, second->format),
                    say("name a file for one of them: --format {}=FILE",
                        "hãy nêu tệp cho một trong hai: --format {}=FILE", second->format));
    }
  } else if (outputs.empty() || !options.output.empty()) {
    outputs.push_back({options.format, options.output});
  }
  const auto place = [](const std::string& file) {
    return is_standard_output(file) ? std::string("-") : place_of_output(file);
  };
  std::map<std::string, std::string> taken;
  for (Output& each : outputs) {
    if (is_standard_output(each.file)) each.file.clear();
    if (taken.try_emplace(place(each.file), each.format).second) continue;
    const std::string shown = each.file.empty() ? "-" : each.file;
    throw Failure(say("{} would be written twice", "{} sẽ bị ghi hai lần", shown),
                  say("give each format a file of its own", "hãy nêu cho mỗi định dạng một tệp riêng"));
  }
  options.format = outputs.front().format;
  options.output = outputs.front().file;
}

Lang language_of_locale() {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (value == nullptr || *value == '\0') continue;
    const std::string_view locale(value);
    const bool vietnamese = locale.starts_with("vi") && (locale.size() == 2 || locale[2] == '_' || locale[2] == '.');
    return vietnamese ? Lang::vi : Lang::en;
  }
  return Lang::en;
}

void check_rule_word(const std::string& word) {
  std::vector<std::string> known;
  for (const Rule* rule : all_rules()) {
    if (closeness(word, *rule) > 0) return;
    known.emplace_back(rule->code);
    known.emplace_back(rule->name);
  }
  const Text message = say("no rule has the code or name `{}`", "không có quy tắc nào mang mã hoặc tên `{}`", word);
  if (is_word_of_plans(word)) {
    throw Failure(message,
                  say("it is a word of plan files: `plantrack schema plan --format md` tells what it means",
                      "đó là từ dùng trong tệp kế hoạch: `plantrack schema plan --format md` cho biết ý nghĩa"));
  }
  refuse_word(message, word, known);
}

void refuse_word(const Text& message, const std::string& word, const std::vector<std::string>& known) {
  const bool readable = first_invalid_utf8(word) == std::string::npos;
  const std::optional<std::size_t> meant = readable ? nearest(word, known) : std::nullopt;
  if (meant) throw Failure(message, say("did you mean `{}`?", "Có phải là `{}` không?", known[*meant]));
  throw Failure(message);
}

void check_ids(const std::vector<std::string>& wanted, const std::vector<std::string>& known, const Text& kind) {
  for (const std::string& id : wanted) {
    if (std::find(known.begin(), known.end(), id) != known.end()) continue;
    refuse_word(say("there is no {} `{}`", "không có {} `{}`", kind, id), id, known);
  }
}

// 15/10/2026 is read in cells, where the others of its column show which number is the month; here there are none.
Date parse_day(const char* name, const std::string& given) {
  if (const std::optional<Date> day = Date::parse_iso(given)) return *day;
  Text hint = say("write it as 2025-12-31", "hãy viết theo dạng năm-tháng-ngày, ví dụ 2025-12-31");
  const bool readable = given.size() < 40 && first_invalid_utf8(given) == std::string::npos;
  const ReadCell<Date> dmy = read_date(readable ? given : "", Writing::first);
  const ReadCell<Date> mdy = read_date(readable ? given : "", Writing::second);
  if (dmy.problem == CellProblem::none && mdy.problem == CellProblem::none) {
    const bool one = dmy.value == mdy.value;
    hint = one ? say("write it as {}", "hãy viết là {}", dmy.value.text())
               : say("write it as {0} ({1}) or {2} ({3})", "hãy viết là {0} (ngày {1}) hoặc {2} (ngày {3})",
                     dmy.value.text(), day_words(dmy.value), mdy.value.text(), day_words(mdy.value));
  }
  throw Failure(say("{}: `{}` is not a date", "{}: `{}` không phải là một ngày", name, given), hint);
}

}  // namespace plantrack
