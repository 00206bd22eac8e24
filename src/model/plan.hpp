// A plan as its YAML file states it: document, period, agencies, areas, targets and their goals. Plain data, read by
// read/, checked by validate/, computed with by compute/. References between its parts are kept as the id that was
// written (with its place) and, once resolved, as an index; -1 means not given or dangling.
#pragma once

#include "base/calendar.hpp"
#include "base/decimal.hpp"
#include "base/finding.hpp"
#include "base/place.hpp"
#include "base/text.hpp"
#include "base/text_hash.hpp"
#include "base/text_store.hpp"
#include "base/words.hpp"
#include "model/period.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

enum class Measure { count, amount, ratio, qualitative };
enum class Accrual { flow, stock, yearly, rate };
enum class RowTotals { each_period, year_to_date, to_date };  // what a row's figure of a flow or yearly target states
enum class Across { sum, none };                              // whether the figures of areas are added up
enum class Path { linear, compound };
enum class Condition { at_least, more_than, at_most, less_than, about, between, within, done, increase, decrease };
enum class Better { higher, lower };  // of an indicator
enum class Basis { value, times_baseline, growth_per_year };
enum class DocumentStatus { issued, draft, summary };
enum class Progress : std::uint8_t { not_started, in_progress, done };  // of a qualitative target

bool wants_less(Condition condition);    // at_most, less_than
bool is_direction(Condition condition);  // increase, decrease: without a number
bool has_number(Condition condition);    // all but done and the directions
bool has_upper(Condition condition);     // between, within

