#include "compute/steps.hpp"

#include "compute/compared.hpp"

#include <fmt/format.h>

namespace plantrack {
namespace {

using With = std::vector<std::pair<std::string, Rational>>;

// Of more rows than that the sum stands for itself.
constexpr std::size_t most_summands = 60;

class Steps {
 public:
  Steps(const TargetFigures& figures, const std::vector<TargetResult>& targets, const GoalResult& goal,
        const std::vector<UsedRow>& uses, const Observations& rows)
      : plan_(figures.plan()), target_(figures.target()), targets_(targets), goal_(goal), uses_(uses), rows_(rows) {}

  std::vector<Step> all() {
    if (goal_.figure.value && !(goal_.goal && goal_.goal->in_each)) add_figure();
    if (goal_.baseline) add("baseline", "B", {{"B", *goal_.baseline}}, *goal_.baseline);
    if (!goal_.goal || !has_number(goal_.goal->condition.value)) return std::move(steps_);
    N_ = rational(goal_.goal->number.value);
    add_basis();
    add_achieved();
    if (goal_.actual && !goal_.goal->in_each) add_way();
    return std::move(steps_);
  }

 private:
  void add(std::string name, std::string formula, With with, const Rational& result) {
    steps_.push_back({std::move(name), std::move(formula), std::move(with), result});
  }

  struct Sum {
    std::string formula;
    With with;
    Rational result;
  };

  // v1 + v2 + ... of the rows that count.
  template <class Of>
  Sum sum_of_rows(const std::string& letter, Of of) const {
    Sum sum;
    for (const UsedRow& used : uses_) {
      if (used.use != RowUse::counted) continue;
      const std::string name = letter + std::to_string(sum.with.size() + 1);
      sum.formula += (sum.formula.empty() ? "" : " + ") + name;
      sum.with.emplace_back(name, rational(of(used.row)));
      sum.result += sum.with.back().second;
    }
    if (sum.with.size() <= most_summands) return sum;
    sum.formula = letter;
    sum.with = {{letter, sum.result}};
    return sum;
  }

  void add_figure() {
    const Actual& figure = goal_.figure;
    if (target_.derived() && add_parts()) return;
    if (figure.numerator && figure.denominator) {
      if (!target_.derived()) {
        const Sum above = sum_of_rows("n", [this](const Row& row) { return rows_.value_of(row.value); });
        const Sum below = sum_of_rows("d", [this](const Row& row) { return rows_.value_of(row.denominator); });
        if (above.result == *figure.numerator && below.result == *figure.denominator) {
          add("numerator", above.formula, above.with, above.result);
          add("denominator", below.formula, below.with, below.result);
        }
      }
      add("figure", target_.in_percent() ? "100 * numerator / denominator" : "numerator / denominator",
          {{"numerator", *figure.numerator}, {"denominator", *figure.denominator}}, *figure.value);
      return;
    }
    if (figure.factor && figure.years > 0) {
      add("figure", "100 * (factor ^ (1 / years) - 1)", {{"factor", *figure.factor}, {"years", Rational(figure.years)}},
          *figure.value);
      return;
    }
    const Sum sum = sum_of_rows("v", [this](const Row& row) { return rows_.value_of(row.value); });
    if (sum.result == *figure.value && !sum.with.empty()) {
      add("figure", sum.formula, sum.with, *figure.value);
    } else {
      add("figure", "A", {{"A", *figure.value}}, *figure.value);
    }
  }

  // Of a sum or quotient of targets the figures of these.
  bool add_parts() {
    if (target_.sum_of.empty()) return false;
    Sum sum;
    for (const Reference& part : target_.sum_of) {
      for (const TargetResult& each : targets_) {
        if (static_cast<int>(each.target) != part.index) continue;
        const auto& value = each.current_goal().figure.value;
        if (!value) continue;
        std::string name = "part" + std::to_string(sum.with.size() + 1);
        sum.formula += (sum.formula.empty() ? "" : " + ") + name;
        sum.result += *value;
        sum.with.emplace_back(std::move(name), *value);
      }
    }
    if (sum.with.empty() || sum.result != *goal_.figure.value) return false;
    add("figure", sum.formula, sum.with, sum.result);
    return true;
  }

  void add_basis() {
    if (!goal_.actual || goal_.goal->in_each || !goal_.figure.value) return;
    if (goal_.goal->basis.value == Basis::times_baseline && goal_.baseline) {
      add("basis", "A / B", {{"A", *goal_.figure.value}, {"B", *goal_.baseline}}, *goal_.actual);
    } else if (goal_.goal->basis.value == Basis::growth_per_year && goal_.baseline) {
      const int months = *goal_.period - plan_.year_end(target_.baseline.year.value);
      add("basis", "100 * ((A / B) ^ (1 / years) - 1)",
          {{"A", *goal_.figure.value}, {"B", *goal_.baseline}, {"years", Rational(months, 12)}}, *goal_.actual);
      steps_.back().with.back().second.canonicalize();
    }
  }

