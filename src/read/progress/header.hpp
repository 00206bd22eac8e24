// The header of a progress file: which column holds what, by its English or one of its Vietnamese names, whatever the
// case, the accents, the spaces and underscores.
#pragma once

#include "base/finding.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

enum class Column : std::uint8_t {
  plan,
  target,
  period,
  area,
  value,
  numerator,
  denominator,
  status,
  agency,
  reported_on,
  estimate,
  evidence,
  note,
  unit  // not read, but told where it is not the target's
};
inline constexpr std::size_t column_count = 14;

std::string_view name_of(Column column);  // reported_on, as in the canonical header
Text words_for(Column column);            // reported_on; ngày báo cáo
std::optional<Column> column_named(std::string_view header);

// One of several columns of figures: those of a period, or of an area, or of both, which its header names.
struct WideColumn {
  std::size_t field;
  std::string period;  // as read_period reads it; empty where the header names an area alone
  std::string area;    // empty: the whole, where others are areas
  bool estimate = false;
  Place place = {};      // of the cell that names the period, and
  int named_in = 0;      // its field: where one stands above several columns, the first of them
  bool is_date = false;  // of a spreadsheet
};

// Where each column stands among the fields of a record.
class Columns {
 public:
  Columns() { field_.fill(-1); }
  int operator[](Column column) const { return field_[static_cast<std::size_t>(column)]; }  // -1 = not there
  bool has(Column column) const { return (*this)[column] >= 0; }
  void place(Column column, int field) { field_[static_cast<std::size_t>(column)] = field; }
  bool totals = false;                  // the header of the figures says that they are running totals
  std::vector<std::string> units = {};  // in which the headers of figures say, or a title above them, that they are
  std::string title_area = {};          // that a title above is about
  std::string first_area = {};          // that the first row of a group names alone
  std::vector<WideColumn> wide = {};    // of figures, where there is no `value`

 private:
  std::array<int, column_count> field_;
};

// What is wrong with a header: `field` is the one concerned, -1 the header as a whole.
struct HeaderFault {
  const Rule* rule;
  int field;
  std::string_view column;  // canonical name, where one is meant
  Text message;
  Text hint;
};

bool areas_on_top(const std::vector<WideColumn>& wide);
bool is_wide_field(const std::vector<WideColumn>& wide, std::size_t field);

struct Header {
  Columns columns;
  std::vector<HeaderFault> faults;
  std::vector<WideColumn> wide;  // not empty: each of these cells is a figure of its row's target
  bool usable = true;            // no fault is an error
};

// What the plans know, as a header needs it; and the cells that follow below.
struct HeaderContext {
  bool plan_needed = false;   // nothing else tells the plan
  bool period_needed = true;  // the same of the period
  std::function<bool(std::string_view)> is_plan = {}, is_target = {}, is_area = {}, is_level = {};
  std::function<Text(std::string_view)> area_meant = {};  // "did you mean …?"
  // Are there cells in that field, and does each hold? Are there none?
  std::function<bool(std::size_t field, const std::function<bool(std::string_view)>& holds)> all_cells = {};
  std::function<bool(std::size_t field)> no_cells = {};
  // Are there rows with something in that field, and has none of them anything in those others?
  std::function<bool(std::size_t field, std::span<const int> others)> stands_alone = {};
};

Header match_header(std::span<const std::string_view> fields, const HeaderContext& context);

using KnownCell = std::function<bool(std::string_view)>;

// Two lines of a header as one: "Năm 2024" over "Kế hoạch | Thực hiện", areas over the same, "Thực hiện" over years.
struct JoinedHeader {
  std::vector<std::string> names;
  std::string period = {};  // that of the whole table, where areas stand below it
  std::string unit = {};    // that which stands below all headers of figures
  int unclear = -1;         // the first field of figures of which it does not come out what they are
};
std::optional<JoinedHeader> joined_header(std::span<const std::string_view> upper,
                                          std::span<const std::string_view> lower, const KnownCell& is_area = {});
HeaderFault unclear_figures(std::size_t field, std::string_view header);

// Does the record look like a header? Titles often stand above it.
bool is_header(std::span<const std::string_view> fields, const KnownCell& is_area = {});
// Saved in an encoding without the Vietnamese letters: Tr?ng ??nh.
bool has_lost_letters(std::string_view cell);
Text lost_letters_hint();
// Are all its columns those of progress files, with figures among them? Reports have others.
bool is_header_of_progress(std::span<const std::string_view> fields);
// "Thực hiện", "KH", "Target": a word for a kind of figures alone.
bool says_kind_of_figures(std::string_view cell);

// A first line `sep=;` as Excel writes it; nullopt where the text does not begin with one.
std::optional<char> stated_delimiter(std::string_view beginning);

// The delimiter under which one of the first lines names the most columns; a comma where none does.
char likely_delimiter(std::string_view beginning);

}  // namespace plantrack
