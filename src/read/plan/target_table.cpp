#include "read/plan/target_table.hpp"

#include "base/failure.hpp"
#include "base/unicode.hpp"
#include "read/progress/cells.hpp"
#include "read/progress/header.hpp"
#include "read/sheet/workbook.hpp"
#include "read/text/csv_reader.hpp"
#include "read/text/decoding_advice.hpp"
#include "read/text/text_source.hpp"
#include "read/text/windows_1258.hpp"

#include <algorithm>
#include <span>

namespace plantrack {
namespace {

constexpr std::size_t most_titles = 40;
constexpr std::size_t most_rows = 10'000;
constexpr std::size_t most_goals = 100'000;
constexpr std::size_t most_bytes = std::size_t{16} << 20;

enum class Part { name, unit, goal, lead, due, baseline, order, other };

struct Named {
  Part part;
  std::string_view names[24];
};

constexpr Named columns[] = {
    {Part::name,
     {"name",
      "chỉ tiêu",
      "tên chỉ tiêu",
      "nội dung",
      "nội dung chỉ tiêu",
      "target",
      "indicator",
      "kpi",
      "measure",
      "mục tiêu cụ thể",
      "nhiệm vụ",
      "objective",
      "aim",
      "action",
      "commitment",
      "outcome",
      "deliverable",
      "key performance indicator",
      "chỉ số",
      "nội dung mục tiêu",
      "targets",
      "indicators"}},
    {Part::unit, {"unit", "đơn vị tính", "đvt", "đơn vị", "units", "unit of measure", "đv tính", "measured in"}},
    {Part::goal,
     {"goal", "mục tiêu", "mức phấn đấu", "chỉ tiêu phấn đấu", "kế hoạch", "target value", "mức", "mức độ cần đạt",
      "goals", "mục tiêu phấn đấu", "mức cần đạt", "target level", "target for the year", "planned", "kế hoạch giao",
      "chỉ tiêu kế hoạch", "kết quả cần đạt", "yêu cầu"}},
    {Part::lead,
     {"lead", "cơ quan chủ trì", "đơn vị chủ trì", "chủ trì", "lead agency", "responsible", "department",
      "cơ quan thực hiện", "đơn vị thực hiện", "cơ quan", "owner", "cơ quan phụ trách", "lead department",
      "responsible department", "lead officer", "đơn vị phụ trách", "cơ quan/đơn vị chủ trì",
      "đơn vị chủ trì thực hiện"}},
    {Part::due,
     {"due",
      "due date",
      "due by",
      "due year",
      "by",
      "by when",
      "deadline",
      "target date",
      "target year",
      "year",
      "when",
      "end date",
      "completion date",
      "timescale",
      "timeframe",
      "thời hạn",
      "thời hạn hoàn thành",
      "hạn hoàn thành",
      "năm hoàn thành",
      "thời gian hoàn thành",
      "thời điểm hoàn thành",
      "năm",
      "năm đạt",
      "thời gian"}},
    {Part::baseline,
     {"baseline", "base", "baseline value", "baseline figure", "starting point", "gốc", "số gốc", "mức gốc",
      "giá trị gốc", "số liệu gốc", "hiện trạng", "xuất phát điểm"}},
    {Part::order, {"stt", "tt", "no", "no.", "số tt", "#"}},
};

std::string_view without_brackets(std::string_view header) {
  const std::size_t open = header.find('(');
  return trim(open == std::string_view::npos || open == 0 ? header : header.substr(0, open));
}

// The period at the end of a header of goals: "Mục tiêu đến năm 2030", "2025".
bool ends_with_year(std::string_view header) {
  const std::string key = bare_key(header);
  return key.size() >= 4 && all_digits(std::string_view(key).substr(key.size() - 4));
}

Part part_of(std::string_view header) {
  const std::string key = bare_key(without_brackets(trim(header)));
  for (const Named& each : columns) {
    for (const std::string_view name : each.names) {
      if (!name.empty() && bare_key(name) == key) return each.part;
    }
  }
  // "Baseline 2023", "Thực hiện năm 2020"
  if (ends_with_year(header)) {
    for (const std::string_view word : {"baseline", "hientrang", "thuchien", "mucgoc", "sogoc", "ketquanam"}) {
      if (key.starts_with(word)) return Part::baseline;
    }
  }
  if (ends_with_year(header)) {
    for (const std::string_view word :
         {"muctieu", "kehoach", "mucphandau", "chitieu", "goal", "target", "dennam", "by", "nam", "phandau"}) {
      if (key.starts_with(word)) return Part::goal;
    }
    if (parse_period(without_brackets(trim(header)))) return Part::goal;
  }
  return Part::other;
}

bool has(const std::vector<Part>& parts, Part part) {
  return std::find(parts.begin(), parts.end(), part) != parts.end();
}

// "Năm 2020" or "2020" beside "Mục tiêu 2025": where it started from, not a goal.
void find_baseline(std::span<const std::string_view> fields, std::vector<Part>& parts) {
  if (has(parts, Part::baseline)) return;
  const auto year_of = [&](std::size_t i) {
    const std::string key = bare_key(fields[i]);
    return ends_with_year(fields[i]) ? key.substr(key.size() - 4) : std::string();
  };
  const auto is_bare = [&](std::size_t i) {
    const std::string key = bare_key(fields[i]);
    return key == year_of(i) || key == "nam" + year_of(i);
  };
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i] != Part::goal || year_of(i).empty() || !is_bare(i)) continue;
    bool goals_follow = false;
    for (std::size_t k = 0; k < parts.size(); ++k) {
      if (k == i || parts[k] != Part::goal) continue;
      goals_follow = !is_bare(k) && year_of(k) > year_of(i);
      if (!goals_follow) break;
    }
    if (!goals_follow) continue;
    parts[i] = Part::baseline;
    return;
  }
}

