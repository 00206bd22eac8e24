#include "render/presentation.hpp"

#include "base/text_hash.hpp"
#include "render/words.hpp"

#include <algorithm>
#include <memory>
#include <span>

namespace plantrack {
namespace {

std::span<const ViewFormat> formats() {
#define PLANTRACK_LIST(name) writers::name,
  static const ViewFormat all[] = {PLANTRACK_VIEW_FORMATS(PLANTRACK_LIST)};
#undef PLANTRACK_LIST
  return all;
}

// A plan's targets and areas by their ids: a workbook has a row for each of them in each period.
struct PlanNames {
  const Plan* plan;
  ViewMap<const Target*> targets;
  ViewMap<const Area*> areas;

  explicit PlanNames(const Plan& its_plan) : plan(&its_plan) {
    for (const Target& each : its_plan.targets) targets.emplace(each.id.value, &each);
    for (const Area& each : its_plan.areas) areas.emplace(each.id.value, &each);
  }
  const Target* target(const std::string& id) const {
    const auto found = targets.find(id);
    return found == targets.end() ? nullptr : found->second;
  }
};

// What stands for an id or a code of that column.
std::optional<Text> name_in(const PlanNames& names, std::string_view column, const std::string& target,
                            const std::string& cell) {
  const Plan& plan = *names.plan;
  const auto is = [column](std::initializer_list<std::string_view> some) {
    return std::find(some.begin(), some.end(), column) != some.end();
  };
  if (is({"target", "part_of"})) {
    const Target* its = names.target(cell);
    return its != nullptr ? std::optional(its->name) : std::nullopt;
  }
  if (is({"agency", "stands_for", "lead", "lead_now"})) {
    const int agency = plan.find_agency(cell);
    if (agency < 0) return std::nullopt;
    return plan.agencies[static_cast<std::size_t>(agency)].name.value;
  }
  if (is({"area"})) {
    const auto found = names.areas.find(cell);
    return found == names.areas.end() ? std::nullopt : std::optional(same(found->second->name.value));
  }
  if (is({"theme"})) {
    for (const Theme& theme : plan.themes) {
      if (theme.id.value == cell) return theme.name.value;
    }
    return std::nullopt;
  }
  if (is({"goal", "goal_from", "goal_to"})) {
    const Target* its = names.target(target);
    if (its == nullptr) return std::nullopt;
    for (const Goal& goal : its->goals) {
      if (goal_text(plan, *its, goal) != cell) continue;
      return Text{goal_words(plan, *its, goal, Lang::en), goal_words(plan, *its, goal, Lang::vi)};
    }
    return std::nullopt;
  }
  if (is({"period"})) return period_words(plan, cell);
  if (is({"role"})) {
    return cell == "lead"      ? say("lead", "chủ trì")
           : cell == "support" ? say("support", "phối hợp")
                               : say("none", "không nêu");
  }
  if (is({"inferred"})) {
    return cell == "by"          ? say("due month", "thời hạn")
           : cell == "condition" ? say("condition", "điều kiện")
                                 : say("condition and due month", "điều kiện và thời hạn");
  }
  return std::nullopt;
}

}  // namespace

void begin_view(Document& document, const Text& title, const PlanSet& plans, Date day) {
  const Lang lang = document.lang;
  std::string heading = title.in(lang);
  if (plans.plans.size() == 1) heading += ": " + plans.plans.front().title.in(lang);
  document.heading(1, std::move(heading));
  document.paragraph(
      say("Figures as of {}.", "Số liệu tính đến ngày {}.", Text{date_words(day, Lang::en), date_words(day, Lang::vi)})
          .in(lang));
  for (const Plan& plan : plans.plans) {
    const std::string years = years_sentence(plan).in(lang);
    if (years.empty()) continue;
    document.paragraph(plans.plans.size() == 1 ? years : plan.place.name.value.in(lang) + ": " + years);
  }
}

ReadableCell names_in(const std::vector<const Plan*>& plans) {
  const auto known = std::make_shared<TextMap<PlanNames>>();
  for (const Plan* plan : plans) known->try_emplace(plan->id.value, *plan);
  return [known](std::string_view column, const std::string& plan, const std::string& target,
                 const std::string& cell) -> std::optional<Text> {
    const auto found = known->find(plan);
    return found == known->end() || cell.empty() ? std::nullopt : name_in(found->second, column, target, cell);
  };
}

ReadableCell names_in(const PlanSet& plans) {
  std::vector<const Plan*> all;
  for (const Plan& plan : plans.plans) all.push_back(&plan);
  return names_in(all);
}

std::vector<std::string> view_formats(std::string_view first, std::initializer_list<std::string_view> more) {
  std::vector<std::string> names{std::string(first)};
  for (const ViewFormat& each : formats()) {
    if (each.name != first) names.emplace_back(each.name);
  }
  names.insert(names.end(), more.begin(), more.end());
  return names;
}

Text view_format_meaning(std::string_view name) {
  for (const ViewFormat& each : formats()) {
    if (each.name == name) return {std::string(each.meaning_en), std::string(each.meaning_vi)};
  }
  return {};
}

std::string written(const Presentation& shown, std::string_view format, const TextStyle& style) {
  for (const ViewFormat& each : formats()) {
    if (each.name == format) return each.write(shown, style);
  }
  return {};
}

}  // namespace plantrack
