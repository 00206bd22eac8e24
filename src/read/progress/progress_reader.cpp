#include "read/progress/progress_reader.hpp"

#include "base/unicode.hpp"
#include "model/rules.hpp"

#include <algorithm>
#include <utility>

namespace plantrack {
namespace {

NumberForm usual_form(char delimiter) {
  return delimiter == ',' ? NumberForm::en : delimiter == ';' ? NumberForm::vi : NumberForm::either;
}

bool all_empty(std::span<const std::string_view> fields) {
  return std::all_of(fields.begin(), fields.end(), [](std::string_view field) { return trim(field).empty(); });
}

}  // namespace

ProgressReader::ProgressReader(std::string file, ByteSource& source, const ProgressForm& form, bool plan_needed,
                               const Findings& blank, std::size_t kept_per_file)
    : file_(std::move(file)),
      form_(form),
      bytes_(&source),
      text_(std::make_unique<TextSource>(source, form.encoding)),
      csv_(*text_),
      findings_(blank),
      kept_per_file_(kept_per_file) {
  read_header(plan_needed);
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
