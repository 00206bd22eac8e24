#include "render/reported_results.hpp"

#include "base/file.hpp"
#include "base/sha256.hpp"
#include "model/rules.hpp"
#include "read/json_reader.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <variant>

namespace plantrack {
namespace {

using Kind = JsonValue::Kind;

constexpr std::size_t max_report_bytes = std::size_t{256} << 20U;
constexpr std::size_t schema_within = 200;        // bytes, the format stands
constexpr std::size_t longest_fraction = 10'000;  // characters
constexpr std::size_t shown_digest = 19;          // sha256: and twelve digits

// Which of the target's goals it is, from 1.
std::size_t number_of(const GoalRow& row) {
  return static_cast<std::size_t>(row.goal->goal - row.target().goals.data()) + 1;
}

// The areas by whose figure an `in_each` goal stands.
std::vector<std::string> deciding_areas(const GoalRow& row) {
  std::vector<std::string> ids;
  for (const AreaResult& area : row.goal->areas) {
    if (!area.expected || !row.goal->actual || area.compared != row.goal->actual) continue;
    ids.emplace_back(row.plan->areas[static_cast<std::size_t>(area.area)].id.value);
  }
  return ids;
}

std::string kind_name(Kind kind) {
  switch (kind) {
    case Kind::none: return "null";
    case Kind::flag: return "true, false";
    case Kind::number: return "0";
    case Kind::text: return "\"…\"";
    case Kind::list: return "[…]";
    case Kind::object: return "{…}";
  }
  return {};
}

std::string short_digest(std::string_view digest) {
  return std::string(digest.substr(0, shown_digest)) + (digest.size() > shown_digest ? "…" : "");
}

// Findings in one report. After the first that makes it unreadable the others of that kind are not told.
class ReportFindings {
 public:
  ReportFindings(std::string file, Findings& findings) : file_(std::move(file)), findings_(findings) {}

  void add(const Rule& rule, Place place, Text message, Text hint, std::string plan = {},
           std::vector<Related> related = {}) {
    failed_ = true;
    Finding finding;
    finding.rule = &rule;
    finding.severity = rule.severity;
    finding.file = file_;
    finding.place = place;
    finding.plan = std::move(plan);
    finding.message = std::move(message);
    finding.hint = std::move(hint);
    finding.related = std::move(related);
    findings_.add(std::move(finding));
  }
  void unreadable(Place place, Text message) {
    if (std::exchange(unreadable_, true)) return;
    add(rule("report-not-readable"), place, std::move(message),
        say("write the report anew with `plantrack report --format json`",
            "hãy lập lại báo cáo bằng `plantrack report --format json`"));
  }
  bool failed() const { return failed_; }
  const std::string& file() const { return file_; }

 private:
  std::string file_;
  Findings& findings_;
  bool failed_ = false;
  bool unreadable_ = false;
};

// The members of an object in a report. One that is missing, or of another kind, is told.
class Members {
 public:
  Members(const JsonValue& object, ReportFindings& out) : object_(object), out_(out) {
    if (object.kind != Kind::object) wrong(object, Kind::object);
  }

