// A plan as its YAML file states it: document, period, agencies, areas, targets and their goals. Plain data, read by
// read/, checked by validate/, computed with by compute/. References between its parts are kept as the id that was
// written (with its place) and, once resolved, as an index; -1 means not given or dangling.
#pragma once

#include "base/calendar.hpp"
#include "base/decimal.hpp"
#include "base/finding.hpp"
#include "base/place.hpp"
#include "base/text.hpp"
#include "base/text_store.hpp"
#include "model/period.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace plantrack {

enum class Measure { count, amount, ratio, qualitative };
enum class Accrual { flow, stock, yearly };
enum class Path { linear, compound };
enum class Condition { at_least, more_than, at_most, less_than, about, between, done, increase, decrease };
enum class Basis { value, times_baseline, growth_per_year };
enum class DocumentStatus { issued, draft, summary };
enum class Progress : std::uint8_t { not_started, in_progress, done };  // of a qualitative target

bool wants_less(Condition condition);    // at_most, less_than
bool is_direction(Condition condition);  // increase, decrease: without a number
bool has_number(Condition condition);    // all but done and the directions

std::string_view name_of(Measure measure);
std::string_view name_of(Accrual accrual);
std::string_view name_of(Path path);
std::string_view name_of(Condition condition);  // at_least, ... as in the YAML
std::string_view name_of(Basis basis);          // value, times-baseline, growth-per-year
std::string_view name_of(DocumentStatus status);
std::string_view name_of(Progress progress);  // not-started, in-progress, done
Text level_words(std::string_view level);     // district / huyện; other levels as the plan names them
// Each enum's value by its name; nullopt where there is none.
template <class Enum>
std::optional<Enum> named(std::string_view name);

// A reference to another part of the plan by id.
struct Reference {
  std::string id;
  Place place{};
  int index = -1;  // into the list it refers to; -1 = not given (no place) or dangling

  explicit operator bool() const { return static_cast<bool>(place); }
  bool resolved() const { return index >= 0; }
};

struct Agency {
  At<std::string> id;
  At<std::string> name;
  std::vector<At<std::string>> aliases;
  At<Date> until;          // last day it existed; without place: it still does
  Reference succeeded_by;  // into agencies
};

// A country has some 11,000 of them, read at every start: texts stand in the plan's `texts`, and what few areas have
// stands apart.
class Area {
 public:
  Area() noexcept {}  // NOLINT: a defaulted one has all zeroed first, and then again

  At<std::string_view> id;
  At<std::string_view> name;
  At<std::string_view> level;

  std::span<const At<std::string_view>> aliases() const {
    return rest_ ? std::span<const At<std::string_view>>(rest_->aliases) : std::span<const At<std::string_view>>();
  }
  At<Date> from() const { return rest_ ? rest_->from : At<Date>{}; }    // first day; without place: always
  At<Date> until() const { return rest_ ? rest_->until : At<Date>{}; }  // last day; without place: still
  void add_alias(At<std::string_view> alias) { rest().aliases.push_back(alias); }
  void set_from(At<Date> day);
  void set_until(At<Date> day);

  bool exists_in(Month month) const;             // on the last day of the month
  bool exists_for_part_of(Period period) const;  // on one of its days at least
  bool exists_on(Date date) const { return exists_between(date, date); }

 private:
  struct Rest {
    std::vector<At<std::string_view>> aliases;
    At<Date> from, until;
  };
  Rest& rest();
  bool exists_between(Date first, Date last) const {  // on a day of those
    return !rest_ || ((!rest_->from || rest_->from.value <= last) && (!rest_->until || first <= rest_->until.value));
  }

  std::unique_ptr<Rest> rest_;
};

inline std::span<const At<std::string>> aliases_of(const Agency& agency) {
  return agency.aliases;
}
inline std::span<const At<std::string_view>> aliases_of(const Area& area) {
  return area.aliases();
}

struct Goal {
  Place place;  // of the goal's mapping
  At<Condition> condition;
  At<Decimal> number;                     // N; LOW of `between`
  At<Decimal> upper;                      // HIGH of `between`
  At<Decimal> tolerance{Decimal(5), {}};  // percent of N, for `about`
  At<int> by;                             // judged in December of that year; without place: `every: year`
  bool every_year = false;
  At<int> from, to;  // narrow the years of `every: year`
  At<Basis> basis{Basis::value, {}};
  At<std::string> in_each;          // an area level
  bool inferred_time = false;       // `inferred: [by]`
  bool inferred_condition = false;  // `inferred: [condition]`
};

