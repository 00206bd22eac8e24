#include "validate/sound_rows.hpp"

#include "base/unicode.hpp"
#include "read/progress/cells.hpp"
#include "read/progress/total_words.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstring>
#include <functional>
#include <limits>
#include <unordered_map>

namespace plantrack {
namespace {

constexpr std::size_t known_cells = 4096;  // remembered of each column, a power of two

std::uint64_t eight_bytes(const char* from) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, from, sizeof bytes);
  return bytes;
}

// Does a cell that begins so run in a spreadsheet?
constexpr std::array<bool, 256> begins_formula = [] {
  std::array<bool, 256> begins{};
  for (const char first : {'=', '+', '-', '@'}) begins[static_cast<unsigned char>(first)] = true;
  return begins;
}();

}  // namespace

SoundRows::SoundRows(const std::deque<PlanFacts>& plans, const ProgressReader& file, ScanKernel kernel)
    : plans_(plans), columns_(file.columns()), fields_(file.headers().size()), kernel_(kernel), plan_(&plans.front()) {
  for (const std::size_t field : file.free_texts()) free_.push_back(static_cast<std::uint32_t>(field));
  const Column numbers[] = {Column::value, Column::numerator, Column::denominator};
  for (std::size_t i = 0; i < std::size(numbers); ++i) {
    const Writing writing = file.writing(numbers[i]);
    points_[i] = writing == Writing::first ? '.' : writing == Writing::second ? ',' : '\0';
    if (file.form().numbers) points_[i] = *file.form().numbers == NumberForm::en ? '.' : ',';
  }
  has_option_ = file.form().numbers.has_value();
  dates_dmy_ = !file.form().dates && file.writing(Column::reported_on) == Writing::first;
  // Target and period at least are needed, so something stands before a row's last cell.
  is_irregular_ = file.is_wide() || file.form().sheet != nullptr || !columns_.has(Column::target) ||
                  !columns_.has(Column::period) || fields_ < 2;
  const auto named = std::find_if(plans.begin(), plans.end(),
                                  [&](const PlanFacts& each) { return each.plan().id.value == file.form().plan; });
  plan_is_given_ = plans.size() == 1 || named != plans.end();
  if (named != plans.end()) given_plan_ = static_cast<std::size_t>(named - plans.begin());
}

std::size_t SoundRows::look_at(const char* text, const std::uint32_t* bounds, std::size_t rows) {
  assert(rows <= rows_at_once);
  if (rows == 0 || !bytes_first_lowest || is_irregular_) return 0;
  text_ = text;
  bounds_ = bounds;
  count_ = rows;
  std::fill_n(faulty_.begin(), count_, false);
  std::fill_n(given_.begin(), count_, std::uint16_t{0});
  find_line_ends();
  count_ = rows_of_one_plan();
  if (count_ == 0 || plan_->targets.empty()) return 0;
  look_at_free_texts();
  look_at_targets(*plan_);
  look_at_periods(*plan_);
  look_at_areas(*plan_);
  look_at_agencies(*plan_);
  look_at_days();
  look_at_estimates();
  look_at_evidence();
  look_at_notes(*plan_);
  look_at_unit();
  look_at_figures(*plan_);
  look_at_rules(*plan_);
  look_at_signs(*plan_);
  return count_;
}

void SoundRows::find_line_ends() {
  const char* const text = text_;
  const std::uint32_t* bounds = bounds_;
  std::uint32_t crlfs = 0;
  for (std::size_t row = 0; row < count_; ++row) {
    bounds += fields_;
    const std::uint32_t crs = text[*bounds - 1] == '\r' ? 1 : 0;
    last_end_[row] = *bounds - crs;
    crlfs += crs;
  }
  crlfs_ = crlfs;
  lfs_ = count_ - crlfs;
}

// How many rows, from the first one on, are of one plan, which is then plan_; 0: it is not clear of which.
std::size_t SoundRows::rows_of_one_plan() {
  if (!find_cells(Column::plan, cells_)) {
    plan_ = &plans_[given_plan_];
    return plan_is_given_ ? count_ : 0;
  }
  const std::string_view name = cell_of(cells_, 0);
  if (name.empty()) {
    if (!plan_is_given_) return 0;
    plan_ = &plans_[given_plan_];
  } else if (name != plan_->index.plan().id.value) {
    const auto named = std::find_if(plans_.begin(), plans_.end(),
                                    [name](const PlanFacts& each) { return each.index.plan().id.value == name; });
    if (named == plans_.end()) return 0;
    plan_ = &*named;
  }
  std::size_t same = 1;
  while (same < count_ && cell_of(cells_, same) == name) ++same;
  return same;
}

