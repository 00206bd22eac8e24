// plantrack help [COMMAND], and the pages that --help shows.
#include "commands/help.hpp"

#include "base/unicode.hpp"
#include "commands/output.hpp"
#include "render/terminal.hpp"

#include <algorithm>
#include <memory>

namespace plantrack {
namespace {

constexpr std::size_t page_width = 80;
constexpr std::size_t meaning_column = 24;
constexpr std::size_t manual_indent = 8;

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

bool is_argument(const Entry& entry) {
  return entry.names.empty();
}

std::string argument_name(const Entry& entry) {
  return entry.word + (entry.many ? "..." : "");
}

// "-p, --plan PLAN"
std::string option_name(const Entry& entry) {
  std::string name;
  for (const std::string& each : split_words(entry.names, ',')) name += (name.empty() ? "" : ", ") + each;
  return entry.word.empty() ? name : name + " " + entry.word;
}

std::string name_of(const Entry& entry) {
  return is_argument(entry) ? argument_name(entry) : option_name(entry);
}

// What plantrack.yaml can say in its place.
bool is_of_projects(const Entry& entry) {
  const std::string name = is_argument(entry) ? entry.word : long_name(entry.names);
  const auto keys = project_keys();
  const bool plan = entry.complete == Complete::plan_file;
  return plan || std::any_of(keys.begin(), keys.end(), [&](const ProjectKey& key) { return key.option == name; });
}

std::string usage(const Command& command, const CommandLine& line, Lang lang) {
  std::string out = fmt::format("plantrack {}", command.name);
  for (const Entry& entry : line.entries()) {
    if (is_argument(entry) || !entry.needed) continue;
    const std::string option = entry.names.substr(0, entry.names.find(',')) + " " + entry.word;
    out += is_of_projects(entry) ? " [" + option + "]..." : " " + option;
  }
  out += say(" [OPTION]...", " [TÙY CHỌN]...").in(lang);
  for (const Entry& entry : line.entries()) {
    if (!is_argument(entry)) continue;
    const bool needed = entry.needed && !is_of_projects(entry);
    out += " " + (needed ? argument_name(entry) : "[" + argument_name(entry) + "]");
  }
  return out;
}

std::string summary_of(const Command& command, Lang lang) {
  return std::string(lang == Lang::vi ? command.summary_vi : command.summary_en);
}

// The meaning with the values there are, where their word does not name them already.
Text with_values(const Entry& entry) {
  if (entry.values.empty() || entry.word.find('|') != std::string::npos) return entry.meaning;
  std::string names;
  for (const Entry::Value& value : entry.values) names += (names.empty() ? "" : ", ") + value.name;
  return say("{}: {}", "{}: {}", entry.meaning, names);
}

Text with_default(const Entry& entry, const Text& meaning) {
  return entry.by_default.empty() ? meaning : say("{}; by default {}", "{}; mặc định {}", meaning, entry.by_default);
}

bool explains_values(const Entry& entry) {
  return std::any_of(entry.values.begin(), entry.values.end(),
                     [](const Entry::Value& value) { return !value.meaning.empty(); });
}

std::string sentence(std::string text) {
  if (text.starts_with("đ")) text.replace(0, std::string_view("đ").size(), "Đ");
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text + ".";
}

std::string indented(const std::string& text, std::size_t indent) {
  return std::string(indent, ' ') + wrapped(text, page_width, indent, indent) + "\n";
}

// In the text manual: name, what it means, its values, what else is to be said.
std::string manual_item(const Entry& entry, Lang lang) {
  std::string out = "  " + name_of(entry) + "\n";
  const bool explained = explains_values(entry);
  const Text meaning = with_default(entry, explained ? entry.meaning : with_values(entry));
  std::string text = sentence(meaning.in(lang));
  if (!entry.more.empty()) text += " " + entry.more.in(lang);
  out += indented(text, manual_indent);
  for (const Entry::Value& value : entry.values) {
    if (explained) {
      out += indented(value.name + (value.meaning.empty() ? "" : ": " + value.meaning.in(lang)), manual_indent + 2);
    }
  }
  return out + "\n";
}

std::vector<std::string> paragraphs(const std::string& text) {
  std::vector<std::string> all;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", begin), text.size());
    all.push_back(text.substr(begin, end - begin));
    begin = end + 2;
  }
  return all;
}

// A cell of a Markdown table; what stands between backticks keeps its bars by a backslash, as GitHub reads it.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

std::string table_row(const std::string& name, const std::string& meaning) {
  return fmt::format("| `{}` | {} |\n", cell(name), cell(meaning));
}

std::string markdown_row(const Entry& entry, Lang lang) {
  const bool explained = explains_values(entry);
  std::string text = (explained ? entry.meaning : with_values(entry)).in(lang);
  if (explained) {
    std::string values;
    for (const Entry::Value& value : entry.values) {
      values += (values.empty() ? ": " : "; ") + fmt::format("`{}`", value.name);
      if (!value.meaning.empty()) values += " " + value.meaning.in(lang);
    }
    text += values;
  }
  text = with_default(entry, same(text)).in(lang);
  if (!entry.more.empty()) text += ". " + entry.more.in(lang);
  if (text.ends_with('.')) text.pop_back();
  return table_row(name_of(entry), text);
}

std::string table_head(const Text& first, const Text& second, Lang lang) {
  return fmt::format("| {} | {} |\n| --- | --- |\n", first.in(lang), second.in(lang));
}

const Command* find_command(std::string_view name) {
  for (const Command& command : commands()) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

std::string manual(const Options& options, const std::string& name) {
  const bool markdown = options.format == "md";
  if (name.empty()) return markdown ? overview_markdown(options.lang) : overview_page(options.lang);
  const Command* command = find_command(name);
  if (command == nullptr) refuse_command(name);
  Options unused;
  CommandLine line(unused);
  command->define(line);
  return (markdown ? manual_markdown : manual_text)(*command, line, options.lang);
}

}  // namespace

std::string overview_page(Lang lang) {
  std::string out =
      say("plantrack tracks the targets of public plans.\n\nUsage: plantrack COMMAND [OPTION]...\n\nCommands:\n",
          "plantrack theo dõi việc thực hiện chỉ tiêu của các kế hoạch.\n\n"
          "Cách dùng: plantrack LỆNH [TÙY CHỌN]...\n\nCác lệnh:\n")
          .in(lang);
  for (const Command& command : commands()) out += item(std::string(command.name), summary_of(command, lang));
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
  const auto meaning = [lang](const Entry& entry) { return with_default(entry, with_values(entry)).in(lang); };
  for (const Entry& entry : line.entries()) {
    if (is_argument(entry)) out += item(entry.word, meaning(entry));
  }
  out += say("\nOptions:\n", "\nTùy chọn:\n").in(lang);
  for (const Entry& entry : line.all_entries()) {
    if (is_argument(entry)) continue;
    out += item((entry.names.find(',') == std::string::npos ? "    " : "") + option_name(entry), meaning(entry));
  }
  if (!command.examples.empty()) out += say("\nExamples:\n", "\nVí dụ:\n").in(lang) + std::string(command.examples);
  out += say("\n`plantrack help {}` tells more.\n", "\n`plantrack help {}` hướng dẫn đầy đủ hơn.\n", command.name)
             .in(lang);
  return out;
}

std::string manual_text(const Command& command, const CommandLine& line, Lang lang) {
  std::string out = fmt::format("plantrack {}: {}\n\n", command.name, summary_of(command, lang));
  out += indented(usage(command, line, lang), 2) + "\n";
  for (const std::string& each : paragraphs(line.about().in(lang))) out += indented(each, 0) + "\n";
  for (const Entry& entry : line.entries()) {
    if (is_argument(entry)) out += manual_item(entry, lang);
  }
  out += say("Options\n\n", "Tùy chọn\n\n").in(lang);
  for (const Entry& entry : line.all_entries()) {
    if (!is_argument(entry)) out += manual_item(entry, lang);
  }
  out += say("Examples\n\n", "Ví dụ\n\n").in(lang);
  return out + std::string(command.examples);
}

std::string manual_markdown(const Command& command, const CommandLine& line, Lang lang) {
  std::string out = sentence(summary_of(command, lang)) + "\n\n```text\n" + usage(command, line, lang) + "\n```\n\n";
  for (const std::string& each : paragraphs(line.about().in(lang))) out += each + "\n\n";
  out += table_head(say("option", "tùy chọn"), say("meaning", "ý nghĩa"), lang);
  for (const bool arguments : {true, false}) {
    for (const Entry& entry : line.entries()) {
      if (is_argument(entry) == arguments) out += markdown_row(entry, lang);
    }
  }
  if (command.examples.empty()) return out;
  out += "\n```bash\n";
  for (const std::string& each : split_words(std::string(command.examples), '\n')) out += each + "\n";
  return out + "```\n";
}

std::string overview_markdown(Lang lang) {
  std::string out = table_head(say("command", "lệnh"), say("what it does", "công dụng"), lang);
  for (const Command& command : commands()) {
    out += table_row(fmt::format("plantrack {}", command.name), summary_of(command, lang));
  }
  Options unused;
  const CommandLine line(unused);
  out += "\n" + table_head(say("option of all commands", "tùy chọn của mọi lệnh"), say("meaning", "ý nghĩa"), lang);
  for (const Entry& entry : line.common_entries()) out += markdown_row(entry, lang);
  return out + table_row("--", say("what follows are arguments, even if it begins with `-`",
                                   "những gì theo sau là tham số, dù bắt đầu bằng `-`")
                                   .in(lang));
}

Run define_help(CommandLine& line) {
  const auto name = std::make_shared<std::string>();
  line.about(say("Without COMMAND it lists the commands. `plantrack COMMAND --help` shows the short form.",
                 "Không nêu COMMAND thì liệt kê các lệnh. `plantrack COMMAND --help` cho bản rút gọn."));
  line.argument("COMMAND", false, *name, say("a command of plantrack", "một lệnh của plantrack"))
      .completes(Complete::command);
  line.format({"text", "md"});
  line.output();
  return [name, &options = line.options()] {
    write_outputs(options, [&name](const Options& one) { return manual(one, *name); });
    return 0;
  };
}

}  // namespace plantrack
