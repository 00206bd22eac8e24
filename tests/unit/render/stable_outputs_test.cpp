#include "render/stable_outputs.hpp"

#include "base/file.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace plantrack;

TEST_CASE("the pages of columns are what the program says of its columns") {
  for (const Lang lang : {Lang::en, Lang::vi}) {
    const std::string path =
        std::string(PLANTRACK_TESTS_FOLDER) + "/../docs/outputs" + (lang == Lang::vi ? ".vi.md" : ".md");
    if (std::getenv("PLANTRACK_UPDATE") != nullptr) std::ofstream(path, std::ios::binary) << outputs_page(lang);
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    INFO("to write them anew: PLANTRACK_UPDATE=1 build/release/plantrack_unit");
    CHECK(text.str() == outputs_page(lang));
  }
}

TEST_CASE("no column stands twice, and each is described in both languages") {
  for (const StableOutput& output : stable_outputs()) {
    const DataTable table = output.columns();
    for (std::size_t i = 0; i < table.columns(); ++i) {
      CHECK_FALSE(table.head(i).title_en.empty());
      CHECK_FALSE(table.head(i).title_vi.empty());
      CHECK_FALSE(table.head(i).meaning_en.empty());
      CHECK_FALSE(table.head(i).meaning_vi.empty());
      for (std::size_t j = 0; j < i; ++j) CHECK(table.head(i).name != table.head(j).name);
    }
    CHECK(json_schema_of(output.name).find("\"$defs\"") != std::string::npos);
  }
  CHECK(json_schema_of("nonsense").empty());
}
