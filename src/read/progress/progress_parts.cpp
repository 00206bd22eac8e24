// A progress file as a whole and its parts: what it was taken for, what comes of the parts, what is told at its end.
#include "read/progress/progress_reader.hpp"

#include "base/line_number.hpp"
#include "base/work_seen.hpp"
#include "model/rules.hpp"
#include "read/text/decoding_advice.hpp"
#include "read/text/windows_1258.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace plantrack {
namespace {

// "read as Windows-1258, semicolons between cells"
Text words_for_form(std::optional<Encoding> encoding, char delimiter) {
  std::vector<Text> parts;
  if (encoding) parts.push_back(say("{}", "bảng mã {}", title_of(*encoding)));
  if (delimiter == ';') {
    parts.push_back(say("semicolons between cells", "các ô cách nhau bằng dấu chấm phẩy"));
  } else if (delimiter == '\t') {
    parts.push_back(say("tabs between cells", "các ô cách nhau bằng dấu tab"));
  }
  Text words = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) words = say("{}, {}", "{}, {}", words, parts[i]);
  return words;
}

}  // namespace

ProgressReader::ProgressReader(const ProgressReader& file, std::string_view lines)
    : ProgressReader(file, CsvReader(lines)) {}

ProgressReader::ProgressReader(const ProgressReader& file, ByteSource& lines)
    : ProgressReader(file, CsvReader(lines)) {}

ProgressReader::ProgressReader(const ProgressReader& file, CsvReader csv)
    : file_(file.file_),
      form_(file.form_),
      csv_(std::move(csv)),
      is_part_(true),
      findings_(file.findings_.blank()),
      kept_per_file_(file.kept_per_file_),
      columns_(file.columns_),
      headers_(file.headers_),
      header_lines_(file.header_lines_),
      free_texts_(file.free_texts_),
      unread_(file.unread_),
      numbers_(file.numbers_),
      writing_(file.writing_),
      names_(file.names_),
      areas_on_top_(file.areas_on_top_),
      periods_on_top_(file.periods_on_top_),
      title_period_(file.title_period_),
      period_place_(file.period_place_) {
  csv_.split_at(file.delimiter());
  // What was kept of the parts before this one need not be worded again.
  for (const auto& [rule, told] : file.told_) told_[rule].kept = told.kept;
}

// What the file was taken for, where that is not what it is by default and nobody said so.
void ProgressReader::report_form(char delimiter) {
  const bool encoding_taken = encoding() != Encoding::utf8 && (!form_.encoding || form_.encoding_found);
  // Semicolons behind a mark are what Excel writes, and what a template for it has.
  const bool of_excel = delimiter == ';' && csv_.is_marked();
  const bool delimiter_taken = delimiter != ',' && !form_.delimiter && !of_excel;
  if (!encoding_taken && !delimiter_taken) return;
  if (!worth_telling(rule("file-taken-for"))) return;
  const auto shown = encoding_taken ? std::optional(encoding()) : std::nullopt;
  add(rule("file-taken-for"), -1, {1, 1, 0},
      {say("the file is read as: {}", "tệp được đọc theo: {}", words_for_form(shown, delimiter)),
       say("if it is not so, say how it is with --encoding, --delimiter or --numbers",
           "nếu không đúng, hãy nêu rõ bằng --encoding, --delimiter hoặc --numbers")});
}

// No row of the file is used, and all else that was found would follow from it.
void ProgressReader::report_undecodable() {
  refused_ = true;
  findings_ = findings_.blank();
  told_.clear();
  runs_.clear();
  period_faults_.clear();
  if (!worth_telling(rule("file-not-decodable"))) return;
  const auto& text_fault = text_->undecodable();
  const EncodingSaid said = form_.encoding ? EncodingSaid::its_name : EncodingSaid::nothing;
  DecodingFault fault =
      text_fault ? undecodable_text(*text_fault, encoding(), said) : undecodable_utf8(*bad_byte_, said);
  if (lost_letters_) fault.hint = lost_letters_hint();
  add(rule("file-not-decodable"), -1, text_fault ? text_fault->place : bad_byte_->place,
      {std::move(fault.message), std::move(fault.hint)});
}

