#!/usr/bin/env python3
"""The figures of `report --goals all --format csv` by a second reading of docs/semantics.md.

  reference.py PLAN.yaml [--as-of DATE] [--goals current|all] FILE...   prints them as CSV

Nothing here is shared with src/. It reads progress files in canonical form, knows valid plans and valid rows only, and
is slow and plain. Everything is exact except what comes out of a root.
"""
import argparse
import csv
import math
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path

if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from oracle.figures import Figure, Figures, Growth, Number, growth  # noqa: E402
from oracle.submission import (Plan, Span, counted_rows, day_of, day_of_report, last_day, month_of, month_text,  # noqa: E402
                               read_rows)

CONDITIONS = ("at_least", "more_than", "at_most", "less_than", "about", "between", "within", "done", "increase", "decrease")
MINIMA = ("at_least", "more_than", "about", "between")
MAXIMA = ("at_most", "less_than")
DIRECTIONS = ("increase", "decrease")
COLUMNS = ("plan,target,indicator,name,goal,due,unit,compared_in,goal_value,goal_upper,actual,achieved_pct,progress_pct,gap,"
           "remaining,needed_numerator,required_per_year,expected,pace_pct,projected,status,current,period,estimated,"
           "complete,stale,areas_reported,areas_expected,areas_holding,rows_left_out,figure,numerator,denominator,baseline,"
           "start,start_value,progress,lead,lead_now,theme,inferred,part_of,note").split(",")
LEFT_OUT = ("name", "goal", "note")  # words, not figures


class Goal:
    """A goal at one due month."""

    def __init__(self, keys, span):
        self.keys, self.span, self.due = keys, span, span.last
        self.every = "every" in keys
        self.basis = keys.get("basis", "value")
        if "change" in keys:
            change = Fraction(keys["change"])
            self.condition = "at_most" if change < 0 else "at_least"
            self.number, self.basis = 1 + change / 100, "times-baseline"
        else:
            self.condition = next(condition for condition in CONDITIONS if condition in keys)
            stated = keys[self.condition]
            self.number = None
            if isinstance(stated, list):
                self.number, self.upper = Fraction(stated[0]), Fraction(stated[1])
            elif stated not in ("true", "True"):
                self.number = Fraction(stated)
        if self.condition not in ("between", "within"):
            self.upper = None
        self.each = "in_each" in keys

    @property
    def threshold(self):
        if self.condition != "about":
            return self.number
        return self.number - abs(self.number) * Fraction(self.keys.get("tolerance", "5")) / 100

    def holds(self, x):
        if self.condition in DIRECTIONS or self.condition == "done":
            return False
        sign = x.sign_beside(self.threshold)
        if self.condition == "within":
            return sign >= 0 and x.sign_beside(self.upper) <= 0
        return {"more_than": sign > 0, "at_most": sign <= 0, "less_than": sign < 0}.get(self.condition, sign >= 0)


def goals_of(plan, target, as_of):
    """Those in force, by due month."""
    goals = []
    for keys in target.get("goals", [target["goal"]] if "goal" in target else []):
        force = keys.get("in_force", {})
        if not day_of(force.get("from"), date.min) <= as_of <= day_of(force.get("to"), date.max):
            continue
        if "by" in keys:
            goals.append(Goal(keys, Span(plan.span.first, plan.period(keys["by"]).last)))
        else:
            years = [int(keys[key]) if key in keys else None for key in ("from", "to")]
            goals += [Goal(keys, span) for span in plan.periods(keys["every"], *years)]
    return sorted(goals, key=lambda goal: goal.due)


