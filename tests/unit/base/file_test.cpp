#include "base/file.hpp"

#include "base/failure.hpp"

#include <doctest/doctest.h>

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

TEST_CASE("a file is replaced as a whole and keeps its permissions") {
  const Scratch scratch;
  const std::string path = scratch / "out.txt";
  write_whole(path, "first");
  CHECK(read_file(path, 100) == "first");
  std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  write_whole(path, "second");
  CHECK(read_file(path, 100) == "second");
  CHECK(std::filesystem::status(path).permissions() ==
        (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  CHECK(files_in(scratch.folder, {""}).size() == 1);
}

TEST_CASE("a failed write leaves nothing behind") {
  const Scratch scratch;
  CHECK_THROWS_AS(write_whole(scratch / "none/out.txt", "x"), Failure);
  CHECK(files_in(scratch.folder, {""}, true).empty());
}

TEST_CASE("what is no regular file is written to, not replaced") {
  write_whole("/dev/null", "x");
  CHECK_FALSE(std::filesystem::is_regular_file("/dev/null"));
}

TEST_CASE("a file is written part by part, and not at all unless finished") {
  const Scratch scratch;
  const std::string path = scratch / "a.csv";
  put(path, "old");
  {
    FileWriter given_up(path);
    given_up.write("new");
  }
  CHECK(read_file(path, 100) == "old");
  CHECK(files_in(scratch.folder, {""}).size() == 1);
  FileWriter file(path);
  file.write("ne");
  file.write("w");
  CHECK(read_file(file.temporary_name(), 100) == "new");
  CHECK_FALSE(same_content(path, file.temporary_name()));
  file.finish();
  CHECK(read_file(path, 100) == "new");
}

TEST_CASE("a copy is kept in place of an older one") {
  const Scratch scratch;
  put(scratch / "a", std::string(200'000, 'x'));
  put(scratch / "a.bak", "older");
  keep_copy(scratch / "a", scratch / "a.bak");
  CHECK(same_content(scratch / "a", scratch / "a.bak"));
  CHECK_THROWS_AS(keep_copy(scratch / "none", scratch / "copy"), Failure);
  CHECK_FALSE(std::filesystem::exists(scratch / "copy"));
}

}  // namespace plantrack
