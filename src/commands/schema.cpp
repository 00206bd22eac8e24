// plantrack schema plan|catalogue: the form of plan files for other programs (JSON Schema) and, with --format md, for
// people.
#include "commands/command_line.hpp"
#include "commands/commands.hpp"
#include "commands/output.hpp"
#include "render/plan_schema.hpp"

#include <memory>

namespace plantrack {
namespace {

struct Subject {
  std::string_view name;
  std::string (*schema)(Lang);
  std::string (*page)(Lang);
};

constexpr Subject subjects[] = {
    {"plan", plan_json_schema, plan_keys_page},
    {"catalogue", catalogue_json_schema, catalogue_keys_page},
};

std::string written(const Options& options, const std::string& name) {
  const Lang lang = output_style(options).lang;
  for (const Subject& subject : subjects) {
    if (subject.name == name) return options.format == "md" ? subject.page(lang) : subject.schema(lang);
  }
  std::vector<std::string> known;
  for (const Subject& subject : subjects) known.emplace_back(subject.name);
  refuse_word(say("there is no schema of `{}`", "không có lược đồ nào cho `{}`", name), name, known);
}

}  // namespace

Run define_schema(CommandLine& line) {
  const auto name = std::make_shared<std::string>();
  line.argument("NAME", true, *name, say("plan or catalogue", "plan hoặc catalogue"));
  line.format({"json", "md"});
  line.output();
  return [name, &options = line.options()] {
    write_output(options, written(options, *name));
    return 0;
  };
}

}  // namespace plantrack
