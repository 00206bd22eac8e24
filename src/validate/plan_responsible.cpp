// Agencies and areas: who leads, who is never mentioned, who ended before the work reached them.
#include "model/rules.hpp"
#include "validate/plan_checks.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {
namespace {

// The members of rings of successors. Each agency has at most one successor, so a walk that meets itself is a ring.
std::vector<bool> check_succession_rings(const Plan& plan, PlanFindings& out) {
  const std::size_t count = plan.agencies.size();
  std::vector<bool> in_ring(count, false);
  std::vector<std::size_t> walk_of(count, 0);  // the walk that passed here; 0 = none
  for (std::size_t start = 0; start < count; ++start) {
    int at = static_cast<int>(start);
    while (at >= 0 && walk_of[static_cast<std::size_t>(at)] == 0) {
      walk_of[static_cast<std::size_t>(at)] = start + 1;
      at = plan.agencies[static_cast<std::size_t>(at)].succeeded_by.index;
    }
    if (at < 0 || walk_of[static_cast<std::size_t>(at)] != start + 1) continue;
    const Agency& agency = plan.agencies[static_cast<std::size_t>(at)];
    out.add(rule("reference-cycle"), agency.succeeded_by.place,
            say("the successors of `{}` lead back to it", "các cơ quan kế thừa của `{}` dẫn ngược về chính nó",
                shown(agency.id.value)),
            say("take one `succeeded_by` out", "hãy bỏ một `succeeded_by`"), "succeeded_by");
    for (auto member = static_cast<std::size_t>(at); !in_ring[member];) {
      in_ring[member] = true;
      member = static_cast<std::size_t>(plan.agencies[member].succeeded_by.index);
    }
  }
  return in_ring;
}

Text local(Date day) {
  return {day.text(), day.local_text()};
}

void check_area_successors(const Plan& plan, PlanFindings& out) {
  for (std::size_t i = 0; i < plan.areas.size(); ++i) {
    const Area& area = plan.areas[i];
    for (const Reference& heir : area.succeeded_by()) {
      if (!heir.resolved()) continue;
      const Area& successor = plan.areas[static_cast<std::size_t>(heir.index)];
      PlanFindings there = out.in_file(file_of_area(plan, i));
      if (&successor == &area) {
        there.add(rule("reference-cycle"), heir.place,
                  say("`{}` succeeds itself", "`{}` kế thừa chính mình", shown(area.id.value)),
                  say("name the area that took over", "hãy ghi địa bàn tiếp nhận"), "succeeded_by");
      } else if (area.until() && successor.until() && successor.until().value <= area.until().value) {
        there.add_related(
            rule("successor-ended-early"), heir.place,
            say("`{}` ended on {}, before it could succeed `{}`, which ended on {}",
                "`{}` đã kết thúc ngày {}, trước khi có thể kế thừa `{}` kết thúc ngày {}", shown(successor.id.value),
                local(successor.until().value), shown(area.id.value), local(area.until().value)),
            say("name another successor, or correct a date", "hãy chọn địa bàn kế thừa khác, hoặc sửa ngày"),
            "succeeded_by",
            {{file_of_area(plan, static_cast<std::size_t>(heir.index)), successor.until().place,
              say("its last day", "ngày cuối cùng của địa bàn này")}});
      }
    }
  }
}

}  // namespace

// A target without goal is watched for the sake of another, or of comparisons.
void check_context(const PlanContext& context, PlanFindings& out) {
  const Plan& plan = context.plan;
  std::vector<bool> used(plan.targets.size(), false);
  const auto use = [&used](const Reference& reference) {
    if (reference.resolved()) used[static_cast<std::size_t>(reference.index)] = true;
  };
  for (const Target& target : plan.targets) {
    use(target.of);
    for (const Reference& part : target.parts()) use(part);
  }
  for (std::size_t i = 0; i < plan.targets.size(); ++i) {
    const Target& target = plan.targets[i];
    if (!target.goals.empty() || used[i] || target.indicator || !target.id) continue;
    out.at_target(target.id.value);
    out.add(
        rule("context-unused"), target.id.place,
        say("`{}` has no goal, and nothing uses its figure", "`{}` không có mức phấn đấu và không nơi nào dùng số liệu",
            shown(target.id.value)),
        say("add goal: {{at_least: …, by: …}}, or take the target out; for a figure to compare or to watch name its "
            "`indicator`, or write validation: {{ignore: [P606]}}",
            "hãy thêm goal: {{at_least: …, by: …}}, hoặc bỏ chỉ tiêu này; nếu chỉ để so sánh hoặc theo dõi, hãy ghi "
            "`indicator`, hoặc validation: {{ignore: [P606]}}"),
        "goal");
  }
  out.at_target({});
}

void check_leads(const PlanContext& context, PlanFindings& out) {
  for (const Target& target : context.plan.targets) {
    if (target.lead || !target.note.empty() || !target.id) continue;
    out.at_target(target.id.value);
    out.add(rule("no-lead"), target.id.place,
            say("nobody leads `{}`, and no note says why", "`{}` không có cơ quan chủ trì và không có ghi chú lý do",
                shown(target.id.value)),
            say("add lead: AGENCY, or a note that the source names none",
                "hãy thêm lead: MÃ CƠ QUAN, hoặc ghi chú rằng nguồn không nêu"),
            "lead");
  }
  out.at_target({});
}

