// The columns that tell of a goal's result, each described once: `report` shows them all, `compare` some.
#pragma once

#include "render/goal_table.hpp"
#include "render/goal_words.hpp"
#include "render/words.hpp"

#include <string_view>

namespace plantrack::goal_columns {

using Row = GoalRow;
using Value = DataValue;

inline const Agency* agency_of(const Row& row, int index) {
  return index < 0 ? nullptr : &row.plan->agencies[static_cast<std::size_t>(index)];
}

inline Value shown(const Row& row, const std::optional<Rational>& value) {
  return figure(value, 4, percent_of_goal(row.target(), row.goal->goal));
}

inline Value of_goal(const Row& row, const At<Decimal>& number) {
  return Quantity{rational(number.value), 4, percent_of_goal(row.target(), row.goal->goal)};
}

inline Value inferred(const Row& row) {
  if (row.is_context()) return {};
  const Goal& goal = *row.goal->goal;
  return text_value(goal.inferred_time && goal.inferred_condition ? "by+condition"
                    : goal.inferred_time                          ? "by"
                    : goal.inferred_condition                     ? "condition"
                                                                  : "");
}

inline constexpr DataColumn<Row> all[] = {
    {{"plan", DataKind::id, "Plan", "Kế hoạch", "id of the plan", "mã kế hoạch", folded},
     [](const Row& row) -> Value { return text_value(row.plan->id.value); }},
    {{"target", DataKind::id, "Target", "Mã chỉ tiêu", "id of the target", "mã chỉ tiêu", folded},
     [](const Row& row) -> Value { return text_value(row.target().id.value); }},
    {{"indicator", DataKind::id, "Indicator", "Chỉ số", "id in the catalogue of indicators", "mã trong danh mục chỉ số",
      folded},
     [](const Row& row) -> Value { return text_value(row.target().indicator.id); }},
    {{"name", DataKind::text, "Name", "Chỉ tiêu", "what is reported", "nội dung được báo cáo"},
     [](const Row& row) -> Value { return text_value(row.target().name); }},
    {{"goal", DataKind::id, "Goal", "Mức phấn đấu", "the goal in the plan's terms; empty for context",
      "mức phấn đấu như kế hoạch nêu; trống nếu chỉ để tham khảo"},
     [](const Row& row) -> Value {
       return row.is_context() ? Value() : text_value(goal_text(*row.plan, row.target(), *row.goal->goal));
     }},
    {{"due", DataKind::month, "Due", "Đến hạn", "the month in which it is due", "tháng đến hạn"},
     [](const Row& row) -> Value { return if_any(row.goal->due); }},
    {{"unit", DataKind::text, "Unit", "Đơn vị tính", "unit of the target", "đơn vị tính của chỉ tiêu", folded},
     [](const Row& row) -> Value { return text_value(row.target().unit.value); }},
    {{"compared_in", DataKind::text, "Compared in", "So sánh theo",
      "unit of goal_value, actual, gap, expected and projected",
      "đơn vị của goal_value, actual, gap, expected, projected"},
     [](const Row& row) -> Value { return text_value(compared_unit(*row.plan, row.target(), row.goal->goal)); }},
    {{"goal_value", DataKind::number, "Goal value", "Giá trị phấn đấu",
      "N, the number of the condition; LOW of a range", "N, con số của điều kiện; mức dưới của khoảng", folded},
     [](const Row& row) -> Value {
       return row.condition() && has_number(*row.condition()) ? of_goal(row, row.goal->goal->number) : Value();
     }},
    {{"goal_upper", DataKind::number, "Upper end", "Mức trên", "HIGH of a range", "mức trên của khoảng", folded},
     [](const Row& row) -> Value {
       return row.condition() && has_upper(*row.condition()) ? of_goal(row, row.goal->goal->upper) : Value();
     }},
    {{"actual", DataKind::number, "Actual", "Thực hiện", "X, what is compared with N", "X, số được so với N"},
     [](const Row& row) -> Value {
       if (!row.goal->actual) return {};
       return Quantity{*row.goal->actual, decimals_of_actual(row.goal->goal, *row.goal->actual, 4),
                       percent_of_goal(row.target(), row.goal->goal)};
     }},
    {{"achieved_pct", DataKind::achieved, "Achieved", "Tỷ lệ thực hiện",
      "in percent of the goal; of goals in each area, the share of areas in which it holds",
      "phần trăm so với mức phấn đấu; với mức phấn đấu của từng địa bàn: tỷ lệ địa bàn đạt"},
     [](const Row& row) -> Value { return figure(row.goal->achieved); }},
    {{"progress_pct", DataKind::achieved, "Way gone", "Phần đường đã đi", "in percent of the way from the start point",
      "phần trăm quãng đường từ điểm xuất phát", folded},
     [](const Row& row) -> Value { return figure(row.goal->progress); }},
    {{"gap", DataKind::number, "Gap", "Chênh lệch", "X - N; within a range 0", "X - N; trong khoảng thì bằng 0",
      folded},
     [](const Row& row) -> Value { return shown(row, row.goal->gap); }},
    {{"remaining", DataKind::number, "Remaining", "Còn thiếu", "how far X still is from N", "X còn cách N bao nhiêu",
      folded},
     [](const Row& row) -> Value { return shown(row, row.goal->remaining); }},
    {{"needed_numerator", DataKind::number, "Needed numerator", "Tử số cần có",
      "the whole numerator with which the goal would hold", "tử số nguyên để mức phấn đấu được đạt", folded},
     [](const Row& row) -> Value { return figure(row.goal->needed_numerator); }},
    {{"required_per_year", DataKind::number, "Needed a year", "Cần mỗi năm", "what remains by the years that are left",
      "phần còn thiếu chia cho số năm còn lại"},
     [](const Row& row) -> Value { return shown(row, row.goal->required_per_year); }},
    {{"expected", DataKind::number, expected_title_en, expected_title_vi, "where the way to the goal leads by month t",
      "mức theo tiến độ vào tháng t"},
     [](const Row& row) -> Value { return shown(row, row.goal->expected); }},
    {{"pace_pct", DataKind::percent, "Pace", "Nhịp độ", "100 is as expected", "100 là đúng như dự kiến"},
     [](const Row& row) -> Value { return row.goal->pace ? Value(Quantity{*row.goal->pace * 100}) : Value(); }},
    {{"projected", DataKind::number, "Projected", "Dự kiến đến hạn", "at the due month, going on as until now",
      "đến hạn, nếu tiếp tục như đến nay"},
     [](const Row& row) -> Value { return shown(row, row.goal->projected); }},
    {{"status", DataKind::status, "Status", "Trạng thái", "what it comes to", "kết luận"},
     [](const Row& row) -> Value {
       return ToldStatus{row.goal->status, status_words(row)};
     }},
    {{"current", DataKind::flag, "Current", "Hiện hành", "the goal that reports show", "mức phấn đấu mà báo cáo nêu",
      folded},
     [](const Row& row) -> Value { return row.goal->current; }},
    {{"period", DataKind::month, "Figure of", "Kỳ số liệu", "t, the month of the figure", "t, tháng của số liệu"},
     [](const Row& row) -> Value { return if_any(row.goal->period); }},
    {{"estimated", DataKind::flag, "Estimate", "Ước tính", "an estimate went into the figure", "có số ước tính",
      folded},
     [](const Row& row) -> Value { return row.goal->estimated(); }},
    {{"complete", DataKind::flag, "Complete", "Đủ số liệu", "enough areas and months have reported",
      "đủ địa bàn và đủ tháng đã báo cáo", folded},
     [](const Row& row) -> Value { return row.goal->period ? Value(row.goal->complete) : Value(); }},
    {{"stale", DataKind::flag, "Stale", "Số liệu cũ", "a later report was due", "đã có kỳ báo cáo sau đến hạn", folded},
     [](const Row& row) -> Value { return row.goal->stale; }},
    {{"areas_reported", DataKind::number, "Areas that reported", "Địa bàn đã báo cáo", "for month t", "của tháng t",
      folded},
     [](const Row& row) -> Value { return whole(row.goal->areas_reported); }},
    {{"areas_expected", DataKind::number, "Areas", "Số địa bàn", "that are to report", "phải báo cáo", folded},
     [](const Row& row) -> Value { return whole(row.goal->areas_expected); }},
    {{"areas_holding", DataKind::number, "Areas in which it holds", "Địa bàn đạt", "of goals in each area",
      "với mức phấn đấu của từng địa bàn", folded},
     [](const Row& row) -> Value { return whole(row.goal->areas_holding); }},
    {{"rows_left_out", DataKind::number, "Rows left out", "Dòng không được tính", "rows of the target that have errors",
      "số dòng có lỗi của chỉ tiêu", folded},
     [](const Row& row) -> Value { return static_cast<std::int64_t>(row.result->rows_left_out); }},
    {{"figure", DataKind::number, "Figure", "Số liệu", "A, as reported", "A, như được báo cáo", folded},
     [](const Row& row) -> Value { return figure(row.goal->figure.value, 4, row.target().in_percent()); }},
    {{"numerator", DataKind::number, "Numerator", "Tử số", "of a ratio given by its parts",
      "của tỷ lệ có tử số, mẫu số", folded},
     [](const Row& row) -> Value { return figure(row.goal->figure.numerator); }},
    {{"denominator", DataKind::number, "Denominator", "Mẫu số", "of a ratio given by its parts",
      "của tỷ lệ có tử số, mẫu số", folded},
     [](const Row& row) -> Value { return figure(row.goal->figure.denominator); }},
    {{"baseline", DataKind::number, "Baseline", "Giá trị gốc", "B, of the baseline year", "B, của năm gốc", folded},
     [](const Row& row) -> Value { return figure(row.goal->baseline, 4, row.target().in_percent()); }},
    {{"start", DataKind::month, "Start", "Điểm xuất phát", "s, the month in which the way begins",
      "s, tháng bắt đầu quãng đường", folded},
     [](const Row& row) -> Value { return row.goal->start ? Value(row.goal->start->month) : Value(); }},
    {{"start_value", DataKind::number, "Start value", "Giá trị xuất phát", "S, the figure there", "S, số liệu lúc đó",
      folded},
     [](const Row& row) -> Value { return row.goal->start ? shown(row, row.goal->start->value) : Value(); }},
    {{"progress", DataKind::id, "Progress", "Tiến triển", "not-started, in-progress or done, of a qualitative target",
      "not-started (chưa thực hiện), in-progress (đang thực hiện) hoặc done (hoàn thành), của chỉ tiêu định tính",
      folded},
     [](const Row& row) -> Value {
       return row.goal->figure.progress ? text_value(name_of(*row.goal->figure.progress)) : Value();
     }},
    {{"lead", DataKind::id, "Lead", "Chủ trì", "id of the lead agency in the plan", "mã cơ quan chủ trì theo kế hoạch",
      folded},
     [](const Row& row) -> Value { return text_value(row.target().lead.id); }},
    {{"lead_now", DataKind::id, "Responsible today", "Cơ quan chủ trì hiện nay",
      "id of the agency that answers at as_of", "mã cơ quan chủ trì vào ngày as_of"},
     [](const Row& row) -> Value {
       const Agency* agency = agency_of(row, row.result->lead_now);
       return agency != nullptr ? text_value(agency->id.value) : Value();
     }},
    {{"theme", DataKind::id, "Theme", "Nhóm", "id of the theme", "mã nhóm chỉ tiêu", folded},
     [](const Row& row) -> Value { return text_value(row.target().theme.id); }},
    {{"inferred", DataKind::id, "Inferred", "Suy luận", "by, condition or by+condition: what the source does not say",
      "by (hạn), condition (điều kiện) hoặc by+condition: điều văn bản gốc không nêu", folded},
     inferred},
    {{"part_of", DataKind::id, "Part of", "Là phần của", "the sum or quotient a target is part of",
      "chỉ tiêu tổng hoặc thương mà chỉ tiêu là một phần", folded},
     [](const Row& row) -> Value { return text_value(part_of(*row.plan, row.result->target)); }},
    {{"note", DataKind::texts, "Notes", "Ghi chú", "what has to be known of the figure", "điều cần biết về số liệu",
      folded},
     [](const Row& row) -> Value { return notes_of(row); }},
};

consteval std::size_t place_of(std::string_view name) {
  for (std::size_t i = 0; i < std::size(all); ++i) {
    if (all[i].head.name == name) return i;
  }
  throw "there is no such column";
}

}  // namespace plantrack::goal_columns
