#include "read/progress/progress_reader.hpp"

#include "base/unicode.hpp"
#include "model/rules.hpp"
#include "read/progress/figure_header.hpp"
#include "read/progress/header_words.hpp"
#include "read/progress/table_titles.hpp"
#include "read/progress/unit_words.hpp"
#include "read/text/decoding_advice.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace plantrack {
namespace {

NumberForm usual_form(char delimiter) {
  return delimiter == ',' ? NumberForm::en : NumberForm::vi;
}

constexpr std::size_t most_titles = 20;  // lines above the header

bool is_filled(std::string_view field) {
  return !trim(field).empty();
}

bool all_empty(std::span<const std::string_view> fields) {
  return std::none_of(fields.begin(), fields.end(), is_filled);
}

// A note below the table, "NGƯỜI LẬP BIỂU;GIÁM ĐỐC": words that name no target, with fewer fields than the header.
bool is_below_table(const CsvReader& csv, std::size_t expected, const KnownNames& names) {
  const auto fields = csv.fields();
  const auto is_known = [&names](std::string_view field) { return names.is_target(trim(field)); };
  if (std::any_of(fields.begin(), fields.end(), is_known)) return false;
  if (std::count_if(fields.begin(), fields.end(), is_filled) > 1) {
    return std::none_of(fields.begin(), fields.end(), [](std::string_view field) {
      return field.find_first_of("0123456789") != std::string_view::npos;
    });
  }
  // Or a row in which other signs stand between the cells?
  const std::string_view line = csv.record();
  const auto cells_by = [line](char sign) {
    return static_cast<std::size_t>(std::count(line.begin(), line.end(), sign)) + 1;
  };
  if (line.find('|') != std::string_view::npos) return false;
  return fields.size() > 1 || (cells_by(',') != expected && cells_by(';') != expected && cells_by('\t') != expected);
}

}  // namespace

ProgressReader::ProgressReader(std::string file, ByteSource& source, const ProgressForm& form, bool plan_needed,
                               const Findings& blank, std::size_t kept_per_file, const KnownNames* names)
    : file_(std::move(file)),
      form_(form),
      bytes_(&source),
      text_(std::make_unique<TextSource>(source, form.encoding)),
      csv_(*text_),
      findings_(blank),
      kept_per_file_(kept_per_file),
      names_(names) {
  if (form_.sheet != nullptr) sheet_row_.emplace(*form_.sheet);
  read_header(plan_needed);
}

// The next records behind the one at hand, as far as the buffer holds them.
std::vector<std::vector<std::string>> ProgressReader::peek(std::size_t records) const {
  std::vector<std::vector<std::string>> found;
  const std::string_view rest = csv_.rest();
  const std::size_t end = rest.find_last_of("\r\n");
  if (rest.empty()) return found;
  CsvReader ahead(end == std::string_view::npos ? rest : rest.substr(0, end + 1));
  ahead.split_at(csv_.delimiter());
  while (found.size() < records && ahead.next()) {
    if (ahead.fault() != CsvFault::none) break;
    found.emplace_back(ahead.fields().begin(), ahead.fields().end());
  }
  return found;
}

namespace {

// The same cells, but for empty ones at the end.
template <class Fields>
bool is_one_of_lines(const std::vector<std::vector<std::string>>& lines, const Fields& fields) {
  const auto cell = [](const auto& record, std::size_t at) {
    return at < record.size() ? trim(record[at]) : std::string_view();
  };
  return std::any_of(lines.begin(), lines.end(), [&](const std::vector<std::string>& line) {
    for (std::size_t i = 0; i < std::max(line.size(), fields.size()); ++i) {
      if (cell(line, i) != cell(fields, i)) return false;
    }
    return true;
  });
}

}  // namespace

