#include "render/report_parts.hpp"

#include "render/words.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

TEST_CASE("a status in other words than its own is explained by these") {
  CHECK(rule_of_words(Status::met, status_words(Status::met).en).empty());
  CHECK(rule_of_words(Status::at_risk, status_words(Status::at_risk).vi).empty());
  const Text so_far = rule_of_words(Status::met, met_words(false, true).vi);
  const Text by_estimate = rule_of_words(Status::met, met_words(true, false).en);
  const Text both = rule_of_words(Status::met, met_words(true, true).en);
  CHECK(so_far.en.find("may change") != std::string::npos);
  CHECK(by_estimate.en.find("estimate") != std::string::npos);
  CHECK(by_estimate.en.find("may change") == std::string::npos);
  CHECK(both.en.find("estimate") != std::string::npos);
  CHECK(both.en.find("may change") != std::string::npos);
  CHECK(rule_of_words(Status::incomplete, "out of date").en.find("nothing newer") != std::string::npos);
}

TEST_CASE("goals fallen due are counted by what came of them") {
  Headline headline;
  headline.due_met = 9;
  headline.due_overdue = 1;
  CHECK(due_counts(headline).en == "9 met, 1 overdue");
  CHECK(due_counts(headline).vi == "9 đạt, 1 quá hạn");
}
