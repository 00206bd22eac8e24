#include "commands/command_line.hpp"

#include "base/failure.hpp"
#include "base/file.hpp"
#include "base/unicode.hpp"
#include "read/progress/progress_files.hpp"
#include "render/reported_results.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace plantrack {
namespace {

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string all;
  for (const std::string& word : words) {
    if (!all.empty()) all += separator;
    all += word;
  }
  return all;
}

std::vector<Entry::Value> values_named(const std::vector<std::string>& names) {
  std::vector<Entry::Value> values;
  for (const std::string& name : names) values.push_back({name, {}});
  return values;
}

}  // namespace

struct CommandLine::Parser {
  CLI::App app;
};

Entry& Entry::tell(Text sentences) {
  more = std::move(sentences);
  return *this;
}

Entry& Entry::defaults_to(Text what) {
  by_default = std::move(what);
  return *this;
}

Entry& Entry::offers(std::vector<Value> all) {
  values = std::move(all);
  complete = Complete::values;
  return *this;
}

Entry& Entry::completes(Complete kind) {
  complete = kind;
  return *this;
}

CommandLine::CommandLine(Options& options) : options_(options), parser_(std::make_unique<Parser>()) {
  parser_->app.set_help_flag("");  // help is ours, in two languages
  parser_->app.allow_extras();     // and so are arguments, and the word on unknown options
  what_all_share();
  common_entries_.swap(entries_);
}

CommandLine::~CommandLine() = default;

Entry& CommandLine::option(Entry entry, const Take& take) {
  const std::string name = long_name(entry.names);
  options_with_values_.push_back({name, take});
  const auto take_each = [this, name, take](const std::vector<std::string>& given) {
    for (const std::string& each : given) {
      record(name, each);
      take(each);
    }
  };
  // One value each time the option is given: the next word is an argument of the command.
  parser_->app.add_option_function<std::vector<std::string>>(entry.names, take_each)
      ->expected(1)
      ->take_all()
      ->allow_extra_args(false);
  return entries_.emplace_back(std::move(entry));
}

// CLI11 would take an argument such as [a,b] apart, so arguments stay with us: it hands back what is no option.
Entry& CommandLine::argument(Entry entry, const Take& take) {
  arguments_.push_back({entry.word, take, entry.many, entry.needed});
  return entries_.emplace_back(std::move(entry));
}

void CommandLine::require(std::function<bool()> missing, Text message, Text hint) {
  requirements_.push_back({std::move(missing), std::move(message), std::move(hint)});
}

Entry& CommandLine::flag(const std::string& names, bool& value, const Text& meaning) {
  parser_->app.add_flag_callback(names, [&value] { value = true; });
  return entries_.emplace_back(Entry{names, "", meaning});
}

Entry& CommandLine::text(const std::string& names, const std::string& word, std::string& value, const Text& meaning) {
  return option({names, word, meaning}, [&value](const std::string& given) { value = given; });
}

Entry& CommandLine::choice(const std::string& names, const std::vector<std::string>& choices, std::string& value,
                           const Text& meaning) {
  if (value.empty()) value = choices.front();
  Entry& entry = option({names, joined(choices, "|"), meaning}, [&value, names, choices](const std::string& given) {
    check_choice(names, given, choices);
    value = given;
  });
  entry.by_default = same(value);
  entry.values = values_named(choices);
  return entry.completes(Complete::values);
}

Entry& CommandLine::list(const std::string& names, const std::string& word, std::vector<std::string>& values,
                         const Text& meaning, const std::vector<std::string>& known) {
  Entry& entry = option({names, word + ",…", meaning}, [&values, names, known](const std::string& given) {
    for (const std::string& each : split_words(given, ',')) {
      if (!known.empty()) check_choice(names, each, known);
      values.push_back(each);
    }
  });
  entry.listed = true;
  entry.values = values_named(known);
  return known.empty() ? entry : entry.completes(Complete::values);
}

Entry& CommandLine::percentage(const std::string& names, const std::string& word, std::optional<Decimal>& value,
                               const Text& meaning) {
  return option({names, word, meaning}, [&value, names](const std::string& given) {
    Decimal number;
    const bool good = parse_decimal(given, number) == DecimalFault::none;
    if (!good || number.is_negative() || number > Decimal(100)) {
      throw Failure(say("{}: `{}` is not a percentage from 0 to 100", "{}: `{}` không phải là tỷ lệ từ 0 đến 100",
                        long_name(names), given),
                    say("write a number such as 80", "hãy ghi một số, ví dụ 80"));
    }
    value = number;
  });
}

Entry& CommandLine::count(const std::string& names, std::size_t& value, std::size_t greatest, const Text& meaning) {
  return option({names, "N", meaning},
                [&value, names, greatest](const std::string& given) { value = parse_count(names, given, greatest); });
}

