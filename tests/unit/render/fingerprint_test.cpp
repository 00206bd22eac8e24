#include "render/fingerprint.hpp"

#include "findings_sample.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

namespace {

std::string fingerprint_of(Finding finding) {
  Fingerprints().fill({&finding, 1});
  return finding.fingerprint;
}

}  // namespace

TEST_CASE("a fingerprint stays when the line moves and the wording changes") {
  Finding moved = sample_finding(rule("unknown-target"), 2, "bad");
  const std::string before = fingerprint_of(moved);
  CHECK(before.size() == 32);
  moved.place = {77, 9, 1};
  moved.row = 77;
  moved.message = same("worse");
  moved.excerpt = "  " + moved.excerpt + " ";
  moved.file = "./data/a b.csv";
  CHECK(fingerprint_of(moved) == before);
}

TEST_CASE("another rule, file, column, target or row has another fingerprint") {
  const Finding finding = sample_finding(rule("unknown-target"), 2, "bad");
  const std::string before = fingerprint_of(finding);
  const auto differs = [&](auto change) {
    Finding other = finding;
    change(other);
    return fingerprint_of(other) != before;
  };
  CHECK(differs([](Finding& each) { each.rule = &rule("unknown-area"); }));
  CHECK(differs([](Finding& each) { each.file = "b.csv"; }));
  CHECK(differs([](Finding& each) { each.header = "area"; }));
  CHECK(differs([](Finding& each) { each.target = "villages"; }));
  CHECK(differs([](Finding& each) { each.excerpt = "x,evil,2025,"; }));
}

TEST_CASE("findings that are alike are told apart by their number") {
  std::vector<Finding> alike(3, sample_finding(rule("unknown-target"), 2, "bad"));
  Fingerprints().fill(alike);
  CHECK(alike[0].fingerprint == fingerprint_of(alike[0]));
  CHECK(alike[1].fingerprint != alike[0].fingerprint);
  CHECK(alike[2].fingerprint != alike[1].fingerprint);
}
