// plantrack init DIR: a folder to start from, with a plan of one's own, its first progress file, the next one to fill
// in, and a project file.
#include "base/failure.hpp"
#include "base/file.hpp"
#include "base/unicode.hpp"
#include "commands/command_line.hpp"
#include "commands/commands.hpp"
#include "commands/output.hpp"
#include "commands/start_texts.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>

namespace plantrack {
namespace {

// An id made of a name: "Kế hoạch 2026" -> ke-hoach-2026.
std::string id_of(std::string name) {
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '-' || c == '_' || c == '.'; }, ' ');
  std::string id;
  for (const std::string& word : split_words(name, ' ')) {
    std::string part;
    for (const char c : bare_key(word)) {
      if ((c >= 'a' && c <= 'z') || is_digit(c)) part += c;
    }
    if (!part.empty()) id += (id.empty() ? "" : "-") + part;
  }
  return id.empty() ? "my-plan" : id;
}

void make_folder(const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (!error) return;
  const std::string why = error.message();
  throw Failure(say("the folder {} cannot be made: {}", "không tạo được thư mục {}: {}", folder, why));
}

// What is to be filled in next, as `plantrack template` writes it.
void write_template(const Options& options, const std::string& plan, const std::string& progress,
                    const std::string& file) {
  Options own;
  own.lang = options.lang;
  CommandLine line(own);
  const Run run = define_template(line);
  line.parse({"-p", plan, "-o", file, "--", progress});
  run();
}

int init(const Options& options, const std::string& folder) {
  const std::string name = std::filesystem::weakly_canonical(folder).filename().string();
  const std::string id = id_of(name);
  const std::string plans = join_path(folder, "plans");
  const std::string progress = join_path(folder, "progress");
  const std::string plan_file = join_path(plans, id + ".yaml");
  const std::string rows_file = join_path(progress, "2026.csv");
  const std::string next_file = join_path(folder, "2027-to-fill-in.csv");
  const std::string project_file = join_path(folder, "plantrack.yaml");
  for (const std::string& each : {plan_file, rows_file, next_file, project_file}) {
    if (!std::filesystem::exists(each)) continue;
    throw Failure(say("{} is there already, and nothing is replaced", "đã có {}, không ghi đè", each),
                  say("name a folder that is not there yet", "hãy nêu một thư mục chưa có"));
  }
  make_folder(plans);
  make_folder(progress);
  write_whole(plan_file, start_plan(id, options.lang));
  write_whole(rows_file, start_progress(options.lang));
  write_whole(project_file, start_project(options.lang));
  write_template(options, plan_file, rows_file, next_file);
  write_output(options,
               say("{}: the plan\n{}: its first progress file\n{}: what to report next\n{}: so that in {} "
                   "`plantrack lint`, `validate` and `report` need no more words\n",
                   "{}: kế hoạch\n{}: tệp số liệu đầu tiên\n{}: biểu cần điền cho kỳ tới\n{}: để trong {} chỉ cần gõ "
                   "`plantrack lint`, `validate` hoặc `report`\n",
                   plan_file, rows_file, next_file, project_file, folder)
                   .in(options.lang));
  return 0;
}

}  // namespace

Run define_init(CommandLine& line) {
  const auto folder = std::make_shared<std::string>();
  line.about(say(
      "Asks nothing. The plan has one target of each kind, with comments that say what to replace; the figures of "
      "the first progress file are made up. Nothing that is there already is replaced.",
      "Không hỏi gì. Kế hoạch mẫu có mỗi loại một chỉ tiêu, kèm chú thích cần thay gì; số liệu trong tệp đầu tiên là "
      "số minh họa. Không ghi đè tệp đã có."));
  line.argument("DIR", true, *folder, say("the folder to write to", "thư mục cần ghi")).completes(Complete::folder);
  return [&options = line.options(), folder] { return init(options, *folder); };
}

}  // namespace plantrack
