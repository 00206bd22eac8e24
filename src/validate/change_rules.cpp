// A series beside itself over time: falls and jumps, statuses that go back, figures a thousand times their neighbours.
#include "model/rules.hpp"
#include "read/progress/cell_advice.hpp"
#include "validate/series.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <utility>

namespace plantrack {
namespace {

using Advice = SeriesContext::Advice;

constexpr int slip_factor = 500;  // half of a thousand leaves room for a figure that changed as well

bool is_numeric(const Target& target) {
  return target.measure.value == Measure::count || target.measure.value == Measure::amount;
}

Int128 magnitude(Decimal value) {
  return value.is_negative() ? -value.units() : value.units();
}

struct Sized {
  Int128 size;  // of the figure, in units of Decimal
  const Row* row;
};

// The figures of a series that are there and not zero, of one length of period.
struct Sizes {
  std::vector<Sized> all;
  Int128 least = 0, most = 0;

  void collect(const SeriesContext& context, RowSpan series, int length) {
    const Observations& rows = context.rows();
    all.clear();
    for (const Row& row : series) {
      if (row.length() != length || context.is_faulty(row)) continue;
      const Int128 size = magnitude(rows.value_of(row.value));
      if (size == 0) continue;
      least = all.empty() ? size : std::min(least, size);
      most = all.empty() ? size : std::max(most, size);
      all.push_back({size, &row});
    }
  }
};

// Twice the median of a sorted list without the element at `left_out`.
Int128 twice_median(const std::vector<Sized>& sorted, std::size_t left_out) {
  const auto at = [&](std::size_t i) { return sorted[i < left_out ? i : i + 1].size; };
  const std::size_t others = sorted.size() - 1;
  return at((others - 1) / 2) + at(others / 2);
}

// The middle of a sorted list without the element at `left_out`; of two in the middle the smaller.
Int128 lower_median(const std::vector<Sized>& sorted, std::size_t left_out) {
  const std::size_t middle = (sorted.size() - 2) / 2;
  return sorted[middle < left_out ? middle : middle + 1].size;
}

Text other_periods() {
  return say("the other periods of the series", "các kỳ khác của cùng chỉ tiêu");
}

void report_slip(SeriesContext& context, const Row& row, bool less, const Text& beside, std::vector<RowNumber>& slips) {
  slips.push_back(row.number);
  context.report(rule("unit-slip"), row, Column::value, [&] {
    const Text figure = words_for(context.rows().value_of(row.value));
    const Target& target = context.target();
    return Advice{
        less ? say("{} is 500 times less than {}, or more", "{} nhỏ hơn từ 500 lần trở lên so với {}", figure, beside)
             : say("{} is 500 times {}, or more", "{} lớn gấp từ 500 lần trở lên so với {}", figure, beside),
        target.unit.value.empty() ? say("check the figure", "kiểm tra lại số liệu")
                                  : say("check the unit: the plan counts in {}",
                                        "kiểm tra lại đơn vị: kế hoạch tính bằng {}", target.unit.value),
        {}};
  });
}

// How far the figure is from what the target's goals and baseline speak of, as a factor; 0 where they tell nothing.
double distance_from_plan(const Target& target, Int128 size) {
  double least = 0;
  const auto compare = [&](const At<Decimal>& number) {
    if (!number || number.value.is_zero()) return;
    const double factor = static_cast<double>(size) / static_cast<double>(magnitude(number.value));
    const double distance = std::max(factor, 1 / factor);
    least = least == 0 ? distance : std::min(least, distance);
  };
  compare(target.baseline.value);
  for (const Goal& goal : target.goals) {
    if (goal.basis.value == Basis::value) compare(goal.number);
  }
  return least;
}

// Of two figures either may be the slip: the one that is farther from what the plan speaks of, else the greater.
bool check_two(SeriesContext& context, const std::vector<Sized>& sizes, std::vector<RowNumber>& slips) {
  const bool rising = sizes[0].size < sizes[1].size;
  const Sized& small = sizes[rising ? 0 : 1];
  const Sized& great = sizes[rising ? 1 : 0];
  if (great.size < slip_factor * small.size) return false;
  const bool less = distance_from_plan(context.target(), small.size) > distance_from_plan(context.target(), great.size);
  report_slip(context, *(less ? small : great).row, less,
              say("the other period of the series", "kỳ khác của cùng chỉ tiêu"), slips);
  return true;
}

// Figures of one series and one length of period beside each other.
bool check_in_time(SeriesContext& context, Sizes& of_series, std::vector<RowNumber>& slips) {
  std::vector<Sized>& sizes = of_series.all;
  if (sizes.size() == 2) return check_two(context, sizes, slips);
  if (of_series.most < slip_factor * of_series.least) return false;
  const auto smaller = [](const Sized& a, const Sized& b) {
    return a.size != b.size ? a.size < b.size : a.row->number < b.row->number;
  };
  bool any = false;
  std::sort(sizes.begin(), sizes.end(), smaller);
  for (std::size_t i = sizes.size(); i-- > 0 && sizes[i].size >= slip_factor * sizes.front().size;) {
    if (2 * sizes[i].size < slip_factor * twice_median(sizes, i)) continue;
    report_slip(context, *sizes[i].row, false, other_periods(), slips);
    any = true;
  }
  if (any) return true;
  // None stands out above the others, so some may stand out below.
  for (std::size_t i = 0; i < sizes.size() && sizes.back().size >= slip_factor * sizes[i].size; ++i) {
    if (lower_median(sizes, i) < slip_factor * sizes[i].size) continue;
    report_slip(context, *sizes[i].row, true, other_periods(), slips);
    any = true;
  }
  return any;
}

// Of all areas' figures of one period the two greatest.
struct Greatest {
  std::size_t count = 0;
  Int128 first = 0;
  Int128 second = 0;
  const Row* row = nullptr;  // that holds the first
  bool has_past = false;     // it can be judged beside other periods of its own