// "Target" names the target, or its goal beside another column of names. Of several columns of one kind the first is
// it.
std::vector<Part> parts_of(std::span<const std::string_view> fields) {
  std::vector<Part> parts;
  std::vector<std::size_t> targets;
  for (const std::string_view field : fields) {
    parts.push_back(part_of(field));
    const std::string key = bare_key(without_brackets(trim(field)));
    if (key == "target" || key == "targets" || key == "chitieu") targets.push_back(parts.size() - 1);
  }
  const auto names = static_cast<std::size_t>(std::count(parts.begin(), parts.end(), Part::name));
  if (!has(parts, Part::goal) && targets.size() == 1 && names > 1) parts[targets.front()] = Part::goal;
  find_baseline(fields, parts);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool again = std::find(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(i), parts[i]) !=
                       parts.begin() + static_cast<std::ptrdiff_t>(i);
    if (again && parts[i] != Part::goal && parts[i] != Part::order) parts[i] = Part::other;
  }
  return parts;
}

bool is_header_here(std::span<const std::string_view> fields) {
  const std::vector<Part> parts = parts_of(fields);
  return has(parts, Part::name) && has(parts, Part::goal);
}

// The delimiter under which a header is found among the first lines.
char delimiter_of(std::string_view beginning) {
  if (const auto stated = stated_delimiter(beginning)) return *stated;
  for (const char each : {',', ';', '\t'}) {
    MemorySource memory(beginning);
    CsvReader csv(memory);
    csv.split_at(each);
    for (std::size_t i = 0; i < most_titles && csv.next(); ++i) {
      if (csv.fault() == CsvFault::none && is_header_here(csv.fields())) return each;
    }
  }
  return ',';
}

// What a plan file may not hold: characters that nobody sees, and those that Unicode keeps for no text.
bool is_unwritable(char32_t c) {
  return (is_hidden(c) && c != '\n' && c != '\t') || (c & 0xfffeU) == 0xfffeU || (c >= 0xfdd0 && c <= 0xfdef);
}

std::string cell(std::string_view field) {
  std::string clean;
  if (!clean_invisible(field, clean)) clean = field;
  std::string kept;
  for (std::size_t at = 0; at < clean.size();) {
    const std::size_t begin = at;
    if (!is_unwritable(code_point_at(clean, at))) kept.append(clean, begin, at - begin);
  }
  return std::string(trim(kept));
}

class Reader {
 public:
  Reader(ByteSource& source, const std::string& name, SourceLine& about)
      : name_(name),
        about_(about),
        windows_1258_(is_windows_1258(source)),
        text_(rewound(source), encoding()),
        csv_(text_) {
    csv_.split_at(delimiter_of(csv_.beginning()));
  }
  Reader(ByteSource& source, const SheetCells& sheet, const std::string& name, SourceLine& about)
      : name_(name), about_(about), sheet_(&sheet), text_(source, Encoding::utf8), csv_(text_) {
    csv_.split_at('\t');
  }

  TargetTable read() {
    if (!read_header()) {
      check_text();
      fail(
          say("no line names a column of targets and one of goals",
              "không có dòng nào nêu cột chỉ tiêu và cột mục tiêu"),
          say("name the columns: name, unit, goal, lead", "đặt tên các cột: chỉ tiêu, đơn vị tính, mục tiêu, chủ trì"));
    }
    bool more = next();
    if (more && is_second_header()) {
      join_headers();
      more = next();
    }
    for (; more; more = next()) read_row();
    check_text();
    if (std::all_of(table_.rows.begin(), table_.rows.end(), [](const auto& row) { return row.heading; })) {
      fail(say("no target stands below the header", "không có chỉ tiêu nào dưới dòng tiêu đề"), {});
    }
    return std::move(table_);
  }

