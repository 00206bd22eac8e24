#include "read/area_list.hpp"

#include "base/unicode.hpp"
#include "model/rules.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <optional>

namespace plantrack {
namespace {

constexpr std::array<std::string_view, 6> columns = {"id", "name", "level", "from", "until", "aliases"};
enum Column : std::size_t { id, name, level, from, until, aliases };
constexpr std::size_t needed_columns = 3;

struct Field {
  std::string_view text;
  Place place;
};

// Splits RFC 4180 text into records. Lines end with LF, CRLF or CR.
class Records {
 public:
  Records(std::string_view text, char delimiter, PlanFindings& out) : text_(text), delimiter_(delimiter), out_(out) {
    for (const char c : {delimiter, '\n', '\r'}) ends_field_[static_cast<unsigned char>(c)] = true;
  }

  bool broken() const { return broken_; }  // the rest cannot be split

  // The next record that is not blank; false at the end, or where the rest cannot be split.
  bool next(std::vector<Field>& fields) {
    fields.clear();
    if (!unquoted_.empty()) unquoted_.clear();
    while (at_ < text_.size() && is_line_end(text_[at_])) end_line();
    if (at_ >= text_.size() || broken_) return false;
    while (true) {
      fields.push_back(field());
      if (broken_) return false;
      if (at_ >= text_.size()) return true;
      if (text_[at_] == delimiter_) {
        ++at_;
        ++column_;
        continue;
      }
      end_line();
      return true;
    }
  }

 private:
  static bool is_line_end(char c) { return c == '\n' || c == '\r'; }

  void end_line() {
    at_ += text_.substr(at_, 2) == "\r\n" ? 2 : 1;
    ++line_;
    column_ = 1;
  }

  Field field() {
    Place place{line_, column_, 0};
    if (at_ < text_.size() && text_[at_] == '"') return quoted(place);
    const char* const begin = text_.data() + at_;
    const char* const end = text_.data() + text_.size();
    const char* p = begin;
    std::uint32_t following = 0;  // bytes that begin no character
    for (; p != end && !ends_field_[static_cast<unsigned char>(*p)]; ++p) {
      following += (static_cast<unsigned char>(*p) & 0xc0U) == 0x80U;
    }
    const auto size = static_cast<std::size_t>(p - begin);
    at_ += size;
    place.length = static_cast<std::uint32_t>(size) - following;
    column_ += place.length;
    return {{begin, size}, place};
  }

  Field quoted(Place place) {
    std::string& content = unquoted_.emplace_back();
    for (++at_, ++column_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (is_line_end(c)) return broken(place);
      if ((static_cast<unsigned char>(c) & 0xc0U) != 0x80U) ++column_;
      if (c != '"') {
        content += c;
      } else if (text_.substr(at_ + 1, 1) == "\"") {
        content += c;
        ++at_;
        ++column_;
      } else {
        ++at_;
        place.length = column_ - place.column;
        const bool ends_well = at_ >= text_.size() || text_[at_] == delimiter_ || is_line_end(text_[at_]);
        return ends_well ? Field{content, place} : broken(place);
      }
    }
    return broken(place);
  }

  Field broken(Place place) {
    broken_ = true;
    place.length = 1;
    out_.add(rule("bad-areas-file"), place,
             say("the quotation mark that opens here is not closed at the end of its field",
                 "dấu nháy mở ở đây không được đóng ở cuối ô"),
             say("close it, or double quotation marks inside (\"\")",
                 "hãy đóng dấu nháy, hoặc viết dấu nháy bên trong thành \"\""));
    return {{}, place};
  }

  std::string_view text_;
  char delimiter_;
  std::array<bool, 256> ends_field_{};  // by byte
  PlanFindings& out_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
  bool broken_ = false;
  std::deque<std::string> unquoted_;  // texts of quoted fields of this record; their addresses stay
};

using Header = std::vector<Column>;  // what each field of a record is

std::optional<Header> read_header(const std::vector<Field>& fields, PlanFindings& out) {
  const std::vector<std::string> known(columns.begin(), columns.end());
  Header header;
  bool good = true;
  for (const Field& field : fields) {
    const auto found = std::find(columns.begin(), columns.end(), bare_key(field.text));
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

At<Date> read_date(const Field& field, PlanFindings& out) {
  if (field.text.empty()) return {};
  const auto date = Date::parse_iso(field.text);
  if (date) return {*date, field.place};
  out.add(rule("bad-areas-file"), field.place, say("{} is no date", "{} không phải là ngày hợp lệ", shown(field.text)),
          say("write year-month-day, a day that exists: 2025-06-30",
              "hãy ghi năm-tháng-ngày, là ngày có thật: 2025-06-30"));
  return {};
}

void read_aliases(const Field& field, Area& area) {
  std::string_view rest = field.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('|'), rest.size());
    const std::string_view alias = trim(rest.substr(0, end));
    if (!alias.empty()) area.aliases.push_back({nfc(alias), field.place});
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

void read_area(const std::vector<Field>& fields, const Header& header, PlanFindings& out, Area& area) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    Field field = fields[i];
    field.text = trim(field.text);
    if (header[i] < needed_columns && field.text.empty()) {
      out.add(rule("bad-areas-file"), field.place,
              say("an area without `{}`", "địa phương không có `{}`", columns[header[i]]),
              say("fill the cell in", "hãy điền ô này"));
    }
    switch (header[i]) {
      case id: area.id = {std::string(field.text), field.place}; break;
      case name: area.name = {nfc(field.text), field.place}; break;
      case level: area.level = {std::string(field.text), field.place}; break;
      case from: area.from = read_date(field, out); break;
      case until: area.until = read_date(field, out); break;
      case aliases: read_aliases(field, area); break;
    }
  }
}

bool readable(std::string_view text, PlanFindings& out) {
  std::size_t bad = first_invalid_utf8(text);
  bad = std::min(bad, text.find('\0'));
  if (bad == std::string_view::npos) return true;
  const auto line =
      static_cast<std::uint32_t>(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n'));
  out.add(rule("bad-areas-file"), {line, 1, 0},
          say("byte {} of the file is not UTF-8 text", "byte thứ {} của tệp không phải văn bản UTF-8", bad + 1),
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

}  // namespace

bool read_area_list(std::string_view text, PlanFindings& out, std::vector<Area>& areas) {
  if (!readable(text, out)) return false;
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  Records records(text, delimiter_of(text), out);
  std::vector<Field> fields;
  if (!records.next(fields)) fields.clear();
  const auto header = read_header(fields, out);
  if (!header) return false;
  bool complete = true;
  areas.reserve(areas.size() + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')));
  while (records.next(fields)) {
    if (fields.size() != header->size()) {
      out.add(
          rule("bad-areas-file"), fields.front().place,
          say("{} fields instead of {}", "{} ô thay vì {} ô", fields.size(), header->size()),
          say("put text that holds the delimiter into quotes", "hãy đặt văn bản có chứa dấu ngăn ô trong dấu nháy"));
      complete = false;
      continue;
    }
    read_area(fields, *header, out, areas.emplace_back());
    complete = complete && areas.back().id && areas.back().level;
  }
  return complete && !records.broken();
}

}  // namespace plantrack