HeaderContext ProgressReader::header_context(bool plan_needed) const {
  constexpr std::size_t looked_at = 40;
  const auto rows = std::make_shared<std::vector<std::vector<std::string>>>(peek(looked_at));
  HeaderContext context;
  context.plan_needed = plan_needed && form_.plan.empty();
  context.period_needed = form_.period.empty() && title_period_.empty();
  if (names_ != nullptr) {
    context.is_plan = [this](std::string_view cell) { return names_->is_plan(cell); };
    context.is_target = [this](std::string_view cell) { return names_->is_target(cell); };
    context.area_meant = [this](std::string_view cell) { return names_->area_meant(cell); };
    context.is_area = [this](std::string_view cell) { return names_->is_area(cell); };
    context.is_level = [this](std::string_view word) { return names_->is_level(word); };
  }
  context.all_cells = [rows](std::size_t field, const std::function<bool(std::string_view)>& holds) {
    std::size_t some = 0;
    for (const auto& row : *rows) {
      const std::string_view cell = field < row.size() ? trim(row[field]) : std::string_view();
      if (cell.empty()) continue;
      if (!holds(cell)) return false;
      ++some;
    }
    return some > 0;
  };
  context.stands_alone = [rows](std::size_t field, std::span<const int> others) {
    const auto holds = [](const std::vector<std::string>& row, std::size_t at) {
      return at < row.size() && !trim(row[at]).empty();
    };
    const auto has_others = [&](const std::vector<std::string>& row) {
      return std::any_of(others.begin(), others.end(),
                         [&](int other) { return holds(row, static_cast<std::size_t>(other)); });
    };
    return std::any_of(rows->begin(), rows->end(),
                       [&](const std::vector<std::string>& row) { return holds(row, field) && !has_others(row); }) &&
           std::none_of(rows->begin(), rows->end(),
                        [&](const std::vector<std::string>& row) { return holds(row, field) && has_others(row); });
  };
  context.no_cells = [rows](std::size_t field) {
    return std::all_of(rows->begin(), rows->end(),
                       [field](const auto& row) { return field >= row.size() || trim(row[field]).empty(); });
  };
  return context;
}

std::string ProgressReader::area_in(std::string_view words) const {
  return names_ == nullptr ? std::string() : area_in_words(words, *names_);
}

// Goes on to the record that is the header, past the lines of titles above it. False: there is no record at all.
bool ProgressReader::find_header() {
  const KnownCell is_area = [this](std::string_view cell) { return names_ != nullptr && names_->is_area(cell); };
  TableTitles above(names_);
  if (form_.sheet != nullptr) above.read_sheet_name(form_.sheet->title());
  title_area_ = above.area();
  bool found = csv_.next();
  if (found && stated_delimiter(csv_.record())) found = csv_.next();
  while (found && csv_.fault() == CsvFault::none && is_empty_row()) {
    if (blank_count_++ == 0) blank_from_ = csv_.line();
    blank_count_ += csv_.pass_blank_lines();
    found = csv_.next();
  }
  if (!found || csv_.fault() != CsvFault::none || is_header(csv_.fields(), is_area)) return found;
  const auto ahead = peek(most_titles);
  std::size_t titles = 0;
  for (; titles < ahead.size(); ++titles) {
    const std::vector<std::string_view> fields(ahead[titles].begin(), ahead[titles].end());
    if (is_header(fields, is_area)) break;
  }
  if (titles == ahead.size()) return found;  // the first record is what there is
  const auto read_title = [&] {
    const std::string before = above.period();
    above.read_line(csv_.fields());
    if (above.period() == before) return;
    const auto fields = csv_.fields();
    const auto first = std::find_if(fields.begin(), fields.end(), [](auto cell) { return !trim(cell).empty(); });
    period_place_ = place_of(static_cast<int>(first - fields.begin()));
  };
  read_title();
  while (titles-- > 0 && csv_.next()) read_title();
  blank_count_ = 0;
  found = csv_.next();
  above.read_header(csv_.fields());
  title_unit_ = above.unit();
  title_area_ = above.area();
  title_period_ = above.period();
  sheet_says_another_ = above.sheet_says_another();
  titles_unclear_ = above.unclear();
  return found;
}

void ProgressReader::refuse_header(const Text& message, const Text& hint, const Rule& rule) {
  refused_ = true;
  const bool is_empty = &rule == &plantrack::rule("file-empty");
  const std::uint32_t line = is_empty ? 1 : std::max<std::uint32_t>(csv_.line(), 1);
  if (worth_telling(rule)) add(rule, -1, {line, 1, 0}, {message, hint});
  finish();
}

