// The options and arguments that several commands share: the same name, the same meaning, the same words everywhere.
#include "base/failure.hpp"
#include "commands/command_line.hpp"
#include "render/findings_formats.hpp"

namespace plantrack {
namespace {

bool names_a_plan(const std::string& path) {
  return path.ends_with(".yaml") || path.ends_with(".yml");
}

}  // namespace

void CommandLine::plan_arguments() {
  const auto take = [this](const std::string& path) { options_.plans.push_back(path); };
  argument({"", "PLAN", say("plan files, or folders of them", "tệp kế hoạch, hoặc thư mục chứa chúng"), true, true},
           take);
  option(
      {"-p,--plan", "PLAN", say("the same, as other commands have it", "như PLAN, theo cách viết của các lệnh khác")},
      take);
  require([this] { return options_.plans.empty(); }, say("no plan is given", "chưa nêu kế hoạch nào"),
          say("name plan files or a folder of them: plantrack lint plans/",
              "hãy nêu tệp kế hoạch hoặc thư mục chứa chúng: plantrack lint plans/"));
}

void CommandLine::plans() {
  option({"-p,--plan", "PLAN",
          say("a plan file, or a folder of them; may be given several times",
              "tệp kế hoạch, hoặc thư mục chứa chúng; có thể nêu nhiều lần"),
          true},
         [this](const std::string& path) { options_.plans.push_back(path); });
  require([this] { return options_.plans.empty(); }, say("no plan is given", "chưa nêu kế hoạch nào"),
          say("name it with -p: -p plans/tuyen-quang.yaml", "hãy nêu bằng -p: -p plans/tuyen-quang.yaml"));
}

void CommandLine::files(bool needed) {
  argument({"", "FILE",
            say("progress files (CSV), or folders of them; - is standard input",
                "tệp số liệu (CSV), hoặc thư mục chứa chúng; - là đầu vào chuẩn"),
            needed, true},
           [this](const std::string& path) {
             // A shell makes `-p plans/*.yaml` into `-p plans/a.yaml plans/b.yaml`: the second is meant as a plan too.
             (names_a_plan(path) ? options_.plans : options_.files).push_back(path);
           });
  form_of_files();
  if (!needed) return;
  require([this] { return options_.files.empty(); }, say("no progress file is given", "chưa nêu tệp số liệu nào"),
          say("name CSV files or a folder of them; - is standard input",
              "hãy nêu tệp CSV hoặc thư mục chứa chúng; - là đầu vào chuẩn"));
}

void CommandLine::form_of_files() {
  option({"--encoding", "NAME",
          say("utf-8, utf-16, utf-16le, utf-16be or windows-1258; by default it is found out",
              "bảng mã của tệp: utf-8, utf-16, utf-16le, utf-16be hoặc windows-1258; mặc định tự nhận biết")},
         [this](const std::string& given) {
           check_choice("--encoding", given, {"utf-8", "utf-16", "utf-16le", "utf-16be", "windows-1258"});
           options_.form.encoding = encoding_named(given);
         });
  option({"--numbers", "en|vi",
          say("how numbers are written: 1,234.5 (en) or 1.234,5 (vi); by default as the delimiter suggests",
              "cách viết số trong tệp: 1,234.5 (en) hay 1.234,5 (vi); mặc định theo dấu phân cách cột")},
         [this](const std::string& given) {
           check_choice("--numbers", given, {"en", "vi"});
           options_.form.numbers = given == "vi" ? NumberForm::vi : NumberForm::en;
         });
  option({"--delimiter", "comma|semicolon|tab",
          say("what stands between cells; by default it is found out", "dấu phân cách cột; mặc định tự nhận biết")},
         [this](const std::string& given) {
           check_choice("--delimiter", given, {"comma", "semicolon", "tab", ",", ";", "\t"});
           const bool is_tab = given == "tab" || given == "\t";
           options_.form.delimiter = is_tab ? '\t' : given == "semicolon" || given == ";" ? ';' : ',';
         });
}

void CommandLine::format(const std::vector<std::string>& formats) {
  choice("--format", formats, options_.format,
         say("how to write it; by default {}", "định dạng kết quả; mặc định là {}", formats.front()));
}

void CommandLine::output() {
  text("-o,--output", "FILE", options_.output,
       say("write to FILE instead of standard output", "ghi vào FILE thay vì đầu ra chuẩn"));
}

void CommandLine::as_of() {
  option({"--as-of", "DATE",
          say("what was known on that day, such as 2025-12-31; by default the day of the latest report",
              "theo số liệu đã biết đến ngày đó, ví dụ 2025-12-31; mặc định là ngày của báo cáo mới nhất")},
         [this](const std::string& given) {
           options_.as_of = Date::parse_iso(given);
           if (options_.as_of) return;
           throw Failure(say("--as-of: `{}` is not a date", "--as-of: `{}` không phải là một ngày có thật", given),
                         say("write it as 2025-12-31", "hãy viết theo dạng năm-tháng-ngày, ví dụ 2025-12-31"));
         });
}

void CommandLine::jobs() {
  constexpr std::size_t most = 1024;
  option(
      {"--jobs", "N",
       say("threads to read files with; by default one for each core",
           "số luồng đọc tệp; mặc định mỗi nhân một luồng")},
      [this](const std::string& given) { options_.jobs = static_cast<unsigned>(parse_count("--jobs", given, most)); });
}

void CommandLine::memory() {
  option({"--memory", "SIZE",
          say("memory that may be held, such as 512M or 2G; by default three quarters of the machine's",
              "bộ nhớ được phép dùng, ví dụ 512M hoặc 2G; mặc định là ba phần tư bộ nhớ của máy")},
         [this](const std::string& given) { options_.memory = parse_size("--memory", given); });
}

void CommandLine::findings() {
  const auto rules_into = [](std::vector<std::string>& chosen) {
    return [&chosen](const std::string& given) {
      for (const std::string& word : split_words(given, ',')) {
        check_rule_word(word);
        chosen.push_back(word);
      }
    };
  };
  option({"--select", "CODE,…",
          say("only these rules: codes (R002), their beginnings (R, S00) or names",
              "chỉ những quy tắc này: mã (R002), phần đầu của mã (R, S00) hoặc tên")},
         rules_into(options_.select));
  option({"--ignore", "CODE,…", say("all rules but these", "mọi quy tắc, trừ những quy tắc này")},
         rules_into(options_.ignore));
  flag("--strict", options_.strict, say("warnings, too, make the exit code 1", "có cảnh báo thì mã thoát cũng là 1"));
  count(
      "--max-findings", options_.max_findings, 1'000'000'000,
      say("how many of one code in one file are shown; 0 shows all, by default 20; the summary counts all",
          "mỗi mã trong một tệp hiện nhiều nhất bao nhiêu; 0 là hiện tất cả, mặc định 20; phần tổng kết luôn đếm đủ"));
}

void CommandLine::baseline() {
  text("--baseline", "FILE", options_.baseline,
       say("findings that stand in FILE are known: they are not shown and fail no run",
           "các vấn đề ghi trong FILE là đã biết: không hiện lại và không làm hỏng lần kiểm tra"));
  text("--write-baseline", "FILE", options_.write_baseline,
       say("write all findings to FILE, so that they are known from now on",
           "ghi mọi vấn đề tìm thấy vào FILE để từ nay coi là đã biết"));
}

void CommandLine::findings_format() {
  std::vector<std::string> names;
  for (const FindingsFormat& each : findings_formats()) names.emplace_back(each.name);
  format(names);
}

void CommandLine::statistics() {
  flag("--statistics", options_.statistics,
       say("only how often each rule fired (with --format text)",
           "chỉ đếm số lần vi phạm từng quy tắc (với --format text)"));
}

}  // namespace plantrack
