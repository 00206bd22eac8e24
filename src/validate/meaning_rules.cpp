// What is read as it stands and is probably not meant: totals for parts, fractions for percentages, rates for amounts,
// months that nobody reported; and sound rows that no goal looks at.
#include "base/rational.hpp"
#include "base/unicode.hpp"
#include "model/rules.hpp"
#include "read/progress/cell_advice.hpp"
#include "read/progress/unit_words.hpp"
#include "validate/row_rules.hpp"
#include "validate/series.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace plantrack {
namespace {

using Advice = SeriesContext::Advice;

bool of_each_period(const Target& target) {
  return target.rows.value == RowTotals::each_period;
}

const Row& earliest(RowSpan rows) {
  return *std::min_element(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.number < b.number; });
}

// ---- running totals

// Months since the plan's year began in which the row's period ends.
int year_of(const SeriesContext& context, const Row& row) {
  const Plan& plan = context.plan();
  const int months = row.last_month() - plan.year_end(plan.from.value) + 12 * 1000 - 1;
  return months / 12;
}

void check_falling_total(SeriesContext& context, const Row& before, const Row& after) {
  const Decimal was = context.rows().value_of(before.value);
  const Decimal is = context.rows().value_of(after.value);
  if (is >= was) return;
  context.report(rule("total-falls"), after, SeriesContext::figure_column(after), [&] {
    return Advice{say("the total up to {} is {}, but up to {} it was already {}",
                      "lũy kế đến hết {} là {}, nhưng đến hết {} đã là {}", after.last_month().text(), words_for(is),
                      before.last_month().text(), words_for(was)),
                  say("correct the figure that is wrong; a row states the total since the year began",
                      "sửa số liệu sai; mỗi dòng phải ghi số lũy kế từ đầu năm"),
                  {context.related(before, say("the total before", "số lũy kế trước"))}};
  });
  context.mark_faulty(before);
  context.mark_faulty(after);
}

// ---- figures of each period that look like totals

struct YearOfSeries {
  std::vector<Decimal> figures;

  // Its last is at least the sum of two others.
  bool may_be_totals() const {
    if (figures.size() < 3) return false;
    std::vector<Decimal> others(figures.begin(), figures.end() - 1);
    std::partial_sort(others.begin(), others.begin() + 2, others.end());
    return figures.back() >= others[0] + others[1] && !others[0].is_zero();
  }
};

bool looks_like_totals(const SeriesContext& context, RowSpan counted) {
  std::size_t years = 0;
  bool falls = false;
  for_each_run(counted, series_of, [&](RowSpan series) {
    if (falls) return;
    std::vector<Row> sorted;
    YearOfSeries year;
    std::optional<int> number;
    const auto close = [&] {
      if (year.figures.size() >= 3) {
        ++years;
        falls = falls || !year.may_be_totals();
      }
      year.figures.clear();
    };
    for (const Row& row : by_end(series, sorted)) {
      if (row.length() == 12) continue;
      const int its_year = year_of(context, row);
      if (number != its_year) close();
      number = its_year;
      const Decimal figure = context.rows().value_of(row.value);
      falls = falls || (!year.figures.empty() && figure < year.figures.back());
      year.figures.push_back(figure);
    }
    close();
  });
  return !falls && years > 0;
}

// Under a header that speaks of running totals: the first row of a second year, where no year's figure is below the one
// before, as totals since the plan began have it.
const Row* second_of_rising_years(const SeriesContext& context, RowSpan counted) {
  const Row* second = nullptr;
  bool falls = false;
  for_each_run(counted, series_of, [&](RowSpan series) {
    std::vector<Row> sorted;
    const Row* before = nullptr;
    for (const Row& row : by_end(series, sorted)) {
      if (row.length() != 12 || !context.columns_of(row).totals) continue;
      if (before != nullptr) {
        falls = falls || context.rows().value_of(row.value) < context.rows().value_of(before->value);
        if (second == nullptr || row.number < second->number) {
          second = &*std::find_if(series.begin(), series.end(),
                                  [&row](const Row& each) { return each.number == row.number; });
        }
      }
      before = &row;
    }
  });
  return falls ? nullptr : second;
}