  void add(Int128 size, const Row& its_row, bool judged) {
    ++count;
    if (size <= second) return;
    if (size > first) {
      second = first;
      first = size;
      row = &its_row;
      has_past = judged;
    } else {
      second = size;
    }
  }
};

// A series with nothing in it that check_in_time() could tell of, as nearly all are: its sizes in hundredths.
class PlainSeries {
 public:
  // False: the series has to be looked at more closely.
  bool take(RowSpan series) {
    constexpr std::int64_t most_possible = std::numeric_limits<std::int64_t>::max();
    sizes_.resize(series.size());
    std::int64_t least = most_possible;
    std::int64_t most = 0;
    std::uint64_t lengths_differ = 0;
    bool stand_alone = true;
    count_ = 0;
    for (std::size_t i = 0; i < series.size(); ++i) {
      stand_alone = stand_alone & DecimalStore::stands_alone(series[i].value);
      const std::int64_t size = std::abs(DecimalStore::in_hundredths(series[i].value));
      sizes_[i] = size;
      least = std::min(least, size != 0 ? size : most_possible);
      most = std::max(most, size);
      count_ += size != 0 ? 1 : 0;
      lengths_differ |= (series[i].key ^ series.front().key) & Row::length_mask;
    }
    return stand_alone && lengths_differ == 0 && (count_ < 2 || most < slip_factor * least);
  }
  std::size_t count() const { return count_; }  // of those that are not zero
  const std::vector<std::int64_t>& sizes() const { return sizes_; }

