"""The figures of `report --goals all --format csv` by a second reading of docs/semantics.md.

Nothing here is shared with src/. Plans are dictionaries with the keys of a plan file, rows are `Row`s, and everything is
an exact fraction except what comes out of a root. It knows valid plans and valid rows only, and is slow and plain.
"""
import calendar
import math
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Optional

CONDITIONS = ("at_least", "more_than", "at_most", "less_than", "about", "between", "done", "increase", "decrease")
CEILINGS = ("at_most", "less_than")
DIRECTIONS = ("increase", "decrease")


# Months are counted from year 0, so that spans of time are differences.

def december(year):
    return year * 12 + 11


def first_day(month):
    return date(month // 12, month % 12 + 1, 1)


def last_day(month):
    return date(month // 12, month % 12 + 1, calendar.monthrange(month // 12, month % 12 + 1)[1])


def month_of(day):
    return day.year * 12 + day.month - 1


@dataclass(frozen=True)
class Row:
    target: str
    first: int  # the period's first and last month
    last: int
    area: str = ""
    value: Optional[Fraction] = None
    numerator: Optional[Fraction] = None
    denominator: Optional[Fraction] = None
    status: str = ""
    reported_on: Optional[date] = None
    estimate: bool = False

    def lies_in(self, other):
        return other.first <= self.first and self.last <= other.last

    @property
    def known_on(self):
        return self.reported_on or last_day(self.last)


@dataclass
class Figure:
    """A figure, or with neither value nor status a 0 / 0."""
    month: int
    rows: list
    value: Optional[Fraction] = None
    denominator: Optional[Fraction] = None
    status: str = ""

    @property
    def is_nothing(self):
        return self.value is None and not self.status


# ---- 1. Which rows count

def day_of_report(plan, rows, as_of):
    if as_of:
        return as_of
    return max((row.known_on for row in rows), default=date(plan["period"]["from"], 1, 1))


def counted_rows(rows, as_of):
    latest = {}
    for row in rows:
        if row.known_on > as_of:
            continue
        key = (row.target, row.first, row.last, row.area)
        if key not in latest or (row.reported_on or date.min) > (latest[key].reported_on or date.min):
            latest[key] = row
    return list(latest.values())


# ---- 2. From rows to the actual figure

def outermost(rows):
    return [row for row in rows if not any(row.lies_in(other) and other is not row for other in rows)]


def latest_row(rows):
    return max(rows, key=lambda row: (row.last, row.last - row.first))


def added(rows):
    return Figure(max(row.last for row in rows), rows, sum(row.value for row in rows))


def figure_of_one(kind, unit, rows):
    """The figure of one area's rows; None where there is none."""
    if not rows:
        return None
    if kind == "flow":
        return added(outermost(rows))
    if kind == "yearly":
        for year in sorted({row.last // 12 for row in rows}, reverse=True):
            of_year = outermost([row for row in rows if row.last // 12 == year])
            if sum(row.last - row.first + 1 for row in of_year) == 12:
                return added(of_year)
        return None
    row = latest_row(rows)
    if kind == "qualitative":
        return Figure(row.last, [row], status=row.status)
    if kind == "ratio":
        return ratio_of([row], unit)
    return Figure(row.last, [row], row.value)


def ratio_of(rows, unit):
    month = max(row.last for row in rows)
    if len(rows) == 1 and rows[0].denominator is None:
        return Figure(month, rows, rows[0].value)
    numerator, denominator = sum(row.numerator for row in rows), sum(row.denominator for row in rows)
    if denominator == 0:
        return Figure(month, rows)
    return Figure(month, rows, numerator / denominator * (100 if unit == "%" else 1), denominator)


def figure_of_areas(kind, unit, rows):
    """All areas together, with the consolidated rows of the whole province."""
    whole = [row for row in rows if not row.area]
    if kind == "flow":
        whole = outermost(whole)
        left = [row for row in rows if row.area and not any(row.lies_in(official) for official in whole)]
        used = whole + [row for area in {row.area for row in left}
                        for row in outermost([row for row in left if row.area == area])]
        return added(used) if used else None
    official = figure_of_one(kind, unit, whole)
    figures = [figure_of_one(kind, unit, [row for row in rows if row.area == area])
               for area in sorted({row.area for row in rows if row.area})]
    figures = [figure for figure in figures if figure]
    if official and all(official.month >= figure.month for figure in figures):
        return official
    if not figures:
        return None
    used = [row for figure in figures for row in figure.rows]
    month = max(figure.month for figure in figures)
    if kind == "ratio":
        return ratio_of(used, unit)
    return Figure(month, used, sum(figure.value for figure in figures))


@dataclass
class Window:
    """What a goal looks at: periods inside these months."""
    first: int
    last: int


class Report:
    def __init__(self, plan, rows, as_of=None):
        self.plan = plan
        self.targets = {target["id"]: target for target in plan["targets"]}
        self.as_of = day_of_report(plan, rows, as_of)
        self.counted = counted_rows(rows, self.as_of)
        self.whole_plan = Window(plan["period"]["from"] * 12, december(plan["period"]["to"]))

    # -- rows and figures of a target

    def kind(self, target):
        if target["measure"] in ("ratio", "qualitative"):
            return target["measure"]
        return target["accrual"] if "accrual" in target else self.kind(self.targets[target["sum_of"][0]])

    def by_area(self, target):
        return target.get("level", "province") != "province"

    def rows(self, target, window):
        return [row for row in self.counted
                if row.target == target["id"] and window.first <= row.first and row.last <= window.last]

    def parts(self, target):
        return [self.targets[part] for part in target["sum_of"]]

    def figure(self, target, window):
        if "sum_of" in target:
            figures = [figure for figure in (self.figure(part, window) for part in self.parts(target))
                       if figure and not figure.is_nothing]
            if not figures:
                return None
            return Figure(max(figure.month for figure in figures), [row for figure in figures for row in figure.rows],
                          sum(figure.value for figure in figures))
        rows = self.rows(target, window)
        if self.by_area(target):
            return figure_of_areas(self.kind(target), target.get("unit"), rows)
        return figure_of_one(self.kind(target), target.get("unit"), rows)

    def latest_month(self, target, window):
        """The last month of the latest counted period; of a yearly target, of the latest whole year."""
        if "sum_of" in target:
            return max((month for month in (self.latest_month(part, window) for part in self.parts(target))
                        if month is not None), default=None)
        if self.kind(target) == "yearly":
            figure = self.figure(target, window)
            return figure.month if figure else None
        return max((row.last for row in self.rows(target, window)), default=None)

    def baseline(self, target, area=None):
        """The baseline's figure, of all areas or of one; None where it is not known."""
        if "baseline" not in target:
            return None
        if "value" in target["baseline"]:
            return Fraction(target["baseline"]["value"])
        year = target["baseline"]["year"]
        rows = [row for row in self.counted
                if row.target == target["id"] and (row.first, row.last) == (year * 12, december(year))]
        if self.by_area(target) and not area:
            figure = figure_of_areas(self.kind(target), target.get("unit"), rows)
        else:
            figure = figure_of_one(self.kind(target), target.get("unit"),
                                   [row for row in rows if row.area == (area or "")])
        return figure.value if figure else None

    def earliest(self, target):
        """Month and figure of the earliest counted period; (None, None) where that has no figure."""
        month = min((row.last for row in self.rows_with_parts(target)), default=None)
        figure = None if month is None else self.figure(target, Window(self.whole_plan.first, month))
        return (month, figure.value) if figure and figure.value is not None else (None, None)

    def rows_with_parts(self, target):
        if "sum_of" in target:
            return [row for part in self.parts(target) for row in self.rows_with_parts(part)]
        return self.rows(target, self.whole_plan)

    # -- areas

    def areas(self, level):
        return [area for area in self.plan.get("areas", ()) if area["level"] == level]

    def areas_at(self, level, month):
        end = last_day(month)
        there = [area["id"] for area in self.areas(level)
                 if area.get("from", date.min) <= end <= area.get("until", date.max)]
        last = self.last_month_of(level)
        return there if there or last is None or last >= month else self.areas_at(level, last)

    def last_month_of(self, level):
        """The last month at whose end any area of the level exists; None where some have no end."""
        ends = [area.get("until", date.max) for area in self.areas(level)]
        if not ends or max(ends) == date.max:
            return None
        last = month_of(max(ends))
        return last if last_day(last) == max(ends) else last - 1

    # -- goals

    def goals(self, target):
        """Each dated goal as (due year, goal), by due date."""
        dated = []
        for goal in target["goals"] if "goals" in target else [target["goal"]]:
            if "by" in goal:
                dated.append((goal["by"], goal))
            else:
                period = {**self.plan["period"], **goal}
                dated += [(year, goal) for year in range(period["from"], period["to"] + 1)]
        return sorted(dated, key=lambda item: item[0])

    def current(self, target):
        """The place of the current goal among the target's goals."""
        month = self.latest_month(target, self.whole_plan)
        if month is None:
            month = month_of(self.as_of)
        dues = [december(year) for year, _ in self.goals(target)]
        return next((place for place, due in enumerate(dues) if due >= month), len(dues) - 1)

    def lines(self):
        for target in self.plan["targets"]:
            goals = self.goals(target)
            current = self.current(target)
            for place, (year, goal) in enumerate(goals):
                line = Judgement(self, target, goal, year, goals[:place]).line()
                line["current"] = "yes" if place == current else "no"
                yield line


# ---- 3. and 4. From the figure to the goal, and on the way

def condition_of(goal):
    return next(condition for condition in CONDITIONS if condition in goal)


def number_of(goal):
    """N; None where the condition has no number."""
    condition = condition_of(goal)
    if condition == "between":
        return Fraction(goal["between"][0])
    return None if goal[condition] is True else Fraction(goal[condition])


def threshold(goal):
    number = number_of(goal)
    return number * (1 - Fraction(goal.get("tolerance", 5)) / 100) if condition_of(goal) == "about" else number


def holds(goal, x):
    condition, number = condition_of(goal), number_of(goal)
    if condition == "more_than":
        return x > number
    if condition == "at_most":
        return x <= number
    if condition == "less_than":
        return x < number
    return x >= threshold(goal)


def quotient(above, below):
    return None if below == 0 else above / below


def root(ratio, exponent):
    return float(ratio) ** float(exponent)


def growth_holds(goal, factor, months):
    """Whether a factor over so many months is the growth a year that the goal asks for; without roots."""
    yearly = 1 + threshold(goal) / 100
    if yearly <= 0:
        return condition_of(goal) not in CEILINGS
    common = math.gcd(12, months)
    ahead = factor ** (12 // common) - yearly ** (months // common)
    return {"more_than": ahead > 0, "at_most": ahead <= 0, "less_than": ahead < 0}.get(condition_of(goal), ahead >= 0)


class Judgement:
    """One dated goal of a target."""

    def __init__(self, report, target, goal, year, earlier):
        self.report, self.target, self.goal, self.earlier = report, target, goal, earlier
        self.due = self.judged = december(year)
        self.condition, self.number = condition_of(goal), number_of(goal)
        self.basis = goal.get("basis", "value")
        self.kind = report.kind(target)
        self.yearly_goal = "every" in goal
        plan_from = report.plan["period"]["from"]
        self.window = Window(year * 12 if self.yearly_goal else plan_from * 12, self.due)
        self.baseline_month = december(target["baseline"]["year"]) if "baseline" in target else None
        self.baseline = report.baseline(target)
        self.level = target.get("level", "province")
        self.each = "in_each" in goal
        if self.each:
            last = report.last_month_of(self.level)
            if last is not None:
                self.judged = min(self.due, last)
        self.figure = None
        self.month = None  # t
        self.x = None
        self.is_nothing = False
        self.is_met = False
        self.holding = self.expected_areas = None
        if self.each:
            self.look_at_each()
        else:
            self.look_at_all()

    def look_at_all(self):
        figure = self.report.figure(self.target, self.window)
        self.month = self.report.latest_month(self.target, self.window)
        if figure is None:
            return
        self.figure = figure
        self.is_nothing = figure.is_nothing
        if self.kind == "qualitative":
            self.is_met = figure.status == "done"
        elif not self.is_nothing:
            self.x, self.is_met = self.compared(figure.value, self.baseline, self.month)

    def look_at_each(self):
        rows = [row for row in self.report.rows(self.target, self.window) if row.area]
        figures = {area: figure_of_one(self.kind, self.target.get("unit"), [row for row in rows if row.area == area])
                   for area in sorted({row.area for row in rows})}
        figures = {area: figure for area, figure in figures.items() if figure}
        if not figures:
            return
        self.month = max(figure.month for figure in figures.values())
        used = [row for figure in figures.values() for row in figure.rows if not figure.is_nothing]
        self.figure = Figure(self.month, used, status="some")
        expected = self.report.areas_at(self.level, self.month)
        if self.kind == "qualitative":
            holding = [area for area in expected if area in figures and figures[area].status == "done"]
        else:
            self.is_nothing = all(figure.is_nothing for figure in figures.values())
            compared = {area: self.compared(figure.value, self.report.baseline(self.target, area), figure.month)
                        for area, figure in figures.items() if not figure.is_nothing}
            xs = [x for x, _ in compared.values() if x is not None]
            if xs:
                self.x = (max if self.condition in CEILINGS else min)(xs)
            holding = [area for area in expected if area in compared and compared[area][1]]
        self.holding = len(holding)
        self.expected_areas = len(expected)
        self.is_met = bool(expected) and len(holding) == len(expected)

    def compared(self, actual, baseline, month):
        """X, and whether the condition holds."""
        none = None, False
        x = actual
        if self.basis != "value":
            if baseline is None:
                return none
            months = month - self.baseline_month
            if self.basis == "growth-per-year":
                if actual <= 0 or baseline <= 0 or months <= 0:
                    return none
                factor = actual / baseline
                return 100 * (root(factor, Fraction(12, months)) - 1), growth_holds(self.goal, factor, months)
            x = quotient(actual, baseline)
        return x, x is not None and self.condition not in DIRECTIONS and holds(self.goal, x)

    # -- how much

    @property
    def has_figure(self):
        return self.x is not None or (self.kind == "qualitative" and self.figure is not None)

    def achieved(self):
        if not self.has_figure:
            return None
        if self.each:
            return Fraction(100 * self.holding, self.expected_areas) if self.expected_areas else None
        if self.number is None:
            return None
        if self.condition not in CEILINGS:
            if self.number == 0:
                return 100 if self.is_met else None
            return max(0, 100 * self.x / self.number)
        if self.is_met:
            return 100
        start = 1 if self.basis == "times-baseline" else self.baseline
        if start is not None and start > self.number and self.basis != "growth-per-year":
            return max(0, 100 * (start - self.x) / (start - self.number))
        share = quotient(100 * self.number, self.x)
        return None if share is None else max(0, share)

    def remaining(self):
        if self.x is None or self.number is None or self.basis != "value" or self.each:
            return None
        number = self.number
        if self.target["measure"] == "count" and self.condition == "more_than":
            number = math.floor(number) + 1
        if self.target["measure"] == "count" and self.condition == "less_than":
            number = math.ceil(number) - 1
        return max(Fraction(0), self.x - number if self.condition in CEILINGS else number - self.x)

    def needed_numerator(self):
        if self.kind != "ratio" or self.target["unit"] != "%" or self.number is None:
            return None
        if self.x is None or self.basis != "value" or self.each:
            return None
        if self.figure.denominator is None or self.figure.denominator.denominator != 1:
            return None
        whole = int(self.figure.denominator)
        # The condition changes once on the way from 0 to the denominator: at `edge`.
        below, edge = self.condition in CEILINGS, 0
        high = whole + 1
        while edge < high:
            middle = (edge + high) // 2
            if holds(self.goal, Fraction(100 * middle, whole)) == below:
                edge = middle + 1
            else:
                high = middle
        least = edge - 1 if below else edge
        return Fraction(least) if 0 <= least <= whole else None

    def required_per_year(self, remaining):
        if remaining is None or self.month >= self.due:
            return None
        return remaining * 12 / (self.due - self.month)

    # -- on the way

    def start(self):
        """(s, S), or (None, None)."""
        none = None, None
        if self.basis == "growth-per-year" or self.each or self.number is None:
            return none
        if self.yearly_goal and self.kind != "flow":
            return none
        if self.baseline is not None:
            return self.baseline_month, Fraction(1) if self.basis == "times-baseline" else self.baseline
        if self.kind == "flow":
            return self.window.first - 1, Fraction(0)
        # A milestone on another basis, or without a number, is no place to start from.
        milestones = [(year, goal) for year, goal in self.earlier
                      if "by" in goal and number_of(goal) is not None and goal.get("basis", "value") == self.basis]
        if milestones:
            year, goal = milestones[-1]
            return december(year), number_of(goal)
        month, value = self.report.earliest(self.target)
        return (month, value) if month is not None and month < self.month else none

    def way(self):
        """expected, pace, projected and progress."""
        nothing = dict.fromkeys(("expected", "pace", "projected", "progress"))
        if self.x is None:
            return nothing
        if self.basis == "growth-per-year":
            return {**nothing, "pace": quotient(self.x, float(self.number))}
        s, start = self.start()
        if s is None or s >= self.month:
            return nothing
        t, due, x, number = self.month, self.due, self.x, self.number
        way = dict(nothing)
        compound = self.target.get("path") == "compound"
        grows = start > 0 and number > 0 and x > 0
        if t >= due:
            way["expected"], way["projected"] = number, x
        elif not compound:
            way["expected"] = start + (number - start) * Fraction(t - s, due - s)
            way["projected"] = start + (x - start) * Fraction(due - s, t - s)
        elif grows:
            way["expected"] = float(start) * root(number / start, Fraction(t - s, due - s))
            way["projected"] = float(start) * root(x / start, Fraction(due - s, t - s))
        if way["projected"] is not None:
            way["projected"] = max(way["projected"], 0)
            if self.kind == "ratio" and self.target["unit"] == "%" and self.basis == "value":
                way["projected"] = min(way["projected"], 100)
        way["progress"] = quotient(100 * (x - start), number - start)
        if not compound:
            way["pace"] = quotient(x - start, way["expected"] - start)
        elif grows and due > s and number != start:
            sign = -1 if self.condition in CEILINGS else 1
            way["pace"] = (sign * (root(x / start, Fraction(12, t - s)) - 1)
                           / abs(root(number / start, Fraction(12, due - s)) - 1))
        return way

    def rate_status(self):
        """The status of a direction without a number."""
        months = self.month - self.baseline_month
        if not self.baseline or months <= 0 or self.x / self.baseline < 0:
            return "in-progress"
        direction = 1 if self.condition == "increase" else -1
        rate = direction * (root(self.x / self.baseline, Fraction(12, months)) - 1) * 100
        demand = 1
        if "limit" in self.target:
            base, limit = abs(float(self.baseline)), abs(float(self.target["limit"]))
            if base <= limit:
                demand = 1 - (base / limit) ** 4.44
            elif base < 2 * limit:
                demand = 1 - ((2 * limit - base) / limit) ** 4.44
        for least, status in ((1.5 * demand, "on-track"), (0.5 * demand, "at-risk"), (0, "off-track")):
            if rate >= least:
                return status
        return "regressing"

    def status(self, pace):
        if self.is_nothing:
            return "not-assessable"
        over = self.report.as_of > last_day(self.judged)
        if not self.has_figure:
            missing_baseline = self.figure is not None and self.basis != "value" and self.baseline is None
            return "overdue" if over and not missing_baseline else "no-data"
        if not self.is_met and self.month < self.judged and over:
            return "overdue"
        if self.is_met:
            return "met"
        if self.condition in DIRECTIONS:
            return self.rate_status()
        if self.month >= self.judged:
            return "missed"
        if pace is None:
            return "in-progress"
        thresholds = self.report.plan.get("status_thresholds", {"on_track": "0.95", "at_risk": "0.60"})
        if pace >= Fraction(thresholds["on_track"]):
            return "on-track"
        if pace >= Fraction(thresholds["at_risk"]):
            return "at-risk"
        return "off-track" if pace >= 0 else "regressing"

    # -- the line of the report

    def open_columns(self, way):
        """What can be read in more than one way, and is left to the program."""
        has_figure = self.figure is not None and not self.is_nothing
        if has_figure and not self.has_figure:  # the goal's basis cannot be had
            return {"status", "achieved_pct"}
        if has_figure and self.condition in DIRECTIONS and self.month < self.due:
            return {"status"} if self.report.as_of > last_day(self.due) else set()
        if self.each and self.basis == "growth-per-year":
            return {"status", "pace_pct"}
        if self.target.get("path") == "compound" and way["pace"] is None:
            return {"expected", "projected"}
        return set()

    def coverage(self):
        if not self.report.by_area(self.target):
            return None, None
        month = self.month if self.month is not None else min(self.due, month_of(self.report.as_of))
        expected = self.report.areas_at(self.level, month)
        rows = self.report.rows(self.target, self.window)
        reported = sum(self.has_reported([row for row in rows if row.area == area], month) for area in expected)
        return reported, len(expected)

    def has_reported(self, rows, month):
        """Of one area: a row that ends at `t`, and for a yearly target the whole year to it."""
        if self.kind == "yearly":
            figure = figure_of_one(self.kind, self.target.get("unit"), rows)
            return figure is not None and figure.month == month
        return any(row.last == month for row in rows)

    def line(self):
        way = self.way()
        remaining = self.remaining()
        reported, expected = self.coverage()
        is_estimated = self.figure is not None and not self.is_nothing and any(row.estimate for row in self.figure.rows)
        year, month = divmod(self.month if self.figure else 0, 12)
        line = {
            "plan": self.report.plan["id"],
            "target": self.target["id"],
            "due": f"{self.due // 12}-12",
            "unit": self.target.get("unit", ""),
            "goal_value": decimal(self.number),
            "goal_upper": decimal(Fraction(self.goal["between"][1])) if self.condition == "between" else "",
            "actual": decimal(self.x),
            "achieved_pct": percentage(self.achieved(), below_100=True),
            "progress_pct": percentage(way["progress"], below_100=True),
            "gap": decimal(None if self.x is None or self.number is None else self.x - self.number),
            "remaining": decimal(remaining),
            "needed_numerator": decimal(self.needed_numerator()),
            "required_per_year": decimal(self.required_per_year(remaining)),
            "expected": decimal(way["expected"]),
            "pace_pct": percentage(None if way["pace"] is None else 100 * way["pace"]),
            "projected": decimal(way["projected"]),
            "status": self.status(way["pace"]),
            "period": f"{year:04}-{month + 1:02}" if self.figure else "",
            "estimated": "yes" if is_estimated else "no",
            "areas_reported": "" if reported is None else str(reported),
            "areas_expected": "" if expected is None else str(expected),
            "lead": self.target.get("lead", ""),
        }
        return {column: text for column, text in line.items() if column not in self.open_columns(way)}


# ---- Numbers as text

def rounded(value, places):
    """Half away from zero, as a whole number of the last place."""
    scaled = abs(Fraction(value)) * 10 ** places
    units = math.floor(scaled + Fraction(1, 2))
    return -units if value < 0 else units


def with_point(units, places):
    digits = f"{abs(units):0{places + 1}}"
    return f"{'-' if units < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def decimal(value):
    return "" if value is None else with_point(rounded(value, 4), 4).rstrip("0").rstrip(".")


def percentage(value, below_100=False):
    if value is None:
        return ""
    units = rounded(value, 2)
    if below_100 and value < 100:
        units = min(units, 9999)
    return with_point(units, 2)