  Place place() const { return object_.place; }
  const JsonValue* need(std::string_view name, Kind kind) const {
    const JsonValue* const found = may(name, kind);
    if (found == nullptr && object_.find(name) == nullptr) {
      out_.unreadable(object_.place, say("`{}` is missing", "thiếu `{}`", name));
    }
    return found;
  }
  const JsonValue* may(std::string_view name, Kind kind) const {
    const JsonValue* const found = object_.find(name);
    if (found == nullptr || found->kind == kind) return found;
    wrong(*found, kind);
    return nullptr;
  }
  std::string text(std::string_view name) const {
    const JsonValue* const found = need(name, Kind::text);
    return found == nullptr ? "" : found->text;
  }
  bool flag(std::string_view name) const {
    const JsonValue* const found = may(name, Kind::flag);
    return found != nullptr && found->truth;
  }
  std::optional<std::size_t> count(std::string_view name) const {
    const JsonValue* const found = may(name, Kind::number);
    if (found == nullptr) return std::nullopt;
    std::size_t number = 0;
    for (const char c : found->text) {
      if (c < '0' || c > '9' || number > 1'000'000'000) {
        unfit(*found);
        return std::nullopt;
      }
      number = number * 10 + static_cast<std::size_t>(c - '0');
    }
    return number;
  }
  std::optional<Month> month(std::string_view name) const {
    const JsonValue* const found = may(name, Kind::text);
    if (found == nullptr) return std::nullopt;
    const std::optional<Date> first = Date::parse_iso(found->text + "-01");
    if (!first) {
      unfit(*found);
      return std::nullopt;
    }
    return first->month();
  }
  std::optional<Date> needed_day(std::string_view name) const {
    return need(name, Kind::text) != nullptr ? day(name) : std::nullopt;
  }
  std::optional<Date> day(std::string_view name) const {
    const JsonValue* const found = may(name, Kind::text);
    if (found == nullptr) return std::nullopt;
    const std::optional<Date> date = Date::parse_iso(found->text);
    if (!date) unfit(*found);
    return date;
  }
  template <class Enum>
  std::optional<Enum> word(std::string_view name) const {
    const JsonValue* const found = may(name, Kind::text);
    if (found == nullptr) return std::nullopt;
    const std::optional<Enum> value = named<Enum>(found->text);
    if (!value) unfit(*found);
    return value;
  }
  std::optional<Rational> fraction(std::string_view name) const {
    const JsonValue* const found = may(name, Kind::text);
    if (found == nullptr) return std::nullopt;
    Rational value;
    const bool fits = found->text.size() <= longest_fraction &&
                      found->text.find_first_not_of("-/0123456789") == std::string::npos &&
                      value.set_str(found->text, 10) == 0 && value.get_den() != 0;
    if (fits) value.canonicalize();
    if (!fits || value.get_str() != found->text) {
      unfit(*found);
      return std::nullopt;
    }
    return value;
  }
  void unfit(const JsonValue& value) const {
    out_.unreadable(value.place, say("`{}` cannot stand here", "`{}` không thể đứng ở đây", value.text.substr(0, 60)));
  }

 private:
  void wrong(const JsonValue& value, Kind kind) const {
    out_.unreadable(value.place, say("here {} has to stand", "ở đây phải là {}", kind_name(kind)));
  }

  const JsonValue& object_;
  ReportFindings& out_;
};

class PlanReading {
 public:
  PlanReading(const PlanSet& plans, const JsonValue& object, ReportFindings& out)
      : plans_(plans), object_(object), members_(object, out), out_(out) {}

  std::optional<ReportedPlan> read() {
    const JsonValue* const id = members_.need("plan", Kind::text);
    if (id == nullptr) return std::nullopt;
    const int index = plans_.find_plan(id->text);
    if (index < 0) {
      out_.add(rule("report-of-other-plan"), id->place,
               say("plan `{}` is not loaded", "không có kế hoạch `{}`", id->text),
               say("name its file with -p", "hãy nêu tệp của kế hoạch bằng -p"), id->text);
      return std::nullopt;
    }
    plan_ = &plans_.plans[static_cast<std::size_t>(index)];
    reported_.file = out_.file();
    reported_.place = id->place;
    reported_.result.plan = static_cast<std::size_t>(index);
    if (!is_of_this_plan()) return std::nullopt;
    if (const JsonValue* const day = object_.find("as_of")) reported_.day_place = day->place;
    const std::optional<Date> day = members_.needed_day("as_of");
    const JsonValue* const goals = members_.need("goals", Kind::list);
    if (!day || goals == nullptr) return std::nullopt;
    reported_.result.as_of = *day;
    read_goals(*goals);
    if (!out_.failed()) check_checksum();
    return out_.failed() ? std::nullopt : std::optional(std::move(reported_));
  }

 private:
  bool is_of_this_plan() {
    const JsonValue* const digest = members_.may("digest", Kind::text);
    if (digest == nullptr) {
      if (object_.find("digest") != nullptr) return false;
      out_.add(rule("report-of-other-format"), reported_.place,
               say("the report does not say by its `digest` of which state of plan `{}` it is",
                   "báo cáo không có `digest` nên không biết dựa trên bản nào của kế hoạch `{}`", plan_->id.value),
               say("write it anew with this version of plantrack", "hãy lập lại bằng phiên bản plantrack này"),
               plan_->id.value);
      return false;
    }
    if (digest->text == plan_->digest) return true;
    out_.add(
        rule("report-of-other-plan"), digest->place,
        say("the report is of {}, and plan `{}` is now {}", "báo cáo lập theo bản {}, còn kế hoạch `{}` nay là bản {}",
            short_digest(digest->text), plan_->id.value, short_digest(plan_->digest)),
        say("make the report anew from the plan as it is, or load the plan as it was",
            "hãy lập lại báo cáo theo kế hoạch hiện nay, hoặc nêu bản kế hoạch khi đó"),
        plan_->id.value, {{plan_->file, plan_->id.place, say("the plan", "kế hoạch"), {}}});
    return false;
  }

