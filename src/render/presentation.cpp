#include "render/presentation.hpp"

#include "render/document_text.hpp"
#include "render/html.hpp"
#include "render/markdown.hpp"
#include "render/table_writers.hpp"

namespace plantrack {
namespace {

std::string as_markdown(const Presentation& shown, const TextStyle& style) {
  return markdown(shown.document(style.lang));
}

// CSV and JSON are for programs: the same in every language.
std::string as_csv(const Presentation& shown, const TextStyle&) {
  return csv_of(shown.table());
}

std::string as_json(const Presentation& shown, const TextStyle&) {
  JsonWriter json;
  json.begin_object();
  shown.write_json(json);
  json.end_object();
  return json.finish();
}

std::string as_page(const Presentation& shown, const TextStyle& style) {
  return html(shown.page(style.lang));
}

std::string as_workbook(const Presentation& shown, const TextStyle& style) {
  return xlsx(shown.sheets(), shown.day(), style.lang);
}

std::string as_text(const Presentation& shown, const TextStyle& style) {
  return document_text(shown.document(style.lang), style);
}

constexpr PresentationFormat table[] = {
    {"md", as_markdown}, {"csv", as_csv},       {"json", as_json},
    {"html", as_page},   {"xlsx", as_workbook}, {"text", as_text},
};

}  // namespace

AgencyNames agency_names(const PlanSet& plans) {
  AgencyNames names;
  for (const Plan& plan : plans.plans) {
    for (const Agency& agency : plan.agencies) {
      names.emplace(std::pair(plan.id.value, agency.id.value), agency.name.value);
    }
  }
  return names;
}

std::span<const PresentationFormat> presentation_formats() {
  return table;
}

std::string written(const Presentation& shown, std::string_view format, const TextStyle& style) {
  for (const PresentationFormat& each : table) {
    if (each.name == format) return each.write(shown, style);
  }
  return {};
}

}  // namespace plantrack
