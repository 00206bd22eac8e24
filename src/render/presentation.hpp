// What a command has to show, before a format is chosen. A view derives from it once; each format is one writer of it,
// with one line in the table of formats.
#pragma once

#include "model/plan.hpp"
#include "render/document.hpp"
#include "render/json.hpp"
#include "render/table.hpp"
#include "render/terminal.hpp"
#include "render/xlsx.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

class Presentation {
 public:
  virtual ~Presentation() = default;
  virtual DataTable table() const = 0;                               // the rows of the view
  virtual void write_json(JsonWriter& json) const = 0;               // the members of the one object
  virtual Document document(Lang lang) const = 0;                    // as people read it, in Markdown and on a terminal
  virtual Document page(Lang lang) const { return document(lang); }  // the same with all that a page has room for
  virtual std::vector<Sheet> sheets() const = 0;                     // of a workbook
  virtual Date day() const = 0;                                      // of which the figures are
};

// The head of a view that stands alone: what it is, of which plan where there is one, and the day of its figures.
void begin_view(Document& document, const Text& title, const PlanSet& plans, Date day);

// Names for the ids of plans, words for their goals and periods; `plans` must outlive it.
ReadableCell names_in(const PlanSet& plans);
ReadableCell names_in(const std::vector<const Plan*>& plans);

// A format in which views are written. Its file defines `writers::NAME`; the list has a line each, in the order of
// help.
struct ViewFormat {
  std::string_view name;
  std::string_view meaning_en, meaning_vi;  // half a sentence for help
  std::string (*write)(const Presentation& shown, const TextStyle& style);
};

// clang-format off
#define PLANTRACK_VIEW_FORMATS(format) \
  format(md) \
  format(csv) \
  format(json) \
  format(html) \
  format(xlsx) \
  format(text)
// clang-format on

namespace writers {
#define PLANTRACK_DECLARE(name) extern const ViewFormat name;
PLANTRACK_VIEW_FORMATS(PLANTRACK_DECLARE)
#undef PLANTRACK_DECLARE
}  // namespace writers

// Half a sentence on a format; empty where there is none of that name.
Text view_format_meaning(std::string_view name);

// The names of all formats, the one that holds where none is asked for first, and what else a command writes.
std::vector<std::string> view_formats(std::string_view first, std::initializer_list<std::string_view> more = {});

// `format` is the name of one of them.
std::string written(const Presentation& shown, std::string_view format, const TextStyle& style);

}  // namespace plantrack