// Where the cells of a field are in the rows at hand. (A CR before the LF that ends a row is part of the line end.)
void SoundRows::find_cells(std::size_t field, CellColumn& cells) const {
  const char* const text = text_;
  const std::uint32_t* bounds = bounds_ + field;
  const bool is_last = field + 1 == fields_;
  cells.count = count_;
  for (std::size_t row = 0; row < count_; ++row, bounds += fields_) {
    const std::uint64_t pair = std::uint64_t{bounds[1]} << 32U | bounds[0];
    cells.bounds[row] = pair;
    cells.last[row] = eight_bytes(text + (pair >> 32U) - 8);
  }
  if (!is_last || crlfs_ == 0) return;
  for (std::size_t row = 0; row < count_; ++row) {
    const std::uint64_t end = last_end_[row];
    cells.bounds[row] = end << 32U | static_cast<std::uint32_t>(cells.bounds[row]);
    cells.last[row] = eight_bytes(text + end - 8);
  }
}

// The same without quotes around them. False: the file has no such column.
bool SoundRows::find_cells(Column column, CellColumn& cells) {
  if (!columns_.has(column)) return false;
  find_cells(static_cast<std::size_t>(columns_[column]), cells);
  if (kernel_.measure(cells)) leave_quotes_out(cells);
  return true;
}

// A cell that ends in a quote begins with one. Rows with quotes inside the quotes are left to the plain reader.
void SoundRows::leave_quotes_out(CellColumn& cells) {
  for (std::size_t row = 0; row < count_; ++row) {
    const std::string_view cell = cell_of(cells, row);
    if (cell.size() < 2 || cell.back() != '"') continue;
    faulty_[row] = faulty_[row] | (cell.substr(1, cell.size() - 2).find('"') != std::string_view::npos);
    const auto before = static_cast<std::uint32_t>(cells.bounds[row]);
    cells.bounds[row] = ((cells.bounds[row] >> 32U) - 1) << 32U | (before + 1);
    cells.last[row] = eight_bytes(text_ + (cells.bounds[row] >> 32U) - 8);
  }
  kernel_.measure(cells);
}

// Rows differ in how long their cells are and in which of them are empty or quoted. A branch on any of these is guessed
// wrongly every other time and then costs as much as fifty steps: so from here on conditions are put together with &
// and |, which evaluate both sides.

void SoundRows::look_at_free_texts() {
  const char* const text = text_;
  for (const std::uint32_t field : free_) {
    const std::uint32_t* bounds = bounds_ + field;
    for (std::size_t row = 0; row < count_; ++row, bounds += fields_) {
      // What stands behind an empty cell is a delimiter or a line end; behind an opening quote stands another, at
      // least.
      // (Before the very first cell stands 0xffffffff, so 1 is added in 32 bits.)
      const char* const cell = text + (*bounds + 1);
      faulty_[row] = faulty_[row] | begins_formula[static_cast<unsigned char>(cell[*cell == '"' ? 1 : 0])];
    }
  }
}

void SoundRows::look_at_targets(const PlanFacts& plan) {
  find_cells(Column::target, cells_);
  const IdTable& ids = plan.index.targets().ids();
  for (std::size_t row = 0; row < count_; ++row) {
    int number = cells_.key[row] != 0 ? ids.find_first(cells_.key[row]) : IdTable::none;
    if (number < 0) [[unlikely]] {
      number = index_of(Column::target, row, plan.index.targets());
      faulty_[row] = faulty_[row] | (number < 0);
      number = std::max(number, 0);
    }
    target_[row] = static_cast<std::uint32_t>(number);
  }
}