  // Somebody may have changed a figure by hand: what is shown must be what the rows came to.
  void check_checksum() {
    const JsonValue* const checksum = members_.need("checksum", Kind::text);
    if (checksum == nullptr || checksum->text == checksum_of(*plan_, reported_.result)) return;
    out_.add(rule("report-changed"), checksum->place,
             say("the figures of plan `{}` are not those that the report was written with",
                 "số liệu của kế hoạch `{}` không phải là số liệu khi báo cáo được lập", plan_->id.value),
             say("write the report anew; figures are changed in the rows",
                 "hãy lập lại báo cáo; muốn sửa số liệu thì sửa trong các dòng báo cáo"),
             plan_->id.value);
  }

  void read_goals(const JsonValue& goals) {
    std::vector<std::optional<TargetResult>> targets(plan_->targets.size());
    for (const JsonValue& each : goals.items) {
      const Members goal(each, out_);
      if (out_.failed()) return;
      if (!goal.flag("current")) continue;
      const JsonValue* const id = goal.need("target", Kind::text);
      if (id == nullptr) return;
      const int index = plan_->find_target(id->text);
      if (index < 0 || targets[static_cast<std::size_t>(index)]) {
        out_.unreadable(id->place, index < 0
                                       ? say("the plan has no target `{}`", "kế hoạch không có chỉ tiêu `{}`", id->text)
                                       : say("target `{}` has two current goals",
                                             "chỉ tiêu `{}` có hai mức phấn đấu hiện hành", id->text));
        return;
      }
      targets[static_cast<std::size_t>(index)] = read_target(static_cast<std::size_t>(index), each, goal);
      if (out_.failed()) return;
    }
    std::string missing;
    std::size_t count = 0;
    for (std::size_t i = 0; i < targets.size(); ++i) {
      if (targets[i]) {
        reported_.result.targets.push_back(*std::move(targets[i]));
      } else if (++count <= most_named) {
        missing += (missing.empty() ? "" : ", ") + plan_->targets[i].id.value;
      }
    }
    if (count == 0) return;
    if (count > most_named) missing += ", …";
    out_.add(rule("report-not-whole"), reported_.place,
             say("{} of {} targets are not in the report: {}", "{} trong {} chỉ tiêu không có trong báo cáo: {}", count,
                 targets.size(), missing),
             say("make it of the whole plan, without --target, --theme, --agency, --status",
                 "hãy lập cho cả kế hoạch, không dùng --target, --theme, --agency, --status"),
             plan_->id.value);
  }

  std::optional<TargetResult> read_target(std::size_t index, const JsonValue& object, const Members& columns) {
    const JsonValue* const member = columns.may("exact", Kind::object);
    if (member == nullptr) {
      if (object.find("exact") == nullptr) {
        out_.add(rule("report-of-other-format"), object.place,
                 say("the report has no exact figures (`exact`)", "báo cáo không có số liệu chính xác (`exact`)"),
                 say("write it anew with this version of plantrack", "hãy lập lại bằng phiên bản plantrack này"),
                 plan_->id.value);
      }
      return std::nullopt;
    }
    const Members exact(*member, out_);
    TargetResult result;
    result.target = index;
    result.lead_now = answering_agency(*plan_, plan_->targets[index].lead.index, reported_.result.as_of);
    result.rows_left_out = columns.count("rows_left_out").value_or(0);
    GoalResult goal;
    goal.current = true;
    if (!find_goal(index, columns, exact, goal)) return std::nullopt;
    goal.judged_at = exact.month("judged_at");
    if (!goal.judged_at) goal.judged_at = goal.due;
    goal.due_is_over = exact.flag("due_is_over");
    goal.holds = exact.flag("holds");
    goal.report_due = exact.day("report_due");
    goal.status = columns.word<Status>("status").value_or(Status::no_data);
    goal.actual = exact.fraction("actual");
    goal.achieved = exact.fraction("achieved_pct");
    goal.baseline = exact.fraction("baseline");
    goal.figure.value = exact.fraction("figure");
    if (!goal.figure.value) goal.figure.value = goal.actual;
    goal.figure.numerator = exact.fraction("numerator");
    goal.figure.denominator = exact.fraction("denominator");
    goal.figure.progress = columns.word<Progress>("progress");
    goal.figure.nothing_to_measure = exact.flag("nothing_to_measure");
    goal.figure.estimated = columns.flag("estimated");
    goal.period = columns.month("period");
    goal.complete = columns.flag("complete") || exact.flag("complete");
    goal.stale = columns.flag("stale");
    if (const auto count = columns.count("areas_expected")) goal.areas_expected = static_cast<int>(*count);
    if (const auto count = columns.count("areas_holding")) goal.areas_holding = static_cast<int>(*count);
    read_areas(exact, goal);
    if (out_.failed()) return std::nullopt;
    result.goals.push_back(std::move(goal));
    return result;
  }