void check_totals(SeriesContext& context, RowSpan counted, const SaidAbove& said) {
  const bool over_years = context.target().is_flow() && said.totals;  // what is yearly begins anew
  if (const Row* const second = over_years ? second_of_rising_years(context, counted) : nullptr) {
    context.report(rule("looks-like-running-total"), *second, Column::value, [&] {
      return Advice{say("the header calls the figures running totals, and those of the years are added up",
                        "tiêu đề cột nêu số lũy kế, trong khi số liệu các năm được cộng lại"),
                    say("report what was added in each year, or let the plan say `rows: to-date`",
                        "báo cáo số phát sinh từng năm, hoặc ghi `rows: to-date` trong kế hoạch"),
                    {}};
    });
    return;
  }
  if (context.extent().shortest == 12) return;
  const auto is_told = [&](const Row& each) { return each.length() < 12 && context.columns_of(each).totals; };
  const auto row = said.totals ? std::find_if(counted.begin(), counted.end(), is_told) : counted.end();
  if (row != counted.end()) {
    context.report(rule("looks-like-running-total"), *row, Column::value, [&] {
      return Advice{say("the header calls the figures running totals, and those of the periods are added up",
                        "tiêu đề cột nêu số lũy kế, trong khi số liệu các kỳ được cộng lại"),
                    say("report what was added in each period, or let the plan say `rows: year-to-date`",
                        "báo cáo số phát sinh từng kỳ, hoặc ghi `rows: year-to-date` trong kế hoạch"),
                    {}};
    });
    return;
  }
  if (!looks_like_totals(context, counted)) return;
  context.report(rule("looks-like-running-total"), earliest(counted), Column::value, [&] {
    return Advice{
        say("the figures never fall within a year: they look like totals since the year began, and are added up",
            "số liệu không giảm trong năm nào: trông giống số lũy kế từ đầu năm, trong khi các kỳ được cộng lại"),
        say("report what was added in each period, or let the plan say `rows: year-to-date`",
            "báo cáo số phát sinh từng kỳ, hoặc ghi `rows: year-to-date` trong kế hoạch"),
        {}};
  });
}

// ---- what stands above rows

// Of each file the first row that it is told of.
template <class IsTold>
std::map<std::uint32_t, const Row*> first_by_file(const SeriesContext& context, RowSpan counted,
                                                  const IsTold& is_told) {
  std::map<std::uint32_t, const Row*> first;
  for (const Row& row : counted) {
    if (!is_told(row)) continue;
    const Row*& its = first[context.rows().file_of(row.number)];
    if (its == nullptr || row.number < its->number) its = &row;
  }
  return first;
}

// Once for each file: the header, or a title above it, says another size of the plan's unit. Rows that say a unit were
// looked at when they were read.
void check_stated_unit(SeriesContext& context, RowSpan counted, const SaidAbove& said) {
  const Text& unit = context.target().unit.value;
  const auto is_other = [&unit](const std::string& stated) { return is_of_other_size(stated, unit); };
  if (std::none_of(said.units.begin(), said.units.end(), is_other)) return;
  const auto has_no_other = [&context](const Row& row) {
    return row.figure() == Figure::value && !context.columns_of(row).units.empty() &&
           !context.columns_of(row).has(Column::unit);
  };
  for (const auto& [file, row] : first_by_file(context, counted, has_no_other)) {
    const std::vector<std::string>& units = context.columns_of(*row).units;
    const auto stated = std::find_if(units.begin(), units.end(), is_other);
    if (stated == units.end()) continue;
    context.report(rule("unit-differs"), *row, Column::value, [&] {
      return Advice{say("the header or a title says `{}`, but the plan counts in {}",
                        "tiêu đề ghi đơn vị `{}`, nhưng kế hoạch tính bằng {}", visible(*stated, 80), unit),
                    say("give the figures in {}, and correct the unit",
                        "ghi số liệu theo đơn vị {} và sửa lại đơn vị ở tiêu đề", unit),
                    {}};
    });
  }
}

