#include "read/plan/plan_reader.hpp"

#include "base/failure.hpp"
#include "base/file.hpp"
#include "base/parallel.hpp"
#include "base/unicode.hpp"
#include "model/rules.hpp"
#include "read/plan/area_list.hpp"
#include "read/plan/plan_parts.hpp"
#include "read/plan/plan_values.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>
#include <tuple>
#include <unordered_map>

namespace plantrack {
namespace {

// Rows keep a target in 16 bits and an agency in 15.
constexpr std::size_t max_targets = 65535, max_agencies = 32767, max_plans = 65535;
constexpr int max_years = 200;

void read_province(PlanFindings& out, Value value, PlanPlace& province) {
  Fields keys(out, value, say("`province`", "`province`"));
  province.is_province = true;
  province.name = read_name(out, keys.need("name"));
  province.code = read_authority_code(out, keys.need("code"));
  if (const Value merged = keys.find("merged_into")) {
    Fields into(out, merged, say("`merged_into`", "`merged_into`"));
    province.merged_into = read_label(out, into.need("name"));
    province.merged_on = read_date(out, into.find("on"));
    into.done();
  }
  keys.done();
}

void read_document(PlanFindings& out, Value value, SourceDocument& document) {
  Fields keys(out, value, say("`document`", "`document`"));
  document.number = read_text_or_null(out, keys.find("number")).value;
  const Value issued = keys.find("issued");
  if (issued && issued.node->kind != YamlNode::Kind::null) document.issued = read_date(out, issued);
  document.issuer = read_text(out, keys.need("issuer")).value;
  document.status = read_choice(out, keys.need("status"), DocumentStatus::summary);
  for (At<std::string>& text : read_texts(out, keys.find("implements")))
    document.implements.push_back(std::move(text.value));
  document.source = read_text(out, keys.need("source")).value;
  keys.done();
}

void read_period(PlanFindings& out, Value value, Plan& plan) {
  Fields keys(out, value, say("`period`", "`period`"));
  plan.from = read_year(out, keys.need("from"));
  plan.to = read_year(out, keys.need("to"));
  keys.done();
  if (!plan.from || !plan.to) return;
  if (plan.from.value > plan.to.value) {
    out.add(rule("reversed-plan-period"), plan.to.place,
            say("the plan ends in {}, before it begins in {}", "kế hoạch kết thúc năm {}, trước năm bắt đầu {}",
                plan.to.value, plan.from.value),
            say("exchange the years", "hãy đổi chỗ hai năm"), "to");
  } else if (plan.to.value - plan.from.value >= max_years) {
    out.add(rule("plan-too-large"), plan.to.place,
            say("the plan lasts more than {} years", "kế hoạch kéo dài hơn {} năm", max_years),
            say("check the years", "hãy kiểm tra lại các năm"), "to");
  }
}

void read_thresholds(PlanFindings& out, Value value, Plan& plan) {
  if (!value) return;
  Fields keys(out, value, say("`status_thresholds`", "`status_thresholds`"));
  const At<Decimal> on_track = read_number(out, keys.find("on_track"));
  const At<Decimal> at_risk = read_number(out, keys.find("at_risk"));
  keys.done();
  if (on_track) plan.on_track = on_track.value;
  if (at_risk) plan.at_risk = at_risk.value;
  if (plan.on_track > Decimal(2)) {
    out.add(
        rule("bounds-reversed"), on_track.place,
        say("on_track {} is more than twice the expected pace", "on_track {} là hơn hai lần nhịp độ cần có",
            plan.on_track.text()),
        say("write shares of the expected pace: 0.95 is 95 %", "hãy ghi theo phần của nhịp độ cần có: 0.95 là 95 %"),
        "on_track");
  }
  if (plan.at_risk.is_negative() || plan.at_risk > plan.on_track) {
    out.add(rule("bounds-reversed"), at_risk ? at_risk.place : on_track.place,
            say("the thresholds are out of order: at_risk {}, on_track {}",
                "các ngưỡng không theo thứ tự: at_risk {}, on_track {}", plan.at_risk.text(), plan.on_track.text()),
            say("0 <= at_risk <= on_track", "0 <= at_risk <= on_track"), at_risk ? "at_risk" : "on_track");
  }
}

// The path of a list that must stand beside the plan: a plan from elsewhere shall not make us read any file.
bool stays_beside(const std::string& name) {
  const std::filesystem::path path(name);
  if (path.is_absolute() || name.find('\\') != std::string::npos) return false;
  return std::none_of(path.begin(), path.end(), [](const std::filesystem::path& part) { return part == ".."; });
}

std::string areas_path(const std::string& plan_file, const std::string& name) {
  return join_path(folder_of(plan_file), name);
}

// A country's list takes as long to read as its plan. So it is read at the same time, as soon as a look at the plan's
// lines has shown its name. It is of use where the plan turns out to name it, and nothing is wrong with it; else what
// the plan names is read in its turn.
class AreasAhead {
 public:
  struct List {
    std::vector<Area> areas;
    TextStore texts;
    bool differ = false;
  };

