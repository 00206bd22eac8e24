#include "base/finding.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace plantrack {
namespace {

constexpr Rule late{"T001", "late", Severity::warning, "", "", "", "", "", ""};
constexpr Rule wrong{"T002", "wrong", Severity::error, "", "", "", "", "", ""};
constexpr Rule aside{"T003", "aside", Severity::note, "", "", "", "", "", ""};

Finding finding(const Rule& rule, const std::string& file, unsigned line, const std::string& message = "m") {
  Finding result;
  result.rule = &rule;
  result.severity = rule.severity;
  result.file = file;
  result.place = {line, 1, 1};
  result.message = same(message);
  return result;
}

std::string texts(const std::vector<Finding>& findings) {
  std::string all;
  for (const Finding& each : findings) {
    all += each.file + ":" + std::to_string(each.place.line) + " " + std::string(each.rule->code) + " " +
           each.message.en + "\n";
  }
  return all;
}

TEST_CASE("findings come out by file, line, code and message, whatever the order they came in") {
  std::vector<Finding> in = {finding(wrong, "b.csv", 1), finding(wrong, "a.csv", 9), finding(late, "a.csv", 9),
                             finding(late, "a.csv", 10), finding(wrong, "a.csv", 9, "a")};
  std::mt19937 random(1);
  for (int i = 0; i < 20; ++i) {
    std::shuffle(in.begin(), in.end(), random);
    Findings findings;
    for (const Finding& each : in) findings.add(each);
    CHECK(texts(findings.sorted()) ==
          "a.csv:9 T001 m\na.csv:9 T002 a\na.csv:9 T002 m\na.csv:10 T001 m\nb.csv:1 T002 m\n");
  }
}

// A run of rows is told of when it is over, behind what was told of a row within it.
TEST_CASE("of the findings of a later part the first by their lines are kept, in whatever order it told them") {
  Findings findings(2);
  findings.add(finding(wrong, "a.csv", 5));
  Findings later(2);
  later.add(finding(wrong, "a.csv", 3));
  later.add(finding(wrong, "a.csv", 2));
  findings.merge_behind(std::move(later), 8);
  CHECK(texts(findings.sorted()) == "a.csv:5 T002 m\na.csv:10 T002 m\n");
  CHECK(findings.count(Severity::error) == 3);
}

TEST_CASE("the first of each rule in each file are kept, all are counted") {
  std::vector<Finding> in;
  for (unsigned line = 1; line <= 500; ++line) in.push_back(finding(wrong, "a.csv", line));
  in.push_back(finding(late, "a.csv", 7));
  in.push_back(finding(wrong, "b.csv", 7));
  std::shuffle(in.begin(), in.end(), std::mt19937(2));
  Findings findings(3);
  for (const Finding& each : in) findings.add(each);
  CHECK(texts(findings.sorted()) == "a.csv:1 T002 m\na.csv:2 T002 m\na.csv:3 T002 m\na.csv:7 T001 m\nb.csv:7 T002 m\n");
  CHECK(findings.count(Severity::error) == 501);
  CHECK(findings.count(Severity::warning) == 1);
  CHECK(findings.count(Severity::note) == 0);
  CHECK(findings.count(wrong) == 501);
  CHECK(findings.count_by_code().at("T002") == SeverityCounts{0, 0, 501});
  const auto hidden = findings.hidden();
  REQUIRE(hidden.size() == 1);
  REQUIRE(hidden.at("a.csv").size() == 1);
  CHECK(hidden.at("a.csv")[0].count == 497);
  CHECK(hidden.at("a.csv")[0].by_severity == SeverityCounts{0, 0, 497});
}

TEST_CASE("0 kept per file keeps all") {
  Findings findings(0);
  for (unsigned line = 1; line <= 500; ++line) findings.add(finding(wrong, "a.csv", line));
  CHECK(findings.sorted().size() == 500);
  CHECK(findings.hidden().empty());
}

TEST_CASE("merged findings are as if collected together") {
  Findings together(5);
  Findings one(5);
  Findings two(5);
  for (unsigned line = 1; line <= 100; ++line) {
    together.add(finding(wrong, "a.csv", line));
    (line % 2 == 0 ? one : two).add(finding(wrong, "a.csv", line));
  }
  two.add(finding(aside, "b.csv", 1));
  together.add(finding(aside, "b.csv", 1));
  one.merge(std::move(two));
  CHECK(texts(one.sorted()) == texts(together.sorted()));
  CHECK(one.count(Severity::error) == 100);
  CHECK(one.count(Severity::note) == 1);
  CHECK(one.hidden().at("a.csv")[0].count == 95);
}

TEST_CASE("what the filter does not let pass is neither kept nor counted") {
  Findings findings;
  findings.filter([](const Rule& rule) { return rule.code != "T002"; });
  findings.add(finding(wrong, "a.csv", 1));
  findings.add(finding(late, "a.csv", 1));
  CHECK(findings.count(Severity::error) == 0);
  CHECK(findings.sorted().size() == 1);
}

TEST_CASE("a plan's weight makes a finding more or less severe, or passes it over") {
  Findings findings;
  findings.weigh_by([](const Rule& rule, std::string_view plan) -> std::optional<Severity> {
    if (plan != "mine") return rule.severity;
    if (rule.code == "T003") return std::nullopt;
    return rule.code == "T001" ? Severity::error : rule.severity;
  });
  for (const char* plan : {"mine", "other"}) {
    for (const Rule* each : {&late, &wrong, &aside}) {
      Finding about = finding(*each, "a.csv", 1);
      about.plan = plan;
      findings.add(about);
    }
  }
  CHECK(findings.count(Severity::error) == 3);
  CHECK(findings.count(Severity::warning) == 1);
  CHECK(findings.count(Severity::note) == 1);
}

TEST_CASE("what is collected can be weighed again, with what is counted alone") {
  Findings findings(2);
  for (unsigned line = 1; line <= 5; ++line) findings.add(finding(late, "a.csv", line));
  findings.add(finding(late, "b.csv", 1));
  findings.add(finding(aside, "a.csv", 1));
  findings.weigh_again([](const Rule& rule, const std::string& file) -> std::optional<Severity> {
    if (rule.code == "T003") return std::nullopt;
    return file == "a.csv" ? Severity::error : rule.severity;
  });
  CHECK(findings.count(Severity::error) == 5);
  CHECK(findings.count(Severity::warning) == 1);
  CHECK(findings.count(Severity::note) == 0);
  CHECK(findings.sorted().front().severity == Severity::error);
  CHECK(findings.hidden().at("a.csv")[0].by_severity == SeverityCounts{0, 0, 3});
}

TEST_CASE("errors fail, warnings only where one is strict, notes never") {
  Findings findings;
  CHECK(findings.empty());
  findings.add(finding(aside, "a.csv", 1));
  CHECK_FALSE(findings.empty());
  CHECK_FALSE(findings.fails(true));
  findings.add(finding(late, "a.csv", 1));
  CHECK_FALSE(findings.fails(false));
  CHECK(findings.fails(true));
  findings.add(finding(wrong, "a.csv", 1));
  CHECK(findings.fails(false));
}

}  // namespace
}  // namespace plantrack