class Report:
    def __init__(self, plan, rows, as_of=None):
        self.plan = plan
        self.as_of = as_of or day_of_report(plan, rows)
        self.figures = Figures(plan, counted_rows(rows, self.as_of), self.as_of)

    def is_over(self, month):
        return last_day(month) <= self.as_of

    def month_of_target(self, target, goals):
        if goals and all(goal.each for goal in goals):
            return self.figures.month_of_each(target, self.plan.span, True)[0]
        return self.figures.figure(target, self.plan.span, every=True).month

    def is_stale(self, target, month):
        if self.plan.reporting_of(target):
            last = self.plan.last_report_due(target, self.as_of)
            return last is not None and (month is None or last.last > month)
        return month is not None and month_of(self.as_of) - month > self.plan.stale_after

    def current(self, goals, month):
        if month is None:
            first = 0
        else:
            first = next((place for place, goal in enumerate(goals) if goal.due >= month), len(goals) - 1)
        over = [place for place, goal in enumerate(goals) if self.is_over(goal.due)]
        return max([first] + over[-1:])

    def judgements(self):
        """Of each target its goals, judged, and the place of the current one."""
        for target in self.plan.targets.values():
            goals = goals_of(self.plan, target, self.as_of)
            month = self.month_of_target(target, goals)
            stale = self.is_stale(target, month)
            yield target, stale, [Judgement(self, target, goal, stale) for goal in goals], self.current(goals, month)

    def lines(self, current_only=False):
        for target, stale, judgements, current in self.judgements():
            if not judgements:
                yield self.context_line(target, stale)
            for place, judgement in enumerate(judgements):
                if place == current or not current_only:
                    yield {**judgement.line(), "current": yes(place == current)}

    def columns_of(self, target, stale):
        plan, keys = self.plan, target.get("unit", "")
        return {"plan": plan.id, "target": target["id"], "indicator": target.get("indicator", ""),
                "unit": keys.get("en", "") if isinstance(keys, dict) else keys,
                "stale": yes(stale), "lead": target.get("lead", ""), "lead_now": plan.lead_now(target, self.as_of),
                "theme": target.get("theme", ""), "rows_left_out": "0",
                "part_of": "|".join(other["id"] for other in plan.targets.values()
                                    if target["id"] in other.get("sum_of", []) + other.get("ratio_of", []))}

    def columns_of_figure(self, target, figure, due):
        expected = figure.expected
        if self.figures.by_area(target) and expected is None:
            expected = self.plan.areas_at(target["level"], min(month_of(self.as_of), due))
        reported = figure.reported or []
        counted = expected is not None and self.figures.by_area(target)
        return {"period": month_text(figure.month) if figure.is_there or figure.is_nothing else "",
                "estimated": yes(figure.estimated and figure.is_there),
                "complete": yes(figure.complete) if figure.is_there or figure.is_nothing else "",
                "areas_reported": str(len(reported)) if counted else "",
                "areas_expected": str(len(expected)) if counted else "",
                "figure": decimal(figure.number), "numerator": decimal(figure.numerator),
                "denominator": decimal(figure.denominator), "progress": figure.status}

    def context_line(self, target, stale):
        figure = self.figures.figure(target, self.plan.span)
        return {**dict.fromkeys(COLUMNS, ""), **self.columns_of(target, stale),
                **self.columns_of_figure(target, figure, self.plan.span.last),
                "actual": decimal(figure.number), "status": "context", "current": "yes",
                "compared_in": self.columns_of(target, stale)["unit"]}


def quotient(above, below):
    return None if below == 0 else above / below


def power(base, exponent):
    return float(base) ** float(exponent)


