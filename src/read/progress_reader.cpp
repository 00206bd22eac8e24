#include "read/progress_reader.hpp"

#include "base/unicode.hpp"
#include "base/work_seen.hpp"
#include "model/rules.hpp"
#include "read/decoding_advice.hpp"
#include "read/windows_1258.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace plantrack {
namespace {

NumberForm usual_form(char delimiter) {
  return delimiter == ',' ? NumberForm::en : delimiter == ';' ? NumberForm::vi : NumberForm::either;
}

bool all_empty(std::span<const std::string_view> fields) {
  return std::all_of(fields.begin(), fields.end(), [](std::string_view field) { return trim(field).empty(); });
}

// "read as Windows-1258, semicolons between cells, decimal commas"
Text words_for_form(std::optional<Encoding> encoding, char delimiter, std::optional<NumberForm> numbers) {
  std::vector<Text> parts;
  if (encoding) parts.push_back(say("{}", "bảng mã {}", title_of(*encoding)));
  if (delimiter == ';') {
    parts.push_back(say("semicolons between cells", "các ô cách nhau bằng dấu chấm phẩy"));
  } else if (delimiter == '\t') {
    parts.push_back(say("tabs between cells", "các ô cách nhau bằng dấu tab"));
  }
  if (numbers == NumberForm::vi) parts.push_back(say("decimal commas", "dấu phẩy là dấu thập phân"));
  if (numbers == NumberForm::en) parts.push_back(say("decimal points", "dấu chấm là dấu thập phân"));
  if (numbers == NumberForm::either) {
    parts.push_back(
        say("decimal points or decimal commas, whichever fits", "dấu thập phân là chấm hoặc phẩy, tùy theo số"));
  }
  Text words = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) words = say("{}, {}", "{}, {}", words, parts[i]);
  return words;
}

}  // namespace

ProgressReader::ProgressReader(std::string file, ByteSource& source, const ProgressForm& form, bool plan_needed,
                               const Findings& blank, std::size_t kept_per_file)
    : file_(std::move(file)),
      form_(form),
      bytes_(&source),
      text_(std::make_unique<TextSource>(source, form.encoding)),
      csv_(*text_),
      blank_(blank),
      findings_(blank),
      kept_per_file_(kept_per_file) {
  read_header(plan_needed);
}

ProgressReader::ProgressReader(const ProgressReader& file, std::string_view lines)
    : ProgressReader(file, CsvReader(lines)) {}

ProgressReader::ProgressReader(const ProgressReader& file, ByteSource& lines)
    : ProgressReader(file, CsvReader(lines)) {}

ProgressReader::ProgressReader(const ProgressReader& file, CsvReader csv)
    : file_(file.file_),
      csv_(std::move(csv)),
      is_part_(true),
      blank_(file.blank_),
      findings_(file.blank_),
      kept_per_file_(file.kept_per_file_),
      columns_(file.columns_),
      headers_(file.headers_),
      free_texts_(file.free_texts_),
      numbers_(file.numbers_),
      numbers_stated_(file.numbers_stated_) {
  csv_.split_at(file.delimiter());
  // What was kept of the parts before this one need not be worded again.
  for (const auto& [rule, told] : file.told_) told_[rule].kept = told.kept;
}

