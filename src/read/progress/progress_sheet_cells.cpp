// What cells of spreadsheets are beside their text: typed, merged, formulas without a result.
#include "base/unicode.hpp"
#include "model/rules.hpp"
#include "read/progress/progress_reader.hpp"

#include <algorithm>

namespace plantrack {
namespace {

// A merged cell holds for all its rows where it says what the figures are of.
constexpr Column holding_columns[] = {Column::plan, Column::target, Column::period, Column::area, Column::agency};

constexpr bool is_figure(Column column) {
  return column == Column::value || column == Column::numerator || column == Column::denominator ||
         column == Column::status;
}

}  // namespace

const SheetCells::Cell* ProgressReader::sheet_cell(const ProgressRow& row, Column column) {
  const int field = row.field[static_cast<std::size_t>(column)];
  if (!sheet_row_ || field < 0) return nullptr;
  return sheet_row_->at(row.line, static_cast<std::uint32_t>(field));
}

std::optional<SheetCells::Lines> ProgressReader::merged_lines(const ProgressRow& row, Column column) const {
  const int field = row.field[static_cast<std::size_t>(column)];
  const bool may_be = form_.sheet != nullptr && form_.sheet->has_merges();
  if (!may_be || field < 0) return std::nullopt;
  return form_.sheet->merged(row.line, static_cast<std::uint32_t>(field));
}

void ProgressReader::fill_merged(ProgressRow& row) {
  for (const Column column : holding_columns) {
    const auto index = static_cast<std::size_t>(column);
    // Fields that are empty to the row's end are not among those of its line.
    const int field = columns_[column];
    if (field < 0 || !row.text[index].empty()) continue;
    const auto lines = form_.sheet->merged(row.line, static_cast<std::uint32_t>(field));
    if (!lines || lines->first == row.line) continue;
    SheetRow above(*form_.sheet);
    const SheetCells::Cell* const cell = above.at(lines->first, static_cast<std::uint32_t>(field));
    if (cell == nullptr) continue;
    merged_texts_[index] = cell->text;
    row.text[index] = trim(merged_texts_[index]);
    row.field[index] = field;
  }
}

bool ProgressReader::refuses_formula(ProgressRow& row, Column column) {
  const SheetCells::Cell* const cell = sheet_cell(row, column);
  if (cell == nullptr || cell->kind != CellKind::unknown_formula) return false;
  report(row, rule("formula-without-result"), column, [&] {
    return Advice{say("`{}` is a formula whose result is not in the file",
                      "`{}` là công thức nhưng trong tệp không có kết quả", quoted(cell->text)),
                  say("open the file in a spreadsheet and save it once, or type the value itself",
                      "mở tệp bằng Excel hoặc LibreOffice rồi lưu lại một lần, hoặc gõ chính giá trị")};
  });
  return true;
}

// May nothing be read of the cell, since it is a formula that nobody computed, or a figure for several rows? That is
// told, but of the latter only where it begins.
bool ProgressReader::sheet_refuses(ProgressRow& row, Column column) {
  if (form_.sheet == nullptr) return false;
  if (refuses_formula(row, column)) return true;
  const SheetCells::Cell* const cell = sheet_cell(row, column);
  if (!is_figure(column)) return false;
  const int its_own = row.field[static_cast<std::size_t>(column)];
  const int field = its_own >= 0 ? its_own : columns_[column];
  if (field < 0 || !form_.sheet->has_merges()) return false;
  const auto lines = form_.sheet->merged(row.line, static_cast<std::uint32_t>(field));
  if (!lines || (lines->first == lines->last && !(is_wide() && lines->over_columns))) return false;
  if (lines->first < row.line) {
    if (cell != nullptr) return false;
    row.faulty = row.faulty || findings_.weight(rule("merged-figure"), row.plan) == Severity::error;
    return true;
  }
  if (cell == nullptr) return false;
  report(row, rule("merged-figure"), column, [&] {
    return Advice{
        lines->first == lines->last
            ? say("one figure stands in merged cells of several columns", "một con số nằm trong ô gộp qua nhiều cột")
            : say("one figure stands in merged cells of rows {} to {}",
                  "một con số nằm trong ô gộp từ dòng {} đến dòng {}", lines->first, lines->last),
        say("split the cells, and write each row's own figure", "bỏ gộp ô và ghi số liệu riêng cho từng dòng")};
  });
  return true;
}

// Other merged cells hold for their first row alone.
void ProgressReader::report_merged(ProgressRow& row) {
  if (!form_.sheet->has_merges()) return;
  for (const Column column : {Column::reported_on, Column::estimate, Column::evidence, Column::note, Column::unit}) {
    const auto lines = merged_lines(row, column);
    if (!lines || lines->first != row.line || lines->last == row.line || row[column].empty()) continue;
    report(row, rule("merged-cell"), column, [&] {
      return Advice{say("the cell is merged over rows {} to {}, and is read for the first of them alone",
                        "ô được gộp từ dòng {} đến dòng {}, chỉ được đọc cho dòng đầu", lines->first, lines->last),
                    say("split the cells, and fill in each row", "bỏ gộp ô và điền cho từng dòng")};
    });
  }
}

}  // namespace plantrack
