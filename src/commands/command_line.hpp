// Where a command says which options and arguments it takes. The only door to CLI11, whose header is slow to compile:
// command_line.cpp alone includes it.
#pragma once

#include "base/decimal.hpp"
#include "commands/options.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace plantrack {

class CommandLine {
 public:
  explicit CommandLine(Options& options);
  ~CommandLine();
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  Options& options() { return options_; }

  // What several commands share (shared_options.cpp). It ends up in options().
  void plan_arguments();                                 // PLAN... (and -p)
  void plans();                                          // -p PLAN
  void files(bool needed);                               // FILE... --numbers --delimiter
  void format(const std::vector<std::string>& formats);  // the first is the default
  void output();                                         // -o FILE
  void as_of();                                          // --as-of DATE
  void jobs();                                           // --jobs N
  void memory();                                         // --memory SIZE
  void findings();                                       // --select --ignore --strict --max-findings
  void statistics();                                     // --statistics
  void baseline();                                       // --baseline --write-baseline
  void findings_format();                                // --format, all in which findings are written

  // Options of one command alone. `names` is "--goals" or "-g,--goals"; `word` stands for the value in the help. The
  // variables must live until the command has run.
  void flag(const std::string& names, bool& value, const Text& meaning);
  void text(const std::string& names, const std::string& word, std::string& value, const Text& meaning);
  void choice(const std::string& names, const std::vector<std::string>& choices, std::string& value,
              const Text& meaning);  // the first is the default
  void list(const std::string& names, const std::string& word, std::vector<std::string>& values, const Text& meaning,
            const std::vector<std::string>& known = {});  // A,B,... and repeatable; what is not `known` is refused
  void percentage(const std::string& names, const std::string& word, std::optional<Decimal>& value,
                  const Text& meaning);
  void count(const std::string& names, std::size_t& value, std::size_t greatest, const Text& meaning);
  void argument(const std::string& word, bool needed, std::string& value, const Text& meaning);  // one, by its position

  // Reads the words after the command's name; a Failure where they are wrong. False where help was asked for.
  bool parse(std::vector<std::string> words);

  struct Entry {
    std::string names;  // of an option; empty for an argument
    std::string word;   // what stands for its value; empty for a flag
    Text meaning;
    bool needed = false;
    bool many = false;
  };
  const std::vector<Entry>& entries() const { return entries_; }  // for the help page

 private:
  void form_of_files();  // --numbers --delimiter
  using Take = std::function<void(const std::string&)>;
  void option(const Entry& entry, const Take& take);
  void argument(const Entry& entry, const Take& take);
  // Once all is read: where `missing` says so, `message` is a Failure.
  void require(std::function<bool()> missing, Text message, Text hint = {});
  void check_values(const std::vector<std::string>& words) const;
  void take_arguments(const std::vector<std::string>& words) const;
  [[noreturn]] void refuse_option(const std::string& word) const;

  struct Argument {
    Take take;
    bool many;
  };
  struct Requirement {
    std::function<bool()> missing;
    Text message, hint;
  };
  struct Parser;  // CLI11's
  Options& options_;
  std::unique_ptr<Parser> parser_;
  std::vector<Entry> entries_;
  std::vector<Argument> arguments_;
  std::vector<Requirement> requirements_;
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
