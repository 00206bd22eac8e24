#include "read/project.hpp"

#include "base/failure.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

namespace {

// The settings as lines, paths joined to `folder`; or what is wrong, with its place.
std::string read(const std::string& text, const std::string& folder = "..") {
  SourceLine about;
  try {
    std::string out;
    for (const Project::Setting& each :
         read_project("p.yaml", folder, "schema: plantrack/project@1\n" + text, about).settings) {
      out += std::string(each.key->name) + (each.command.empty() ? "" : "." + each.command) + ":";
      for (const Project::Value& value : each.values) out += " " + value.text;
      out += "\n";
    }
    return out;
  } catch (const Failure& failure) {
    return std::to_string(about.place.line) + ":" + std::to_string(about.place.column) + " " + failure.message().en +
           (failure.hint().empty() ? "" : "; " + failure.hint().en);
  }
}

}  // namespace

TEST_CASE("a project file says what commands take, with paths from its folder") {
  CHECK(read("plans: [plans/, /abs.yaml]\nprogress: data\nas_of: 2025-12-31\nignore: [S012, R009]\n") ==
        "plans: ../plans/ /abs.yaml\nprogress: ../data\nas_of: 2025-12-31\nignore: S012 R009\n");
  CHECK(read("plans: [a.yaml]\n", ".") == "plans: a.yaml\n");
  CHECK(read("outputs:\n  report: [md, json=out/r.json]\n  validate: github\n") ==
        "outputs.report: md json=../out/r.json\noutputs.validate: github\n");
}

TEST_CASE("what is wrong in a project file is told with its place") {
  CHECK(read("plnas: [a]\n") == "2:1 unknown key `plnas`; did you mean `plans`?");
  CHECK(read("as_of: [a, b]\n").starts_with("2:8 `as_of` takes one value"));
  CHECK(read("plans: {a: b}\n").starts_with("2:8 `plans` takes a list"));
  CHECK(read("plans: [a]\nplans: [b]\n").starts_with("3:1 "));
  CHECK(read("lang:\n").starts_with("2:1 `lang`"));
  SourceLine about;
  CHECK_THROWS_AS(read_project("p.yaml", ".", "plans: [a]\n", about), Failure);
  CHECK_THROWS_AS(read_project("p.yaml", ".", "schema: plantrack/plan@1\n", about), Failure);
  CHECK_THROWS_AS(read_project("p.yaml", ".", "", about), Failure);
}

TEST_CASE("outputs of a project stay in its folder") {
  CHECK(read("outputs: {report: [md=../x.md]}\n").starts_with("2:20 an output of the project lies in its folder"));
  CHECK(read("outputs: {report: [md=/etc/x]}\n").starts_with("2:20 an output"));
  CHECK(read("outputs: {report: [md=a/../../x]}\n").starts_with("2:20 an output"));
  CHECK(read("outputs: {report: [md=a/../x]}\n", ".") == "outputs.report: md=a/../x\n");
}
