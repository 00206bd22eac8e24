#include "small_plan.hpp"

#include "base/failure.hpp"
#include "base/file.hpp"
#include "read/progress/excerpts.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace plantrack {
namespace {

struct Folder {
  Folder() : path((std::filesystem::temp_directory_path() / "plantrack-test.XXXXXX").string()) {
    REQUIRE(::mkdtemp(path.data()) != nullptr);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string put(const std::string& name, const std::string& text) const {
    const std::string file = join_path(path, name);
    std::filesystem::create_directories(folder_of(file));
    std::ofstream(file, std::ios::binary) << text;
    return file;
  }

  std::string path;
};

std::string told(const Submission& submission) {
  std::string text;
  for (const Finding& each : submission.findings.sorted()) {
    text += each.file + ":" + std::to_string(each.place.line) + " " + std::string(each.rule->code) + " " +
            each.message.en + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("neither the order of files nor the number of threads changes anything") {
  const Folder folder;
  std::vector<std::string> files;
  for (int i = 0; i < 9; ++i) {
    files.push_back(folder.put(std::to_string(i) + ".csv",
                               "target,period,value\nflow,2024," + std::to_string(i / 2) + "\nmoney,2024,x\n"));
  }
  ProgressOptions options;
  options.jobs = 1;
  const Submission once = check_progress(small_plan(), files, options);
  std::reverse(files.begin(), files.end());
  files.push_back(folder.path);
  files.push_back(folder.path + "/./3.csv");
  options.jobs = 4;
  const Submission again = check_progress(small_plan(), files, options);
  CHECK(told(once) == told(again));
  CHECK(once.files == again.files);
  CHECK(once.rows_faulty == 18);
  CHECK(again.rows_faulty == 18);
}

TEST_CASE("a folder stands for the CSV files in and under it") {
  const Folder folder;
  folder.put("a.csv", "target,period,value\nflow,2024,1\n");
  folder.put("sub/b.csv", "target,period,value\nmoney,2024,1\n");
  folder.put("c.txt", "nothing");
  CHECK(check_progress(small_plan(), {folder.path}, {}).rows_read == 2);
}

TEST_CASE("a file that is not there, or a folder without files, is a Failure") {
  const Folder folder;
  CHECK_THROWS_AS(check_progress(small_plan(), {folder.path}, {}), Failure);
  CHECK_THROWS_AS(check_progress(small_plan(), {folder.path + "/none.csv"}, {}), Failure);
}

TEST_CASE("a file that cannot be decoded is refused whole") {
  const Folder folder;
  const std::string good = folder.put("a.csv", "target,period,value\nflow,2024,1\n");
  const std::string bad = folder.put("b.csv", "target,period,value\nflow,2023,x\nmoney,2024,\xff\n");
  const Submission submission = check_progress(small_plan(), {good, bad}, {});
  REQUIRE(submission.findings.sorted().size() == 1);
  CHECK(submission.findings.sorted()[0].rule->name == "file-not-decodable");
  CHECK(submission.findings.sorted()[0].place == Place{3, 12, 1});
  CHECK(submission.rows.size() == 1);
}

TEST_CASE("rows are judged across files") {
  const Folder folder;
  const std::string first = folder.put("a.csv", "target,period,value\nflow,2024,1\n");
  const std::string second = folder.put("b.csv", "period;target;value\n2024;flow;2\n");
  const Submission submission = check_progress(small_plan(), {second, first}, {});
  std::vector<Finding> found = submission.findings.sorted();
  REQUIRE(found.size() == 2);
  CHECK(found[0].rule->name == "file-taken-for");
  found.erase(found.begin());
  CHECK(found[0].file == second);
  CHECK(found[0].rule->name == "conflicting-rows");
  CHECK(found[0].related[0].file == first);
  CHECK(submission.rows_faulty == 2);
  complete_findings(found);
  CHECK(found[0].excerpt == "2024;flow;2");
  CHECK(found[0].place == Place{2, 11, 1});
}

TEST_CASE("excerpts are taken from the files again, cells that stand on later lines included") {
  const Folder folder;
  const std::string file =
      folder.put("a.csv", "note,target,period,value\r\n\"two\r\nlines\",stock,2023,9\r\n\"ở\n\nđây\",stock,2024,8\r\n");
  const Submission submission = check_progress(small_plan(), {file}, {});
  std::vector<Finding> found = submission.findings.sorted();
  REQUIRE(found.size() == 1);
  CHECK(found[0].rule->name == "sudden-change");
  complete_findings(found);
  CHECK(found[0].place == Place{6, 17, 1});
  CHECK(found[0].excerpt == "đây\",stock,2024,8");
}

TEST_CASE("filtered rules are neither told nor counted") {
  ProgressOptions options;
  options.passes = [](const Rule& rule) { return rule.code != "C001"; };
  const Submission submission = submit("flow,2024,,x,,,,,,\n", options);
  CHECK(submission.findings.empty());
  CHECK(submission.rows_faulty == 1);
}

TEST_CASE("several plans need the column plan") {
  PlanSet plans = small_plan();
  plans.plans.push_back(std::move(small_plan().plans.front()));
  plans.plans.back().id.value = "other";
  const std::string text = "target,period,value\nflow,2024,1\n";
  MemorySource source(text);
  const Submission submission = check_source(plans, "a.csv", source, {});
  CHECK(codes(submission) == Codes{"1 column-missing"});
  const std::string named = "plan,target,period,value\nother,flow,2024,1\n,flow,2024,1\nothr,flow,2024,1\n";
  MemorySource second(named);
  CHECK(codes(check_source(plans, "a.csv", second, {})) == Codes{"3 missing-cell", "4 unknown-plan"});
}

}  // namespace plantrack
