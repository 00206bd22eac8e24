#include "compute/goal_result.hpp"

namespace plantrack {

template <>
std::span<const Word<Status>> words() {
  static constexpr Word<Status> table[] = {
      {Status::met, "met", "met", "đạt", "✓"},
      {Status::on_track, "on-track", "on track", "đúng tiến độ", "↗"},
      {Status::at_risk, "at-risk", "at risk", "có nguy cơ chậm", "→"},
      {Status::off_track, "off-track", "off track", "chậm tiến độ", "↘"},
      {Status::regressing, "regressing", "regressing", "thụt lùi", "↓"},
      {Status::in_progress, "in-progress", "in progress", "đang thực hiện", "…"},
      {Status::incomplete, "incomplete", "incomplete", "chưa đủ số liệu", "◌"},
      {Status::missed, "missed", "missed", "không đạt", "✗"},
      {Status::overdue, "overdue", "overdue", "quá hạn", "!"},
      {Status::no_data, "no-data", "no data", "chưa có số liệu", "–"},
      {Status::not_assessable, "not-assessable", "not assessable", "chưa đánh giá được", "∅"},
      {Status::context, "context", "context", "số liệu tham khảo", "·"},
  };
  static_assert(is_complete(table));
  return table;
}

}  // namespace plantrack
