#include "render/findings_gitlab.hpp"

#include "findings_sample.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

TEST_CASE("each finding has a fingerprint of its own and a severity of GitLab's") {
  const std::string json = findings_gitlab(sample_verdict("bad", 2));
  CHECK(contains(json, "\"severity\": \"major\""));
  CHECK(contains(json, "\"severity\": \"minor\""));
  CHECK(contains(json, "\"severity\": \"info\""));
  const Verdict verdict = sample_verdict("bad", 2);
  CHECK(verdict.shown[0].fingerprint != verdict.shown[1].fingerprint);
}

TEST_CASE("without findings it is an empty list") {
  CHECK(findings_gitlab({}) == "[]\n");
}

TEST_CASE("paths are relative to the folder the program runs in") {
  Verdict verdict = sample_verdict("bad");
  verdict.shown.front().file = "./data/../x.csv";
  CHECK(contains(findings_gitlab(verdict), "\"path\": \"x.csv\""));
}
