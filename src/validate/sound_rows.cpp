#include "validate/sound_rows.hpp"

#include "read/cells.hpp"
#include "read/quick_cells.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <functional>
#include <limits>
#include <unordered_map>

namespace plantrack {
namespace {

constexpr std::size_t known_cells = 4096;  // remembered of each column, a power of two

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Does a cell that begins so run in a spreadsheet?
constexpr std::array<bool, 256> begins_formula = [] {
  std::array<bool, 256> begins{};
  for (const unsigned char first : {'=', '+', '-', '@'}) begins[first] = true;
  return begins;
}();

}  // namespace

// The cells of a row, found as they are asked for; those that the file does not have are empty.
class SoundRows::Cells {
 public:
  Cells(const SoundRows& rows, const char* text, const std::uint32_t* bounds)
      : columns_(rows.columns_),
        field_with_cr_(text[bounds[rows.last_field_ + 1] - 1] == '\r' ? rows.last_field_ : -1),
        text_(text),
        bounds_(bounds) {}

  [[gnu::always_inline]] std::string_view operator[](Column column) {
    const std::string_view cell = as_written(column);
    if (*cell.data() != '"' || cell.size() < 2) return cell;
    const std::string_view inside = cell.substr(1, cell.size() - 2);
    has_quote_inside_ = has_quote_inside_ || inside.find('"') != std::string_view::npos;
    return inside;
  }
  // With the quotes around it.
  [[gnu::always_inline]] std::string_view as_written(Column column) const {
    const int field = columns_[column];
    if (field < 0) return {text_, 0};
    const std::uint32_t begin = bounds_[field] + 1;
    const std::uint32_t end = bounds_[field + 1] - static_cast<std::uint32_t>(field == field_with_cr_);
    return {text_ + begin, end - begin};
  }
  // Does a quote stand inside one of the cells asked for so far?
  bool has_quote_inside() const { return has_quote_inside_; }

