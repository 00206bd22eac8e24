// plantrack normalize -p PLAN FILE...: the same rows as clean canonical CSV. What cannot be normalised without guessing
// stays as it stands and is told as `validate` tells it.
#include "base/file.hpp"
#include "base/unicode.hpp"
#include "commands/command_line.hpp"
#include "commands/commands.hpp"
#include "commands/input.hpp"
#include "commands/output.hpp"
#include "commands/work_line.hpp"
#include "model/rules.hpp"
#include "read/progress/excerpts.hpp"
#include "read/progress/progress_files.hpp"
#include "read/progress/progress_sheets.hpp"
#include "render/progress_csv.hpp"
#include "render/row_changes.hpp"
#include "validate/canonical_rows.hpp"
#include "validate/read_rows.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <utility>

namespace plantrack {
namespace {

// A file, or one sheet of a workbook.
struct Input {
  std::string file;
  std::shared_ptr<const SheetCells> sheet = nullptr;

  std::string name() const { return sheet ? file + ":" + sheet->name() : file; }
  std::unique_ptr<ByteSource> open() const {
    if (sheet) return std::make_unique<SheetText>(*sheet);
    return std::make_unique<FileSource>(file);
  }
};

struct NormalizeOptions {
  bool in_place = false;
  bool diff = false;
  bool no_fix = false;
};

// What a cell or a name is wrong in; not what the rows mean, and not what normalising mends.
bool is_about_form(const Rule& each) {
  constexpr std::string_view others[] = {"mixed-line-ends",     "blank-line",      "invisible-character",
                                         "fraction-in-count",   "negative-figure", "unit-differs",
                                         "mixed-decimal-signs", "rows-not-read",   "planned-figures"};
  constexpr std::string_view names[] = {"unknown-plan", "unknown-target", "unknown-area", "unknown-agency",
                                        "area-perhaps-left-out"};
  const auto among = [&](const auto& list) {
    return std::find(std::begin(list), std::end(list), each.name) != std::end(list);
  };
  const char family = each.code.front();
  return among(names) || ((family == 'F' || family == 'C') && !among(others));
}

// Of the whole file, before anything of it is written.
struct Survey {
  FileState file;           // as it was when it was read, where it is to be written anew
  bool refused = false;     // the file stays as it is
  bool keep = false;        // its delimiter and the spelling of its numbers stay, for some rows can be read in no other
  bool keep_times = false;  // the spelling of its periods and days stays, for the same reason
  bool broken = false;      // the order of its columns stays too, for those rows follow it
  bool in_order = true;     // which it has anyway
  bool estimates = false;   // a column has to tell which figures are some
  bool statuses = false;    // a column has to hold those that stood among figures
  bool units = false;       // a column has to hold those that stood above figures
  std::size_t unsettled = 0;        // cells with two readings
  std::vector<std::string> header;  // as it is written
  std::size_t rows = 0;
  ProgressForm form;                   // how the file was read
  std::optional<ProgressForm> better;  // how it is to be read instead
  Encoding encoding = Encoding::utf8;
  char delimiter = ',';
  bool ends_with_lf = true;
  std::size_t blank_lines = 0;
};

bool stays_in_part(const Survey& survey) {
  return survey.keep || survey.keep_times || survey.broken;
}

class Normalizer {
 public:
  Normalizer(const Options& options, const PlanSet& plans, bool fixes)
      : options_(options), plans_(plans), to_read_by_(plans), fixes_(fixes) {}

  // What the file is to be written from; what is told of a workbook as a whole goes into `findings`.
  std::vector<Input> inputs_of(const std::string& file, Findings& findings) {
    FileSource source(file);
    Findings of_file = blank_findings();
    const auto chosen = progress_sheets(file, source, options_.form, of_file);
    findings.merge(std::move(of_file));
    if (!chosen) return {{file}};
    std::vector<Input> inputs;
    for (const auto& sheet : chosen->sheets) inputs.push_back({file, sheet});
    return inputs;
  }

  Survey survey(const Input& input, Findings& findings) {
    const Findings blank = blank_findings();
    Survey result;
    for (std::optional<ProgressForm> form = options_.form; form;) {
      Survey fresh;
      fresh.form = *form;
      if (input.sheet) fresh.form = form_of_sheet(*form, *input.sheet);
      if (fresh.form.plan.empty() && plans_.plans.size() > 1) fresh.form.plan = plan_in_name(to_read_by_, input.file);
      Findings found(options_.max_findings);
      result = pass(input, fresh, blank, found, [](const Line&) {});
      form = std::exchange(result.better, std::nullopt);
      if (!form) findings.merge(std::move(found));
    }
    if (input.sheet && !result.refused && stays_in_part(result))
      result.refused = result.broken || !keeps_readings(input, result);
    if (!result.refused && (result.keep || result.broken || result.estimates || result.statuses ||
                            result.units)) {  // then rows are written otherwise; do they all come out?
      Findings ignored;
      const Survey again = pass(input, result, silent(), ignored, [](const Line&) {});
      result.refused = again.refused;
      result.header = again.header;
    }
    return result;
  }

