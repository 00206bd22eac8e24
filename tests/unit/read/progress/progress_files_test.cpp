#include "read/progress/progress_files.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace plantrack {

TEST_CASE("a file counts once, by whatever names it is called; in the order of real paths") {
  std::string folder = (std::filesystem::temp_directory_path() / "plantrack-test.XXXXXX").string();
  REQUIRE(::mkdtemp(folder.data()) != nullptr);
  std::filesystem::create_directories(folder + "/a/deep");
  std::filesystem::create_directories(folder + "/b");
  for (const char* name : {"/a/1.csv", "/a/2.csv", "/a/deep/3.csv", "/b/0.csv"}) std::ofstream(folder + name) << "x\n";
  std::filesystem::create_symlink("a", folder + "/z");
  std::filesystem::create_symlink("../a/1.csv", folder + "/b/link.csv");

  const std::vector<std::string> all{folder + "/a/1.csv", folder + "/a/2.csv", folder + "/a/deep/3.csv",
                                     folder + "/b/0.csv"};
  CHECK(progress_files({folder}) == all);
  CHECK(progress_files({folder + "/b", folder + "/a"}) == all);
  CHECK(progress_files({folder + "/z/1.csv", folder + "/b/link.csv", folder + "/a/deep/../1.csv",
                        folder + "/a//1.csv"}) == std::vector<std::string>{folder + "/z/1.csv"});
  CHECK(progress_files({folder + "/b/../a/2.csv", folder + "/a/2.csv", folder + "/a/1.csv"}) ==
        std::vector<std::string>{folder + "/a/1.csv", folder + "/a/2.csv"});
  // What is not there is told of later; each name is its own.
  CHECK(progress_files({folder + "/none/1.csv", folder + "/a/none.csv", folder + "/a/./none.csv"}) ==
        std::vector<std::string>{folder + "/a/none.csv", folder + "/none/1.csv"});
  std::filesystem::remove_all(folder);
}

}  // namespace plantrack
