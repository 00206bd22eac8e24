#include "commands/completions.hpp"

#include "commands/command_line.hpp"
#include "commands/commands.hpp"
#include "model/rules.hpp"
#include "read/plan/plan_reader.hpp"

#include <algorithm>
#include <optional>

namespace plantrack {
namespace {

std::vector<std::string> joined_at_equals(const std::vector<std::string>& words) {
  std::vector<std::string> out;
  bool open = false;  // the last word ended with a lone =
  for (const std::string& word : words) {
    if ((word == "=" || open) && !out.empty()) {
      out.back() += word;
    } else {
      out.push_back(word);
    }
    open = word == "=";
  }
  return out;
}

// The line before the word to be completed, as far as the command and its options tell what stands where.
struct Line {
  std::vector<std::string> plans;
  std::size_t arguments = 0;
  const Entry* open = nullptr;  // the option whose value comes next
  bool options_ended = false;
};

const Entry* option_named(const std::vector<Entry>& entries, const std::string& name) {
  for (const Entry& entry : entries) {
    if (entry.names.empty()) continue;
    const std::vector<std::string> names = split_words(entry.names, ',');
    if (std::find(names.begin(), names.end(), name) != names.end()) return &entry;
  }
  return nullptr;
}

const Entry* argument_at(const std::vector<Entry>& entries, std::size_t place) {
  std::size_t next = 0;
  for (const Entry& entry : entries) {
    if (!entry.names.empty()) continue;
    if (entry.many || next == place) return &entry;
    ++next;
  }
  return nullptr;
}

Line line_before(const std::vector<std::string>& words, const std::vector<Entry>& entries) {
  Line line;
  const auto value = [&line](const Entry* entry, const std::string& given) {
    if (entry != nullptr && entry->complete == Complete::plan_file) line.plans.push_back(given);
  };
  for (const std::string& word : words) {
    if (line.open != nullptr) {
      value(line.open, word);
      line.open = nullptr;
    } else if (line.options_ended || word.size() < 2 || word.front() != '-') {
      const Entry* argument = argument_at(entries, line.arguments++);
      const bool plan = word.ends_with(".yaml") || word.ends_with(".yml");
      if (plan || (argument != nullptr && argument->complete == Complete::plan_file)) line.plans.push_back(word);
    } else if (word == "--") {
      line.options_ended = true;
    } else {
      const std::size_t equals = word.find('=');
      const Entry* option = option_named(entries, word.substr(0, equals));
      if (option == nullptr || option->word.empty()) continue;
      if (equals == std::string::npos) {
        line.open = option;
      } else {
        value(option, word.substr(equals + 1));
      }
    }
  }
  return line;
}

std::vector<std::string> plans_of_project() {
  SourceLine unused;
  const std::optional<Project> project = find_project(unused);
  std::vector<std::string> files;
  for (const Project::Setting& each : project ? project->settings : std::vector<Project::Setting>()) {
    if (each.key->name != "plans") continue;
    for (const Project::Value& value : each.values) files.push_back(value.text);
  }
  return files;
}

class Finder {
 public:
  explicit Finder(Lang lang) : lang_(lang) {}

  // All that begin with `prefix`, which `before` stands before.
  void take(const std::string& before, const std::string& prefix) {
    before_ = before;
    prefix_ = prefix;
  }
  void offer(std::string_view word, std::string_view meaning) {
    if (word.starts_with(prefix_)) found_.words.push_back({before_ + std::string(word), std::string(meaning)});
  }
  void offer_files(std::vector<std::string_view> endings) {
    found_.files = true;
    found_.endings = std::move(endings);
  }
  void offer_commands() {
    for (const Command& each : commands()) offer(each.name, lang_ == Lang::vi ? each.summary_vi : each.summary_en);
  }
  void offer_options(const std::vector<Entry>& entries) {
    for (const Entry& entry : entries) {
      if (!entry.names.empty()) offer(long_name(entry.names), entry.meaning.in(lang_));
    }
  }
  void offer_values(const Entry& entry, const std::vector<std::string>& plan_files) {
    switch (entry.complete) {
      case Complete::nothing: break;
      case Complete::values:
        for (const Entry::Value& value : entry.values) offer(value.name, value.meaning.in(lang_));
        break;
      case Complete::any_file: offer_files({}); break;
      case Complete::plan_file: offer_files({"yaml", "yml"}); break;
      case Complete::progress_file: offer_files({"csv", "xlsx", "ods"}); break;
      case Complete::report_file: offer_files({"csv", "xlsx", "ods", "json"}); break;
      case Complete::folder: offer_files({"/"}); break;
      case Complete::command: offer_commands(); break;
      case Complete::rule:
        for (const Rule* rule : all_rules()) offer(rule->code, rule->name);
        break;
      case Complete::plan:
      case Complete::target:
      case Complete::agency:
      case Complete::area:
      case Complete::theme:
      case Complete::indicator: offer_ids(entry.complete, plan_files); break;
    }
  }
  Completions found() { return std::move(found_); }