std::optional<ProgressForm> ProgressReader::better_form() {
  if (!bad_byte_) return settled_form();
  if (form_.encoding || encoding() != Encoding::utf8) return std::nullopt;
  bytes_->rewind();
  if (!is_windows_1258(*bytes_)) return std::nullopt;
  ProgressForm better = form_;
  better.encoding = Encoding::windows1258;
  better.encoding_found = true;
  return better;
}

// What the cells with two readings mean, where that is not what was taken for granted: all other cells of a column
// tell.
std::optional<ProgressForm> ProgressReader::settled_form() {
  if (form_.writing || refused_) return std::nullopt;
  std::array<Writing, column_count> settled = writing_;
  bool differs = false;
  for (const Column column :
       {Column::value, Column::numerator, Column::denominator, Column::period, Column::reported_on}) {
    const ColumnSigns& signs = signs_[static_cast<std::size_t>(column)];
    Writing& writing = settled[static_cast<std::size_t>(column)];
    const bool has_usual_form = column == Column::reported_on;  // day/month where nothing speaks against it
    const Writing told = signs.first && signs.second     ? Writing::contradictory
                         : signs.second                  ? Writing::second
                         : signs.first || has_usual_form ? Writing::first
                                                         : Writing::unsettled;
    differs = differs || (signs.two_way && told != writing);
    writing = told;
  }
  if (!differs) return std::nullopt;
  bytes_->rewind();
  ProgressForm better = form_;
  better.writing = settled;
  return better;
}

void ProgressReader::report_mixed_signs() {
  for (const Column column : {Column::value, Column::numerator, Column::denominator}) {
    const ColumnSigns& signs = signs_[static_cast<std::size_t>(column)];
    const bool first = signs.first || signs.taken_first, second = signs.second || signs.taken_second;
    if (!first || !second || !worth_telling(rule("mixed-decimal-signs"))) continue;
    const bool comma = numbers_ == NumberForm::en;
    ProgressRow row;
    row.line = signs.other.line;
    add(rule("mixed-decimal-signs"), signs.other_field, signs.other,
        {comma ? say("here the decimal sign is a comma, and in other cells of the column a point",
                     "ở đây dấu thập phân là dấu phẩy, ở các ô khác của cột là dấu chấm")
               : say("here the decimal sign is a point, and in other cells of the column a comma, or the point sets "
                     "thousands apart",
                     "ở đây dấu thập phân là dấu chấm, ở các ô khác của cột là dấu phẩy hoặc dấu chấm ngăn hàng nghìn"),
         say("write all numbers of the file in one way", "viết mọi số trong tệp theo một cách")},
        &row);
  }
}

void ProgressReader::report_passed_over() {
  if (passed_over_ == 0 || !worth_telling(rule("rows-not-read"))) return;
  add(rule("rows-not-read"), -1, {passed_over_first_, 0, 0},
      {passed_over_ == 1 ? say("a heading, total or signature: the row is not read",
                               "dòng tiêu đề, tổng cộng hoặc chữ ký: chương trình bỏ qua")
                         : say("{} rows of headings, totals or signatures are not read, the first of them here",
                               "{} dòng tiêu đề, tổng cộng hoặc chữ ký bị bỏ qua, dòng đầu tiên ở đây", passed_over_),
       say("nothing need be done, if they are what they look like", "không cần sửa, nếu đúng là các dòng như vậy")});
}

