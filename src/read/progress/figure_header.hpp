// What the header of a column of figures says: results, estimates or what was planned, and of which period. Tables that
// people make have many of them: "Thực hiện 2023 | KH 2024 | Ước cả năm 2024 | TH/KH (%)", "2024/25 actual".
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace plantrack {

enum class FigureKind {
  unsaid,
  actual,
  estimate,
  plan,        // what was planned, which the plan file says
  comparison,  // made of the others: a rate of them, a difference, a traffic light
  unclear      // a part of the year in brackets
};

struct FigureHeader {
  FigureKind kind = FigureKind::unsaid;
  std::string period;  // as read_period reads it; empty where none is named
  std::string rest;    // what is left where that is no period: "9 tháng" of "Thực hiện 9 tháng", a name
  bool is_figures() const { return kind < FigureKind::plan; }
};

FigureHeader read_figure_header(std::string_view header);

// "Huyện Hữu Lũng, 2024", "Ước 2025 - TP. Lạng Sơn": an area and a period in one header.
struct AreaHeader {
  std::string area;
  FigureHeader figures;
};
std::optional<AreaHeader> read_area_header(std::string_view header,
                                           const std::function<bool(std::string_view)>& is_area);

bool is_short_for_months(std::string_view key);  // "6T", "9T", as bare keys

// "Giá trị (tỷ đồng)" without its brackets.
std::string_view without_brackets(std::string_view header);

}  // namespace plantrack
