#include "../../reading_agrees.hpp"
#include "base/file.hpp"
#include "model/rules.hpp"
#include "small_plan.hpp"

#include <filesystem>
#include <numeric>
#include <random>

namespace plantrack {
namespace {

// Cells as they are and as they ought not to be.
constexpr std::string_view cells[] = {"flow",
                                      "money",
                                      "yearly",
                                      "stock",
                                      "share",
                                      "each",
                                      "each-share",
                                      "each-stock",
                                      "fewer",
                                      "task",
                                      "flw",
                                      "Flow",
                                      "2024",
                                      "2024-09",
                                      "2024-Q3",
                                      "2024-H1",
                                      "Quý III/2024",
                                      "09/2024",
                                      "2019",
                                      "2030",
                                      "2024-13",
                                      "001",
                                      "002",
                                      "003",
                                      "1",
                                      "Huyện Hai",
                                      "H. Một",
                                      "huyen hai",
                                      "Huyện\u00a0Hai",
                                      " 002 ",
                                      "so-a",
                                      "so-c",
                                      "Sở C",
                                      "so-x",
                                      "5",
                                      "12.5",
                                      "12,5",
                                      "1.234",
                                      "1,234",
                                      "-3",
                                      "0",
                                      "007",
                                      "99999999999999999999",
                                      "123456789012345.123456",
                                      "1e5",
                                      "6",
                                      "8",
                                      "done",
                                      "hoàn thành",
                                      "2024-10-01",
                                      "01/10/2024",
                                      "2024-02-30",
                                      "2020-01-01",
                                      "yes",
                                      "có",
                                      "maybe",
                                      "=1+1",
                                      "-x",
                                      "@a",
                                      "#N/A",
                                      "\"a,b\"",
                                      "\"a\"\"b\"",
                                      "\"002\"",
                                      "\"dòng 1\ndòng 2\"",
                                      "\"x\r\ny\"",
                                      "\"\"",
                                      "\"",
                                      "a\"b",
                                      "\"a\"b",
                                      "\"open",
                                      "\xff",
                                      "B\xe1o",
                                      "\xed\xa0\x80",
                                      "\xf0\x9f\x98\x80",
                                      "",
                                      "",
                                      "",
                                      "",
                                      " ",
                                      "\t",
                                      "công văn số 12/UBND"};

std::string random_file(std::mt19937& random) {
  const auto pick = [&random](std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
  };
  const std::string_view delimiters[] = {",", ",", ",", ";", "\t"};
  const std::string_view line_ends[] = {"\n", "\n", "\r\n", "\r"};
  const std::string_view delimiter = delimiters[pick(std::size(delimiters))];
  const std::string_view line_end = line_ends[pick(std::size(line_ends))];
  const std::size_t wildness = pick(4) == 0 ? 4 : 40;  // one cell in so many is any cell at all
  const std::string_view header[] = {"target",      "period",      "area",   "value", "numerator",
                                     "denominator", "reported_on", "agency", "note",  "status",
                                     "estimate",    "evidence",    "plan"};
  std::vector<std::size_t> order(7 + pick(7));
  std::iota(order.begin(), order.end(), 0);
  if (pick(2) == 0) std::shuffle(order.begin(), order.end(), random);
  const std::size_t columns = order.size();
  std::string text = pick(8) == 0 ? "\xef\xbb\xbf" : "";
  for (std::size_t i = 0; i < columns; ++i)
    text += std::string(i == 0 ? "" : delimiter) + std::string(header[order[i]]);
  text += line_end;
  const std::size_t rows = pick(pick(8) == 0 ? 300 : 60);
  for (std::size_t row = 0; row < rows; ++row) {
    const bool ratio = pick(3) == 0;
    const std::string_view district = pick(2) == 0 ? "002" : "003";
    const std::string month = "2024-0" + std::to_string(1 + pick(9));
    const std::string good[] = {ratio          ? "each-share"
                                : pick(2) == 0 ? "each"
                                               : "each-stock",
                                month,
                                std::string(district),
                                ratio ? "" : std::to_string(pick(900)),
                                ratio ? std::to_string(pick(50)) : "",
                                ratio ? std::to_string(50 + pick(50)) : "",
                                pick(3) == 0 ? ""
                                : pick(5) == 0
                                    ? "1" + std::to_string(pick(9)) + "/12/20" + std::to_string(10 + pick(20))
                                    : "2024-12-0" + std::to_string(1 + pick(9)),
                                pick(2) == 0 ? "" : "Huyện Hai",
                                pick(5) == 0 ? "\"đã, đối chiếu\ndòng hai\"" : "ghi chú",
                                "",
                                "",
                                "12/BC",
                                pick(9) == 0 ? "other" : "small"};
    for (std::size_t i = 0; i < columns; ++i) {
      if (i > 0 && pick(20 * wildness) != 0) text += delimiter;
      text += pick(wildness) == 0 ? std::string(cells[pick(std::size(cells))]) : good[order[i]];
    }
    if (pick(20) == 0) text += delimiter;
    if (pick(25) == 0) text += line_end;
    if (row + 1 < rows || pick(2) == 0) text += pick(60) == 0 ? line_ends[pick(4)] : line_end;
    if (pick(400) == 0) text += '\0';
  }
  return text;
}

PlanSet small_plan_from(const std::string& year) {
  std::string plan_text = small_plan_text;
  plan_text.replace(plan_text.find("from: 2021"), 10, "from: " + year);
  Findings findings;
  PlanSet plans;
  plans.plans.push_back(read_plan_text("small.yaml", plan_text, {}, findings).value());
  return plans;
}

PlanSet two_plans() {
  PlanSet plans = small_plan();
  std::string other = small_plan_text;
  other.replace(other.find("id: small"), 9, "id: other");
  Findings findings;
  plans.plans.push_back(read_plan_text("other.yaml", other, {}, findings).value());
  return plans;
}

std::string with_years(std::string text, std::string_view year, std::string_view other) {
  for (std::size_t at = 0; (at = text.find(year, at)) != std::string::npos; at += other.size()) {
    text.replace(at, year.size(), other);
  }
  return text;
}

}  // namespace

TEST_CASE("random files are read the same whatever the way of reading") {
  const PlanSet plans[] = {small_plan(), small_plan_from("1998"), two_plans()};
  const std::vector<WayOfReading> ways = ways_of_reading();
  std::mt19937 random(20261121);
  for (int i = 0; i < 1500; ++i) {
    std::string text = random_file(random);
    if (i % 4 == 1) text = with_years(text, "2024-0", "1999-0");
    ProgressOptions options;
    if (i % 3 == 1) options.kept_per_file = 2;
    if (i % 7 == 1) options.kept_per_file = 0;
    CAPTURE(i);
    const std::string found = disagreement(plans[i % 5 == 4 ? 2 : i % 2], text, options, ways);
    if (!found.empty()) {
      CAPTURE(text);
      FAIL(found);
    }
  }
}

TEST_CASE("all progress files among the tests are read the same whatever the way of reading") {
  const PlanSet plans = small_plan();
  const std::vector<WayOfReading> ways = ways_of_reading();
  std::size_t files = 0;
  for (const std::string_view folder : {"", "/../examples"}) {
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(PLANTRACK_TESTS_FOLDER + std::string(folder))) {
      if (!entry.is_regular_file() || entry.path().extension() != ".csv") continue;
      ++files;
      CAPTURE(entry.path().string());
      CHECK(disagreement(plans, read_file(entry.path().string(), std::size_t{1} << 24U), {}, ways) == "");
    }
  }
  CHECK(files > 100);
}

