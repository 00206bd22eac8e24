#include "commands/command_line.hpp"

#include "base/failure.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

namespace {

// The options as a command with plans and files takes them.
Options parsed(const std::vector<std::string>& words) {
  Options options;
  CommandLine line(options);
  line.plans();
  line.files(Files::needed);
  line.format({"text", "json"});
  line.as_of();
  line.jobs();
  line.findings();
  line.parse(words);
  return options;
}

std::string refusal(const std::vector<std::string>& words) {
  try {
    parsed(words);
  } catch (const Failure& failure) {
    return failure.message().en + (failure.hint().empty() ? "" : "; " + failure.hint().en);
  }
  return "none";
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("an option takes one value, and what follows is an argument") {
  const Options options = parsed({"-p", "a", "x.csv", "--plan=b", "--select", "R,S001", "y.csv", "--strict", "z.csv"});
  CHECK(options.plans == Words{"a", "b"});
  CHECK(options.files == Words{"x.csv", "y.csv", "z.csv"});
  CHECK(options.select == Words{"R", "S001"});
  CHECK(options.strict);
  CHECK(options.format == "text");
}

TEST_CASE("plans among the arguments are plans, as shells expand -p plans/*.yaml") {
  const Options options = parsed({"-p", "a.yaml", "b.yaml", "c.yml", "x.csv"});
  CHECK(options.plans == Words{"a.yaml", "b.yaml", "c.yml"});
  CHECK(options.files == Words{"x.csv"});
}

TEST_CASE("standard input, strange names and what follows -- are arguments") {
  CHECK(parsed({"-p", "a", "-"}).files == Words{"-"});
  CHECK(parsed({"-p", "a", "[x,y]", "{z}"}).files == Words{"[x,y]", "{z}"});
  CHECK(parsed({"-p", "a", "--format", "json", "--", "--strict", "-"}).files == Words{"--strict", "-"});
}

TEST_CASE("help is asked for before anything is refused, but not after --") {
  Options options;
  CommandLine line(options);
  line.plans();
  CHECK_FALSE(line.parse({"--nonsense", "-h"}));
  CHECK(parsed({"-p", "a", "--", "-h"}).files == Words{"-h"});
}

TEST_CASE("what is mistyped is refused with the nearest word") {
  CHECK(refusal({"-p", "a", "x", "--formt", "json"}) == "unknown option --formt; did you mean `--format`?");
  CHECK(refusal({"-p", "a", "x", "--format", "jso"}) == "--format: `jso` is none of text, json; did you mean `json`?");
  CHECK(refusal({"-p", "a", "x", "--lang", "fr"}) == "--lang: `fr` is none of en, vi");
}

TEST_CASE("missing and needless values are refused") {
  CHECK(refusal({"x", "-p"}) == "option -p needs a value");
  CHECK(refusal({"-p", "a", "x", "--strict=yes"}) == "option --strict takes no value");
  CHECK(refusal({"-p", "a", "x", "--jobs", "-1"}) == "--jobs: `-1` is not a whole number from 0 to 1024");
  CHECK(refusal({"-p", "a", "x", "--max-findings", "1e3"}).starts_with("--max-findings: `1e3` is not a whole number"));
  CHECK(refusal({"-p", "a", "x", "--as-of", "2025-02-30"}).starts_with("--as-of: `2025-02-30` is not a date"));
}

TEST_CASE("what a command needs is asked for") {
  CHECK(refusal({"x.csv"}).starts_with("no plan is given"));
  CHECK(refusal({"-p", "a"}).starts_with("no progress file is given"));
}

TEST_CASE("an argument by position comes before the list") {
  Options options;
  CommandLine line(options);
  std::string target;
  line.argument("TARGET", true, target, same(""));
  line.files(Files::optional);
  CHECK(line.parse({"villages", "x.csv", "y.csv"}));
  CHECK(target == "villages");
  CHECK(options.files == Words{"x.csv", "y.csv"});
}

TEST_CASE("too many arguments are refused") {
  Options options;
  CommandLine line(options);
  std::string code;
  line.argument("CODE", false, code, same(""));
  CHECK_THROWS_AS(line.parse({"R001", "R002"}), Failure);
}

TEST_CASE("sizes have a unit, each 1024 times the one before") {
  CHECK(parse_size("--memory", "900K") == 900 * 1024);
  CHECK(parse_size("--memory", "512M") == std::size_t{512} << 20);
  CHECK(parse_size("--memory", "1.5G") == std::size_t{1536} << 20);
  CHECK(parse_size("--memory", "2g") == std::size_t{2} << 30);
  CHECK(parse_size("--memory", "512MB") == std::size_t{512} << 20);
  CHECK(parse_size("--memory", "512MiB") == std::size_t{512} << 20);
  CHECK(parse_size("--memory", "1000000T") == std::size_t{1'000'000} << 40);
  for (const char* wrong : {"", "512", "M", "0M", "-1G", "1 G", "1e3M", "1,5G", "2X", "1000001T", "512BM", "\xff"}) {
    CHECK_THROWS_AS(parse_size("--memory", wrong), Failure);
  }
}

TEST_CASE("each format goes to its file, and one of them to -o or standard output") {
  const auto written = [](const std::vector<std::string>& words) {
    std::string all;
    for (const Output& each : parsed(words).outputs) all += each.format + ":" + each.file + " ";
    return all;
  };
  CHECK(written({"-p", "a", "x"}) == "text: ");
  CHECK(written({"-p", "a", "x", "--format", "json=j"}) == "json:j ");
  CHECK(written({"-p", "a", "x", "--format", "json=j", "--format", "text"}) == "json:j text: ");
  CHECK(written({"-p", "a", "x", "--format", "json=j", "--format", "text=-"}) == "json:j text: ");
  CHECK(
      refusal({"-p", "a", "x", "--format", "json", "--format", "text"}).starts_with("--format json and --format text"));
  CHECK(refusal({"-p", "a", "x", "--format", "json=j", "--format", "text=./j"})
            .starts_with("./j would be written twice"));
  CHECK(refusal({"-p", "a", "x", "--format", "json=-", "--format", "text"}).starts_with("- would be written twice"));
  CHECK(refusal({"-p", "a", "x", "--format", "json="}).starts_with("--format: json= names no file"));
}
