#include "read/progress/excerpts.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

using namespace plantrack;

namespace {

// A file that is there until the end of the test. Each has a path of its own: one that was read once must not change.
struct File {
  explicit File(std::string_view bytes) {
    static int number = 0;
    const std::string name = "plantrack-excerpts-" + std::to_string(::getpid()) + "-" + std::to_string(++number);
    path = (std::filesystem::temp_directory_path() / name).string();
    std::ofstream(path, std::ios::binary) << bytes;
  }
  ~File() { std::filesystem::remove(path); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  std::string path;
};

// Line after line, as plainly as can be: LF, CR and CR LF end one.
std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if (text[i] == '\r' || text[i] == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += text[i];
    }
  }
  return lines;
}

Finding at_line(const File& file, std::size_t line) {
  Finding finding;
  finding.file = file.path;
  finding.place = {static_cast<std::uint32_t>(line), 1, 1};
  return finding;
}

Finding at_field(const File& file, std::size_t line, int field) {
  Finding finding = at_line(file, line);
  finding.place = {static_cast<std::uint32_t>(line), 0, 0};
  finding.field = field;
  return finding;
}

}  // namespace

TEST_SUITE("read/progress/excerpts") {
  TEST_CASE("each finding gets its line, wherever lines end and blocks begin") {
    std::mt19937 random(3);
    for (int round = 0; round < 60; ++round) {
      // Now and then of one kind alone, mostly mixed; as large as two blocks, and with lines of all lengths.
      const std::vector<std::string_view> all{"\n", "\r\n", "\r", "\n\n", "\n\r", "\r\r\n"};
      const std::size_t kinds = round % 4 < 3 ? 1 : all.size();
      std::string text;
      while (text.size() < 150'000) {
        const std::size_t length = random() % 50 == 0 ? random() % 4000 : random() % 120;
        text.append(length, static_cast<char>('a' + random() % 26));
        text += all[kinds == 1 ? static_cast<std::size_t>(round % 3) : random() % all.size()];
      }
      if (round % 2 == 0) text += "the last one";
      const std::vector<std::string> lines = lines_of(text);
      const File file(text);
      std::vector<Finding> findings;
      for (int i = 0; i < 100; ++i) findings.push_back(at_line(file, 1 + random() % lines.size()));
      for (std::size_t i = 0; i < 5; ++i) findings.push_back(at_line(file, lines.size() - i));
      complete_findings(findings);
      for (const Finding& finding : findings) CHECK((finding.excerpt == lines[finding.place.line - 1]));
    }
  }

  TEST_CASE("a line behind the end of the file has no excerpt, and those before it have theirs") {
    const File file("one\ntwo\n");
    std::vector<Finding> findings{at_line(file, 9), at_line(file, 2), at_field(file, 9, 0)};
    complete_findings(findings);
    CHECK(findings[0].excerpt.empty());
    CHECK(findings[1].excerpt == "two");
    CHECK(findings[2].excerpt.empty());
  }

  TEST_CASE("a file that cannot be read any more, or is another by now, is told, and its findings stay") {
    std::vector<Finding> findings;
    {
      const File file("one\ntwo\n");
      findings.push_back(at_line(file, 2));
    }
    CHECK(complete_findings(findings).size() == 1);
    CHECK(findings.size() == 1);
    CHECK(findings[0].excerpt.empty());
  }

  TEST_CASE("a cell is found in its record, also on a later line of it") {
    const File file("a,b,c\n1,2,3\n4,\"5\nx\",6\n7,\"8\n\n\",\"9\n0\"\n1,2,3\n");
    std::vector<Finding> findings{at_field(file, 2, 1), at_field(file, 3, 2), at_field(file, 5, 2),
                                  at_field(file, 6, 0), at_field(file, 9, 2), at_field(file, 2, 7)};
    complete_findings(findings);
    CHECK(findings[0].place == Place{2, 3, 1});
    CHECK(findings[0].excerpt == "1,2,3");
    CHECK(findings[1].place == Place{4, 4, 1});
    CHECK(findings[1].excerpt == "x\",6");
    CHECK(findings[2].place == Place{7, 3, 2});
    CHECK(findings[2].excerpt == "\",\"9");
    CHECK(findings[4].place == Place{9, 5, 1});
    CHECK(findings[4].excerpt == "1,2,3");
    CHECK(findings[5].place == Place{2, 0, 0});  // there is no such cell
    CHECK(findings[5].excerpt == "1,2,3");
  }

  TEST_CASE("cells of records that are longer than what is read at once") {
    std::string text = "a,b,c\n";
    std::vector<std::size_t> first_lines;
    std::size_t line = 2;
    for (const std::size_t length : {10U, 5'000U, 70'000U, 900'000U, 3U}) {
      first_lines.push_back(line);
      text += std::string(length, 'x') + ",\"" + std::string(length, '\n') + "\",end\n";
      line += length + 1;
    }
    const File file(text);
    std::vector<Finding> findings;
    for (const std::size_t each : first_lines) findings.push_back(at_field(file, each, 2));
    complete_findings(findings);
    for (std::size_t i = 0; i < findings.size(); ++i) {
      const std::size_t next = i + 1 < findings.size() ? first_lines[i + 1] : line;
      CHECK(findings[i].place == Place{static_cast<std::uint32_t>(next - 1), 3, 3});
      CHECK((findings[i].excerpt == "\",end"));
    }
  }

  TEST_CASE("a byte order mark is not shown") {
    const File file(
        "\xef\xbb\xbf"
        "a,b\n1,2\n");
    std::vector<Finding> findings{at_line(file, 1), at_field(file, 1, 1), at_line(file, 2)};
    complete_findings(findings);
    CHECK(findings[0].excerpt == "a,b");
    CHECK(findings[1].place == Place{1, 3, 1});
    CHECK(findings[2].excerpt == "1,2");
  }
}
