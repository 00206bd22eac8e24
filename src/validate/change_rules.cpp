// A series beside itself over time: falls and jumps, statuses that go back, figures a thousand times their neighbours.
#include "model/rules.hpp"
#include "read/cell_advice.hpp"
#include "validate/series.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace plantrack {
namespace {

using Advice = SeriesContext::Advice;

constexpr int slip_factor = 500;  // half of a thousand leaves room for a figure that changed as well

bool is_numeric(const Target& target) {
  return target.measure.value == Measure::count || target.measure.value == Measure::amount;
}

Int128 magnitude(Decimal value) {
  return value.is_negative() ? -value.micros() : value.micros();
}

struct Sized {
  Int128 size;  // of the figure, in millionths
  const SeriesEntry* entry;
};

// The figures of a series that are there and not zero, of one length of period.
void collect(const SeriesContext& context, SeriesSpan series, int length, std::vector<Sized>& sizes) {
  const Observations& rows = context.rows();
  sizes.clear();
  for (const SeriesEntry& entry : series) {
    if (entry.length() != length || rows.faulty(entry.row)) continue;
    const Decimal value = rows.value(entry.row);
    if (!value.is_zero()) sizes.push_back({magnitude(value), &entry});
  }
}

// Twice the median of a sorted list without the element at `left_out`.
Int128 twice_median(const std::vector<Sized>& sorted, std::size_t left_out) {
  const auto at = [&](std::size_t i) { return sorted[i < left_out ? i : i + 1].size; };
  const std::size_t others = sorted.size() - 1;
  return at((others - 1) / 2) + at(others / 2);
}

void report_slip(SeriesContext& context, RowNumber row, const Text& beside, std::vector<RowNumber>& slips) {
  slips.push_back(row);
  context.report(rule("unit-slip"), row, Column::value, [&] {
    const Observation figure = context.rows()[row];
    const Target& target = context.plans().plans[figure.plan].targets[figure.target];
    return Advice{say("{} is hundreds of times {}", "{} lớn gấp hàng trăm lần {}", words_for(figure.value), beside),
                  target.unit.value.empty() ? say("check the figure", "kiểm tra lại số liệu")
                                            : say("check the unit: the plan counts in {}",
                                                  "kiểm tra lại đơn vị: kế hoạch tính bằng {}", target.unit.value),
                  {}};
  });
}

// Figures of one series and one length of period beside each other.
void check_in_time(SeriesContext& context, std::vector<Sized>& sizes, std::vector<RowNumber>& slips) {
  const auto smaller = [](const Sized& a, const Sized& b) {
    return a.size != b.size ? a.size < b.size : a.entry->row < b.entry->row;
  };
  const auto [least, most] = std::minmax_element(sizes.begin(), sizes.end(), smaller);
  if (most->size < slip_factor * least->size) return;
  std::sort(sizes.begin(), sizes.end(), smaller);
  for (std::size_t i = sizes.size(); i-- > 0 && sizes[i].size >= slip_factor * sizes.front().size;) {
    if (2 * sizes[i].size < slip_factor * twice_median(sizes, i)) continue;
    report_slip(context, sizes[i].entry->row, say("the other periods of the series", "các kỳ khác của cùng chỉ tiêu"),
                slips);
  }
}

// Of all areas' figures of one period the two greatest.
struct Greatest {
  std::size_t count = 0;
  Int128 first = 0;
  Int128 second = 0;
  RowNumber row = 0;      // that holds the first
  bool has_past = false;  // it can be judged beside other periods of its own

