#include "base/file_writer.hpp"

#include "base/failure.hpp"
#include "base/file.hpp"

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

TEST_CASE("a file is replaced as a whole and keeps its permissions") {
  const Scratch scratch;
  const std::string path = scratch / "out.txt";
  write_whole(path, "first");
  CHECK(read_file(path, 100) == "first");
  std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  write_whole(path, "second", FileWriter::Over::inputs);  // which was read just now
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
    FileWriter given_up(path, FileWriter::Over::inputs);
    given_up.write("new");
  }
  CHECK(read_file(path, 100) == "old");
  CHECK(files_in(scratch.folder, {""}).size() == 1);
  FileWriter file(path, FileWriter::Over::inputs);
  file.write("ne");
  file.write("w");
  CHECK(read_file(file.temporary_name(), 100) == "new");
  CHECK_FALSE(same_content(path, file.temporary_name()));
  file.finish();
  CHECK(read_file(path, 100) == "new");
}

TEST_CASE("a file that is rewritten keeps its bytes and mode beside it, and no other file loses its name") {
  const Scratch scratch;
  const std::string path = scratch / "a.csv";
  const auto rewrite = [&](const std::string& text) {
    const FileState before = state_to_rely_on(path);
    FileWriter file(path, FileWriter::Over::inputs);
    file.write(text);
    return file.finish_beside(before);
  };
  put(path, "first");
  std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  CHECK(rewrite("second") == path + ".bak");
  CHECK(read_file(path, 100) == "second");
  CHECK(read_file(path + ".bak", 100) == "first");
  for (const std::string& each : {path, path + ".bak"}) {
    CHECK(std::filesystem::status(each).permissions() ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  }
  CHECK(rewrite("third") == path + ".bak.2");  // the first one is somebody's only copy by now
  CHECK(read_file(path + ".bak", 100) == "first");
  put(path, "first");
  CHECK(rewrite("fourth") == path + ".bak");  // which holds just that
  put(scratch / "precious", "elsewhere");
  std::filesystem::create_symlink("precious", path + ".bak.3");
  CHECK(rewrite("fifth") == path + ".bak.4");
  CHECK(read_file(scratch / "precious", 100) == "elsewhere");
  CHECK(files_in(scratch.folder, {""}).size() == 6);
}

TEST_CASE("a file that was changed, replaced or removed since is left as it is") {
  const Scratch scratch;
  const std::string path = scratch / "a.csv";
  put(path, "first");
  const auto refused = [&](const auto& meanwhile) {
    const FileState before = state_to_rely_on(path);
    FileWriter file(path, FileWriter::Over::inputs);
    file.write("mine");
    meanwhile();
    CHECK_THROWS_AS(file.finish_beside(before), Failure);
  };
  refused([&] { put(path, "other"); });  // of the same size
  CHECK(read_file(path, 100) == "other");
  refused([&] { put(path, "longer than before"); });
  refused([&] {
    put(scratch / "b", "longer than before");
    std::filesystem::rename(scratch / "b", path);
  });
  CHECK(read_file(path, 100) == "longer than before");
  refused([&] { std::filesystem::remove(path); });
  CHECK(files_in(scratch.folder, {""}).empty());
}

TEST_CASE("two writers of one file: the second is refused, and the file as it was is kept") {
  const Scratch scratch;
  const std::string path = scratch / "a.csv";
  put(path, "original");
  const FileState before = state_to_rely_on(path);
  FileWriter first(path, FileWriter::Over::inputs);
  FileWriter second(path, FileWriter::Over::inputs);
  first.write("mine");
  second.write("mine as well");
  first.finish_beside(before);
  CHECK_THROWS_AS(second.finish_beside(before), Failure);
  CHECK(read_file(path, 100) == "mine");
  CHECK(read_file(path + ".bak", 100) == "original");
}

TEST_CASE("what was read is not overwritten, by whatever name") {
  const Scratch scratch;
  put(scratch / "a.csv", "input");
  std::filesystem::create_symlink("a.csv", scratch / "link.csv");
  std::filesystem::create_hard_link(scratch / "a.csv", scratch / "hard.csv");
  read_file(scratch / "a.csv", 100);
  for (const std::string name : {"a.csv", "link.csv", "hard.csv"}) {
    CHECK_THROWS_AS(write_whole(scratch / name, "x"), Failure);
  }
  CHECK(read_file(scratch / "a.csv", 100) == "input");
  FileWriter file(scratch / "new.csv");
  put(scratch / "new.csv", "somebody's");
  read_file(scratch / "new.csv", 100);
  CHECK_THROWS_AS(file.finish(), Failure);
}

}  // namespace plantrack
