#include "validate/series_rules.hpp"

#include "base/parallel.hpp"
#include "model/rules.hpp"
#include "validate/series.hpp"

#include <algorithm>

namespace plantrack {
namespace {

using Advice = SeriesContext::Advice;

bool same_figure(const Observation& a, const Observation& b) {
  return a.figure == b.figure && a.value == b.value && a.denominator == b.denominator && a.progress == b.progress &&
         a.estimate == b.estimate;
}

Text estimate_words(bool estimate) {
  return estimate ? say("an estimate", "số ước") : say("no estimate", "số chính thức");
}

// Rows of one target, area, period and day of report. Gives the one that may count, nullopt where they contradict.
std::optional<SeriesEntry> check_same_day(SeriesContext& context, SeriesSpan group) {
  if (group.size() == 1) return group.front();
  const RowNumber first = group.front().row;
  const Observation figure = context.rows()[first];
  bool conflict = false;
  for (const SeriesEntry& entry : group.subspan(1)) {
    const Observation other = context.rows()[entry.row];
    const bool identical = same_figure(figure, other);
    conflict = conflict || !identical;
    if (identical) {
      context.report(rule("duplicate-row"), entry.row, Column::target, [&] {
        return Advice{say("the same as {}, counted once", "trùng với {}, chỉ tính một lần", context.where(first)),
                      say("remove one of them", "bỏ một trong hai dòng"),
                      {context.related(first, say("the first of them", "dòng thứ nhất"))}};
      });
    } else {
      context.report(rule("conflicting-rows"), entry.row, context.figure_column(entry.row), [&] {
        const bool figures_differ = figure_text(figure) != figure_text(other);
        const Text here = figures_differ ? figure_text(other) : estimate_words(other.estimate);
        const Text there = figures_differ ? figure_text(figure) : estimate_words(figure.estimate);
        return Advice{say("{0} here, but {1} in {2}: the same target, period, area and day of report",
                          "dòng này ghi {0}, nhưng {2} ghi {1}, dù cùng chỉ tiêu, kỳ, địa phương và ngày báo cáo", here,
                          there, context.where(first)),
                      say("remove the wrong row, or give the later one its own `reported_on`",
                          "bỏ dòng sai, hoặc ghi ngày báo cáo khác cho dòng sửa đổi"),
                      {context.related(first, say("the other figure", "số liệu kia"))}};
      });
    }
  }
  if (!conflict) return group.front();
  for (const SeriesEntry& entry : group) context.mark_faulty(entry.row);
  return std::nullopt;
}

void check_late(SeriesContext& context, const SeriesEntry& first) {
  const Reporting& reporting = context.plan_of(first.target()).reporting;
  if (first.reported == SeriesEntry::no_day || !reporting) return;
  const Plan& plan = context.plan_of(first.target());
  const Period period = context.rows().period(first.row);
  const auto due = reporting.due_of(period);
  if (!due || first.reported <= due->days) return;
  // Nothing was due of the time before the plan (its baseline), nor before the plan was issued.
  if (period.year() < plan.from.value || (plan.document.issued && *due < plan.document.issued.value)) return;
  context.report(rule("reported-late"), first.row, Column::reported_on, [&] {
    const Date reported{first.reported};
    return Advice{say("reported on {}, but due on {}", "báo cáo ngày {}, nhưng thời hạn là {}",
                      Text{reported.text(), reported.local_text()}, Text{due->text(), due->local_text()}),
                  say("correct the day if it is mistyped; else there is nothing to mend in the file",
                      "sửa lại nếu ghi nhầm ngày; nếu đúng thì không cần sửa tệp, kỳ sau cần báo cáo đúng hạn"),
                  {}};
  });
}

bool known_at(const SeriesContext& context, const SeriesEntry& entry, Date as_of) {
  if (entry.reported != SeriesEntry::no_day) return entry.reported <= as_of.days;
  return last_day(context.rows().period(entry.row).last_month()) <= as_of;
}

// Rows of one target, area and period: the one reported last counts.
void check_revisions(SeriesContext& context, std::span<const SeriesEntry> days, std::optional<Date> as_of,
                     std::vector<SeriesEntry>& counted) {
  if (days.size() == 1 && !as_of) return counted.push_back(days.front());
  std::vector<SeriesEntry> known;
  for (const SeriesEntry& entry : days) {
    if (!as_of || known_at(context, entry, *as_of)) known.push_back(entry);
  }
  if (known.empty()) return;
  const RowNumber last = known.back().row;
  for (std::size_t i = 0; i + 1 < known.size(); ++i) {
    context.report(rule("revision"), known[i].row, context.figure_column(known[i].row), [&] {
      return Advice{say("superseded by {}", "được thay bằng số liệu báo cáo sau ở {}", context.where(last)),
                    say("nothing need be done if the revision is meant; else remove the wrong row",
                        "không cần sửa nếu đúng là số liệu điều chỉnh; nếu không thì bỏ dòng sai"),
                    {context.related(last, say("the row that counts", "dòng được tính"))}};
    });
  }
  counted.push_back(known.back());
}

std::vector<SeriesEntry> counted_entries(SeriesContext& context, SeriesSpan entries, std::optional<Date> as_of) {
  std::vector<SeriesEntry> counted;
  counted.reserve(entries.size());
  std::vector<SeriesEntry> days;
  for_each_run(
      entries, [](const SeriesEntry& entry) { return entry.key; },
      [&](SeriesSpan same_key) {
        days.clear();
        for_each_run(
            same_key, [](const SeriesEntry& entry) { return entry.reported; },
            [&](SeriesSpan same_day) {
              if (const auto entry = check_same_day(context, same_day)) days.push_back(*entry);
            });
        if (days.empty()) return;
        check_late(context, days.front());
        check_revisions(context, days, as_of, counted);
      });
  return counted;
}

// The targets that no denominator names, and whose own denominators name none.
std::vector<bool> targets_apart(const PlanSet& plans, const TargetNumbers& numbers) {
  std::vector<bool> apart(numbers.count(), true);
  for (std::size_t plan = 0; plan < plans.plans.size(); ++plan) {
    const std::vector<Target>& targets = plans.plans[plan].targets;
    for (std::size_t i = 0; i < targets.size(); ++i) {
      if (!targets[i].of.resolved()) continue;
      apart[numbers.of(plan, i)] = false;
      apart[numbers.of(plan, static_cast<std::size_t>(targets[i].of.index))] = false;
    }
  }
  return apart;
}

}  // namespace

RowOrder check_series(const PlanSet& plans, Observations& rows, const std::vector<Columns>& columns,
                      std::optional<Date> as_of, std::size_t kept_per_file, unsigned jobs, Findings& findings) {
  const TargetNumbers numbers(plans);
  RowOrder order(numbers, rows);
  // Each target is a matter of its own, so several are checked at once; what is told is put together in their order.
  const Findings blank = findings.blank();
  std::vector<Findings> told(order.target_count(), blank);
  const auto check_each = [&](unsigned threads, auto&& check) {
    in_parallel(threads, order.target_count(), [&](std::size_t target) {
      if (order.of(target).empty()) return;
      SeriesContext context(plans, numbers, rows, columns, kept_per_file, blank);
      check(target, context);
      told[target].merge(context.finish());
    });
  };
  const auto check_in_time = [](SeriesContext& context, SeriesSpan counted) {
    check_changes(context, counted, check_unit_slips(context, counted));
  };
  const std::vector<bool> apart = targets_apart(plans, numbers);
  check_each(jobs, [&](std::size_t target, SeriesContext& context) {
    std::vector<SeriesEntry> entries = entries_of(rows, target, order.of(target));
    sort_entries(entries);
    const std::vector<SeriesEntry> counted = counted_entries(context, entries, as_of);
    check_same_month(context, counted);
    check_overlaps(context, counted);
    check_parts_of_areas(context, counted);
    check_areas(context, counted);
    if (apart[target]) check_in_time(context, counted);
    order.keep(target, counted);
  });
  // Denominators look at rows of other targets, which must not change meanwhile.
  check_each(1, [&](std::size_t target, SeriesContext& context) {
    if (!context.target_of(target).of.resolved()) return;
    context.expect_faulty();
    check_denominators(context, entries_of(rows, target, order.of(target)), order);
  });
  check_each(jobs, [&](std::size_t target, SeriesContext& context) {
    if (apart[target]) return;
    context.expect_faulty();
    check_in_time(context, entries_of(rows, target, order.of(target)));
  });
  for (Findings& each : told) findings.merge(std::move(each));
  return order;
}

}  // namespace plantrack
