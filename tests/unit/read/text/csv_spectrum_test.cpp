// The files of csv-spectrum: tests/read/csv-spectrum/README.md.
#include "read/text/csv_reader.hpp"

#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include <filesystem>
#include <string>
#include <vector>

namespace plantrack {

TEST_CASE("the files of csv-spectrum hold what they should") {
  const std::filesystem::path folder = std::filesystem::path(PLANTRACK_TESTS_FOLDER) / "read" / "csv-spectrum";
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".csv") continue;
    CAPTURE(entry.path().string());
    ++files;
    const YAML::Node expected = YAML::LoadFile(std::filesystem::path(entry.path()).replace_extension(".json").string());
    FileSource source(entry.path().string());
    CsvReader csv(source);
    REQUIRE(csv.next());
    const std::vector<std::string> header(csv.fields().begin(), csv.fields().end());
    if (entry.path().stem() == "location_coordinates") {  // 37°36'37.8"N without quotes around it: never guessed at
      REQUIRE(csv.next());
      CHECK(csv.fault() == CsvFault::stray_quote);
      continue;
    }
    std::size_t row = 0;
    for (; csv.next(); ++row) {
      REQUIRE(csv.fault() == CsvFault::none);
      REQUIRE(csv.field_count() == header.size());
      for (std::size_t i = 0; i < header.size(); ++i)
        CHECK(csv.fields()[i] == expected[row][header[i]].as<std::string>());
    }
    CHECK(row == expected.size());
  }
  CHECK(files == 12);
}

}  // namespace plantrack
