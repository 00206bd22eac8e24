#include "validate/series_rules.hpp"

#include "base/parallel.hpp"
#include "model/rules.hpp"
#include "validate/series.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <numeric>

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

// Reported by area, but the file has no column that says of which: rows of several areas look like one said again.
bool lacks_areas(const SeriesContext& context, const Row& row) {
  return context.target().by_area() && !row.has_area();
}

Text area_hint(const SeriesContext& context, const Row& row) {
  if (context.columns_of(row).has(Column::area)) {
    return say(
        "if these are figures of areas, fill in the empty cell `area` of each; if both are of the whole, remove one",
        "nếu là số của từng địa bàn thì điền ô `địa phương` đang để trống ở mỗi dòng; nếu cùng là số chung thì bỏ một "
        "dòng");
  }
  return say("the file has no column of areas: add `area`, and name the area of each row",
             "tệp không có cột địa bàn: thêm cột `địa phương` và ghi địa bàn của từng dòng");
}

// Rows of one target, area, period and day of report. Gives the one that may count, nullopt where they contradict.
std::optional<Row> check_same_day(SeriesContext& context, RowSpan group) {
  const Row& first = group.front();
  if (group.size() == 1) return first;
  const Observation figure = context.rows().unpacked(first);
  bool conflict = false;
  for (const Row& row : group.subspan(1)) {
    const Observation other = context.rows().unpacked(row);
    const bool identical = same_figure(figure, other);
    conflict = conflict || !identical;
    if (identical) {
      context.report(rule("duplicate-row"), row, Column::target, [&] {
        return Advice{
            say("the same as {}, counted once", "trùng với {}, chỉ tính một lần", context.where(first)),
            lacks_areas(context, row) ? area_hint(context, row) : say("remove one of them", "bỏ một trong hai dòng"),
            {context.related(first, say("the first of them", "dòng thứ nhất"))}};
      });
    } else {
      context.report(rule("conflicting-rows"), row, SeriesContext::figure_column(row), [&] {
        const bool far_off = first.is_far_off() || row.is_far_off();
        const bool figures_differ = figure_text(figure) != figure_text(other);
        const Text here = figures_differ ? figure_text(other) : estimate_words(other.estimate);
        const Text there = figures_differ ? figure_text(figure) : estimate_words(figure.estimate);
        if (far_off) {
          return Advice{
              say("{0} here, but {1} in {2}: the same target, period and area, and a day of report more than two "
                  "years after the period counts as none",
                  "dòng này ghi {0}, nhưng {2} ghi {1}, dù cùng chỉ tiêu, kỳ và địa bàn; ngày báo cáo sau kỳ "
                  "hơn hai năm coi như không có",
                  here, there, context.where(first)),
              say("remove the wrong row, or correct its `reported_on`",
                  "bỏ dòng sai, hoặc sửa lại ngày báo cáo của dòng đó"),
              {context.related(first, say("the other figure", "số liệu kia"))}};
        }
        return Advice{say("{0} here, but {1} in {2}: the same target, period, area and day of report",
                          "dòng này ghi {0}, nhưng {2} ghi {1}, dù cùng chỉ tiêu, kỳ, địa bàn và ngày báo cáo", here,
                          there, context.where(first)),
                      lacks_areas(context, row)
                          ? area_hint(context, row)
                          : say("remove the wrong row, or give the later one its own `reported_on`",
                                "bỏ dòng sai, hoặc ghi ngày báo cáo khác cho dòng sửa đổi"),
                      {context.related(first, say("the other figure", "số liệu kia"))}};
      });
    }
  }
  if (!conflict) return first;
  for (const Row& row : group) context.mark_faulty(row);
  return std::nullopt;
}

// By when rows of the plan were to be reported. Few periods stand in its rows, again and again: of each it is worked
// out once.
class DueDays {
 public:
  DueDays(const Plan& plan, const Target& target) : plan_(plan), reporting_(plan.reporting_of(target)) {}