// Once for each file: below a title, or a first row, that names an area, a row without one of a target that is reported
// by area.
void check_area_said(SeriesContext& context, RowSpan counted) {
  const auto may_be_of_it = [&context](const Row& row) {
    const Columns& columns = context.columns_of(row);
    return !row.has_area() && (columns.has(Column::area) ? !columns.first_area.empty() : !columns.title_area.empty());
  };
  for (const auto& [file, first] : first_by_file(context, counted, may_be_of_it)) {
    const Row* const row = first;  // a lambda takes no structured binding
    context.report(rule("area-perhaps-left-out"), *row, Column::area, [&] {
      if (const std::string& area = context.columns_of(*row).first_area; !area.empty()) {
        return Advice{
            say("the area stands in the first row of a group alone, as {} does; this row is read as the figure of the "
                "whole",
                "địa bàn chỉ ghi ở dòng đầu của nhóm, như {}; dòng này được đọc là số liệu chung", visible(area, 80)),
            say("write the area in each row, if a merged cell held it",
                "ghi địa bàn ở từng dòng nếu trước đó là một ô gộp"),
            {}};
      }
      auto [message, hint, fix] = advice_below_title_of_area(context.columns_of(*row).title_area);
      return Advice{std::move(message), std::move(hint), {}};
    });
  }
}

// ---- months between others

void check_missing_months(SeriesContext& context, RowSpan counted, const Observations::LeftOut& left_out) {
  const Month first = std::max(context.extent().begin, context.plan().months().first);
  if (context.extent().last_end < first) return;
  const auto months = static_cast<std::size_t>(context.extent().last_end - first + 1);
  std::vector<bool> covered(months);
  for (const Row& row : counted) {
    for (Month month = std::max(row.first_month(), first); month <= row.last_month(); month = month + 1) {
      covered[static_cast<std::size_t>(month - first)] = true;
    }
  }
  // An error says more of a period than that it is missing.
  if (left_out.undated) return;
  for (const auto& [from, to] : left_out.periods) {
    for (Month month = std::max(from, first); month <= std::min(to, context.extent().last_end); month = month + 1) {
      covered[static_cast<std::size_t>(month - first)] = true;
    }
  }
  // History says nothing of when the plan's reports begin.
  std::size_t begin = 0;
  while (begin < months && !covered[begin]) ++begin;
  for (std::size_t i = begin; i < months; ++i) {
    if (covered[i]) continue;
    std::size_t end = i;
    while (!covered[end]) ++end;  // the last month is covered
    const Month behind = first + static_cast<int>(end);
    const auto next =
        std::find_if(counted.begin(), counted.end(), [behind](const Row& row) { return row.first_month() == behind; });
    if (next != counted.end()) {
      context.report(rule("month-missing"), *next, Column::period, [&] {
        const std::string from = (first + static_cast<int>(i)).text();
        const std::string to = (first + (static_cast<int>(end) - 1)).text();
        return Advice{
            end - i == 1
                ? say("nobody reported {}, the month before", "không có số liệu tháng {}, ngay trước kỳ này", from)
                : say("nobody reported {} to {}, the months before",
                      "không có số liệu các tháng {} đến {}, ngay trước kỳ này", from, to),
            say("report them, with 0 where there was nothing", "báo cáo bổ sung, ghi 0 nếu không có phát sinh"),
            {}};
      });
    }
    i = end;
  }
}

// ---- fractions and rates

bool all_rows(RowSpan counted, const auto& holds) {
  return std::all_of(counted.begin(), counted.end(), holds);
}

