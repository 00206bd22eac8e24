#include "read/plan/plan_reader.hpp"

#include "base/failure.hpp"
#include "base/file.hpp"
#include "base/sha256.hpp"
#include "base/text_hash.hpp"
#include "base/unicode.hpp"
#include "model/rules.hpp"
#include "read/plan/area_list.hpp"
#include "read/plan/plan_parts.hpp"
#include "read/plan/plan_values.hpp"
#include "read/plan/yaml_source.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>
#include <tuple>

namespace plantrack {
namespace {

// Rows keep a target in 16 bits and an agency in 15.
constexpr std::size_t max_targets = 65535, max_agencies = 32767, max_plans = 65535;
constexpr int max_years = 200;
constexpr int max_months = 1200;  // of `stale_after`

void read_merger(PlanFindings& out, Value value, PlanPlace& place) {
  if (!value) return;
  Fields keys(out, value, merger_keys);
  place.merged_into = read_label(out, keys.find("name"));
  place.merged_on = read_date(out, keys.find("on"));
  place.merged_with = read_labels(out, keys.find("with"));
  keys.done();
}

PlanPlace read_place(PlanFindings& out, Fields& of_plan) {
  const Value province = of_plan.find("province");
  const Value other = of_plan.find("place");
  PlanPlace place;
  if (!province && !other) {
    of_plan.need("province");
    return place;
  }
  if (province && other) {
    out.add(rule("repeated-key"), other.node->place,
            say("the plan has both `province` and `place`", "kế hoạch có cả `province` lẫn `place`"),
            say("keep `province` for a province, `place` for a city, a ministry or a country",
                "giữ `province` nếu là tỉnh, `place` nếu là thành phố, bộ hoặc cả nước"),
            "place");
  }
  const Value given = province ? province : other;
  Fields keys(out, given, place_keys, say("`{}`", "`{}`", given.key));
  place.is_province = static_cast<bool>(province);
  place.name = read_name(out, keys.find("name"));
  place.code = read_authority_code(out, keys.find("code"));
  place.kind = read_label(out, keys.find("kind"));
  read_merger(out, keys.find("merged_into"), place);
  keys.done();
  return place;
}

void read_document(PlanFindings& out, Value value, SourceDocument& document) {
  Fields keys(out, value, document_keys);
  document.number = read_text_or_null(out, keys.find("number")).value;
  const Value issued = keys.find("issued");
  if (issued && issued.node->kind != YamlNode::Kind::null) document.issued = read_date(out, issued);
  document.issuer = read_text(out, keys.find("issuer")).value;
  document.status = read_choice<DocumentStatus>(out, keys.find("status"));
  for (At<std::string>& text : read_texts(out, keys.find("implements")))
    document.implements.push_back(std::move(text.value));
  document.source = read_text(out, keys.find("source")).value;
  keys.done();
}

void read_period(PlanFindings& out, Value value, Plan& plan) {
  Fields keys(out, value, plan_period_keys);
  plan.from = read_year(out, keys.find("from"));
  plan.to = read_year(out, keys.find("to"));
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
  Fields keys(out, value, threshold_keys);
  const At<Decimal> on_track = read_number(out, keys.find("on_track"));
  const At<Decimal> at_risk = read_number(out, keys.find("at_risk"));
  const At<Decimal> coverage = read_number(out, keys.find("coverage"));
  const At<int> stale_after = read_whole(out, keys.find("stale_after"), 1, max_months);
  keys.done();
  if (stale_after) plan.stale_after = stale_after.value;
  if (coverage) plan.coverage = coverage.value;
  if (plan.coverage.is_negative() || plan.coverage.is_zero() || plan.coverage > Decimal(1)) {
    out.add(rule("bounds-reversed"), coverage.place,
            say("coverage {} is no part of the expected areas", "coverage {} không phải là một phần của số địa bàn",
                plan.coverage.text()),
            say("write a part above 0 and not above 1: 0.9 is 90 %",
                "hãy ghi một phần lớn hơn 0 và không quá 1: 0.9 là 90%"),
            "coverage");
    plan.coverage = Decimal(1);
  }
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

void read_areas_beside(PlanFindings& out, const At<std::string>& name, const BesideReader& read_beside, Plan& plan) {
  if (!name) return;
  plan.areas_missing = true;
  if (!stays_beside(name.value)) {
    out.add(rule("bad-areas-file"), name.place,
            say("the list of areas must stand beside the plan", "danh sách địa bàn phải nằm cạnh tệp kế hoạch"),
            say("put the CSV into the plan's folder and write its name only",
                "hãy đặt tệp CSV vào thư mục của kế hoạch và chỉ ghi tên tệp"),
            "areas_from");
    return;
  }
  plan.areas_file = areas_path(plan.file, name.value);
  std::optional<std::string> text = read_beside(plan.areas_file);
  if (!text) {
    out.add(rule("bad-areas-file"), name.place, say("there is no file {}", "không có tệp {}", shown(plan.areas_file)),
            say("put the CSV beside the plan", "hãy đặt tệp CSV cạnh tệp kế hoạch"), "areas_from");
  } else if (text->size() > max_yaml_bytes) {
    out.add(rule("plan-too-large"), name.place,
            say("{} is larger than {} MiB", "{} lớn hơn {} MiB", shown(plan.areas_file), max_yaml_bytes >> 20),
            say("is this the list of areas?", "đây có đúng là danh sách địa bàn không?"), "areas_from");
  } else {
    PlanFindings beside = out.in_file(plan.areas_file);
    plan.areas_missing = !read_area_list(plan.texts.keep(std::move(*text)), beside, plan.areas, plan.texts);
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

std::optional<Plan> read_plan(PlanFindings& out, const YamlNode& root, const BesideReader& read_beside) {
  Plan plan;
  plan.file = out.file();
  Fields keys(out, {&root, "plan"}, plan_keys);
  if (!keys || !has_schema(out, keys, "plantrack/plan@1")) return std::nullopt;
  plan.id = read_id(out, keys.find("id"));
  out.at_plan(plan.id.value);
  plan.title = read_label(out, keys.find("title"));
  plan.place = read_place(out, keys);
  read_document(out, keys.find("document"), plan.document);
  plan.note = read_label(out, keys.find("note"));
  read_period(out, keys.find("period"), plan);
  if (const At<int> month = read_whole(out, keys.find("year_begins"), 1, 12)) plan.year_begins = month;
  static const std::vector<std::string> languages = {"en", "vi"};
  if (const At<std::size_t> form = read_word(out, keys.find("numbers"), languages)) {
    plan.numbers = form.value == 0 ? Lang::en : Lang::vi;
  }
  plan.reporting = read_reporting(out, keys.find("reporting"));
  for (const Value item : list_of(out, keys.find("agencies"), true)) plan.agencies.push_back(read_agency(out, item));
  for (const Value item : list_of(out, keys.find("areas"), true)) {
    plan.areas.push_back(read_area(out, item, plan.texts));
  }
  plan.areas_inline = plan.areas.size();
  plan.levels = read_levels(out, keys.find("levels"));
  for (const Value item : list_of(out, keys.find("themes"), true)) plan.themes.push_back(read_theme(out, item));
  const At<std::string> areas_from = read_text(out, keys.find("areas_from"));
  for (const Value item : list_of(out, keys.find("targets"), false)) plan.targets.push_back(read_target(out, item));
  read_thresholds(out, keys.find("status_thresholds"), plan);
  plan.validation = read_validation(out, keys.find("validation"));
  keys.done();
  read_areas_beside(out, areas_from, read_beside, plan);
  check_sizes(out, plan);
  resolve_references(out, plan);
  return plan;
}

// Rows name a plan by its id.
void check_repeated_plans(const PlanSet& plans, Findings& findings) {
  ViewMap<const Plan*> first;
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

// Of what the plan says, wherever it lies and however its lines end.
std::string digest_of(std::string plan, std::string areas) {
  unify_line_ends(plan);
  unify_line_ends(areas);
  return "sha256:" + sha256_hex(plan + '\0' + areas);
}

std::optional<std::string> read_beside_on_disk(const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return std::nullopt;
  return read_file(path, max_yaml_bytes);
}

}  // namespace

std::optional<Plan> read_plan_text(const std::string& file, std::string text, const BesideReader& read_beside,
                                   Findings& findings) {
  const auto root = read_yaml_tree(file, std::move(text), findings);
  if (!root) return std::nullopt;
  PlanFindings out(file, findings);
  return read_plan(out, *root, read_beside);
}

PlanSet read_plans(const std::vector<std::string>& paths, Findings& findings, bool digests) {
  const Sources sources = sources_of(paths);
  if (sources.plans.size() > max_plans) {
    throw Failure(say("more than {} plans at once", "nhiều hơn {} kế hoạch cùng lúc", max_plans));
  }
  PlanSet plans;
  for (const std::string& file : sources.catalogues)
    read_catalogue(file, read_file(file, max_yaml_bytes), plans, findings);
  for (const std::string& file : sources.plans) {
    std::string text = read_file(file, max_yaml_bytes);
    std::string own = digests ? text : std::string();
    std::string areas;
    const auto read_beside = [&](const std::string& path) {
      std::optional<std::string> beside = read_beside_on_disk(path);
      if (beside && digests) areas = *beside;
      return beside;
    };
    auto plan = read_plan_text(file, std::move(text), read_beside, findings);
    if (!plan) continue;
    if (digests) plan->digest = digest_of(std::move(own), std::move(areas));
    plans.plans.push_back(std::move(*plan));
  }
  std::sort(plans.plans.begin(), plans.plans.end(),
            [](const Plan& a, const Plan& b) { return std::tie(a.id.value, a.file) < std::tie(b.id.value, b.file); });
  check_repeated_plans(plans, findings);
  resolve_indicators(plans, findings);
  return plans;
}

}  // namespace plantrack