class Judgement:
    """One goal of a target: whether it holds, is proved, how much is achieved, and the way there."""

    def __init__(self, report, target, goal, stale):
        self.report, self.target, self.goal, self.stale = report, target, goal, stale
        self.figures, self.plan = report.figures, report.plan
        self.accrual = self.figures.accrual(target)
        self.is_flow = self.figures.is_flow(target, goal.every)
        self.is_ceiling = self.is_flow and goal.condition in MAXIMA and goal.basis == "value"
        self.is_ratio = target["measure"] == "ratio"
        over_time = self.accrual in ("flow", "yearly")
        self.is_accrued_ratio = self.is_ratio and over_time
        self.adds_over_time = over_time or self.accrual == "rate"
        self.baseline = None if self.accrual == "flow" and not self.is_ratio else self.figures.baseline(target)
        self.baseline_month = None
        if "baseline" in target:
            self.baseline_month = self.plan.year(int(target["baseline"]["year"])).last
        # No row below zero: a sum of them can only grow.
        rows = self.figures.rows_looked_at(target, goal.span) if not goal.each else self.figures.rows_of(target, goal.span)
        self.only_grows = self.is_flow and all(figure >= 0 for row in rows for figure in row.figures)
        self.judged, self.is_level_long_ended = goal.due, False
        if goal.each:
            last = self.plan.last_month_of(target["level"])
            if last is not None and goal.due > last:
                if goal.span.first <= last and goal.due - last <= 12:
                    self.judged = last
                else:
                    self.is_level_long_ended = True
        self.is_over = report.is_over(self.judged)
        self.x, self.holds, self.proved = None, False, False
        self.holding = None
        if goal.each:
            self.look_at_each()
        else:
            self.look_at_all()

    @property
    def due_text(self):
        return month_text(self.goal.due)

    # -- X, and what is proved

    def compared(self, number, month):
        """X, or None where the goal's basis cannot be had."""
        goal, baseline = self.goal, self.baseline
        if number is None or goal.basis == "value" or goal.condition in DIRECTIONS:
            return number
        if baseline is None or (goal.basis == "times-baseline" and baseline == 0):
            return None
        if goal.basis == "times-baseline":
            return Number(number.value / baseline)
        months = month - self.baseline_month
        if number.value <= 0 or baseline <= 0 or months < 12:
            return None
        return growth(number.value / baseline, Fraction(12, months))

    def look_at_all(self):
        self.take(self.figures.figure(self.target, self.goal.span, self.goal.every))
        if self.proved:
            return
        later = self.figures.figure(self.target, self.goal.span, self.goal.every, all_rows=True)
        if later.month is not None and later.month != self.figure.month:
            earlier = self.figure
            self.take(later)
            if not self.proved:
                self.take(earlier)

    def take(self, figure):
        self.figure = figure
        self.x = self.compared(figure.number, figure.month)
        self.holds = figure.status == "done" or (self.x is not None and self.goal.holds(self.x))
        self.proved = self.is_proved(figure)

    def breaks_above(self, x):
        """Fails by too much, which more rows cannot mend in a sum that only grows."""
        goal = self.goal
        return goal.condition in MAXIMA and not goal.holds(x) or goal.condition == "within" and x.sign_beside(goal.upper) > 0

    def is_proved(self, figure):
        """That it holds, or that it fails, whichever it does."""
        goal = self.goal
        if figure.is_running(self.report.as_of):
            return False
        if figure.status:
            return self.holds or (figure.complete and figure.month >= self.judged)
        if self.x is None or goal.condition in DIRECTIONS:
            return False
        if self.only_grows and goal.basis == "value":
            if self.holds and goal.condition in MINIMA or self.breaks_above(self.x):
                return True
        if (self.holds and goal.condition in MINIMA and goal.basis == "value" and figure.month == self.judged
                and (self.accrual == "stock" or self.accrual == "yearly" and not goal.every)
                and figure.alone is not None and goal.holds(Number(figure.alone))):
            return True
        return figure.complete and figure.month >= self.judged

    # -- each area by itself

    def look_at_each(self):
        if self.is_level_long_ended:
            self.take_each(self.each_at(None))
            return
        month, last = self.figures.month_of_each(self.target, self.goal.span, self.goal.every)
        self.take_each(self.each_at(month))
        if month == last or self.proved:
            return
        earlier = self.each
        self.take_each(self.each_at(last))
        if not self.proved:
            self.take_each(earlier)

    def each_at(self, month):
        return EachArea(self, month)

    def take_each(self, each):
        self.each, self.figure = each, each.figure
        self.x = each.x
        self.holding = len(each.holding)
        self.holds = bool(each.expected) and len(each.holding) == len(each.expected)
        self.fails = bool(each.failing)
        at_due = each.month is not None and each.month >= self.judged
        # Of an area that will be there when the goal falls due, and was not yet, nothing is proved.
        due_areas = {area.id for area in self.plan.areas_at(self.target["level"], self.judged)}
        all_there = at_due or due_areas <= set(each.there)
        self.proved = (self.holds and (all_there and set(each.proved_holding) == set(each.expected) or at_due and not each.running)
                       or bool(each.proved_failing)
                       or self.fails and at_due and not each.running)

    # -- how much

    @property
    def span_is_over(self):
        return self.report.is_over(self.judged)

    @property
    def is_capped_flow(self):
        """At most so much on a flow: good only when its span is over."""
        return self.is_flow and self.goal.condition in (*MAXIMA, "within")

    def achieved(self, status):
        goal, n = self.goal, self.goal.number
        if goal.each:
            if self.x is None and not self.each.has_status or not self.each.expected:
                return None
            if self.is_capped_flow and not self.span_is_over:
                return None
            return Fraction(100 * self.holding, len(self.each.expected))
        if self.x is None or n is None:
            return None
        x = self.x.value if self.x.sign_beside(n) else n
        if goal.condition in MAXIMA or goal.condition == "within":
            if status == "met":
                return 100
            if self.holds:
                return None
        if goal.condition in MAXIMA:
            start = 1 if goal.basis == "times-baseline" else self.baseline
            if start is not None and start > n and goal.basis != "growth-per-year" and not self.is_flow:
                return max(0, 100 * (start - x) / (start - n))
            if n >= 0:
                return quotient(100 * n, x)
            return 100 * x / n if x < 0 else 0
        if goal.condition == "within" and self.x.sign_beside(goal.upper) > 0:
            return 100 * goal.upper / x if goal.upper > 0 else None
        if n > 0:
            return max(0, 100 * x / n)
        if n == 0 or self.holds:
            return 100 if self.holds else None
        return 100 * n / x

    @property
    def is_above_upper(self):
        return self.goal.condition == "within" and self.x is not None and self.x.sign_beside(self.goal.upper) > 0

    def gap(self):
        if self.x is None or self.goal.number is None:
            return None
        if self.goal.condition == "within" and self.goal.holds(self.x):
            return Fraction(0)
        beside = self.goal.upper if self.is_above_upper else self.goal.number
        return self.x.value - beside if self.x.sign_beside(beside) else Fraction(0)

    def remaining(self):
        goal = self.goal
        if self.x is None or goal.number is None or goal.basis != "value" or goal.each:
            return None
        if goal.holds(self.x):
            return Fraction(0)
        n = goal.number
        if self.target["measure"] == "count" and goal.condition == "more_than":
            n = math.floor(n) + 1
        if self.target["measure"] == "count" and goal.condition == "less_than":
            n = math.ceil(n) - 1
        if goal.condition in MAXIMA:
            return self.x.value - n
        return self.x.value - goal.upper if self.is_above_upper else n - self.x.value

    def needed_numerator(self):
        goal, whole = self.goal, self.figure.denominator
        if not self.is_ratio or self.target["unit"] != "%" or goal.number is None or goal.basis != "value":
            return None
        if goal.each or goal.condition == "within" or whole is None or whole <= 0 or whole.denominator != 1:
            return None
        if self.is_accrued_ratio and self.figure.month < goal.due:
            return None
        edge = goal.threshold * whole / 100
        needed = {"more_than": math.floor(edge) + 1, "at_most": math.floor(edge),
                  "less_than": math.ceil(edge) - 1}.get(goal.condition, math.ceil(edge))
        if needed < 0 or (needed > whole and self.target.get("may_exceed_100") != "true"):
            return None
        return Fraction(needed)

    def required_per_year(self, remaining):
        if remaining is None or self.figure.month is None or self.goal.due - self.figure.month < 12:
            return None
        if self.goal.every or self.goal.condition == "within" or self.accrual == "rate" or self.is_ceiling:
            return None
        return remaining * 12 / (self.goal.due - self.figure.month)

    # -- on the way

    def start(self):
        """(s, S), or (None, None)."""
        goal, none = self.goal, (None, None)
        if goal.basis == "growth-per-year" or self.accrual == "rate" or goal.each or goal.number is None:
            return none
        if self.is_accrued_ratio:
            return none
        if self.target.get("level", "province") not in ("province", "whole") and self.target.get("across") == "none":
            return none
        if self.is_flow:
            begins = self.plan.reporting_from(self.target)
            return max(goal.span.first, begins if begins is not None else 0) - 1, Fraction(0)
        if goal.every:
            return none
        if self.baseline is not None and (self.baseline or goal.basis == "value"):
            return self.baseline_month, Fraction(1) if goal.basis == "times-baseline" else self.baseline
        month, value = self.figures.earliest(self.target) if goal.basis == "value" else none
        if month is None or value is None or month >= self.figure.month:
            return none
        return month, value

    def way(self):
        """start, start_value, expected, pace, projected, progress, and whether there is only a level to keep."""
        way = dict.fromkeys(("start", "start_value", "expected", "pace", "projected", "progress"))
        way["keeps"] = False
        goal, t = self.goal, self.figure.month
        if not self.figure.is_there and not self.figure.is_nothing:
            return way
        s, start = self.start()
        if s is not None and s < t:
            way["start"], way["start_value"] = s, start
        if self.x is None:
            return way
        x = self.x.value
        lower_bound = goal.condition in MINIMA and self.only_grows
        if (goal.basis == "growth-per-year" or self.accrual == "rate") and not goal.each and goal.number is not None:
            if self.figure.complete or lower_bound:
                way["pace"] = self.pace_of_rate()
            return way
        if way["start"] is None:
            return way
        n, d = goal.number, -1 if goal.condition in MAXIMA else 1
        if not self.is_ceiling and (goal.holds(Number(start)) or start == n):
            way["keeps"], way["expected"] = True, n
            return way
        ended = False
        if goal.condition == "within":
            if start > goal.upper:
                n, d, ended = goal.upper, -1, x < goal.number
            else:
                ended = x > goal.upper
        compound = self.target.get("path") == "compound" and not self.is_ceiling
        due = self.judged
        if t >= due:
            way["expected"], way["projected"] = n, x
        elif not compound:
            way["expected"] = start + (n - start) * Fraction(t - s, due - s)
            way["projected"] = start + (x - start) * Fraction(due - s, t - s)
        elif start > 0 and n > 0:
            way["expected"] = float(start) * power(n / start, Fraction(t - s, due - s))
            if x >= 0:
                way["projected"] = float(start) * power(x / start, Fraction(due - s, t - s))
        if way["projected"] is not None and goal.basis == "value":
            if self.target["measure"] in ("count", "ratio"):
                way["projected"] = max(way["projected"], 0)
            if self.is_ratio and self.target["unit"] == "%" and self.target.get("may_exceed_100") != "true":
                way["projected"] = min(way["projected"], 100)
        if not self.is_ceiling:
            way["progress"] = quotient(100 * (x - start), n - start)
        if self.is_ceiling:
            way["pace"] = way["expected"] / x if x > 0 else None
        elif not compound:
            way["pace"] = quotient(x - start, way["expected"] - start)
        elif start > 0 and n > 0 and x >= 0:
            ahead = power(n / start, Fraction(12, due - s)) - 1
            way["pace"] = d * (power(x / start, Fraction(12, t - s)) - 1) / abs(ahead)
        if ended:
            way["pace"] = None
        if not self.figure.complete:
            way["projected"] = None
            if not lower_bound:
                way["pace"] = None
        return way

    def pace_of_rate(self):
        n, x = self.goal.number, self.x.value
        if not self.x.sign_beside(n):
            x = n
        if n <= 0:
            return None
        if self.is_above_upper:
            return self.goal.upper / x
        if self.goal.condition in MAXIMA:
            return n / x if x > 0 else None
        return x / n

    def status_of_direction(self):
        months = self.figure.month - self.baseline_month
        a, b = self.x.value, self.baseline
        if b <= 0 or a < 0 or months < 12:
            return "in-progress"
        e = 1 if self.goal.condition == "increase" else -1
        demand = 1
        if "limit" in self.target:
            base, limit = abs(float(b)), abs(float(Fraction(self.target["limit"])))
            if base <= limit:
                demand = 1 - (base / limit) ** 4.44
            elif base < 2 * limit:
                demand = 1 - ((2 * limit - base) / limit) ** 4.44
        rate = growth(a / b, Fraction(12, months))
        if rate.sign_beside(0) * e < 0:
            return "regressing"
        for least, status in ((1.5 * demand, "on-track"), (0.5 * demand, "at-risk")):
            least = Fraction(least)
            if rate.sign_beside(e * least) * e >= 0:
                return status
        return "off-track"

    def status(self, way):
        goal, figure = self.goal, self.figure
        at_due = figure.month is not None and figure.month >= self.judged
        if self.is_level_long_ended:
            return "not-assessable"
        if figure.is_nothing and figure.complete and (at_due or not self.is_over):
            return "not-assessable"
        fails = self.fails if goal.each else self.x is not None and not self.holds and goal.condition not in DIRECTIONS
        if not goal.each and goal.condition == "done":
            fails = bool(figure.status) and not self.holds
        running = self.each.running if goal.each else figure.is_running(self.report.as_of)
        if self.holds and not (self.is_capped_flow and not self.span_is_over):
            if self.proved:
                return "met"
            if figure.complete and not self.stale and not self.is_over and not (self.adds_over_time and running):
                return "met"
        if fails and self.proved:
            broken = bool(self.each.broken) if goal.each else (self.is_flow and goal.basis == "value" and self.breaks_above(self.x))
            if self.is_over or broken:
                return "missed"
        if self.is_over and not self.proved and not (figure.complete and at_due):
            return "overdue"
        has = self.x is not None or figure.status or (goal.each and self.each.has_status)
        if not has or goal.condition in DIRECTIONS and self.baseline is None:
            return "no-data"
        solid = figure.complete and not self.stale
        if goal.condition in DIRECTIONS:
            return self.status_of_direction() if solid else "incomplete"
        pace = way["pace"]
        quiet_ceiling = self.is_ceiling and not goal.each and way["expected"] is not None and self.x.value == 0
        if (quiet_ceiling or pace is not None and pace >= self.plan.on_track) and not self.stale:
            if figure.complete or goal.condition in MINIMA:
                return "on-track"
        if not solid:
            return "incomplete"
        if way["keeps"] and not self.holds or pace is not None and pace < 0:
            return "regressing"
        if pace is None:
            return "in-progress"
        if pace >= self.plan.at_risk:
            return "at-risk"
        return "off-track"

    # -- the line of the report

    def line(self):
        target, goal, figure = self.target, self.goal, self.figure
        way = self.way()
        status = self.status(way)
        remaining = self.remaining()
        line = {**dict.fromkeys(COLUMNS, ""), **self.report.columns_of(target, self.stale),
                **self.report.columns_of_figure(target, figure, goal.due)}
        if goal.each:
            line.update(self.each.columns(self))
        compared_in = {"growth-per-year": "%/year", "value": line["unit"]}.get(goal.basis)
        if compared_in is None:
            compared_in = f"× {target['baseline']['year']}"
        inferred = goal.keys.get("inferred", [])
        line.update({
            "due": month_text(goal.due),
            "compared_in": compared_in,
            "goal_value": decimal(goal.number), "goal_upper": decimal(goal.upper),
            "actual": told_apart(self.x, goal.number),
            "achieved_pct": percentage(self.achieved(status), below_100=True),
            "progress_pct": percentage(way["progress"], below_100=True),
            "gap": decimal(self.gap()), "remaining": decimal(remaining),
            "needed_numerator": decimal(self.needed_numerator()),
            "required_per_year": decimal(self.required_per_year(remaining)),
            "expected": decimal(way["expected"]),
            "pace_pct": percentage(None if way["pace"] is None else 100 * way["pace"]),
            "projected": decimal(way["projected"]), "status": status,
            "baseline": decimal(self.baseline),
            "start": month_text(way["start"]), "start_value": decimal(way["start_value"]),
            "inferred": "+".join(what for what in ("by", "condition") if what in inferred),
        })
        return line