void check_fractions(SeriesContext& context, RowSpan counted) {
  const Target& target = context.target();
  std::vector<Decimal> known;  // what the plan speaks of
  for (const Goal& goal : target.goals) {
    if (goal.basis.value == Basis::value && goal.number) known.push_back(goal.number.value);
  }
  if (target.baseline.value) known.push_back(target.baseline.value.value);
  if (std::any_of(known.begin(), known.end(), [](Decimal each) { return each <= Decimal(1); })) return;
  const auto is_hundredth = [&](Decimal value) {
    return std::any_of(known.begin(), known.end(), [&](Decimal each) {
      const Decimal part = Decimal::from_units(each.units() / 100);
      return part > Decimal(1) && value + value >= part && value <= part + Decimal::from_units(part.units() / 2);
    });
  };
  const Row* first = nullptr;
  bool all = true;
  for (const Row& row : counted) {
    if (row.figure() != Figure::value) continue;
    const Decimal value = context.rows().value_of(row.value);
    const bool small = value <= Decimal(1) || is_hundredth(value);
    all = all && small;
    if (small && !value.is_zero() && (first == nullptr || row.number < first->number)) first = &row;
  }
  if (first == nullptr) return;
  const auto share_of = [&](const Row& row) {  // of a whole, in percent; 0 where there is none
    const Rational value = rational(context.rows().value_of(row.value));
    if (row.figure() == Figure::value) return value;
    const Decimal below = row.figure() == Figure::ratio ? context.rows().value_of(row.denominator) : Decimal(0);
    return row.has_area() || below.is_zero() ? Rational(0) : Rational(100 * value / rational(below));
  };
  const auto is_large = [&](const Row& row) { return row.figure() == Figure::ratio && share_of(row) > 1; };
  all = all && std::none_of(counted.begin(), counted.end(), is_large);
  // One of them alone: about a hundredth, within a fifth, of what the row before or behind it in time says.
  const Row* other = nullptr;
  if (!all) {
    std::vector<const Row*> in_time;
    for (const Row& row : counted) {
      if (!row.has_area() && share_of(row) > 0) in_time.push_back(&row);
    }
    std::sort(in_time.begin(), in_time.end(), [](const Row* a, const Row* b) {
      return std::tuple(a->last_month(), a->length(), a->number) < std::tuple(b->last_month(), b->length(), b->number);
    });
    const auto is_hundredth_of = [&](const Row& row, const Row& neighbour) {
      const Rational share = share_of(row), its = share_of(neighbour);
      return row.figure() == Figure::value && share < 1 && its > 1 && 120 * share >= its && 500 * share <= 6 * its;
    };
    for (std::size_t i = 0; i < in_time.size(); ++i) {
      for (const std::size_t k : {i - 1, i + 1}) {
        if (k >= in_time.size() || !is_hundredth_of(*in_time[i], *in_time[k])) continue;
        if (other != nullptr && first->number < in_time[i]->number) continue;
        first = in_time[i];
        other = in_time[k];
      }
    }
  }
  if (!all && other == nullptr) return;
  context.report(rule("shares-as-fractions"), *first, Column::value, [&] {
    const Decimal value = context.rows().value_of(first->value);
    const Text read = say("{} is read as {} %", "{} được đọc là {}%", words_for(value), words_for(value));
    Text message = read;
    if (other != nullptr) {
      Decimal its;
      parse_decimal(rounded_text(share_of(*other), 2, false), its);
      message = say("{}; another row of this target says {} %", "{}; dòng khác của chỉ tiêu này là {}%", read,
                    words_for(its));
    } else if (counted.size() > 1) {
      message =
          say("{}; all values of this target are so small", "{}; mọi giá trị của chỉ tiêu này đều nhỏ như vậy", read);
    }
    return Advice{std::move(message),
                  say("write {} for {} %", "ghi {} cho {}%", words_for(Decimal::from_units(value.units() * 100)),
                      words_for(Decimal::from_units(value.units() * 100))),
                  {}};
  });
}

void check_rates(SeriesContext& context, RowSpan counted) {
  const Target& target = context.target();
  const auto is_small = [](Decimal value) { return value <= Decimal(30) && value >= Decimal(-30); };
  if (target.baseline.value && is_small(target.baseline.value.value)) return;
  bool growth = false;
  for (const Goal& goal : target.goals) {
    if (goal.basis.value != Basis::growth_per_year) continue;
    growth = true;
    if (!is_small(goal.number.value)) return;
  }
  if (!growth || !all_rows(counted, [&](const Row& row) { return is_small(context.rows().value_of(row.value)); }))
    return;
  context.report(rule("rate-for-level"), earliest(counted), Column::value, [&] {
    return Advice{say("the figures look like growth rates, but the amount itself is asked{}",
                      "số liệu trông giống tốc độ tăng, trong khi cần chính giá trị{}",
                      target.unit.value.empty() ? Text{} : say(", in {}", ", theo đơn vị {}", target.unit.value)),
                  say("report the amount: its growth is computed from it",
                      "báo cáo giá trị: tốc độ tăng được tính từ giá trị đó"),
                  {}};
  });
}

