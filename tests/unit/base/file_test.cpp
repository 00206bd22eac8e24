#include "base/file.hpp"

#include "base/failure.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace plantrack {
namespace {

// A folder that is gone when the test is over.
struct Scratch {
  Scratch() : folder((std::filesystem::temp_directory_path() / "plantrack-test.XXXXXX").string()) {
    REQUIRE(::mkdtemp(folder.data()) != nullptr);
  }
  ~Scratch() { std::filesystem::remove_all(folder); }
  std::string operator/(const std::string& name) const { return join_path(folder, name); }

  std::string folder;
};

void put(const std::string& path, const std::string& text) {
  std::filesystem::create_directories(folder_of(path));
  std::ofstream(path) << text;
}

}  // namespace

TEST_CASE("a file is read whole, or one byte more than allowed") {
  const Scratch scratch;
  put(scratch / "a.txt", "12345");
  CHECK(read_file(scratch / "a.txt", 5) == "12345");
  CHECK(read_file(scratch / "a.txt", 3) == "1234");
  CHECK(read_file(scratch / "a.txt", std::string::npos) == "12345");
}

TEST_CASE("a file or folder that is not there is a Failure in both languages") {
  const Scratch scratch;
  CHECK_THROWS_AS(read_file(scratch / "none", 10), Failure);
  CHECK_THROWS_AS(files_in(scratch / "none", {".csv"}), Failure);
  CHECK_THROWS_AS(read_file(scratch.folder, 10), Failure);
  try {
    read_file("nowhere/at/all", 1);
    FAIL("expected a Failure");
  } catch (const Failure& failure) {
    CHECK(failure.message().en == "cannot read nowhere/at/all: no such file or folder");
    CHECK(failure.message().vi == "không đọc được nowhere/at/all: không có tệp hay thư mục này");
  }
}

TEST_CASE("the files of a folder come by name, with subfolders only where asked for") {
  const Scratch scratch;
  for (const std::string name : {"b.csv", "a.csv", "c.txt", "sub/d.csv", "sub/deeper/e.csv"}) put(scratch / name, "");
  CHECK(files_in(scratch.folder, {".csv"}) == std::vector<std::string>{scratch / "a.csv", scratch / "b.csv"});
  CHECK(files_in(scratch.folder, {".csv"}, true) == std::vector<std::string>{scratch / "a.csv", scratch / "b.csv",
                                                                             scratch / "sub/d.csv",
                                                                             scratch / "sub/deeper/e.csv"});
  CHECK(files_in(scratch.folder, {".csv", ".txt"}).size() == 3);
}

TEST_CASE("paths are taken apart and put together") {
  CHECK(folder_of("plans/a.yaml") == "plans");
  CHECK(folder_of("a.yaml") == ".");
  CHECK(folder_of("/a.yaml") == "/");
  CHECK(join_path("plans", "a.yaml") == "plans/a.yaml");
  CHECK(join_path("plans/", "a.yaml") == "plans/a.yaml");
  CHECK(join_path(".", "a.yaml") == "a.yaml");
  CHECK(join_path("plans", "/a.yaml") == "/a.yaml");
}

TEST_CASE("of a folder links that lead nowhere are files, and what is none is told once") {
  const Scratch scratch;
  put(scratch / "a.csv", "");
  put(scratch / "sub/b.csv", "");
  std::filesystem::create_symlink("nowhere", scratch / "lost.csv");
  std::filesystem::create_symlink("a.csv", scratch / "link.csv");
  std::filesystem::create_symlink("sub", scratch / "round");
  REQUIRE(::mkfifo((scratch / "pipe.csv").c_str(), 0600) == 0);
  REQUIRE(::mkfifo((scratch / "pipe").c_str(), 0600) == 0);
  take_passed_over();
  CHECK(files_in(scratch.folder, {".csv"}, true) ==
        std::vector<std::string>{scratch / "a.csv", scratch / "link.csv", scratch / "lost.csv", scratch / "sub/b.csv"});
  CHECK(take_passed_over() == std::vector<std::string>{scratch / "pipe.csv", scratch / "round"});
  CHECK(take_passed_over().empty());
}

}  // namespace plantrack
