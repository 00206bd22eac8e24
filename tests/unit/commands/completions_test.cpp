#include "commands/completions.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace plantrack;

namespace {

// The candidates as one line, and what files are offered beside them.
std::string offered(const std::vector<std::string>& words) {
  const Completions found = completions(words);
  std::string out;
  for (const Completion& each : found.words) out += (out.empty() ? "" : " ") + each.word;
  if (!found.files) return out;
  out += (out.empty() ? ":" : " :");
  for (const std::string_view ending : found.endings) out += std::string(ending) + ":";
  return out;
}

const std::string plan = std::string(PLANTRACK_TESTS_FOLDER) + "/../plans/tuyen-quang.yaml";

}  // namespace

TEST_CASE("commands are offered first, then their options and arguments") {
  CHECK(offered({"va"}) == "validate");
  CHECK(offered({"--lang", "vi", "expl"}) == "explain");
  CHECK(offered({"--vers"}) == "--version");
  CHECK(offered({"report", "--fail"}) == "--fail-under --fail-on");
  CHECK(offered({"validate", "-p", "x.yaml", ""}).starts_with(":csv:"));
  CHECK(offered({"lint", ""}) == ":yaml:yml:");
  CHECK(offered({"help", "norm"}) == "normalize");
  CHECK(offered({"nonsense", ""}).empty());
}

TEST_CASE("values are offered behind the option, with = and without, and in lists") {
  CHECK(offered({"report", "--goals", ""}) == "current all");
  CHECK(offered({"report", "--goals=a"}) == "--goals=all");
  CHECK(offered({"report", "--goals", "=", "a"}) == "--goals=all");
  CHECK(offered({"report", "--goals", "="}) == "--goals=current --goals=all");
  CHECK(offered({"report", "--fail-on", "met,over"}) == "met,overdue");
  CHECK(offered({"report", "-p", ""}) == ":yaml:yml:");
  CHECK(offered({"report", "--format", "csv=re"}) == ":");
  CHECK(offered({"explain", "R001"}) == "R001");
  CHECK(offered({"validate", "--ignore", "R001,R002"}) == "R001,R002");
  CHECK(offered({"report", "--", "--go"}).starts_with(":csv:"));
}

TEST_CASE("ids come from the plans on the line") {
  CHECK(offered({"compare", "-p", plan, "--plans", ""}) == "tuyen-quang");
  CHECK(offered({"template", "--plan=" + plan, "--agency", "so-nn"}) == "so-nn-ptnt so-nn-mt");
  CHECK(offered({"template", "--agency", "so-nn"}).empty());
}
