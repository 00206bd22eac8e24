#include "validate/plan_facts.hpp"

#include "base/text_hash.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <limits>
#include <string_view>

namespace plantrack {
namespace {

constexpr std::int32_t always = std::numeric_limits<std::int32_t>::max();

// 2010-11 is a month or a year of a plan whose years do not begin in January.
bool has_two_readings(Period period, int year_begins) {
  return year_begins != 1 && period.frequency() == Frequency::month && period.number() == (period.year() + 1) % 100;
}

}  // namespace

PlanFacts::PlanFacts(const PlanIndex& plan_index) : index(plan_index), agencies(plan_index.plan().agencies.size()) {
  const Plan& plan = index.plan();
  ViewMap<std::int32_t> levels;
  const auto level_number = [&levels](std::string_view level) {
    return levels.emplace(level, static_cast<std::int32_t>(levels.size())).first->second;
  };
  const int year_begins = plan.year_begins.value;
  for (std::size_t i = 0; i < plan.targets.size(); ++i) {
    const Target& target = plan.targets[i];
    TargetFacts facts;
    facts.measure = target.measure.value;
    facts.derived = target.derived();
    facts.by_area = target.by_area();
    facts.in_percent = target.in_percent();
    facts.may_exceed = target.may_exceed_100.value;
    facts.over_time = target.is_ratio_over_time();
    facts.needs_evidence = target.evidence_required.value;
    facts.adds_up_rows = (target.is_flow() || target.is_yearly()) && target.rows.value == RowTotals::each_period;
    facts.nine_months = target.rows.value != RowTotals::each_period ||
                        (!target.is_flow() && !target.is_yearly() && !target.is_ratio_over_time());
    facts.level = level_number(target.level.value);
    if (target.baseline.year) {
      const Months year = Period::of_year(target.baseline.year.value).months(year_begins);
      facts.base_first = plantrack::first_day(year.first).days;
      facts.base_last = plantrack::last_day(year.last()).days;
    }
    targets.push_back(facts);
    for (std::size_t k = 0; k < plan.agencies.size(); ++k) {
      responsible.push_back(index.is_responsible(static_cast<int>(i), static_cast<int>(k)) ? 1 : 0);
    }
  }
  for (const Agency& agency : plan.agencies) agency_until.push_back(agency.until ? agency.until.value.days : always);
  areas.reserve(plan.areas.size());
  std::optional<std::string_view> level;
  std::int32_t number = 0;
  for (const Area& area : plan.areas) {
    if (level != area.level.value) number = level_number(area.level.value);
    level = area.level.value;
    const At<Date> from = area.from();
    const At<Date> until = area.until();
    areas.push_back(
        {number, from ? from.value.days : std::numeric_limits<std::int32_t>::min(), until ? until.value.days : always});
  }
  const int from = std::clamp(plan.from.value, Period::first_year, Period::last_year);
  const int to = std::clamp(plan.to.value, from, Period::last_year);
  first_day = plantrack::first_day(Period::of_year(from).months(year_begins).first).days;
  last_day = plantrack::last_day(Period::of_year(to).months(year_begins).last()).days;
  first_period = Period::of_year(from).code();
  // Years that begin later reach into the next calendar year.
  const int last_named = std::min(to + (year_begins == 1 ? 0 : 1), Period::last_year);
  std::vector<bool> one_reading;
  for (int year = from; year <= last_named; ++year) {
    for (const Frequency frequency : {Frequency::year, Frequency::half, Frequency::quarter, Frequency::month}) {
      for (int i = 1; i <= 12 / months_in(frequency); ++i) {
        const Period period = Period::of(year, frequency, i);
        const Months months = period.months(year_begins);
        periods.push_back({period.text(), Row::key_of(months), plantrack::first_day(months.first).days,
                           plantrack::last_day(months.last()).days});
        one_reading.push_back(!has_two_readings(period, year_begins));
      }
    }
  }
  for (std::size_t i = 0; i < periods.size(); ++i) {
    if (one_reading[i]) period_texts.add(periods[i].text, static_cast<int>(i));
  }
}

PlansToReadBy::PlansToReadBy(const PlanSet& plans) {
  std::size_t targets = 0;
  for (const Plan& plan : plans.plans) {
    indexes.emplace_back(plan, targets);
    targets += plan.targets.size();
  }
  for (const PlanIndex& index : indexes) facts.emplace_back(index);
}

bool NamesOfPlans::is_plan(std::string_view cell) const {
  return std::any_of(plans_.begin(), plans_.end(), [cell](const PlanFacts& each) {
    const Plan& plan = each.plan();
    return plan.id.value == cell || name_key(plan.title.vi) == name_key(cell) ||
           name_key(plan.title.en) == name_key(cell);
  });
}

bool NamesOfPlans::is_target(std::string_view cell) const {
  return std::any_of(plans_.begin(), plans_.end(),
                     [cell](const PlanFacts& each) { return each.index.targets().find(cell) >= 0; });
}

Text NamesOfPlans::area_meant(std::string_view cell) const {
  for (const PlanFacts& each : plans_) {
    const NameTable& areas = each.index.areas();
    if (Text hint = areas.suggestion(cell).hint; !hint.empty()) return hint;
    if (const int same_stem = areas.find_stem(cell); same_stem >= 0) return areas.question(same_stem);
  }
  return {};
}

bool NamesOfPlans::is_area(std::string_view cell) const {
  return std::any_of(plans_.begin(), plans_.end(),
                     [cell](const PlanFacts& each) { return each.index.find_area(cell) >= 0; });
}

bool is_its_place(const Plan& plan, std::string_view words) {
  const std::string key = bare_key(words);
  const Text& name = plan.place.name.value;
  const Text& kind = plan.place.kind;
  return !key.empty() && (key == bare_key(name.vi) || key == bare_key(name.en) ||
                          key == bare_key(kind.vi) + bare_key(name.vi) || key == bare_key(name.en + kind.en));
}

bool NamesOfPlans::is_committee(std::string_view cell) const {
  return std::any_of(plans_.begin(), plans_.end(), [cell](const PlanFacts& each) {
    return each.index.find_committee(cell) >= 0 ||
           (each.index.areas().find_bare(cell) >= 0 && !is_its_place(each.plan(), cell));
  });
}

namespace {

// "Huyện, thành phố", "Tên huyện/TP": the kinds of area that a header or a plan's word for a level names.
std::vector<std::string> kinds_in(std::string_view words) {
  std::string text = name_key(words.substr(0, 200));
  for (const std::string& joining : {name_key(" và "), name_key(" hoặc "), std::string(" and "), std::string(" or ")}) {
    const std::string between = " " + joining + " ";
    for (std::size_t at; (at = text.find(between)) != std::string::npos;) text.replace(at, between.size(), "/");
  }
  std::vector<std::string> kinds;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(",/&", at), text.size());
    std::string kind = bare_key(std::string_view(text).substr(at, end - at));
    if (kind.starts_with("ten") && kind.size() > 3) kind.erase(0, 3);
    if (kind == "tp") kind = "thanhpho";
    if (kind == "tx") kind = "thixa";
    if (kind == "tt") kind = "thitran";
    if (!kind.empty()) kinds.push_back(std::move(kind));
    at = end + 1;
  }
  return kinds;
}

}  // namespace

bool NamesOfPlans::is_level(std::string_view word) const {
  const std::string key = name_key(word);
  if (key.empty()) return false;
  const std::vector<std::string> asked = kinds_in(word);
  const auto is_called_so = [&](const Plan& plan, const Target& target) {
    if (!target.by_area()) return false;
    const Text words = plan.level_words(target.level.value);
    if (key == name_key(target.level.value) || key == name_key(words.vi) || key == name_key(words.en)) return true;
    std::vector<std::string> known = kinds_in(words.vi);
    if (target.level.value == "district") known.insert(known.end(), {"huyen", "quan", "thixa", "thanhpho"});
    if (target.level.value == "commune") known.insert(known.end(), {"xa", "phuong", "thitran", "dackhu"});
    return !asked.empty() && std::all_of(asked.begin(), asked.end(), [&known](const std::string& kind) {
      return std::find(known.begin(), known.end(), kind) != known.end();
    });
  };
  return std::any_of(plans_.begin(), plans_.end(), [&](const PlanFacts& each) {
    const std::vector<Target>& targets = each.plan().targets;
    return std::any_of(targets.begin(), targets.end(),
                       [&](const Target& target) { return is_called_so(each.plan(), target); });
  });
}

}  // namespace plantrack