void ProgressReader::read_header(bool plan_needed) {
  const auto stated = stated_delimiter(csv_.beginning());
  const char usual = stated ? *stated : likely_delimiter(csv_.beginning());
  const char delimiter = form_.delimiter.value_or(usual);
  csv_.split_at(delimiter);
  const std::string_view first_line = csv_.beginning().substr(0, csv_.beginning().find_first_of("\r\n"));
  lost_letters_ = has_lost_letters(first_line);
  numbers_ = form_.numbers.value_or(form_.sheet != nullptr ? NumberForm::en : usual_form(delimiter));
  for (std::size_t i = 0; i < column_count; ++i) {
    writing_[i] = form_.writing ? (*form_.writing)[i] : taken_for_granted(static_cast<Column>(i));
  }
  if (!find_header()) {
    refused_ = true;
    if (!undecodable()) {
      refuse_header(say("the file is empty", "tệp không có nội dung"),
                    say("send the file with its header and rows", "gửi lại tệp có dòng tiêu đề và các dòng số liệu"),
                    rule("file-empty"));
    }
    return finish();
  }
  if (form_.sheet != nullptr) blank_count_ = 0;  // tables stand anywhere in a sheet
  report_blank_lines();
  if (csv_.fault() != CsvFault::none) {
    refused_ = true;
    report_broken();
    return finish();
  }
  if (csv_.field_count() > CsvReader::max_fields) {
    return refuse_header(
        say("the header has {} columns; at most {} are read", "dòng tiêu đề có {} cột; chỉ đọc được tối đa {} cột",
            csv_.field_count(), CsvReader::max_fields),
        say("check that this is a CSV file with line ends", "kiểm tra xem đây có đúng là tệp CSV có xuống dòng"),
        rule("field-too-long"));
  }
  std::vector<std::string> names(csv_.fields().begin(), csv_.fields().end());
  struct HeaderCell {
    Place place;
    int field;
  };
  const auto cells_here = [this] {
    std::vector<HeaderCell> cells;
    for (int i = 0; i < static_cast<int>(csv_.fields().size()); ++i) cells.push_back({place_of(i), i});
    return cells;
  };
  std::vector<HeaderCell> cells;  // of several lines: by field, the cell that names its period
  if (period_place_.line == 0 || !form_.period.empty())
    period_place_ = {csv_.line(), form_.sheet != nullptr ? 0U : 1U, 0};
  std::optional<HeaderFault> unclear;
  std::string period_of_areas;
  constexpr int most_lines = 3;
  for (int line = 1; line < most_lines && !unclear; ++line) {
    const auto below = peek(1);
    if (below.empty()) break;
    const std::vector<std::string_view> upper(names.begin(), names.end());
    const std::vector<std::string_view> lower(below[0].begin(), below[0].end());
    const KnownCell is_area = [this](std::string_view cell) { return names_ != nullptr && names_->is_area(cell); };
    auto joined = joined_header(upper, lower, is_area);
    if (!joined) break;
    if (joined->unclear >= 0) {
      const auto field = static_cast<std::size_t>(joined->unclear);
      std::size_t over = std::min(field, upper.size() - 1);
      while (over > 0 && trim(upper[over]).empty()) --over;
      unclear = unclear_figures(field, upper[over]);
    }
    if (!joined->period.empty()) period_of_areas = joined->period;
    if (!joined->unit.empty()) title_unit_ = joined->unit;
    if (header_lines_.empty()) header_lines_.push_back(names);
    header_lines_.push_back(below[0]);
    if (cells.empty()) cells = cells_here();
    csv_.next();
    std::vector<HeaderCell> lower_cells = cells_here();
    lower_cells.resize(std::max(lower_cells.size(), cells.size()));
    std::size_t over = 0;  // the header above that holds for this field: merged ones stand in their first
    for (std::size_t i = 0; i < lower_cells.size(); ++i) {
      if (i < names.size() && !trim(names[i]).empty()) over = i;
      const bool names_period = i < below[0].size() && !read_figure_header(below[0][i]).period.empty();
      if (!names_period) lower_cells[i] = cells[over];
    }
    cells = std::move(lower_cells);
    names = std::move(joined->names);
  }
  if (form_.sheet != nullptr && names.size() < form_.sheet->width()) {
    names.resize(std::min<std::size_t>(form_.sheet->width(), CsvReader::max_fields));
  }
  add_year_of_title(names);
  const std::vector<std::string_view> fields(names.begin(), names.end());
  if (title_period_.empty()) title_period_ = period_of_areas;
  Header header = match_header(fields, header_context(plan_needed));
  areas_on_top_ = plantrack::areas_on_top(header.wide);
  periods_on_top_ = !header.wide.empty() && !header.wide.front().period.empty();
  std::optional<SheetRow> in_sheet;
  if (form_.sheet != nullptr) in_sheet.emplace(*form_.sheet);
  const auto is_date_of_sheet = [&in_sheet](Place place) {
    const SheetCells::Cell* const cell = in_sheet ? in_sheet->at(place.line, place.column - 1) : nullptr;
    return cell != nullptr && (cell->kind == CellKind::date || cell->kind == CellKind::month);
  };
  for (WideColumn& each : header.wide) {
    if (!periods_on_top_) each.period = period_of_areas;
    const auto field = static_cast<int>(each.field);
    const HeaderCell cell = each.field < cells.size() ? cells[each.field] : HeaderCell{place_of(field), field};
    each.place = cell.place;
    each.named_in = cell.field;
    each.is_date = is_date_of_sheet(each.place);
  }
  // Words for kinds of figures further down: the header is longer than it looks.
  for (const auto& record : peek(most_lines + 2)) {
    if (is_one_of_lines(header_lines_, record)) break;  // once more, for another page
    for (const WideColumn& each : header.wide) {
      if (!unclear && each.field < record.size() && says_kind_of_figures(record[each.field]))
        unclear = unclear_figures(each.field, fields[each.field]);
    }
  }
  for (HeaderFault& each : header.faults) {
    if (each.rule != &rule("column-missing") || each.column != name_of(Column::period)) continue;
    if (titles_unclear_) {
      each.hint =
          say("the lines above leave open which period it is: let one say it, such as “Q3/2024”, or add the column",
              "các dòng phía trên chưa nói rõ là kỳ nào: chỉ ghi một kỳ, ví dụ “Quý III/2024”, hoặc thêm cột này");
    } else if (sheet_says_another_) {
      each.hint =
          say("the title names a period, and the sheet's name another: let both say the same, or add the column",
              "tên bảng ghi một kỳ, tên trang tính ghi kỳ khác: sửa cho thống nhất, hoặc thêm cột này");
    }
  }
  if (unclear) {
    header.faults = {std::move(*unclear)};
    header.usable = false;
  }
  for (HeaderFault& each : header.faults) {
    if (each.rule != &rule("header-missing") || form_.sheet != nullptr || !form_.delimiter || usual == delimiter)
      continue;
    each.hint = say("the file looks as if `{}` stood between its cells: leave out --delimiter, or name that one",
                    "các ô trong tệp có vẻ cách nhau bằng `{}`: bỏ --delimiter, hoặc nêu đúng dấu đó",
                    usual == '\t' ? "\\t" : std::string(1, usual));
  }
  columns_ = std::move(header.columns);
  if (columns_.units.empty() && !title_unit_.empty()) columns_.units = {title_unit_};
  columns_.title_area = title_area_;
  columns_.first_area = area_of_first_row();
  columns_.wide = std::move(header.wide);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    std::optional<Column> column;
    for (std::size_t k = 0; k < column_count; ++k) {
      if (columns_[static_cast<Column>(k)] == static_cast<int>(i)) column = static_cast<Column>(k);
    }
    headers_.push_back(column ? std::string(name_of(*column)) : visible(trim(fields[i]), 80));
    if ((!column && !is_wide_field(columns_.wide, i)) || column == Column::evidence || column == Column::note)
      free_texts_.push_back(i);
  }
  unread_ = overlooked_fields(header.faults);
  report_form(delimiter);
  report_header(header);
  refused_ = !header.usable;
  if (refused_) finish();
}