void ProgressReader::read_header(bool plan_needed) {
  const auto stated = stated_delimiter(csv_.beginning());
  const char delimiter = form_.delimiter ? *form_.delimiter : stated ? *stated : likely_delimiter(csv_.beginning());
  csv_.split_at(delimiter);
  numbers_ = form_.numbers.value_or(usual_form(delimiter));
  numbers_stated_ = form_.numbers.has_value();
  bool found = csv_.next();
  if (found && stated) found = csv_.next();
  while (found && csv_.fault() == CsvFault::none && is_empty_row()) {
    if (blank_count_++ == 0) blank_from_ = csv_.line();
    blank_count_ += csv_.pass_blank_lines();
    found = csv_.next();
  }
  if (!found) {
    refused_ = true;
    if (!undecodable() && worth_telling(rule("file-empty"))) {
      add(rule("file-empty"), -1, {1, 1, 0},
          {say("the file is empty", "tệp không có nội dung"),
           say("send the file with its header and rows", "gửi lại tệp có dòng tiêu đề và các dòng số liệu")});
    }
    return finish();
  }
  report_blank_lines();
  if (csv_.fault() != CsvFault::none) {
    refused_ = true;
    report_broken();
    return finish();
  }
  if (csv_.field_count() > CsvReader::max_fields) {
    refused_ = true;
    if (worth_telling(rule("field-too-long"))) {
      add(rule("field-too-long"), -1, {csv_.line(), 1, 0},
          {say("the header has {} columns; at most {} are read", "dòng tiêu đề có {} cột; chỉ đọc được tối đa {} cột",
               csv_.field_count(), CsvReader::max_fields),
           say("check that this is a CSV file with line ends", "kiểm tra xem đây có đúng là tệp CSV có xuống dòng")});
    }
    return finish();
  }
  Header header = match_header(csv_.fields(), plan_needed);
  if (header.faults.size() == 1 && header.faults.front().rule == &rule("header-missing")) {
    if (const auto below = header_among(csv_.rest())) {
      header.faults.front().hint =
          say("line {} looks like the header: remove the lines above it",
              "dòng {} có vẻ là dòng tiêu đề: hãy xóa các dòng phía trên", csv_.next_line() + *below);
    }
  }
  columns_ = header.columns;
  for (std::size_t i = 0; i < csv_.fields().size(); ++i) {
    const auto column = column_named(csv_.fields()[i]);
    headers_.push_back(column ? std::string(name_of(*column)) : visible(trim(csv_.fields()[i]), 80));
    if (!column || *column == Column::evidence || *column == Column::note) free_texts_.push_back(i);
  }
  report_form(delimiter);
  report_header(header);
  refused_ = !header.usable;
  if (refused_) finish();
}

void ProgressReader::report_header(const Header& header) {
  for (const HeaderFault& fault : header.faults) {
    if (!worth_telling(*fault.rule)) continue;
    const Place place = fault.field < 0 ? Place{csv_.line(), 1, 0} : place_of(fault.field);
    Finding finding;
    finding.rule = fault.rule;
    finding.severity = fault.rule->severity;
    finding.file = file_;
    finding.place = place;
    finding.field = fault.field;
    if (fault.field >= 0) finding.row = csv_.line();
    finding.header = fault.column;
    finding.message = fault.message;
    finding.hint = fault.hint;
    findings_.add(std::move(finding));
  }
}

// What the file was taken for, where that is not what it is by default and nobody said so.
void ProgressReader::report_form(char delimiter) {
  const bool encoding_taken = encoding() != Encoding::utf8 && (!form_.encoding || form_.encoding_found);
  const bool delimiter_taken = delimiter != ',' && !form_.delimiter;
  if (!encoding_taken && !delimiter_taken) return;
  if (!worth_telling(rule("file-taken-for"))) return;
  const auto shown = encoding_taken ? std::optional(encoding()) : std::nullopt;
  const auto numbers = numbers_stated_ ? std::nullopt : std::optional(numbers_);
  add(rule("file-taken-for"), -1, {1, 1, 0},
      {say("the file is read as: {}", "tệp được đọc theo: {}", words_for_form(shown, delimiter, numbers)),
       say("if it is not so, say how it is with --encoding, --delimiter or --numbers",
           "nếu không đúng, hãy nêu rõ bằng --encoding, --delimiter hoặc --numbers")});
}

// No row of the file is used, and all else that was found would follow from it.
void ProgressReader::report_undecodable() {
  refused_ = true;
  findings_ = blank_;
  told_.clear();
  if (!worth_telling(rule("file-not-decodable"))) return;
  const auto& text_fault = text_->undecodable();
  DecodingFault fault =
      text_fault ? undecodable_text(*text_fault, encoding()) : undecodable_utf8(*bad_byte_, form_.encoding.has_value());
  add(rule("file-not-decodable"), -1, text_fault ? text_fault->place : bad_byte_->place,
      {std::move(fault.message), std::move(fault.hint)});
}

