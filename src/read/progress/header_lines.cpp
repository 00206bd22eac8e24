// Where the header of a table stands and what it is made of: titles above it, two or three lines that are one.
#include "base/unicode.hpp"
#include "model/rules.hpp"
#include "read/progress/cells.hpp"
#include "read/progress/figure_header.hpp"
#include "read/progress/header_words.hpp"
#include "read/progress/unit_words.hpp"

#include <algorithm>
#include <string>

namespace plantrack {

namespace {

// "Trong đó", "Chia theo huyện" over areas: words that say nothing else.
bool divides_into_areas(std::string_view header) {
  const std::string key = header.size() > 60 ? std::string() : bare_key(header);
  if (is_one_of(key, {"trongdo", "trongdo:", "baogom", "chiara", "ofwhich", "ofwhich:", "including", "thereof",
                      "bydistrict", "byward", "byarea"}))
    return true;
  constexpr std::string_view by = "chiatheo", of = "phantheo";
  if (!key.starts_with(by) && !key.starts_with(of)) return false;
  return is_one_of(std::string_view(key).substr(by.size()),
                   {"huyen", "xa", "quan", "phuong", "diaban", "diaphuong", "donvi", "donvihanhchinh", "huyen,thanhpho",
                    "huyenthanhpho", "huyen,xa", "xa,phuong", "capxa", "caphuyen", "tinh"});
}

}  // namespace

bool is_header(std::span<const std::string_view> fields, const KnownCell& is_area) {
  std::size_t known = 0;
  std::size_t periods = 0;
  std::size_t areas = 0;
  std::size_t misspelt = 0;  // periods; one alone may be a line of particulars above the header, as "Toàn tỉnh" may
  bool target = false, whole = false, divides = false;
  for (const std::string_view field : fields) {
    const auto column = column_named(field);
    known += column ? 1 : 0;
    target = target || column == Column::target;
    periods += !column && (!period_of_header(field).empty() || !with_year(field, "2024").empty()) ? 1 : 0;
    misspelt += !column && is_period_misspelt(field) && !parse_date(trim(field)) ? 1 : 0;
    areas += !column && is_area && is_area(trim(field)) ? 1 : 0;
    whole = whole || (!column && names_whole(field));
    divides = divides || (is_area && divides_into_areas(field));
  }
  return known >= 2 || (target && (periods >= 1 || areas >= 1 || misspelt > 1 || (whole && divides)));
}

bool is_header_of_progress(std::span<const std::string_view> fields) {
  Columns columns;
  bool wide = false;
  for (const std::string_view field : fields) {
    const auto column = column_named(field);
    if (column) columns.place(*column, 0);
    if (column || trim(field).empty() || is_passed_over(field) || is_plan_word(field)) continue;
    if (period_of_header(field).empty()) return false;
    wide = true;
  }
  const bool long_form = columns.has(Column::period) &&
                         (columns.has(Column::value) || columns.has(Column::numerator) || columns.has(Column::status));
  return columns.has(Column::target) && (wide || long_form);
}

namespace {

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  });
}

// What stands over figures: a period, an area, a word such as "Thực hiện"; no other column.
bool is_over_figures(std::string_view header, const KnownCell& is_area) {
  if (const auto column = column_named(header); column && column != Column::value) return false;
  const FigureHeader figures = read_figure_header(header);
  if (figures.kind != FigureKind::unsaid || !figures.period.empty()) return true;
  return !column_named(header) && ((is_area && is_area(trim(header))) || names_whole(header));
}

// A note, a unit, who reported: what may stand beside the figures below one period.
bool tells_of_figures(std::string_view header) {
  switch (column_named(header).value_or(Column::value)) {
    case Column::agency:
    case Column::reported_on:
    case Column::evidence:
    case Column::note:
    case Column::unit: return true;
    default: return false;
  }
}

std::string with_mark_of(const FigureHeader& figures) {
  return (figures.kind == FigureKind::estimate ? "Ước " : "") + figures.period;
}

