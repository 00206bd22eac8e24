#include "render/template_table.hpp"

#include "base/unicode.hpp"
#include "read/progress/cell_advice.hpp"
#include "render/csv.hpp"
#include "render/terminal.hpp"
#include "render/words.hpp"

#include <array>

namespace plantrack {
namespace {

constexpr std::size_t previous = column_count;  // what was reported last, which is only shown

using Cells = std::array<std::string, column_count + 1>;

// As people read a row: what is asked, in what, of when and where, what it was, what it is.
constexpr std::size_t order[] = {
    static_cast<std::size_t>(Column::plan),        static_cast<std::size_t>(Column::target),
    static_cast<std::size_t>(Column::unit),        static_cast<std::size_t>(Column::period),
    static_cast<std::size_t>(Column::area),        previous,
    static_cast<std::size_t>(Column::value),       static_cast<std::size_t>(Column::numerator),
    static_cast<std::size_t>(Column::denominator), static_cast<std::size_t>(Column::status),
    static_cast<std::size_t>(Column::agency),      static_cast<std::size_t>(Column::reported_on),
    static_cast<std::size_t>(Column::estimate),    static_cast<std::size_t>(Column::evidence),
    static_cast<std::size_t>(Column::note)};
static_assert(std::size(order) == column_count + 1);

class TableMaker {
 public:
  TableMaker(const std::vector<TemplatePart>& parts, const Observations& rows, const TemplateForm& form)
      : parts_(parts), rows_(rows), form_(form) {
    choose_columns();
  }

  TemplateTable table() const {
    TemplateTable made;
    Cells header;
    for (std::size_t i = 0; i < column_count; ++i) header[i] = words_for(static_cast<Column>(i)).in(form_.lang);
    header[previous] = say("previous", "kỳ trước").in(form_.lang);
    for (const std::size_t i : order) {
      if (needed_[i]) made.columns.push_back(i == previous ? std::nullopt : std::optional(static_cast<Column>(i)));
    }
    made.header = chosen(header);
    for (const TemplatePart& part : parts_) {
      const std::string years = years_sentence(part.index->plan()).in(form_.lang);
      if (made.years.find(years) == std::string::npos) made.years += (made.years.empty() ? "" : " ") + years;
    }
    for (const TemplatePart& part : parts_) {
      for (const TemplateRow& row : part.rows) made.rows.push_back(chosen(cells_of(part, row)));
    }
    return made;
  }

 private:
  void need(Column column) { needed_[static_cast<std::size_t>(column)] = true; }

  void choose_columns() {
    for (const Column each : {Column::target, Column::period, Column::reported_on, Column::estimate, Column::note}) {
      need(each);
    }
    if (form_.plan_column) need(Column::plan);
    for (const TemplatePart& part : parts_) {
      const Plan& plan = part.index->plan();
      if (!part.committee.empty()) need(Column::agency);
      for (const TemplateRow& row : part.rows) need_columns_of(plan.targets[static_cast<std::size_t>(row.target)], row);
    }
  }

  void need_columns_of(const Target& target, const TemplateRow& row) {
    switch (target.measure.value) {
      case Measure::count:
      case Measure::amount: need(Column::value); break;
      case Measure::qualitative: need(Column::status); break;
      case Measure::ratio:
        need(Column::numerator);
        need(Column::denominator);
        break;
    }
    if (row.area >= 0) need(Column::area);
    if (!target.unit.value.empty()) need(Column::unit);
    if (row.previous || (target.baseline.value && row.area < 0)) needed_[previous] = true;
    if (row.agency >= 0) need(Column::agency);
    if (target.evidence_required.value) need(Column::evidence);
  }