class EachArea:
    """How a goal stands in each area by itself, from the rows that end no later than `month`."""

    def __init__(self, judgement, month):
        self.month = month
        goal, target, figures = judgement.goal, judgement.target, judgement.figures
        plan, as_of = judgement.plan, judgement.report.as_of
        adds_up = figures.adds_up(target, goal.every)
        self.holding, self.failing, self.proved_holding, self.proved_failing, self.broken = [], [], [], [], []
        self.x, self.running, self.has_status = None, False, False
        at = month if month is not None else min(month_of(as_of), goal.due)
        areas = plan.areas_at(target["level"], at)
        self.there = [area.id for area in areas]
        ones = figures.of_each(target, goal.span, goal.every, month) if month is not None else {}
        numbers, rows = [], []
        self.expected, self.reported = [], []
        for area in areas:
            one = ones.get(area.id)
            if one is None or not one.says_something:
                self.expected.append(area.id)
                continue
            figure = figures.finish(target, Figure(one.last, status=one.status, rows=one.rows), one.amount, one.number)
            current = one.last == month and (not adds_up or figures.expected_months(target, goal.span, month, area) <= one.covered)
            if figure.is_nothing and current:
                continue
            self.expected.append(area.id)
            rows += one.rows
            if one.last == month:
                self.reported.append(area.id)
            if figure.is_nothing:
                continue
            running = figure.is_running(as_of)
            self.running = self.running or running
            self.has_status = self.has_status or bool(figure.status)
            x = figure.number
            if x is not None:
                numbers.append(x)
            holds = figure.status == "done" or x is not None and goal.holds(x)
            reached = broken = False
            if x is not None and judgement.is_flow and not running and not any(
                    value < 0 for row in figures.rows_of(target, goal.span) if row.area == area.id for value in row.figures):
                reached = holds and goal.condition in MINIMA
                broken = judgement.breaks_above(x)
            if holds and (current or reached):
                self.holding.append(area.id)
            if not holds and current or broken:
                self.failing.append(area.id)
            if reached or figure.status and holds and current and not running:
                self.proved_holding.append(area.id)
            if broken:
                self.broken.append(area.id)
            if broken or not holds and current and month >= judgement.judged and not running:
                self.proved_failing.append(area.id)
        if numbers:
            self.x = self.worst(goal, numbers)
        is_nothing = bool(areas) and not self.expected
        self.figure = Figure(month, rows=rows, is_nothing=is_nothing, status="", expected=areas)
        self.figure.complete = is_nothing or (bool(self.expected) and all(
            area in self.holding or area in self.failing for area in self.expected))
        self.is_there = bool(numbers) or self.has_status or is_nothing

    def worst(self, goal, numbers):
        if goal.condition in MAXIMA:
            return max(numbers, key=lambda x: x.value)
        if goal.condition == "within":
            return max(numbers, key=lambda x: (max(goal.number - x.value, x.value - goal.upper, 0), -x.value))
        return min(numbers, key=lambda x: x.value)

    def columns(self, judgement):
        return {"period": month_text(self.month) if self.is_there else "",
                "estimated": yes(any(row.is_estimate for row in self.figure.rows)),
                "complete": yes(self.figure.complete) if self.is_there else "", "figure": "", "numerator": "", "denominator": "",
                "areas_reported": str(len(self.reported)), "areas_expected": str(len(self.expected)),
                "areas_holding": str(len(self.holding))}