struct Baseline {
  At<int> year;       // without place: no baseline
  At<Decimal> value;  // without place: reported as a row of that year
};

struct Target {
  At<std::string> id;
  Text name;
  Reference indicator;  // into the catalogue
  std::string clause;
  At<std::string> stated;
  At<Measure> measure;
  At<std::string> unit;
  At<Accrual> accrual{Accrual::stock, {}};  // place empty for ratio, qualitative and derived
  At<std::string> level{"province", {}};
  Reference of;                   // into targets
  std::vector<Reference> sum_of;  // into targets; not empty = derived
  At<Path> path{Path::linear, {}};
  At<Decimal> limit;
  Baseline baseline;
  Reference lead;                  // into agencies
  std::vector<Reference> support;  // into agencies
  At<bool> support_areas;          // `areas` in the list: each area's own committee
  At<bool> evidence_required;
  std::vector<Goal> goals;  // as written, in the file's order
  Text note;

  bool derived() const { return !sum_of.empty(); }
  bool by_area() const { return level.value != "province"; }
  bool in_percent() const { return measure.value == Measure::ratio && unit.value == "%"; }
};

struct Reporting {
  At<Frequency> every;         // without place: nothing is expected
  At<int> due_month, due_day;  // for `year`: that date in the reported year
  At<int> days_after;          // that many days after the period's last day
  Reference to;                // into agencies

  explicit operator bool() const { return static_cast<bool>(every); }
  // Last day on which a report of this period is on time; nullopt where none is stated for it.
  std::optional<Date> due_of(Period period) const;
};

// What weight findings have for this plan, where that is not the weight in the table of rules.
struct Validation {
  struct Entry {
    const Rule* rule;
    std::optional<Severity> severity;  // nullopt: its findings are passed over
  };
  std::vector<Entry> entries;  // one for each rule

  std::optional<Severity> weight(const Rule& rule) const;
};

struct Province {
  At<std::string> name;
  At<std::string> code;
  std::string merged_into;  // name; empty: not merged
  At<Date> merged_on;
};

struct SourceDocument {
  std::string number;  // empty = null
  At<Date> issued;
  std::string issuer;
  At<DocumentStatus> status;
  std::vector<std::string> implements;
  std::string source;
};

struct Plan {
  std::string file;  // path as the user named it
  At<std::string> id;
  Text title;
  Province province;
  SourceDocument document;
  At<int> from, to;  // whole years, both included
  Reporting reporting;
  std::vector<Agency> agencies;
  std::vector<Area> areas;
  TextStore texts;               // of the areas
  std::string areas_file;        // of areas_from, as joined to the plan's folder; empty: none
  std::size_t areas_inline = 0;  // the first so many areas stand in the plan file, the rest in areas_file
  bool areas_missing = false;    // some could not be read from areas_file, which is told
  bool areas_differ = false;     // no two have an id, name or alias in common; false: that is not known
  std::vector<Target> targets;
  Validation validation;
  Decimal on_track = Decimal::from_micros(950'000);
  Decimal at_risk = Decimal::from_micros(600'000);

  // Indices by id, filled by the reader (the first of repeated ids); -1 where there is none.
  std::unordered_map<std::string, int> target_index, agency_index;
  int find_target(std::string_view target_id) const;
  int find_agency(std::string_view agency_id) const;
  bool has_level(std::string_view level) const;  // an area level; "province" is none
};

struct Indicator {
  At<std::string> id;
  Text name;
  At<Measure> measure;
  At<std::string> unit;
  bool higher_is_better = true;
  std::string file;
};

// The plans loaded together, by id, and the catalogue of indicators that came with them.
struct PlanSet {
  std::vector<Plan> plans;
  std::vector<Indicator> indicators;
  std::vector<std::string> catalogue_files;  // empty: no catalogue was loaded, indicators are then not checked

  int find_plan(std::string_view id) const;
  bool weighs_rules() const;  // some plan has a `validation`
  // A rule's weight for the plan of that id; for what concerns no plan or all of them (empty) the greatest.
  std::optional<Severity> weight(const Rule& rule, std::string_view plan) const;
  int find_indicator(std::string_view id) const;
};

}  // namespace plantrack