// The target's growth is asked, in % a year: 0.095 for 9.5 %, or the level itself.
void check_growth(SeriesContext& context, RowSpan counted) {
  const Target& target = context.target();
  std::optional<Decimal> most;
  for (const Goal& goal : target.goals) {
    if (goal.basis.value == Basis::value && goal.number && (!most || goal.number.value > *most))
      most = goal.number.value;
  }
  if (!most || *most < Decimal(3) || *most > Decimal(50)) return;
  const auto value_of = [&](const Row& row) { return context.rows().value_of(row.value); };
  const bool some = !all_rows(counted, [&](const Row& row) { return value_of(row).is_zero(); });
  const auto first_figure = [&] { return words_for(value_of(earliest(counted))); };
  const auto is_fraction = [&](const Row& row) {
    const Int128 units = value_of(row).units();
    return units <= most->units() / 40 && units >= -most->units() / 40;
  };
  if (some && all_rows(counted, is_fraction)) {
    context.report(rule("shares-as-fractions"), earliest(counted), Column::value, [&] {
      return Advice{
          say("{} is read as {} %; all figures of this target are so small",
              "{} được đọc là {}%; mọi số liệu của chỉ tiêu này đều nhỏ như vậy", first_figure(), first_figure()),
          say("write 9.5 for 9.5 %, not 0.095", "ghi 9,5 cho 9,5%, không ghi 0,095"),
          {}};
    });
  }
  if (all_rows(counted, [&](const Row& row) { return value_of(row).units() > most->units() * 20; })) {
    context.report(rule("rate-for-level"), earliest(counted), Column::value, [&] {
      return Advice{say("the figures look like amounts, but growth is asked{}",
                        "số liệu trông giống giá trị tuyệt đối, trong khi cần tốc độ tăng{}",
                        target.unit.value.empty() ? Text{} : say(", in {}", ", theo đơn vị {}", target.unit.value)),
                    say("report the growth since the year before", "báo cáo tốc độ tăng so với năm trước"),
                    {}};
    });
  }
}

void check_baseline(SeriesContext& context, RowSpan counted) {
  const Target& target = context.target();
  const Baseline& baseline = target.baseline;
  if (!baseline.value || !baseline.year) return;
  const Months year = context.plan().years(baseline.year.value, baseline.year.value);
  for (const Row& row : counted) {
    if (row.has_area()) break;  // rows without area come first
    const bool is_state = target.accrual.value == Accrual::stock && row.last_month() == year.last();
    if (row.months() != year && !is_state) continue;
    const Decimal value = context.rows().value_of(row.value);
    const bool agrees = row.figure() == Figure::ratio ? rounds_to(value, context.rows().value_of(row.denominator),
                                                                  target.in_percent() ? 100 : 1, baseline.value.value)
                                                      : value == baseline.value.value;
    if (agrees || row.figure() == Figure::status) continue;
    context.report(rule("baseline-differs"), row, SeriesContext::figure_column(row), [&] {
      return Advice{
          say("{} for {}, but the plan's baseline is {}, which is used",
              "{} của năm {}, trong khi số gốc trong kế hoạch là {} và được dùng",
              figure_text(context.rows().unpacked(row)), baseline.year.value, words_for(baseline.value.value)),
          say("correct the row, or the plan", "sửa lại dòng này, hoặc sửa kế hoạch"),
          {}};
    });
  }
}

// ---- rows that no goal looks at

class GoalsOfTarget {
 public:
  GoalsOfTarget(const Plan& plan, const Target& target) : plan_(plan), target_(target) {
    in_each_only_ = !target.goals.empty();
    for (const Goal& goal : target.goals) {
      in_each_only_ = in_each_only_ && static_cast<bool>(goal.in_each);
      if (goal.every) {
        const int from = goal.from ? goal.from.value : plan.from.value;
        const int to = goal.to ? goal.to.value : plan.to.value;
        every_.push_back({plan.years(from, to), months_in(goal.every.value)});
      } else if (goal.by) {
        last_due_ = std::max(last_due_, std::optional(plan.months_of(goal.by.value).last()));
      }
    }
  }

  // Why no goal looks at the row; empty where one does.
  Text why_not(const Row& row) const {
    if (target_.goals.empty()) return {};
    int longest = 0;  // of the spans that goals have at its end
    for (const auto& [years, months] : every_) {
      if (years.first <= row.last_month() && row.last_month() <= years.last()) longest = std::max(longest, months);
    }
    const bool by_due = last_due_ && row.last_month() <= *last_due_;
    if (!by_due && longest > 0 && is_too_long(row, longest)) {
      return say("each goal looks at {} months, and the row tells of {}",
                 "mỗi mức phấn đấu chỉ xét {} tháng, còn dòng này là của {} tháng", longest, row.length());
    }
    if (!by_due && longest == 0) {
      const bool behind_every = every_.empty() || row.last_month() > every_.back().years.last();
      if (last_due_ && behind_every) {
        return say("it is later than the last goal, which falls due at the end of {}",
                   "kỳ này sau thời hạn của mức phấn đấu cuối cùng (hết {})", last_due_->text());
      }
      return say("the goals leave that year out", "các mức phấn đấu không tính năm này");
    }
    if (in_each_only_ && !row.has_area()) {
      return say("the goals hold in each area, and look at areas alone",
                 "mức phấn đấu áp dụng cho từng địa bàn, chỉ xét số liệu của địa bàn");
    }
    return {};
  }

