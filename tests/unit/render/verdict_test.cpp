#include "render/verdict.hpp"

#include "findings_sample.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

TEST_CASE("known findings are taken out and counted") {
  Verdict verdict = sample_verdict("bad", 3);
  drop_known(verdict, {verdict.shown[0].fingerprint, verdict.shown[4].fingerprint, "of another day"});
  CHECK(verdict.known == 2);
  CHECK(verdict.errors == 2);
  CHECK(verdict.notes == 0);
  CHECK(verdict.shown.size() == 3);
  CHECK(verdict.tallies.size() == 2);
  CHECK(verdict.fails(false));
}

TEST_CASE("what is beyond the limit is counted as hidden") {
  Verdict verdict = sample_verdict("bad", 30);
  limit_shown(verdict, 20);
  CHECK(verdict.shown.size() == 22);
  REQUIRE(verdict.hidden.at("data/a b.csv").size() == 1);
  CHECK(verdict.hidden.at("data/a b.csv")[0].count == 10);
  CHECK(verdict.hidden.at("data/a b.csv")[0].by_severity == SeverityCounts{0, 0, 10});
  CHECK(verdict.errors == 30);
  limit_shown(verdict, 0);
  CHECK(verdict.shown.size() == 22);
}

TEST_CASE("errors alone are what stops a command that computes") {
  const Verdict verdict = errors_of(sample_verdict("bad", 2));
  CHECK(verdict.shown.size() == 2);
  CHECK(verdict.tallies.size() == 1);
  CHECK(verdict.warnings + verdict.notes == 0);
}