Entry& CommandLine::argument(const std::string& word, bool needed, std::string& value, const Text& meaning) {
  if (needed) require([&value] { return value.empty(); }, say("{} is missing", "thiếu {}", word));
  return argument({"", word, meaning, needed}, [&value](const std::string& given) { value = given; });
}

Entry& CommandLine::arguments(const std::string& word, std::vector<std::string>& values, const Text& meaning) {
  return argument({"", word, meaning, false, true}, [&values](const std::string& given) { values.push_back(given); });
}

std::vector<Entry> CommandLine::all_entries() const {
  std::vector<Entry> all(entries_.begin(), entries_.end());
  all.insert(all.end(), common_entries_.begin(), common_entries_.end());
  return all;
}

void CommandLine::what_all_share() {
  option({"--lang", "en|vi", say("language of messages and labels", "ngôn ngữ của thông báo và nhãn")},
         [this](const std::string& given) {
           check_choice("--lang", given, {"en", "vi"});
           options_.lang = given == "vi" ? Lang::vi : Lang::en;
         })
      .tell(say("CSV, JSON, codes and ids are the same in both.", "CSV, JSON, mã và định danh giống nhau ở cả hai."))
      .defaults_to(
          say("that of `plantrack.yaml`, else of the locale (`LC_ALL`, `LC_MESSAGES`, `LANG`), else `en`",
              "theo `plantrack.yaml`, nếu không thì theo hệ thống (`LC_ALL`, `LC_MESSAGES`, `LANG`), nếu không "
              "nữa thì `en`"))
      .offers({{"en", say("English", "tiếng Anh")}, {"vi", say("Vietnamese", "tiếng Việt")}});
  option({"--color", "auto|always|never", say("colours in messages and texts", "màu sắc trong thông báo và văn bản")},
         [this](const std::string& given) {
           check_choice("--color", given, {"auto", "always", "never"});
           options_.color = given == "auto"     ? ColorWish::where_terminal
                            : given == "always" ? ColorWish::always
                                                : ColorWish::never;
         })
      .defaults_to(same("auto"))
      .offers({{"auto", say("on a terminal, unless `NO_COLOR` is set", "khi in ra màn hình, trừ khi có `NO_COLOR`")},
               {"always", {}},
               {"never", {}}});
  entries_.push_back({"-h,--help", "", say("this page", "trang này")});
}

void CommandLine::record(const std::string& name, const std::string& value) {
  options_.settings.push_back({name, value, options_.about});
}

// A key of the project stands for an option: its values are taken as if they had been given, unless others were.
void CommandLine::take_from(const Project& project, std::string_view command) {
  std::vector<std::string> given;
  for (const Setting& each : options_.settings) {
    if (each.name != "FILE" || !options_.files.empty()) given.push_back(each.name);  // a FILE may have been a plan
  }
  const bool has_output = !options_.output.empty();
  if (!options_.plans.empty()) given.emplace_back("--plan");
  for (const Project::Setting& setting : project.settings) {
    const std::string_view name = setting.key->option;
    if (std::find(given.begin(), given.end(), name) != given.end()) continue;
    if (setting.key->kind == ProjectKey::Kind::outputs && (setting.command != command || has_output)) continue;
    const auto option = std::find_if(options_with_values_.begin(), options_with_values_.end(),
                                     [name](const Option& each) { return each.name == name; });
    const auto argument =
        std::find_if(arguments_.begin(), arguments_.end(), [name](const Argument& each) { return each.word == name; });
    if (option == options_with_values_.end() && argument == arguments_.end())
      continue;  // not an option of this command
    for (const Project::Value& value : setting.values) {
      options_.about = value.source;  // of a Failure that the value is
      record(std::string(name), value.text);
      // A project begins without progress files; where none is needed, there are none.
      const bool may_lack = argument != arguments_.end() && (!argument->needed || argument->may_be_none);
      const auto holds_reports = [&] { return argument->takes_reports && !reports_in(value.text).empty(); };
      if (may_lack && !holds_progress_files(value.text) && !holds_reports()) {
        // What is not there at all is told of where it is not needed, too: it may be mistyped.
        if (argument->needed || !is_there(value.text)) options_.empty_folders.push_back(value.text);
        continue;
      }
      (option != options_with_values_.end() ? option->take : argument->take)(value.text);
    }
    options_.about = {};
  }
}

