#include "read/progress/header.hpp"

#include "base/unicode.hpp"
#include "model/rules.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace plantrack {
namespace {

struct Names {
  Column column;
  std::vector<std::string_view> names;  // the canonical one first
};

const std::vector<Names>& table() {
  static const std::vector<Names> names = {
      {Column::plan, {"plan", "kế hoạch", "mã kế hoạch"}},
      {Column::target, {"target", "chỉ tiêu", "mã chỉ tiêu"}},
      {Column::period, {"period", "kỳ", "kỳ báo cáo"}},
      {Column::area, {"area", "địa phương", "mã địa phương", "đơn vị hành chính"}},
      {Column::value, {"value", "giá trị", "thực hiện", "kết quả"}},
      {Column::numerator, {"numerator", "tử số"}},
      {Column::denominator, {"denominator", "mẫu số"}},
      {Column::status, {"status", "tình trạng", "trạng thái"}},
      {Column::agency, {"agency", "cơ quan", "cơ quan báo cáo", "đơn vị báo cáo"}},
      {Column::reported_on, {"reported_on", "ngày báo cáo"}},
      {Column::estimate, {"estimate", "ước tính", "ước thực hiện"}},
      {Column::evidence, {"evidence", "minh chứng", "căn cứ", "tài liệu"}},
      {Column::note, {"note", "ghi chú"}},
  };
  return names;
}

const Names& names_of(Column column) {
  return table()[static_cast<std::size_t>(column)];
}

// "reported_on (ngày báo cáo)": the name in both languages.
std::string both_names(Column column) {
  return fmt::format("{} ({})", name_of(column), names_of(column).names[1]);
}

// Headers that could be an area, an agency or a unit of measure: to guess would change what the rows mean.
bool may_be_several(std::string_view key) {
  return key == "donvi" || key == "madonvi" || key == "tendonvi";
}

HeaderFault repeated(int field, Column column, std::string_view header, std::string_view first_header) {
  if (bare_key(header) == bare_key(first_header)) {
    return {&rule("column-repeated"), field, name_of(column),
            say("column `{}` stands twice in the header", "cột `{}` xuất hiện hai lần ở dòng tiêu đề", trim(header)),
            say("remove or rename one of them", "bỏ hoặc đổi tên một trong hai cột")};
  }
  return {&rule("column-ambiguous"), field, name_of(column),
          say("both `{}` and `{}` would be the column {}", "cả `{}` và `{}` đều có thể là cột {}", trim(first_header),
              trim(header), both_names(column)),
          say("keep one of them, or rename the one that holds something else",
              "chỉ giữ một cột, hoặc đổi tên cột chứa nội dung khác")};
}

HeaderFault unknown(int field, std::string_view header) {
  const std::string_view shown = trim(header);
  if (shown.empty()) {
    return {&rule("column-unknown"),
            field,
            {},
            say("column {} has no name and is not read", "cột thứ {} không có tên nên không được đọc", field + 1),
            say("remove the column, or name it", "bỏ cột này hoặc đặt tên cho nó")};
  }
  if (may_be_several(bare_key(header))) {
    return {&rule("column-ambiguous"),
            field,
            {},
            say("`{}` may be the area or the agency", "`{}` có thể là địa phương hoặc cơ quan báo cáo", shown),
            say("name it `đơn vị hành chính` (area) or `đơn vị báo cáo` (agency)",
                "đặt tên là `đơn vị hành chính` (địa phương) hoặc `đơn vị báo cáo` (cơ quan)")};
  }
  std::vector<std::string> candidates;
  for (const Names& each : table()) candidates.insert(candidates.end(), each.names.begin(), each.names.end());
  const auto found = nearest(shown, candidates);
  Text hint = say("such a column is left aside; the names are in the description of the progress file",
                  "cột này được bỏ qua; xem tên các cột trong phần mô tả tệp báo cáo");
  if (found) hint = say("did you mean `{}`?", "có phải ý bạn là `{}`?", candidates[*found]);
  return {&rule("column-unknown"),
          field,
          {},
          say("unknown column `{}` is not read", "cột `{}` không có trong mẫu nên không được đọc", shown),
          std::move(hint)};
}

// The unknown column that one of these may be meant by, misspelt; -1 where there is none.
int misspelt(std::span<const std::string_view> fields, std::span<const Column> wanted) {
  std::vector<std::string> names;
  for (const Column each : wanted) {
    names.insert(names.end(), names_of(each).names.begin(), names_of(each).names.end());
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!column_named(fields[i]) && nearest(trim(fields[i]), names)) return static_cast<int>(i);
  }
  return -1;
}