bool ProgressReader::repeats_line_of_header() const {
  return is_one_of_lines(header_lines_, csv_.fields());
}

// Those in which a figure would be overlooked: of columns that are told and not read. A column that is filled in every
// row is the form's own: names of fields, codes. Headings and blank lines are no such rows.
std::vector<std::size_t> ProgressReader::overlooked_fields(std::span<const HeaderFault> faults) const {
  std::vector<std::size_t> fields;
  for (const HeaderFault& fault : faults) {
    const bool unread = fault.rule == &rule("column-unknown") || fault.rule == &rule("rows-not-read");
    if (unread && fault.field >= 0) fields.push_back(static_cast<std::size_t>(fault.field));
  }
  auto below = fields.empty() ? std::vector<std::vector<std::string>>() : peek(most_titles);
  std::erase_if(below, [this](const auto& row) {
    const auto lacks = [&](Column column) {
      const auto field = static_cast<std::size_t>(columns_[column]);
      return columns_.has(column) && (field >= row.size() || !is_filled(row[field]));
    };
    return std::count_if(row.begin(), row.end(), is_filled) < 2 || lacks(Column::target) || lacks(Column::period);
  });
  std::erase_if(fields, [&below](std::size_t field) {
    return std::all_of(below.begin(), below.end(),
                       [field](const auto& row) { return field < row.size() && is_filled(row[field]); });
  });
  // "Tỷ lệ %", where a share may have been written.
  for (std::size_t i = 0; i < headers_.size(); ++i) {
    if (read_figure_header(headers_[i]).kind == FigureKind::comparison) fields.push_back(i);
  }
  return fields;
}