  bool is_late(const Row& row) {
    const std::uint64_t period = row.key & Row::period_mask;
    Known& known = known_[(period >> 4U) % known_.size()];
    if (known.period != period) known = {period, due_of(row.months())};
    return row.reported() > known.due;
  }

 private:
  static constexpr std::int32_t never = std::numeric_limits<std::int32_t>::max();
  struct Known {
    std::uint64_t period = ~std::uint64_t{0};
    std::int32_t due = never;
  };
  std::int32_t due_of(Months months) const {
    if (!reporting_) return never;
    const auto due = reporting_.due_of(months, plan_.year_begins.value);
    // Nothing was due of the time before the plan (its baseline), before the duty began, nor before the plan was
    // issued.
    const bool applies = due && months.first >= plan_.months().first &&
                         (!reporting_.from || months.first >= plan_.months_of(reporting_.from.value).first) &&
                         (!plan_.document.issued || *due >= plan_.document.issued.value);
    return applies ? due->days : never;
  }

  const Plan& plan_;
  const Reporting& reporting_;
  std::array<Known, 64> known_;
};

void report_late(SeriesContext& context, const Row& first) {
  const Plan& plan = context.plan();
  const auto due = plan.reporting_of(context.target()).due_of(first.months(), plan.year_begins.value);
  context.report(rule("reported-late"), first, Column::reported_on, [&] {
    const Date reported{first.reported()};
    return Advice{say("reported on {}, but due on {}", "báo cáo ngày {}, nhưng thời hạn là {}",
                      Text{reported.text(), reported.local_text()}, Text{due->text(), due->local_text()}),
                  say("correct the day if it is mistyped; else the warning stays, unless `--ignore S012` or the plan's "
                      "`validation: {{ignore: [S012]}}` silences it",
                      "sửa lại nếu ghi nhầm ngày; nếu đúng thì cảnh báo vẫn còn, trừ khi dùng `--ignore S012` hoặc ghi "
                      "`validation: {{ignore: [S012]}}` trong kế hoạch"),
                  {}};
  });
}

// The day as of which rows are looked at, and where it is from.
struct AsOf {
  Date day;
  bool asked = false;  // by whoever runs the program; else the latest of the rows' own days
};

// A row that is not known yet. Where the day is from the rows themselves, one without date that lies behind it is so
// far ahead of all dates that it did not lead the day.
void report_not_yet_known(SeriesContext& context, const Row& row, const AsOf& as_of) {
  const Text day{as_of.day.text(), as_of.day.local_text()};
  if (row.reported() == Row::no_day && !as_of.asked) {
    context.report(rule("date-far-off"), row, Column::period, [&] {
      return Advice{
          say("{} lies far ahead of the latest date in the files, {}", "kỳ {} vượt xa ngày muộn nhất trong các tệp, {}",
              context.plan().label(row.months()), day),
          say("correct the period, or give the day of the report", "sửa lại kỳ báo cáo, hoặc ghi ngày báo cáo"),
          {}};
    });
    return;
  }
  context.report(rule("not-looked-at"), row, row.reported() == Row::no_day ? Column::period : Column::reported_on, [&] {
    return Advice{
        say("not yet known on {}", "chưa biết vào ngày {}", day),
        say("nothing need be done: it counts from a later day on", "không cần sửa: dòng được tính từ ngày muộn hơn"),
        {}};
  });
}

