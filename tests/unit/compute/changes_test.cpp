#include "compute/changes.hpp"

#include "worked_example.hpp"

namespace plantrack {
namespace {

std::string kind_of(const std::string& target, const std::string& rows, const char* from, const char* to) {
  const WorkedExample example = worked(target, rows, to);
  ProgressOptions options;
  options.as_of = Date::parse_iso(from);
  const std::string text = example_header + rows;
  MemorySource source(text);
  const Submission then = check_source(example.plans, "example.csv", source, options);  // rows count by the day
  const std::vector<PlanResult> before = results_of(example.plans, then.rows, options.as_of);
  const std::vector<Change> changes = changes_between(example.plans, before, example.results, example.submission.rows);
  REQUIRE(changes.size() == 1);
  return std::string(name_of(changes.front().kind));
}

constexpr const char* share =
    "  - {id: t, name: T, measure: ratio, unit: \"%\", lead: so-a, goal: {at_least: 50, by: 2025}}\n";
constexpr const char* in_each =
    "  - {id: t, name: T, measure: qualitative, level: commune, lead: so-a,\n"
    "     goal: {done: true, in_each: commune, by: 2025}}\n";

TEST_CASE("the first report is new, even where there is nothing to measure") {
  const std::string rows = "t,2023,,,0,0,,2024-01-10,\nt,2024,,,0,0,,2025-01-10,\n";
  CHECK(kind_of(share, rows, "2023-12-31", "2024-01-31") == "first");
  CHECK(kind_of(share, rows, "2024-01-31", "2025-01-31") == "new-period");
  CHECK(kind_of(share, rows, "2024-01-31", "2024-06-30") == "none");
  CHECK(kind_of(share, rows, "2023-01-31", "2023-06-30") == "none");
}

TEST_CASE("the first figure after nothing to measure is the first, nothing to measure after a figure a new period") {
  const std::string rows = "t,2022,,,0,0,,2023-01-10,\nt,2023,,,6,8,,2024-01-10,\nt,2024,,,0,0,,2025-01-10,\n";
  CHECK(kind_of(share, rows, "2023-01-31", "2024-01-31") == "first");
  CHECK(kind_of(share, rows, "2024-01-31", "2025-01-31") == "new-period");
}

TEST_CASE("a figure that was corrected to nothing to measure is revised") {
  const std::string rows = "t,2023,,,6,8,,2024-01-10,\nt,2023,,,0,0,,2024-02-10,\n";
  CHECK(kind_of(share, rows, "2024-01-31", "2024-02-28") == "revision");
}

TEST_CASE("what is done in more areas than before is new, in another period or the same") {
  const std::string rows =
      "t,2023,c1,,,,done,2024-01-10,\nt,2023,c2,,,,in-progress,2024-01-10,\n"
      "t,2023,c2,,,,done,2024-03-10,\nt,2024,c1,,,,done,2025-01-10,\nt,2024,c2,,,,done,2025-01-10,\n";
  CHECK(kind_of(in_each, rows, "2023-12-31", "2024-01-31") == "first");
  CHECK(kind_of(in_each, rows, "2024-01-31", "2024-03-31") == "revision");
  CHECK(kind_of(in_each, rows, "2024-03-31", "2024-06-30") == "none");
  CHECK(kind_of(in_each, rows, "2024-03-31", "2025-01-31") == "new-period");
}

}  // namespace
}  // namespace plantrack
