#include "compute/row_uses.hpp"

#include <algorithm>
#include <set>

namespace plantrack {
namespace {

Text later_than_t() {
  return say("later than the month of the figure", "sau tháng của số liệu");
}
Text of_another_span() {
  return say("of another span than the goal's", "ngoài khoảng thời gian của mức phấn đấu");
}
Text older() {
  return say("older than the row that stands", "cũ hơn dòng được lấy");
}
Text ended_area() {
  return say("of an area that has ended", "của địa bàn không còn");
}

class Uses {
 public:
  Uses(const TargetFigures& figures, const GoalResult& goal, const Observations& rows, std::size_t number)
      : plan_(figures.plan()),
        target_(figures.target()),
        adding_(figures.adding(goal.goal != nullptr && static_cast<bool>(goal.goal->every))),
        span_(goal.span),
        cut_(goal.period ? span_.up_to(*goal.period) : span_),
        each_(goal.goal != nullptr && goal.goal->in_each),
        level_(plan_, target_.by_area() ? std::string_view(target_.level.value) : std::string_view()) {
    const std::set<RowNumber> standing = numbers_of(rows.counted(number));
    for (const Row& row : rows.of(number)) {
      UsedRow used;
      used.row = row;
      if (row.day() > figures.as_of()) {
        used.use = RowUse::unknown_yet;
      } else if (!standing.contains(row.number)) {
        used.use = RowUse::replaced;
      } else {
        used.use = RowUse::counted;
      }
      rows_.push_back(std::move(used));
    }
    std::stable_sort(rows_.begin(), rows_.end(), [](const UsedRow& a, const UsedRow& b) {
      return std::tuple(a.row.key, a.row.day(), a.row.number) < std::tuple(b.row.key, b.row.day(), b.row.number);
    });
  }

  std::vector<UsedRow> all() {
    find_replacements();
    for_each_series([this](std::span<UsedRow*> series) { judge_series(series); });
    if (!each_) settle_official();
    return std::move(rows_);
  }

 private:
  static std::set<RowNumber> numbers_of(RowSpan rows) {
    std::set<RowNumber> numbers;
    for (const Row& row : rows) numbers.insert(row.number);
    return numbers;
  }

  // Rows of one area and period stand together; one of them counts, if any is known.
  void find_replacements() {
    for (std::size_t from = 0, to = 0; from < rows_.size(); from = to) {
      std::optional<RowNumber> standing;
      for (; to < rows_.size() && rows_[to].row.key == rows_[from].row.key; ++to) {
        if (rows_[to].use == RowUse::counted) standing = rows_[to].row.number;
      }
      for (std::size_t i = from; i < to; ++i) {
        if (rows_[i].use == RowUse::replaced) rows_[i].replaced_by = standing;
      }
    }
  }

  // The standing rows of one area after the other, the whole first.
  template <class Visit>
  void for_each_series(Visit visit) {
    std::vector<UsedRow*> series;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (rows_[i].use == RowUse::counted) series.push_back(&rows_[i]);
      if (i + 1 < rows_.size() && rows_[i + 1].row.series() == rows_[i].row.series()) continue;
      if (!series.empty()) visit(std::span<UsedRow*>(series));
      series.clear();
    }
  }

  static void put_outside(UsedRow& used, Text reason) {
    used.use = RowUse::outside;
    used.reason = std::move(reason);
  }

  bool is_baseline(const Row& row) const {
    if (!target_.baseline.year || target_.baseline.value) return false;
    return plan_.years(target_.baseline.year.value, target_.baseline.year.value).contains(row.months());
  }

