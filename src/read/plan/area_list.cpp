#include "read/plan/area_list.hpp"

#include "base/id_table.hpp"
#include "base/memory.hpp"
#include "base/unicode.hpp"
#include "model/rules.hpp"
#include "read/fast/structure.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <deque>
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

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

// Splits RFC 4180 text into records, byte by byte. Lines end with LF, CRLF or CR.
class PlainRecords {
 public:
  PlainRecords(std::string_view text, std::uint32_t line, char delimiter, PlanFindings& out)
      : text_(text), delimiter_(delimiter), out_(out), line_(line) {}

  bool broken() const { return broken_; }

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
  bool ends_field() const { return at_ >= text_.size() || text_[at_] == delimiter_ || is_line_end(text_[at_]); }

  void end_line() {
    at_ += text_.substr(at_, 2) == "\r\n" ? 2 : 1;
    ++line_;
    column_ = 1;
  }

  Field field() {
    Place place{line_, column_, 0};
    if (at_ < text_.size() && text_[at_] == '"') return quoted(place);
    const std::size_t begin = at_;
    while (!ends_field()) ++at_;
    const std::string_view text = text_.substr(begin, at_ - begin);
    place.length = static_cast<std::uint32_t>(code_points(text));
    column_ += place.length;
    return {text, place};
  }

