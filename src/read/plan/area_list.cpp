#include "read/plan/area_list.hpp"

#include "base/unicode.hpp"
#include "model/rules.hpp"
#include "read/text/csv_reader.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <optional>

namespace plantrack {
namespace {

constexpr std::array<std::string_view, 7> columns = {"id", "name", "level", "from", "until", "aliases", "succeeded_by"};
enum Column : std::size_t { id, name, level, from, until, aliases, succeeded_by };
constexpr std::size_t needed_columns = 3;

struct Field {
  std::string_view text;
  Place place;
};

using Header = std::vector<Column>;  // what each field of a record is

std::optional<Header> read_header(const std::vector<Field>& fields, PlanFindings& out) {
  const std::vector<std::string> known(columns.begin(), columns.end());
  Header header;
  bool good = true;
  for (const Field& field : fields) {
    const std::string key = bare_key(field.text);
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&key](std::string_view column) { return bare_key(column) == key; });
    const auto column = static_cast<Column>(found - columns.begin());
    if (found == columns.end()) {
      out.add(rule("bad-areas-file"), field.place,
              say("there is no column `{}`", "không có cột nào tên là `{}`", shown(field.text)),
              out.did_you_mean(
                  field.text, [&] { return known; }, say("the columns are: {}", "các cột là: {}", comma_list(known))));
      good = false;
    } else if (std::find(header.begin(), header.end(), column) != header.end()) {
      out.add(rule("bad-areas-file"), field.place,
              say("the column `{}` stands here a second time", "cột `{}` xuất hiện lần thứ hai", columns[column]),
              say("keep one of them", "chỉ giữ lại một cột"));
      good = false;
    } else {
      header.push_back(column);
    }
  }
  if (!good) return std::nullopt;
  for (std::size_t i = 0; i < needed_columns; ++i) {
    if (std::find(header.begin(), header.end(), static_cast<Column>(i)) != header.end()) continue;
    out.add(rule("bad-areas-file"), {1, 1, 0}, say("the column `{}` is missing", "thiếu cột `{}`", columns[i]),
            say("the first line must be: {}", "dòng đầu tiên phải là: {}", comma_list(known)));
    good = false;
  }
  return good ? std::optional(header) : std::nullopt;
}

At<Date> read_date(std::string_view text, Place place, PlanFindings& out) {
  if (text.empty()) return {};
  const auto date = Date::parse_iso(text);
  if (date) return {*date, place};
  out.add(rule("bad-areas-file"), place, say("{} is no date", "{} không phải là ngày hợp lệ", shown(text)),
          say("write year-month-day, a day that exists: 2025-06-30",
              "hãy ghi năm-tháng-ngày, là ngày có thật: 2025-06-30"));
  return {};
}

void set(At<std::string_view>& to, std::string_view text, const Place& place) {
  to.value = text;
  to.place = place;
}

// Reads areas from records; their texts are those of the list where they stand in it as they are meant.
class AreaReader {
 public:
  AreaReader(std::string_view list, const Header& header, PlanFindings& out, TextStore& texts)
      : list_(list), header_(header), out_(out), texts_(texts) {}

  void read(const std::vector<Field>& fields, Area& area) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const Column column = header_[i];
      if (fields[i].text.empty() && column >= needed_columns) continue;
      const std::string_view text = trim(fields[i].text);
      const Place& place = fields[i].place;
      if (column < needed_columns && text.empty()) tell_empty(place, column);
      switch (column) {
        case id: set(area.id, kept(text), place); break;
        case name: set(area.name, kept_name(text), place); break;
        case level: set(area.level, kept_level(text), place); break;
        case from: area.set_from(read_date(text, place, out_)); break;
        case until: area.set_until(read_date(text, place, out_)); break;
        case aliases: each_of(text, [&](std::string_view alias) { area.add_alias({kept_name(alias), place}); }); break;
        case succeeded_by:
          each_of(text, [&](std::string_view heir) { area.add_successor({std::string(heir), place, -1}); });
          break;
      }
    }
  }

 private:
  void tell_empty(Place place, Column column) {
    out_.add(rule("bad-areas-file"), place, say("an area without `{}`", "địa bàn không có `{}`", columns[column]),
             say("fill the cell in", "hãy điền ô này"));
  }

  // Texts of cells with doubled quotes stand elsewhere, and not for long.
  std::string_view kept(std::string_view text) {
    const std::less_equal<> not_behind;
    const bool in_list =
        not_behind(list_.data(), text.data()) && not_behind(text.data() + text.size(), list_.data() + list_.size());
    return in_list ? text : texts_.keep(std::string(text));
  }
  std::string_view kept_name(std::string_view text) {
    return is_surely_nfc(text) ? kept(text) : texts_.keep(nfc(text));
  }
  // Areas of one level mostly stand together: one text for all of them.
  std::string_view kept_level(std::string_view text) {
    if (text != last_level_) last_level_ = kept(text);
    return last_level_;
  }

  // The items of a list that is split by `|`.
  template <class Take>
  static void each_of(std::string_view rest, const Take& take) {
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('|'), rest.size());
      const std::string_view item = trim(rest.substr(0, end));
      if (!item.empty()) take(item);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }

  std::string_view list_;
  const Header& header_;
  PlanFindings& out_;
  TextStore& texts_;
  std::string_view last_level_;
};