  void add(const Sized& sized, bool judged) {
    ++count;
    if (sized.size > first) {
      second = first;
      first = sized.size;
      row = sized.entry->row;
      has_past = judged;
    } else {
      second = std::max(second, sized.size);
    }
  }
};

void check_slips_of_target(SeriesContext& context, SeriesSpan of_target, std::vector<RowNumber>& slips) {
  std::map<std::pair<int, int>, Greatest> of_areas;  // by end and length of the period
  std::vector<Sized> sizes;
  for_each_run(of_target, series_of, [&](SeriesSpan series) {
    for (const int length : {12, 6, 3, 1}) {
      collect(context, series, length, sizes);
      const bool judged = sizes.size() >= 3;
      if (series.front().has_area()) {
        for (const Sized& each : sizes) of_areas[{each.entry->last_month(), length}].add(each, judged);
      }
      if (judged) check_in_time(context, sizes, slips);
      if (sizes.size() == series.size()) break;
    }
  });
  for (const auto& [period, greatest] : of_areas) {
    if (greatest.count < 4 || greatest.has_past || greatest.first < slip_factor * greatest.second) continue;
    report_slip(context, greatest.row, say("the other areas' figures", "số liệu của các địa phương khác"), slips);
  }
}

bool wants_less(const Target& target) {
  return std::any_of(target.goals.begin(), target.goals.end(), [](const Goal& goal) {
    return wants_less(goal.condition.value) || goal.condition.value == Condition::decrease;
  });
}

void check_fall(SeriesContext& context, RowNumber before, RowNumber after) {
  const Observations& rows = context.rows();
  if (rows.value(after) >= rows.value(before)) return;
  context.report(rule("sudden-change"), after, Column::value, [&] {
    return Advice{
        say("fell from {} ({}) to {} ({})", "giảm từ {} (kỳ {}) xuống {} (kỳ {})", words_for(rows.value(before)),
            rows.period(before).text(), words_for(rows.value(after)), rows.period(after).text()),
        say("a stock is the state at the period's end: check that this is not what was added in the period",
            "đây là số lũy kế đến cuối kỳ: kiểm tra xem có phải đã ghi số phát sinh trong kỳ hay không"),
        {context.related(before, say("the period before", "kỳ trước"))}};
  });
}

void check_jump(SeriesContext& context, RowNumber before, RowNumber after) {
  const Observations& rows = context.rows();
  if (rows.figure(before) != Figure::ratio || rows.figure(after) != Figure::ratio) return;
  const Int128 was = rows.denominator(before).micros();
  const Int128 is = rows.denominator(after).micros();
  if (was == 0 || (2 * is >= was && 2 * is <= 3 * was)) return;
  context.report(rule("sudden-change"), after, Column::denominator, [&] {
    return Advice{
        say("the denominator went from {} ({}) to {} ({})", "mẫu số thay đổi từ {} (kỳ {}) thành {} (kỳ {})",
            words_for(rows.denominator(before)), rows.period(before).text(), words_for(rows.denominator(after)),
            rows.period(after).text()),
        say("check that both count the same things", "kiểm tra xem hai kỳ có tính cùng một đối tượng hay không"),
        {context.related(before, say("the period before", "kỳ trước"))}};
  });
}

void check_back(SeriesContext& context, RowNumber before, RowNumber after) {
  const Observations& rows = context.rows();
  if (rows.progress(after) >= rows.progress(before)) return;
  context.report(rule("status-goes-back"), after, Column::status, [&] {
    return Advice{say("{} after {} in {}", "tình trạng \"{}\" sau khi đã là \"{}\" ở kỳ {}",
                      words_for(rows.progress(after)), words_for(rows.progress(before)), rows.period(before).text()),
                  say("check both statuses", "kiểm tra lại tình trạng của hai kỳ"),
                  {context.related(before, say("the period before", "kỳ trước"))}};
  });
}

void check_changes_of_series(SeriesContext& context, const Target& target, SeriesSpan series,
                             std::span<const RowNumber> slips) {
  const bool may_fall = wants_less(target);
  const auto slipped = [&](RowNumber row) { return std::binary_search(slips.begin(), slips.end(), row); };
  std::optional<SeriesEntry> last;
  for (const SeriesEntry& entry : by_end(series)) {
    if (context.rows().faulty(entry.row) || (last && entry.last_month() == last->last_month())) continue;
    if (last && !slipped(last->row) && !slipped(entry.row)) {  // else the change follows from the slip
      if (is_numeric(target) && !may_fall) check_fall(context, last->row, entry.row);
      if (target.measure.value == Measure::ratio) check_jump(context, last->row, entry.row);
      if (target.measure.value == Measure::qualitative) check_back(context, last->row, entry.row);
    }
    last = entry;
  }
}

}  // namespace

std::vector<RowNumber> check_unit_slips(SeriesContext& context, SeriesSpan counted) {
  std::vector<RowNumber> slips;
  for_each_run(counted, target_of, [&](SeriesSpan of_target) {
    if (is_numeric(context.target_of(of_target.front().target()))) check_slips_of_target(context, of_target, slips);
  });
  std::sort(slips.begin(), slips.end());
  return slips;
}

void check_changes(SeriesContext& context, SeriesSpan counted, std::span<const RowNumber> slips) {
  for_each_run(counted, series_of, [&](SeriesSpan series) {
    const Target& target = context.target_of(series.front().target());
    const bool is_state = target.accrual.value == Accrual::stock || target.measure.value == Measure::qualitative;
    if (series.size() > 1 && is_state) check_changes_of_series(context, target, series, slips);
  });
}

}  // namespace plantrack