std::optional<ProgressForm> ProgressReader::better_form() {
  if (!bad_byte_ || form_.encoding || encoding() != Encoding::utf8) return std::nullopt;
  bytes_->rewind();
  if (!is_windows_1258(*bytes_)) return std::nullopt;
  ProgressForm better = form_;
  better.encoding = Encoding::windows1258;
  better.encoding_found = true;
  return better;
}

// At the end of the file, or where it cannot be used any further.
void ProgressReader::finish() {
  if (ended_) return;
  ended_ = true;
  if (csv_.undecodable()) bad_byte_ = csv_.undecodable();
  if (is_part_) return;
  if (undecodable()) return report_undecodable();
  LineEnds line_ends = csv_.line_ends();
  line_ends.add(part_line_ends_, csv_.next_line() - 1);
  const std::uint32_t mixed = line_ends.first_unlike_the_first();
  if (mixed != 0 && worth_telling(rule("mixed-line-ends"))) {
    add(rule("mixed-line-ends"), -1, {mixed, 0, 0},
        {say("this line ends unlike the first one (LF, CR LF and CR are mixed)",
             "dòng này kết thúc khác với dòng đầu (lẫn lộn LF, CR LF và CR)"),
         say("save the whole file again with one program", "mở và lưu lại cả tệp bằng một chương trình")});
  }
  if (!refused_ && rows_read_ == 0 && worth_telling(rule("file-empty"))) {
    Finding finding;
    finding.rule = &rule("file-empty");
    finding.severity = Severity::warning;  // a form that nobody filled in is no fault in the data
    finding.file = file_;
    finding.place = {1, 1, 0};
    finding.message = say("the file has a header but no rows", "tệp chỉ có dòng tiêu đề, không có dòng số liệu nào");
    finding.hint = say("fill in the rows, or leave the file out", "điền số liệu, hoặc không gửi tệp này");
    findings_.add(std::move(finding));
  }
  for (const auto& [rule, told] : told_) {
    for (const Severity severity : all_severities) {
      findings_.count_unkept(*rule, severity, file_, told.unkept[index_of(severity)]);
    }
  }
}

bool ProgressReader::undecodable() const {
  return bad_byte_ || csv_.undecodable() || (text_ && text_->undecodable());
}

bool ProgressReader::absorb(ProgressReader&& part, std::uint64_t offset) {
  part.finish();
  const std::uint32_t lines = lines_read();
  if (!part.begun_) part.leading_blanks_ = std::exchange(part.blank_count_, 0);
  if (blank_count_ == 0) blank_from_ = lines + 1;
  blank_count_ += part.leading_blanks_;
  if (part.begun_) {
    report_blank_lines();
    blank_from_ = lines + part.blank_from_;
    blank_count_ = part.blank_count_;
  }
  findings_.merge_behind(std::move(part.findings_), lines);
  count_work(work_seen.rows, part.rows_read_);
  for (const auto& [rule, told] : part.told_) {
    told_[rule].kept = std::max(told_[rule].kept, told.kept);
    count_work(work_seen.findings, std::accumulate(told.unkept.begin(), told.unkept.end(), told.kept));
    for (const Severity severity : all_severities) {
      told_[rule].unkept[index_of(severity)] += told.unkept[index_of(severity)];
    }
  }
  rows_read_ += part.rows_read_;
  rows_broken_ += part.rows_broken_;
  part_line_ends_.add(part.part_line_ends_, part_lines_);
  part_line_ends_.add(part.csv_.line_ends(), part_lines_);
  part_lines_ += part.part_lines_ != 0 ? part.part_lines_ : part.csv_.next_line() - 1;
  if (!part.bad_byte_) return true;
  bad_byte_ = part.bad_byte_;
  bad_byte_->offset += offset;
  bad_byte_->place.line += lines;
  return false;
}

