// The cells of a progress file's row: ids cleaned, numbers, periods and dates read.
#include "read/progress/progress_reader.hpp"

#include "model/rules.hpp"

#include <utility>

namespace plantrack {

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

}  // namespace plantrack
