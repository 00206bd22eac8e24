#include "render/due_next.hpp"

#include <map>

namespace plantrack {
namespace {

constexpr int months_ahead = 12;
constexpr std::size_t most_a_month = 6;  // named; of the others their number

// The first goal that is not yet due on the day of the figures; null where there is none.
const GoalResult* next_goal(const TargetResult& target, Date day) {
  const GoalResult* next = nullptr;
  for (const GoalResult& each : target.goals) {
    if (each.goal == nullptr || !each.due || last_day(*each.due) < day) continue;
    if (next == nullptr || *each.due < *next->due) next = &each;
  }
  return next;
}

}  // namespace

BulletList due_next(const Plan& plan, const PlanResult& result, const ReportParts& parts, const GoalWords& words) {
  std::map<Month, std::vector<std::string>> by_month;
  for (const TargetResult& target : result.targets) {
    const GoalResult* const goal = next_goal(target, result.as_of);
    if (goal == nullptr || *goal->due - result.as_of.month() > months_ahead) continue;
    const GoalRow row{&plan, &target, goal};
    by_month[*goal->due].push_back(parts.number_of(row) + ". " + words.name(row).text + " (" + words.status(row).text +
                                   ")");
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