  struct Line {
    std::string_view before, after;
    std::uint32_t number_before, number_after;
  };
  using Take = std::function<void(const Line&)>;

  // `columns`: those of several files together; empty: the file's own.
  void write(const Input& input, const Survey& survey, const Take& take, const std::vector<std::string>& columns = {}) {
    Findings ignored;
    pass(input, survey, silent(), ignored, take, columns);
  }

 private:
  // Do the cells of a sheet that can be read in two ways stay such in CSV? Beside them typed numbers become text, which
  // proves how numbers are written.
  bool keeps_readings(const Input& input, const Survey& survey) {
    std::string text;
    write(input, survey, [&text](const Line& line) { text.append(line.after).append("\n"); });
    const Findings blank = silent();
    std::size_t unsettled = 0;
    for (std::optional<ProgressForm> form = options_.form; form;) {
      if (form->plan.empty()) form->plan = survey.form.plan;
      MemorySource source(text);
      CanonicalRows rows(to_read_by_, input.file, source, *form, blank, options_.max_findings, {.fixes = fixes_});
      for (CanonicalRows::Row row; rows.next(row);) {
      }
      unsettled = rows.unsettled_numbers() + rows.unsettled_times();
      form = rows.better_form();
    }
    return unsettled == survey.unsettled;
  }

  static Findings silent() {
    Findings findings;
    findings.filter([](const Rule&) { return false; });
    return findings;
  }

  Findings blank_findings() const {
    Findings blank(options_.max_findings);
    blank.filter([](const Rule& each) { return is_about_form(each); });
    if (plans_.weighs_rules()) {
      blank.weigh_by([this](const Rule& each, std::string_view plan) { return plans_.weight(each, plan); });
    }
    return blank;
  }

  Survey pass(const Input& input, const Survey& known, const Findings& blank, Findings& findings, const Take& take,
              const std::vector<std::string>& columns = {}) {
    const std::unique_ptr<ByteSource> source = input.open();
    const CanonicalForm wanted{.keep_numbers = known.keep,
                               .keep_times = known.keep_times,
                               .as_in_file = known.broken,
                               .with_plan = true,
                               .with_estimate = known.estimates,
                               .with_status = known.statuses,
                               .with_unit = known.units,
                               .fixes = fixes_};
    CanonicalRows rows(to_read_by_, input.file, *source, known.form, blank, options_.max_findings, wanted);
    Survey result = known;
    result.in_order = known.in_order && rows.in_order();
    result.header = rows.header();
    // Where each written column stands among the file's; of those that it has not, behind all.
    const std::size_t own = result.header.size();
    std::vector<std::size_t> order;
    for (const std::string& name : columns) {
      const auto found = std::find(result.header.begin(), result.header.end(), name);
      order.push_back(static_cast<std::size_t>(found - result.header.begin()));
    }
    if (columns.empty()) {
      order.resize(own);
      std::iota(order.begin(), order.end(), std::size_t{0});
    }
    ProgressCsv csv(known.keep && !input.sheet ? rows.delimiter() : ',', order);
    std::uint32_t line = 1;
    const auto give = [&](std::string_view before, std::uint32_t number, std::string_view after) {
      take({before, after, number, line});
      line += lines_in(after);
    };
    if (!rows.refused() && columns.empty()) give(rows.header_record(), rows.header_line(), csv.row(result.header));
    for (CanonicalRows::Row row; rows.next(row);) {
      if (row.broken) {
        give(row.record, row.line, csv.broken(row.record, row.bad_quotes));
      } else {
        row.cells.resize(own + 1);
        give(row.record, row.line, csv.row(row.cells));
      }
    }
    result.unsettled = rows.unsettled_numbers() + rows.unsettled_times();
    result.refused =
        rows.refused() || csv.failed() || (rows.broken() > 0 && !rows.is_long()) || rows.faults_of_sheet() > 0;
    result.broken = rows.broken() > 0;
    result.keep_times = known.keep_times || rows.unsettled_times() > 0;
    result.keep = known.keep || rows.unsettled_numbers() > 0 || (result.broken && rows.delimiter() != ',');
    result.estimates = known.estimates || (rows.some_estimates() && !result.broken);
    result.statuses = known.statuses || (rows.some_statuses() && !result.broken);
    result.units = known.units || (rows.some_units() && !result.broken);
    result.rows = rows.rows();
    result.better = rows.better_form();
    result.encoding = rows.encoding();
    result.delimiter = rows.delimiter();
    result.blank_lines = rows.blank_lines();
    result.ends_with_lf = rows.ends_with_lf();
    findings.merge(std::move(rows.findings()));
    return result;
  }