void SoundRows::look_at_periods(const PlanFacts& plan) {
  find_cells(Column::period, cells_);
  const IdTable& texts = plan.period_texts;
  for (std::size_t row = 0; row < count_; ++row) {
    int period = cells_.key[row] != 0 ? texts.find_first(cells_.key[row]) : IdTable::none;
    if (period < 0) [[unlikely]] {
      period = period_in_words(plan, row);
      faulty_[row] = faulty_[row] | (period < 0);
      period = std::max(period, 0);
    }
    period_[row] = static_cast<std::uint32_t>(period);
  }
  // Where 2010-11 may be a year, 2012-05 tells that it is a month.
  if (plan.plan().year_begins.value == 1) return;
  OfRows<std::uint8_t>& signs = signs_[static_cast<std::size_t>(Column::period)].of_row;
  for (std::size_t row = 0; row < count_; ++row) {
    const std::string_view cell = cell_of(cells_, row);
    signs[row] = cell.size() == 7 && cell[4] == '-' && is_digit(cell[5]) ? proves : 0;
  }
}

void SoundRows::look_at_areas(const PlanFacts& plan) {
  std::fill_n(area_.begin(), count_, -1);
  if (!find_cells(Column::area, cells_)) return;
  const IdTable& ids = plan.index.areas().ids();
  const bool by_number = ids.has_numbers();
  if (by_number) kernel_.read_numbers(cells_, '\0', numbers_);
  for (std::size_t row = 0; row < count_; ++row) {
    if (cells_.size[row] == 0) continue;
    int number = IdTable::none;
    if (by_number && numbers_.good[row] != 0) {
      number = ids.find_number(numbers_.digits[row], cells_.size[row]);
    } else if (cells_.key[row] != 0) {
      number = ids.find_first(cells_.key[row]);
    }
    if (number < 0) [[unlikely]] {
      number = index_of(Column::area, row, plan.index.areas());
      faulty_[row] = faulty_[row] | (number < 0);
      number = std::max(number, -1);
    }
    area_[row] = number;
  }
}

void SoundRows::look_at_agencies(const PlanFacts& plan) {
  std::fill_n(agency_.begin(), count_, TypedRow::nobody);
  if (!find_cells(Column::agency, cells_)) return;
  const IdTable& ids = plan.index.agencies().ids();
  for (std::size_t row = 0; row < count_; ++row) {
    if (cells_.size[row] == 0) continue;
    int number = cells_.key[row] != 0 ? ids.find_first(cells_.key[row]) : IdTable::none;
    if (number < 0) [[unlikely]] {
      number = index_of(Column::agency, row, plan.index.agencies());
      faulty_[row] = faulty_[row] | (number < 0);
      number = std::max(number, -1);
    }
    agency_[row] = number;
  }
}

void SoundRows::look_at_days() {
  std::fill_n(reported_.begin(), count_, Row::no_day);
  if (!find_cells(Column::reported_on, cells_)) return;
  kernel_.read_days(cells_, days_);
  const char* const text = text_;
  OfRows<std::uint8_t>& signs = signs_[static_cast<std::size_t>(Column::reported_on)].of_row;
  std::fill_n(signs.begin(), count_, std::uint8_t{0});
  for (std::size_t row = 0; row < count_; ++row) {
    if (cells_.size[row] == 0) continue;
    const MonthDays& month = months_of_century[days_.month[row]];
    const auto day = static_cast<std::uint32_t>(days_.day[row]);
    std::int32_t days = month.before + static_cast<std::int32_t>(day);
    const char* const first = text + (cells_.bounds[row] >> 32U) - 10;  // of a cell of ten bytes
    if (!((cells_.size[row] == 10) & (day - 1 < month.count)) || first[0] != '2' || first[1] != '0') [[unlikely]] {
      const ReadCell<Date> date = read_date(cell_of(cells_, row), Writing::first);
      const bool may_be = date.sign == Sign::none || dates_dmy_;
      faulty_[row] = faulty_[row] | (date.problem != CellProblem::none) | (date.sign == Sign::second) | !may_be;
      signs[row] = date.sign == Sign::first ? proves : date.sign == Sign::two_way ? two_way : 0;
      days = date.value.days;
    }
    reported_[row] = days;
  }
}

void SoundRows::look_at_estimates() {
  std::fill_n(estimate_.begin(), count_, false);
  if (!find_cells(Column::estimate, cells_)) return;
  for (std::size_t row = 0; row < count_; ++row) {
    if (cells_.size[row] == 0) continue;
    const std::optional<bool> estimate = parse_estimate(cell_of(cells_, row));
    estimate_[row] = estimate.value_or(false);
    faulty_[row] = faulty_[row] | !estimate;
  }
}

