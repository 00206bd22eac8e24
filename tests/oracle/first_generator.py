"""Random plans with progress files that the validator has nothing against. Each target has one truth by month and area;
rows are that truth, added up or looked at over random periods; earlier reports of a row are off it and revised later."""
import random
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from .first_reference import Row, december, first_day, last_day

FIELDS = ("target", "period", "area", "value", "numerator", "denominator", "status", "reported_on", "estimate")
LENGTHS = (12, 6, 3, 1)
STATUSES = ("not-started", "in-progress", "done")


@dataclass
class Sample:
    plan: dict
    files: list  # each a list of rows as in a CSV, by field
    as_of: object = None

    def rows(self):
        return [parsed(fields) for file in self.files for fields in file]


def parsed(fields):
    def number(field):
        return Fraction(fields[field]) if fields.get(field) else None
    first, last = fields["months"]
    return Row(fields["target"], first, last, fields["area"], number("value"), number("numerator"), number("denominator"),
               fields.get("status", ""), fields["reported_on"], fields["estimate"] == "yes")


def yaml(value):
    """As YAML in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {yaml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(yaml(item) for item in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Fraction):
        return figure_text(value)
    if isinstance(value, (int, date)):
        return str(value)
    return '"' + value + '"'


def plan_text(plan):
    lines = []
    for key, value in plan.items():
        if key in ("areas", "targets") and value:
            lines.append(f"{key}:")
            lines += [f"  - {yaml(item)}" for item in value]
        else:
            lines.append(f"{key}: {yaml(value)}")
    return "\n".join(lines) + "\n"


def file_text(rows):
    lines = [",".join(FIELDS)]
    for fields in rows:
        lines.append(",".join(str(fields.get(field) or "") for field in FIELDS))
    return "\n".join(lines) + "\n"


def figure_text(value):
    """A fraction with at most six decimals, as plain digits."""
    units = value * 10 ** 6
    assert units.denominator == 1, value
    sign, digits = "-" if units < 0 else "", f"{abs(int(units)):07}"
    return (sign + digits[:-6] + "." + digits[-6:]).rstrip("0").rstrip(".")


def period_text(first, last):
    year, month = divmod(first, 12)
    length = last - first + 1
    if length == 12:
        return str(year)
    if length == 6:
        return f"{year}-H{month // 6 + 1}"
    if length == 3:
        return f"{year}-Q{month // 3 + 1}"
    return f"{year}-{month + 1:02}"


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.seed = seed

    def chance(self, probability):
        return self.random.random() < probability

    def number(self, low, high, decimals=0):
        scale = 10 ** decimals
        return Fraction(self.random.randint(low * scale, high * scale), scale)

    # -- the plan

    def sample(self):
        pick = self.random
        self.first_year = pick.randint(2015, 2022)
        self.last_year = self.first_year + pick.choice((0, 1, 2, 3, 4, 6, 9))
        self.plan = {
            "schema": "plantrack/plan@1", "id": f"random-{self.seed}", "title": "Random",
            "province": {"name": "Tỉnh", "code": "01"},
            "document": {"issuer": "UBND tỉnh", "status": "draft", "source": "generated"},
            "period": {"from": self.first_year, "to": self.last_year},
            "agencies": [{"id": "so-a", "name": "Sở A"}, {"id": "so-b", "name": "Sở B"}],
            "areas": self.some_areas(),
            "targets": [],
        }
        if not self.plan["areas"]:
            del self.plan["areas"]
        if self.chance(0.3):
            self.plan["status_thresholds"] = {"on_track": self.number(70, 120) / 100,
                                              "at_risk": self.number(10, 60) / 100}
        self.as_of = self.some_as_of()
        self.rows = []
        for place in range(pick.randint(1, 5)):
            self.add_target(f"t{place}")
        for name in ("sum", "sum-of-sums"):
            if self.chance(0.4):
                self.add_derived(name)
        return self.finished()

    def some_areas(self):
        areas = []
        ending = self.chance(0.4)
        for level in self.random.choice(((), ("district",), ("district",), ("district", "ward"))):
            for place in range(self.random.randint(1, 4)):
                area = {"id": f"{level}-{place}", "name": f"{level.title()} {place}", "level": level}
                if self.chance(0.25):
                    area["from"] = self.some_day()
                if self.chance(0.8 if ending else 0.15):
                    area["until"] = self.some_day()
                    if area.get("from", area["until"]) > area["until"]:
                        del area["from"]
                areas.append(area)
        return areas

    def some_day(self):
        month = self.random.randint(self.first_year * 12, december(self.last_year))
        if self.chance(0.5):
            return last_day(month)
        return first_day(month) + timedelta(days=self.random.choice((0, 0, 14, 26)))

    def add_target(self, name):
        pick = self.random
        levels = sorted({area["level"] for area in self.plan.get("areas", ())})
        target = {"id": name, "name": name.title(),
                  "measure": pick.choice(("count", "amount", "ratio", "ratio", "qualitative"))}
        level = pick.choice(levels) if levels and self.chance(0.6) else None
        if level and target["measure"] == "qualitative" and self.chance(0.3):
            level = None
        if level:
            target["level"] = level
        if target["measure"] in ("count", "amount"):
            target["accrual"] = pick.choice(("flow", "flow", "stock", "yearly"))
            target["unit"] = "tỷ đồng"
        if target["measure"] == "ratio":
            target["unit"] = pick.choice(("%", "%", "triệu đồng/người"))
        self.steady = (target.get("accrual") == "stock" or target["measure"] == "ratio") and self.chance(0.4)
        if target["measure"] != "qualitative":
            if self.chance(0.5):
                target["baseline"] = self.some_baseline(target)
            if self.chance(0.25):
                target["path"] = "compound"
        target["lead"] = pick.choice(("so-a", "so-b"))
        if level:
            target["support"] = ["areas"]
        self.size = pick.choice((3, 10, 60, 1000))
        self.negative = target["measure"] == "amount" and self.chance(0.15)
        self.truth = self.some_truth(target)
        if target["measure"] in ("count", "amount"):
            self.near = abs(self.truth_of(target, None, self.first_year * 12, december(self.last_year)))
        self.add_goals(target)
        self.plan["targets"].append(target)
        self.rows += self.some_rows(target)

    def some_baseline(self, target):
        year = self.random.choice((self.first_year - 1, self.first_year - 1, self.first_year - 2, self.first_year,
                                   min(self.first_year + 1, self.last_year)))
        if self.chance(0.4):
            return {"year": year}
        if self.steady:
            return {"year": year, "value": self.number(97, 99)}
        decimals = 0 if target["measure"] == "count" else self.random.randint(0, 2)
        return {"year": year, "value": self.number(0, 100, decimals)}

    # -- goals

    def add_goals(self, target):
        pick = self.random
        years = list(range(self.first_year, self.last_year + 1))
        shape = pick.choice(("one", "one", "milestones", "every"))
        if shape == "every":
            goal = {**self.some_condition(target), "every": "year"}
            if self.chance(0.3):
                goal["from"] = pick.choice(years)
            if self.chance(0.3):
                goal["to"] = pick.choice([year for year in years if year >= goal.get("from", 0)])
            target["goal"] = goal
            return
        if shape == "one" or len(years) == 1:
            target["goal"] = {**self.some_condition(target), "by": pick.choice(years)}
            return
        dues = sorted(pick.sample(years, min(len(years), pick.randint(2, 3))))
        like = self.some_condition(target)
        goals = []
        for due in dues:
            goal = self.some_condition(target) if self.chance(0.2) else self.with_another_number(target, like)
            goals.append({**goal, "by": due})
        free = [year for year in years if year not in dues]
        if free and self.chance(0.15):
            year = pick.choice(free)
            goals.append({**self.some_condition(target), "every": "year", "from": year, "to": year})
        pick.shuffle(goals)
        target["goals"] = goals

    def some_condition(self, target):
        pick = self.random
        qualitative = target["measure"] == "qualitative"
        # What "done" means for several areas together is not written anywhere, so there it is asked of each.
        each = {"in_each": target["level"]} if "level" in target and (qualitative or self.chance(0.4)) else {}
        if qualitative:
            return {"done": True, **each}
        if "baseline" in target and not each and self.chance(0.5 if self.steady else 0.2):
            if self.chance(0.8):
                target["limit"] = Fraction(pick.choice((10, 60, 100)))
            return {pick.choice(("increase", "decrease")): True}
        condition = pick.choice(("at_least", "more_than", "at_most", "less_than", "about", "between"))
        goal = {condition: None}
        if "baseline" in target and self.chance(0.4):
            goal["basis"] = pick.choice(("times-baseline", "growth-per-year"))
        if condition == "about" and self.chance(0.6):
            goal["tolerance"] = self.number(0, 30)
        return self.with_another_number(target, {**goal, **each})

    def with_another_number(self, target, goal):
        condition = next(iter(goal))
        if goal[condition] is True:
            return goal
        number = self.some_number(target, goal.get("basis", "value"))
        if condition == "between":
            return {**goal, condition: sorted([number, self.some_number(target, goal.get("basis", "value"))])}
        return {**goal, condition: number}

    def some_number(self, target, basis):
        if basis == "times-baseline":
            return self.number(0, 4, 1)
        if basis == "growth-per-year":
            return self.number(-10, 40, 1) if self.chance(0.3) else self.number(0, 20, 1)
        if self.chance(0.06):
            return Fraction(0)
        decimals = 0 if target["measure"] == "count" else self.random.choice((0, 0, 1, 2))
        if target["unit"] == "%":
            return Fraction(100) if self.chance(0.6 if self.steady else 0.15) else self.number(0, 100, decimals)
        if target["measure"] == "ratio":
            return self.number(0, 10, decimals)
        # Near what is true in the end, so that all of met, missed and on the way come about.
        if self.chance(0.1):
            return self.near + self.random.choice((0, 0, Fraction(1, 100) if target["measure"] == "amount" else 1))
        number = self.number(0, max(2, int(self.near * 2)), decimals)
        return -number if self.negative and self.chance(0.5) else number

    # -- the truth and the rows

    def area_ids(self, target):
        if "level" not in target:
            return [""]
        return [area["id"] for area in self.plan["areas"] if area["level"] == target["level"]]

    def some_truth(self, target):
        """By area and month: what happened in it, or how it stood at its end."""
        months = range((self.first_year - 3) * 12, december(self.last_year) + 1)
        return {area: {month: self.some_state(target) for month in months} for area in self.area_ids(target)}

    def some_state(self, target):
        if target["measure"] == "qualitative":
            return self.random.choice(STATUSES)
        if self.steady:  # little changes, just below 100
            below = Fraction(20000)
            above = below - self.number(1, 3 if self.chance(0.5) else 600)
            return (above, below) if target["measure"] == "ratio" else Fraction(int(above / 200))
        if target["measure"] == "ratio":
            if self.chance(0.06):
                return Fraction(0), Fraction(0)
            below = self.random.choice((Fraction(3), Fraction(8), Fraction(9), Fraction(40), self.number(1, 7000),
                                        self.number(1, 30, 1)))
            if below.denominator == 1 or target["unit"] == "%":
                above = self.number(0, int(below))
            else:
                above = self.number(0, 3 * int(below), 1)
            if self.chance(0.1):
                above = below
            elif self.chance(0.03) and below > 1000:
                above = below - 1
            return above, below
        decimals = 0 if target["measure"] == "count" else 2
        low = -self.size if self.negative else 0
        return self.number(low, self.size, decimals)

    def truth_of(self, target, area, first, last):
        """The figure of a period; of the whole province without `area`. An area that is no more has nothing to add."""
        areas = [area] if area else [one for one in self.truth if self.stands(one, last)]
        if target["measure"] == "qualitative":
            return self.truth[areas[0]][last]
        if target["measure"] == "ratio":
            return tuple(sum((self.truth[one][last][part] for one in areas), Fraction(0)) for part in (0, 1))
        if target["accrual"] == "stock":
            return sum((self.truth[one][last] for one in areas), Fraction(0))
        added = Fraction(0)
        for one in [area] if area else self.truth:
            added += sum(self.truth[one][month] for month in range(first, last + 1) if self.stands(one, month))
        return added

    def some_rows(self, target):
        pick = self.random
        if self.chance(0.08):
            return []
        span = self.first_year * 12, december(pick.randint(self.first_year, self.last_year))
        lengths = pick.choice(((12,), (6,), (3,), (1,), (12, 6, 3), LENGTHS, (3, 1)))
        if self.negative and target["accrual"] != "stock":
            lengths = lengths[:1]  # parts that may be negative may well add up to more than the whole
        periods = self.some_periods(lengths, *span)
        if "baseline" in target and not self.negative and self.chance(0.7):
            year = target["baseline"]["year"]
            periods.append((year * 12, december(year)))
        density = pick.choice((0.2, 0.5, 0.9))
        areas = self.area_ids(target)
        if "level" in target and target["measure"] != "qualitative" and not self.negative and self.chance(0.5):
            areas = areas + [""]
        adds_up = target.get("accrual") in ("flow", "yearly")
        keys = [(area, first, last) for area in areas for first, last in sorted(set(periods))
                if self.chance(density) and self.existed(area, first, last)
                and (adds_up or "" not in areas or self.stands(area, last))]
        if target.get("accrual") == "flow":
            # What a consolidated row inside an area's longer row would mean is not written anywhere.
            keys = [key for key in keys if key[0] or not any(
                area and (first, last) != key[1:] and first <= key[1] and key[2] <= last for area, first, last in keys)]
        # Figures that must agree with others do so on every day at which they are looked at.
        self.alone = len(lengths) == 1 and ("" not in areas or len(areas) == 1) and "baseline" not in target
        rows = []
        for area, first, last in keys:
            rows += self.reports(target, area, first, last)
        return rows

    def some_periods(self, lengths, first, last):
        pick = self.random
        every = [(start, start + length - 1) for length in lengths for start in range(first, last + 1, length)]
        return pick.sample(every, min(len(every), pick.choice((1, 4, 12, 40))))

    def existed(self, area, first, last):
        """At all in the period."""
        return not area or any(known["id"] == area and known.get("from", date.min) <= last_day(last)
                               and known.get("until", date.max) >= first_day(first) for known in self.plan["areas"])

    def stands(self, area, month):
        """At the end of the month."""
        return not area or any(known["id"] == area and known.get("from", date.min) <= last_day(month)
                               <= known.get("until", date.max) for known in self.plan["areas"])

    def reports(self, target, area, first, last):
        """What was reported of one period: perhaps a wrong figure first, the truth in the end."""
        pick = self.random
        days = sorted(last_day(last) + timedelta(days=pick.choice((-20, 0, 5, 12, 20, 31, 40, 90, 400)))
                      for _ in range(pick.choice((1, 1, 1, 2, 3))))
        days = sorted(set(max(day, first_day(first)) for day in days))
        if self.chance(0.35):
            days = [None] + days[1:]
        rows = []
        for place, day in enumerate(days):
            figure = self.truth_of(target, area, first, last)
            if place < len(days) - 1 and self.chance(0.8) and (self.alone or not self.as_of):
                figure = self.off(target, figure)
            fields = {"target": target["id"], "months": (first, last), "period": period_text(first, last), "area": area,
                      "reported_on": day, "estimate": "yes" if self.chance(0.15) else ""}
            fields.update(self.cells(target, area, figure))
            rows.append(fields)
        return rows

    def off(self, target, figure):
        if target["measure"] == "qualitative":
            return self.random.choice(STATUSES)
        if target["measure"] == "ratio":
            return max(Fraction(0), figure[0] - self.random.randint(0, 3)), figure[1]
        return figure + self.random.randint(0 if not self.negative else -2, 3)

    def cells(self, target, area, figure):
        if target["measure"] == "qualitative":
            return {"status": figure}
        if target["measure"] != "ratio":
            return {"value": figure_text(figure)}
        above, below = figure
        if not area and below and self.chance(0.2):
            value = above / below * (100 if target["unit"] == "%" else 1)
            if (value * 10 ** 6).denominator == 1:
                return {"value": figure_text(value)}
        return {"numerator": figure_text(above), "denominator": figure_text(below)}

    # -- derived targets

    def accrual_of(self, target):
        if "sum_of" in target:
            return self.accrual_of(next(part for part in self.plan["targets"] if part["id"] == target["sum_of"][0]))
        return target.get("accrual")

    def add_derived(self, name):
        pick = self.random
        kinds = {}
        for target in self.plan["targets"]:
            if target["measure"] in ("count", "amount"):
                kinds.setdefault((target["measure"], self.accrual_of(target)), []).append(target)
        kinds = {kind: targets for kind, targets in kinds.items() if len(targets) > 1}
        if not kinds:
            return
        (measure, _), parts = pick.choice(sorted(kinds.items(), key=lambda item: item[0]))
        target = {"id": name, "name": name.title(), "measure": measure, "unit": parts[0]["unit"],
                  "sum_of": [part["id"] for part in parts], "lead": "so-a"}
        if self.chance(0.4):
            target["baseline"] = {"year": self.first_year - 1, "value": self.number(0, 50)}
        if self.chance(0.3):
            target["path"] = "compound"
        self.negative = self.steady = False
        self.near = Fraction(int(sum(abs(some_goal_number(part)) for part in parts)))
        self.add_goals(target)
        self.plan["targets"].insert(pick.randint(0, len(self.plan["targets"])), target)

    # -- the files

    def finished(self):
        pick = self.random
        rows = self.rows
        files = [[] for _ in range(pick.randint(1, 3))]
        for row in rows:
            pick.choice(files).append(row)
            if self.chance(0.02):
                pick.choice(files).append(row)
        for file in files:
            pick.shuffle(file)
        return Sample(self.plan, files, self.as_of)

    def some_as_of(self):
        if self.chance(0.4):
            return None
        low, high = date(self.first_year - 1, 1, 1), date(self.last_year + 3, 1, 1)
        day = low + timedelta(days=self.random.randint(0, (high - low).days))
        if self.chance(0.4):  # on one side or the other of a due date
            return self.random.choice((date(day.year, 12, 31), date(day.year + 1, 1, 1)))
        return day


def some_goal_number(target):
    goal = target["goal"] if "goal" in target else target["goals"][0]
    number = goal[next(iter(goal))]
    return number[0] if isinstance(number, list) else 0 if number is True else number


def sample(seed):
    return Generator(seed).sample()
