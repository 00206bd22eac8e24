#include "commands/commands.hpp"

#include "base/failure.hpp"
#include "base/memory.hpp"
#include "commands/command_line.hpp"
#include "commands/help.hpp"
#include "commands/libraries.hpp"
#include "commands/output.hpp"
#include "version.hpp"

#include <algorithm>
#include <optional>

namespace plantrack {
namespace {

constexpr Command table[] = {
    {"lint", "checks plan files and the catalogue of indicators", "kiểm tra tệp kế hoạch và danh mục chỉ số",
     "  plantrack lint plans/\n"
     "  plantrack lint --strict --format json plans/tuyen-quang.yaml\n",
     define_lint},
    {"validate", "checks progress files, and what they say together",
     "kiểm tra các tệp số liệu, từng tệp và đối chiếu với nhau",
     "  plantrack validate -p plans/tuyen-quang.yaml examples/tuyen-quang/\n"
     "  plantrack validate -p plans/ --format csv -o findings.csv 2024.csv\n"
     "  plantrack validate -p plans/ha-nam.yaml --statistics - < 2025.csv\n",
     define_validate},
    {"report", "achievement of each target of a plan", "kết quả thực hiện từng chỉ tiêu của kế hoạch",
     "  plantrack report -p plans/tuyen-quang.yaml examples/tuyen-quang/\n"
     "  plantrack report -p plans/ha-nam.yaml --goals all --format csv 2025.csv\n"
     "  plantrack report -p plans/lang-son.yaml --fail-on missed,overdue data/\n",
     define_report},
    {"compare", "plans side by side by indicator, or one plan on two days",
     "các kế hoạch theo từng chỉ số, hoặc một kế hoạch ở hai ngày",
     "  plantrack compare -p plans/ examples/*/20*.csv\n"
     "  plantrack compare -p plans/ --format csv\n",
     define_compare},
    {"coverage", "who has reported what, on time or late, and what is missing",
     "ai đã báo cáo gì, đúng hạn hay muộn, còn thiếu gì",
     "  plantrack coverage -p plans/tuyen-quang.yaml examples/tuyen-quang/\n"
     "  plantrack coverage -p plans/tuyen-quang.yaml --missing --lang vi data/\n"
     "  plantrack coverage -p plans/ --fail-on missing,late data/\n",
     define_coverage},
    {"trace", "how one figure came to be", "một số liệu được tính ra như thế nào",
     "  plantrack trace -p plans/tuyen-quang.yaml effective-villages data/\n"
     "  plantrack trace -p plans/lang-son.yaml --goal 2025 tourism-villages data/\n",
     define_trace},
    {"template", "an empty progress file to fill in", "tạo tệp số liệu trống để điền",
     "  plantrack template -p plans/ha-nam.yaml --period 2025 -o ha-nam-2025.csv\n"
     "  plantrack template -p plans/tuyen-quang.yaml --agency so-nn-mt --excel data/\n",
     define_template},
    {"normalize", "the same rows as clean CSV", "viết lại các dòng số liệu theo dạng chuẩn",
     "  plantrack normalize -p plans/ha-nam.yaml 2025.csv -o clean.csv\n"
     "  plantrack normalize -p plans/ha-nam.yaml --diff data/\n"
     "  plantrack normalize -p plans/ha-nam.yaml --in-place data/\n",
     define_normalize},
    {"explain", "what a code means and how to mend it", "giải thích một mã lỗi và cách khắc phục",
     "  plantrack explain R002\n"
     "  plantrack explain unknown-target --lang vi\n"
     "  plantrack explain --format md -o rules.md\n",
     define_explain},
    {"schema", "the form of plan files, for other programs", "mô tả dạng của tệp kế hoạch cho các chương trình khác",
     "  plantrack schema plan -o plan.schema.json\n"
     "  plantrack schema plan --format md --lang vi\n",
     define_schema},
    {"sql", "rows in a database: their table, and those that count at a day",
     "số liệu trong cơ sở dữ liệu: bảng và các dòng được tính",
     "  plantrack sql -p plans/ | duckdb rows.duckdb\n"
     "  plantrack sql --dialect postgresql -p plans/ | psql\n",
     define_sql},
    {"init", "a new plan folder to start from", "tạo thư mục kế hoạch mới để bắt đầu",
     "  plantrack init our-city\n"
     "  plantrack init xa-tan-lap --lang vi\n",
     define_init},
    {"config", "what the project file and the command line come to",
     "các thiết lập có hiệu lực từ tệp dự án và dòng lệnh",
     "  plantrack config\n"
     "  plantrack config --as-of 2025-12-31 --format json\n",
     define_config},
    {"help", "the manual of a command", "hướng dẫn sử dụng từng lệnh",
     "  plantrack help validate\n"
     "  plantrack help report --lang vi\n",
     define_help},
    {"completion", "completion for bash, zsh and fish", "tự hoàn thành dòng lệnh cho bash, zsh và fish",
     "  source <(plantrack completion bash)\n"
     "  plantrack completion fish > ~/.config/fish/completions/plantrack.fish\n",
     define_completion},
};

const Command& command_named(const std::string& name) {
  for (const Command& command : table) {
    if (command.name == name) return command;
  }
  refuse_command(name);
}

Run print(const Options& options, std::string page) {
  return [&options, page = std::move(page)] {
    write_output(options, page);
    return 0;
  };
}

Run print_overview_and_fail(const Options& options) {
  return [&options] {
    write_message(overview_page(options.lang));
    return 2;
  };
}

bool takes_value(const std::string& option) {
  return option == "--lang" || option == "--color";
}

// Options may also stand before the command; they go to it with the rest.
std::vector<std::string> take_options(std::vector<std::string>& words) {
  std::vector<std::string> options;
  while (!words.empty() && words.front().starts_with('-')) {
    const std::size_t count = takes_value(words.front()) && words.size() > 1 ? 2 : 1;
    options.insert(options.end(), words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count));
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count));
  }
  return options;
}