  void judge_series(std::span<UsedRow*> series) {
    const Row& first = series.front()->row;
    std::vector<UsedRow*> inside;
    for (UsedRow* used : series) {
      const Row& row = used->row;
      if (row.first_month() < plan_.months().first) {
        used->use = is_baseline(row) ? RowUse::baseline : RowUse::history;
      } else if (adding_ == Adding::stock ? row.last_month() < span_.first || row.last_month() > span_.last
                                          : !span_.holds(row)) {
        put_outside(*used, of_another_span());
      } else if (row.last_month() > cut_.last) {
        put_outside(*used, later_than_t());
      } else if (first.has_area() != uses_areas() &&
                 (each_ || !target_.by_area() || target_.across.value == Across::none)) {
        put_outside(*used, first.has_area()
                               ? say("areas are not added up", "không cộng các địa bàn")
                               : say("the goal is judged area by area", "mức phấn đấu tính theo từng địa bàn"));
      } else if (first.has_area() && !counts_at_t(first.area())) {
        put_outside(*used, ended_area());
      } else {
        inside.push_back(used);
      }
    }
    if (inside.empty()) return;
    switch (adding_) {
      case Adding::stock: keep_latest(inside, older()); break;
      case Adding::flow: keep_flow(inside); break;
      case Adding::yearly: keep_latest_year(inside); break;
      case Adding::rate: break;
    }
  }

  bool uses_areas() const { return each_ || (target_.by_area() && target_.across.value == Across::sum); }

  // Of a flow areas count that existed at some time; of all else those that exist at t.
  bool counts_at_t(std::int32_t area) const {
    if (adding_ == Adding::flow && !each_) return true;
    return level_.exists_on(area, level_.day_of(cut_.last));
  }

  static void keep_latest(const std::vector<UsedRow*>& rows, const Text& reason) {
    UsedRow* latest = rows.front();
    for (UsedRow* used : rows) {
      const auto key = [](const UsedRow& it) { return std::pair(it.row.last_month(), it.row.length()); };
      if (key(*used) > key(*latest)) latest = used;
    }
    for (UsedRow* used : rows) {
      if (used == latest) continue;
      put_outside(*used, reason);
      used->replaced_by = latest->row.number;
    }
  }

  void keep_flow(const std::vector<UsedRow*>& rows) {
    if (target_.rows.value == RowTotals::each_period) {
      keep_outermost(rows);
      return;
    }
    // Running totals: of each year (or the plan) the row that ends last.
    std::vector<UsedRow*> year;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      year.push_back(rows[i]);
      const bool goes_on = i + 1 < rows.size() && (target_.rows.value == RowTotals::to_date ||
                                                   plan_year(rows[i + 1]->row) == plan_year(rows[i]->row));
      if (goes_on) continue;
      keep_latest(year, older());
      year.clear();
    }
  }

  int plan_year(const Row& row) const { return (row.last_month() + (1 - plan_.year_begins.value)).year(); }

  static void keep_outermost(const std::vector<UsedRow*>& rows) {
    for (UsedRow* used : rows) {
      for (const UsedRow* other : rows) {
        if (other == used || other->row.length() <= used->row.length()) continue;
        if (!other->row.months().contains(used->row.months())) continue;
        used->use = RowUse::nested;
        used->replaced_by = other->row.number;
      }
    }
  }

  // The latest year that the rows cover whole; of running totals one with a row of its last month.
  void keep_latest_year(const std::vector<UsedRow*>& rows) {
    std::optional<Months> latest;
    for (const UsedRow* used : rows) {
      const Months year = plan_.years(plan_year(used->row), plan_year(used->row));
      if (year.last() > cut_.last || (latest && year.first <= latest->first)) continue;
      std::vector<bool> covered(12, false);
      for (const UsedRow* other : rows) {
        if (!year.contains(other->row.months())) continue;
        const bool running = target_.rows.value != RowTotals::each_period;
        const Month from = running ? year.first : other->row.first_month();
        for (Month month = from; month <= other->row.last_month(); month = month + 1) {
          covered[static_cast<std::size_t>(month - year.first)] = true;
        }
      }
      if (std::all_of(covered.begin(), covered.end(), [](bool month) { return month; })) latest = year;
    }
    std::vector<UsedRow*> of_year;
    for (UsedRow* used : rows) {
      if (latest && latest->contains(used->row.months())) {
        of_year.push_back(used);
      } else {
        put_outside(*used,
                    latest && used->row.first_month() > latest->last()
                        ? say("of a year that is not covered whole yet", "của năm chưa đủ số liệu")
                        : say("of another year than the latest whole one", "của năm khác năm đủ số liệu gần nhất"));
      }
    }
    if (!of_year.empty()) keep_flow(of_year);
  }

