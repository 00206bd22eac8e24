// What the options that several commands share were set to, and how they settle what the environment leaves open.
#pragma once

#include "base/calendar.hpp"
#include "base/finding.hpp"
#include "base/text.hpp"
#include "read/progress/progress_reader.hpp"
#include "read/project.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace plantrack {

enum class ColorWish { where_terminal, always, never };

// One thing that a run writes.
struct Output {
  std::string format;
  std::string file;  // empty: standard output
};

// Where the value of an option comes from, for `plantrack config`.
struct Setting {
  std::string name;  // long name of the option, or the argument's word
  std::string value;
  SourceLine source;  // of the project file; without file: the command line
};

struct Options {
  Lang lang = Lang::en;
  ColorWish color = ColorWish::where_terminal;
  std::vector<std::string> plans;          // -p, or the arguments of `lint`
  std::vector<std::string> files;          // progress files; "-" is standard input
  std::vector<std::string> reports;        // in JSON, that `compare` takes beside or in place of progress files
  std::vector<std::string> empty_folders;  // of the project, in which there is no progress file yet
  ProgressForm form;                       // how progress files are written, where told
  std::vector<Output> outputs;             // all that the run writes, of commands with --format
  bool no_format_told = false;             // neither on the command line nor in the project file
  std::string format;                      // of the output that is being written; first the command's default
  std::string output;                      // its file; first that of -o FILE; empty: standard output
  std::optional<Date> as_of;
  bool plan_digests = false;  // of each plan: what is written, or read, names them
  unsigned jobs = 0;          // 0: as many as there are cores
  std::size_t memory = 0;     // bytes that may be held; 0: the usual part of the machine
  bool strict = false;
  std::vector<std::string> select;  // codes, prefixes of codes or rule names; empty: all
  std::vector<std::string> ignore;
  std::size_t max_findings = 20;  // shown of each code in each file; 0: all
  bool statistics = false;
  std::vector<Setting> settings;  // all that was given
  SourceLine about;               // the line of the project file that a Failure is about
  std::string baseline;           // --baseline FILE; empty: none
  std::string write_baseline;     // --write-baseline FILE

  bool wants(const Rule& rule) const;           // by select and ignore
  bool leaves_errors_out() const;               // some rule that is an error is not wanted
  Options writing(const Output& output) const;  // the same, of that output
};

// Gives -o FILE to the format without a file of its own; a Failure where two formats would go to one place.
void settle_outputs(Options& options);

// That name means standard output: none, "-", /dev/stdout.
bool is_standard_output(const std::string& file);

// The language of the locale: Vietnamese where LC_ALL, LC_MESSAGES or LANG (the first that is set) says vi.
Lang language_of_locale();

// A word of --select or --ignore must be a code, the beginning of one, or a rule's name; else a Failure.
void check_rule_word(const std::string& word);

// A Failure about a word that is none of these, with the nearest one as its hint.
[[noreturn]] void refuse_word(const Text& message, const std::string& word, const std::vector<std::string>& known);

// Refuses the first of `wanted` that is not `known`; `kind` is what they are: plan, indicator.
void check_ids(const std::vector<std::string>& wanted, const std::vector<std::string>& known, const Text& kind);

// A day as 2025-12-31; else a Failure that names the option, and the day that is meant where that is plain.
Date parse_day(const char* name, const std::string& given);

}  // namespace plantrack