// A cell merged over the rows of an area is in CSV one that the first of them has alone. Only a table in which the rows
// with an area are all of one target and period, and those without of others, looks like that: where they are the first
// of their groups, or there is but one group, of one period or of one target.
std::string ProgressReader::area_of_first_row() const {
  constexpr std::size_t looked_at = 40, fewest = 3;
  const int area = columns_[Column::area], target = columns_[Column::target], period = columns_[Column::period];
  if (area < 0 || target < 0 || (form_.sheet != nullptr && form_.sheet->has_merges())) return {};
  const auto cell = [](const std::vector<std::string>& row, int field) {
    const bool there = field >= 0 && static_cast<std::size_t>(field) < row.size();
    return there ? trim(row[static_cast<std::size_t>(field)]) : std::string_view();
  };
  auto rows = peek(looked_at);
  std::erase_if(rows, [&](const auto& row) { return cell(row, target).empty(); });
  if (rows.size() < fewest || cell(rows.front(), area).empty()) return {};
  const auto subject = [&](const std::vector<std::string>& row) {
    return bare_key(cell(row, target)) + '\n' + bare_key(cell(row, period));
  };
  const auto are_all_as_first = [&](int field) {
    return std::all_of(rows.begin(), rows.end(), [&](const auto& row) {
      return bare_key(cell(row, field)) == bare_key(cell(rows.front(), field));
    });
  };
  const bool one_group_will_do = are_all_as_first(period) || are_all_as_first(target);
  const std::string first_subject = subject(rows.front());
  std::vector<std::string> areas, others;
  bool interleaved = false;
  for (const auto& row : rows) {
    const bool of_first = subject(row) == first_subject;
    if (of_first == cell(row, area).empty()) return {};
    interleaved = interleaved || (of_first && !others.empty());
    (of_first ? areas : others).push_back(of_first ? bare_key(cell(row, area)) : subject(row));
  }
  const auto are_distinct = [](std::vector<std::string>& keys) {
    std::sort(keys.begin(), keys.end());
    return std::adjacent_find(keys.begin(), keys.end()) == keys.end();
  };
  const bool groups =
      areas.size() == 1 ? one_group_will_do && are_distinct(others) : interleaved && are_distinct(areas);
  return groups && !others.empty() ? std::string(cell(rows.front(), area)) : std::string();
}

// "Quý I | Quý II" below the title "Năm 2024".
void ProgressReader::add_year_of_title(std::vector<std::string>& names) {
  const std::string_view title = title_period_;
  const std::size_t digits = title.find_first_of("0123456789");
  if (digits == std::string_view::npos || title.size() - digits != 4) return;
  const ReadPeriod year = read_period(title, {});
  if (year.problem != CellProblem::none || year.value.frequency() != Frequency::year) return;
  bool any = false;
  for (std::string& name : names) {
    if (column_named(name) || !period_of_header(name).empty()) continue;
    std::string whole = with_year(name, title.substr(digits));
    if (whole.empty()) continue;
    name = std::move(whole);
    any = true;
  }
  if (any) title_period_.clear();
}

