// A view as data: the columns of a row type, each with its name, kind, title and meaning, and the rows. CSV, JSON,
// JSON Schema, xlsx and the tables of columns in the documents are writers of it, so a column is described once.
#pragma once

#include "base/calendar.hpp"
#include "base/rational.hpp"
#include "base/text.hpp"
#include "compute/goal_result.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace plantrack {

enum class DataKind {
  id,        // ids, codes, names of files: the same in every language
  ids,       // several of them
  text,      // words of people; in CSV the English ones
  texts,     // several of them
  number,    // at most four decimals, or as many as the value asks for
  percent,   // exactly two decimals
  achieved,  // the same, and what is below 100 never shows as 100
  flag,      // yes or no
  status,    // of a goal
  month,
  date
};

constexpr bool is_number(DataKind kind) {
  return kind == DataKind::number || kind == DataKind::percent || kind == DataKind::achieved;
}

inline constexpr bool folded = true;

// What a reader of the column has to know of it. Several values stand in one CSV cell: ids split by |, texts by ;.
struct ColumnHead {
  std::string_view name;  // the CSV column and the JSON key
  DataKind kind;
  std::string_view title_en, title_vi;
  std::string_view meaning_en, meaning_vi;
  bool folds = false;  // in a workbook: beside the point on a printed page, a click away on the screen

  std::string_view title(Lang lang) const { return lang == Lang::vi ? title_vi : title_en; }
  std::string_view meaning(Lang lang) const { return lang == Lang::vi ? meaning_vi : meaning_en; }
};

// A figure, exact; shown with so many decimals at most.
struct Quantity {
  Rational value;
  int decimals = 4;
  bool in_percent = false;  // a figure in %: a spreadsheet keeps it as a fraction

  explicit Quantity(Rational figure, int at_most = 4, bool percent = false)
      : value(std::move(figure)), decimals(at_most), in_percent(percent) {}
  // GMP ends the program where it gets no memory; said here so that growing vectors of cells move them.
  Quantity(Quantity&&) noexcept = default;
  Quantity& operator=(Quantity&&) noexcept = default;
  Quantity(const Quantity&) = default;
  Quantity& operator=(const Quantity&) = default;
};

// A status in words that say more than its own: "met so far".
struct ToldStatus {
  Status status;
  Text words;
};

// monostate: there is none.
using DataValue = std::variant<std::monostate, std::string, std::vector<std::string>, Text, std::vector<Text>, Quantity,
                               std::int64_t, bool, Status, ToldStatus, Month, Date>;

template <class Row>
struct DataColumn {
  ColumnHead head;
  DataValue (*get)(const Row& row);
};

class DataTable {
 public:
  // `columns` live as long as the program does.
  template <class Row, std::size_t count>
  DataTable(const DataColumn<Row> (&columns)[count], std::vector<Row> rows)
      : source_(std::make_shared<Typed<Row>>(std::span<const DataColumn<Row>>(columns), std::move(rows))) {}

  std::size_t columns() const { return source_->columns(); }
  std::size_t rows() const { return source_->rows(); }
  const ColumnHead& head(std::size_t column) const { return source_->head(column); }
  DataValue at(std::size_t row, std::size_t column) const { return source_->at(row, column); }

 private:
  struct Source {
    virtual ~Source() = default;
    virtual std::size_t columns() const = 0;
    virtual std::size_t rows() const = 0;
    virtual const ColumnHead& head(std::size_t column) const = 0;
    virtual DataValue at(std::size_t row, std::size_t column) const = 0;
  };
  template <class Row>
  struct Typed final : Source {
    Typed(std::span<const DataColumn<Row>> some_columns, std::vector<Row> some_rows)
        : columns_(some_columns), rows_(std::move(some_rows)) {}
    std::size_t columns() const override { return columns_.size(); }
    std::size_t rows() const override { return rows_.size(); }
    const ColumnHead& head(std::size_t column) const override { return columns_[column].head; }
    DataValue at(std::size_t row, std::size_t column) const override { return columns_[column].get(rows_[row]); }

    std::span<const DataColumn<Row>> columns_;
    std::vector<Row> rows_;
  };
  std::shared_ptr<const Source> source_;
};

// The columns alone: what a view has, without rows.
template <class Row, std::size_t count>
DataTable without_rows_of(const DataColumn<Row> (&columns)[count]) {
  return {columns, std::vector<Row>()};
}
template <const auto& columns>
DataTable without_rows() {
  return without_rows_of(columns);
}

// For the getters: what may be absent.
template <class Given>
DataValue if_any(const std::optional<Given>& value) {
  return value ? DataValue(*value) : DataValue();
}
DataValue figure(const std::optional<Rational>& value, int decimals = 4, bool in_percent = false);
DataValue text_value(std::string_view text);  // nothing where it is empty
DataValue text_value(const Text& text);
DataValue whole(const std::optional<int>& value);

// The cell as the stable outputs print it: English, `.`, no thousands separators, yes and no; empty where there is
// none.
std::string plain_text(const ColumnHead& head, const DataValue& value);

}  // namespace plantrack