  void add_achieved() {
    if (!goal_.achieved) return;
    const Rational& result = *goal_.achieved;
    if (goal_.goal->in_each) {
      add("achieved", "100 * holding / expected",
          {{"holding", Rational(goal_.areas_holding.value_or(0))},
           {"expected", Rational(goal_.areas_expected.value_or(0))}},
          result);
      return;
    }
    const Rational& X = *goal_.actual;
    const Condition condition = goal_.goal->condition.value;
    const auto upper = [this] { return rational(goal_.goal->upper.value); };
    if (is_minimum(condition) || (condition == Condition::within && X < N_)) {
      if (N_ > 0) {
        add("achieved", "max(0, 100 * X / N)", {{"X", X}, {"N", N_}}, result);
      } else if (result == 100) {
        add("achieved", "100", {}, result);
      } else {
        add("achieved", "100 * N / X", {{"X", X}, {"N", N_}}, result);
      }
    } else if (result == 100) {
      add("achieved", "100", {}, result);
    } else if (condition == Condition::within) {
      add("achieved", "100 * H / X", {{"X", X}, {"H", upper()}}, result);
    } else if (X != 0 && Rational(100 * N_ / X) == result) {
      add("achieved", "100 * N / X", {{"X", X}, {"N", N_}}, result);
    } else if (N_ != 0 && Rational(100 * X / N_) == result) {
      add("achieved", "100 * X / N", {{"X", X}, {"N", N_}}, result);
    } else if (goal_.baseline && goal_.goal->basis.value == Basis::times_baseline) {
      add("achieved", "max(0, 100 * (1 - X) / (1 - N))", {{"X", X}, {"N", N_}}, result);
    } else if (goal_.baseline) {
      add("achieved", "max(0, 100 * (B - X) / (B - N))", {{"B", *goal_.baseline}, {"X", X}, {"N", N_}}, result);
    } else {
      add("achieved", fmt::format("{}", result.get_str()), {}, result);
    }
  }

  void add_way() {
    const Rational& X = *goal_.actual;
    if (!goal_.start) {
      add_growth_pace(X);
      return;
    }
    const Rational& S = goal_.start->value;
    const bool up = goal_.goal->condition.value != Condition::within || S < N_;
    const Rational N = up ? N_ : rational(goal_.goal->upper.value);
    const Rational gone(*goal_.period - goal_.start->month);
    const Rational months(*goal_.due - goal_.start->month);
    const bool compound = target_.path.value == Path::compound && !goal_.ceiling;
    const bool before_due = *goal_.period < *goal_.due;
    const With way{{"S", S}, {"N", N}, {"gone", gone}, {"months", months}};
    if (goal_.expected) {
      if (goal_.keep || !before_due) {
        add("expected", "N", {{"N", *goal_.expected}}, *goal_.expected);
      } else {
        add("expected", compound ? "S * (N / S) ^ (gone / months)" : "S + (N - S) * gone / months", way,
            *goal_.expected);
      }
    }
    if (goal_.pace) {
      const With from{{"X", X}, {"S", S}, {"E", goal_.expected.value_or(N)}};
      if (goal_.ceiling) {
        add("pace", "E / X", {{"E", *goal_.expected}, {"X", X}}, *goal_.pace);
      } else if (compound) {
        add("pace", fmt::format("{}((X / S) ^ (12 / gone) - 1) / abs((N / S) ^ (12 / months) - 1)", N < S ? "-" : ""),
            {{"X", X}, {"S", S}, {"N", N}, {"gone", gone}, {"months", months}}, *goal_.pace);
      } else {
        add("pace", "(X - S) / (E - S)", from, *goal_.pace);
      }
    }
    if (goal_.projected) add_projected(X, S, gone, months, compound, before_due);
  }

  void add_projected(const Rational& X, const Rational& S, const Rational& gone, const Rational& months, bool compound,
                     bool before_due) {
    std::string formula = !before_due ? "X"
                          : compound  ? "S * (X / S) ^ (months / gone)"
                                      : "S + (X - S) * months / gone";
    With with{{"X", X}};
    if (before_due) with = {{"X", X}, {"S", S}, {"gone", gone}, {"months", months}};
    if (before_due && *goal_.projected == 0) formula = "max(0, " + formula + ")";
    if (before_due && target_.in_percent() && *goal_.projected == 100) formula = "min(100, " + formula + ")";
    add("projected", std::move(formula), std::move(with), *goal_.projected);
  }

  void add_growth_pace(const Rational& X) {
    if (!goal_.pace) return;
    if (wants_less(goal_.goal->condition.value)) {
      add("pace", "N / X", {{"N", N_}, {"X", X}}, *goal_.pace);
    } else if (goal_.goal->condition.value == Condition::within && X > rational(goal_.goal->upper.value)) {
      add("pace", "H / X", {{"H", rational(goal_.goal->upper.value)}, {"X", X}}, *goal_.pace);
    } else {
      add("pace", "X / N", {{"X", X}, {"N", N_}}, *goal_.pace);
    }
  }

  const Plan& plan_;
  const Target& target_;
  const std::vector<TargetResult>& targets_;
  const GoalResult& goal_;
  const std::vector<UsedRow>& uses_;
  const Observations& rows_;
  Rational N_;
  std::vector<Step> steps_;
};

}  // namespace

std::vector<Step> steps_of(const TargetFigures& figures, const std::vector<TargetResult>& targets,
                           const GoalResult& goal, const std::vector<UsedRow>& uses, const Observations& rows) {
  return Steps(figures, targets, goal, uses, rows).all();
}

}  // namespace plantrack