Writing ProgressReader::taken_for_granted(Column column) const {
  const bool is_number = column == Column::value || column == Column::numerator || column == Column::denominator;
  return is_number && numbers_ == NumberForm::vi ? Writing::second : Writing::first;
}

void ProgressReader::report_header(const Header& header) {
  for (const HeaderFault& fault : header.faults) {
    if (!worth_telling(*fault.rule)) continue;
    const std::uint32_t start = form_.sheet == nullptr ? 1 : 0;
    const Place place = fault.field < 0 ? Place{csv_.line(), start, 0} : place_of(fault.field);
    Finding finding;
    finding.rule = fault.rule;
    finding.severity = fault.rule->severity;
    finding.file = file_;
    finding.place = place;
    if (form_.sheet != nullptr) finding.sheet = form_.sheet->name();
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
  if (!ended_ && has_more_of_record()) {
    ++rows_read_;
    end_runs();
    take_record(row);
    return Step::row;
  }
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
    end_runs();
    if (csv_.fault() != CsvFault::none || !is_full_row()) {
      ++rows_broken_;
      csv_.fault() != CsvFault::none ? report_broken() : report_field_count();
      return Step::broken;
    }
    pending_.clear();
    next_wide_ = 0;
    const auto fields = csv_.fields();
    for (std::size_t i = 0; i < columns_.wide.size(); ++i) {
      if (columns_.wide[i].field < fields.size() && !trim(fields[columns_.wide[i].field]).empty())
        pending_.push_back(i);
    }
    take_record(row);
    return Step::row;
  }
  return Step::end;
}

// The row that the record is, or the next of those that it is.
void ProgressReader::take_record(ProgressRow& row) {
  row = ProgressRow{};
  row.line = csv_.line();
  row.field.fill(-1);
  if (applies_fixes_) fixes_.fill(std::nullopt);
  const auto fields = csv_.fields();
  const auto place = [&](Column column, int field) {
    if (field < 0 || static_cast<std::size_t>(field) >= fields.size()) return;
    row.field[static_cast<std::size_t>(column)] = field;
    row.text[static_cast<std::size_t>(column)] = trim(fields[static_cast<std::size_t>(field)]);
  };
  for (std::size_t i = 0; i < column_count; ++i) place(static_cast<Column>(i), columns_[static_cast<Column>(i)]);
  const auto text = [&row](Column column) -> std::string_view& { return row.text[static_cast<std::size_t>(column)]; };
  if (!columns_.has(Column::period)) {
    text(Column::period) = !form_.period.empty() ? form_.period : title_period_;
  }
  if (!columns_.wide.empty()) {
    const WideColumn& wide = columns_.wide[next_wide_ < pending_.size() ? pending_[next_wide_] : 0];
    if (next_wide_ < pending_.size()) place(Column::value, static_cast<int>(wide.field));
    if (!wide.period.empty()) text(Column::period) = wide.period;
    if (!wide.area.empty() && next_wide_ < pending_.size()) text(Column::area) = wide.area;
    row.estimate = wide.estimate;
    ++next_wide_;
  }
  if (form_.sheet != nullptr && form_.sheet->has_merges()) fill_merged(row);
  for (const Column id : {Column::plan, Column::target, Column::area, Column::agency}) clean_id(row, id);
}