// The names are those of plan files, progress files and outputs: at_least, growth-per-year, not-started.
template <>
std::span<const Word<Measure>> words();
template <>
std::span<const Word<Accrual>> words();
template <>
std::span<const Word<RowTotals>> words();
template <>
std::span<const Word<Across>> words();
template <>
std::span<const Word<Path>> words();
template <>
std::span<const Word<Condition>> words();
template <>
std::span<const Word<Basis>> words();
template <>
std::span<const Word<DocumentStatus>> words();
template <>
std::span<const Word<Better>> words();
template <>
std::span<const Word<Progress>> words();

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
  At<Text> name;
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
  std::span<const Reference> succeeded_by() const {                     // areas of the plan
    return rest_ ? std::span<const Reference>(rest_->succeeded_by) : std::span<const Reference>();
  }
  void add_alias(At<std::string_view> alias) { rest().aliases.push_back(alias); }
  void set_from(At<Date> day);
  void set_until(At<Date> day);
  void add_successor(Reference area) { rest().succeeded_by.push_back(std::move(area)); }
  std::span<Reference> successors() {
    return rest_ ? std::span<Reference>(rest_->succeeded_by) : std::span<Reference>();
  }

  bool always_exists() const { return !rest_ || (!rest_->from && !rest_->until); }
  bool exists_in(Month month) const;             // on the last day of the month
  bool exists_for_part_of(Months months) const;  // on one of its days at least
  bool exists_on(Date date) const { return exists_between(date, date); }

 private:
  struct Rest {
    std::vector<At<std::string_view>> aliases;
    At<Date> from, until;
    std::vector<Reference> succeeded_by;
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
// The names themselves, each once: an agency may have one in each language.
template <class Visit>
void each_name(const Agency& agency, const Visit& visit) {
  visit(std::string_view(agency.name.value.vi), agency.name.place);
  if (agency.name.value.en != agency.name.value.vi) visit(std::string_view(agency.name.value.en), agency.name.place);
}
template <class Visit>
void each_name(const Area& area, const Visit& visit) {
  visit(area.name.value, area.name.place);
}

struct Goal {
  Place place;  // of the goal's mapping
  At<Condition> condition;
  At<Decimal> number;                     // N; LOW of `between` and `within`
  At<Decimal> upper;                      // HIGH of `between` and `within`
  At<Decimal> tolerance{Decimal(5), {}};  // percent of N, for `about`
  // P of `change`, as written. Condition, number and basis are then what it stands for: at_least or at_most
  // 1 + P/100 times the baseline.
  At<Decimal> change;
  At<Period> by;        // judged at its end; without place: a goal of its own for `every`
  At<Frequency> every;  // year, half, quarter or month of the plan period
  At<int> from, to;     // narrow the plan years of `every`
  At<Basis> basis{Basis::value, {}};
  At<std::string> in_each;              // an area level
  At<Date> in_force_from, in_force_to;  // days, both included; without place: always
  At<std::string> amended_by;           // number of the document that set it
  bool inferred_time = false;           // `inferred: [by]`
  bool inferred_condition = false;      // `inferred: [condition]`

  bool in_force_on(Date day) const {
    return (!in_force_from || in_force_from.value <= day) && (!in_force_to || day <= in_force_to.value);
  }
};

// When reports are due: of the plan, or of a target that has a rhythm of its own.
struct Reporting {
  At<Frequency> every;         // without place: nothing is expected
  At<Period> from;             // before it nothing was to be reported
  At<int> due_month, due_day;  // for `year`: that date in the reported plan year
  At<int> days_after;          // that many days after the period's last day
  Reference to;                // into agencies

  explicit operator bool() const { return static_cast<bool>(every); }
  // Last day on which a report of this period is on time; nullopt where none is stated for it.
  // `year_begins` as of the plan.
  std::optional<Date> due_of(Months months, int year_begins) const;
};

struct Baseline {
  At<int> year;       // without place: no baseline
  At<Decimal> value;  // without place: reported as a row of that year
};

struct Target {
  At<std::string> id;
  Text name;
  Reference indicator;  // into the catalogue
  Reference theme;      // into the plan's themes
  std::string clause;
  At<std::string> stated;
  At<Measure> measure;
  At<Text> unit;
  At<Accrual> accrual{Accrual::stock, {}};  // without place: not written (that of the parts, or stock)
  At<RowTotals> rows{RowTotals::each_period, {}};
  At<std::string> level{"province", {}};  // `whole` is read as province
  At<Across> across{Across::sum, {}};
  Reference of;                     // into targets
  std::vector<Reference> sum_of;    // into targets; not empty = derived
  std::vector<Reference> ratio_of;  // into targets: numerator and denominator; not empty = derived
  At<bool> may_exceed_100;          // a ratio in % that is no part of its whole
  At<Path> path{Path::linear, {}};
  At<Decimal> limit;
  Baseline baseline;
  Reference lead;                  // into agencies
  std::vector<Reference> support;  // into agencies
  At<bool> support_areas;          // `areas` in the list: each area's own committee
  At<bool> lead_inferred;          // the plan file's author concluded it
  At<bool> evidence_required;
  Reporting reporting;      // its own; see Plan::reporting_of
  std::vector<Goal> goals;  // as written, in the file's order; none: context
  Text note;

  bool derived() const { return !sum_of.empty() || !ratio_of.empty(); }
  std::span<const Reference> parts() const { return sum_of.empty() ? ratio_of : sum_of; }
  bool by_area() const { return level.value != "province"; }
  bool in_percent() const { return measure.value == Measure::ratio && unit.value.en == "%"; }
  bool is_context() const { return goals.empty(); }
  bool is_ratio() const { return measure.value == Measure::ratio; }
  bool is_qualitative() const { return measure.value == Measure::qualitative; }
  // A deliverable that is done is reported no more, unless a goal asks for it each year anew.
  bool ends_when_done() const;
  // Counts and amounts whose periods add up; those that start anew each year.
  bool is_flow() const { return is_quantity() && accrual.value == Accrual::flow; }
  bool is_yearly() const { return is_quantity() && accrual.value == Accrual::yearly; }
  bool is_rate() const { return is_quantity() && accrual.value == Accrual::rate; }
  bool is_ratio_over_time() const {
    return is_ratio() && (accrual.value == Accrual::flow || accrual.value == Accrual::yearly);
  }

 private:
  bool is_quantity() const { return measure.value == Measure::count || measure.value == Measure::amount; }
};

// Whether two units are the same: a plain one, and one in two languages, agree in one of them.
inline bool same_unit(const Text& a, const Text& b) {
  return a.en == b.en || a.vi == b.vi;
}

// What weight findings have for this plan, where that is not the weight in the table of rules.
struct Validation {
  struct Entry {
    const Rule* rule;
    std::optional<Severity> severity;  // nullopt: its findings are passed over
  };
  std::vector<Entry> entries;  // one for each rule

  std::optional<Severity> weight(const Rule& rule) const;
};

// Whose plan it is: a province, or with the key `place` a city, a ministry, a country.
struct PlanPlace {
  At<Text> name;
  At<std::string> code;
  Text kind;                 // the word before the name: City, Council; empty: none is written
  bool is_province = false;  // written under `province`
  Text merged_into;          // name; empty: not merged
  At<Date> merged_on;
  std::vector<Text> merged_with;  // names of those that merged with it
};

struct Theme {
  At<std::string> id;
  At<Text> name;
};

// Words of a plan for one of its levels of areas.
struct LevelWords {
  At<std::string> level;
  Text words;
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
  std::string
      digest;  // sha256:… of the plan and its list of areas as they are written; empty where nobody asked for it
  At<std::string> id;
  Text title;
  PlanPlace place;
  SourceDocument document;
  Text note;                    // heads reports and comparisons
  At<int> from, to;             // whole plan years, both included
  At<int> year_begins{1, {}};   // the month in which a plan year begins
  std::optional<Lang> numbers;  // how its progress files write numbers, where neither file nor option tells
  Reporting reporting;
  std::vector<Agency> agencies;
  std::vector<Area> areas;
  TextStore texts;               // of the areas
  std::string areas_file;        // of areas_from, as joined to the plan's folder; empty: none
  std::size_t areas_inline = 0;  // the first so many areas stand in the plan file, the rest in areas_file
  bool areas_missing = false;    // some could not be read from areas_file, which is told
  std::vector<Theme> themes;
  std::vector<LevelWords> levels;
  std::vector<Target> targets;
  Validation validation;
  Decimal on_track = Decimal::from_micros(950'000);
  Decimal at_risk = Decimal::from_micros(600'000);
  Decimal coverage{1};   // of ratios: the part of the expected areas that must have reported
  int stale_after = 24;  // months, where nothing says when reports are due

  // Indices by id, filled by the reader (the first of repeated ids); -1 where there is none.
  TextMap<int> target_index, agency_index, theme_index;
  Months years(int first, int last) const {  // of the plan, both included
    return {Period::of_year(first).months(year_begins.value).first, 12 * (last - first + 1)};
  }
  Months months() const { return years(from.value, to.value); }
  Months months_of(Period period) const { return period.months(year_begins.value); }
  Month year_end(int year) const { return years(year, year).last(); }
  std::string label(Months months) const { return Period::named(months, year_begins.value).text(); }
  int find_target(std::string_view target_id) const;
  int find_agency(std::string_view agency_id) const;
  int find_theme(std::string_view theme_id) const;
  bool has_level(std::string_view level) const;  // an area level; "province" is none
  Text level_words(std::string_view level) const;  // ward / phường: the plan's, else those known, else as it is written
  const Reporting& reporting_of(const Target& target) const { return target.reporting ? target.reporting : reporting; }
};

struct Indicator {
  At<std::string> id;
  Text name;
  At<Measure> measure;
  At<Text> unit;
  At<Better> better{Better::higher, {}};
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