  // The plan's goal: by its number among those of the target, and the month in which it is due.
  bool find_goal(std::size_t target, const Members& columns, const Members& exact, GoalResult& goal) {
    const std::optional<std::size_t> number = exact.count("goal");
    goal.due = columns.month("due");
    if (out_.failed()) return false;
    const Target& its = plan_->targets[target];
    if (!number && !goal.due) return true;
    if (number && *number > 0 && *number <= its.goals.size()) {
      for (const DatedGoal& each : dated_goals(*plan_, its)) {
        if (each.goal != its.goals.data() + (*number - 1) || each.due != goal.due) continue;
        goal.goal = each.goal;
        goal.span = each.span;
        return true;
      }
    }
    out_.unreadable(exact.place(),
                    say("target `{}` has no such goal", "chỉ tiêu `{}` không có mức phấn đấu này", its.id.value));
    return false;
  }

  void read_areas(const Members& exact, GoalResult& goal) {
    const JsonValue* const ids = exact.may("deciding_areas", Kind::list);
    if (ids == nullptr) return;
    if (areas_.empty()) {
      for (std::size_t i = 0; i < plan_->areas.size(); ++i) areas_.emplace(plan_->areas[i].id.value, i);
    }
    for (const JsonValue& id : ids->items) {
      const auto found = areas_.find(id.text);
      if (id.kind != Kind::text || found == areas_.end()) {
        exact.unfit(id);
        return;
      }
      AreaResult area;
      area.area = static_cast<std::int32_t>(found->second);
      area.expected = true;
      area.compared = goal.actual;
      goal.areas.push_back(std::move(area));
    }
  }

  static constexpr std::size_t most_named = 5;

