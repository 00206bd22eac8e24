#include "validate/sound_rows.hpp"

#include "read/cells.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <functional>
#include <limits>
#include <unordered_map>

namespace plantrack {
namespace {

constexpr std::size_t most_fields = 127;
constexpr std::size_t known_cells = 4096;  // remembered of each column, a power of two

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Does a cell that begins so run in a spreadsheet?
bool begins_formula(char first) {
  return first == '=' || first == '+' || first == '-' || first == '@';
}

// Days from 1970-01-01 to the day, in the proleptic Gregorian calendar: years begin in March, so that the leap day is
// their last; 400 years have 146,097 days.
std::int32_t days_of(int year, int month, int day) {
  const int y = year - (month <= 2);
  const int era = y / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

// YYYY-MM-DD with a day that every month has; other dates take longer. Digits are checked and read eight at a time:
// less '0' they are 0 to 9, and then so is what adding 6 leaves below 16.
std::optional<std::int32_t> quick_date(std::string_view cell) {
  if (cell.size() == 10 && std::endian::native == std::endian::little) {
    std::uint64_t front = 0;
    std::uint16_t back = 0;
    std::memcpy(&front, cell.data(), 8);
    std::memcpy(&back, cell.data() + 8, 2);
    front ^= 0x2d30302d30303030U;  // "0000-00-" backwards
    const std::uint32_t day_digits = back ^ 0x3030U;
    const std::uint64_t wrong = (front | (front + 0x0606060606060606U)) & 0xf0f0f0f0f0f0f0f0U;
    const std::uint32_t wrong_day = (day_digits | (day_digits + 0x0606U)) & 0xf0f0U;
    if (wrong == 0 && wrong_day == 0 && (front & 0xff0000ff00000000U) == 0) {
      const auto digit = [front](unsigned i) { return static_cast<int>(front >> 8 * i & 0xfU); };
      const int year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
      const int month = digit(5) * 10 + digit(6);
      const int day = static_cast<int>((day_digits & 0xfU) * 10 + (day_digits >> 8U));
      if (year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= 28) return days_of(year, month, day);
    }
  }
  const std::optional<Date> date = parse_date(cell);
  return date ? std::optional(date->days) : std::nullopt;
}

}  // namespace

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

SoundRows::SoundRows(const std::deque<PlanFacts>& plans, const ProgressReader& file)
    : plans_(plans), plan_(&plans.front()), field_count_(file.headers().size()) {
  usable_ = field_count_ <= most_fields;
  if (!usable_) return;
  for (std::size_t i = 0; i < column_count; ++i) {
    const auto column = static_cast<Column>(i);
    const int field = file.columns()[column];
    if (field < 0) continue;
    fields_.push_back({static_cast<std::uint32_t>(field), column});
    if (fields_.back().number + 1 == field_count_) last_ = i;
  }
  for (const std::size_t field : file.free_texts()) free_.push_back(static_cast<std::uint32_t>(field));
  point_ = file.numbers() == NumberForm::en ? '.' : file.numbers() == NumberForm::vi ? ',' : '\0';
}

// The cells of a row without quotes.
void SoundRows::split(const char* text, const std::uint32_t* bounds) {
  for (const Field field : fields_) {
    const std::uint32_t begin = bounds[field.number] + 1;
    cells_[static_cast<std::size_t>(field.column)] = {text + begin, bounds[field.number + 1] - begin};
  }
  if (!last_) return;
  std::string_view& last = cells_[*last_];
  if (!last.empty() && last.back() == '\r') last.remove_suffix(1);
}

// False where a quote stands inside a cell that is to be read.
bool SoundRows::split_quoted(const char* text, const std::uint32_t* bounds) {
  split(text, bounds);
  for (const Field field : fields_) {
    std::string_view& cell = cells_[static_cast<std::size_t>(field.column)];
    if (cell.empty() || cell.front() != '"') continue;
    cell = cell.substr(1, cell.size() - 2);
    if (cell.find('"') == std::string_view::npos) continue;
    if (std::find(free_.begin(), free_.end(), field.number) == free_.end()) return false;
  }
  return true;
}

bool SoundRows::take(const char* text, const std::uint32_t* bounds, bool quoted, std::uint32_t line,
                     Observations& rows) {
  if (!usable_) return false;
  for (const std::uint32_t field : free_) {
    // What stands behind an empty cell is a delimiter or a line end.
    const std::uint32_t begin = bounds[field] + 1;
    const char* const cell = text + begin;
    if (begins_formula(*cell) || (*cell == '"' && begins_formula(cell[1]))) return false;
  }
  if (!quoted) {
    split(text, bounds);
  } else if (!split_quoted(text, bounds)) {
    return false;
  }
  const auto cell_of = [this](Column column) { return cells_[static_cast<std::size_t>(column)]; };

  if (const std::string_view cell = cell_of(Column::plan); cell.empty()) {
    if (plans_.size() > 1) return false;
  } else if (cell != plan_->index.plan().id.value) {
    const auto named = std::find_if(plans_.begin(), plans_.end(),
                                    [cell](const PlanFacts& each) { return each.index.plan().id.value == cell; });
    if (named == plans_.end()) return false;
    plan_ = &*named;
  }
  const PlanFacts& plan = *plan_;

  Observations::Sound row;
  row.line = line;
  const int number = index_of(Column::target, plan.index.targets());
  if (number < 0) return false;
  const auto target_number = static_cast<std::size_t>(number);
  const PlanFacts::TargetFacts& target = plan.targets[target_number];
  if (!target.takes_rows) return false;
  row.target = static_cast<std::uint32_t>(plan.index.number_of(target_number));

  int period = plan.period_texts.find(cell_of(Column::period));
  if (period < 0) period = period_in_words(plan, cell_of(Column::period));
  if (period < 0) return false;
  const PlanFacts::PeriodFacts& days = plan.periods[static_cast<std::size_t>(period)];
  row.period_key = days.key;

  if (!cell_of(Column::area).empty()) {
    if (!target.by_area) return false;
    row.area = index_of(Column::area, plan.index.areas());
    if (row.area < 0) return false;
    const auto area_number = static_cast<std::size_t>(row.area);
    if (plan.lasting[area_number] == PlanFacts::look_closer) {
      const PlanFacts::AreaFacts& area = plan.areas[area_number];
      if (area.level != target.level || area.from > days.last || area.until < days.first) return false;
    } else if (plan.lasting[area_number] != target.level) {
      return false;
    }
  }
  if (!cell_of(Column::agency).empty()) {
    const int agency = index_of(Column::agency, plan.index.agencies());
    if (agency < 0) return false;
    if (plan.may_report[target_number * plan.agencies + static_cast<std::size_t>(agency)] == 0) return false;
  }
  if (const std::string_view cell = cell_of(Column::reported_on); !cell.empty()) {
    const std::optional<std::int32_t> day = quick_date(cell);
    if (!day || *day < days.first) return false;
    row.reported = *day;
  }
  if (const std::string_view cell = cell_of(Column::estimate); !cell.empty()) {
    const std::optional<bool> estimate = parse_estimate(cell);
    if (!estimate) return false;
    row.estimate = *estimate;
  }
  const std::string_view evidence = cell_of(Column::evidence);
  if (evidence.empty() ? target.needs_evidence
                       : static_cast<unsigned char>(evidence.front()) <= ' ' || evidence.front() == '#')
    return false;
  if (!figure_fits(target, row)) return false;
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

// What the cell names: an id as it stands, or what was found out of it once.
int SoundRows::index_of(Column column, const NameTable& names) {
  const std::string_view cell = cells_[static_cast<std::size_t>(column)];
  if (const int id = names.find_id(cell); id >= 0) return id;
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

bool SoundRows::read_number(std::string_view cell, DecimalStore::Written& number) const {
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

// The cells that the measure asks for, all of them and no others, with figures that can be.
bool SoundRows::figure_fits(const PlanFacts::TargetFacts& target, Observations::Sound& row) const {
  const auto cell_of = [this](Column column) { return cells_[static_cast<std::size_t>(column)]; };
  if (!cell_of(Column::status).empty()) return false;
  if (target.measure != Measure::ratio) {
    if (!cell_of(Column::numerator).empty() || !cell_of(Column::denominator).empty()) return false;
    if (!read_number(cell_of(Column::value), row.value)) return false;
    return target.measure == Measure::amount || row.value.after_point == 0;
  }
  if (!cell_of(Column::value).empty()) return false;
  if (!read_number(cell_of(Column::numerator), row.value)) return false;
  if (!read_number(cell_of(Column::denominator), row.denominator)) return false;
  row.figure = Figure::ratio;
  if (row.denominator.digits == 0) return false;
  if (!target.in_percent) return true;
  const auto millionths = [](DecimalStore::Written number) {
    for (int i = number.after_point; i < Decimal::max_fraction_digits; ++i) number.digits *= 10;
    return number.digits;
  };
  return millionths(row.value) <= millionths(row.denominator);
}

}  // namespace plantrack