  const Options& options_;
  const PlanSet& plans_;
  PlansToReadBy to_read_by_;
  bool fixes_;
};

bool begins_with_mark(const std::string& file) {
  FileSource source(file);
  char first[3];
  std::size_t count = 0;
  while (count < sizeof first) {
    const std::size_t more = source.read(first + count, sizeof first - count);
    if (more == 0) break;
    count += more;
  }
  return std::string_view(first, count) == byte_order_mark;
}

void tell_what_stays(const Options& options, const std::string& file, const Survey& survey) {
  if (survey.refused) {
    return tell(options, say("{}: left as it is; mend what is told above first",
                             "{}: giữ nguyên; cần sửa các lỗi nêu trên trước", file));
  }
  if (survey.keep) {
    tell(options, say("{}: what separates cells and how numbers are written stay as they are until the rows told above "
                      "are mended",
                      "{}: giữ nguyên dấu phân cách cột và cách viết số cho đến khi các dòng nêu trên được sửa", file));
  }
  if (survey.keep_times) {
    tell(options, say("{}: how periods and days are written stays as it is until the rows told above are mended",
                      "{}: giữ nguyên cách viết kỳ và ngày cho đến khi các dòng nêu trên được sửa", file));
  }
  if (survey.broken && !survey.in_order) {
    tell(options, say("{}: the order of columns stays as it is until the rows told above are mended",
                      "{}: giữ nguyên thứ tự cột cho đến khi các dòng nêu trên được sửa", file));
  }
}

// What changes of the file beside its rows, in one line; empty where nothing does.
Text changes_of_form(const Input& input, const Survey& survey) {
  if (input.sheet) return say("the sheet becomes CSV", "trang tính chuyển thành CSV");
  const std::string& file = input.file;
  std::vector<Text> parts;
  if (survey.encoding != Encoding::utf8) {
    parts.push_back(say("{} becomes UTF-8", "{} chuyển thành UTF-8", title_of(survey.encoding)));
  } else if (begins_with_mark(file)) {
    parts.push_back(say("the byte order mark goes", "bỏ dấu BOM ở đầu tệp"));
  }
  if (survey.delimiter != ',' && !survey.keep) {
    parts.push_back(survey.delimiter == ';' ? say("semicolons become commas", "dấu chấm phẩy thành dấu phẩy")
                                            : say("tabs become commas", "dấu tab thành dấu phẩy"));
  }
  if (!survey.ends_with_lf) parts.push_back(say("line ends become LF", "dấu xuống dòng thành LF"));
  if (survey.blank_lines == 1) parts.push_back(say("1 blank line goes", "bỏ 1 dòng trống"));
  if (survey.blank_lines > 1) parts.push_back(say("{} blank lines go", "bỏ {} dòng trống", survey.blank_lines));
  Text line;
  for (const Text& part : parts) line = line.empty() ? part : say("{}, {}", "{}, {}", line, part);
  return line;
}

void show_changes(const Options& options, Normalizer& normalizer, const Input& input, const Survey& survey,
                  OutputStream& out) {
  const TextStyle style = output_style(options);
  const std::string file = input.name();
  const Text form = changes_of_form(input, survey);
  bool changed = !form.empty();
  if (changed) out.write(changes_heading(file, style) + form_change(form, style));
  normalizer.write(input, survey, [&](const Normalizer::Line& line) {
    if (line.before == line.after) return;
    if (!changed) out.write(changes_heading(file, style));
    changed = true;
    out.write(row_change(line.before, line.number_before, line.after, line.number_after, style));
  });
}

// A reader sees the old file or the new one, and the old one stays beside it. What was surveyed is what is replaced: a
// file that somebody changed since is left alone.
void replace(const Options& options, Normalizer& normalizer, const std::string& file, const Survey& survey) {
  FileWriter writer(std::filesystem::weakly_canonical(file).string(), FileWriter::Over::inputs);  // a link stays a link
  std::string part;
  const auto flush = [&](std::size_t room) {
    if (part.size() < room) return;
    writer.write(part);
    part.clear();
  };
  normalizer.write({file}, survey, [&](const Normalizer::Line& line) {
    part += line.after;
    part += '\n';
    flush(OutputStream::block);
  });
  flush(0);
  if (same_content(file, writer.temporary_name())) return;
  const std::string backup = writer.finish_beside(survey.file);
  tell(options, say("{}: normalised; as it was: {}", "{}: đã chuẩn hóa; tệp cũ: {}", file,
                    join_path(folder_of(file), backup.substr(backup.rfind('/') + 1))));
}

void check_wishes(const Options& options, const NormalizeOptions& wishes, const std::vector<std::string>& files) {
  const bool has_input = std::find(files.begin(), files.end(), "-") != files.end();
  if (wishes.in_place && (has_input || wishes.diff || !options.output.empty())) {
    throw Failure(say("--in-place writes the files themselves: it does not go with -, -o or --diff",
                      "--in-place ghi đè lên chính các tệp: không dùng cùng -, -o hay --diff"));
  }
}

[[noreturn]] void refuse_workbook(const std::string& file) {
  throw Failure(say("{}: --in-place writes CSV, and this is a workbook",
                    "{}: --in-place chỉ ghi lại tệp CSV, còn đây là tệp bảng tính", file),
                say("write to another file with -o", "hãy ghi ra tệp khác bằng -o"));
}

// What stands in the way of writing the file into one with others: rows that can only be read in its own form.
bool stands_apart(const Survey& survey) {
  return survey.refused || stays_in_part(survey);
}

// All files' columns, the canonical ones in their order, then the unknown ones as they come.
std::vector<std::string> columns_of_all(const std::vector<Survey>& surveys) {
  std::vector<std::string> columns;
  const auto in_some = [&](std::string_view name) {
    return std::any_of(surveys.begin(), surveys.end(), [name](const Survey& each) {
      return !stands_apart(each) && std::find(each.header.begin(), each.header.end(), name) != each.header.end();
    });
  };
  for (std::size_t i = 0; i < column_count; ++i) {
    const std::string_view name = name_of(static_cast<Column>(i));
    if (in_some(name)) columns.emplace_back(name);
  }
  for (const Survey& survey : surveys) {
    for (const std::string& name : survey.header) {
      if (!stands_apart(survey) && std::find(columns.begin(), columns.end(), name) == columns.end())
        columns.push_back(name);
    }
  }
  return columns;
}

// Several files into one. False where one of them had to be left out.
bool merge(const Options& options, Normalizer& normalizer, const std::vector<Input>& inputs,
           const std::vector<Survey>& surveys) {
  const std::vector<std::string> columns = columns_of_all(surveys);
  OutputStream out(options);
  bool all = true;
  std::vector<std::size_t> order(columns.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (!columns.empty()) {
    out.write(ProgressCsv(',', order).row(columns));
    out.write("\n");
  }
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (stands_apart(surveys[i])) {
      all = false;
      tell(options, say("{}: left out; mend what is told above first",
                        "{}: không được ghép; cần sửa các lỗi nêu trên trước", inputs[i].name()));
      continue;
    }
    normalizer.write(
        inputs[i], surveys[i],
        [&](const Normalizer::Line& line) {
          out.write(line.after);
          out.write("\n");
        },
        columns);
  }
  out.finish();
  return all;
}

int normalize(const Options& options, const NormalizeOptions& wishes) {
  const std::vector<std::string> files = progress_files(options.files);
  tell_of_passed_over(options);
  check_wishes(options, wishes, files);
  Findings plan_findings(options.max_findings);
  const PlanSet plans = read_checked_plans(options, plan_findings);
  if (plan_findings.fails(false)) {
    tell_findings(options, errors_of(verdict_on_plans(options, plans, plan_findings)));
    return 1;
  }
  show_work(options);
  check_form(options, plans);
  Normalizer normalizer(options, plans, !wishes.no_fix);
  Findings findings(options.max_findings);
  std::map<std::string, Encoding> encodings;
  std::vector<Input> inputs;
  std::vector<Survey> surveys;
  std::size_t rows = 0;
  for (const std::string& file : files) {
    const FileState state = wishes.in_place ? state_to_rely_on(file) : FileState{};
    encodings.emplace(file, Encoding::utf8);
    for (Input& input : normalizer.inputs_of(file, findings)) {
      if (wishes.in_place && input.sheet) refuse_workbook(file);
      surveys.push_back(normalizer.survey(input, findings));
      surveys.back().file = state;
      rows += surveys.back().rows;
      encodings[file] = surveys.back().encoding;
      inputs.push_back(std::move(input));
    }
  }
  if (!findings.empty()) tell_findings(options, verdict_on_files(options, plans, findings, encodings, rows));
  if (inputs.empty()) return 1;
  if ((files.size() > 1 || inputs.size() > 1) && !wishes.in_place && !wishes.diff) {
    const bool all = merge(options, normalizer, inputs, surveys);
    return all && !findings.fails(false) ? 0 : 1;
  }
  for (std::size_t i = 0; i < inputs.size(); ++i) tell_what_stays(options, inputs[i].name(), surveys[i]);
  if (wishes.in_place) {
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      if (!surveys[i].refused) replace(options, normalizer, inputs[i].file, surveys[i]);
    }
    return findings.fails(false) ? 1 : 0;
  }
  if (!wishes.diff && surveys.front().refused) return 1;
  OutputStream out(options, FileKind::progress);
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (surveys[i].refused) continue;
    if (wishes.diff) {
      show_changes(options, normalizer, inputs[i], surveys[i], out);
    } else {
      normalizer.write(inputs[i], surveys[i], [&](const Normalizer::Line& line) {
        out.write(line.after);
        out.write("\n");
      });
    }
  }
  out.finish();
  return findings.fails(false) ? 1 : 0;
}

}  // namespace