void ProgressReader::pass_sound_rows(std::size_t rows) {
  if (rows == 0) return;
  note_blank_lines();
  rows_read_ += rows;
}

void ProgressReader::end_part(std::uint32_t next_line, const LineEnds& line_ends) {
  part_lines_ = next_line - 1;
  part_line_ends_ = line_ends;
}

void ProgressReader::refuse_byte(const CsvReader::Undecodable& byte) {
  bad_byte_ = byte;
}

bool ProgressReader::next(ProgressRow& row) {
  Step found = step(row);
  while (found == Step::broken) found = step(row);
  return found == Step::row;
}

ProgressReader::Step ProgressReader::step(ProgressRow& row) {
  while (!ended_) {
    if (!csv_.next()) {
      finish();
      break;
    }
    if (csv_.fault() == CsvFault::none && is_empty_row()) {
      if (blank_count_++ == 0) blank_from_ = csv_.line();
      blank_count_ += csv_.pass_blank_lines();
      continue;
    }
    note_blank_lines();
    ++rows_read_;
    if (csv_.fault() != CsvFault::none || csv_.field_count() != headers_.size()) {
      ++rows_broken_;
      csv_.fault() != CsvFault::none ? report_broken() : report_field_count();
      return Step::broken;
    }
    row = ProgressRow{};
    row.line = csv_.line();
    for (std::size_t i = 0; i < column_count; ++i) {
      const int field = columns_[static_cast<Column>(i)];
      if (field >= 0) row.text[i] = trim(csv_.fields()[static_cast<std::size_t>(field)]);
    }
    for (const Column id : {Column::plan, Column::target, Column::area, Column::agency}) clean_id(row, id);
    return Step::row;
  }
  return Step::end;
}

// Nothing but separators, as spreadsheets leave behind the last row.
bool ProgressReader::is_empty_row() const {
  if (csv_.blank()) return true;
  return csv_.field_count() == csv_.fields().size() && all_empty(csv_.fields());
}

// Those at the beginning of a part may belong to the run before it.
void ProgressReader::note_blank_lines() {
  if (is_part_ && !begun_) {
    leading_blanks_ = std::exchange(blank_count_, 0);
  } else if (blank_count_ > 0) {
    report_blank_lines();
  }
  begun_ = true;
}

void ProgressReader::report_blank_lines() {
  if (blank_count_ > 0 && worth_telling(rule("blank-line"))) {
    add(rule("blank-line"), -1, {blank_from_, 0, 0},
        {blank_count_ == 1 ? say("blank line", "dòng trống")
                           : say("{} blank lines", "{} dòng trống liền nhau", blank_count_),
         say("remove such lines", "xóa các dòng trống")});
  }
  blank_total_ += blank_count_;
  blank_count_ = 0;
}

void ProgressReader::report_broken() {
  const auto tell = [&](const Rule& rule, auto&& make) {
    if (worth_telling(rule)) add(rule, -1, csv_.fault_place(), make());
  };
  switch (csv_.fault()) {
    case CsvFault::none: break;
    case CsvFault::stray_quote:
      return tell(rule("stray-quote"), [] {
        return Advice{say("a quote stands inside a field; the row cannot be split",
                          "có dấu ngoặc kép nằm giữa ô nên không tách được các ô của dòng"),
                      say("put the whole field in quotes and double those inside: \"Theo \"\"công văn\"\"\"",
                          "đặt cả ô trong ngoặc kép và viết đôi dấu ngoặc kép bên trong: \"Theo \"\"công văn\"\"\"")};
      });
    case CsvFault::quote_never_closed:
      return tell(rule("quote-never-closed"), [] {
        return Advice{say("this quote is never closed", "dấu ngoặc kép này không được đóng lại"),
                      say("close it at the end of the field, or remove it", "đóng ngoặc ở cuối ô, hoặc bỏ dấu này đi")};
      });
    case CsvFault::nul_byte:
      return tell(rule("nul-byte"), [] {
        return Advice{say("a NUL byte stands here: the file is damaged, or not UTF-8",
                          "ở đây có byte NUL: tệp bị hỏng hoặc không phải mã UTF-8"),
                      say("save the file again as CSV UTF-8", "lưu lại tệp với kiểu CSV UTF-8")};
      });
    case CsvFault::field_too_long:
      return tell(rule("field-too-long"), [] {
        return Advice{
            say("a field of more than 1 MiB, or a row of more than 4 MiB", "ô dài hơn 1 MiB, hoặc dòng dài hơn 4 MiB"),
            say("check that this is a CSV file with line ends", "kiểm tra xem đây có đúng là tệp CSV có xuống dòng")};
      });
  }
}