// With as many fields as the header, but for empty ones at its end.
bool ProgressReader::is_full_row() const {
  const std::size_t expected = headers_.size();
  const auto fields = csv_.fields();
  if (csv_.field_count() == expected || (form_.sheet != nullptr && csv_.field_count() < expected)) return true;
  if (csv_.field_count() != fields.size()) return false;
  const bool longer = fields.size() > expected;
  if (longer && !all_empty(fields.subspan(expected))) return false;
  if (!longer && names_ != nullptr && is_below_table(csv_, expected, *names_)) return true;
  const auto filled = [&](Column column) {
    const int field = columns_[column];
    return field >= 0 && static_cast<std::size_t>(field) < fields.size() &&
           !trim(fields[static_cast<std::size_t>(field)]).empty();
  };
  // Where one is missing in the middle, or one was split in two, those behind it stand in the wrong columns.
  const auto fits = [&](Column column, auto&& reads) {
    return !filled(column) || reads(trim(fields[static_cast<std::size_t>(columns_[column])]));
  };
  // One word may be a number misspelt, "no figure" in words may be more; other words are those of another column.
  const auto is_number = [](std::string_view cell) {
    if (cell.find_first_of("0123456789") != std::string_view::npos || says_no_figure(cell)) return true;
    return cell.find(' ') == std::string_view::npos && !parse_status(cell) && !parse_estimate(cell);
  };
  const auto is_name = [](std::string_view cell) {
    return cell.find_first_not_of("0123456789-/., ") != std::string_view::npos;
  };
  if (!fits(Column::agency, is_name) ||
      !fits(Column::reported_on, [](std::string_view cell) { return cell.size() > 5; }) ||
      !fits(Column::status, [](std::string_view cell) { return parse_status(cell).has_value(); }) ||
      !fits(Column::estimate, [](std::string_view cell) { return parse_estimate(cell).has_value(); }) ||
      !fits(Column::value, is_number) || !fits(Column::numerator, is_number) || !fits(Column::denominator, is_number)) {
    return false;
  }
  if (longer) return !is_value_split() || filled(Column::denominator);
  // A numerator alone may be what stands one column too far to the left.
  const bool is_period_there = filled(Column::period) && fits(Column::period, [](std::string_view cell) {
                                 return parse_period(cell).has_value();
                               });
  const bool figure = filled(Column::value) || filled(Column::status) ||
                      (filled(Column::numerator) && filled(Column::denominator)) ||
                      (filled(Column::numerator) && is_period_there) ||
                      std::any_of(columns_.wide.begin(), columns_.wide.end(),
                                  [&](const WideColumn& each) { return each.field < fields.size(); });
  if (figure == filled(Column::target) && (figure || !filled(Column::period))) return true;
  std::size_t given = 0;
  for (const std::string_view each : fields) given += trim(each).empty() ? 0 : 1;
  // Target and period alone: the figure that is missing is the end of the row.
  const std::string_view period =
      filled(Column::period) ? trim(fields[static_cast<std::size_t>(columns_[Column::period])]) : std::string_view();
  return filled(Column::target) && parse_period(period).has_value() && given == (filled(Column::plan) ? 3U : 2U);
}

// 120,5 in a comma file: whole numbers in the value's field and in the next.
bool ProgressReader::is_value_split() const {
  const int value = columns_[Column::value];
  const auto is_whole = [&](std::size_t field) {
    const std::string_view text = field < csv_.fields().size() ? trim(csv_.fields()[field]) : std::string_view{};
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  };
  return value >= 0 && numbers_ == NumberForm::en && is_whole(static_cast<std::size_t>(value)) &&
         is_whole(static_cast<std::size_t>(value) + 1);
}

bool ProgressReader::has_unread_figures() const {
  const auto fields = csv_.fields();
  return std::any_of(unread_.begin(), unread_.end(), [fields](std::size_t field) {
    return field < fields.size() && fields[field].find_first_of("123456789") != std::string_view::npos;
  });
}

void ProgressReader::pass_over(const ProgressRow& row) {
  if (passed_over_++ == 0) passed_over_first_ = row.line;
  --rows_read_;
  pending_.clear();
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
  const auto broken_by = [](CsvFault fault) -> const Rule& {
    switch (fault) {
      case CsvFault::quote_never_closed: return rule("quote-never-closed");
      case CsvFault::nul_byte: return rule("nul-byte");
      case CsvFault::field_too_long: return rule("field-too-long");
      default: return rule("stray-quote");
    }
  };
  const Rule& fault = broken_by(csv_.fault());
  if (!worth_telling(fault)) return;
  DecodingFault words = unsplittable(csv_.fault());
  add(fault, -1, csv_.fault_place(), {std::move(words.message), std::move(words.hint)});
}

void ProgressReader::report_field_count() {
  report_in_run(rule("wrong-field-count"), -1, csv_.field_count(), {csv_.line(), 1, 0}, nullptr,
                [&] { return advice_on_field_count(); });
}