void refuse_strange_options(const std::vector<std::string>& given) {
  for (std::size_t i = 0; i < given.size(); i += takes_value(given[i]) ? 2 : 1) {
    const std::string name = given[i].substr(0, given[i].find('='));
    if (takes_value(name)) continue;
    refuse_word(say("unknown option {} before the command", "không có tùy chọn {} đứng trước lệnh", name), name,
                {"--lang", "--color", "--help", "--version"});
  }
}

bool holds(const std::vector<std::string>& words, std::initializer_list<const char*> any) {
  return std::find_first_of(words.begin(), words.end(), any.begin(), any.end()) != words.end();
}

// Those that tell of the program alone do without the project file, so that one with a mistake does not silence them.
bool takes_project(const Command& command) {
  constexpr std::string_view without[] = {"help", "completion", "init"};
  return std::find(std::begin(without), std::end(without), command.name) == std::end(without);
}

// Help and complaints about the command line need the language before the command line is read.
void settle_language(const std::vector<std::string>& words, std::optional<Lang> of_project, Options& options) {
  options.lang = of_project.value_or(language_of_locale());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    const bool apart = word == "--lang" && i + 1 < words.size();
    const std::string_view lang = apart                         ? std::string_view(words[i + 1])
                                  : word.starts_with("--lang=") ? word.substr(7)
                                                                : "";
    if (lang == "vi") options.lang = Lang::vi;
    if (lang == "en") options.lang = Lang::en;
  }
}

}  // namespace

std::span<const Command> commands() {
  return table;
}

void refuse_command(const std::string& name) {
  std::vector<std::string> known;
  for (const Command& command : table) known.emplace_back(command.name);
  refuse_word(say("there is no command `{}`", "không có lệnh `{}`", name), name, known);
}

Run parse_command_line(int argc, const char* const* argv, Options& options) {
  std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  const std::vector<std::string> all_words = words;
  std::vector<std::string> leading = take_options(words);
  settle_language(all_words, words.empty() ? language_of_project() : std::nullopt, options);
  if (holds(leading, {"--version"})) {
    const bool verbose = holds(leading, {"--verbose"});
    return print(options,
                 fmt::format("plantrack {} ({})\n", version, commit) + (verbose ? "\n" + libraries_page() : ""));
  }
  if (holds(leading, {"--help", "-h"})) return print(options, overview_page(options.lang));
  refuse_strange_options(leading);
  if (words.empty()) return print_overview_and_fail(options);

  const std::string name = words.front();
  words.erase(words.begin());
  const Command& command = command_named(name);
  words.insert(words.begin(), leading.begin(), leading.end());
  std::optional<Project> project;
  if (takes_project(command) && !holds(words, {"--help", "-h"})) project = find_project(options.about);
  const bool init = command.name == "init";  // of another folder
  settle_language(words, project ? language_of(*project) : init ? std::nullopt : language_of_project(), options);
  CommandLine line(options);
  Run run = command.define(line);
  if (!line.parse(words, project ? &*project : nullptr, name))
    return print(options, command_page(command, line, options.lang));
  memory_budget.limit(options.memory != 0 ? options.memory : usual_memory_limit());
  return run;
}

}  // namespace plantrack