  void begin(const std::string& plan_file, std::string_view plan, const BesideReader& read_beside) {
    constexpr std::string_view key = "\nareas_from:";
    const std::size_t at = plan.find(key);
    if (at == std::string_view::npos) return;
    const std::string_view rest = plan.substr(at + key.size());
    const std::string name(trim(rest.substr(0, rest.find_first_of("\r\n#"))));
    if (name.empty() || !stays_beside(name)) return;
    path_ = areas_path(plan_file, name);
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path_, error);
    if (error || size < worth_a_thread || size > max_yaml_bytes) return;
    list_.begin([path = path_, &read_beside] { return read_clean(path, read_beside); });
  }
  // What is in that file, where nothing is wrong with it.
  std::optional<List> take(const std::string& path) { return path == path_ ? list_.take() : std::nullopt; }

 private:
  static constexpr std::uintmax_t worth_a_thread = 64 << 10;

  static std::optional<List> read_clean(const std::string& path, const BesideReader& read_beside) {
    std::optional<std::string> text = read_beside(path);
    if (!text || text->size() > max_yaml_bytes) return std::nullopt;
    Findings findings;
    PlanFindings out(path, findings);
    List list;
    const std::string_view kept = list.texts.keep(std::move(*text));
    if (!read_area_list(kept, out, list.areas, list.texts) || !findings.empty()) return std::nullopt;
    list.differ = all_differ(list.areas);
    return list;
  }