  bool read_header() {
    for (std::size_t i = 0; i < most_titles && next(); ++i) {
      if (is_header_here(csv_.fields())) {
        take_columns(csv_.fields());
        return true;
      }
      std::string title;
      for (const std::string_view field : csv_.fields()) {
        const std::string text = cell(field);
        if (!text.empty()) title += (title.empty() ? "" : " ") + text;
      }
      if (!title.empty() && !title.starts_with("sep=")) table_.titles.push_back(std::move(title));
    }
    return false;
  }

 private:
  static ByteSource& rewound(ByteSource& source) {
    source.rewind();
    return source;
  }
  std::optional<Encoding> encoding() const {
    return windows_1258_ ? std::optional(Encoding::windows1258) : std::nullopt;
  }

  [[noreturn]] void fail(Text message, Text hint) {
    throw Failure(say("{}: {}", "{}: {}", name_, message), std::move(hint));
  }
  [[noreturn]] void fail_at(Place place, Text message, Text hint) {
    const std::string_view line = csv_.record().substr(0, csv_.record().find('\n'));
    about_ = {name_, place, std::make_shared<const std::string>(line)};
    throw Failure(std::move(message), std::move(hint));
  }

  void check_text() {
    if (text_.undecodable()) {
      const DecodingFault fault = undecodable_text(*text_.undecodable(), text_.encoding(), EncodingSaid::cannot_be);
      fail(fault.message, fault.hint);
    }
    if (csv_.undecodable()) {
      const DecodingFault fault = undecodable_utf8(*csv_.undecodable(), EncodingSaid::cannot_be);
      fail(fault.message, fault.hint);
    }
  }

  bool next() {
    if (!csv_.next()) return false;
    if (csv_.fault() != CsvFault::none) {
      DecodingFault fault = unsplittable(csv_.fault());
      fail_at(csv_.fault_place(), std::move(fault.message), std::move(fault.hint));
    }
    if (csv_.offset() > most_bytes) {
      fail(say("the table is too large: more than 16 MB", "bảng quá lớn: hơn 16 MB"), {});
    }
    return true;
  }

  void take_columns(std::span<const std::string_view> fields) {
    parts_ = parts_of(fields);
    headers_.clear();
    table_.passed_over.clear();
    for (const std::string_view field : fields) {
      headers_.push_back(cell(field));
      const bool passed_over = parts_[headers_.size() - 1] == Part::other && !headers_.back().empty();
      if (passed_over) table_.passed_over.push_back(headers_.back());
      table_.vietnamese = table_.vietnamese || std::any_of(field.begin(), field.end(), [](char c) {
                            return static_cast<unsigned char>(c) >= 0x80;
                          });
    }
    above_.assign(parts_.size(), {});
  }

  // "Mục tiêu" over "2025 | 2030".
  bool is_second_header() {
    bool any = false;
    for (std::size_t i = 0; i < csv_.fields().size(); ++i) {
      const std::string text = cell(csv_.fields()[i]);
      if (text.empty()) continue;
      if ((i < parts_.size() && parts_[i] == Part::name) || !ends_with_year(text) || bare_key(text).size() > 12) {
        return false;
      }
      any = true;
    }
    return any;
  }

  void join_headers() {
    std::vector<std::string> joined = headers_;
    joined.resize(std::max(headers_.size(), csv_.fields().size()));
    std::string upper;
    for (std::size_t i = 0; i < joined.size(); ++i) {
      if (!joined[i].empty()) upper = joined[i];
      const std::string lower = i < csv_.fields().size() ? cell(csv_.fields()[i]) : std::string();
      if (!lower.empty()) joined[i] = upper + " " + lower;
    }
    const std::vector<std::string_view> fields(joined.begin(), joined.end());
    take_columns(fields);
  }

  // What the merged range that the cell belongs to holds, or the cell itself.
  std::string cell_of(std::size_t column) {
    std::string text = column < csv_.fields().size() ? cell(csv_.fields()[column]) : std::string();
    if (!text.empty() || sheet_ == nullptr) return above_[column] = std::move(text);
    const auto merged = sheet_->merged(csv_.line(), static_cast<std::uint32_t>(column));
    if (!merged || merged->first >= csv_.line()) above_[column].clear();
    return above_[column];
  }

  // A comma within a cell that has no quotes moves all cells behind it under other headers.
  void refuse_longer_row() {
    if (sheet_ != nullptr) return;
    const std::span<const std::string_view> fields = csv_.fields();
    std::size_t count = fields.size();
    while (count > 0 && cell(fields[count - 1]).empty()) --count;
    if (count <= parts_.size()) return;
    const Text mark = csv_.delimiter() == '\t' ? say("a tab", "dấu tab") : say("`{0}`", "`{0}`", csv_.delimiter());
    fail_at(csv_.place_of(parts_.size()),
            say("this line has {} cells, the header {}", "dòng này có {} ô, dòng tiêu đề có {}", count, parts_.size()),
            say("put each cell that holds {} in double quotes: \"…\"",
                "ô nào có chứa {} thì đặt trong dấu nháy kép: \"…\"", mark));
  }