// At the end of the file, or where it cannot be used any further.
void ProgressReader::finish() {
  if (ended_) return;
  ended_ = true;
  if (csv_.undecodable()) bad_byte_ = csv_.undecodable();
  if (is_part_) return;
  if (undecodable()) return report_undecodable();
  for (FaultRun& run : std::exchange(runs_, {})) end_run(std::move(run));
  tell_period_faults();
  LineEnds line_ends = csv_.line_ends();
  line_ends.add(part_line_ends_, csv_.next_line() - 1);
  const std::uint32_t mixed = line_ends.first_unlike_the_first();
  if (mixed != 0 && worth_telling(rule("mixed-line-ends"))) {
    add(rule("mixed-line-ends"), -1, {mixed, 0, 0},
        {say("this line ends unlike the first one (LF, CR LF and CR are mixed)",
             "dòng này kết thúc khác với dòng đầu (lẫn lộn LF, CR LF và CR)"),
         say("save the whole file again with one program", "mở và lưu lại cả tệp bằng một chương trình")});
  }
  if (!refused_) {
    report_mixed_signs();
    report_passed_over();
  }
  if (!refused_ && rows_read_ == 0 && worth_telling(rule("file-empty"))) {
    Finding finding;
    finding.rule = &rule("file-empty");
    finding.severity = Severity::warning;  // a form that nobody filled in is no fault in the data
    finding.file = file_;
    finding.place = {1, 1, 0};
    if (form_.sheet != nullptr) {
      finding.sheet = form_.sheet->name();
      finding.place = {};
    }
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
  // Findings come in the order of their lines: a run that the part begins with goes before what was told in it.
  std::vector<FaultRun> runs = std::move(part.runs_);
  const auto later =
      std::stable_partition(runs.begin(), runs.end(), [](const FaultRun& each) { return !each.counted; });
  absorb_runs({runs.begin(), later}, lines, part.rows_read_);
  findings_.merge_behind(std::move(part.findings_), lines);
  absorb_runs({later, runs.end()}, lines, part.rows_read_);
  absorb_period_faults(std::move(part.period_faults_));
  rows_read_ += part.rows_read_;
  count_work(work_seen.rows, part.rows_read_);
  for (const auto& [rule, told] : part.told_) {
    told_[rule].kept = std::max(told_[rule].kept, told.kept);
    count_work(work_seen.findings, std::accumulate(told.unkept.begin(), told.unkept.end(), told.kept));
    for (const Severity severity : all_severities) {
      told_[rule].unkept[index_of(severity)] += told.unkept[index_of(severity)];
    }
  }
  rows_broken_ += part.rows_broken_;
  if (part.passed_over_ > 0 && passed_over_ == 0) passed_over_first_ = lines + part.passed_over_first_;
  passed_over_ += part.passed_over_;
  for (std::size_t i = 0; i < column_count; ++i) {
    ColumnSigns& ours = signs_[i];
    const ColumnSigns& its = part.signs_[i];
    ours.first = ours.first || its.first;
    ours.second = ours.second || its.second;
    ours.two_way = ours.two_way || its.two_way;
    ours.taken_first = ours.taken_first || its.taken_first;
    ours.taken_second = ours.taken_second || its.taken_second;
    if (ours.other.line == 0 && its.other.line != 0) {
      ours.other = its.other;
      ours.other.line += lines;
      ours.other_field = its.other_field;
    }
  }
  part_line_ends_.add(part.part_line_ends_, part_lines_);
  part_line_ends_.add(part.csv_.line_ends(), part_lines_);
  part_lines_ = line_behind(part_lines_, part.part_lines_ != 0 ? part.part_lines_ : part.csv_.next_line() - 1);
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
  end_runs();
}

void ProgressReader::note_signs(Column column, bool proves, bool two_way, bool taken) {
  ColumnSigns& signs = signs_[static_cast<std::size_t>(column)];
  const bool second = column != Column::period && writing(column) == Writing::second;
  (second ? signs.second : signs.first) |= proves;
  (second ? signs.taken_second : signs.taken_first) |= taken;
  signs.two_way = signs.two_way || two_way;
}

void ProgressReader::end_part(std::uint32_t next_line, const LineEnds& line_ends) {
  part_lines_ = next_line - 1;
  part_line_ends_ = line_ends;
}

void ProgressReader::refuse_byte(const CsvReader::Undecodable& byte) {
  bad_byte_ = byte;
}

}  // namespace plantrack
