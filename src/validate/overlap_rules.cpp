// Periods that lie in one another, or end together: figures that overlap must agree.
#include "model/rules.hpp"
#include "read/cell_advice.hpp"
#include "validate/series.hpp"

#include <algorithm>

namespace plantrack {
namespace {

using Advice = SeriesContext::Advice;

// A counted row and the greatest of the other counted rows inside its period.
struct Overlap {
  RowNumber whole;
  std::vector<RowNumber> parts;
};

// In the order of the entries a period stands right before those it contains, so those that are still open form a
// stack. Inner overlaps come first.
std::vector<Overlap> overlaps_of(const SeriesContext& context, SeriesSpan series) {
  const Observations& rows = context.rows();
  std::vector<Overlap> found;
  std::vector<Overlap> open;
  const auto close_before = [&](const Period* period) {
    while (!open.empty() && (period == nullptr || !rows.period(open.back().whole).contains(*period))) {
      if (!open.back().parts.empty()) found.push_back(std::move(open.back()));
      open.pop_back();
    }
  };
  for (const SeriesEntry& entry : series) {
    if (context.is_faulty(entry.row)) continue;
    const Period period = rows.period(entry.row);
    close_before(&period);
    if (!open.empty()) open.back().parts.push_back(entry.row);
    open.push_back({entry.row, {}});
  }
  close_before(nullptr);
  return found;
}

std::vector<Related> related_parts(const SeriesContext& context, const std::vector<RowNumber>& parts) {
  std::vector<Related> related;
  for (const RowNumber part : parts) {
    const Observation row = context.rows()[part];
    related.push_back(context.related(part, say("{}: {}", "{}: {}", row.period.text(), figure_text(row))));
  }
  return related;
}

void check_overlap(SeriesContext& context, const Overlap& overlap) {
  Observations& rows = context.rows();
  const Observation whole = rows[overlap.whole];
  Decimal sum;
  int months = 0;
  bool some_negative = whole.value.is_negative();
  for (const RowNumber part : overlap.parts) {
    if (context.is_faulty(part)) return;  // told of already
    const Observation row = rows[part];
    sum += row.value;
    months += row.period.length();
    some_negative = some_negative || row.value.is_negative();
  }
  const bool covered = months == whole.period.length();
  const bool wrong = covered ? sum != whole.value : sum > whole.value && !some_negative;
  const Column column = context.figure_column(overlap.whole);
  if (!wrong) {
    context.report(rule("overlap-counted-once"), overlap.whole, column, [&] {
      std::string parts;
      for (const RowNumber part : overlap.parts) parts += (parts.empty() ? "" : ", ") + rows.period(part).text();
      return Advice{say("{} overlaps with what is reported of {}, and agrees; counted once",
                        "kỳ {} trùng thời gian với các kỳ {} đã báo cáo và khớp số liệu; chỉ tính một lần",
                        whole.period.text(), parts),
                    say("nothing need be done", "không cần sửa gì"),
                    {}};
    });
    return;
  }
  context.report(rule("overlap-disagrees"), overlap.whole, column, [&] {
    Text message = covered ? say("{} is {}, but the shorter periods inside it add up to {}",
                                 "kỳ {} báo cáo {}, nhưng các kỳ ngắn hơn trong đó cộng lại là {}", whole.period.text(),
                                 words_for(whole.value), words_for(sum))
                           : say("{} is {}, but the shorter periods reported so far already add up to {}",
                                 "kỳ {} báo cáo {}, nhưng riêng các kỳ ngắn hơn đã báo cáo cộng lại là {}",
                                 whole.period.text(), words_for(whole.value), words_for(sum));
    return Advice{std::move(message),
                  say("correct the period that is wrong, or report a revision with its own `reported_on`",
                      "sửa kỳ bị sai, hoặc báo cáo lại với ngày báo cáo mới"),
                  related_parts(context, overlap.parts)};
  });
  context.mark_faulty(overlap.whole);
  for (const RowNumber part : overlap.parts) context.mark_faulty(part);
}

bool same_state(const Observation& a, const Observation& b, const Target& target) {
  if (a.figure == Figure::status && b.figure == Figure::status) return a.progress == b.progress;
  if (a.figure == b.figure) return a.value == b.value && a.denominator == b.denominator;
  const Observation& parts = a.figure == Figure::ratio ? a : b;
  const Observation& alone = a.figure == Figure::ratio ? b : a;
  return rounds_to(parts.value, parts.denominator, target.in_percent() ? 100 : 1, alone.value);
}

void check_same_end(SeriesContext& context, const Target& target, RowNumber a, RowNumber b) {
  Observations& rows = context.rows();
  const RowNumber earlier = std::min(a, b);
  const RowNumber later = std::max(a, b);
  const Observation first = rows[earlier];
  const Observation second = rows[later];
  if (same_state(first, second, target)) return;
  context.report(rule("same-month-differs"), later, context.figure_column(later), [&] {
    return Advice{say("{} is {} here, but {} is {}, and both end in the same month",
                      "ở đây kỳ {} ghi {}, nhưng kỳ {} ghi {}, trong khi hai kỳ kết thúc cùng tháng",
                      second.period.text(), figure_text(second), first.period.text(), figure_text(first)),
                  say("both state how things stood at that month's end: correct one of them",
                      "cả hai đều nêu tình hình cuối tháng đó: sửa lại một trong hai"),
                  {context.related(earlier, say("the other figure", "số liệu kia"))}};
  });
  context.mark_faulty(a);
  context.mark_faulty(b);
}

}  // namespace

void check_overlaps(SeriesContext& context, SeriesSpan counted) {
  for_each_run(counted, series_of, [&](SeriesSpan series) {
    if (one_length(series)) return;
    const Target& target = context.target_of(series.front().target());
    const bool adds_up = target.accrual.value != Accrual::stock &&
                         (target.measure.value == Measure::count || target.measure.value == Measure::amount);
    if (!adds_up) return;
    for (const Overlap& overlap : overlaps_of(context, series)) check_overlap(context, overlap);
  });
}

void check_same_month(SeriesContext& context, SeriesSpan counted) {
  for_each_run(counted, series_of, [&](SeriesSpan series) {
    if (one_length(series)) return;
    const Target& target = context.target_of(series.front().target());
    if (target.accrual.value != Accrual::stock && target.measure.value != Measure::qualitative) return;
    std::vector<SeriesEntry> sorted;
    const SeriesSpan ends = by_end(series, sorted);
    for_each_run(
        ends, [](const SeriesEntry& entry) { return entry.last_month(); },
        [&](SeriesSpan same_end) {
          // Each is compared with the longest, which stands first.
          for (const SeriesEntry& entry : same_end.subspan(1)) {
            check_same_end(context, target, same_end.front().row, entry.row);
          }
        });
  });
}

}  // namespace plantrack
