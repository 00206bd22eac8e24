#include "render/template_csv.hpp"

#include "base/unicode.hpp"
#include "render/csv.hpp"

namespace plantrack {

// Excel takes the separator of lists of its language: where the decimal sign is a comma, a semicolon.
std::string template_csv(const TemplateTable& table, bool excel, Lang lang) {
  const char delimiter = excel && lang == Lang::vi ? ';' : ',';
  std::string out(excel ? byte_order_mark : "");
  const auto write = [&](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out += delimiter;
      out += quoted_if_needed(cells[i], delimiter);
    }
    out += excel ? "\r\n" : "\n";
  };
  write(table.header);
  for (const std::vector<std::string>& row : table.rows) write(row);
  return out;
}

}  // namespace plantrack
