#include "read/project.hpp"

#include "base/failure.hpp"
#include "base/file.hpp"
#include "base/file_writer.hpp"
#include "base/unicode.hpp"
#include "read/plan/yaml_tree.hpp"

#include <algorithm>
#include <filesystem>

namespace plantrack {
namespace {

using Kind = ProjectKey::Kind;

constexpr ProjectKey keys[] = {
    {"plans", Kind::paths, "--plan", "plan files and folders of them, from the project file's folder",
     "tệp kế hoạch và thư mục chứa chúng, tính từ thư mục của tệp dự án"},
    {"progress", Kind::paths, "FILE", "progress files and folders of them", "tệp số liệu và thư mục chứa chúng"},
    {"as_of", Kind::text, "--as-of", "what was known on that day", "theo số liệu đã biết đến ngày đó"},
    {"lang", Kind::text, "--lang", "en or vi", "en hoặc vi"},
    {"numbers", Kind::text, "--numbers", "how numbers are written", "cách viết số"},
    {"dates", Kind::text, "--dates", "how dates are written", "cách viết ngày"},
    {"encoding", Kind::text, "--encoding", "encoding of progress files", "bảng mã của tệp số liệu"},
    {"delimiter", Kind::text, "--delimiter", "what stands between cells", "dấu phân cách cột"},
    {"select", Kind::list, "--select", "only these rules", "chỉ những quy tắc này"},
    {"ignore", Kind::list, "--ignore", "all rules but these", "mọi quy tắc, trừ những quy tắc này"},
    {"baseline", Kind::path, "--baseline", "file of the findings that are known", "tệp ghi các vấn đề đã biết"},
    {"outputs", Kind::outputs, "--format", "for each command a list of FORMAT or FORMAT=FILE",
     "với mỗi lệnh, danh sách FORMAT hoặc FORMAT=FILE"},
};

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    begin = end + 1;
  }
  return lines;
}

class Reader {
 public:
  Reader(const std::string& file, const std::string& folder, const std::string& text, SourceLine& about)
      : file_(file), folder_(folder), place_(place_of_output(folder)), lines_(lines_of(text)), about_(about) {}

  Project read(const YamlNode& root) {
    Project project;
    project.file = file_;
    if (!root.is_mapping()) {
      refuse(root.place,
             say("a project file is a mapping of keys to values", "tệp dự án phải gồm các khóa và giá trị"));
    }
    check_schema(root);
    for (const ProjectKey& key : keys) {
      for (std::size_t i = 0; i < root.keys.size(); ++i) {
        if (root.keys[i].text == key.name) take(project, key, root.items[i]);
      }
    }
    return project;
  }

  [[noreturn]] void refuse(Place place, Text message, Text hint = {}) {
    about_ = source(place);
    throw Failure(std::move(message), std::move(hint));
  }

 private:
  SourceLine source(Place place) {
    if (place.line != line_ && place.line > 0 && place.line <= lines_.size()) {
      line_ = place.line;
      line_text_ = std::make_shared<const std::string>(lines_[line_ - 1]);
    }
    return {file_, place, place.line == line_ ? line_text_ : nullptr};
  }

  void check_schema(const YamlNode& root) {
    std::vector<std::string> known = {"schema"};
    for (const ProjectKey& key : keys) known.emplace_back(key.name);
    bool has_schema = false;
    for (std::size_t i = 0; i < root.keys.size(); ++i) {
      const YamlKey& key = root.keys[i];
      if (key.text == "schema") {
        has_schema = true;
        if (root.items[i].text != project_schema) {
          refuse(root.items[i].place,
                 say("the schema of a project file is `{}`", "schema của tệp dự án là `{}`", project_schema));
        }
      } else if (std::find(known.begin(), known.end(), key.text) == known.end()) {
        const auto meant = nearest(key.text, known);
        refuse(key.place, say("unknown key `{}`", "không có khóa `{}`", key.text),
               meant ? say("did you mean `{}`?", "Có phải là `{}` không?", known[*meant])
                     : say("the keys are {}", "các khóa là {}", list(known)));
      }
    }
    if (!has_schema) {
      refuse({1, 0, 0}, say("`schema` is missing", "thiếu `schema`"),
             say("begin the file with `schema: {}`", "mở đầu tệp bằng `schema: {}`", project_schema));
    }
  }

  static std::string list(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
  }

