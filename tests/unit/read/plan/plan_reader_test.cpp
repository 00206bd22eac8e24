#include "read/plan/plan_reader.hpp"

#include <doctest/doctest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>

#include "base/failure.hpp"

namespace plantrack {
namespace {

constexpr std::string_view plan_text = R"(schema: plantrack/plan@1
id: binh-thuan
title: {vi: "Làng nghề", en: "Craft villages"}
province: {name: Bình Thuận, code: "60", merged_into: {name: Lâm Đồng, on: 2025-07-01}}
document: {number: null, issued: 2022-09-16, issuer: UBND tỉnh, status: issued, implements: [801/QĐ-TTg], source: s}
period: {from: 2021, to: 2030}
reporting: {every: year, due: {month: 11, day: 15}, to: so-nn}
agencies:
  - {id: so-nn, name: Sở Nông nghiệp, aliases: [Sở NN], until: 2025-02-28, succeeded_by: so-mt}
  - {id: so-mt, name: Sở Môi trường}
areas:
  - {id: "178", name: Thành phố Lạng Sơn, aliases: [TP Lạng Sơn], level: district, until: 2025-06-30}
targets:
  - id: villages
    name: Villages recognised
    measure: count
    accrual: flow
    level: district
    lead: so-nn
    support: [areas, so-mt]
    evidence: required
    goals:
      - {between: [2, 3], by: 2025, inferred: [by, condition]}
      - {about: 10, tolerance: 7.5, basis: growth-per-year, by: 2030, in_each: district}
    baseline: {year: 2020, value: 5.2}
  - {id: crafts, name: Crafts, measure: count, accrual: flow, goal: {at_least: 1, every: year, from: 2022}}
  - {id: both, name: Both, measure: count, sum_of: [villages, crafts], goal: {more_than: 1, by: 2030}}
status_thresholds: {on_track: 0.9, at_risk: 0.5}
)";

struct Read {
  std::optional<Plan> plan;
  std::vector<Finding> findings;
};

Read read(
    std::string text, const BesideReader& beside = [](const std::string&) { return std::nullopt; }) {
  Findings findings;
  Read result;
  result.plan = read_plan_text("plans/a.yaml", std::move(text), beside, findings);
  result.findings = findings.sorted();
  return result;
}

// The plan with the first `old` replaced.
std::string with(std::string_view old, std::string_view replacement) {
  std::string text(plan_text);
  const std::size_t at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), replacement);
}

// The change gives exactly this finding.
void finds(std::string_view old, std::string_view replacement, std::string_view rule, std::string_view hint = {}) {
  const Read result = read(with(old, replacement));
  CAPTURE(replacement);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].rule->name == rule);
  CHECK(result.findings[0].place.line > 0);
  if (!hint.empty()) CHECK(result.findings[0].hint.en.find(hint) != std::string::npos);
}

void accepts(std::string_view old, std::string_view replacement) {
  const Read result = read(with(old, replacement));
  CAPTURE(replacement);
  for (const Finding& finding : result.findings) FAIL(finding.message.en);
}