  // What would make goals look at it: a running total may be told by the last part of its period.
  Text advice(const Row& row) const {
    const auto fits = std::find_if(every_.begin(), every_.end(), [&](const Every& every) {
      return every.years.first <= row.last_month() && row.last_month() <= every.years.last();
    });
    if (!of_each_period(target_) && fits != every_.end() && is_too_long(row, fits->months)) {
      return say("give the period as {}: a running total tells of all months before it, too",
                 "ghi kỳ là {}: số lũy kế vốn gồm cả các tháng trước đó",
                 plan_.label({row.last_month() + (1 - fits->months), fits->months}));
    }
    return say("nothing need be done, if that is meant", "không cần sửa, nếu đúng như vậy");
  }

 private:
  struct Every {
    Months years;
    int months;  // of each of their goals' spans
  };
  // What adds up over months has to lie in a goal's span.
  bool is_too_long(const Row& row, int months) const {
    return row.length() > months && row.figure() != Figure::status &&
           (target_.accrual.value == Accrual::flow || target_.accrual.value == Accrual::yearly);
  }

  const Plan& plan_;
  const Target& target_;
  std::vector<Every> every_;
  std::optional<Month> last_due_;
  bool in_each_only_ = false;
};

void check_looked_at(SeriesContext& context, RowSpan counted, bool used_by_others) {
  if (used_by_others || context.target().derived()) return;
  const GoalsOfTarget goals(context.plan(), context.target());
  const Month begin = context.plan().months().first;
  for (const Row& row : counted) {
    if (row.last_month() < begin) continue;  // history, told of already, or the baseline
    const Text why = goals.why_not(row);
    if (why.empty()) continue;
    context.report(rule("not-looked-at"), row, Column::period, [&] {
      return Advice{say("no goal looks at the row: {}", "không mức phấn đấu nào dùng đến dòng này: {}", why),
                    goals.advice(row),
                    {}};
    });
  }
}

}  // namespace

void check_running_totals(SeriesContext& context, RowSpan counted) {
  const Target& target = context.target();
  if (of_each_period(target) || !(target.is_flow() || target.is_yearly() || target.is_ratio_over_time())) return;
  const bool to_date = target.rows.value == RowTotals::to_date;
  for_each_run(counted, series_of, [&](RowSpan series) {
    std::vector<Row> sorted;
    const Row* last = nullptr;
    for (const Row& row : by_end(series, sorted)) {
      // What is counted since the plan began says nothing before it.
      const bool too_early = to_date && row.last_month() < context.plan().months().first;
      if (context.is_faulty(row) || too_early) continue;
      const bool same =
          last != nullptr && year_of(context, *last) == year_of(context, row) && last->last_month() < row.last_month();
      if (same) check_falling_total(context, *last, row);
      last = &row;
    }
  });
}

SaidAbove::SaidAbove(const std::vector<Columns>& columns) {
  for (const Columns& each : columns) {
    units.insert(each.units.begin(), each.units.end());
    totals = totals || each.totals;
    areas = areas || !each.title_area.empty() || !each.first_area.empty();
  }
}

void check_meaning(SeriesContext& context, RowSpan counted, bool used_by_others, const Observations::LeftOut& left_out,
                   const SaidAbove& said) {
  if (counted.empty()) return;
  const Target& target = context.target();
  const bool numbers = target.measure.value == Measure::count || target.measure.value == Measure::amount;
  if ((target.is_flow() || target.is_yearly()) && of_each_period(target)) {
    check_totals(context, counted, said);
    if (target.is_flow()) check_missing_months(context, counted, left_out);
  }
  if (target.in_percent()) check_fractions(context, counted);
  if (target.measure.value == Measure::amount && !target.is_rate()) check_rates(context, counted);
  if (target.is_rate() && target.unit.value.en.starts_with('%')) check_growth(context, counted);
  if (numbers) check_stated_unit(context, counted, said);
  if (said.areas && target.by_area()) check_area_said(context, counted);
  if (numbers || target.is_ratio()) check_baseline(context, counted);
  check_looked_at(context, counted, used_by_others);
}

}  // namespace plantrack
