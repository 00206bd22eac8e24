#include "commands/help.hpp"

#include "base/unicode.hpp"
#include "render/terminal.hpp"

namespace plantrack {
namespace {

constexpr std::size_t page_width = 80;
constexpr std::size_t meaning_column = 24;

// "  name    what it means", the meaning broken at the page's edge; names too long for their column stand alone.
std::string item(const std::string& name, const std::string& meaning) {
  std::string out = "  " + name;
  const std::size_t width = display_width(out);
  if (width + 2 > meaning_column) {
    out += "\n" + std::string(meaning_column, ' ');
  } else {
    out.append(meaning_column - width, ' ');
  }
  return out + wrapped(meaning, page_width, meaning_column, meaning_column) + "\n";
}

std::string option_name(const CommandLine::Entry& entry) {
  const std::size_t comma = entry.names.find(',');
  std::string name = comma == std::string::npos ? "    " + entry.names
                                                : entry.names.substr(0, comma) + ", " + entry.names.substr(comma + 1);
  return entry.word.empty() ? name : name + " " + entry.word;
}

std::string usage(const Command& command, const CommandLine& line, Lang lang) {
  std::string out = fmt::format("plantrack {}", command.name);
  for (const CommandLine::Entry& entry : line.entries()) {
    if (!entry.names.empty() && entry.needed)
      out += " " + entry.names.substr(0, entry.names.find(',')) + " " + entry.word;
  }
  out += say(" [OPTION]...", " [TÙY CHỌN]...").in(lang);
  for (const CommandLine::Entry& entry : line.entries()) {
    if (!entry.names.empty()) continue;
    const std::string word = entry.word + (entry.many ? "..." : "");
    out += " " + (entry.needed ? word : "[" + word + "]");
  }
  return out;
}

std::string summary_of(const Command& command, Lang lang) {
  return std::string(lang == Lang::vi ? command.summary_vi : command.summary_en);
}

}  // namespace

std::string overview_page(Lang lang) {
  std::string out =
      say("plantrack tracks the targets of public plans.\n\nUsage: plantrack COMMAND [OPTION]...\n\nCommands:\n",
          "plantrack theo dõi việc thực hiện chỉ tiêu của các kế hoạch.\n\n"
          "Cách dùng: plantrack LỆNH [TÙY CHỌN]...\n\nCác lệnh:\n")
          .in(lang);
  for (const Command& command : commands()) out += item(std::string(command.name), summary_of(command, lang));
  out += item("help [COMMAND]",
              say("this page, or that of a command", "trang này, hoặc trang trợ giúp của một lệnh").in(lang));
  out += say("\nOptions:\n", "\nTùy chọn:\n").in(lang);
  out +=
      item("--lang en|vi", say("language; by default that of the locale", "ngôn ngữ; mặc định theo hệ thống").in(lang));
  out += item("--version", say("the version and its commit", "phiên bản").in(lang));
  out += say("\nExit codes: 0 done; 1 the data have errors; 2 the command line is wrong, or a\nfile cannot be read or "
             "written.\n",
             "\nMã thoát: 0 xong; 1 dữ liệu có lỗi; 2 dòng lệnh không đúng, hoặc không đọc hay\nghi được tệp.\n")
             .in(lang);
  return out;
}

std::string command_page(const Command& command, const CommandLine& line, Lang lang) {
  std::string out = fmt::format("plantrack {}: {}\n", command.name, summary_of(command, lang));
  out += say("\nUsage: {}\n\n", "\nCách dùng: {}\n\n", usage(command, line, lang)).in(lang);
  for (const CommandLine::Entry& entry : line.entries()) {
    if (entry.names.empty()) out += item(entry.word, entry.meaning.in(lang));
  }
  out += say("\nOptions:\n", "\nTùy chọn:\n").in(lang);
  for (const CommandLine::Entry& entry : line.entries()) {
    if (!entry.names.empty()) out += item(option_name(entry), entry.meaning.in(lang));
  }
  if (!command.examples.empty()) out += say("\nExamples:\n", "\nVí dụ:\n").in(lang) + std::string(command.examples);
  return out;
}

}  // namespace plantrack