// Of rows of one target, area and period, by day of report, the one reported last counts of those known at `as_of`.
std::optional<Row> check_revisions(SeriesContext& context, std::vector<Row>& days, const AsOf& as_of) {
  std::erase_if(days, [&](const Row& row) {
    if (row.day() <= as_of.day) return false;
    report_not_yet_known(context, row, as_of);
    return true;
  });
  if (days.empty()) return std::nullopt;
  const Row last = days.back();
  days.pop_back();
  for (const Row& row : days) {
    context.report(rule("revision"), row, SeriesContext::figure_column(row), [&] {
      if (row.reported() == Row::no_day) {
        return Advice{
            say("superseded by {}: without a day of report this row counts as known at its period's end",
                "được thay bằng số liệu ở {}: dòng này không ghi ngày báo cáo nên được coi là có từ cuối kỳ",
                context.where(last)),
            say("if this row is the correction, write its day of report; else nothing need be done",
                "nếu chính dòng này là số đính chính thì ghi ngày báo cáo cho dòng này; nếu không thì không cần sửa"),
            {context.related(last, say("the row that counts", "dòng được tính"))}};
      }
      return Advice{say("superseded by {}", "được thay bằng số liệu báo cáo sau ở {}", context.where(last)),
                    say("nothing need be done if the revision is meant; else remove the wrong row",
                        "không cần sửa nếu đúng là số liệu đính chính; nếu không thì bỏ dòng sai"),
                    {context.related(last, say("the row that counts", "dòng được tính"))}};
    });
  }
  return last;
}

// Which rows are known at `as_of`; told without the calendar for nearly all of them.
class KnownRows {
 public:
  explicit KnownRows(Date as_of) : as_of_(as_of), last_over_(as_of.month()) {
    if (last_day(last_over_) > as_of) last_over_ = last_over_ + -1;
  }
  bool operator()(const Row& row) const {
    if (row.reported() == Row::no_day) return row.last_month() <= last_over_;
    return row.reported() <= as_of_.days || row.day() <= as_of_;
  }

 private:
  Date as_of_;
  Month last_over_;  // the last month that is over
};

