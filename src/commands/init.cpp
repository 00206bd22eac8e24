// plantrack init DIR: a folder to start from, with a plan of one's own, its first progress file, the next one to fill
// in, and a project file; with --from the frame of a plan made of a table of targets.
#include "base/failure.hpp"
#include "base/file.hpp"
#include "commands/command_line.hpp"
#include "commands/commands.hpp"
#include "commands/output.hpp"
#include "commands/start_texts.hpp"
#include "read/plan/target_table.hpp"
#include "read/text/byte_source.hpp"
#include "render/frame_ids.hpp"
#include "render/plan_frame.hpp"
#include "render/terminal.hpp"
#include "render/words.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace plantrack {
namespace {

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

void refuse_what_is_there(const std::vector<std::string>& files) {
  for (const std::string& each : files) {
    if (!std::filesystem::exists(each)) continue;
    throw Failure(say("{} is there already, and nothing is replaced", "đã có {}, không ghi đè", each),
                  say("name a folder that is not there yet", "hãy nêu một thư mục chưa có"));
  }
}

struct Folder {
  explicit Folder(const std::string& given)
      : path(given),
        name(std::filesystem::weakly_canonical(given).filename().string()),
        id(id_of(name, "my-plan")),
        plans(join_path(path, "plans")),
        progress(join_path(path, "progress")),
        plan(join_path(plans, id + ".yaml")),
        project(join_path(path, "plantrack.yaml")) {}

  Text where() const { return path == "." ? say("here", "tại đây") : say("in {}", "trong {}", presentable(path)); }

  std::string path, name, id, plans, progress, plan, project;
};

int init(const Options& options, const Folder& folder) {
  const std::string rows_file = join_path(folder.progress, "2026.csv");
  const std::string next_file =
      join_path(folder.path, say("2027-to-fill-in.csv", "2027-bieu-can-dien.csv").in(options.lang));
  refuse_what_is_there({folder.plan, rows_file, next_file, folder.project});
  make_folder(folder.plans);
  make_folder(folder.progress);
  write_whole(folder.plan, start_plan(folder.id, options.lang));
  write_whole(rows_file, start_progress(options.lang));
  write_whole(folder.project, start_project(options.lang));
  write_template(options, folder.plan, rows_file, next_file);
  write_output(options,
               say("{}: the plan\n{}: its first progress file\n{}: what to report next\n{}: so that {} "
                   "`plantrack lint`, `validate` and `report` need no more arguments\n",
                   "{}: kế hoạch\n{}: tệp số liệu đầu tiên\n{}: biểu cần điền cho kỳ tới\n{}: để {} chỉ cần gõ "
                   "`plantrack lint`, `validate` hoặc `report`\n",
                   presentable(folder.plan), presentable(rows_file), presentable(next_file),
                   presentable(folder.project), folder.where())
                   .in(options.lang));
  return 0;
}

int init_from(Options& options, const Folder& folder, const std::string& table_file, const std::string& sheet) {
  refuse_what_is_there({folder.plan, folder.project});
  FileSource source(table_file);
  const TargetTable table = read_target_table(source, table_file, sheet, options.about);
  const std::string shown_name = std::filesystem::path(table_file).filename().string();
  const PlanFrame frame = plan_frame(table, {folder.id, folder.name, shown_name}, options.lang);
  make_folder(folder.plans);
  make_folder(folder.progress);
  write_whole(folder.plan, frame.text);
  write_whole(folder.project, start_project(options.lang));
  write_output(options, say("{}: the plan's frame: {}, {} with their goals; {} to settle\n"
                            "{}: so that {} `plantrack lint` needs no more words\n",
                            "{}: khung kế hoạch: {}, {} đã ghi mức phấn đấu; {} cần làm rõ\n"
                            "{}: để {} chỉ cần gõ `plantrack lint`\n",
                            presentable(folder.plan), counted(frame.targets, "target", "targets", "chỉ tiêu"),
                            frame.targets - frame.without_goal, counted(frame.to_settle, "comment", "comments", "điểm"),
                            presentable(folder.project), folder.where())
                            .in(options.lang));
  return 0;
}

}  // namespace

Run define_init(CommandLine& line) {
  const auto folder = std::make_shared<std::string>();
  const auto table = std::make_shared<std::string>();
  const auto sheet = std::make_shared<std::string>();
  line.about(say(
      "Asks nothing. The plan has one target of each kind, with comments that say what to replace; the figures of "
      "the first progress file are made up. Nothing that is there already is replaced.",
      "Không hỏi gì. Kế hoạch mẫu có mỗi loại một chỉ tiêu, kèm chú thích cần thay gì; số liệu trong tệp đầu tiên là "
      "số minh họa. Không ghi đè tệp đã có."));
  line.argument("DIR", true, *folder, say("the folder to write to", "thư mục cần ghi")).completes(Complete::folder);
  line.text("--from", "FILE", *table,
            say("make the plan's frame from a table of targets (CSV, .xlsx, .ods)",
                "lập khung kế hoạch từ bảng chỉ tiêu (CSV, .xlsx, .ods)"))
      .tell(say(
          "Its columns are name, unit, goal and lead, and due and baseline where there are any, under English or "
          "Vietnamese names; titles may stand above, and years below. Goals in words become goals of the plan: `at "
          "least 12 by 2026`, `> 80 %`, `within 70–75 %`, "
          "`reduce by 45 % compared with 2019`, `double by 2030`, `2 in each ward`, `mỗi năm 40`. What the words leave "
          "open is written as a comment, `# to settle`; where they are not understood, no goal is written.",
          "Bảng gồm các cột chỉ tiêu, đơn vị tính, mục tiêu, chủ trì, và thời hạn, số gốc nếu có; phía trên có thể có "
          "dòng tiêu đề, phía dưới có "
          "thể có dòng ghi năm. Mục tiêu bằng lời được chuyển thành mức phấn đấu: `ít nhất 02`, `> 80 %`, `1–2`, `mỗi "
          "năm 40`, `gấp 1,5 lần năm 2020`, `giảm 45 % so với năm 2019`, `mỗi huyện ít nhất 2`. Chỗ chưa rõ được ghi "
          "thành chú thích `# cần làm rõ`; chỗ không hiểu thì không ghi mức phấn đấu."))
      .completes(Complete::any_file);
  line.text("--sheet", "NAME", *sheet,
            say("the sheet of a workbook that has the table", "trang tính có bảng chỉ tiêu trong tệp Excel"))
      .defaults_to(say("the first with a table of targets", "trang đầu tiên có bảng chỉ tiêu"));
  return [&options = line.options(), folder, table, sheet] {
    return table->empty() ? init(options, Folder(*folder)) : init_from(options, Folder(*folder), *table, *sheet);
  };
}

}  // namespace plantrack
