#include "render/table_document.hpp"

#include "render/words.hpp"

namespace plantrack {
namespace {

struct Words {
  const ColumnHead& head;
  Lang lang;

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const std::vector<std::string>& ids) const { return plain_text(head, ids); }
  std::string operator()(const Text& text) const { return text.in(lang); }
  std::string operator()(const std::vector<Text>& texts) const {
    std::string all;
    for (const Text& each : texts) all += (all.empty() ? "" : "; ") + each.in(lang);
    return all;
  }
  std::string operator()(const Quantity& quantity) const {
    std::string text = localized(plain_text(head, quantity), lang);
    if (text.starts_with('-')) text.replace(0, 1, "−");
    return text;
  }
  std::string operator()(std::int64_t number) const { return localized(std::to_string(number), lang); }
  std::string operator()(bool flag) const { return (flag ? say("yes", "có") : say("no", "không")).in(lang); }
  std::string operator()(Status status) const { return status_words(status).in(lang); }
  std::string operator()(const ToldStatus& told) const { return told.words.in(lang); }
  std::string operator()(Month month) const { return month_words(month, lang); }
  std::string operator()(Date date) const { return date_words(date, lang); }
};

}  // namespace

Cell cell_of(const ColumnHead& head, const DataValue& value, Lang lang) {
  Cell cell(std::visit(Words{head, lang}, value), value);
  if (const ToldStatus* const told = std::get_if<ToldStatus>(&value)) cell.value = told->status;
  cell.kind = head.kind;
  cell.field = head.name;
  return cell;
}

Table shown_table(const DataTable& table, std::initializer_list<std::string_view> columns, Lang lang) {
  std::vector<std::size_t> places;
  Table shown;
  for (const std::string_view name : columns) {
    for (std::size_t column = 0; column < table.columns(); ++column) {
      const ColumnHead& head = table.head(column);
      if (head.name != name) continue;
      places.push_back(column);
      const bool wide = head.kind == DataKind::text || head.kind == DataKind::texts;
      shown.columns.push_back({std::string(head.title(lang)), is_number(head.kind) ? Align::right : Align::left,
                               wide ? 6 : 3, head.name == "name"});
    }
  }
  for (std::size_t row = 0; row < table.rows(); ++row) {
    std::vector<Cell>& cells = shown.rows.emplace_back();
    for (const std::size_t place : places) cells.push_back(cell_of(table.head(place), table.at(row, place), lang));
  }
  return shown;
}

}  // namespace plantrack
