// plantrack config: what the project file and the command line come to, and where each setting comes from.
#include "commands/command_line.hpp"
#include "commands/commands.hpp"
#include "commands/output.hpp"
#include "render/json.hpp"

#include <algorithm>
#include <memory>

namespace plantrack {
namespace {

// The settings of one key, as they hold.
struct Shown {
  const ProjectKey* key;
  std::string command;
  std::vector<std::string> values;
  std::vector<Text> from;
};

Text place_of(const SourceLine& source) {
  if (source.file.empty()) return say("command line", "dòng lệnh");
  return same(fmt::format("{}:{}", source.file, source.place.line));
}

std::vector<Shown> shown_settings(const Options& options, const std::optional<Project>& project) {
  std::vector<Shown> all;
  for (const ProjectKey& key : project_keys()) {
    if (key.kind == ProjectKey::Kind::outputs) continue;
    Shown shown{&key, "", {}, {}};
    for (const Setting& each : options.settings) {
      if (each.name != key.option) continue;
      shown.values.push_back(each.value);
      shown.from.push_back(place_of(each.source));
    }
    if (!shown.values.empty()) all.push_back(shown);
  }
  for (const Project::Setting& each : project ? project->settings : std::vector<Project::Setting>()) {
    if (each.key->kind != ProjectKey::Kind::outputs) continue;
    Shown shown{each.key, each.command, {}, {}};
    for (const Project::Value& value : each.values) {
      shown.values.push_back(value.text);
      shown.from.push_back(place_of(value.source));
    }
    all.push_back(shown);
  }
  return all;
}

std::string as_text(const std::vector<Shown>& settings, const std::optional<Project>& project, Lang lang) {
  std::string out =
      project
          ? say("Project file: {}\n", "Tệp dự án: {}\n", project->file).in(lang)
          : say("There is no {} here or above.\n", "Không có {} ở đây hoặc ở thư mục trên.\n", project_name).in(lang);
  std::size_t width = 0;
  for (const Shown& each : settings) width = std::max(width, each.key->name.size() + each.command.size() + 1);
  for (const Shown& each : settings) {
    const std::string name = std::string(each.key->name) + (each.command.empty() ? "" : "." + each.command);
    for (std::size_t i = 0; i < each.values.size(); ++i) {
      out += fmt::format("{:<{}}  {}  ({})\n", i == 0 ? name : "", width, presentable(each.values[i]),
                         presentable(each.from[i].in(lang)));
    }
  }
  return out;
}

std::string as_json(const std::vector<Shown>& settings, const std::optional<Project>& project) {
  JsonWriter json;
  json.begin_object();
  json.text_member("schema", "plantrack/config@1");
  json.text_member("file", project ? project->file : "");
  json.key("settings").begin_array();
  for (const Shown& each : settings) {
    for (std::size_t i = 0; i < each.values.size(); ++i) {
      json.begin_object();
      json.text_member("key", each.key->name);
      json.text_member("command", each.command);
      json.text_member("value", each.values[i]);
      json.text_member("from", each.from[i].en);
      json.end_object();
    }
  }
  json.end_array();
  json.end_object();
  return json.finish();
}

}  // namespace

Run define_config(CommandLine& line) {
  line.about(say(
      "Takes the options that a project file can hold and shows what holds: what is given on the command line, else "
      "what stands in the nearest `plantrack.yaml`, in the working folder or above it. Paths in it are relative to its "
      "folder, and are shown from the working folder.",
      "Nhận các tùy chọn có thể ghi trong tệp dự án và cho biết giá trị có hiệu lực: giá trị nêu trên dòng lệnh, nếu "
      "không thì giá trị trong tệp `plantrack.yaml` gần nhất, ở thư mục hiện hành hoặc thư mục trên. Đường dẫn trong "
      "tệp "
      "tính từ thư mục của tệp, và được hiện theo thư mục hiện hành."));
  line.settings();
  line.format({"text", "json"});
  line.output();
  return [&options = line.options()] {
    SourceLine unused;
    const std::optional<Project> project = find_project(unused);
    const std::vector<Shown> settings = shown_settings(options, project);
    write_outputs(options, [&](const Options& one) {
      return one.format == "json" ? as_json(settings, project) : as_text(settings, project, one.lang);
    });
    return 0;
  };
}

}  // namespace plantrack