 private:
  void offer_ids(Complete kind, std::vector<std::string> plan_files) {
    if (plan_files.empty()) plan_files = plans_of_project();
    if (plan_files.empty()) return;
    Findings ignored;
    ignored.filter([](const Rule&) { return false; });
    const PlanSet plans = read_plans(plan_files, ignored);
    for (const Plan& plan : plans.plans) {
      if (kind == Complete::plan) offer(plan.id.value, plan.title.in(lang_));
      if (kind == Complete::target) {
        for (const Target& target : plan.targets) offer(target.id.value, target.name.in(lang_));
      }
      if (kind == Complete::agency) {
        for (const Agency& agency : plan.agencies) offer(agency.id.value, agency.name.value.in(lang_));
      }
      if (kind == Complete::theme) {
        for (const Theme& theme : plan.themes) offer(theme.id.value, theme.name.value.in(lang_));
      }
      if (kind == Complete::area) {
        for (const Area& area : plan.areas) offer(area.id.value, area.name.value);
      }
    }
    if (kind != Complete::indicator) return;
    for (const Indicator& indicator : plans.indicators) offer(indicator.id.value, indicator.name.in(lang_));
  }

  Lang lang_;
  std::string before_, prefix_;
  Completions found_;
};

// The values of a list so far stay before the one that is completed.
void complete_value(Finder& finder, const Entry& entry, const std::string& before, const std::string& given,
                    const std::vector<std::string>& plans) {
  const std::size_t comma = entry.listed ? given.rfind(',') : std::string::npos;
  const std::size_t begin = comma == std::string::npos ? 0 : comma + 1;
  finder.take(before + given.substr(0, begin), given.substr(begin));
  if (entry.names == "--format" && given.find('=') != std::string::npos) return finder.offer_files({});
  finder.offer_values(entry, plans);
}

const Command* command_named(const std::string& name) {
  for (const Command& command : commands()) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

}  // namespace

Completions completions(const std::vector<std::string>& given) {
  std::vector<std::string> words = joined_at_equals(given);
  const std::string current = words.empty() ? "" : words.back();
  if (!words.empty()) words.pop_back();
  Finder finder(language_of_locale());
  finder.take("", current);

  std::size_t place = 0;  // of the command: before it stand options of all commands
  while (place < words.size() && words[place].starts_with('-')) {
    place += (words[place] == "--lang" || words[place] == "--color") ? 2 : 1;
  }
  Options unused;
  CommandLine description(unused);
  const Command* command = place < words.size() ? command_named(words[place]) : nullptr;
  if (command != nullptr) command->define(description);
  if (command == nullptr && place < words.size()) return finder.found();
  if (command == nullptr && place == words.size() && !current.starts_with('-')) {
    finder.offer_commands();
    return finder.found();
  }
  const std::vector<Entry> entries = description.all_entries();
  if (command != nullptr) words.erase(words.begin() + static_cast<std::ptrdiff_t>(place));
  const Line line = line_before(words, entries);
  if (line.open != nullptr) {
    complete_value(finder, *line.open, "", current, line.plans);
  } else if (!line.options_ended && current.starts_with("--") && current.find('=') != std::string::npos) {
    const std::size_t value = current.find('=') + 1;
    const Entry* option = option_named(entries, current.substr(0, value - 1));
    if (option != nullptr) complete_value(finder, *option, current.substr(0, value), current.substr(value), line.plans);
  } else if (!line.options_ended && current.starts_with('-')) {
    finder.offer_options(entries);
    if (command == nullptr) finder.offer("--version", "");
  } else if (const Entry* argument = argument_at(entries, line.arguments)) {
    complete_value(finder, *argument, "", current, line.plans);
  }
  return finder.found();
}

}  // namespace plantrack