void SoundRows::look_at_evidence() {
  if (!columns_.has(Column::evidence)) return;
  const char* const text = text_;
  const auto field = static_cast<std::size_t>(columns_[Column::evidence]);
  const std::uint32_t* bounds = bounds_ + field;
  const bool is_last = field + 1 == fields_;
  for (std::size_t row = 0; row < count_; ++row, bounds += fields_) {
    const std::uint32_t end = is_last ? last_end_[row] : bounds[1];
    const char* const cell = text + (bounds[0] + 1);
    const std::uint32_t quotes = *cell == '"' ? 1 : 0;
    const auto first = static_cast<unsigned char>(cell[quotes]);
    const bool empty = end - bounds[0] - 1 == 2 * quotes;
    const bool begins_well = (first > ' ') & (first != '#');
    faulty_[row] = faulty_[row] | (!empty & !begins_well);
    given_[row] = static_cast<std::uint16_t>(given_[row] | (empty ? 0 : TypedRow::bit(Column::evidence)));
  }
}

// A note that calls its figure a total is told of by the reference reader. It is looked at as it stands, quotes and
// all.
void SoundRows::look_at_notes(const PlanFacts& plan) {
  if (!columns_.has(Column::note)) return;
  const PlanFacts::TargetFacts* const targets = plan.targets.data();
  const auto field = static_cast<std::size_t>(columns_[Column::note]);
  const std::uint32_t* bounds = bounds_ + field;
  for (std::size_t row = 0; row < count_; ++row, bounds += fields_) {
    const std::uint32_t begin = bounds[0] + 1;
    const std::uint32_t end = field + 1 == fields_ ? last_end_[row] : bounds[1];
    if (begin == end || !targets[target_[row]].adds_up_rows) continue;
    faulty_[row] = faulty_[row] | says_running_total({text_ + begin, end - begin});
  }
}

// Units are compared by the reference reader alone.
void SoundRows::look_at_unit() {
  if (!find_cells(Column::unit, cells_)) return;
  for (std::size_t row = 0; row < count_; ++row) {
    if (cells_.size[row] == 0) continue;
    const Text& unit = plan_->target(target_[row]).unit.value;
    const std::string_view cell = cell_of(cells_, row);
    faulty_[row] = faulty_[row] | (!unit.empty() && cell != unit.vi && cell != unit.en);
  }
}

// The cells that the measure asks for, read; whether they are all that are given is a matter of rules.
void SoundRows::look_at_figures(const PlanFacts& plan) {
  if (find_cells(Column::status, cells_)) {
    // Statuses are left to the reference reader.
    for (std::size_t row = 0; row < count_; ++row) faulty_[row] = faulty_[row] | (cells_.size[row] != 0);
  }
  // Those of a column that is not there stay empty.
  find_cells(Column::value, values_);
  find_cells(Column::numerator, numerators_);
  find_cells(Column::denominator, denominators_);
  const PlanFacts::TargetFacts* const targets = plan.targets.data();
  OfRows<std::uint32_t> ratios;  // which rows are some
  std::size_t ratio_count = 0;
  for (std::size_t row = 0; row < count_; ++row) {
    const bool is_ratio = targets[target_[row]].measure == Measure::ratio;
    const std::uint64_t of_ratio = is_ratio ? ~std::uint64_t{0} : 0;
    const auto chosen = [of_ratio](std::uint64_t a, std::uint64_t b) { return b ^ ((a ^ b) & of_ratio); };
    figures_.key[row] = chosen(numerators_.key[row], values_.key[row]);
    figures_.size[row] = chosen(numerators_.size[row], values_.size[row]);
    // A ratio that is given by its value, and figures of another sort, are left to the reference reader.
    faulty_[row] = faulty_[row] | (chosen(values_.size[row], numerators_.size[row] | denominators_.size[row]) != 0);
    ratios[ratio_count] = static_cast<std::uint32_t>(row);
    ratio_count += of_ratio & 1U;
  }
  // One point for all: where numerators are written otherwise than values, the latter are left to the reference reader.
  const char point = columns_.has(Column::numerator) ? points_[1] : points_[0];
  const bool one_point = points_[0] == points_[1] || !columns_.has(Column::value) || !columns_.has(Column::numerator);
  figures_.count = count_;
  kernel_.read_numbers(figures_, point, value_);
  for (std::size_t row = 0; row < count_; ++row) {
    const bool is_ratio = targets[target_[row]].measure == Measure::ratio;
    if (value_.good[row] == 0) [[unlikely]] {
      const CellColumn& cells = is_ratio ? numerators_ : values_;
      faulty_[row] = faulty_[row] | !read_long_number(cells, row, point, value_);
    }
    faulty_[row] = faulty_[row] | (!one_point & !is_ratio & (value_.after_point[row] != 0));
  }
  for (std::size_t i = 0; i < ratio_count; ++i) {
    figures_.key[i] = denominators_.key[ratios[i]];
    figures_.size[i] = denominators_.size[ratios[i]];
  }
  figures_.count = ratio_count;
  kernel_.read_numbers(figures_, points_[2], numbers_);
  std::fill_n(denominator_.digits.begin(), count_, 0);
  std::fill_n(denominator_.after_point.begin(), count_, 0);
  for (std::size_t i = 0; i < ratio_count; ++i) {
    const std::size_t row = ratios[i];
    denominator_.digits[row] = numbers_.digits[i];
    denominator_.after_point[row] = numbers_.after_point[i];
    if (numbers_.good[i] == 0) [[unlikely]] {
      faulty_[row] = faulty_[row] | !read_long_number(denominators_, row, points_[2], denominator_);
    }
  }
}