 private:
  const Columns& columns_;
  int field_with_cr_;  // at its end, as part of the row's line end; -1: there is none
  const char* text_;
  const std::uint32_t* bounds_;
  bool has_quote_inside_ = false;
};

PlanFacts::PlanFacts(const PlanIndex& plan_index) : index(plan_index), agencies(plan_index.plan().agencies.size()) {
  const Plan& plan = index.plan();
  std::unordered_map<std::string_view, std::int32_t> levels;
  const auto level_number = [&levels](std::string_view level) {
    return levels.emplace(level, static_cast<std::int32_t>(levels.size())).first->second;
  };
  for (std::size_t i = 0; i < plan.targets.size(); ++i) {
    const Target& target = plan.targets[i];
    targets.push_back({.measure = target.measure.value,
                       .takes_rows = !target.derived() && target.measure.value != Measure::qualitative,
                       .by_area = target.by_area(),
                       .in_percent = target.in_percent(),
                       .needs_evidence = target.evidence_required.value,
                       .level = level_number(target.level.value)});
    for (std::size_t k = 0; k < plan.agencies.size(); ++k) {
      may_report.push_back(!plan.agencies[k].until && index.is_responsible(static_cast<int>(i), static_cast<int>(k)));
    }
  }
  areas.reserve(plan.areas.size());
  lasting.reserve(plan.areas.size());
  const std::string* level = nullptr;
  std::int32_t number = 0;
  for (const Area& area : plan.areas) {
    if (level == nullptr || *level != area.level.value) number = level_number(area.level.value);
    level = &area.level.value;
    areas.push_back({number, area.from ? area.from.value.days : std::numeric_limits<std::int32_t>::min(),
                     area.until ? area.until.value.days : std::numeric_limits<std::int32_t>::max()});
    const bool lasts = !area.from && !area.until && number < look_closer;
    lasting.push_back(lasts ? static_cast<std::uint16_t>(number) : look_closer);
  }
  const int from = std::clamp(plan.from.value, Period::first_year, Period::last_year);
  const int to = std::clamp(plan.to.value, from, Period::last_year);
  first_period = Period::of_year(from).code();
  for (int year = from; year <= to; ++year) {
    for (const Frequency frequency : {Frequency::year, Frequency::half, Frequency::quarter, Frequency::month}) {
      for (int i = 1; i <= 12 / months_in(frequency); ++i) {
        const Period period = Period::of(year, frequency, i);
        periods.push_back({period.text(), Row::key_of(period), first_day(period.first_month()).days,
                           last_day(period.last_month()).days});
      }
    }
  }
  for (std::size_t i = 0; i < periods.size(); ++i) period_texts.add(periods[i].text, static_cast<int>(i));
}

SoundRows::SoundRows(const std::deque<PlanFacts>& plans, const ProgressReader& file, QuickDates& dates)
    : plans_(plans),
      plan_(&plans.front()),
      one_plan_(plans.size() == 1),
      columns_(file.columns()),
      last_field_(static_cast<int>(file.headers().size()) - 1),
      dates_(dates) {
  // Target and period at least, so something stands before a row's last cell.
  assert(last_field_ > 0 || file.refused());
  for (const std::size_t field : file.free_texts()) free_.push_back(static_cast<std::uint32_t>(field));
  point_ = file.numbers() == NumberForm::en ? '.' : file.numbers() == NumberForm::vi ? ',' : '\0';
}

// What the cell names: an id as it stands, or what was found out of it once.
[[gnu::always_inline]] inline int SoundRows::index_of(Column column, std::string_view cell, const NameTable& names) {
  const int id = names.find_id(cell);
  return id >= 0 ? id : index_of_name(column, cell, names);
}

inline bool SoundRows::evidence_fits(const PlanFacts::TargetFacts& target, const Cells& cells) const {
  if (!columns_.has(Column::evidence)) return !target.needs_evidence;
  const std::string_view cell = cells.as_written(Column::evidence);
  const std::size_t quotes = cell.data()[0] == '"' ? 1 : 0;  // behind an empty cell stands what ends it
  const char first = cell.data()[quotes];
  const bool empty = cell.size() == 2 * quotes;
  const bool begins_well = (static_cast<unsigned char>(first) > ' ') & (first != '#');
  return (empty & !target.needs_evidence) | (!empty & begins_well);
}

[[gnu::always_inline]] inline bool SoundRows::read_number(std::string_view cell, const char* text,
                                                          DecimalStore::Written& number) const {
  const char* const end = cell.data() + cell.size();
  if (bytes_first_lowest && cell.size() <= quick_size && end - text >= static_cast<std::ptrdiff_t>(quick_size)) {
    return quick_number(end, cell.size(), point_, number);
  }
  return read_long_number(cell, number);
}

// The cells that the measure asks for, all of them and no others, with figures that can be.
[[gnu::always_inline]] inline bool SoundRows::figure_fits(const PlanFacts::TargetFacts& target, Cells& cells,
                                                          const char* text, Observations::Sound& row) const {
  if (!cells[Column::status].empty()) return false;
  const std::string_view value = cells[Column::value];
  const std::string_view numerator = cells[Column::numerator];
  const std::string_view denominator = cells[Column::denominator];
  if (target.measure != Measure::ratio) {
    const bool is_number = read_number(value, text, row.value);
    const bool may_be = (target.measure == Measure::amount) | (row.value.after_point == 0);
    return is_number & may_be & (numerator.size() + denominator.size() == 0);
  }
  row.figure = Figure::ratio;
  const bool both = read_number(numerator, text, row.value) & read_number(denominator, text, row.denominator);
  const bool too_much = target.in_percent & (row.value.millionths() > row.denominator.millionths());
  return value.empty() & both & (row.denominator.digits != 0) & !too_much;
}

// Rows differ in how long their cells are and in which of them are empty or quoted. A branch on any of these is guessed
// wrongly every other time and then costs as much as fifty steps: so conditions are put together with & and | here,
// which evaluate both sides.
bool SoundRows::take(const char* text, const std::uint32_t* bounds, std::uint32_t line, Observations& rows) {
  for (const std::uint32_t field : free_) {
    // What stands behind an empty cell is a delimiter or a line end; behind an opening quote stands another, at least.
    const std::uint32_t begin = bounds[field] + 1;
    const char* const cell = text + begin;
    if (begins_formula[static_cast<unsigned char>(cell[*cell == '"' ? 1 : 0])]) return false;
  }
  Cells cells(*this, text, bounds);

  if (const std::string_view cell = cells[Column::plan]; cell.empty()) {
    if (!one_plan_) return false;
  } else if (cell != plan_->index.plan().id.value) {
    const auto named = std::find_if(plans_.begin(), plans_.end(),
                                    [cell](const PlanFacts& each) { return each.index.plan().id.value == cell; });
    if (named == plans_.end()) return false;
    plan_ = &*named;
  }
  const PlanFacts& plan = *plan_;

  Observations::Sound row;
  row.line = line;
  const int number = index_of(Column::target, cells[Column::target], plan.index.targets());
  if (number < 0) return false;
  const auto target_number = static_cast<std::size_t>(number);
  const PlanFacts::TargetFacts& target = plan.targets[target_number];
  if (!target.takes_rows) return false;
  row.target = static_cast<std::uint32_t>(plan.index.number_of(target_number));

  int period = plan.period_texts.find(cells[Column::period]);
  if (period < 0) period = period_in_words(plan, cells[Column::period]);
  if (period < 0) return false;
  const PlanFacts::PeriodFacts& days = plan.periods[static_cast<std::size_t>(period)];
  row.period_key = days.key;

  if (const std::string_view cell = cells[Column::area]; !cell.empty()) {
    if (!target.by_area) return false;
    row.area = index_of(Column::area, cell, plan.index.areas());
    if (row.area < 0) return false;
    const auto area_number = static_cast<std::size_t>(row.area);
    if (plan.lasting[area_number] == PlanFacts::look_closer) {
      const PlanFacts::AreaFacts& area = plan.areas[area_number];
      if (area.level != target.level || area.from > days.last || area.until < days.first) return false;
    } else if (plan.lasting[area_number] != target.level) {
      return false;
    }
  }
  if (const std::string_view cell = cells[Column::agency]; !cell.empty()) {
    const int agency = index_of(Column::agency, cell, plan.index.agencies());
    if (agency < 0) return false;
    if (plan.may_report[target_number * plan.agencies + static_cast<std::size_t>(agency)] == 0) return false;
  }
  if (const std::string_view cell = cells[Column::reported_on]; !cell.empty()) {
    Date day;
    if (cell.size() != 10 || !dates_.read(cell.data(), day)) {
      const std::optional<Date> date = parse_date(cell);
      if (!date) return false;
      day = *date;
    }
    if (day.days < days.first) return false;
    row.reported = day.days;
  }
  if (const std::string_view cell = cells[Column::estimate]; !cell.empty()) {
    const std::optional<bool> estimate = parse_estimate(cell);
    if (!estimate) return false;
    row.estimate = *estimate;
  }
  if (!evidence_fits(target, cells)) return false;
  if (!figure_fits(target, cells, text, row)) return false;
  if (cells.has_quote_inside()) return false;
  rows.push_back(row);
  return true;
}

// Which of the plan's periods a cell means that is not written as the plan would write it, or -1: few such stand in a
// file, again and again.
int SoundRows::period_in_words(const PlanFacts& plan, std::string_view cell) {
  if (!known_period_ || cell != known_period_text_) {
    known_period_ = parse_period(cell);
    known_period_text_ = cell;
  }
  if (!known_period_) return -1;
  const int period = known_period_->code() - plan.first_period;
  return period < 0 || static_cast<std::size_t>(period) >= plan.periods.size() ? -1 : period;
}

int SoundRows::index_of_name(Column column, std::string_view cell, const NameTable& names) {
  if (cell.empty()) return -1;
  std::vector<Found>& known = known_[static_cast<std::size_t>(column)];
  if (known.empty()) known.resize(known_cells);
  Found& found = known[std::hash<std::string_view>{}(cell) & (known_cells - 1)];
  if (found.names != &names || found.cell != cell) {
    const bool plain = !clean_invisible(cell, scratch_);  // else there is something to tell
    found = {std::string(cell), &names, plain ? names.find(cell) : -1};
  }
  return found.index;
}

// Cells of more than eight bytes.
bool SoundRows::read_long_number(std::string_view cell, DecimalStore::Written& number) const {
  std::size_t at = 0;
  std::int64_t digits = 0;
  while (at < cell.size() && at < 13 && is_digit(cell[at])) digits = digits * 10 + (cell[at++] - '0');
  if (at == 0 || at > 12) return false;
  number.digits = digits;
  number.after_point = 0;
  if (at == cell.size()) return true;
  if (cell[at] != point_ || point_ == '\0') return false;
  const std::size_t behind = ++at;
  while (at < cell.size() && at - behind < Decimal::max_fraction_digits && is_digit(cell[at])) {
    digits = digits * 10 + (cell[at++] - '0');
  }
  if (at != cell.size() || at == behind) return false;
  number.digits = digits;
  number.after_point = static_cast<int>(at - behind);
  return true;
}

}  // namespace plantrack
