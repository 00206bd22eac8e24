// References by id: who names whom, and whether it is there.
#include "base/id_table.hpp"
#include "base/text_hash.hpp"
#include "base/unicode.hpp"
#include "model/rules.hpp"
#include "read/plan/plan_parts.hpp"

#include <algorithm>
#include <optional>
#include <unordered_set>

namespace plantrack {
namespace {

// Goes through the ids of a list; `keep` keeps one with its index and gives that of the first of the same id, which
// stands. Each other one is a finding.
template <class Item, class Keep, class FileOf>
void index_ids(PlanFindings& out, const std::vector<Item>& items, const Keep& keep, const FileOf& file_of,
               const Text& what) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto& id = items[i].id;
    if (!id || id.value.empty()) continue;
    const auto first = static_cast<std::size_t>(keep(id.value, static_cast<int>(i)));
    if (first == i) continue;
    const Place place = items[first].id.place;
    out.in_file(file_of(i))
        .add_related(rule("repeated-id"), id.place,
                     say("a second {} with the id `{}`", "{} thứ hai có mã `{}`", what, shown(id.value)),
                     say("give each its own id; the first is in line {}",
                         "hãy đặt mã riêng cho từng mục; mục đầu tiên ở dòng {}", place.line),
                     "id", {{file_of(first), place, say("the first `{}`", "`{}` đầu tiên", shown(id.value))}});
  }
}

class Resolver {
 public:
  Resolver(PlanFindings& out, Plan& plan) : out_(out), plan_(plan) {
    std::string_view last;  // areas of one level stand together: thousands of look-ups saved
    for (const Area& area : plan.areas) {
      if (area.level.value != last) levels_.insert(last = area.level.value);
    }
    levels_.erase("");
  }

  void resolve() {
    agency(plan_.reporting.to, "to");
    for (Agency& each : plan_.agencies) agency(each.succeeded_by, "succeeded_by");
    for (Target& each : plan_.targets) {
      out_.at_target(each.id.value);
      agency(each.lead, "lead");
      for (Reference& support : each.support) agency(support, "support");
      theme(each.theme);
      agency(each.reporting.to, "to");
      target(each.of, "of");
      for (Reference& part : each.sum_of) target(part, "sum_of");
      for (Reference& part : each.ratio_of) target(part, "ratio_of");
      level(each.level);
    }
    out_.at_target({});
  }

 private:
  template <class Item>
  static std::vector<std::string> ids(const std::vector<Item>& items) {
    std::vector<std::string> all;
    for (const Item& item : items) {
      if (item.id) all.push_back(item.id.value);
    }
    return all;
  }

  // By the keys of their names, the ids of a list's items: of the first with that name.
  template <class Item>
  static TextMap<std::string_view> ids_by_name(const std::vector<Item>& items) {
    TextMap<std::string_view> ids;
    for (const Item& item : items) {
      if (!item.id) continue;
      const Text& name = name_of_item(item);
      ids.try_emplace(name_key(name.en), item.id.value);
      ids.try_emplace(name_key(name.vi), item.id.value);
    }
    return ids;
  }
  static const Text& name_of_item(const Agency& agency) { return agency.name.value; }
  static const Text& name_of_item(const Target& target) { return target.name; }

  // Names stand where ids belong: the id of what has that name. `known` is made when the first is asked for.
  template <class Item>
  static Text id_of_name(std::optional<TextMap<std::string_view>>& known, const std::vector<Item>& items,
                         std::string_view name, Text otherwise) {
    if (!known) known = ids_by_name(items);
    const auto found = known->find(name_key(name));
    if (found == known->end()) return otherwise;
    return say("that is a name: write its id, `{}`", "đây là tên: hãy ghi mã `{}`", shown(found->second));
  }

  void dangling(const std::string& id, Place place, std::string_view key, Text message,
                const std::function<std::vector<std::string>()>& candidates, Text otherwise) {
    out_.add(rule("dangling-reference"), place, std::move(message),
             out_.did_you_mean(id, candidates, std::move(otherwise)), key);
  }

  void agency(Reference& reference, std::string_view key) {
    if (!reference) return;
    reference.index = plan_.find_agency(reference.id);
    if (reference.resolved()) return;
    dangling(
        reference.id, reference.place, key,
        say("`{}`: there is no agency `{}`", "`{}`: không có cơ quan nào mang mã `{}`", key, shown(reference.id)),
        [&] { return ids(plan_.agencies); },
        id_of_name(agencies_by_name_, plan_.agencies, reference.id,
                   say("add it to `agencies`", "hãy thêm cơ quan này vào `agencies`")));
  }

  void target(Reference& reference, std::string_view key) {
    if (!reference) return;
    reference.index = plan_.find_target(reference.id);
    if (reference.resolved()) return;
    dangling(
        reference.id, reference.place, key,
        say("`{}`: there is no target `{}`", "`{}`: không có chỉ tiêu nào mang mã `{}`", key, shown(reference.id)),
        [&] { return ids(plan_.targets); },
        id_of_name(targets_by_name_, plan_.targets, reference.id,
                   say("add it to `targets`", "hãy thêm chỉ tiêu này vào `targets`")));
  }