void check_unused_agencies(const PlanContext& context, PlanFindings& out) {
  const Plan& plan = context.plan;
  std::vector<bool> used(plan.agencies.size(), false);
  bool dangles = false;
  const auto use = [&](const Reference& reference) {
    if (reference.resolved()) used[static_cast<std::size_t>(reference.index)] = true;
    dangles = dangles || (reference && !reference.resolved());
  };
  use(plan.reporting.to);
  for (std::size_t i = 0; i < plan.agencies.size(); ++i) {
    const Reference& successor = plan.agencies[i].succeeded_by;
    if (successor.index != static_cast<int>(i)) use(successor);
  }
  for (const Target& target : plan.targets) {
    use(target.lead);
    for (const Reference& support : target.support) use(support);
    use(target.reporting.to);
  }
  // A mistyped reference most likely meant one of those that seem unused: one cause, one finding.
  if (dangles) return;
  for (std::size_t i = 0; i < plan.agencies.size(); ++i) {
    const Agency& agency = plan.agencies[i];
    const bool is_repeated = agency.id && plan.find_agency(agency.id.value) != static_cast<int>(i);
    if (used[i] || !agency.id || is_repeated) continue;
    out.add(rule("unused-agency"), agency.id.place,
            say("nothing refers to the agency `{}`", "không có gì nhắc đến cơ quan `{}`", shown(agency.id.value)),
            say("name it as lead or support of a target, or take it out",
                "hãy ghi cơ quan này làm lead hoặc support của một chỉ tiêu, hoặc bỏ đi"),
            "id");
  }
}

void check_unused_areas(const PlanContext& context, PlanFindings& out) {
  const Plan& plan = context.plan;
  std::set<std::string_view> used;
  for (const Target& target : plan.targets) {
    used.insert(target.level.value);
    for (const Goal& goal : target.goals) used.insert(goal.in_each.value);
  }
  struct Unused {
    std::size_t first, count;
  };
  std::map<std::string_view, Unused> unused;  // by level
  std::optional<std::string_view> last;       // areas of one level stand together
  bool last_used = true;
  for (std::size_t i = 0; i < plan.areas.size(); ++i) {
    const std::string_view level = plan.areas[i].level.value;
    if (last != level) {
      last = level;
      last_used = level.empty() || level == "province" || level == "whole" || used.contains(level);
    }
    if (!last_used) ++unused.try_emplace(level, Unused{i, 0}).first->second.count;
  }
  for (const auto& [level, found] : unused) {
    out.in_file(file_of_area(plan, found.first))
        .add(rule("unused-area"), plan.areas[found.first].level.place,
             say("no target is reported by {}, the level of {}", "không có chỉ tiêu nào báo cáo theo {}, cấp của {}",
                 shown(level),
                 found.count == 1 ? say("1 area", "1 địa bàn") : say("{} areas", "{} địa bàn", found.count)),
             say("give a target level: {}, or take these areas out",
                 "hãy ghi level: {} cho một chỉ tiêu, hoặc bỏ các địa bàn này", shown(level)),
             "level");
  }
}

void check_area_dates(const PlanContext& context, PlanFindings& out) {
  const Plan& plan = context.plan;
  for (std::size_t i = 0; i < plan.areas.size(); ++i) {
    const Area& area = plan.areas[i];
    const At<Date> from = area.from();
    const At<Date> until = area.until();
    if (!from || !until || from.value <= until.value) continue;
    out.in_file(file_of_area(plan, i))
        .add(rule("area-dates-reversed"), from.place,
             say("`{}` begins on {}, after it ends on {}", "`{}` bắt đầu ngày {}, sau ngày kết thúc {}",
                 shown(area.id.value), Text{from.value.text(), from.value.local_text()},
                 Text{until.value.text(), until.value.local_text()}),
             say("exchange the dates, or correct one", "hãy đổi chỗ hai ngày, hoặc sửa một ngày"), "from");
  }
}

void check_successors(const PlanContext& context, PlanFindings& out) {
  const Plan& plan = context.plan;
  check_area_successors(plan, out);
  const std::vector<bool> in_ring = check_succession_rings(plan, out);
  for (std::size_t i = 0; i < plan.agencies.size(); ++i) {
    const Agency& agency = plan.agencies[i];
    if (in_ring[i] || !agency.until || !agency.succeeded_by.resolved()) continue;
    const Agency& successor = plan.agencies[static_cast<std::size_t>(agency.succeeded_by.index)];
    if (!successor.until || successor.until.value > agency.until.value) continue;
    out.add_related(
        rule("successor-ended-early"), agency.succeeded_by.place,
        say("`{}` ended on {}, before it could succeed `{}`, which ended on {}",
            "`{}` đã kết thúc ngày {}, trước khi có thể kế thừa `{}` kết thúc ngày {}", shown(successor.id.value),
            Text{successor.until.value.text(), successor.until.value.local_text()}, shown(agency.id.value),
            Text{agency.until.value.text(), agency.until.value.local_text()}),
        say("name another successor, or correct a date", "hãy chọn cơ quan kế thừa khác, hoặc sửa ngày"),
        "succeeded_by", {{plan.file, successor.until.place, say("its last day", "ngày cuối cùng của cơ quan này")}});
  }
}

}  // namespace plantrack