bool CommandLine::parse(std::vector<std::string> words, const Project* project, std::string_view command) {
  const auto end_of_options = std::find(words.begin(), words.end(), "--");
  for (const std::string_view help : {"-h", "--help"}) {
    if (std::find(words.begin(), end_of_options, help) != end_of_options) return false;
  }
  check_values({words.begin(), end_of_options});
  std::reverse(words.begin(), words.end());  // CLI11 takes them from the back
  parser_->app.parse(words);
  take_arguments(parser_->app.remaining());
  if (project != nullptr) take_from(*project, command);
  for (const Requirement& each : requirements_) {
    if (each.missing()) throw Failure(each.message, each.hint);
  }
  for (const std::function<void()>& settle : settlings_) settle();
  return true;
}

// All that CLI11 would throw for, so that there is nothing to catch: a flag with a value, an option at the end without
// one.
void CommandLine::check_values(const std::vector<std::string>& words) const {
  for (const Entry& entry : all_entries()) {
    if (entry.names.empty()) continue;
    const std::string name = long_name(entry.names);
    const bool is_flag = entry.word.empty();
    for (const std::string& word : words) {
      if (!is_flag || !word.starts_with(name + "=")) continue;
      throw Failure(say("option {} takes no value", "tùy chọn {} không nhận giá trị", name));
    }
    const std::vector<std::string> names = split_words(entry.names, ',');
    if (!is_flag && std::find(names.begin(), names.end(), words.empty() ? "" : words.back()) != names.end()) {
      throw Failure(say("option {} needs a value", "tùy chọn {} cần một giá trị", words.back()));
    }
  }
}

// The words that are no options we know, in their order: arguments, and before a "--" perhaps mistyped options.
void CommandLine::take_arguments(const std::vector<std::string>& words) {
  std::size_t next = 0;
  bool options_ended = false;
  for (const std::string& word : words) {
    if (!options_ended && word == "--") {
      options_ended = true;
      continue;
    }
    if (!options_ended && word.size() > 1 && word.front() == '-') refuse_option(word);
    if (next == arguments_.size()) throw Failure(say("unexpected argument `{}`", "thừa tham số `{}`", word));
    record(arguments_[next].word, word);
    arguments_[next].take(word);
    if (!arguments_[next].many) ++next;
  }
}

void CommandLine::refuse_option(const std::string& word) const {
  const std::string name = word.substr(0, word.find('='));
  std::vector<std::string> known;
  for (const Entry& entry : all_entries()) {
    if (!entry.names.empty()) known.push_back(long_name(entry.names));
  }
  refuse_word(say("unknown option {}", "không có tùy chọn {}", name), name, known);
}

void check_choice(const std::string& names, const std::string& given, const std::vector<std::string>& known) {
  if (std::find(known.begin(), known.end(), given) != known.end()) return;
  refuse_word(say("{}: `{}` is none of {}", "{}: `{}` không thuộc {}", long_name(names), given, joined(known, ", ")),
              given, known);
}

std::string long_name(const std::string& names) {
  return names.substr(names.rfind(',') + 1);
}

std::vector<std::string> split_words(const std::string& text, char separator) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    const std::string_view word = trim(std::string_view(text).substr(begin, end - begin));
    if (!word.empty()) words.emplace_back(word);
    begin = end + 1;
  }
  return words;
}

std::size_t parse_count(const std::string& names, const std::string& given, std::size_t greatest) {
  Decimal number;
  if (parse_decimal(given, number) == DecimalFault::none && number.is_whole() && !number.is_negative() &&
      number <= Decimal(static_cast<std::int64_t>(greatest))) {
    return static_cast<std::size_t>(number.units() / Decimal::scale);
  }
  throw Failure(say("{}: `{}` is not a whole number from 0 to {}", "{}: `{}` không phải là số nguyên từ 0 đến {}",
                    long_name(names), given, greatest));
}

std::size_t parse_size(const std::string& names, const std::string& given) {
  constexpr std::string_view units = "KMGT";
  std::string_view number = given;
  for (const std::string_view ending : {"B", "b", "i"}) {  // 512MB and 512MiB are 512M
    if (number.ends_with(ending)) number.remove_suffix(ending.size());
  }
  const char unit = number.empty() ? ' ' : number.back();
  const std::size_t power = units.find(unit >= 'a' && unit <= 'z' ? static_cast<char>(unit - 'a' + 'A') : unit);
  constexpr std::int64_t most = 1'000'000;  // of any unit
  Decimal value;
  if (power != std::string_view::npos &&
      parse_decimal(number.substr(0, number.size() - 1), value) == DecimalFault::none && value > Decimal() &&
      value <= Decimal(most)) {
    const auto bytes = static_cast<std::size_t>((value.units() << (10 * (power + 1))) / Decimal::scale);
    if (bytes > 0) return bytes;  // 0 would be no limit
  }
  throw Failure(say("{}: `{}` is not a size", "{}: `{}` không phải là một dung lượng", long_name(names), given),
                say("write it with its unit: 512M or 2G", "hãy ghi kèm đơn vị: 512M hoặc 2G"));
}

}  // namespace plantrack