// Words that stand over two areas or more, and are no header by themselves.
bool only_groups_areas(std::span<const std::string_view> upper, std::span<const std::string_view> lower,
                       std::size_t from, const KnownCell& is_area) {
  if (!is_area || from >= upper.size() || !divides_into_areas(upper[from])) return false;
  // Beside columns of periods nothing tells of which of them the areas are.
  if (std::any_of(upper.begin(), upper.end(), [](auto each) { return !read_figure_header(each).period.empty(); }))
    return false;
  std::size_t areas = 0;
  for (std::size_t i = from; i < lower.size() && (i == from || i >= upper.size() || trim(upper[i]).empty()); ++i) {
    areas += is_area(trim(lower[i])) ? 1 : 0;
  }
  return areas > 1;
}

// Is there but one period that areas stand below? It is that of the whole table.
bool stand_below_one_period(std::span<const std::string_view> upper, std::span<const std::string_view> lower,
                            const KnownCell& is_area) {
  std::string group, period;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if (i < upper.size() && !trim(upper[i]).empty()) group = trim(upper[i]);
    if (!is_area || (!is_area(trim(lower[i])) && !names_whole(lower[i]))) continue;
    const FigureHeader figures = read_figure_header(group);
    const std::string its = figures.is_figures() && !figures.period.empty() ? with_mark_of(figures) : std::string();
    if (!its.empty() && !period.empty() && its != period) return false;
    if (!its.empty()) period = its;
  }
  return true;
}

// The header of the column of figures below `group`, whose second line says `below`; nullopt where that is unclear.
std::optional<std::string> joined_name(std::string_view group, std::string_view below, const KnownCell& is_area,
                                       bool one_period, JoinedHeader& joined) {
  const FigureHeader upper = read_figure_header(group);
  const FigureHeader lower = read_figure_header(below);
  const bool below_area = is_area && (is_area(trim(below)) || names_whole(below));
  if (below_area && !upper.period.empty() && upper.is_figures()) {
    std::string period = with_mark_of(upper);
    if (!one_period) return std::string(below) + ", " + period;
    joined.period = std::move(period);
    return std::string(below);
  }
  if (lower.kind == FigureKind::comparison || is_passed_over(below)) return std::string(below);
  if (upper.kind == FigureKind::plan || lower.kind == FigureKind::plan) {
    const std::string both = std::string(group) + ' ' + std::string(below);
    return is_plan_word(both) ? both : "Kế hoạch " + std::string(group);
  }
  const bool estimate = upper.kind == FigureKind::estimate || lower.kind == FigureKind::estimate;
  const std::string mark = estimate ? "Ước " : "";
  if (!upper.period.empty()) {
    const std::string_view year = without_brackets(upper.kind == FigureKind::unsaid ? group : upper.period);
    if (lower.rest.empty() && lower.period.empty()) return mark + std::string(year);
    // "Thực hiện 9 tháng", "Quý I", "Tháng 3" below "Năm 2024"; "cả năm" is the year.
    if (bare_key(lower.rest) == "canam" || bare_key(lower.rest) == "fullyear") return mark + std::string(year);
    const std::string_view digits = year.substr(std::min(year.find_first_of("0123456789"), year.size()));
    if (const std::string words = with_year(lower.rest, digits); !words.empty()) return mark + words;
    return std::nullopt;
  }
  const bool area = is_area && (is_area(trim(group)) || names_whole(group));
  if (area && !lower.period.empty()) return std::string(group) + ", " + with_mark_of(lower);
  if (!lower.period.empty()) return mark + lower.period;  // years below "Thực hiện"
  if (area && lower.rest.empty() && lower.kind == FigureKind::actual) return std::string(group);
  return std::nullopt;
}

// The one unit below all headers of figures, in brackets or not: "nghề | nghề", "(%)". It is a line of the header.
std::optional<std::string> unit_of_line(std::span<const std::string_view> upper,
                                        std::span<const std::string_view> lower, const KnownCell& is_area) {
  std::optional<std::string> unit;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const std::string_view below = trim(lower[i]);
    const std::string_view above = i < upper.size() ? trim(upper[i]) : std::string_view();
    if (below.empty() || bare_key(below) == bare_key(above)) continue;
    const FigureHeader words = read_figure_header(below);
    const bool percent = below == "%" || below == "(%)";
    const bool other = !percent && (words.kind != FigureKind::unsaid || !words.period.empty() || has_digit(below));
    if (above.empty() || !is_over_figures(above, is_area) || other || (is_area && is_area(below))) return std::nullopt;
    const std::string key = bare_key(below);
    if (unit && *unit != key) return std::nullopt;
    unit = key;
  }
  return unit;
}

}  // namespace