  // The official row of the whole and those of areas: one of them stands, by the rules of each accrual.
  void settle_official() {
    if (!target_.by_area() || target_.across.value == Across::none) return;
    if (adding_ == Adding::flow && target_.rows.value == RowTotals::each_period) {
      settle_official_flow();
      return;
    }
    const bool by_year = adding_ == Adding::flow && target_.rows.value == RowTotals::year_to_date;
    std::set<int> years;
    for (const UsedRow& used : rows_) years.insert(by_year ? plan_year(used.row) : 0);
    for (const int year : years) {
      std::vector<UsedRow*> official, areas;
      for (UsedRow& used : rows_) {
        if (used.use != RowUse::counted || (by_year && plan_year(used.row) != year)) continue;
        (used.row.has_area() ? areas : official).push_back(&used);
      }
      if (official.empty() || areas.empty()) continue;
      const auto last = [](const std::vector<UsedRow*>& rows) {
        Month month = rows.front()->row.last_month();
        for (const UsedRow* used : rows) month = std::max(month, used->row.last_month());
        return month;
      };
      const bool official_stands = last(official) >= last(areas);
      for (UsedRow* used : official_stands ? areas : official) {
        used->use = RowUse::consolidated;
        used->reason = official_stands ? say("the official figure of the whole stands", "lấy số chính thức của toàn bộ")
                                       : say("areas have reported later", "các địa bàn đã báo cáo muộn hơn");
        if (official_stands) used->replaced_by = official.front()->row.number;
      }
    }
  }

  void settle_official_flow() {
    for (UsedRow& official : rows_) {
      if (official.row.has_area() || official.use != RowUse::counted) continue;
      if (lies_in_longer_rows_of_all_areas(official.row)) {
        official.use = RowUse::consolidated;
        official.reason = say("every area has reported a longer period", "mọi địa bàn đã báo cáo cho kỳ dài hơn");
        continue;
      }
      for (UsedRow& area : rows_) {
        if (!area.row.has_area() || area.use != RowUse::counted) continue;
        if (!official.row.months().contains(area.row.months())) continue;
        area.use = RowUse::consolidated;
        area.reason = say("the official figure of the whole stands", "lấy số chính thức của toàn bộ");
        area.replaced_by = official.row.number;
      }
    }
  }

  bool lies_in_longer_rows_of_all_areas(const Row& official) const {
    const Date day = level_.day_of(cut_.last);
    std::set<std::int32_t> areas;
    for (const UsedRow& used : rows_) {
      const bool stands = used.use == RowUse::counted || used.use == RowUse::nested || used.use == RowUse::consolidated;
      if (!stands || !used.row.has_area() || used.row.length() <= official.length()) continue;
      if (used.row.months().contains(official.months()) && level_.exists_on(used.row.area(), day)) {
        areas.insert(used.row.area());
      }
    }
    return !areas.empty() && areas.size() >= level_.count_on(day);
  }

  const Plan& plan_;
  const Target& target_;
  Adding adding_;
  Span span_, cut_;
  bool each_;
  LevelAreas level_;
  std::vector<UsedRow> rows_;
};

}  // namespace

template <>
std::span<const Word<RowUse>> words() {
  static constexpr Word<RowUse> table[] = {
      {RowUse::counted, "counted", "counted", "được tính"},
      {RowUse::replaced, "replaced", "replaced", "đã thay"},
      {RowUse::nested, "nested", "lies in a longer period", "nằm trong kỳ dài hơn"},
      {RowUse::consolidated, "consolidated", "set aside", "để riêng"},
      {RowUse::outside, "outside", "does not count", "không tính"},
      {RowUse::history, "history", "before the plan", "trước kế hoạch"},
      {RowUse::unknown_yet, "unknown-yet", "not yet known", "chưa biết vào ngày đó"},
      {RowUse::left_out, "left-out", "has errors", "có lỗi"},
      {RowUse::baseline, "baseline", "makes the baseline", "làm giá trị gốc"},
  };
  static_assert(is_complete(table));
  return table;
}

std::vector<UsedRow> row_uses(const TargetFigures& figures, const GoalResult& goal, const Observations& rows,
                              std::size_t number) {
  return Uses(figures, goal, rows, number).all();
}

}  // namespace plantrack
