// The options and arguments that several commands share: the same name, the same meaning, the same words everywhere.
#include "base/failure.hpp"
#include "commands/command_line.hpp"
#include "render/findings_formats.hpp"
#include "render/presentation.hpp"

namespace plantrack {
namespace {

bool names_a_plan(const std::string& path) {
  return path.ends_with(".yaml") || path.ends_with(".yml");
}

Text plan_paths() {
  return say(
      "A folder stands for the `*.yaml` and `*.yml` in it, of which `indicators.yaml` is the catalogue. A plan file "
      "named by itself brings no catalogue, and its indicators are then not looked up.",
      "Thư mục thay cho mọi tệp `*.yaml` và `*.yml` trong đó, trong đó `indicators.yaml` là danh mục chỉ số. Tệp kế "
      "hoạch nêu riêng không kèm danh mục, khi đó không tra cứu chỉ số.");
}

// What each format is, whichever command writes it.
Text format_meaning(std::string_view name) {
  if (name == "svg") return say("a picture", "hình vẽ");
  for (const FindingsFormat& each : findings_formats()) {
    if (each.name == name && !each.meaning_en.empty())
      return {std::string(each.meaning_en), std::string(each.meaning_vi)};
  }
  return view_format_meaning(name);
}

}  // namespace

void CommandLine::plan_arguments() {
  const auto take = [this](const std::string& path) { options_.plans.push_back(path); };
  argument({"", "PLAN", say("plan files, or folders of them", "tệp kế hoạch, hoặc thư mục chứa chúng"), true, true},
           take)
      .tell(plan_paths())
      .completes(Complete::plan_file);
  option(
      {"-p,--plan", "PLAN", say("the same, as other commands have it", "như PLAN, theo cách viết của các lệnh khác")},
      take)
      .completes(Complete::plan_file);
  require([this] { return options_.plans.empty(); }, say("no plan is given", "chưa nêu kế hoạch nào"),
          say("name plan files or a folder of them: plantrack lint plans/",
              "hãy nêu tệp kế hoạch hoặc thư mục chứa chúng: plantrack lint plans/"));
}

void CommandLine::plans(bool needed) {
  option({"-p,--plan", "PLAN",
          say("a plan file, or a folder of them; may be given several times",
              "tệp kế hoạch, hoặc thư mục chứa chúng; có thể nêu nhiều lần"),
          needed},
         [this](const std::string& path) { options_.plans.push_back(path); })
      .tell(plan_paths())
      .completes(Complete::plan_file);
  if (!needed) return;
  require([this] { return options_.plans.empty(); }, say("no plan is given", "chưa nêu kế hoạch nào"),
          say("there is no {0} here or above: go to the folder that has one, or name the plan: -p plan.yaml",
              "ở đây và thư mục trên không có {0}: hãy vào thư mục có tệp đó, hoặc nêu kế hoạch: -p ke-hoach.yaml",
              project_name));
}

void CommandLine::files(Files need, bool period, bool reports) {
  const bool needed = need != Files::optional;
  argument(
      {"", "FILE",
       reports ? say("progress files (CSV, .xlsx, .ods), reports (.json), or folders of them; - is standard input",
                     "tệp số liệu (CSV, .xlsx, .ods), báo cáo (.json), hoặc thư mục chứa chúng; - là đầu vào chuẩn")
               : say("progress files (CSV, .xlsx, .ods), or folders of them; - is standard input",
                     "tệp số liệu (CSV, .xlsx, .ods), hoặc thư mục chứa chúng; - là đầu vào chuẩn"),
       needed, true},
      [this](const std::string& path) {
        // A shell makes `-p plans/*.yaml` into `-p plans/a.yaml plans/b.yaml`: the second is meant as a plan too.
        (names_a_plan(path) ? options_.plans : options_.files).push_back(path);
      })
      .tell(
          say("Files are sorted by name and each is read once, so their order changes nothing. What ends in `.yaml` or "
              "`.yml` counts as a plan.",
              "Các tệp được sắp theo tên và chỉ đọc một lần nên thứ tự nêu không ảnh hưởng. Tên kết thúc bằng `.yaml` "
              "hoặc `.yml` được coi là kế hoạch."))
      .completes(reports ? Complete::report_file : Complete::progress_file);
  arguments_.back().may_be_none = need == Files::none_yet;
  arguments_.back().takes_reports = reports;
  form_of_files(period);
  if (!needed) return;
  require([this] { return options_.files.empty() && options_.empty_folders.empty(); },
          say("no progress file is given", "chưa nêu tệp số liệu nào"),
          say("name CSV files or a folder of them; - is standard input",
              "hãy nêu tệp CSV hoặc thư mục chứa chúng; - là đầu vào chuẩn"));
}

void CommandLine::form_of_files(bool period) {
  option(
      {"--encoding", "NAME", say("encoding of the progress files", "bảng mã của tệp số liệu")},
      [this](const std::string& given) {
        check_choice("--encoding", given, {"utf-8", "utf-16", "utf-16le", "utf-16be", "windows-1258", "windows-1252"});
        options_.form.encoding = encoding_named(given);
      })
      .defaults_to(say("it is found out", "tự nhận biết"))
      .offers({{"utf-8", {}},
               {"utf-16", {}},
               {"utf-16le", {}},
               {"utf-16be", {}},
               {"windows-1258", {}},
               {"windows-1252", {}}});
  option({"--numbers", "en|vi", say("how numbers are written in them", "cách viết số trong tệp")},
         [this](const std::string& given) {
           check_choice("--numbers", given, {"en", "vi"});
           options_.form.numbers = given == "vi" ? NumberForm::vi : NumberForm::en;
         })
      .defaults_to(say("as each column tells", "theo các ô của từng cột"))
      .offers({{"en", same("1,234.5")}, {"vi", same("1.234,5")}});
  option({"--dates", "dmy|mdy", say("how dates with slashes are written in them", "cách viết ngày có dấu gạch chéo")},
         [this](const std::string& given) {
           check_choice("--dates", given, {"dmy", "mdy"});
           options_.form.dates = given == "mdy" ? DateForm::mdy : DateForm::dmy;
         })
      .defaults_to(say("as each column tells", "theo các ô của từng cột"))
      .offers({{"dmy", same("31/12/2024")}, {"mdy", same("12/31/2024")}});
  option({"--plan-id", "ID",
          say("the plan of rows that do not tell theirs", "kế hoạch của các dòng không ghi mã kế hoạch")},
         [this](const std::string& given) { options_.form.plan = given; })
      .defaults_to(say("the one that the file's name tells", "theo tên tệp"));
  if (period) {
    option({"--period", "P",
            say("the period of files that have no column for it", "kỳ báo cáo của các tệp không có cột kỳ")},
           [this](const std::string& given) { options_.form.period = given; })
        .defaults_to(say("as a title above the table tells", "theo tiêu đề phía trên bảng"));
  }
  option({"--sheet", "NAME",
          say("the one sheet of workbooks that is read", "trang tính duy nhất được đọc trong tệp Excel")},
         [this](const std::string& given) { options_.form.sheet_name = given; })
      .tell(say("A hidden sheet is read when it is named.", "Trang bị ẩn cũng được đọc nếu nêu tên."))
      .defaults_to(say("all that have a header", "mọi trang có dòng tiêu đề"));
  option({"--delimiter", "comma|semicolon|tab", say("what stands between cells", "dấu phân cách cột")},
         [this](const std::string& given) {
           check_choice("--delimiter", given, {"comma", "semicolon", "tab", ",", ";", "\t"});
           const bool is_tab = given == "tab" || given == "\t";
           options_.form.delimiter = is_tab ? '\t' : given == "semicolon" || given == ";" ? ';' : ',';
         })
      .defaults_to(say("it is found out", "tự nhận biết"))
      .offers({{"comma", {}}, {"semicolon", {}}, {"tab", {}}});
}

void CommandLine::format(const std::vector<std::string>& formats) {
  options_.format = formats.front();
  std::vector<Entry::Value> values;
  for (const std::string& name : formats) values.push_back({name, format_meaning(name)});
  option({"--format", "FORMAT[=FILE]", say("how to write it", "định dạng kết quả")},
         [this, formats](const std::string& given) {
           const std::size_t equals = given.find('=');
           Output output{given.substr(0, equals), {}};
           check_choice("--format", output.format, formats);
           if (equals != std::string::npos) {
             output.file = given.substr(equals + 1);
             if (output.file.empty())
               throw Failure(say("--format: {} names no file", "--format: {} chưa nêu tệp", given));
           }
           options_.outputs.push_back(output);
         })
      .tell(say("May be given several times, each but one with the FILE that it goes to: one run, several outputs.",
                "Có thể nêu nhiều lần, mỗi lần kèm FILE cần ghi (trừ một): chạy một lần, ra nhiều kết quả."))
      .defaults_to(same(formats.front()))
      .offers(std::move(values));
  settlings_.push_back([this] { settle_outputs(options_); });
}

void CommandLine::output() {
  text("-o,--output", "FILE", options_.output,
       say("write to FILE instead of standard output", "ghi vào FILE thay vì đầu ra chuẩn"))
      .tell(say("The file is written beside its name and renamed: a reader never sees half of it.",
                "Tệp được ghi xong rồi mới đổi tên: không ai đọc phải tệp dở dang."))
      .completes(Complete::any_file);
}

void CommandLine::as_of() {
  option({"--as-of", "DATE",
          say("what was known on that day, such as 2025-12-31", "theo số liệu đã biết đến ngày đó, ví dụ 2025-12-31")},
         [this](const std::string& given) { options_.as_of = parse_day("--as-of", given); })
      .tell(say("Rows that were reported later are left aside.", "Các dòng báo cáo sau ngày đó không được tính."))
      .defaults_to(say("the day of the latest report", "ngày của báo cáo mới nhất"));
}

void CommandLine::jobs() {
  constexpr std::size_t most = 1024;
  option(
      {"--jobs", "N", say("threads to read files with", "số luồng đọc tệp")},
      [this](const std::string& given) { options_.jobs = static_cast<unsigned>(parse_count("--jobs", given, most)); })
      .tell(say("The result is the same with any number.", "Kết quả như nhau với mọi số luồng."))
      .defaults_to(say("one for each core", "mỗi nhân một luồng"));
}

void CommandLine::memory() {
  option({"--memory", "SIZE",
          say("memory that may be held, such as 512M or 2G", "bộ nhớ được phép dùng, ví dụ 512M hoặc 2G")},
         [this](const std::string& given) { options_.memory = parse_size("--memory", given); })
      .tell(say(
          "Units are K, M, G and T, each 1024 times the one before. Where more would be needed, the command ends "
          "with exit code 2 and says so.",
          "Đơn vị là K, M, G, T, mỗi đơn vị gấp 1024 lần đơn vị trước. Nếu cần nhiều hơn, lệnh dừng với mã thoát 2 và "
          "báo rõ lý do."))
      .defaults_to(say("three quarters of the machine's, or of what its container may use",
                       "ba phần tư bộ nhớ của máy, hoặc của phần máy được cấp"));
}

void CommandLine::shown_findings() {
  count("--max-findings", options_.max_findings, 1'000'000'000,
        say("how many of one code in one file are shown; 0 shows all",
            "mỗi mã trong một tệp hiện nhiều nhất bao nhiêu; 0 là hiện tất cả"))
      .tell(say("The summary counts all.", "Phần tổng kết luôn đếm đủ."))
      .defaults_to(same(std::to_string(options_.max_findings)));
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
  Entry& select =
      option({"--select", "CODE,…",
              say("only these rules: codes (R002), their beginnings (R, S00) or names",
                  "chỉ những quy tắc này: mã (R002), phần đầu của mã (R, S00) hoặc tên")},
             rules_into(options_.select))
          .tell(say(
              "`--select` and `--ignore` change what is looked at, shown and counted, and with it the exit code. They "
              "make no row better: a row with an error cannot be used, shown or not.",
              "`--select` và `--ignore` quyết định những gì được xét, hiện và đếm, do đó cả mã thoát. Dòng có lỗi vẫn "
              "không dùng được, dù lỗi có hiện hay không."));
  Entry& ignore =
      option({"--ignore", "CODE,…", say("all rules but these", "mọi quy tắc, trừ những quy tắc này")},
             rules_into(options_.ignore))
          .tell(
              say("Where both name a rule, the closer word wins: `--select P --ignore P602` is all of P but P602.",
                  "Nếu cả hai cùng nêu một quy tắc thì từ nêu sát hơn được dùng: `--select P --ignore P602` là mọi quy "
                  "tắc P trừ P602."));
  for (Entry* each : {&select, &ignore}) {
    each->listed = true;
    each->completes(Complete::rule);
  }
  flag("--strict", options_.strict, say("warnings, too, make the exit code 1", "có cảnh báo thì mã thoát cũng là 1"));
  shown_findings();
}

void CommandLine::baseline() {
  text("--baseline", "FILE", options_.baseline,
       say("findings that stand in FILE are known: they are not shown and fail no run",
           "các vấn đề ghi trong FILE là đã biết: không hiện lại và không làm hỏng lần kiểm tra"))
      .tell(say("A known error is still an error: its row is not counted.",
                "Lỗi đã biết vẫn là lỗi: dòng đó không được tính."))
      .completes(Complete::any_file);
  text("--write-baseline", "FILE", options_.write_baseline,
       say("write all findings to FILE, so that they are known from now on",
           "ghi mọi vấn đề tìm thấy vào FILE để từ nay coi là đã biết"))
      .completes(Complete::any_file);
}

void CommandLine::settings() {
  plans(false);
  files(Files::optional);
  as_of();
  findings();
  baseline();
}

void CommandLine::findings_format() {
  std::vector<std::string> names;
  for (const FindingsFormat& each : findings_formats()) names.emplace_back(each.name);
  format(names);
  entries_.back().values.front().meaning =
      say("for people, with the lines in question and carets", "cho người đọc, kèm dòng liên quan và dấu chỉ vị trí");
}

void CommandLine::statistics() {
  flag("--statistics", options_.statistics,
       say("only how often each rule fired (with --format text)",
           "chỉ đếm số lần vi phạm từng quy tắc (với --format text)"));
}

}  // namespace plantrack