bool says_kind_of_figures(std::string_view cell) {
  const FigureHeader words = read_figure_header(cell);
  return words.kind != FigureKind::unsaid && words.kind != FigureKind::comparison && words.period.empty() &&
         words.rest.empty() && !trim(cell).empty();
}

std::optional<JoinedHeader> joined_header(std::span<const std::string_view> upper,
                                          std::span<const std::string_view> lower, const KnownCell& is_area) {
  JoinedHeader joined;
  bool any = false;
  const std::optional<std::string> unit_below = unit_of_line(upper, lower, is_area);
  const bool one_period = stand_below_one_period(upper, lower, is_area);
  std::string group;  // the header that stands over this field, and over those behind it that have none
  bool groups_areas = false;
  for (std::size_t i = 0; i < std::max(upper.size(), lower.size()); ++i) {
    const std::string_view above = i < upper.size() ? trim(upper[i]) : std::string_view();
    const std::string_view below = i < lower.size() ? trim(lower[i]) : std::string_view();
    if (!above.empty()) {
      group = above;
      groups_areas = only_groups_areas(upper, lower, i, is_area);
    }
    if (groups_areas && !below.empty()) {
      any = true;
      joined.names.emplace_back(below);
      continue;
    }
    if (below.empty() || bare_key(below) == bare_key(above)) {
      joined.names.emplace_back(above);
      continue;
    }
    if (!is_over_figures(group, is_area)) {
      // A name, a number, a unit: the first row. Below a column of text or of nothing, words of a header may stand.
      const bool heads = column_named(below) || is_passed_over(below) || is_plan_word(below);
      if (column_named(above) || !heads) return std::nullopt;
      joined.names.emplace_back(below);
      continue;
    }
    if (unit_below && !above.empty() && bare_key(below) == *unit_below) {
      joined.names.emplace_back(above);
      const std::string in_brackets = unit_in_header(below);
      joined.unit = in_brackets.empty() ? std::string(below) : in_brackets;
      any = true;
      continue;
    }
    if (tells_of_figures(below)) {
      joined.names.emplace_back(below);
      continue;
    }
    const FigureHeader words = read_figure_header(below);
    const bool is_month = has_letter(below) && !with_year(below, "2024").empty();
    if (has_digit(below) && !is_month && words.kind == FigureKind::unsaid && words.period.empty())
      return std::nullopt;  // a figure
    // 2024 below a period is a figure; below "Thực hiện" it is the year of the figures.
    if (words.kind == FigureKind::unsaid && !words.period.empty() && !read_figure_header(group).period.empty())
      return std::nullopt;
    any = true;
    std::optional<std::string> name = joined_name(group, below, is_area, one_period, joined);
    const bool mixed = !joined.period.empty() && name && !read_figure_header(*name).period.empty();
    if (mixed) name.reset();
    if (!name && joined.unclear < 0) joined.unclear = static_cast<int>(i);
    joined.names.push_back(name ? std::move(*name) : std::string(below));
  }
  if (!any) return std::nullopt;
  return joined;
}

HeaderFault unclear_figures(std::size_t field, std::string_view header) {
  return {
      &rule("column-ambiguous"),
      static_cast<int>(field),
      {},
      say("it is not clear which column under `{}` holds the results",
          "không rõ cột nào dưới `{}` là kết quả thực hiện", trim(header)),
      say("name each column below it: that of the results `Actual`, others by what they hold, such as `Target`",
          "ghi rõ tên từng cột bên dưới: cột kết quả là `Thực hiện`, các cột khác theo nội dung, ví dụ `Kế hoạch`")};
}

}  // namespace plantrack
