// The constant table of commands: one entry, one file each.
#pragma once

#include "base/text.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace plantrack {

class CommandLine;
struct Options;

// Does the command's work once the command line is read, and returns the exit code (0 or 1; else throw a Failure).
using Run = std::function<int()>;

struct Command {
  std::string_view name;
  std::string_view summary_en, summary_vi;  // what it does, one line of the overview
  std::string_view examples;                // lines for the end of its help
  Run (*define)(CommandLine& line);         // says what the command takes; returns what it does
};

std::span<const Command> commands();

[[noreturn]] void refuse_command(const std::string& name);  // that there is not, with the nearest one

// One `define` for each command, in the file of its name.
Run define_lint(CommandLine& line);
Run define_validate(CommandLine& line);
Run define_report(CommandLine& line);
Run define_compare(CommandLine& line);
Run define_coverage(CommandLine& line);
Run define_trace(CommandLine& line);
Run define_template(CommandLine& line);
Run define_normalize(CommandLine& line);
Run define_explain(CommandLine& line);
Run define_schema(CommandLine& line);
Run define_sql(CommandLine& line);
Run define_help(CommandLine& line);
Run define_completion(CommandLine& line);
Run define_config(CommandLine& line);
Run define_init(CommandLine& line);

// What the whole command line asks for: a command's work, help, or the version. A Failure where it is wrong.
Run parse_command_line(int argc, const char* const* argv, Options& options);

}  // namespace plantrack