  void read_row() {
    refuse_longer_row();
    TargetTable::Row row;
    row.line = csv_.line();
    std::string others;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      std::string text = cell_of(i);
      if (text.empty()) continue;
      switch (parts_[i]) {
        case Part::name: row.name = std::move(text); break;
        case Part::unit: row.unit = std::move(text); break;
        case Part::lead: row.lead = std::move(text); break;
        case Part::due: row.due = std::move(text); break;
        case Part::baseline: row.baseline = {std::move(text), headers_[i]}; break;
        case Part::goal: row.goals.push_back({std::move(text), headers_[i]}); break;
        case Part::order:
        case Part::other: others += (others.empty() ? "" : " ") + text; break;
      }
    }
    for (std::size_t i = parts_.size(); i < csv_.fields().size(); ++i) {
      const std::string text = cell(csv_.fields()[i]);
      if (!text.empty()) others += (others.empty() ? "" : " ") + text;
    }
    const bool empty = row.goals.empty() && row.unit.empty() && row.lead.empty() && row.due.empty() && !row.baseline;
    if (row.name.empty() && empty) {
      if (others.empty()) return;
      row.name = others;
    }
    row.heading = empty;
    if (row.name.empty()) take_name_above(row);
    if (table_.rows.size() >= most_rows) {
      fail(say("the table has more than {} rows", "bảng có hơn {} dòng", most_rows), {});
    }
    goals_ += row.goals.size();
    if (goals_ > most_goals)
      fail(say("the table has more than {} goals", "bảng có hơn {} mức phấn đấu", most_goals), {});
    table_.rows.push_back(std::move(row));
  }

  // Of cells that were merged only the first has the name.
  void take_name_above(TargetTable::Row& row) {
    if (table_.rows.empty() || table_.rows.back().heading) {
      fail_at(csv_.place_of(0), say("a goal without the name of its target", "có mục tiêu nhưng thiếu tên chỉ tiêu"),
              say("write the name in its cell, also where cells were merged",
                  "ghi tên vào ô, kể cả nơi các ô đã được gộp"));
    }
    row.name = table_.rows.back().name;
    row.name_repeated = true;
  }

  const std::string& name_;
  SourceLine& about_;
  bool windows_1258_ = false;
  const SheetCells* sheet_ = nullptr;
  TextSource text_;
  CsvReader csv_;
  TargetTable table_;
  std::size_t goals_ = 0;  // so far
  std::vector<Part> parts_;
  std::vector<std::string> headers_;
  std::vector<std::string> above_;  // of each column, in the row above
};

TargetTable read_sheet(ByteSource& source, const std::string& name, const std::string& only, SourceLine& about) {
  Workbook workbook = read_workbook(source, only);
  if (workbook.fault != WorkbookFault::none) {
    FaultWords words = words_for(workbook.fault);
    throw Failure(say("{}: {}", "{}: {}", name, words.message), std::move(words.hint));
  }
  if (workbook.sheets.empty() && !only.empty()) {
    std::string listed;
    for (const std::string& each : workbook.names) listed += (listed.empty() ? "" : ", ") + quoted_sheet_name(each);
    throw Failure(
        say("{}: the workbook has no sheet {}", "{}: tệp bảng tính không có trang {}", name, quoted_sheet_name(only)),
        say("its sheets: {}", "các trang của tệp: {}", listed));
  }
  for (const WorkbookSheet& each : workbook.sheets) {
    if ((each.hidden && only.empty()) || each.cells.cells() == 0) continue;
    const std::string sheet_name = name + ":" + each.cells.name();
    SheetText text(each.cells);
    if (!Reader(text, each.cells, sheet_name, about).read_header() && only.empty()) continue;
    text.rewind();
    return Reader(text, each.cells, sheet_name, about).read();
  }
  throw Failure(
      say("{}: no sheet has a column of targets and one of goals",
          "{}: không có trang nào có cột chỉ tiêu và cột mục tiêu", name),
      say("name the columns: name, unit, goal, lead", "đặt tên các cột: chỉ tiêu, đơn vị tính, mục tiêu, chủ trì"));
}

}  // namespace

TargetTable read_target_table(ByteSource& source, const std::string& name, const std::string& sheet,
                              SourceLine& about) {
  if (may_be_workbook(source)) return read_sheet(source, name, sheet, about);
  return Reader(source, name, about).read();
}

}  // namespace plantrack
