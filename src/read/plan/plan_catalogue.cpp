// The catalogue of indicators, and the targets that name its entries.
#include "base/text_hash.hpp"
#include "model/rules.hpp"
#include "read/plan/plan_parts.hpp"
#include "read/plan/plan_values.hpp"

namespace plantrack {
namespace {

Indicator read_indicator(PlanFindings& out, Value value) {
  Fields keys(out, value, indicator_keys);
  Indicator indicator;
  indicator.file = out.file();
  indicator.id = read_id(out, keys.find("id"));
  keys.point_at(indicator.id.place);
  indicator.name = read_label(out, keys.find("name"));
  indicator.measure = read_choice<Measure>(out, keys.find("measure"));
  const bool needs_unit =
      indicator.measure && (indicator.measure.value == Measure::amount || indicator.measure.value == Measure::ratio);
  indicator.unit = read_name(out, needs_unit ? keys.need("unit") : keys.find("unit"));
  indicator.better = read_choice<Better>(out, keys.find("better"));
  keys.done();
  return indicator;
}

using Index = ViewMap<std::size_t>;

void check_repeated(const std::vector<Indicator>& indicators, Index& index, Findings& findings) {
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    const At<std::string>& id = indicators[i].id;
    if (!id) continue;
    const auto [found, is_new] = index.try_emplace(id.value, i);
    if (is_new) continue;
    const Indicator& first = indicators[found->second];
    PlanFindings(indicators[i].file, findings)
        .add_related(rule("repeated-id"), id.place,
                     say("a second indicator with the id `{}`", "chỉ số thứ hai có mã `{}`", shown(id.value)),
                     say("give each its own id", "hãy đặt mã riêng cho từng chỉ số"), "id",
                     {{first.file, first.id.place, say("the first `{}`", "`{}` đầu tiên", shown(id.value))}});
  }
}

}  // namespace

void read_catalogue(const std::string& file, std::string text, PlanSet& plans, Findings& findings) {
  const auto root = read_yaml_tree(file, std::move(text), findings);
  if (!root) return;
  PlanFindings out(file, findings);
  Fields keys(out, {&*root, "indicators"}, catalogue_keys);
  if (!keys || !has_schema(out, keys, "plantrack/indicators@1")) return;
  plans.catalogue_files.push_back(
      file);  // one that cannot be read leaves the indicators unchecked: one cause, one finding
  for (const Value item : list_of(out, keys.find("indicators"), true)) {
    plans.indicators.push_back(read_indicator(out, item));
  }
  keys.done();
}

void resolve_indicators(PlanSet& plans, Findings& findings) {
  Index index;
  check_repeated(plans.indicators, index, findings);
  if (plans.catalogue_files.empty()) return;
  for (Plan& plan : plans.plans) {
    PlanFindings out(plan.file, findings);
    out.at_plan(plan.id.value);
    for (Target& target : plan.targets) {
      if (!target.indicator) continue;
      if (const auto found = index.find(target.indicator.id); found != index.end()) {
        target.indicator.index = static_cast<int>(found->second);
        continue;
      }
      out.at_target(target.id.value);
      const auto candidates = [&] {
        std::vector<std::string> ids;
        for (const Indicator& each : plans.indicators) ids.push_back(each.id.value);
        return ids;
      };
      out.add(rule("dangling-reference"), target.indicator.place,
              say("the catalogue has no indicator `{}`", "danh mục không có chỉ số nào mang mã `{}`",
                  shown(target.indicator.id)),
              out.did_you_mean(target.indicator.id, candidates,
                               say("add it to indicators.yaml", "hãy thêm chỉ số này vào indicators.yaml")),
              "indicator");
    }
  }
}

}  // namespace plantrack
