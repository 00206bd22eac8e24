// Periods that lie in one another, or end together: figures that overlap must agree.
#include "model/rules.hpp"
#include "read/progress/cell_advice.hpp"
#include "validate/series.hpp"

#include <algorithm>

namespace plantrack {
namespace {

using Advice = SeriesContext::Advice;

// A counted row and the greatest of the other counted rows inside its period.
struct Overlap {
  const Row* whole;
  std::vector<const Row*> parts;
};

// In the order of the rows a period stands right before those it contains, so those that are still open form a stack.
// Inner overlaps come first.
std::vector<Overlap> overlaps_of(const SeriesContext& context, RowSpan series) {
  std::vector<Overlap> found;
  std::vector<Overlap> open;
  const auto close_before = [&](const Row* row) {
    while (!open.empty() && (row == nullptr || !open.back().whole->months().contains(row->months()))) {
      if (!open.back().parts.empty()) found.push_back(std::move(open.back()));
      open.pop_back();
    }
  };
  for (const Row& row : series) {
    if (context.is_faulty(row)) continue;
    close_before(&row);
    if (!open.empty()) open.back().parts.push_back(&row);
    open.push_back({&row, {}});
  }
  close_before(nullptr);
  return found;
}

std::vector<Related> related_parts(const SeriesContext& context, const std::vector<const Row*>& parts) {
  std::vector<Related> related;
  for (const Row* part : parts) {
    const Observation row = context.rows().unpacked(*part);
    related.push_back(context.related(*part, say("{}: {}", "{}: {}", context.label(*part), figure_text(row))));
  }
  return related;
}

void check_overlap(SeriesContext& context, const Overlap& overlap) {
  const Observations& rows = context.rows();
  const Observation whole = rows.unpacked(*overlap.whole);
  Decimal sum;
  int months = 0;
  bool some_negative = whole.value.is_negative();
  for (const Row* part : overlap.parts) {
    if (context.is_faulty(*part)) return;  // told of already
    const Observation row = rows.unpacked(*part);
    sum += row.value;
    months += row.months.length;
    some_negative = some_negative || row.value.is_negative();
  }
  const bool covered = months == whole.months.length;
  // Parts that do not cover the whole of an amount may exceed it where others are negative.
  const bool exceeds = !covered && sum > whole.value && !some_negative;
  const bool may_be = exceeds && context.target().measure.value == Measure::amount;
  const bool wrong = covered ? sum != whole.value : exceeds && !may_be;
  const Column column = SeriesContext::figure_column(*overlap.whole);
  if (may_be) {
    context.report(rule("parts-exceed-amount"), *overlap.whole, column, [&] {
      return Advice{say("{} is {}, but the shorter periods reported so far already add up to {}",
                        "kỳ {} báo cáo {}, nhưng riêng các kỳ ngắn hơn đã báo cáo cộng lại là {}",
                        context.plan().label(whole.months), words_for(whole.value), words_for(sum)),
                    say("check the figures; nothing need be done where some can be negative",
                        "kiểm tra lại số liệu; không cần sửa nếu có phần có thể âm"),
                    related_parts(context, overlap.parts)};
    });
    return;
  }
  if (!wrong) {
    context.report(rule("overlap-counted-once"), *overlap.whole, column, [&] {
      std::string parts;
      for (const Row* part : overlap.parts) parts += (parts.empty() ? "" : ", ") + context.label(*part);
      return Advice{say("{} overlaps with what is reported of {}, and agrees; counted once",
                        "kỳ {} trùng thời gian với các kỳ {} đã báo cáo và khớp số liệu; chỉ tính một lần",
                        context.label(*overlap.whole), parts),
                    say("nothing need be done", "không cần sửa gì"),
                    {}};
    });
    return;
  }
  context.report(rule("overlap-disagrees"), *overlap.whole, column, [&] {
    Text message = covered ? say("{} is {}, but the shorter periods inside it add up to {}",
                                 "kỳ {} báo cáo {}, nhưng các kỳ ngắn hơn trong đó cộng lại là {}",
                                 context.label(*overlap.whole), words_for(whole.value), words_for(sum))
                           : say("{} is {}, but the shorter periods reported so far already add up to {}",
                                 "kỳ {} báo cáo {}, nhưng riêng các kỳ ngắn hơn đã báo cáo cộng lại là {}",
                                 context.label(*overlap.whole), words_for(whole.value), words_for(sum));
    return Advice{std::move(message),
                  say("correct the period that is wrong, or report a revision with its own `reported_on`",
                      "sửa kỳ bị sai, hoặc báo cáo lại với ngày báo cáo mới"),
                  related_parts(context, overlap.parts)};
  });
  context.mark_faulty(*overlap.whole);
  for (const Row* part : overlap.parts) context.mark_faulty(*part);
}

bool same_state(const Observation& a, const Observation& b, const Target& target) {
  if (a.figure == Figure::status && b.figure == Figure::status) return a.progress == b.progress;
  if (a.figure == b.figure) return a.value == b.value && a.denominator == b.denominator;
  const Observation& parts = a.figure == Figure::ratio ? a : b;
  const Observation& alone = a.figure == Figure::ratio ? b : a;
  return rounds_to(parts.value, parts.denominator, target.in_percent() ? 100 : 1, alone.value);
}

void check_same_end(SeriesContext& context, const Row& a, const Row& b) {
  const Row& earlier = a.number < b.number ? a : b;
  const Row& later = a.number < b.number ? b : a;
  const Observation first = context.rows().unpacked(earlier);
  const Observation second = context.rows().unpacked(later);
  if (same_state(first, second, context.target())) return;
  context.report(rule("same-month-differs"), later, SeriesContext::figure_column(later), [&] {
    return Advice{say("{} is {} here, but {} is {}, and both end in the same month",
                      "ở đây kỳ {} ghi {}, nhưng kỳ {} ghi {}, trong khi hai kỳ kết thúc cùng tháng",
                      context.label(later), figure_text(second), context.label(earlier), figure_text(first)),
                  say("both state how things stood at that month's end: correct one of them",
                      "cả hai đều nêu tình hình cuối tháng đó: sửa lại một trong hai"),
                  {context.related(earlier, say("the other figure", "số liệu kia"))}};
  });
  context.mark_faulty(a);
  context.mark_faulty(b);
}

}  // namespace

void check_overlaps(SeriesContext& context, RowSpan counted) {
  const Target& target = context.target();
  const bool adds_up = (target.is_flow() || target.is_yearly()) && target.rows.value == RowTotals::each_period;
  if (!adds_up || context.extent().shortest == context.extent().longest) return;
  for_each_run(counted, series_of, [&](RowSpan series) {
    if (one_length(series)) return;
    for (const Overlap& overlap : overlaps_of(context, series)) check_overlap(context, overlap);
  });
}

void check_same_month(SeriesContext& context, RowSpan counted) {
  const Target& target = context.target();
  if (target.accrual.value != Accrual::stock && target.measure.value != Measure::qualitative) return;  // states
  if (context.extent().shortest == context.extent().longest) return;
  for_each_run(counted, series_of, [&](RowSpan series) {
    if (one_length(series)) return;
    std::vector<Row> sorted;
    for_each_run(
        by_end(series, sorted), [](const Row& row) { return row.last_month(); },
        [&](RowSpan same_end) {
          // Each is compared with the longest, which stands first.
          for (const Row& row : same_end.subspan(1)) check_same_end(context, same_end.front(), row);
        });
  });
}

}  // namespace plantrack