ProgressReader::Advice ProgressReader::advice_on_field_count() const {
  const std::size_t expected = headers_.size();
  const std::size_t found = csv_.field_count();
  Text hint = say("fill in the missing separators, one for each column of the header",
                  "thêm các dấu phân cách còn thiếu, đủ số cột như dòng tiêu đề");
  for (const char other : {',', ';', '\t'}) {
    if (found != 1 || expected == 1 || other == csv_.delimiter()) continue;
    const std::string_view line = csv_.record();
    if (static_cast<std::size_t>(std::count(line.begin(), line.end(), other)) + 1 != expected) continue;
    const auto words = [](char sign) { return sign == '\t' ? say("a tab", "dấu tab") : say("`{}`", "`{}`", sign); };
    hint = say("put {} between the cells, as in the header; here it is {}",
               "ngăn cách các ô bằng {} như ở dòng tiêu đề; ở đây là {}", words(csv_.delimiter()), words(other));
  }
  if (found > expected) {
    hint = say("a text or number with a separator in it must stand in double quotes",
               "ô có chứa dấu phân cách phải đặt trong dấu ngoặc kép");
    if (is_value_split()) {
      const auto value = static_cast<std::size_t>(columns_[Column::value]);
      const std::string_view whole = trim(csv_.fields()[value]), rest = trim(csv_.fields()[value + 1]);
      hint =
          rest.size() == 3 && whole.size() <= 3 && whole.front() != '0'
              ? say("a comma without quotes splits a number in two: write {0}{1}, or {0}.{1} if that is meant",
                    "dấu phẩy không có dấu nháy làm số bị tách thành hai ô: ghi {0}{1}, hoặc {0}.{1} nếu đó là số thập "
                    "phân",
                    whole, rest)
              : say("a comma without quotes splits a number in two: write {0}.{1}, not {0},{1}",
                    "dấu phẩy không có dấu nháy làm số bị tách thành hai ô: ghi {0}.{1}, không ghi {0},{1}", whole,
                    rest);
    }
  }
  return {found == 1 ? say("1 field where the header has {}", "dòng có 1 ô, trong khi dòng tiêu đề có {} cột", expected)
                     : say("{} fields where the header has {}", "dòng có {} ô, trong khi dòng tiêu đề có {} cột", found,
                           expected),
          std::move(hint)};
}

// Where a fault of the cell is shown: that of a period or an area which a header says, at the figure below it.
int ProgressReader::field_of(const ProgressRow& row, Column column) const {
  const int field = row.field[static_cast<std::size_t>(column)];
  const bool by_header =
      field < 0 && ((column == Column::period && periods_on_top_) || (column == Column::area && areas_on_top_));
  const WideColumn* const header = by_header ? column_at_hand() : nullptr;
  return header != nullptr ? static_cast<int>(header->field) : field;
}

Place ProgressReader::place_of(int field) const {
  if (form_.sheet != nullptr) return {csv_.line(), static_cast<std::uint32_t>(field + 1), 0};
  const bool is_there = field >= 0 && static_cast<std::size_t>(field) < csv_.fields().size();
  return is_there ? csv_.place_of(static_cast<std::size_t>(field)) : Place{csv_.line(), 1, 0};
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
  findings_.add(finding_of(rule, field, place, std::move(advice), row));
}

Finding ProgressReader::finding_of(const Rule& rule, int field, Place place, Advice advice,
                                   const ProgressRow* row) const {
  Finding finding;
  finding.rule = &rule;
  finding.severity = rule.severity;
  finding.file = file_;
  finding.place = place;
  if (form_.sheet != nullptr) {
    finding.sheet = form_.sheet->name();
    if (field < 0) finding.place.column = 0;
  }
  finding.field = field;
  if (field >= 0) finding.row = row != nullptr ? row->line : csv_.line();
  if (field >= 0 && static_cast<std::size_t>(field) < headers_.size()) {
    finding.header = headers_[static_cast<std::size_t>(field)];
  }
  if (row != nullptr) {
    finding.plan = row->plan;
    finding.target = row->target;
  }
  finding.message = std::move(advice.message);
  finding.hint = std::move(advice.hint);
  finding.fix = std::move(advice.fix);
  return finding;
}

}  // namespace plantrack
