#include "read/plan/plan_parts.hpp"

#include "model/rules.hpp"
#include "read/plan/plan_values.hpp"

#include <utility>

namespace plantrack {

bool has_schema(PlanFindings& out, Fields& keys, std::string_view wanted) {
  const At<std::string> schema = read_text(out, keys.find("schema"));
  if (!schema || schema.value == wanted) return true;
  out.add(
      rule("unknown-schema"), schema.place,
      say("this program does not know the schema `{}`", "chương trình không biết lược đồ `{}`", shown(schema.value)),
      say("write schema: {}", "hãy ghi schema: {}", wanted), "schema");
  return false;
}

Agency read_agency(PlanFindings& out, Value value) {
  Fields keys(out, value, agency_keys);
  Agency agency;
  agency.id = read_id(out, keys.find("id"));
  agency.name = read_name(out, keys.find("name"));
  agency.aliases = read_texts(out, keys.find("aliases"));
  agency.until = read_date(out, keys.find("until"));
  agency.succeeded_by = read_reference(out, keys.find("succeeded_by"));
  if (agency.id.value == "areas") {
    out.add(rule("bad-id"), agency.id.place,
            say("`areas` cannot be the id of an agency: in `support` it stands for each area's own committee",
                "`areas` không thể làm mã cơ quan: trong `support`, từ này chỉ ủy ban của từng địa bàn"),
            say("choose another id", "hãy chọn mã khác"), "id");
  }
  keys.done();
  return agency;
}

Area read_area(PlanFindings& out, Value value, TextStore& texts) {
  const auto kept = [&texts](At<std::string> text) {
    return At<std::string_view>{texts.keep(std::move(text.value)), text.place};
  };
  Fields keys(out, value, area_keys);
  Area area;
  area.id = kept(read_authority_code(out, keys.find("id")));
  area.name = kept(read_text(out, keys.find("name")));
  for (At<std::string>& alias : read_texts(out, keys.find("aliases"))) area.add_alias(kept(std::move(alias)));
  area.level = kept(read_text(out, keys.find("level")));
  area.set_from(read_date(out, keys.find("from")));
  area.set_until(read_date(out, keys.find("until")));
  for (At<std::string>& heir : read_texts(out, keys.find("succeeded_by"))) {
    area.add_successor({std::move(heir.value), heir.place, -1});
  }
  keys.done();
  return area;
}

Theme read_theme(PlanFindings& out, Value value) {
  Fields keys(out, value, theme_keys);
  Theme theme;
  theme.id = read_id(out, keys.find("id"));
  theme.name = read_name(out, keys.find("name"));
  keys.done();
  return theme;
}

std::vector<LevelWords> read_levels(PlanFindings& out, Value value) {
  std::vector<LevelWords> levels;
  if (!value) return levels;
  if (!value.node->is_mapping()) {
    out.add(
        rule("wrong-type"), value.node->place,
        say("`levels` must be keys with values", "`levels` phải gồm các khóa và giá trị"),
        say("write levels: {{ward: {{vi: phường, en: ward}}}}", "hãy ghi levels: {{ward: {{vi: phường, en: ward}}}}"),
        "levels");
    return levels;
  }
  for (std::size_t i = 0; i < value.node->keys.size(); ++i) {
    const YamlKey& level = value.node->keys[i];
    if (level.text.starts_with("x-")) continue;
    levels.push_back({{level.text, level.place}, read_label(out, {&value.node->items[i], level.text})});
  }
  return levels;
}

namespace {

constexpr int max_days_after = 3660;

void read_due(PlanFindings& out, Value value, Reporting& reporting) {
  Fields keys(out, value, due_keys);
  if (!keys) return;
  const Value month = keys.find("month"), day = keys.find("day"), days_after = keys.find("days_after");
  reporting.due_month = read_whole(out, month, 1, 12);
  reporting.due_day = read_whole(out, day, 1, 31);
  reporting.days_after = read_whole(out, days_after, 0, max_days_after);
  keys.done();
  const Place place = value.node->place;
  if (days_after && (month || day)) {
    out.add(
        rule("wrong-type"), place,
        say("`due` has both a date and days after the period", "`due` có cả ngày cố định lẫn số ngày sau kỳ báo cáo"),
        say("keep either {{month, day}} or {{days_after}}", "chỉ giữ {{month, day}} hoặc {{days_after}}"), "due");
  } else if (!days_after && (!month || !day)) {
    if (keys.misspelt("month") || keys.misspelt("day") || keys.misspelt("days_after")) return;
    out.add(rule("missing-key"), place, say("`due` is not complete", "`due` chưa đầy đủ"),
            say("write {{month: 11, day: 15}} or {{days_after: 15}}",
                "hãy ghi {{month: 11, day: 15}} hoặc {{days_after: 15}}"),
            "due");
  } else if (reporting.due_month && reporting.due_day) {
    static constexpr int common_year = 2023;  // the date must come every year
    if (!date_exists(common_year, reporting.due_month.value, reporting.due_day.value)) {
      out.add(rule("bad-plan-date"), reporting.due_day.place,
              say("there is no day {} of month {} in every year", "không phải năm nào cũng có ngày {} tháng {}",
                  reporting.due_day.value, reporting.due_month.value),
              say("write a day that exists in each year", "hãy ghi một ngày mà năm nào cũng có"), "day");
    } else if (reporting.every && reporting.every.value != Frequency::year) {
      out.add(rule("wrong-type"), place,
              say("a date in the year is only for `every: year`", "ngày cố định trong năm chỉ dùng với `every: year`"),
              say("write due: {{days_after: 15}}", "hãy ghi due: {{days_after: 15}}"), "due");
    }
  }
}

}  // namespace

Reporting read_reporting(PlanFindings& out, Value value) {
  Reporting reporting;
  if (!value) return reporting;
  Fields keys(out, value, reporting_keys);
  reporting.every = read_choice<Frequency>(out, keys.find("every"));
  reporting.from = read_period(out, keys.find("from"));
  read_due(out, keys.find("due"), reporting);
  reporting.to = read_reference(out, keys.find("to"));
  keys.done();
  return reporting;
}

}  // namespace plantrack