// Each row as the rules want it.
void SoundRows::look_at_rules(const PlanFacts& plan) {
  constexpr std::uint16_t value = TypedRow::bit(Column::value);
  constexpr std::uint16_t parts =
      static_cast<std::uint16_t>(TypedRow::bit(Column::numerator) | TypedRow::bit(Column::denominator));
  const PlanFacts::TargetFacts* const targets = plan.targets.data();
  const PlanFacts::PeriodFacts* const periods = plan.periods.data();
  const PlanFacts::AreaFacts* const areas = plan.areas.data();
  constexpr std::size_t ahead = 8;  // areas of rows to come are fetched meanwhile: they lie anywhere in the list
  for (std::size_t row = 0; row < count_; ++row) {
    if (row + ahead < count_ && area_[row + ahead] >= 0) __builtin_prefetch(areas + area_[row + ahead]);
    const bool is_ratio = targets[target_[row]].measure == Measure::ratio;
    TypedRow typed;
    typed.target = target_[row];
    typed.area = area_[row];
    typed.agency = agency_[row];
    typed.dated = true;
    typed.first = periods[period_[row]].first;
    typed.last = periods[period_[row]].last;
    typed.reported = reported_[row];
    typed.estimate = estimate_[row];
    const std::uint16_t figures = is_ratio ? parts : value;
    typed.given = static_cast<std::uint16_t>(given_[row] | figures);
    typed.good = figures;
    if (is_ratio) {
      typed.numerator = value_[row].decimal();
      typed.denominator = denominator_[row].decimal();
    } else {
      typed.value = value_[row].decimal();
      typed.value_digits = static_cast<int>(value_.after_point[row]);
    }
    faulty_[row] = faulty_[row] | breaks_a_rule(typed, plan);
  }
}

// Which numbers of sound rows tell how their column is written: 1.5 does, 1.234 could be a thousand and more, which
// only the whole file may settle.
void SoundRows::look_at_signs(const PlanFacts& plan) {
  const PlanFacts::TargetFacts* const targets = plan.targets.data();
  const auto note = [&](std::size_t row, Column column, const CellColumn& cells, const NumberColumn& numbers,
                        char point) {
    std::uint8_t& sign = signs_[static_cast<std::size_t>(column)].of_row[row];
    sign = 0;
    const std::uint64_t after = numbers.after_point[row];
    if (after == 0) return;
    const std::uint64_t size = cells.size[row];
    const bool grouped = (after == 3) & (size <= 7) && *cell_of(cells, row).begin() != '0';
    if (!grouped) {
      sign = proves;
      return;
    }
    const std::optional<Lang> told = plan.plan().numbers;
    if (has_option_) return;
    sign = two_way;
    if (!told) return;
    sign = taken;
    faulty_[row] = faulty_[row] | ((*told == Lang::vi ? ',' : '.') != point);
  };
  const char point = columns_.has(Column::numerator) ? points_[1] : points_[0];
  for (std::size_t row = 0; row < count_; ++row) {
    if (faulty_[row]) continue;
    const bool is_ratio = targets[target_[row]].measure == Measure::ratio;
    for (const Column each : {Column::value, Column::numerator, Column::denominator}) {
      signs_[static_cast<std::size_t>(each)].of_row[row] = 0;
    }
    if (is_ratio) {
      note(row, Column::numerator, numerators_, value_, point);
      note(row, Column::denominator, denominators_, denominator_, points_[2]);
    } else {
      note(row, Column::value, values_, value_, point);
    }
  }
}

