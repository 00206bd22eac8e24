// Where a command says which options and arguments it takes. The only door to CLI11, whose header is slow to compile:
// command_line.cpp alone includes it.
#pragma once

#include "base/decimal.hpp"
#include "commands/options.hpp"

#include <deque>  // whose elements stay where they are
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace plantrack {

// What a shell offers for a value.
enum class Complete {
  nothing,
  values,         // those that the entry lists
  any_file,       // a file that is written or read
  plan_file,      // *.yaml, or folders
  progress_file,  // *.csv, *.xlsx, *.ods, or folders
  report_file,    // the same, or *.json
  folder,
  plan,  // ids, as the plans named on the line have them
  target,
  agency,
  area,
  theme,
  indicator,
  rule,     // codes of findings
  command,  // of this program
};

// The one description of an option or argument: help, manual, completion and docs come from it.
struct Entry {
  struct Value {
    std::string name;
    Text meaning;  // may be empty
  };

  std::string names;               // "--goals" or "-g,--goals"; empty for an argument
  std::string word;                // what stands for its value; empty for a flag
  Text meaning;                    // half a sentence, for help
  bool needed = false;             // by the command
  bool many = false;               // an argument: it takes all that follow
  Text more = {};                  // further sentences, for the manual; may be empty
  Text by_default = {};            // what holds where it is not given; may be empty
  std::vector<Value> values = {};  // all there are; empty: any
  Complete complete = Complete::nothing;
  bool listed = false;  // A,B,C

  Entry& tell(Text sentences);
  Entry& defaults_to(Text what);
  Entry& offers(std::vector<Value> all);
  Entry& completes(Complete kind);
};

// Must a command have progress files? `none_yet`: not where those of the project are still to come.
enum class Files { needed, none_yet, optional };

class CommandLine {
 public:
  explicit CommandLine(Options& options);
  ~CommandLine();
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  Options& options() { return options_; }

  // What the command does, in paragraphs between empty lines, for the manual. `code` stands between backticks.
  void about(Text paragraphs) { about_ = std::move(paragraphs); }

  // What several commands share (shared_options.cpp). It ends up in options().
  void plan_arguments();                                             // PLAN... (and -p)
  void plans(bool needed = true);                                    // -p PLAN
  void files(Files need, bool period = true, bool reports = false);  // FILE... --numbers --delimiter
  void format(const std::vector<std::string>& formats);              // --format FORMAT[=FILE]; the first is the default
  void output();                                                     // -o FILE
  void as_of();                                                      // --as-of DATE
  void jobs();                                                       // --jobs N
  void memory();                                                     // --memory SIZE
  void findings();                                                   // --select --ignore --strict --max-findings
  void shown_findings();                                             // --max-findings
  void statistics();                                                 // --statistics
  void baseline();                                                   // --baseline --write-baseline
  void settings();                                                   // all that a project file can hold
  void findings_format();                                            // --format, all in which findings are written

  // Options of one command alone. `names` is "--goals" or "-g,--goals"; `word` stands for the value in the help. The
  // variables must live until the command has run.
  Entry& flag(const std::string& names, bool& value, const Text& meaning);
  Entry& text(const std::string& names, const std::string& word, std::string& value, const Text& meaning);
  Entry& choice(const std::string& names, const std::vector<std::string>& choices, std::string& value,
                const Text& meaning);  // the first is the default
  Entry& list(const std::string& names, const std::string& word, std::vector<std::string>& values, const Text& meaning,
              const std::vector<std::string>& known = {});  // A,B,... and repeatable; what is not `known` is refused
  Entry& percentage(const std::string& names, const std::string& word, std::optional<Decimal>& value,
                    const Text& meaning);
  Entry& count(const std::string& names, std::size_t& value, std::size_t greatest, const Text& meaning);
  Entry& argument(const std::string& word, bool needed, std::string& value, const Text& meaning);    // by its position
  Entry& arguments(const std::string& word, std::vector<std::string>& values, const Text& meaning);  // all that follow

  // Reads the words after the command's name, and --lang, --color, --help, which all commands have; a Failure where
  // they are wrong. False where help was asked for.
  // What the words do not say is taken from `project`, outputs from what it says of `command`.
  bool parse(std::vector<std::string> words, const Project* project = nullptr, std::string_view command = {});

  const std::deque<Entry>& entries() const { return entries_; }
  const std::deque<Entry>& common_entries() const { return common_entries_; }  // of all commands
  std::vector<Entry> all_entries() const;                                      // both
  const Text& about() const { return about_; }

 private:
  void form_of_files(bool period);  // --numbers --delimiter
  using Take = std::function<void(const std::string&)>;
  Entry& option(Entry entry, const Take& take);
  Entry& argument(Entry entry, const Take& take);
  void what_all_share();  // --lang --color --help
  // Once all is read: where `missing` says so, `message` is a Failure.
  void require(std::function<bool()> missing, Text message, Text hint = {});
  void record(const std::string& name, const std::string& value);
  void take_from(const Project& project, std::string_view command);
  void check_values(const std::vector<std::string>& words) const;
  void take_arguments(const std::vector<std::string>& words);
  [[noreturn]] void refuse_option(const std::string& word) const;

  struct Argument {
    std::string word;
    Take take;
    bool many;
    bool needed;
    bool may_be_none = false;    // where the project has no such file yet
    bool takes_reports = false;  // in JSON, beside progress files
  };
  struct Option {
    std::string name;  // the long one
    Take take;
  };
  struct Requirement {
    std::function<bool()> missing;
    Text message, hint;
  };
  struct Parser;  // CLI11's
  Options& options_;
  std::unique_ptr<Parser> parser_;
  Text about_;
  std::deque<Entry> entries_, common_entries_;
  std::vector<Argument> arguments_;
  std::vector<Option> options_with_values_;
  std::vector<Requirement> requirements_;
  std::vector<std::function<void()>> settlings_;  // once all is read
};

// A value of the option that is none of these is a Failure.
void check_choice(const std::string& names, const std::string& given, const std::vector<std::string>& known);

// "--goals" of "-g,--goals", for messages.
std::string long_name(const std::string& names);

// The parts between the separators, without spaces around them; empty parts are left out.
std::vector<std::string> split_words(const std::string& text, char separator);

// A whole number from 0 to `greatest`; else a Failure.
std::size_t parse_count(const std::string& names, const std::string& given, std::size_t greatest);

// Bytes from a size with its unit, each 1024 times the one before: 900K, 512M, 2G, 1.5G, 1T; else a Failure.
std::size_t parse_size(const std::string& names, const std::string& given);

}  // namespace plantrack