TEST_CASE("a plan becomes the model, key by key") {
  const Read result = read(std::string(plan_text));
  for (const Finding& finding : result.findings) FAIL(finding.message.en);
  REQUIRE(result.plan);
  const Plan& plan = *result.plan;
  CHECK(plan.id.value == "binh-thuan");
  CHECK(plan.title == Text{"Craft villages", "Làng nghề"});
  CHECK(plan.place.code.value == "60");
  CHECK(plan.place.merged_on.value == Date::of(2025, 7, 1));
  CHECK(plan.document.number.empty());
  CHECK(plan.document.issued.value == Date::of(2022, 9, 16));
  CHECK(plan.reporting.due_month.value == 11);
  CHECK(plan.reporting.to.index == 0);
  CHECK(plan.agencies[0].succeeded_by.index == 1);
  CHECK(plan.areas[0].id.value == "178");
  CHECK(plan.on_track == Decimal::from_micros(900'000));
  const Target& target = plan.targets[0];
  CHECK(target.name == same("Villages recognised"));
  CHECK(target.support_areas.value);
  REQUIRE(target.support.size() == 1);
  CHECK(target.support[0].index == 1);
  CHECK(target.evidence_required.value);
  CHECK(target.baseline.value.value == Decimal::from_micros(5'200'000));
  const Goal& range = target.goals[0];
  CHECK(range.condition.value == Condition::between);
  CHECK(range.number.value == Decimal(2));
  CHECK(range.upper.value == Decimal(3));
  CHECK(range.inferred_time);
  CHECK(range.inferred_condition);
  const Goal& growth = target.goals[1];
  CHECK(growth.basis.value == Basis::growth_per_year);
  CHECK(growth.tolerance.value == Decimal::from_micros(7'500'000));
  CHECK(growth.in_each.value == "district");
  CHECK(plan.targets[1].goals[0].every);
  CHECK(plan.targets[1].goals[0].from.value == 2022);
}

constexpr std::string_view second_revision = R"(schema: plantrack/plan@1
id: harbour
title: Plan
place:
  name: {vi: Bến Cảng, en: Harbour}
  kind: {vi: Thành phố, en: City}
  merged_into: {name: Lâm Đồng, with: [Đắk Nông, {vi: Bình Thuận, en: Binh Thuan}]}
note: {vi: "Chỉ biết một phần", en: "Known in part"}
document: {issuer: Council, status: summary, source: s}
period: {from: 2024, to: 2027}
year_begins: 4
numbers: en
reporting: {every: quarter, from: 2024-Q2}
agencies: [{id: parks, name: {vi: Sở Công viên, en: Parks}}]
areas:
  - {id: "1", name: Old, level: ward, until: 2025-06-30, succeeded_by: ["2", "3"]}
  - {id: "2", name: New, level: ward}
  - {id: "3", name: Other, level: ward}
levels: {ward: {vi: phường, en: ward}}
themes: [{id: green, name: {vi: Cây xanh, en: Green}}]
targets:
  - id: trees
    name: Trees
    theme: green
    measure: amount
    unit: {vi: cây, en: trees}
    accrual: flow
    rows: year-to-date
    level: ward
    across: none
    lead: parks
    lead_inferred: true
    reporting: {every: month, from: 2024-05, to: parks}
    goals:
      - {at_least: 2, by: 2025-Q2, in_force: {from: 2024-07-01, to: 2025-01-31}, amended_by: 12/KH}
      - {within: [1, 3], every: month, from: 2025}
  - {id: jobs, name: Jobs, measure: count, accrual: stock, level: whole, x-colour: green}
  - {id: people, name: People, measure: count, accrual: stock}
  - {id: rate, name: Rate, measure: ratio, unit: "%", ratio_of: [jobs, people], may_exceed_100: true,
     baseline: {year: 2020}, goals: [{change: -45, by: 2026}, {change: 50.5, by: 2027}]}
  - {id: growth, name: Growth, measure: amount, unit: "%/year", accrual: rate, goal: {about: 8, every: year}}
status_thresholds: {coverage: 0.9, stale_after: 12}
x-author: {name: somebody}
)";

TEST_CASE("keys of the second revision become the model") {
  const Read result = read(std::string(second_revision));
  for (const Finding& finding : result.findings) FAIL(finding.message.en);
  REQUIRE(result.plan);
  const Plan& plan = *result.plan;
  CHECK_FALSE(plan.place.is_province);
  CHECK(plan.place.name.value == Text{"Harbour", "Bến Cảng"});
  CHECK(plan.place.kind.vi == "Thành phố");
  REQUIRE(plan.place.merged_with.size() == 2);
  CHECK(plan.place.merged_with[1].en == "Binh Thuan");
  CHECK(plan.note.en == "Known in part");
  CHECK(plan.year_begins.value == 4);
  CHECK(plan.numbers == Lang::en);
  CHECK(plan.reporting.from.value == Period::of(2024, Frequency::quarter, 2));
  CHECK(plan.agencies[0].name.value.vi == "Sở Công viên");
  REQUIRE(plan.areas[0].succeeded_by().size() == 2);
  CHECK(plan.areas[0].succeeded_by()[1].index == 2);
  CHECK(plan.level_words("ward").vi == "phường");
  CHECK(plan.level_words("district").vi == "huyện");
  accepts(", goal: {at_least: 1, every: year, from: 2022}", "");  // context
  CHECK(plan.stale_after == 12);
  const Target& trees = plan.targets[0];
  CHECK(trees.theme.index == 0);
  CHECK(trees.unit.value == Text{"trees", "cây"});
  CHECK(trees.rows.value == RowTotals::year_to_date);
  CHECK(trees.across.value == Across::none);
  CHECK(trees.lead_inferred.value);
  CHECK(plan.reporting_of(trees).every.value == Frequency::month);
  CHECK(plan.reporting_of(plan.targets[1]).every.value == Frequency::quarter);
  const Goal& amended = trees.goals[0];
  CHECK(amended.by.value == Period::of(2025, Frequency::quarter, 2));
  CHECK(amended.amended_by.value == "12/KH");
  CHECK_FALSE(amended.in_force_on(Date::of(2024, 6, 30)));
  CHECK(amended.in_force_on(Date::of(2024, 7, 1)));
  CHECK_FALSE(amended.in_force_on(Date::of(2025, 2, 1)));
  CHECK(trees.goals[1].condition.value == Condition::within);
  CHECK(trees.goals[1].upper.value == Decimal(3));
  CHECK(trees.goals[1].every.value == Frequency::month);
  CHECK_FALSE(plan.targets[1].by_area());
  CHECK(plan.targets[1].is_context());
  const Target& rate = plan.targets[3];
  CHECK(rate.derived());
  CHECK(rate.ratio_of[1].index == 2);
  CHECK(rate.may_exceed_100.value);
  CHECK(rate.goals[0].condition.value == Condition::at_most);
  CHECK(rate.goals[0].number.value.text() == "0.55");
  CHECK(rate.goals[0].change.value == Decimal(-45));
  CHECK(rate.goals[1].condition.value == Condition::at_least);
  CHECK(rate.goals[1].number.value.text() == "1.505");
  CHECK(rate.goals[1].basis.value == Basis::times_baseline);
  CHECK(plan.targets[4].is_rate());
}

TEST_CASE("a derived target takes the accrual of its parts") {
  const Read result = read(std::string(plan_text));
  REQUIRE(result.plan);
  const Target& both = result.plan->targets[2];
  CHECK(both.derived());
  CHECK(both.sum_of[1].index == 1);
  CHECK(both.accrual.value == Accrual::flow);
  CHECK_FALSE(both.accrual);
}

TEST_CASE("codes must be text, but what YAML takes for text needs no quotes") {
  for (const std::string_view code :
       {"60", "010", "0x1f", "6.0", "1_000", "2025-07-01", "1:30", "-5", "+5", ".5", "0b11", "00", ".inf"}) {
    finds("code: \"60\"", "code: " + std::string(code), "wrong-type", "quotes");
  }
  for (const std::string_view code : {"08", "09", "\"60\"", "'010'", "6A", "1e3", "60-B"})
    accepts("code: \"60\"", "code: " + std::string(code));
  finds("id: \"178\"", "id: 178", "wrong-type", "\"178\"");
}

TEST_CASE("numbers are plain decimals") {
  for (const std::string_view number : {"1e5", "010", "+5", ".5", "5.", "1_000", "0x10", ".nan", "-.inf", "80 %",
                                        "1.2.3", "1234567890123456", "1.1234567890123456", "2023.5.1"}) {
    finds("more_than: 1", "more_than: " + std::string(number), "bad-plan-number");
  }
  finds("more_than: 1", "more_than: 1,5", "unknown-key", "point");
  for (const std::string_view number : {"\"80\"", "over 80", "[80]", "{a: 1}", "null", "", "yes"}) {
    finds("more_than: 1", "more_than: " + std::string(number), "wrong-type");
  }
  for (const std::string_view number : {"80", "80.0", "-3", "1.5", "0", "0.000001", "123456789012345.123456"}) {
    accepts("more_than: 1", "more_than: " + std::string(number));
  }
}

TEST_CASE("years are whole and in range") {
  for (const std::string_view year : {"2030.0", "20300", "0", "-2030"})
    finds("to: 2030", "to: " + std::string(year), "bad-plan-number");
  finds("to: 2030", "to: \"2030\"", "wrong-type", "2030");
  finds("to: 2030", "to: 2020", "reversed-plan-period");
  finds("to: 2030", "to: 2500", "plan-too-large");
}

TEST_CASE("dates must exist") {
  for (const std::string_view date : {"2025-02-29", "2025-2-28", "28/02/2025", "2025", "2025-02-28T00:00:00"}) {
    finds("until: 2025-02-28", "until: " + std::string(date), "bad-plan-date");
  }
  accepts("until: 2025-02-28", "until: \"2025-02-28\"");
  accepts("issued: 2022-09-16", "issued: null");
  finds("until: 2025-02-28", "until: null", "wrong-type");
  finds("day: 15", "day: 31", "bad-plan-date");
  finds("month: 11, day: 15", "month: 2, day: 29", "bad-plan-date");
}

TEST_CASE("keys are known, needed, and given once") {
  finds("status_thresholds", "status_treshold", "unknown-key", "status_thresholds");
  finds("title: {vi", "titel: {vi", "unknown-key", "title");  // and no second finding that title is missing
  finds("issuer: UBND tỉnh, ", "", "missing-key");
  finds("{id: so-mt, name: Sở Môi trường}", "{id: so-mt}", "missing-key");
  finds("{vi: \"Làng nghề\", en: \"Craft villages\"}", "{}", "missing-key");
  accepts("{vi: \"Làng nghề\", en: \"Craft villages\"}", "{vi: \"Làng nghề\"}");
  finds("    measure: count\n    accrual: flow\n    level", "    measure: count\n    level", "missing-key", "accrual");
  finds("measure: count\n    accrual: flow\n    level", "measure: amount\n    accrual: flow\n    level", "missing-key",
        "unit");
  finds("goal: {at_least: 1, every: year, from: 2022}", "goals: []", "wrong-type");
  accepts(", goal: {at_least: 1, every: year, from: 2022}", "");  // context
  finds("goal: {at_least: 1,", "goals: [{at_least: 1, by: 2030}], goal: {at_least: 1,", "repeated-key");
}

TEST_CASE("choices are told with the nearest word") {
  finds("measure: count", "measure: counts", "wrong-type", "count");
  finds("status: issued", "status: final", "wrong-type", "issued, draft, summary");
  finds("evidence: required", "evidence: true", "wrong-type", "optional, required");
}

TEST_CASE("a goal has one condition, one time, and fitting values") {
  finds("{more_than: 1, by: 2030}", "{more_than: 1, at_most: 5, by: 2030}", "goal-condition-count");
  finds("{more_than: 1, by: 2030}", "{by: 2030}", "goal-condition-count");
  finds("{more_than: 1, by: 2030}", "{morethan: 1, by: 2030}", "unknown-key", "more_than");
  finds("{more_than: 1, by: 2030}", "{more_than: 1}", "goal-time-count");
  finds("{more_than: 1, by: 2030}", "{more_than: 1, by: 2030, every: year}", "goal-time-count");
  finds("{more_than: 1, by: 2030}", "{more_than: 1, by: 2030, to: 2030}", "goal-time-count");
  finds("{more_than: 1, by: 2030}", "{more_than: true, by: 2030}", "bad-condition-value");
  finds("{more_than: 1, by: 2030}", "{done: 80, by: 2030}", "bad-condition-value");
  finds("{more_than: 1, by: 2030}", "{done: false, by: 2030}", "bad-condition-value");
  finds("{more_than: 1, by: 2030}", "{between: 1, by: 2030}", "bad-condition-value");
  finds("{more_than: 1, by: 2030}", "{between: [1, 2, 3], by: 2030}", "bad-condition-value");
  finds("{more_than: 1, by: 2030}", "{more_than: 1, tolerance: 3, by: 2030}", "bad-condition-value");
  finds("{more_than: 1, by: 2030}", "{about: 1, tolerance: -3, by: 2030}", "bad-condition-value");
  accepts("{more_than: 1, by: 2030}", "{done: True, by: 2030}");
}

TEST_CASE("ids are well-formed, unique and resolved") {
  finds("id: both", "id: Both", "bad-id");
  finds("sum_of: [villages, crafts]", "sum_of: [villages, craft]", "dangling-reference", "crafts");
  finds("lead: so-nn", "lead: so-nm", "dangling-reference", "so-nn");
  finds("level: district\n", "level: distrct\n", "dangling-reference", "district");
  finds("id: both", "id: crafts", "repeated-id");
  finds("areas:\n", "  - {id: areas, name: Areas}\nareas:\n", "bad-id");
}

TEST_CASE("a wrong schema ends the reading, a missing one does not") {
  const Read wrong = read(with("plan@1", "plan@9"));
  CHECK_FALSE(wrong.plan);
  CHECK(wrong.findings.size() == 1);
  finds("schema: plantrack/plan@1\n", "", "missing-key");
}

TEST_CASE("thresholds are in order") {
  finds("on_track: 0.9", "on_track: 0.4", "bounds-reversed");
  finds("at_risk: 0.5", "at_risk: -0.5", "bounds-reversed");
}

TEST_CASE("areas come from a CSV beside the plan") {
  const auto beside = [](const std::string& path) -> std::optional<std::string> {
    CHECK(path == "plans/areas.csv");
    return "id,name,level,from,until,aliases\r\n08,\"Xã \"\"A\"\"\",commune,2025-07-01,,A1|A2\n\n10,Xã B,commune,,,\n";
  };
  const Read result = read(with("areas:\n", "areas_from: areas.csv\nareas:\n"), beside);
  for (const Finding& finding : result.findings) FAIL(finding.message.en);
  REQUIRE(result.plan);
  REQUIRE(result.plan->areas.size() == 3);
  CHECK(result.plan->areas_inline == 1);
  const Area& first = result.plan->areas[1];
  CHECK(first.id.value == "08");
  CHECK(first.name.value == "Xã \"A\"");
  CHECK(first.from().value == Date::of(2025, 7, 1));
  CHECK_FALSE(first.until());
  REQUIRE(first.aliases().size() == 2);
  CHECK(first.aliases()[1].value == "A2");
  CHECK(result.plan->areas[2].id.place == Place{4, 1, 2});
  CHECK(result.plan->areas[2].id.value == "10");
}

TEST_CASE("what is wrong in the CSV of areas carries its name and line") {
  struct {
    std::string_view text;
    std::uint32_t line, column;
  } const cases[] = {
      {"", 1, 1},
      {"id,name\n1,a\n", 1, 1},
      {"id,name,levels\n1,a,b\n", 1, 9},
      {"id,name,level,id\n", 1, 15},
      {"id,name,level\n1,a\n", 2, 1},
      {"id,name,level\n1,,commune\n", 2, 3},
      {"id,name,level,until\n1,ế,commune,2025-06-31\n", 2, 13},
      {"id,name,level\n1,\"a,commune\n2,b,commune\n", 2, 3},
      {"id,name,level\n1,\"a\"b,commune\n", 2, 5},  // where the stray quote stands
      {"id,name,level\n1,a\xff,commune\n", 2, 1},
  };
  for (const auto& each : cases) {
    CAPTURE(each.text);
    const Read result = read(with("areas:\n", "areas_from: areas.csv\nareas:\n"),
                             [&](const std::string&) { return std::string(each.text); });
    REQUIRE(!result.findings.empty());
    const Finding& finding = result.findings.front();
    CHECK(finding.rule->name == "bad-areas-file");
    CHECK(finding.file == "plans/areas.csv");
    CHECK(finding.place.line == each.line);
    CHECK(finding.place.column == each.column);
  }
}

TEST_CASE("the list of areas stays beside the plan") {
  for (const std::string_view path : {"/etc/passwd", "../areas.csv", "a/../../b.csv", "a\\\\b.csv"}) {
    finds("areas:\n", "areas_from: \"" + std::string(path) + "\"\nareas:\n", "bad-areas-file");
  }
  finds("areas:\n", "areas_from: none.csv\nareas:\n", "bad-areas-file", "beside");
}

class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / ("plantrack-plans-" + std::to_string(counter()++))) {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directory(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string write(const std::string& name, std::string_view text) const {
    const std::string file = (path_ / name).string();
    std::ofstream(file) << text;
    return file;
  }
  std::string path() const { return path_.string(); }

 private:
  static int& counter() {
    static int count = static_cast<int>(::getpid()) * 100;
    return count;
  }
  std::filesystem::path path_;
};

TEST_CASE("a folder brings its plans and its catalogue, in whatever order it is given") {
  const Folder folder;
  folder.write("indicators.yaml",
               "schema: plantrack/indicators@1\nindicators:\n  - {id: i, name: I, measure: count, better: higher}\n");
  const std::string b = folder.write("b.yaml", with("measure: count", "indicator: i\n    measure: count"));
  const std::string a = folder.write("a.yml", with("id: binh-thuan", "id: zz"));
  folder.write("notes.txt", "no plan");
  Findings findings;
  const PlanSet plans = read_plans({a, folder.path()}, findings);
  CHECK(findings.empty());
  REQUIRE(plans.plans.size() == 2);
  CHECK(plans.plans[0].id.value == "binh-thuan");
  CHECK(plans.plans[0].file == b);
  CHECK(plans.catalogue_files.size() == 1);
  CHECK(plans.plans[0].targets[0].indicator.index == 0);
}

TEST_CASE("a plan alone brings no catalogue, and its indicators are not checked") {
  const Folder folder;
  const std::string file = folder.write("b.yaml", with("measure: count", "indicator: i\n    measure: count"));
  Findings findings;
  CHECK(read_plans({file}, findings).catalogue_files.empty());
  CHECK(findings.empty());
  const std::string catalogue = folder.write("indicators.yaml", "schema: plantrack/indicators@1\nindicators: []\n");
  read_plans({file, catalogue}, findings);
  CHECK(findings.count(Severity::error) == 1);
}

TEST_CASE("two plans of one id are told of") {
  const Folder folder;
  folder.write("a.yaml", plan_text);
  folder.write("b.yaml", plan_text);
  Findings findings;
  read_plans({folder.path()}, findings);
  REQUIRE(findings.sorted().size() == 1);
  CHECK(findings.sorted()[0].rule->name == "repeated-id");
}

// A list of so many areas, no two of which are called the same.
TEST_CASE("what is not there is a failure") {
  const Folder folder;
  Findings findings;
  CHECK_THROWS_AS(read_plans({folder.path() + "/none.yaml"}, findings), Failure);
  CHECK_THROWS_AS(read_plans({folder.path()}, findings), Failure);
}

}  // namespace
}  // namespace plantrack