# ---- Numbers as text

def yes(flag):
    return "yes" if flag else "no"


def rounded(value, places):
    """Half away from zero, as a whole number of the last place."""
    units = math.floor(abs(Fraction(value)) * 10 ** places + Fraction(1, 2))
    return -units if value < 0 else units


def with_point(units, places):
    digits = f"{abs(units):0{places + 1}}"
    return f"{'-' if units < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def decimal(value, places=4):
    if isinstance(value, (Number, Growth)):
        value = value.value
    return "" if value is None else with_point(rounded(value, places), places).rstrip("0").rstrip(".")


def told_apart(x, number):
    """X with as many more decimals as tell it from N."""
    if x is None:
        return ""
    if number is None:
        return decimal(x)
    if not x.sign_beside(number):
        return decimal(number)
    places = 4
    while places < 12 and decimal(x, places) == decimal(number, places):
        places += 1
    return decimal(x, places)


def percentage(value, below_100=False):
    if value is None:
        return ""
    units = rounded(value, 2)
    if below_100 and value < 100:
        units = min(units, 9999)
    return with_point(units, 2)


def lines_of(plan_path, files, as_of=None, current_only=False):
    plan = Plan(plan_path)
    return list(Report(plan, read_rows(plan, files), as_of).lines(current_only))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plan")
    parser.add_argument("files", nargs="*")
    parser.add_argument("--as-of", type=date.fromisoformat)
    parser.add_argument("--goals", choices=("current", "all"), default="all")
    options = parser.parse_intermixed_args()
    columns = [column for column in COLUMNS if column not in LEFT_OUT]
    writer = csv.DictWriter(sys.stdout, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines_of(options.plan, options.files, options.as_of, options.goals == "current"))


if __name__ == "__main__":
    main()