Run define_normalize(CommandLine& line) {
  const auto wishes = std::make_shared<NormalizeOptions>();
  line.about(say(
      "UTF-8 without byte order mark, accents composed (NFC), commas, LF; canonical names of columns in their "
      "canonical "
      "order, with unknown columns behind; ids instead of names, `2024-Q3`, ISO dates, plain numbers, `done`, `yes`. "
      "Rows keep their order, blank lines go. What comes out is normal already, has no finding that was not there "
      "before, and gives the same figures.\n\n"
      "What cannot be normalised without guessing stays as it stands, is told as `validate` tells it, and makes the "
      "exit "
      "code 1. A number that could be read in two ways keeps its file's delimiter and spelling of numbers; with "
      "`--numbers` the question is settled. Of a sheet, whose typed numbers become text, nothing is written where "
      "those "
      "would settle it. A unit in a header or title, of another size than the plan's, gets the column `unit`. A broken "
      "row keeps the file's delimiter and order of columns. A file that "
      "cannot be decoded, or whose header is wrong, is left alone.",
      "UTF-8 không có BOM, dấu tiếng Việt dựng sẵn (NFC), dấu phẩy, LF; tên cột chuẩn theo thứ tự chuẩn, cột lạ xếp "
      "sau; "
      "mã thay cho tên, `2024-Q3`, ngày theo ISO, số viết trơn, `done`, `yes`. Thứ tự dòng giữ nguyên, bỏ dòng trống. "
      "Kết "
      "quả đã chuẩn, không phát sinh vấn đề mới và cho cùng số liệu.\n\n"
      "Điều gì không thể chuẩn hóa nếu không phỏng đoán thì giữ nguyên, được nêu như `validate` nêu, và mã thoát là 1. "
      "Số "
      "có thể đọc theo hai cách thì tệp giữ nguyên dấu phân cách và cách viết số; dùng `--numbers` để quyết định. Số "
      "của "
      "trang tính khi ghi ra CSV sẽ thành chữ: nếu vì thế mà ô hai cách đọc chỉ còn một cách thì không ghi trang đó. "
      "Đơn "
      "vị ở tiêu đề, khác độ lớn với đơn vị của kế hoạch, được ghi vào cột `đơn vị tính`. Dòng "
      "hỏng thì giữ dấu phân cách và thứ tự cột của tệp. Tệp không giải mã được hoặc sai dòng tiêu đề thì để nguyên."));
  line.plans();
  line.files(Files::needed);
  line.flag("--diff", wishes->diff,
            say("show which rows would change, and write nothing", "chỉ hiện các dòng sẽ thay đổi, không ghi tệp nào"));
  line.flag("--in-place", wishes->in_place,
            say("write each file anew where it stands; FILE.bak is the file as it was",
                "ghi lại từng tệp tại chỗ; FILE.bak là tệp trước khi ghi"));
  line.flag("--no-fix", wishes->no_fix,
            say("leave cells that can only mean one thing as they stand, and tell of them",
                "giữ nguyên và nêu ra các ô sai dù chỉ có một cách hiểu, không tự sửa"));
  line.output();
  line.shown_findings();
  line.memory();
  return [&options = line.options(), wishes] { return normalize(options, *wishes); };
}

}  // namespace plantrack