void SoundRows::tell_signs(ProgressReader& reader) {
  for (const Column column :
       {Column::period, Column::value, Column::numerator, Column::denominator, Column::reported_on}) {
    std::uint8_t& all = signs_[static_cast<std::size_t>(column)].all;
    if (all != 0) reader.note_signs(column, (all & proves) != 0, (all & two_way) != 0, (all & taken) != 0);
    all = 0;
  }
}

void SoundRows::put(std::size_t from, std::size_t to, std::uint32_t first_line, Observations& rows) {
  const PlanFacts::TargetFacts* const targets = plan_->targets.data();
  const PlanFacts::PeriodFacts* const periods = plan_->periods.data();
  const std::size_t first_target = plan_->index.number_of(0);
  if (plan_->plan().year_begins.value != 1) {
    Signs& periods_so_far = signs_[static_cast<std::size_t>(Column::period)];
    for (std::size_t row = from; row < to; ++row) periods_so_far.all |= periods_so_far.of_row[row];
  }
  Row* out = rows.add_rows(to - from, first_line);
  for (std::size_t row = from; row < to; ++row, ++out) {
    const bool is_ratio = targets[target_[row]].measure == Measure::ratio;
    out->key = Row::key_of(first_target + target_[row], area_[row], periods[period_[row]].key);
    out->bits =
        Row::bits_of(reported_[row], estimate_[row], Progress::not_started, is_ratio ? Figure::ratio : Figure::value);
    out->value = rows.put(value_[row]);
    out->denominator = rows.put(denominator_[row]);
    for (const Column column : {Column::value, Column::numerator, Column::denominator, Column::reported_on}) {
      Signs& signs = signs_[static_cast<std::size_t>(column)];
      signs.all = static_cast<std::uint8_t>(signs.all | signs.of_row[row]);
    }
  }
}

// What a row's cell names: an id as it stands, or what was found out of it once.
int SoundRows::index_of(Column column, std::size_t row, const NameTable& names) {
  const std::string_view cell = cell_of(cells_, row);
  const int id = names.ids().find(cell);
  return id >= 0 ? id : index_of_name(column, cell, names);
}

// Which of the plan's periods a cell means that is not written as the plan would write it, or -1: few such stand in a
// file, again and again.
int SoundRows::period_in_words(const PlanFacts& plan, std::size_t row) {
  const std::string_view cell = cell_of(cells_, row);
  if (const int period = plan.period_texts.find(cell); period >= 0) return period;
  if (known_period_of_ != &plan || cell != known_period_text_) {
    const ReadPeriod read = read_period(cell, {.year_begins = plan.plan().year_begins.value, .nine_months = false});
    const bool plain = read.problem == CellProblem::none && read.sign == Sign::none && !read.estimate;
    known_period_ = plain ? std::optional(read.value) : std::nullopt;
    known_period_text_ = cell;
    known_period_of_ = &plan;
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

// A number that is none at a glance: up to 12 digits before and 6 behind the point. False: it is not.
bool SoundRows::read_long_number(const CellColumn& cells, std::size_t row, char point, NumberColumn& numbers) const {
  const std::string_view cell = cell_of(cells, row);
  numbers.digits[row] = numbers.after_point[row] = 0;
  std::size_t at = 0;
  std::uint64_t digits = 0;
  const auto read_digits = [&](std::size_t end) {
    while (at < std::min(end, cell.size()) && is_digit(cell[at])) {
      digits = digits * 10 + static_cast<std::uint64_t>(cell[at++] - '0');
    }
  };
  read_digits(13);
  if (at == 0 || at > 12) return false;
  std::size_t after_point = 0;
  if (at < cell.size()) {
    if (cell[at] != point || point == '\0') return false;
    const std::size_t behind = ++at;
    read_digits(behind + 6);
    after_point = at - behind;
    if (after_point == 0 || at != cell.size()) return false;
  }
  numbers.digits[row] = digits;
  numbers.after_point[row] = after_point;
  return true;
}

}  // namespace plantrack