void ProgressReader::report_field_count() {
  if (!worth_telling(rule("wrong-field-count"))) return;
  const std::size_t expected = headers_.size();
  const std::size_t found = csv_.field_count();
  Text hint = say("fill in the missing separators, one for each column of the header",
                  "thêm các dấu phân cách còn thiếu, đủ số cột như dòng tiêu đề");
  if (found > expected) {
    hint = say("a text or number with a separator in it must stand in double quotes",
               "ô có chứa dấu phân cách phải đặt trong dấu ngoặc kép");
    const int value = columns_[Column::value];
    const auto is_whole = [&](std::size_t field) {
      const std::string_view text = field < csv_.fields().size() ? trim(csv_.fields()[field]) : std::string_view{};
      return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
    };
    if (value >= 0 && numbers_ == NumberForm::en && is_whole(static_cast<std::size_t>(value)) &&
        is_whole(static_cast<std::size_t>(value) + 1)) {
      hint = say("a decimal comma splits a number in two: write 12.5, not 12,5",
                 "dấu phẩy thập phân làm số bị tách thành hai ô: ghi 12.5, không ghi 12,5");
    }
  }
  add(rule("wrong-field-count"), -1, {csv_.line(), 1, 0},
      {found == 1 ? say("1 field where the header has {}", "dòng có 1 ô, trong khi dòng tiêu đề có {} cột", expected)
                  : say("{} fields where the header has {}", "dòng có {} ô, trong khi dòng tiêu đề có {} cột", found,
                        expected),
       std::move(hint)});
}

void ProgressReader::clean_id(ProgressRow& row, Column column) {
  std::string_view& text = row.text[static_cast<std::size_t>(column)];
  std::string& cleaned = cleaned_[static_cast<std::size_t>(column)];
  if (text.empty() || !clean_invisible(text, cleaned)) return;
  text = cleaned;
  row.cleaned = static_cast<std::uint16_t>(row.cleaned | 1U << static_cast<unsigned>(column));
}

void ProgressReader::report_invisible(ProgressRow& row, Column column) {
  report(row, rule("invisible-character"), column, [&] {
    return Advice{
        say("invisible characters or unusual spaces; read as `{}`", "có ký tự ẩn hoặc dấu cách lạ; được đọc là `{}`",
            quoted(cleaned_[static_cast<std::size_t>(column)])),
        say("type the cell again", "gõ lại ô này")};
  });
}

// Reads a cell with `parse`, and where that fails once more without invisible characters.
template <class Parse, class Explain>
CellState ProgressReader::read_cell(ProgressRow& row, Column column, Parse&& parse, Explain&& explain) {
  std::string_view text = row[column];
  if (text.empty()) return CellState::empty;
  if (parse(text)) return CellState::good;
  std::string& cleaned = cleaned_[static_cast<std::size_t>(column)];
  if (clean_invisible(text, cleaned)) {
    text = cleaned;
    if (text.empty() || parse(text)) {
      report_invisible(row, column);
      return text.empty() ? CellState::empty : CellState::good;
    }
  }
  // To know the rule takes the whole explanation, so it is remembered for the same text in the next rows.
  LastFault& last = last_fault_[static_cast<std::size_t>(column)];
  if (last.rule == nullptr || last.text != text) last = {std::string(text), explain(text).rule};
  report(row, *last.rule, column, [&] {
    CellFault fault = explain(text);
    return Advice{std::move(fault.message), std::move(fault.hint)};
  });
  return CellState::bad;
}