// `what` is missing; where an unknown column may be what is wanted, that one is pointed at.
void add_missing(Header& header, std::span<const std::string_view> fields, std::span<const Column> wanted, Text what,
                 Text hint) {
  const int field = misspelt(fields, wanted);
  const Text wanted_name = wanted.size() == 1 ? same(both_names(wanted.front())) : Text{};
  if (field >= 0 && wanted.size() == 1) {
    hint = say("did you mean `{}`? Then rename column {}", "có phải ý bạn là `{}`? Nếu đúng, hãy đổi tên cột thứ {}",
               wanted_name, field + 1);
  } else if (field >= 0) {
    hint = say("if that is column {}, name it `value`, `numerator`, `denominator` or `status`",
               "nếu đó là cột thứ {}, hãy đặt tên là `giá trị`, `tử số`, `mẫu số` hoặc `tình trạng`", field + 1);
  }
  header.faults.push_back({&rule("column-missing"), field, name_of(wanted.front()), std::move(what), std::move(hint)});
}

void need(Header& header, std::span<const std::string_view> fields, Column column) {
  if (header.columns.has(column)) return;
  add_missing(header, fields, {&column, 1}, say("column `{}` is missing", "thiếu cột `{}`", both_names(column)),
              say("add the column `{}` to the header and fill it in each row, or rename the column that holds it",
                  "thêm cột `{}` vào dòng tiêu đề và điền ở từng dòng, hoặc đổi tên cột đang chứa nội dung đó",
                  both_names(column)));
}

void need_a_figure(Header& header, std::span<const std::string_view> fields) {
  static constexpr Column figures[] = {Column::value, Column::numerator, Column::denominator, Column::status};
  for (const Column each : figures) {
    if (header.columns.has(each)) return;
  }
  add_missing(header, fields, figures, say("no column holds a figure", "không có cột nào chứa số liệu"),
              say("add `value`, or `numerator` and `denominator`, or `status`",
                  "thêm cột `giá trị`, hoặc `tử số` và `mẫu số`, hoặc `tình trạng`"));
}

// Where a needed column is missing, one of the unknown ones most likely is it: they are told of no more.
void leave_to_missing(Header& header) {
  const auto is = [](std::string_view name) {
    return [name](const HeaderFault& each) { return each.rule->name == name; };
  };
  if (std::none_of(header.faults.begin(), header.faults.end(), is("column-missing"))) return;
  std::erase_if(header.faults, is("column-unknown"));
}

std::string_view first_line(std::string_view text) {
  const std::size_t from = std::min(text.find_first_not_of("\r\n"), text.size());
  return text.substr(from, text.find_first_of("\r\n", from) - from);
}

std::size_t known_columns(std::string_view line, char delimiter) {
  // A single column is one under any delimiter: it counts for the comma alone.
  if (delimiter != ',' && line.find(delimiter) == std::string_view::npos) return 0;
  std::size_t known = 0;
  while (true) {
    const std::size_t end = line.find(delimiter);
    std::string_view cell = trim(line.substr(0, end));
    if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"') cell = cell.substr(1, cell.size() - 2);
    if (column_named(cell)) ++known;
    if (end == std::string_view::npos) return known;
    line.remove_prefix(end + 1);
  }
}

}  // namespace

std::string_view name_of(Column column) {
  return names_of(column).names.front();
}

Text words_for(Column column) {
  return {std::string(name_of(column)), std::string(names_of(column).names[1])};
}