  void take(Project& project, const ProjectKey& key, const YamlNode& node) {
    if (key.kind != Kind::outputs) {
      project.settings.push_back({&key, "", values(key, node)});
      return;
    }
    if (!node.is_mapping()) {
      refuse(node.place, say("`outputs` has a list for each command", "`outputs` gồm một danh sách cho mỗi lệnh"),
             say("write `outputs: {{report: [md, json=report.json]}}`",
                 "viết `outputs: {{report: [md, json=report.json]}}`"));
    }
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
      project.settings.push_back({&key, node.keys[i].text, values(key, node.items[i])});
    }
  }

  std::vector<Project::Value> values(const ProjectKey& key, const YamlNode& node) {
    std::vector<Project::Value> all;
    const bool one = key.kind == Kind::text || key.kind == Kind::path;
    if (node.is_scalar()) {
      all.push_back(value(key, node));
    } else if (node.is_list() && !one) {
      for (const YamlNode& item : node.items) all.push_back(value(key, item));
    } else {
      refuse(node.place, one ? say("`{}` takes one value", "`{}` nhận một giá trị", key.name)
                             : say("`{}` takes a list", "`{}` nhận một danh sách", key.name));
    }
    return all;
  }

  Project::Value value(const ProjectKey& key, const YamlNode& node) {
    if (!node.is_scalar() || node.text.empty()) {
      refuse(node.place, say("`{}`: a text is expected here", "`{}`: ở đây cần một chuỗi", key.name));
    }
    const bool path = key.kind == Kind::path || key.kind == Kind::paths;
    std::string text = path ? joined(node.text) : node.text;
    const std::size_t equals = node.text.find('=');
    if (key.kind == Kind::outputs && equals != std::string::npos) {
      const std::string to = node.text.substr(equals + 1);
      if (leads_outside(to)) {
        refuse(node.place,
               say("an output of the project lies in its folder", "kết quả của dự án phải nằm trong thư mục của nó"),
               say("name other places on the command line: --format {}", "nơi khác thì nêu trên dòng lệnh: --format {}",
                   node.text));
      }
      text = node.text.substr(0, equals + 1) + joined(to);
    }
    return {text, source(node.place)};
  }

  // Whoever enters a folder shall not have files of theirs replaced by what its project file says.
  // Nor by a link, which may have come with the folder.
  bool leads_outside(const std::string& path) const {
    const std::filesystem::path normal = std::filesystem::path(path).lexically_normal();
    if (normal.is_absolute() || (!normal.empty() && *normal.begin() == "..")) return true;
    const std::filesystem::path end = place_of_output(joined(path));
    return std::mismatch(place_.begin(), place_.end(), end.begin(), end.end()).first != place_.end();
  }

  std::string joined(const std::string& path) const {
    if (folder_ == "." || std::filesystem::path(path).is_absolute()) return path;
    return join_path(folder_, path);
  }

  const std::string& file_;
  const std::string& folder_;
  std::filesystem::path place_;  // of the folder
  std::vector<std::string_view> lines_;
  std::size_t line_ = 0;  // that was asked for last, from 1
  std::shared_ptr<const std::string> line_text_;
  SourceLine& about_;
};

}  // namespace

std::span<const ProjectKey> project_keys() {
  return keys;
}

Project read_project(const std::string& file, const std::string& folder, std::string text, SourceLine& about) {
  Reader reader(file, folder, text, about);
  Findings findings;
  const std::optional<YamlNode> root = read_yaml_tree(file, text, findings);
  const std::vector<Finding> found = findings.sorted();
  if (!found.empty()) reader.refuse(found.front().place, found.front().message, found.front().hint);
  if (!root) reader.refuse({1, 0, 0}, say("the project file cannot be read", "không đọc được tệp dự án"));
  return reader.read(*root);
}

namespace {

struct Found {
  std::string file;
  std::string folder;  // from the working folder
};

std::optional<Found> find_project_file() {
  std::error_code error;
  std::filesystem::path folder = std::filesystem::current_path(error);
  std::string from_here = ".";
  while (!error) {
    const std::string file =
        from_here == "." ? std::string(project_name) : join_path(from_here, std::string(project_name));
    if (std::filesystem::is_regular_file(file, error)) return Found{file, from_here};
    error.clear();
    if (folder == folder.parent_path()) break;
    folder = folder.parent_path();
    from_here = from_here == "." ? ".." : "../" + from_here;
  }
  return std::nullopt;
}

std::optional<Lang> language_named(std::string_view word) {
  return word == "vi" ? std::optional(Lang::vi) : word == "en" ? std::optional(Lang::en) : std::nullopt;
}

}  // namespace

std::optional<Project> find_project(SourceLine& about) {
  const std::optional<Found> found = find_project_file();
  if (!found) return std::nullopt;
  std::string text = read_file(found->file, max_yaml_bytes);
  if (text.size() > max_yaml_bytes) throw Failure(say("{} is too large", "{} quá lớn", found->file));
  return read_project(found->file, found->folder, std::move(text), about);
}

std::optional<Lang> language_of_project() {
  const std::optional<Found> found = find_project_file();
  if (!found) return std::nullopt;
  const std::string text = beginning_of(found->file, max_yaml_bytes);
  Findings unused;
  const std::optional<YamlNode> root = read_yaml_tree(found->file, text, unused);
  if (!root || !root->is_mapping()) return std::nullopt;
  for (std::size_t i = 0; i < root->keys.size(); ++i) {
    if (root->keys[i].text == "lang" && root->items[i].is_scalar()) return language_named(root->items[i].text);
  }
  return std::nullopt;
}

std::optional<Lang> language_of(const Project& project) {
  for (const Project::Setting& each : project.settings) {
    if (each.key->name == "lang") return language_named(each.values.front().text);
  }
  return std::nullopt;
}

}  // namespace plantrack