  void theme(Reference& reference) {
    if (!reference) return;
    reference.index = plan_.find_theme(reference.id);
    if (reference.resolved()) return;
    dangling(
        reference.id, reference.place, "theme",
        say("there is no theme `{}`", "không có chủ đề nào mang mã `{}`", shown(reference.id)),
        [&] { return ids(plan_.themes); }, say("add it to `themes`", "hãy thêm chủ đề này vào `themes`"));
  }

  void level(const At<std::string>& level) {
    if (!level || level.value == "province" || levels_.contains(level.value)) return;
    if (plan_.areas_missing) return;  // it may be the level of those that could not be read
    dangling(
        level.value, level.place, "level",
        say("no area has the level `{}`", "không có địa bàn nào thuộc cấp `{}`", shown(level.value)),
        [&] {
          std::vector<std::string> known(levels_.begin(), levels_.end());
          std::sort(known.begin(), known.end());
          known.emplace_back("province");
          known.emplace_back("whole");
          return known;
        },
        say("write whole (or province), or add areas of this level",
            "hãy ghi whole (hoặc province), hoặc thêm các địa bàn thuộc cấp này"));
  }

  PlanFindings& out_;
  Plan& plan_;
  std::unordered_set<std::string_view, TextHash> levels_;  // of areas
  std::optional<TextMap<std::string_view>> agencies_by_name_, targets_by_name_;
};

// A sum has the unit and accrual of its parts, which may be derived themselves; a quotient is a ratio. Each asks its
// first part, down to one that is not derived. Rings (which the checks tell of) and endless chains are given up.
void complete_derived(Plan& plan) {
  static constexpr int deepest = 64;
  for (Target& target : plan.targets) {
    if (!target.derived()) continue;
    const Target* part = &target;
    for (int step = 0; step < deepest && part->derived() && part->parts().front().resolved(); ++step) {
      part = &plan.targets[static_cast<std::size_t>(part->parts().front().index)];
    }
    if (part->derived()) continue;
    target.accrual.value = part->accrual.value;
    if (!target.unit && !target.sum_of.empty()) target.unit.value = part->unit.value;
  }
}

// Successors of areas. Few areas have one, so the ids of all are looked at only where there is one.
void resolve_successors(PlanFindings& out, Plan& plan) {
  const auto has_successor = [](const Area& area) { return !area.succeeded_by().empty(); };
  if (std::none_of(plan.areas.begin(), plan.areas.end(), has_successor)) return;
  ViewMap<int> index;
  for (std::size_t i = 0; i < plan.areas.size(); ++i) index.try_emplace(plan.areas[i].id.value, static_cast<int>(i));
  for (std::size_t i = 0; i < plan.areas.size(); ++i) {
    for (Reference& heir : plan.areas[i].successors()) {
      if (const auto found = index.find(heir.id); found != index.end()) {
        heir.index = found->second;
        continue;
      }
      if (plan.areas_missing) continue;  // it may be one of those that could not be read
      PlanFindings there = out.in_file(i < plan.areas_inline ? plan.file : plan.areas_file);
      const auto candidates = [&] {
        std::vector<std::string> ids;
        for (const Area& area : plan.areas) ids.emplace_back(area.id.value);
        return ids;
      };
      there.add(
          rule("dangling-reference"), heir.place,
          say("`succeeded_by`: there is no area `{}`", "`succeeded_by`: không có địa bàn nào mang mã `{}`",
              shown(heir.id)),
          there.did_you_mean(heir.id, candidates,
                             say("add it to the areas, or correct the id", "hãy thêm địa bàn này, hoặc sửa lại mã")),
          "succeeded_by");
    }
  }
}

void index_plan(PlanFindings& out, Plan& plan) {
  const auto here = [&](std::size_t) { return plan.file; };
  const auto area_file = [&](std::size_t i) { return i < plan.areas_inline ? plan.file : plan.areas_file; };
  const auto into = [](TextMap<int>& index) {
    return [&index](const std::string& id, int i) { return index.try_emplace(id, i).first->second; };
  };
  IdTable areas;  // nobody asks for them again, but there are many
  const auto into_areas = [&areas](std::string_view id, int i) { return areas.add(id, i) ? i : areas.find(id); };
  index_ids(out, plan.agencies, into(plan.agency_index), here, say("agency", "cơ quan"));
  index_ids(out, plan.areas, into_areas, area_file, say("area", "địa bàn"));
  index_ids(out, plan.themes, into(plan.theme_index), here, say("theme", "chủ đề"));
  index_ids(out, plan.targets, into(plan.target_index), here, say("target", "chỉ tiêu"));
}

}  // namespace

void resolve_references(PlanFindings& out, Plan& plan) {
  index_plan(out, plan);
  Resolver(out, plan).resolve();
  resolve_successors(out, plan);
  complete_derived(plan);
}

}  // namespace plantrack
