// plantrack schema NAME: the form of plan files and of JSON outputs for other programs (JSON Schema) and, with --format
// md, for people.
#include "commands/command_line.hpp"
#include "commands/commands.hpp"
#include "commands/output.hpp"
#include "render/plan_schema.hpp"
#include "render/stable_outputs.hpp"
#include "render/table_writers.hpp"

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
  for (const StableOutput& output : stable_outputs()) {
    if (output.name != name) continue;
    return options.format == "md" ? column_page(output.columns(), lang) : json_schema_of(name);
  }
  std::vector<std::string> known;
  for (const Subject& subject : subjects) known.emplace_back(subject.name);
  for (const StableOutput& output : stable_outputs()) known.emplace_back(output.name);
  refuse_word(say("there is no schema of `{}`", "không có lược đồ nào cho `{}`", name), name, known);
}

}  // namespace

Run define_schema(CommandLine& line) {
  const auto name = std::make_shared<std::string>();
  line.about(say(
      "The form of plan files (plan) or of the catalogue of indicators (catalogue) as JSON Schema, for editors that "
      "complete and check YAML while one types; with --format md as tables. It knows keys, types, words and what "
      "must stand together; whether figures, dates and references fit is what lint checks.",
      "Dạng của tệp kế hoạch (plan) hoặc của danh mục chỉ số (catalogue) theo JSON Schema, để trình soạn thảo gợi ý "
      "và kiểm tra YAML khi gõ; với --format md là các bảng. Lược đồ biết các khóa, kiểu giá trị, các từ và những "
      "khóa phải đi cùng nhau; con số, ngày và tham chiếu có khớp hay không thì dùng lint."));
  line.argument("NAME", true, *name,
                say("plan, catalogue, or an output by its name: report, report-by-agency, coverage, …",
                    "plan, catalogue, hoặc tên một đầu ra: report, report-by-agency, coverage, …"));
  line.format({"json", "md"});
  line.output();
  return [name, &options = line.options()] {
    write_outputs(options, [&name](const Options& one) { return written(one, *name); });
    return 0;
  };
}

}  // namespace plantrack