  Cells cells_of(const TemplatePart& part, const TemplateRow& row) const {
    const Plan& plan = part.index->plan();
    const Target& target = plan.targets[static_cast<std::size_t>(row.target)];
    Cells cells;
    const auto cell = [&cells](Column column) -> std::string& { return cells[static_cast<std::size_t>(column)]; };
    cell(Column::plan) = plan.id.value;
    cell(Column::target) = name_or_id(part.index->targets(), row.target, target.name.in(form_.lang), target.id.value);
    cell(Column::unit) = if_harmless(target.unit.value.in(form_.lang));
    cell(Column::period) = period_text(row.period);
    if (row.area >= 0) cell(Column::area) = area_text(*part.index, row.area);
    if (row.agency >= 0) {
      const Agency& agency = plan.agencies[static_cast<std::size_t>(row.agency)];
      cell(Column::agency) =
          name_or_id(part.index->agencies(), row.agency, agency.name.value.in(form_.lang), agency.id.value);
    }
    if (!part.committee.empty()) cell(Column::agency) = if_harmless("UBND " + with_small_kind(part.committee));
    cells[previous] = previous_text(plan, target, row, row.period);
    return cells;
  }

  // As people of the language write it. Excel would make a date of 2024-09, and of Sep 2024.
  std::string period_text(Period period) const {
    const bool is_month = period.frequency() == Frequency::month;
    if (form_.lang == Lang::en && is_month && form_.excel) {
      return fmt::format("Month {}/{}", period.number(), period.year());
    }
    if (form_.lang == Lang::en) return period.text();
    if (is_month) return fmt::format("Tháng {}/{}", period.number(), period.year());
    std::string words = period_words(period.text(), Lang::vi);
    if (words.starts_with('q')) words.front() = 'Q';
    return words;
  }

  // "UBND huyện Bắc Sơn": within a name the kind of an area begins small.
  static std::string with_small_kind(const std::string& name) {
    constexpr std::pair<std::string_view, std::string_view> kinds[] = {
        {"Tỉnh ", "tỉnh "},     {"Thành phố ", "thành phố "}, {"Huyện ", "huyện "},
        {"Thị xã ", "thị xã "}, {"Quận ", "quận "},           {"Xã ", "xã "},
        {"Phường ", "phường "}, {"Thị trấn ", "thị trấn "},   {"Đặc khu ", "đặc khu "}};
    for (const auto& [large, small] : kinds) {
      if (name.starts_with(large)) return std::string(small) + name.substr(large.size());
    }
    return name;
  }

  // What a spreadsheet or a build would take for a formula or a command is left out: altered, it would name nothing.
  static std::string if_harmless(std::string text) { return harmless_cell(text) == text ? text : std::string(); }

  // The name rather than the id, whose zeros in front Excel takes away.
  static std::string area_text(const PlanIndex& index, int number) {
    const Area& area = index.plan().areas[static_cast<std::size_t>(number)];
    return name_or_id(index.areas(), number, area.name.value, area.id.value);
  }

  // The name, where it says which one is meant.
  static std::string name_or_id(const NameTable& names, int number, std::string_view name, std::string_view id) {
    const bool is_its_name = !if_harmless(std::string(name)).empty() && names.find(name) == number;
    return std::string(is_its_name ? name : id);
  }

  std::string previous_text(const Plan& plan, const Target& target, const TemplateRow& row, Period period) const {
    Text before;
    if (row.previous) {
      before = say("{}: {}", "{}: {}", period_words(plan, plan.label(row.previous->months())),
                   figure_text(rows_.unpacked(*row.previous)));
    } else if (target.baseline.value && row.area < 0 && target.baseline.year.value < period.year()) {
      before = say("{}: {}", "{}: {}", target.baseline.year.value, words_for(target.baseline.value.value));
    }
    return without_commands(disarmed(visible_lines(before.in(form_.lang))));
  }

  static Text figure_text(const Observation& row) {
    switch (row.figure) {
      case Figure::status: return words_for(row.progress);
      case Figure::ratio: return say("{}/{}", "{}/{}", words_for(row.value), words_for(row.denominator));
      case Figure::value: return words_for(row.value);
    }
    return {};
  }

  std::vector<std::string> chosen(const Cells& cells) const {
    std::vector<std::string> some;
    for (const std::size_t i : order) {
      if (needed_[i]) some.push_back(cells[i]);
    }
    return some;
  }

  const std::vector<TemplatePart>& parts_;
  const Observations& rows_;
  const TemplateForm& form_;
  std::array<bool, column_count + 1> needed_{};
};

}  // namespace

TemplateTable template_table(const std::vector<TemplatePart>& parts, const Observations& rows,
                             const TemplateForm& form) {
  return TableMaker(parts, rows, form).table();
}

}  // namespace plantrack