  std::string path_;
  Ahead<List> list_;
};

void read_areas_beside(PlanFindings& out, const At<std::string>& name, const BesideReader& read_beside,
                       AreasAhead& ahead, Plan& plan) {
  if (!name) return;
  plan.areas_missing = true;
  if (!stays_beside(name.value)) {
    out.add(rule("bad-areas-file"), name.place,
            say("the list of areas must stand beside the plan", "danh sách địa phương phải nằm cạnh tệp kế hoạch"),
            say("put the CSV into the plan's folder and write its name only",
                "hãy đặt tệp CSV vào thư mục của kế hoạch và chỉ ghi tên tệp"),
            "areas_from");
    return;
  }
  plan.areas_file = areas_path(plan.file, name.value);
  if (std::optional<AreasAhead::List> list = ahead.take(plan.areas_file); list && plan.areas.empty()) {
    plan.areas = std::move(list->areas);
    plan.texts.take(std::move(list->texts));
    plan.areas_differ = list->differ;
    plan.areas_missing = false;
    return;
  }
  std::optional<std::string> text = read_beside(plan.areas_file);
  if (!text) {
    out.add(rule("bad-areas-file"), name.place, say("there is no file {}", "không có tệp {}", shown(plan.areas_file)),
            say("put the CSV beside the plan", "hãy đặt tệp CSV cạnh tệp kế hoạch"), "areas_from");
  } else if (text->size() > max_yaml_bytes) {
    out.add(rule("plan-too-large"), name.place,
            say("{} is larger than {} MiB", "{} lớn hơn {} MiB", shown(plan.areas_file), max_yaml_bytes >> 20),
            say("is this the list of areas?", "đây có đúng là danh sách địa phương không?"), "areas_from");
  } else {
    PlanFindings beside = out.in_file(plan.areas_file);
    plan.areas_missing = !read_area_list(plan.texts.keep(std::move(*text)), beside, plan.areas, plan.texts);
    plan.areas_differ = all_differ(plan.areas);
  }
}

void check_sizes(PlanFindings& out, const Plan& plan) {
  const auto too_many = [&](std::size_t count, std::size_t limit, std::string_view key) {
    if (count <= limit) return;
    out.add(rule("plan-too-large"), plan.id.place,
            say("{} entries in `{}`, at most {} can be", "{} mục trong `{}`, tối đa chỉ được {}", count, key, limit),
            say("split the plan", "hãy tách kế hoạch"), key);
  };
  too_many(plan.targets.size(), max_targets, "targets");
  too_many(plan.agencies.size(), max_agencies, "agencies");
}

std::optional<Plan> read_plan(PlanFindings& out, const YamlNode& root, const BesideReader& read_beside,
                              AreasAhead& ahead) {
  Plan plan;
  plan.file = out.file();
  Fields keys(out, {&root, "plan"}, say("the plan", "kế hoạch"));
  if (!keys || !has_schema(out, keys, "plantrack/plan@1")) return std::nullopt;
  plan.id = read_id(out, keys.need("id"));
  out.at_plan(plan.id.value);
  plan.title = read_label(out, keys.need("title"));
  read_province(out, keys.need("province"), plan.place);
  read_document(out, keys.need("document"), plan.document);
  read_period(out, keys.need("period"), plan);
  if (const At<int> month = read_whole(out, keys.find("year_begins"), 1, 12)) plan.year_begins = month;
  plan.reporting = read_reporting(out, keys.find("reporting"));
  for (const Value item : list_of(out, keys.need("agencies"), true)) plan.agencies.push_back(read_agency(out, item));
  for (const Value item : list_of(out, keys.find("areas"), true)) {
    plan.areas.push_back(read_area(out, item, plan.texts));
  }
  plan.areas_inline = plan.areas.size();
  const At<std::string> areas_from = read_text(out, keys.find("areas_from"));
  for (const Value item : list_of(out, keys.need("targets"), false)) plan.targets.push_back(read_target(out, item));
  read_thresholds(out, keys.find("status_thresholds"), plan);
  plan.validation = read_validation(out, keys.find("validation"));
  keys.done();
  read_areas_beside(out, areas_from, read_beside, ahead, plan);  // as late as can be: it may still be under way
  check_sizes(out, plan);
  resolve_references(out, plan);
  return plan;
}

// Rows name a plan by its id.
void check_repeated_plans(const PlanSet& plans, Findings& findings) {
  std::unordered_map<std::string_view, const Plan*> first;
  for (const Plan& plan : plans.plans) {
    if (!plan.id) continue;
    const auto [found, is_new] = first.try_emplace(plan.id.value, &plan);
    if (is_new) continue;
    const Plan& other = *found->second;
    PlanFindings out(plan.file, findings);
    out.at_plan(plan.id.value);
    out.add_related(rule("repeated-id"), plan.id.place,
                    say("{} has the id `{}` too", "{} cũng có mã `{}`", shown(other.file), shown(plan.id.value)),
                    say("give each plan its own id", "hãy đặt mã riêng cho từng kế hoạch"), "id",
                    {{other.file, other.id.place, say("the other `{}`", "`{}` kia", shown(plan.id.value))}});
  }
}

struct Sources {
  std::vector<std::string> plans, catalogues;
};

bool is_catalogue(const std::string& path) {
  const std::string name = std::filesystem::path(path).filename().string();
  return name == "indicators.yaml" || name == "indicators.yml";
}

Sources sources_of(const std::vector<std::string>& paths) {
  Sources sources;
  std::set<std::string> known;  // a file given twice, or beside its folder, is read once
  const auto add = [&](const std::string& path) {
    if (!known.insert(std::filesystem::path(path).lexically_normal().string()).second) return;
    (is_catalogue(path) ? sources.catalogues : sources.plans).push_back(path);
  };
  for (const std::string& path : paths) {
    if (path == "-" || !is_folder(path)) {
      add(path);
      continue;
    }
    const std::vector<std::string> files = files_in(path, {".yaml", ".yml"});
    if (std::all_of(files.begin(), files.end(), is_catalogue)) {
      throw Failure(say("there is no plan in the folder {}", "không có kế hoạch nào trong thư mục {}", path),
                    say("plans are files that end in .yaml", "kế hoạch là các tệp có đuôi .yaml"));
    }
    for (const std::string& file : files) add(file);
  }
  return sources;
}

std::optional<std::string> read_beside_on_disk(const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return std::nullopt;
  return read_file(path, max_yaml_bytes);
}

}  // namespace

std::optional<Plan> read_plan_text(const std::string& file, std::string text, const BesideReader& read_beside,
                                   Findings& findings, unsigned jobs) {
  AreasAhead ahead;
  if (jobs > 1) ahead.begin(file, text, read_beside);
  const auto root = read_yaml_tree(file, std::move(text), findings);
  if (!root) return std::nullopt;
  PlanFindings out(file, findings);
  return read_plan(out, *root, read_beside, ahead);
}

PlanSet read_plans(const std::vector<std::string>& paths, unsigned jobs, Findings& findings) {
  const Sources sources = sources_of(paths);
  if (sources.plans.size() > max_plans) {
    throw Failure(say("more than {} plans at once", "nhiều hơn {} kế hoạch cùng lúc", max_plans));
  }
  PlanSet plans;
  for (const std::string& file : sources.catalogues)
    read_catalogue(file, read_file(file, max_yaml_bytes), plans, findings);
  for (const std::string& file : sources.plans) {
    auto plan = read_plan_text(file, read_file(file, max_yaml_bytes), read_beside_on_disk, findings, jobs);
    if (plan) plans.plans.push_back(std::move(*plan));
  }
  std::sort(plans.plans.begin(), plans.plans.end(),
            [](const Plan& a, const Plan& b) { return std::tie(a.id.value, a.file) < std::tie(b.id.value, b.file); });
  check_repeated_plans(plans, findings);
  resolve_indicators(plans, findings);
  return plans;
}

}  // namespace plantrack