  const PlanSet& plans_;
  const JsonValue& object_;
  Members members_;
  ReportFindings& out_;
  const Plan* plan_ = nullptr;
  ReportedPlan reported_;
  std::map<std::string_view, std::size_t> areas_;
};

void read_report(const std::string& file, const PlanSet& plans, bool leave_out, Findings& findings,
                 ReportsRead& reports) {
  ReportFindings out(file, findings);
  const std::string text = read_file(file, max_report_bytes);
  if (text.size() > max_report_bytes) {
    out.unreadable({}, say("the file is larger than {} MiB", "tệp lớn hơn {} MiB", max_report_bytes >> 20U));
    return;
  }
  const std::variant<JsonValue, JsonFault> read = read_json(text);
  if (const JsonFault* const fault = std::get_if<JsonFault>(&read)) {
    out.unreadable(fault->place, fault->message);
    return;
  }
  const JsonValue& root = std::get<JsonValue>(read);
  const Members members(root, out);
  const JsonValue* const schema = members.need("schema", Kind::text);
  if (schema == nullptr) return;
  if (schema->text != report_schema) {
    out.add(rule("report-of-other-format"), schema->place,
            say("the file is {}, and {} is read", "tệp có dạng {}, còn dạng đọc được là {}", schema->text.substr(0, 60),
                report_schema),
            schema->text.starts_with("plantrack/report@")
                ? say("write it anew with this version of plantrack", "hãy lập lại bằng phiên bản plantrack này")
                : say("compare takes what `plantrack report --format json` writes, by target",
                      "compare nhận tệp do `plantrack report --format json` ghi, theo chỉ tiêu"));
    return;
  }
  const std::size_t left_out = members.count("rows_left_out").value_or(0);
  if (left_out > 0 && !leave_out) {
    out.add(rule("report-not-whole"), root.find("rows_left_out")->place,
            say("{} rows with errors were left out of the report", "{} dòng có lỗi không được tính trong báo cáo",
                left_out),
            say("correct them and make the report anew, or compare with --skip-invalid",
                "hãy sửa các dòng đó và lập lại báo cáo, hoặc so sánh với --skip-invalid"));
  }
  reports.rows_left_out += left_out;
  const JsonValue* const list = members.need("plans", Kind::list);
  if (list == nullptr) return;
  if (list->items.empty())
    out.unreadable(list->place, say("there is no plan in the report", "báo cáo không có kế hoạch nào"));
  for (const JsonValue& each : list->items) {
    if (std::optional<ReportedPlan> plan = PlanReading(plans, each, out).read())
      reports.plans.push_back(*std::move(plan));
  }
}

struct ExactMember {
  std::string_view name, type, meaning;
};
constexpr ExactMember exact_members[] = {
    {"goal", "integer", "which of the target's goals it is, from 1 in the plan's order; absent for context"},
    {"judged_at", "string", "the month for which it is judged, where that is not the due month"},
    {"due_is_over", "boolean", "the due month is over; absent: no, like all flags here"},
    {"holds", "boolean", "the condition holds, proved or not"},
    {"report_due", "string", "the day until which the report on the due month may come, where that is not over"},
    {"actual", "string", "X, a fraction in lowest terms, like all figures here: 2/3, -5"},
    {"achieved_pct", "string", "percent"},
    {"baseline", "string", "B"},
    {"figure", "string", "the figure itself, where X is what it comes to beside a baseline"},
    {"numerator", "string", "of a ratio given by its parts"},
    {"denominator", "string", "of a ratio given by its parts"},
    {"nothing_to_measure", "boolean", "0 / 0"},
    {"complete", "boolean", "complete, though there is no month t"},
    {"deciding_areas", "array", "ids of the areas whose figure is `actual`, of goals in each area"},
};

}  // namespace

std::string checksum_of(const Plan& plan, const PlanResult& result) {
  std::string text = plan.digest + " " + result.as_of.text();
  const auto add = [&text](const auto& value) { text += fmt::format(" {}", value); };
  const auto fraction = [&](const std::optional<Rational>& value) { add(value ? value->get_str() : "-"); };
  const auto month = [&](const std::optional<Month>& value) { add(value ? value->text() : "-"); };
  for (const TargetResult& target : result.targets) {
    const GoalRow row{&plan, &target, &target.current_goal()};
    const GoalResult& goal = *row.goal;
    text += "\n" + row.target().id.value;
    add(row.is_context() ? 0 : number_of(row));
    for (const std::optional<Month>& each : {goal.due, goal.judged_at, goal.period}) month(each);
    add(name_of(goal.status));
    add(goal.figure.progress ? name_of(*goal.figure.progress) : std::string_view("-"));
    for (const bool each : {goal.due_is_over, goal.holds, goal.figure.nothing_to_measure, goal.figure.estimated,
                            goal.complete, goal.stale}) {
      add(each ? 1 : 0);
    }
    for (const std::optional<Rational>* each :
         {&goal.actual, &goal.achieved, &goal.baseline, &goal.figure.numerator, &goal.figure.denominator}) {
      fraction(*each);
    }
    for (const std::optional<int>& each : {goal.areas_expected, goal.areas_holding}) add(each.value_or(-1));
    add(target.rows_left_out);
    for (const std::string& area : deciding_areas(row)) add(area);
  }
  return "sha256:" + sha256_hex(text);
}

void write_exact(JsonWriter& json, const GoalRow& row) {
  const GoalResult& goal = *row.goal;
  const auto fraction = [&json](std::string_view name, const std::optional<Rational>& value) {
    if (value) json.text_member(name, value->get_str());
  };
  const auto flag = [&json](std::string_view name, bool truth) {
    if (truth) json.key(name).boolean(true);
  };
  json.key("exact").begin_object();
  if (!row.is_context()) json.key("goal").integer(static_cast<std::int64_t>(number_of(row)));
  if (goal.judged_at && goal.judged_at != goal.due) json.text_member("judged_at", goal.judged_at->text());
  flag("due_is_over", goal.due_is_over);
  flag("holds", goal.holds);
  if (goal.report_due) json.text_member("report_due", goal.report_due->text());
  fraction("actual", goal.actual);
  fraction("achieved_pct", goal.achieved);
  fraction("baseline", goal.baseline);
  if (goal.figure.value != goal.actual) fraction("figure", goal.figure.value);
  fraction("numerator", goal.figure.numerator);
  fraction("denominator", goal.figure.denominator);
  flag("nothing_to_measure", goal.figure.nothing_to_measure);
  flag("complete", goal.complete && !goal.period);
  if (const std::vector<std::string> areas = deciding_areas(row); !areas.empty())
    json.strings_member("deciding_areas", areas);
  json.end_object();
}

void write_exact_schema(JsonWriter& json) {
  json.key("exact").begin_object();
  json.text_member("type", "object");
  json.text_member("description", "figures without rounding, and what else a comparison of reports needs");
  json.key("properties").begin_object();
  for (const ExactMember& each : exact_members) {
    json.key(each.name).begin_object();
    json.text_member("type", each.type);
    if (each.type == "array") json.key("items").begin_object().text_member("type", "string").end_object();
    json.text_member("description", each.meaning);
    json.end_object();
  }
  json.end_object();
  json.key("additionalProperties").boolean(false);
  json.end_object();
}

std::vector<std::string> reports_in(const std::string& folder) {
  if (!is_folder(folder)) return {};
  std::vector<std::string> reports = files_in(folder, {".json", ".JSON"}, true);
  std::erase_if(reports, [](const std::string& file) {
    return file[file.rfind('/') + 1] == '.' ||
           beginning_of(file, schema_within).find("\"plantrack/report@") == std::string::npos;
  });
  return reports;
}

ReportsRead read_reports(const std::vector<std::string>& files, const PlanSet& plans, bool leave_out,
                         Findings& findings) {
  ReportsRead reports;
  std::vector<std::string> sorted = files;
  std::sort(sorted.begin(), sorted.end());
  for (const std::string& file : sorted) read_report(file, plans, leave_out, findings, reports);
  std::map<std::size_t, const ReportedPlan*> known;
  for (const ReportedPlan& each : reports.plans) {
    const auto [first, fresh] = known.emplace(each.result.plan, &each);
    if (fresh) continue;
    ReportFindings(each.file, findings)
        .add(rule("plan-given-twice"), each.place,
             say("plan `{}` is in two reports: {}, {}", "kế hoạch `{}` có trong hai báo cáo: {}, {}",
                 plans.plans[each.result.plan].id.value, first->second->file, each.file),
             say("give one of the two", "chỉ nêu một trong hai"), plans.plans[each.result.plan].id.value,
             {{first->second->file, first->second->place, say("the other", "báo cáo kia"), {}}});
  }
  return reports;
}

Date day_of(const ReportsRead& reports) {
  std::map<Date, std::size_t> days;
  for (const ReportedPlan& each : reports.plans) ++days[each.result.as_of];
  return std::max_element(days.begin(), days.end(), [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

void check_days(const ReportsRead& reports, const PlanSet& plans, Date day, const Text& whose, Findings& findings) {
  for (const ReportedPlan& each : reports.plans) {
    if (each.result.as_of == day) continue;
    const std::string own = each.result.as_of.text();
    ReportFindings(each.file, findings)
        .add(rule("report-of-other-day"), each.day_place,
             say("the report is as of {}, and {} as of {}", "báo cáo tính đến ngày {}, còn {} tính đến ngày {}", own,
                 whose, day.text()),
             say("make all of one day: report --as-of {}", "hãy lập mọi báo cáo theo cùng một ngày: report --as-of {}",
                 day.text()),
             plans.plans[each.result.plan].id.value);
  }
}

void check_rows(const ReportsRead& reports, const PlanSet& plans, const Observations& rows, Findings& findings) {
  const TargetNumbers numbers(plans);
  for (const ReportedPlan& each : reports.plans) {
    const Plan& plan = plans.plans[each.result.plan];
    std::size_t count = 0;
    for (std::size_t target = 0; target < plan.targets.size(); ++target) {
      const std::size_t number = numbers.of(each.result.plan, target);
      count += rows.counted_of(number) + rows.left_out(number).rows;
    }
    if (count == 0) continue;
    ReportFindings(each.file, findings)
        .add(rule("plan-given-twice"), each.place,
             say("plan `{}` has a report, and rows in the progress files, too",
                 "kế hoạch `{}` vừa có báo cáo, vừa có dòng trong các tệp số liệu", plan.id.value),
             say("give the report of a plan, or its rows", "chỉ nêu báo cáo hoặc các dòng số liệu của một kế hoạch"),
             plan.id.value);
  }
}

}  // namespace plantrack