std::optional<Column> column_named(std::string_view header) {
  // As most headers write them; other ways to write them are looked for by their letters.
  static const auto names = [] {
    std::unordered_map<std::string_view, Column> result;
    for (const Names& each : table()) {
      for (const std::string_view name : each.names) result.emplace(name, each.column);
    }
    return result;
  }();
  if (const auto found = names.find(header); found != names.end()) return found->second;
  static const auto keys = [] {
    std::unordered_map<std::string, Column> result;
    for (const Names& each : table()) {
      for (const std::string_view name : each.names) result.emplace(bare_key(name), each.column);
    }
    return result;
  }();
  if (header.size() > 200) return std::nullopt;
  const auto found = keys.find(bare_key(header));
  return found == keys.end() ? std::nullopt : std::optional(found->second);
}

Header match_header(std::span<const std::string_view> fields, bool plan_needed) {
  Header header;
  bool nameless = false;
  std::size_t known = 0;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const int field = static_cast<int>(i);
    const std::optional<Column> column = column_named(fields[i]);
    if (!column) {
      const bool empty = trim(fields[i]).empty();
      if (!empty || !nameless) header.faults.push_back(unknown(field, fields[i]));
      nameless = nameless || empty;
    } else if (header.columns.has(*column)) {
      const auto first = static_cast<std::size_t>(header.columns[*column]);
      header.faults.push_back(repeated(field, *column, fields[i], fields[first]));
    } else {
      header.columns.place(*column, field);
      ++known;
    }
  }
  if (known == 0) {
    header.faults.clear();
    header.faults.push_back(
        {&rule("header-missing"),
         -1,
         {},
         say("the first line names no column", "dòng đầu không nêu tên cột nào"),
         say("begin the file with a header such as `target,period,area,value,reported_on`",
             "đặt dòng tiêu đề ở đầu tệp, ví dụ `chỉ tiêu,kỳ báo cáo,địa phương,giá trị,ngày báo cáo`")});
  } else {
    if (plan_needed) need(header, fields, Column::plan);
    need(header, fields, Column::target);
    need(header, fields, Column::period);
    need_a_figure(header, fields);
    leave_to_missing(header);
  }
  header.usable = std::none_of(header.faults.begin(), header.faults.end(),
                               [](const HeaderFault& each) { return each.rule->severity == Severity::error; });
  return header;
}

std::optional<std::uint32_t> header_among(std::string_view lines) {
  constexpr std::uint32_t most = 30;
  constexpr std::size_t longest = std::size_t{4} << 10;
  for (std::uint32_t line = 0; line < most && !lines.empty(); ++line) {
    const std::size_t end = std::min(lines.find_first_of("\r\n"), lines.size());
    for (const char delimiter : {',', ';', '\t'}) {
      if (known_columns(lines.substr(0, std::min(end, longest)), delimiter) > 1) return line;
    }
    lines.remove_prefix(std::min(lines.size(), end + (lines.substr(end, 2) == "\r\n" ? 2 : 1)));
  }
  return std::nullopt;
}

std::optional<char> stated_delimiter(std::string_view beginning) {
  std::string_view line = beginning.substr(0, beginning.find_first_of("\r\n"));
  if (line.size() >= 2 && line.front() == '"' && line.back() == '"') line = line.substr(1, line.size() - 2);
  if (line.size() != 5 || bare_key(line.substr(0, 4)) != "sep=") return std::nullopt;
  const char delimiter = line[4];
  return delimiter == ',' || delimiter == ';' || delimiter == '\t' ? std::optional(delimiter) : std::nullopt;
}

char likely_delimiter(std::string_view beginning) {
  const std::string_view line = first_line(beginning).substr(0, 1 << 16);
  char best = ',';
  std::size_t most = known_columns(line, ',');
  for (const char each : {';', '\t'}) {
    const std::size_t known = known_columns(line, each);
    if (known > most) {
      best = each;
      most = known;
    }
  }
  return best;
}

}  // namespace plantrack
