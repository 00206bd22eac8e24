#include "render/presentation.hpp"

#include "render/document_text.hpp"
#include "render/html.hpp"
#include "render/markdown.hpp"
#include "render/table_writers.hpp"
#include "render/words.hpp"

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

struct Format {
  std::string_view name;
  std::string (*write)(const Presentation& shown, const TextStyle& style);
};

constexpr Format table[] = {
    {"md", as_markdown}, {"csv", as_csv},       {"json", as_json},
    {"html", as_page},   {"xlsx", as_workbook}, {"text", as_text},
};

}  // namespace

void begin_view(Document& document, const Text& title, const PlanSet& plans, Date day) {
  const Lang lang = document.lang;
  std::string heading = title.in(lang);
  if (plans.plans.size() == 1) heading += ": " + plans.plans.front().title.in(lang);
  document.heading(1, std::move(heading));
  document.paragraph(
      say("Figures as of {}.", "Số liệu tính đến ngày {}.", Text{date_words(day, Lang::en), date_words(day, Lang::vi)})
          .in(lang));
}

AgencyNames agency_names(const PlanSet& plans) {
  AgencyNames names;
  for (const Plan& plan : plans.plans) {
    for (const Agency& agency : plan.agencies) {
      names.emplace(std::pair(plan.id.value, agency.id.value), agency.name.value);
    }
  }
  return names;
}

std::vector<std::string> view_formats(std::string_view first, std::initializer_list<std::string_view> more) {
  std::vector<std::string> names{std::string(first)};
  for (const Format& each : table) {
    if (each.name != first) names.emplace_back(each.name);
  }
  names.insert(names.end(), more.begin(), more.end());
  return names;
}

std::string written(const Presentation& shown, std::string_view format, const TextStyle& style) {
  for (const Format& each : table) {
    if (each.name == format) return each.write(shown, style);
  }
  return {};
}

}  // namespace plantrack