TEST_CASE("a row without period is told, whatever years the plan has") {
  const PlanSet plans = small_plan_from("1800");
  const std::string text = "target,period,value\nflow,,1\nflow,1800,9\nflow,,3\nflow,Q1/1800,4\nflow,quý?,5\n";
  CHECK(disagreement(plans, text, {}, ways_of_reading()) == "");
  MemorySource source(text);
  CHECK(check_source(plans, "a.csv", source, {}).rows_faulty == 3);
}

TEST_CASE("line ends of two kinds are told the same, whatever plans the rows are of") {
  const PlanSet plans = two_plans();
  for (const std::size_t lfs : {1U, 10U, 32U, 63U}) {
    for (const std::size_t crlfs : {1U, 10U, 32U, 63U}) {
      std::string text = "plan,target,period,value\r\nother,flow,2023,1\r\n";
      for (std::size_t i = 0; i < lfs; ++i) text += "small,flow,2024,1\n";
      for (std::size_t i = 0; i < crlfs; ++i) text += "other,flow,2024,1\r\n";
      CAPTURE(lfs);
      CAPTURE(crlfs);
      CHECK(disagreement(plans, text, {}, ways_of_reading()) == "");
    }
  }
}

TEST_CASE("records that are too long, and quotes that are never closed, are told the same") {
  const PlanSet plans = small_plan();
  const std::string header = "target,period,value,note\n";
  const std::string row = "flow,2024,5,\n";
  const std::vector<WayOfReading> ways = {{best_kernel(), 1, RecordBlocks::usual_block}, {best_kernel(), 2, 100'000}};
  const auto check = [&](const std::string& rows) {
    const std::string found = disagreement(plans, header + row + rows + row, {}, ways);
    CHECK_MESSAGE(found.empty(), found.substr(0, 2000));
  };
  const std::string mega(std::size_t{1} << 20U, 'x');
  check("flow,2023,5," + mega + "\n");
  check("flow,2023,5,x" + mega + "\n");
  check("flow,2023,5,\"" + mega + "\"\n");
  check("flow,2023,5,\"" + mega + "\n");
  check("flow,2023,5,\"a\n" + mega + "\"\n");
  check("flow,2023,5,\"a\n" + mega + mega + "\"\n" + row);
  check("flow,2023,5," + mega + mega + mega + mega + mega + "\n" + row);
  check("flow,2023,5,\"" + mega + mega + mega + mega + mega + "\n\"" + row);
  check("flow,2023,5,\"" + mega.substr(9) + "\",\"" + mega.substr(9) + "\",\"" + mega.substr(9) + "\",\"\n" +
        mega.substr(9) + "\",\"\n" + mega.substr(9) + "\"\n" + row);
  std::string lines;
  for (int i = 0; i < 200'000; ++i) lines += "flow,2024,5,\"" + std::to_string(i) + "\n";
  check(lines);
}

TEST_CASE("a run of rows with one fault is told of once, wherever the parts of the file begin") {
  // Rows of `flow` with a status, which it does not take, and rows with a field too few, in runs of all lengths.
  std::string text = "target,period,area,value,status\n";
  std::size_t runs = 0, broken_runs = 0;
  for (std::size_t length = 1; length < 30; ++length) {
    for (std::size_t i = 0; i < length; ++i) text += "flow,2024,,5,done\n";
    text += length % 3 == 0 ? "\nflow,2024,,5,\n" : "flow,2024,,5,\n";
    for (std::size_t i = 0; i < length % 4; ++i) text += "flow,5\n";
    ++runs;
    broken_runs += length % 4 != 0 ? 1 : 0;
  }
  const PlanSet plans = small_plan();
  ProgressOptions options;
  options.plainly = true;
  options.kept_per_file = 0;
  MemorySource source(text);
  const Findings findings = check_source(plans, "a.csv", source, options).findings;
  CHECK(findings.count(rule("wrong-figure")) == runs);
  CHECK(findings.count(rule("wrong-field-count")) == broken_runs);
  for (const Finding& each : findings.sorted()) {
    if (each.rule != &rule("wrong-figure") || each.place.line != 5) continue;
    CHECK(each.message.en.ends_with("; so is the next row"));
  }
  for (const std::size_t kept : {0, 2, 20}) {
    options.kept_per_file = kept;
    std::vector<WayOfReading> ways = ways_of_reading();
    for (const std::size_t block : {20, 64, 100, 333}) ways.push_back({best_kernel(), 4, block});
    CHECK(disagreement(plans, text, options, ways) == "");
  }
}

}  // namespace plantrack
