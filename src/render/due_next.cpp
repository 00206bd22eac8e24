#include "render/due_next.hpp"

#include <map>

namespace plantrack {
namespace {

constexpr int days_ahead = 366;
constexpr std::size_t most_a_month = 6;  // named; of the others their number

// What can still change by then: a goal that is met for good, or missed, is not waited for.
bool is_open(const GoalRow& row) {
  return row.goal->goal != nullptr && row.goal->due && row.goal->status != Status::missed && !is_met_for_good(row);
}

}  // namespace

BulletList due_next(const Plan& plan, const PlanResult& result, const ReportParts& parts, const GoalWords& words) {
  std::map<Month, std::vector<std::string>> by_month;
  for (const TargetResult& target : result.targets) {
    for (const GoalResult& goal : target.goals) {
      const GoalRow row{&plan, &target, &goal};
      if (!is_open(row)) continue;
      const int days = last_day(*goal.due).days - result.as_of.days;
      if (days <= 0 || days > days_ahead) continue;
      std::string name = parts.number_of(row) + ". " + words.name(row).text;
      if (goal.status != Status::no_data) name += " (" + words.status(row).text + ")";
      by_month[*goal.due].push_back(std::move(name));
    }
  }
  BulletList list;
  for (const auto& [month, names] : by_month) {
    std::string item = words.month(month) + ": ";
    for (std::size_t i = 0; i < std::min(names.size(), most_a_month); ++i) item += (i == 0 ? "" : "; ") + names[i];
    if (names.size() > most_a_month) {
      item += words.tell(say("; and {} more", "; và {} chỉ tiêu khác", names.size() - most_a_month));
    }
    list.items.push_back(std::move(item));
  }
  return list;
}

}  // namespace plantrack