// `before`: bytes of the file that stand before its text.
bool is_text(std::string_view text, std::size_t before, PlanFindings& out) {
  const std::size_t bad = std::min(first_invalid_utf8(text), text.find('\0'));
  if (bad == std::string_view::npos) return true;
  const auto line =
      static_cast<std::uint32_t>(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n'));
  out.add(
      rule("bad-areas-file"), {line, 1, 0},
      say("byte {} of the file is not UTF-8 text", "byte thứ {} của tệp không phải văn bản UTF-8", before + bad + 1),
      say("save the file as UTF-8 (in Excel: CSV UTF-8)", "hãy lưu tệp dưới dạng UTF-8 (trong Excel: CSV UTF-8)"));
  return false;
}

// What the first line has most of: a comma, or what Excel and LibreOffice write in other locales.
char delimiter_of(std::string_view text) {
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  char best = ',';
  for (const char each : {';', '\t'}) {
    if (std::count(line.begin(), line.end(), each) > std::count(line.begin(), line.end(), best)) best = each;
  }
  return best;
}

// What breaks the rules of CSV in the record at hand.
void tell_fault(const CsvReader& records, PlanFindings& out) {
  if (records.fault() == CsvFault::field_too_long) {
    out.add(rule("bad-areas-file"), records.fault_place(),
            say("this cell is longer than {} KiB", "ô này dài hơn {} KiB", CsvReader::max_field >> 10U),
            say("is this the list of areas?", "đây có đúng là danh sách địa bàn không?"));
    return;
  }
  out.add(rule("bad-areas-file"), records.fault_place(),
          say("the quotation mark does not open or close a cell here", "dấu nháy ở đây không mở cũng không đóng một ô"),
          say("put the whole cell into quotation marks, and double those inside (\"\")",
              "hãy đặt cả ô trong một cặp dấu nháy, và viết dấu nháy bên trong thành \"\""));
}

// The cells of the record at hand. False where it is none of the list's: that is told.
bool take_fields(const CsvReader& records, PlanFindings& out, std::vector<Field>& fields) {
  if (records.fault() != CsvFault::none) {
    tell_fault(records, out);
    return false;
  }
  fields.clear();
  for (const std::string_view text : records.fields()) {
    fields.push_back({text, records.place_of(fields.size())});
    if (std::size_t bad = first_hidden(text); bad != std::string_view::npos) {
      const auto character = static_cast<unsigned>(code_point_at(text, bad));
      out.add(rule("bad-areas-file"), fields.back().place,
              say("this text holds a control or invisible character (U+{:04X})",
                  "đoạn văn bản này chứa ký tự điều khiển hoặc ký tự ẩn (U+{:04X})", character),
              say("take it out", "hãy xóa ký tự đó"));
      return false;
    }
    if (text.find_first_of("\r\n") == std::string_view::npos) continue;
    out.add(rule("bad-areas-file"), fields.back().place,
            say("this cell goes on in the next line", "ô này kéo sang dòng tiếp theo"),
            say("write the cell in one line, or close the quotation mark that opens it",
                "hãy viết ô này trên một dòng, hoặc đóng dấu nháy đã mở"));
    return false;
  }
  return true;
}

}  // namespace

bool read_area_list(std::string_view text, PlanFindings& out, std::vector<Area>& areas, TextStore& texts) {
  const std::string_view mark = text.starts_with(byte_order_mark) ? byte_order_mark : std::string_view{};
  text.remove_prefix(mark.size());
  if (!is_text(text, mark.size(), out)) return false;
  CsvReader records(text);
  records.split_at(delimiter_of(text));
  std::vector<Field> fields;
  const auto next = [&records] {
    while (records.next()) {
      if (!records.blank()) return true;
    }
    return false;
  };
  if (next() && !take_fields(records, out, fields)) return false;
  const auto header = read_header(fields, out);
  if (!header) return false;
  AreaReader reader(text, *header, out, texts);
  // Bytes of an area with id, name and level: a file of line ends asks for little.
  constexpr std::size_t least_line = 8;
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  areas.reserve(areas.size() + std::min(lines, text.size() / least_line));
  bool complete = true;
  while (next()) {
    if (records.fault() == CsvFault::none && records.field_count() != header->size()) {
      out.add(
          rule("bad-areas-file"), records.place_of(0),
          say("{} fields instead of {}", "{} ô thay vì {} ô", records.field_count(), header->size()),
          say("put text that holds the delimiter into quotes", "hãy đặt văn bản có chứa dấu ngăn ô trong dấu nháy"));
      complete = false;
    } else if (take_fields(records, out, fields)) {
      reader.read(fields, areas.emplace_back());
      complete = complete && areas.back().id && areas.back().level;
    } else {
      complete = false;
    }
  }
  return complete;
}

}  // namespace plantrack