// Puts the rows that count in front, in their order, and the others behind them. Gives how many count.
std::size_t put_counted_first(SeriesContext& context, std::span<Row> rows, const AsOf& as_of) {
  std::size_t counted = 0;
  std::vector<Row> days;
  DueDays due_days(context.plan(), context.target());
  const KnownRows is_known(as_of.day);
  const auto check_late = [&](const Row& first) {
    if (due_days.is_late(first) && !first.is_far_off()) report_late(context, first);
  };
  for_each_run(rows, key_of, [&](std::span<Row> same_key) {
    if (same_key.size() == 1) {  // nearly always
      check_late(same_key.front());
      if (is_known(same_key.front())) {
        std::swap(rows[counted++], same_key.front());
      } else {
        report_not_yet_known(context, same_key.front(), as_of);
      }
      return;
    }
    days.clear();
    // By the day from which they are known; of one day those with a day of report behind. One far off counts as none.
    std::stable_sort(same_key.begin(), same_key.end(), [](const Row& a, const Row& b) {
      if (a.day() != b.day()) return a.day() < b.day();
      return a.report_day().has_value() < b.report_day().has_value();
    });
    for_each_run(
        RowSpan(same_key), [](const Row& row) { return std::pair(row.day(), row.report_day().has_value()); },
        [&](RowSpan same_day) {
          if (const auto row = check_same_day(context, same_day)) days.push_back(*row);
        });
    std::optional<Row> last;
    if (!days.empty()) {
      check_late(days.front());
      last = check_revisions(context, days, as_of);
    }
    if (!last) return;
    std::swap(rows[counted++], *std::find_if(same_key.begin(), same_key.end(),
                                             [&](const Row& row) { return row.number == last->number; }));
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

// The targets of which others are made.
std::vector<bool> parts_of_others(const PlanSet& plans, const TargetNumbers& numbers) {
  std::vector<bool> used(numbers.count());
  for (std::size_t plan = 0; plan < plans.plans.size(); ++plan) {
    for (const Target& target : plans.plans[plan].targets) {
      for (const Reference& part : target.parts()) {
        if (part.resolved()) used[numbers.of(plan, static_cast<std::size_t>(part.index))] = true;
      }
    }
  }
  return used;
}

// Takes the rows that were found faulty out of the target's, of which the first `counted` count.
void keep_sound(const SeriesContext& context, Observations& rows, std::size_t target, std::size_t counted) {
  const std::span<Row> all = rows.of(target);
  std::size_t sound = all.size();
  if (context.faulty() > 0) {
    const auto is_faulty = [&](const Row& row) { return context.is_faulty(row); };
    for (const Row& row : all) {
      if (is_faulty(row)) rows.leave_out(target, row.months());
    }
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(counted);
    const auto end = std::remove_if(all.begin(), middle, is_faulty);
    counted = static_cast<std::size_t>(end - all.begin());
    sound = static_cast<std::size_t>(std::copy_if(middle, all.end(), end, std::not_fn(is_faulty)) - all.begin());
  }
  rows.keep(target, counted, sound);
}

}  // namespace

std::size_t check_series(const PlanSet& plans, Observations& rows, const std::vector<Columns>& columns,
                         std::optional<Date> asked, RowsNeeded needed, std::size_t kept_per_file, unsigned jobs,
                         Findings& findings) {
  const TargetNumbers numbers(plans);
  rows.settle();
  const AsOf as_of{asked ? *asked : rows.as_of().value_or(Date{}), asked.has_value()};
  // Each target is a matter of its own, so several are checked at once; what is told is put together in their order.
  const Findings blank = findings.blank();
  std::vector<Findings> told(rows.target_count(), blank);
  std::vector<std::size_t> faulty(rows.target_count());
  // `check` calls keep(how many rows count), where that has changed, or rows were found faulty.
  const auto check_each = [&](unsigned threads, auto&& check) {
    in_parallel_with<RowTools>(threads, rows.target_count(), [&](std::size_t target, RowTools& tools) {
      if (rows.count_of(target) == 0) return;
      SeriesContext context(plans, numbers, target, rows, columns, kept_per_file, blank);
      const auto keep = [&](std::size_t counted) {
        keep_sound(context, rows, target, counted);
        faulty[target] += context.faulty();
        context.forget_faulty();
      };
      check(target, context, tools, keep);
      told[target].merge(context.finish());
    });
  };
  const std::vector<bool> used = parts_of_others(plans, numbers);
  const SaidAbove said(columns);
  const auto check_in_time = [&used, &said, &rows](SeriesContext& context, std::size_t target, RowSpan counted) {
    check_running_totals(context, counted);
    check_changes(context, counted, check_unit_slips(context, counted));
    check_meaning(context, counted, used[target], rows.left_out(target), said);
  };
  const std::vector<bool> apart = targets_apart(plans, numbers);
  const auto close = [&](std::size_t target, RowTools& tools) {
    if (needed != RowsNeeded::all) rows.close(target, needed, tools);
  };
  check_each(jobs, [&](std::size_t target, SeriesContext& context, RowTools& tools, const auto& keep) {
    rows.open(target, context.plan().areas.size(), tools);
    keep(put_counted_first(context, rows.of(target), as_of));
    const RowSpan counted = rows.counted(target);
    check_same_month(context, counted);
    check_overlaps(context, counted);
    check_parts_of_areas(context, counted);
    check_areas(context, counted);
    if (apart[target]) check_in_time(context, target, counted);
    if (context.faulty() > 0) keep(counted.size());
    if (apart[target]) close(target, tools);
  });
  const bool all_apart = std::find(apart.begin(), apart.end(), false) == apart.end();
  if (!all_apart) {
    // Denominators look at rows of other targets, which must not change meanwhile.
    check_each(1, [&](std::size_t target, SeriesContext& context, RowTools&, const auto& keep) {
      if (apart[target]) return;
      check_denominators(context, rows.counted(target));
      if (context.faulty() > 0) keep(rows.counted(target).size());
    });
    check_each(jobs, [&](std::size_t target, SeriesContext& context, RowTools& tools, const auto& keep) {
      if (apart[target]) return;
      check_in_time(context, target, rows.counted(target));
      if (context.faulty() > 0) keep(rows.counted(target).size());
      close(target, tools);
    });
  }
  for (Findings& each : told) findings.merge(std::move(each));
  return std::accumulate(faulty.begin(), faulty.end(), std::size_t{0});
}

}  // namespace plantrack