 private:
  std::vector<std::int64_t> sizes_;  // of each row
  std::size_t count_ = 0;
};

void check_slips(SeriesContext& context, RowSpan of_target, std::vector<RowNumber>& slips) {
  const Month first = context.extent().first_end;
  const Month last = context.extent().last_end;
  std::vector<std::array<Greatest, 4>> of_areas;  // by end and length of the period
  of_areas.resize(static_cast<std::size_t>(last - first + 1));
  const auto of_areas_at = [&](const Row& row, Frequency frequency) -> Greatest& {
    return of_areas[static_cast<std::size_t>(row.last_month() - first)][static_cast<std::size_t>(frequency)];
  };
  constexpr std::array frequencies{Frequency::year, Frequency::half, Frequency::quarter, Frequency::month};
  const bool may_be_plain = context.faulty() == 0;
  PlainSeries plain;
  Sizes sizes;
  for_each_run(of_target, series_of, [&](RowSpan series) {
    const bool in_areas = series.front().has_area();
    if (may_be_plain && plain.take(series)) {
      if (!in_areas) return;
      const Frequency frequency = *std::find_if(frequencies.begin(), frequencies.end(), [&](Frequency each) {
        return months_in(each) == series.front().length();
      });
      const bool judged = plain.count() >= 3;
      for (std::size_t i = 0; i < series.size(); ++i) {
        const Int128 size = Int128{plain.sizes()[i]} * (Decimal::scale / 100);
        if (size != 0) of_areas_at(series[i], frequency).add(size, series[i], judged);
      }
      return;
    }
    for (const Frequency frequency : frequencies) {
      sizes.collect(context, series, months_in(frequency));
      const std::size_t count = sizes.all.size();
      const bool judged = (count >= 2 && check_in_time(context, sizes, slips)) || count >= 3;
      if (!in_areas) continue;
      for (const Sized& each : sizes.all) of_areas_at(*each.row, frequency).add(each.size, *each.row, judged);
    }
  });
  for (const auto& ending : of_areas) {
    for (const Greatest& greatest : ending) {
      if (greatest.count < 4 || greatest.has_past || greatest.first < slip_factor * greatest.second) continue;
      report_slip(context, *greatest.row, false, say("the other areas' figures", "số liệu của các địa bàn khác"),
                  slips);
    }
  }
}

bool wants_less(const Target& target) {
  return std::any_of(target.goals.begin(), target.goals.end(), [](const Goal& goal) {
    return wants_less(goal.condition.value) || goal.condition.value == Condition::decrease;
  });
}

void check_fall(SeriesContext& context, const Row& before, const Row& after) {
  const Decimal was = context.rows().value_of(before.value);
  const Decimal is = context.rows().value_of(after.value);
  // Less than one in a hundred is what figures do.
  if (is >= was || (was.units() - is.units()) * 100 < (was.is_negative() ? -was.units() : was.units())) return;
  context.report(rule("sudden-change"), after, Column::value, [&] {
    return Advice{
        say("fell from {} ({}) to {} ({})", "giảm từ {} (kỳ {}) xuống {} (kỳ {})", words_for(was),
            context.label(before), words_for(is), context.label(after)),
        say("a stock is the state at the period's end: check that this is not what was added in the period; if it did "
            "fall, the warning stays unless `--ignore S008` or the plan's `validation: {{ignore: [S008]}}` silences it",
            "chỉ tiêu này lấy số tại thời điểm cuối kỳ: kiểm tra xem có phải đã ghi số phát sinh trong kỳ hay không; "
            "nếu "
            "giảm thật thì cảnh báo vẫn còn, trừ khi dùng `--ignore S008` hoặc ghi `validation: {{ignore: [S008]}}` "
            "trong "
            "kế hoạch"),
        {context.related(before, say("the period before", "kỳ trước"))}};
  });
}

bool jumps(Decimal before, Decimal after) {
  const Int128 was = before.units();
  const Int128 is = after.units();
  return was != 0 && (2 * is < was || 2 * is > 3 * was);
}

// A denominator that jumps is told, and not once more where it comes back: `base` is the row before the jump, if any.
void check_jump(SeriesContext& context, const Row& before, const Row& after, const Row*& base) {
  const auto denominator = [&](const Row& row) { return context.rows().value_of(row.denominator); };
  const Row* const comes_back_to = std::exchange(base, nullptr);
  if (!jumps(denominator(before), denominator(after))) return;
  if (before.figure() != Figure::ratio || after.figure() != Figure::ratio) return;
  if (comes_back_to != nullptr && !jumps(denominator(*comes_back_to), denominator(after))) return;
  base = &before;
  context.report(rule("sudden-change"), after, Column::denominator, [&] {
    return Advice{
        say("the denominator went from {} ({}) to {} ({})", "mẫu số thay đổi từ {} (kỳ {}) thành {} (kỳ {})",
            words_for(denominator(before)), context.label(before), words_for(denominator(after)), context.label(after)),
        say("check that both count the same things", "kiểm tra xem hai kỳ có tính cùng một đối tượng hay không"),
        {context.related(before, say("the period before", "kỳ trước"))}};
  });
}

// What is to be done anew every year, half, quarter or month begins again with each.
bool begins_anew(const Plan& plan, const Target& target, const Row& before, const Row& after) {
  const Month begin = plan.months().first;
  return !target.goals.empty() && std::all_of(target.goals.begin(), target.goals.end(), [&](const Goal& goal) {
    if (!goal.every) return false;
    const auto place = [&](Month month) { return month < begin ? -1 : (month - begin) / months_in(goal.every.value); };
    return place(before.last_month()) != place(after.last_month());
  });
}

void check_back(SeriesContext& context, const Row& before, const Row& after) {
  if (after.progress() >= before.progress() || begins_anew(context.plan(), context.target(), before, after)) return;
  context.report(rule("status-goes-back"), after, Column::status, [&] {
    return Advice{say("{} after {} in {}", "tình trạng \"{}\" sau khi đã là \"{}\" ở kỳ {}",
                      words_for(after.progress()), words_for(before.progress()), context.label(before)),
                  say("check both statuses", "kiểm tra lại tình trạng của hai kỳ"),
                  {context.related(before, say("the period before", "kỳ trước"))}};
  });
}

// Does nothing in the series fall or jump, all periods being equally long?
bool is_steady(const Target& target, bool may_fall, RowSpan series) {
  const bool of_denominator = target.measure.value == Measure::ratio;
  if (!of_denominator && !is_numeric(target)) return false;
  bool unsteady = false;
  for (std::size_t i = 1; i < series.size(); ++i) {
    const Row& row = series[i];
    const Row& before = series[i - 1];
    unsteady = unsteady | (((row.key ^ before.key) & Row::length_mask) != 0);
    const DecimalStore::Cell figures = of_denominator ? before.denominator | row.denominator : before.value | row.value;
    unsteady = unsteady | !DecimalStore::stands_alone(figures);
    if (of_denominator) {
      const std::int64_t was = DecimalStore::in_hundredths(before.denominator);
      const std::int64_t is = DecimalStore::in_hundredths(row.denominator);
      unsteady = unsteady | (2 * is < was) | (2 * is > 3 * was);
    } else {
      const std::int64_t fall = DecimalStore::in_hundredths(before.value) - DecimalStore::in_hundredths(row.value);
      unsteady = unsteady | (!may_fall & (fall > 0));
    }
  }
  return !unsteady;
}

void check_changes_of_series(SeriesContext& context, RowSpan series, bool may_fall, std::span<const RowNumber> slips) {
  const Target& target = context.target();
  const auto slipped = [&](const Row& row) {
    return !slips.empty() && std::binary_search(slips.begin(), slips.end(), row.number);
  };
  const Row* last = nullptr;
  const Row* base = nullptr;
  std::vector<Row> sorted;
  for (const Row& row : by_end(series, sorted)) {
    if (context.is_faulty(row) || (last != nullptr && row.last_month() == last->last_month())) continue;
    if (last != nullptr && !slipped(*last) && !slipped(row)) {  // else the change follows from the slip
      if (is_numeric(target) && !may_fall) check_fall(context, *last, row);
      if (target.measure.value == Measure::ratio) check_jump(context, *last, row, base);
      if (target.measure.value == Measure::qualitative) check_back(context, *last, row);
    }
    last = &row;
  }
}

}  // namespace

namespace {

constexpr int far_from_plan = 100'000;  // plans say less of what is to come than figures of each other

// Where all figures are in one wrong unit, as the first of a target is, the plan alone tells: đồng for triệu đồng.
void check_beside_plan(SeriesContext& context, RowSpan counted, std::vector<RowNumber>& slips) {
  const Target& target = context.target();
  if (counted.empty() || target.is_rate()) return;
  Decimal most;
  for (const Goal& goal : target.goals) {
    if (goal.basis.value == Basis::value && goal.number) most = std::max(most, goal.number.value);
    if (goal.upper) most = std::max(most, goal.upper.value);
  }
  if (target.baseline.value) most = std::max(most, target.baseline.value.value);
  const Row* first = nullptr;
  for (const Row& row : counted) {
    const Decimal figure = context.rows().value_of(row.value);
    if (figure.is_zero()) continue;
    if (most.is_zero() || figure.units() < far_from_plan * most.units()) return;
    if (first == nullptr || row.number < first->number) first = &row;
  }
  if (first == nullptr) return;
  report_slip(context, *first, false,
              say("what the plan speaks of, {}", "mức nêu trong kế hoạch là {}", words_for(most)), slips);
}

}  // namespace

std::vector<RowNumber> check_unit_slips(SeriesContext& context, RowSpan counted) {
  std::vector<RowNumber> slips;
  if (is_numeric(context.target()) && !counted.empty()) check_slips(context, counted, slips);
  if (slips.empty() && context.target().measure.value == Measure::amount) check_beside_plan(context, counted, slips);
  std::sort(slips.begin(), slips.end());
  return slips;
}

void check_changes(SeriesContext& context, RowSpan counted, std::span<const RowNumber> slips) {
  const Target& target = context.target();
  if (target.accrual.value != Accrual::stock && target.measure.value != Measure::qualitative) return;
  const bool may_fall = wants_less(target);
  const bool may_be_steady = context.faulty() == 0;
  for_each_run(counted, series_of, [&](RowSpan series) {
    if (series.size() == 1 || (may_be_steady && is_steady(target, may_fall, series))) return;
    check_changes_of_series(context, series, may_fall, slips);
  });
}

}  // namespace plantrack