void ProgressReader::read_cells(ProgressRow& row) {
  for (unsigned column = 0; row.cleaned >> column != 0; ++column) {
    if ((row.cleaned >> column & 1U) != 0) report_invisible(row, static_cast<Column>(column));
  }
  read_number(row, Column::value, row.value);
  read_number(row, Column::numerator, row.numerator);
  read_number(row, Column::denominator, row.denominator);
  const auto read = [&](Column column, auto& cell, auto parse, auto explain) {
    const auto keep = [&](std::string_view text) {
      const auto value = parse(text);
      if (value) cell.value = *value;
      return value.has_value();
    };
    cell.state = read_cell(row, column, keep, explain);
  };
  read(Column::period, row.period, parse_period, period_fault);
  read(Column::reported_on, row.reported_on, parse_date, date_fault);
  read(Column::status, row.status, parse_status, status_fault);
  TypedCell<bool> estimate;
  read(Column::estimate, estimate, parse_estimate, estimate_fault);
  row.estimate = estimate.value;
  check_texts(row);
}

void ProgressReader::read_number(ProgressRow& row, Column column, NumberCell& cell) {
  const auto keep = [&](std::string_view text) {
    return parse_number(text, numbers_, numbers_stated_, cell.value, cell.fraction_digits) == NumberFault::none;
  };
  const auto explain = [&](std::string_view text) { return number_fault(text, numbers_, numbers_stated_); };
  cell.state = read_cell(row, column, keep, explain);
}

void ProgressReader::check_texts(ProgressRow& row) {
  if (is_excel_error(row[Column::evidence])) {
    report(row, rule("excel-error"), Column::evidence, [&] {
      CellFault fault = excel_error_fault(row[Column::evidence]);
      return Advice{std::move(fault.message), std::move(fault.hint)};
    });
  }
  for (const std::size_t field : free_texts_) {
    const std::string_view text = csv_.fields()[field];
    if (!is_formula(text)) continue;
    row.faulty = row.faulty || findings_.weight(rule("formula-text"), row.plan) == Severity::error;
    if (!worth_telling(rule("formula-text"), row.plan)) continue;
    add(rule("formula-text"), static_cast<int>(field), place_of(static_cast<int>(field)),
        {say("a spreadsheet would run this text as a formula", "bảng tính sẽ coi đoạn chữ này là công thức"),
         say("begin it with a letter, not with {}", "đừng bắt đầu bằng dấu {}", text.front())},
        &row);
  }
}

Place ProgressReader::place_of(int field) const {
  return field < 0 ? Place{csv_.line(), 1, 0} : csv_.place_of(static_cast<std::size_t>(field));
}

// Beyond those that are kept, findings need no words: rows come in the order of their lines, so later ones are only
// counted.
bool ProgressReader::worth_telling(const Rule& rule, std::string_view plan) {
  const std::optional<Severity> severity = findings_.weight(rule, plan);
  if (!severity || !findings_.passes(rule)) return false;
  Told& told = told_[&rule];
  const bool kept = kept_per_file_ == 0 || told.kept < kept_per_file_;
  ++(kept ? told.kept : told.unkept[index_of(*severity)]);
  return kept;
}

void ProgressReader::add(const Rule& rule, int field, Place place, Advice advice, const ProgressRow* row) {
  Finding finding;
  finding.rule = &rule;
  finding.severity = rule.severity;
  finding.file = file_;
  finding.place = place;
  finding.field = field;
  if (field >= 0) finding.row = csv_.line();
  if (field >= 0 && static_cast<std::size_t>(field) < headers_.size()) {
    finding.header = headers_[static_cast<std::size_t>(field)];
  }
  if (row != nullptr) {
    finding.plan = row->plan;
    finding.target = row->target;
  }
  finding.message = std::move(advice.message);
  finding.hint = std::move(advice.hint);
  findings_.add(std::move(finding));
}

}  // namespace plantrack