  Field quoted(Place place) {
    const std::size_t begin = at_ + 1;
    std::string* content = nullptr;  // made where quotes inside are doubled
    for (++at_, ++column_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (is_line_end(c)) return broken(place);
      if ((static_cast<unsigned char>(c) & 0xc0U) != 0x80U) ++column_;
      if (c != '"') {
        if (content != nullptr) *content += c;
      } else if (text_.substr(at_ + 1, 1) == "\"") {
        if (content == nullptr) content = &unquoted_.emplace_back(text_.substr(begin, at_ - begin));
        *content += c;
        ++at_;
        ++column_;
      } else {
        const std::string_view text = content != nullptr ? *content : text_.substr(begin, at_ - begin);
        ++at_;
        place.length = column_ - place.column;
        return ends_field() ? Field{text, place} : broken(place);
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
  PlanFindings& out_;
  std::size_t at_ = 0;
  std::uint32_t line_;
  std::uint32_t column_ = 1;
  bool broken_ = false;
  std::deque<std::string> unquoted_;  // of this record: texts in which quotes were doubled; their addresses stay
};

// The same records. A country's list is read at every start, so lines without quotes are split by the structure of the
// text; those with quotes, and all from where the text keeps no rules, plainly.
class Records {
 public:
  Records(std::string_view text, const Structure& structure, char delimiter, PlanFindings& out)
      : text_(text),
        structure_(structure),
        delimiter_(delimiter),
        out_(out),
        has_quotes_(text.find('"') != std::string_view::npos) {}

  bool broken() const { return plain_ && plain_->broken(); }  // the rest cannot be split

  // The next record that is not blank; false at the end, or where the rest cannot be split.
  bool next(std::vector<Field>& fields) {
    while (row_ < structure_.rows.size() && !broken()) {
      if (take_row(fields)) return true;
    }
    if (!at_rest_ && !broken()) {
      plain_.emplace(text_.substr(structure_.bounds[cell_] + 1U), line_, delimiter_, out_);
      at_rest_ = true;
    }
    return plain_->next(fields);
  }

 private:
  bool take_row(std::vector<Field>& fields) {
    const std::uint32_t* const bounds = structure_.bounds.data() + cell_;
    const std::size_t count = structure_.rows[row_] - cell_;
    const std::uint32_t line = line_++;
    ++row_;
    cell_ += count;
    const std::size_t begin = bounds[0] + 1U;
    if (has_quotes_) {
      const std::string_view row = text_.substr(begin, bounds[count] - begin);
      if (row.find('"') != std::string_view::npos) {
        return plain_.emplace(row, line, delimiter_, out_).next(fields);
      }
    }
    fields.resize(count);
    std::uint32_t column = 1;
    for (std::size_t i = 0; i < count; ++i) {
      const char* const from = text_.data() + (bounds[i] + 1U);
      const char* to = text_.data() + bounds[i + 1];
      if (i + 1 == count && to != from && to[-1] == '\r') --to;
      const std::uint32_t length = from == to ? 0 : static_cast<std::uint32_t>(code_points({from, to}));
      Field& field = fields[i];
      field.text = {from, to};
      field.place.line = line;
      field.place.column = column;
      field.place.length = length;
      column += length + 1;
    }
    return count > 1 || !fields.front().text.empty();
  }

  std::string_view text_;
  const Structure& structure_;
  char delimiter_;
  PlanFindings& out_;
  bool has_quotes_;
  std::size_t row_ = 0;
  std::size_t cell_ = 0;  // the first one of the row
  std::uint32_t line_ = 1;
  bool at_rest_ = false;
  std::optional<PlainRecords> plain_;  // of a line with quotes, or of the rest
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
    out_.add(rule("bad-areas-file"), place, say("an area without `{}`", "địa phương không có `{}`", columns[column]),
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
bool is_text(std::string_view text, const Structure& structure, std::size_t before, PlanFindings& out) {
  std::size_t bad = structure.invalid;
  if (structure.regular < text.size()) bad = std::min(bad, text.find('\0'));
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

// Are the ids numbers of as many digits each, one greater than the other, as official codes mostly are? Then they
// differ from one another, and from each name that is no such number.
bool ids_ascend(const std::vector<Area>& areas) {
  std::string_view last;
  for (const Area& area : areas) {
    const std::string_view id = area.id.value;
    if (!all_digits(id) || (!last.empty() && (id.size() != last.size() || id <= last))) return false;
    last = id;
  }
  return true;
}

}  // namespace

bool read_area_list(std::string_view text, PlanFindings& out, std::vector<Area>& areas, TextStore& texts) {
  const std::string_view mark = text.starts_with("\xef\xbb\xbf") ? text.substr(0, 3) : std::string_view{};
  text.remove_prefix(mark.size());
  const char delimiter = delimiter_of(text);
  Structure structure;
  find_structure(text, delimiter, best_kernel(), structure);
  if (!is_text(text, structure, mark.size(), out)) return false;
  Records records(text, structure, delimiter, out);
  std::vector<Field> fields;
  if (!records.next(fields)) fields.clear();
  const auto header = read_header(fields, out);
  if (!header) return false;
  AreaReader reader(text, *header, out, texts);
  bool complete = true;
  constexpr std::size_t usual_line = 20;  // bytes, or more; of blank lines there may be any number
  areas.reserve(areas.size() + std::min(structure.rows.size(), text.size() / usual_line));
  constexpr std::size_t a_country = std::size_t{4} << 20;  // bytes; what is no list may have more lines
  make_pages(areas.data() + areas.size(), std::min(a_country, (areas.capacity() - areas.size()) * sizeof(Area)));
  while (records.next(fields)) {
    if (fields.size() != header->size()) {
      out.add(
          rule("bad-areas-file"), fields.front().place,
          say("{} fields instead of {}", "{} ô thay vì {} ô", fields.size(), header->size()),
          say("put text that holds the delimiter into quotes", "hãy đặt văn bản có chứa dấu ngăn ô trong dấu nháy"));
      complete = false;
      continue;
    }
    reader.read(fields, areas.emplace_back());
    complete = complete && areas.back().id && areas.back().level;
  }
  return complete && !records.broken();
}

// A set of hashes alone: where those of two areas agree, nothing is certain.
bool all_differ(const std::vector<Area>& areas) {
  constexpr std::size_t most_tries = 256;  // more are needed of texts alone that were made for it
  const bool ascend = ids_ascend(areas);
  std::size_t most = 0;
  for (const Area& area : areas) most += (ascend ? 1 : 2) + area.aliases().size();
  const auto bits = static_cast<int>(std::bit_width(2 * most + 1));
  std::vector<std::uint32_t> slots(std::size_t{1} << bits);  // one half of a hash, by its other end; 0: free
  std::string key;
  std::vector<std::uint64_t> own;  // of one area, which may be called the same twice
  const auto is_new = [&](const At<std::string_view>& text) {
    if (text.value.empty()) return true;
    name_key(text.value, key);
    if (ascend && all_digits(key)) return false;  // perhaps an id
    const std::uint64_t hash = hash_of(key);
    const std::uint32_t half = static_cast<std::uint32_t>(hash) | 1U;
    const std::size_t first = hash >> (64 - bits);
    for (std::size_t at = first; at < first + most_tries; ++at) {
      std::uint32_t& slot = slots[at & (slots.size() - 1)];
      if (slot == half) return std::find(own.begin(), own.end(), hash) != own.end();
      if (slot != 0) continue;
      slot = half;
      own.push_back(hash);
      return true;
    }
    return false;
  };
  return std::all_of(areas.begin(), areas.end(), [&](const Area& area) {
    own.clear();
    const auto others = area.aliases();
    return (ascend || is_new(area.id)) && is_new(area.name) && std::all_of(others.begin(), others.end(), is_new);
  });
}

}  // namespace plantrack
