#include "render/template_csv.hpp"

#include "read/progress/cell_advice.hpp"
#include "read/progress/header.hpp"
#include "render/csv.hpp"
#include "render/words.hpp"

#include <array>

namespace plantrack {
namespace {

using Cells = std::array<std::string, column_count>;

class TemplateWriter {
 public:
  TemplateWriter(const std::vector<TemplatePart>& parts, const Observations& rows, const TemplateForm& form)
      : parts_(parts), rows_(rows), form_(form) {
    choose_columns();
  }

  std::string text() {
    if (form_.excel) out_ = "\xef\xbb\xbf";
    Cells header;
    for (std::size_t i = 0; i < column_count; ++i) header[i] = words_for(static_cast<Column>(i)).in(form_.lang);
    write(header);
    for (const TemplatePart& part : parts_) {
      for (const TemplateRow& row : part.rows) write(cells_of(part, row));
    }
    return std::move(out_);
  }

 private:
  void need(Column column) { needed_[static_cast<std::size_t>(column)] = true; }

  void choose_columns() {
    for (const Column each : {Column::target, Column::period, Column::reported_on, Column::note}) need(each);
    if (form_.plan_column) need(Column::plan);
    for (const TemplatePart& part : parts_) {
      const Plan& plan = part.index->plan();
      // A report that is due before its period is over can only estimate.
      const Months months = part.period.months(plan.year_begins.value);
      const std::optional<Date> due = plan.reporting.due_of(months, plan.year_begins.value);
      if (due && *due < last_day(months.last())) need(Column::estimate);
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
    if (row.agency >= 0) need(Column::agency);
    if (target.evidence_required.value) need(Column::evidence);
  }

  Cells cells_of(const TemplatePart& part, const TemplateRow& row) const {
    const Plan& plan = part.index->plan();
    const Target& target = plan.targets[static_cast<std::size_t>(row.target)];
    Cells cells;
    const auto cell = [&cells](Column column) -> std::string& { return cells[static_cast<std::size_t>(column)]; };
    cell(Column::plan) = plan.id.value;
    cell(Column::target) = target.id.value;
    cell(Column::period) = period_text(part.period);
    if (row.area >= 0) cell(Column::area) = area_text(*part.index, row.area);
    if (row.agency >= 0) cell(Column::agency) = plan.agencies[static_cast<std::size_t>(row.agency)].id.value;
    if (!part.committee.empty()) cell(Column::agency) = "UBND " + part.committee;
    cell(Column::note) = note_of(plan, target, row, part.period);
    return cells;
  }

  // Excel would make a date of 2024-09.
  std::string period_text(Period period) const {
    if (!form_.excel || period.frequency() != Frequency::month) return period.text();
    return fmt::format("Tháng {}/{}", period.number(), period.year());
  }

  // The name rather than the id, whose zeros in front Excel takes away.
  static std::string area_text(const PlanIndex& index, int number) {
    const Area& area = index.plan().areas[static_cast<std::size_t>(number)];
    return std::string(index.areas().find(area.name.value) == number ? area.name.value : area.id.value);
  }

  std::string note_of(const Plan& plan, const Target& target, const TemplateRow& row, Period period) const {
    const std::string& name = target.name.in(form_.lang);
    std::string note = target.unit.value.empty() ? name : fmt::format("{} ({})", name, target.unit.value.en);
    Text before;
    if (row.previous) {
      before = say("; previous {}: {}", "; kỳ trước {}: {}", plan.label(row.previous->months()),
                   figure_text(rows_.unpacked(*row.previous)));
    } else if (target.baseline.value && row.area < 0 && target.baseline.year.value < period.year()) {
      before = say("; baseline {}: {}", "; năm gốc {}: {}", target.baseline.year.value,
                   words_for(target.baseline.value.value));
    }
    return disarmed(note + before.in(form_.lang));
  }

  static Text figure_text(const Observation& row) {
    switch (row.figure) {
      case Figure::status: return words_for(row.progress);
      case Figure::ratio: return say("{}/{}", "{}/{}", words_for(row.value), words_for(row.denominator));
      case Figure::value: return words_for(row.value);
    }
    return {};
  }

  void write(const Cells& cells) {
    const char delimiter = form_.excel ? ';' : ',';
    bool first = true;
    for (std::size_t i = 0; i < column_count; ++i) {
      if (!needed_[i]) continue;
      if (!first) out_ += delimiter;
      first = false;
      out_ += quoted_if_needed(cells[i], delimiter);
    }
    out_ += form_.excel ? "\r\n" : "\n";
  }

  const std::vector<TemplatePart>& parts_;
  const Observations& rows_;
  const TemplateForm& form_;
  std::array<bool, column_count> needed_{};
  std::string out_;
};

}  // namespace

std::string template_csv(const std::vector<TemplatePart>& parts, const Observations& rows, const TemplateForm& form) {
  return TemplateWriter(parts, rows, form).text();
}

}  // namespace plantrack
