"""Random plans with progress files that neither the linter nor the validator calls wrong. Each target has one truth by
month and area; rows are that truth, added up or looked at over random periods; earlier reports of a row are off it and
revised later. The same seed gives the same plan and files."""
import random
from datetime import date, timedelta
from fractions import Fraction

from oracle.submission import Span, first_day, last_day

FIELDS = ("target", "period", "area", "value", "numerator", "denominator", "status", "reported_on", "estimate")
LENGTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1}
STATUSES = ("not-started", "in-progress", "done")


class Plain(str):
    """Text that YAML needs no quotes for."""


def yaml_text(value):
    """In one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {yaml_text(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(yaml_text(item) for item in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Fraction):
        return figure_text(value)
    if isinstance(value, (int, date, Plain)):
        return str(value)
    return '"' + value + '"'


def figure_text(value):
    """A fraction of at most six decimals, as plain digits."""
    units = value * 10 ** 6
    assert units.denominator == 1, value
    digits = f"{abs(int(units)):07}"
    return ("-" if units < 0 else "") + (digits[:-6] + "." + digits[-6:]).rstrip("0").rstrip(".")


class Sample:
    def __init__(self, plan, files, as_of):
        self.plan, self.files, self.as_of = plan, files, as_of

    def plan_text(self):
        lines = []
        for key, value in self.plan.items():
            if key in ("areas", "targets") and value:
                lines.append(f"{key}:")
                lines += [f"  - {yaml_text(item)}" for item in value]
            else:
                lines.append(f"{key}: {yaml_text(value)}")
        return "\n".join(lines) + "\n"

    def write(self, folder):
        """plan.yaml, a.csv, b.csv …, and as_of where a day is given; the files' names."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "plan.yaml").write_text(self.plan_text(), encoding="utf-8")
        if self.as_of:
            (folder / "as_of").write_text(f"{self.as_of}\n")
        names = []
        for letter, rows in zip("abcdef", self.files):
            names.append(folder / f"{letter}.csv")
            lines = [",".join(FIELDS)] + [",".join(str(row.get(field) or "") for field in FIELDS) for row in rows]
            names[-1].write_text("\n".join(lines) + "\n", encoding="utf-8")
        return names


class Subject:
    """A target while it is made: what is true of it, and by which habits it is reported."""

    def __init__(self, keys):
        self.keys = keys
        self.measure, self.unit = keys["measure"], keys.get("unit")
        self.accrual = keys.get("accrual", {"qualitative": "status", "ratio": "stock"}.get(self.measure))
        self.mode = keys.get("rows", "each-period")
        self.truth = {}
        self.negative = False

    @property
    def adds_up(self):
        return self.accrual in ("flow", "yearly")


class Generator:
    def __init__(self, seed):
        self.seed, self.random = seed, random.Random(seed)

    def chance(self, probability):
        return self.random.random() < probability

    def number(self, low, high, decimals=0):
        scale = 10 ** decimals
        return Fraction(self.random.randint(int(low * scale), max(int(low * scale), int(high * scale))), scale)

    # -- time

    def year(self, number):
        first = number * 12 + self.year_begins - 1
        return Span(first, first + 11)

    def period_text(self, span):
        """As the plan's years name it."""
        year, month = divmod(span.first - self.year_begins + 1, 12)
        if span.length == 12:
            return Plain(year)
        if span.length == 6:
            return Plain(f"{year}-H{month // 6 + 1}")
        if span.length == 3:
            return Plain(f"{year}-Q{month // 3 + 1}")
        return Plain(f"{span.first // 12}-{span.first % 12 + 1:02}")

    def spans(self, length, first, last):
        """The plan's periods of that length between two months."""
        first += (self.first - first) % length
        return [Span(month, month + length - 1) for month in range(first, last - length + 2, length)]

    # -- the plan

    def sample(self):
        pick = self.random
        self.year_begins = pick.choice((1, 1, 1, 4, 7, 10))
        self.first_year = pick.randint(2015, 2022)
        self.last_year = self.first_year + pick.choice((0, 1, 2, 3, 4, 5, 7))
        self.first, self.last = self.year(self.first_year).first, self.year(self.last_year).last
        self.plan = {
            "schema": "plantrack/plan@1", "id": f"random-{self.seed}", "title": "Random",
            pick.choice(("province", "place")): {"name": "Tỉnh"},
            "document": {"issuer": "UBND tỉnh", "status": "draft", "source": "generated"},
            "period": {"from": self.first_year, "to": self.last_year},
        }
        if self.year_begins != 1:
            self.plan["year_begins"] = self.year_begins
        self.plan["agencies"] = [{"id": "so-a", "name": "Sở A"}, {"id": "so-b", "name": "Sở B"}]
        if self.chance(0.3):
            self.plan["agencies"][0].update(until=self.some_day(), succeeded_by="so-b")
        self.areas = self.some_areas()
        if self.areas:
            self.plan["areas"] = self.areas
        if self.chance(0.6):
            self.plan["reporting"] = {**self.some_reporting(), "to": "so-b"}
        if self.chance(0.5):
            self.plan["status_thresholds"] = self.some_thresholds()
        self.as_of = self.some_as_of()
        self.rows, self.subjects = [], []
        self.plan["targets"] = []
        for place in range(pick.randint(1, 6)):
            self.add_target(f"t{place}")
        self.add_derived()
        files = [[] for _ in range(pick.choice((1, 1, 2, 3)))]
        for row in self.rows:
            pick.choice(files).append(row)
        for file in files:
            pick.shuffle(file)
        return Sample(self.plan, files, self.as_of)

    def some_areas(self):
        areas = []
        ending = self.chance(0.25)
        for level in self.random.choice(((), ("district",), ("district",), ("district",), ("district", "ward"))):
            end, of_level = self.some_day(), []
            for place in range(self.random.randint(1, 5)):
                area = {"id": f"{level}-{place}", "name": f"{level.title()} {place}", "level": level}
                if self.chance(0.15):
                    area["from"] = self.some_day() + timedelta(days=1)
                if ending or self.chance(0.15):
                    area["until"] = end if ending and self.chance(0.8) else self.some_day()
                    if area.get("from", date.min) >= area["until"]:
                        del area["from"]
                of_level.append(area)
            if all("from" in area or "until" in area for area in of_level):
                for area in of_level:  # so that there is no time between without any
                    area.pop("from", None)
            areas += of_level
        return areas

    def some_day(self):
        month = self.random.randint(self.first, self.last)
        if self.chance(0.8):
            return last_day(month)
        return first_day(month) + timedelta(days=self.random.choice((0, 0, 14, 26)))

    def some_reporting(self):
        every = self.random.choice(tuple(LENGTHS))
        reporting = {"every": Plain(every)}
        if self.chance(0.4):
            reporting["from"] = self.period_text(self.random.choice(self.spans(LENGTHS[every], self.first, self.last)))
        if every == "year" and self.chance(0.4):
            reporting["due"] = {"month": self.random.randint(1, 12), "day": self.random.randint(1, 28)}
        elif self.chance(0.7):
            reporting["due"] = {"days_after": self.random.choice((5, 15, 45))}
        return reporting

    def some_thresholds(self):
        thresholds = {}
        if self.chance(0.5):
            thresholds.update(on_track=self.number(70, 120) / 100, at_risk=self.number(10, 60) / 100)
        if self.chance(0.6):
            thresholds["coverage"] = self.number(50, 100) / 100
        if self.chance(0.6):
            thresholds["stale_after"] = self.random.choice((3, 6, 12, 36))
        return thresholds or {"coverage": 1}

    def some_as_of(self):
        """Often soon after the month to which most targets report."""
        self.reported_to = self.random.randint(self.first + 2 if self.chance(0.2) else self.first + 11, self.last)
        if self.chance(0.35):
            return None
        if self.chance(0.25):  # on one side or the other of a due date
            return last_day(self.random.randint(self.first, self.last + 3)) + timedelta(days=self.random.choice((-1, 0, 1)))
        if self.chance(0.6):
            return last_day(self.reported_to) + timedelta(days=self.random.choice((0, 5, 30, 60, 100)))
        low, high = first_day(self.first - 1), last_day(self.last + 30)
        return low + timedelta(days=self.random.randint(0, (high - low).days))

    # -- a target

    def add_target(self, name):
        pick = self.random
        measure = pick.choice(("count", "count", "amount", "amount", "amount", "ratio", "ratio", "ratio", "qualitative"))
        keys = {"id": name, "name": name.upper(), "measure": Plain(measure)}
        levels = sorted({area["level"] for area in self.areas})
        level = pick.choice(levels) if levels and self.chance(0.6) else None
        if measure == "count":
            keys.update(accrual=Plain(pick.choice(("flow", "flow", "stock", "yearly"))), unit="làng nghề")
        if measure == "amount":
            accrual = pick.choice(("flow", "flow", "stock", "yearly", "rate"))
            keys.update(accrual=Plain(accrual), unit="%/năm" if accrual == "rate" else "tỷ đồng")
        if measure == "ratio":
            keys["unit"] = pick.choice(("%", "%", "%", "triệu đồng/người"))
            if self.chance(0.45):
                keys["accrual"] = Plain(pick.choice(("flow", "yearly")))
            if keys["unit"] == "%" and self.chance(0.15):
                keys["may_exceed_100"] = True
        if keys.get("accrual") in ("flow", "yearly") and self.chance(0.4):
            keys["rows"] = Plain(pick.choice(("year-to-date", "year-to-date", "to-date")))
        if level:
            keys["level"] = level
            if keys.get("accrual") == "rate" or (measure in ("amount", "ratio") and self.chance(0.12)):
                keys["across"] = Plain("none")
        subject = Subject(keys)
        subject.negative = measure == "amount" and subject.mode == "each-period" and self.chance(0.15)
        self.make_truth(subject)
        if measure != "qualitative" and subject.accrual != "rate":
            if (measure == "ratio" or subject.accrual != "flow") and self.chance(0.6):
                keys["baseline"] = self.some_baseline(subject)
            if self.chance(0.25):
                keys["path"] = Plain("compound")
        keys["lead"] = pick.choice(("so-a", "so-b"))
        if self.chance(0.2):
            keys["reporting"] = self.some_reporting()
        self.add_goals(subject)
        self.plan["targets"].append(keys)
        self.subjects.append(subject)
        self.rows += self.some_rows(subject)

    def some_baseline(self, subject):
        year = self.random.choice((self.first_year - 1, self.first_year - 1, self.first_year - 2, self.first_year,
                                   min(self.first_year + 1, self.last_year)))
        if self.chance(0.5):
            return {"year": year}
        near = self.level_of(subject, self.year(min(max(year, self.first_year - 2), self.last_year)))
        low = near / 2 if near > 0 else near * 2
        value = self.number(low, max(low, near * Fraction(3, 2)), 0 if subject.measure == "count" else 2)
        if subject.unit == "%" and "may_exceed_100" not in subject.keys:
            value = min(value, Fraction(100))
        if self.chance(0.05):
            value = Fraction(0)
        return {"year": year, "value": value}

    # -- what is true

    def area_ids(self, keys):
        return [area["id"] for area in self.areas if area["level"] == keys["level"]] if "level" in keys else [""]

    def stands(self, area, month):
        """At the month's end."""
        return not area or any(known["id"] == area and known.get("from", date.min) <= last_day(month)
                               <= known.get("until", date.max) for known in self.areas)

    def existed(self, area, span):
        """At all in it."""
        return not area or any(known["id"] == area and known.get("from", date.min) <= last_day(span.last)
                               and known.get("until", date.max) >= first_day(span.first) for known in self.areas)

    def make_truth(self, subject):
        """By area and month: what happened in it, or how it stood at its end."""
        pick = self.random
        size = pick.choice((3, 10, 60, 1000))
        steady = self.chance(0.25)
        for area in self.area_ids(subject.keys):
            low = -size if subject.negative else 0
            state = self.number(low, size, 0 if subject.measure == "count" else 2)
            whole = pick.choice((3, 8, 9, 40, 7000))
            drift = pick.choice((-2, -1, 0, 0, 1, 1, 2))
            truth = subject.truth[area] = {}
            for month in range(self.first - 36, self.last + 1):
                if subject.measure == "qualitative":
                    truth[month] = pick.choice(STATUSES) if steady else STATUSES[
                        min(2, max(0, (month - self.first) * 3 // max(6, self.last - self.first)))]
                elif subject.measure == "ratio":
                    truth[month] = self.some_ratio(subject, whole, steady, drift, month)
                elif subject.accrual == "rate":
                    truth[month] = self.number(-3, 12, pick.choice((0, 1, 2)))
                elif subject.adds_up:
                    if not steady or self.chance(0.1):
                        state = self.number(low, size, 0 if subject.measure == "count" else 2)
                    truth[month] = state
                else:
                    if not steady or self.chance(0.1):
                        step = Fraction(size, 24) * drift + self.number(-size, size) / 12
                        state = state + (step if subject.measure == "amount" else int(step))
                        state = Fraction(int(state * 100), 100)
                        state = state if subject.negative else max(state, Fraction(0))
                    truth[month] = state
        subject.size = size

    def some_ratio(self, subject, whole, steady, drift, month):
        pick = self.random
        if self.chance(0.04 if steady else 0.08):
            return Fraction(0), Fraction(0)
        below = Fraction(whole)
        if subject.unit != "%":
            return self.number(0, 3 * whole, 1), below
        top = whole * (Fraction(6, 5) if "may_exceed_100" in subject.keys else 1)
        if steady:
            way = Fraction(1, 2) + Fraction(drift * (month - self.first), 200)
            return min(max(Fraction(int(whole * way)), Fraction(0)), Fraction(int(top))), below
        if self.chance(0.15):
            return below - (1 if whole > 1000 and self.chance(0.5) else 0), below
        return self.number(0, int(top)), below

    def truth_of(self, subject, area, span):
        """The state or the sum of a period; of all areas together for "". An area that is no more has nothing to add."""
        areas = [area] if area or "" in subject.truth else list(subject.truth)
        if subject.measure == "qualitative":
            return subject.truth[areas[0]][span.last]
        if subject.accrual == "rate":
            return subject.truth[areas[0]][span.first]
        if subject.adds_up:
            states = [subject.truth[one][month] for one in areas for month in range(span.first, span.last + 1)
                      if self.stands(one, month)]
        else:
            states = [subject.truth[one][span.last] for one in areas if area or self.stands(one, span.last)]
        if subject.measure == "ratio":
            return tuple(sum((state[part] for state in states), Fraction(0)) for part in (0, 1))
        return sum(states, Fraction(0))

    def stated(self, subject, area, span):
        """What a row of the period states."""
        if subject.mode == "year-to-date":
            first = (span.last - self.year_begins + 1) // 12 * 12 + self.year_begins - 1
            span = Span(first, span.last)
        elif subject.mode == "to-date" and span.first >= self.first:
            span = Span(self.first, span.last)
        return self.truth_of(subject, area, span)

    def level_of(self, subject, span):
        """About how high the figure is, as one number."""
        if subject.measure == "qualitative":
            return Fraction(0)
        if subject.keys.get("across") == "none" and "" not in subject.truth:
            truth = self.truth_of(subject, next(iter(subject.truth)), span)
        else:
            truth = self.truth_of(subject, "", span)
        if subject.measure == "ratio":
            share = truth[0] / truth[1] if truth[1] else Fraction(1, 2)
            return Fraction(int(share * (10000 if subject.unit == "%" else 100)), 100)
        return truth

    # -- goals

    def add_goals(self, subject):
        pick, keys = self.random, subject.keys
        if self.chance(0.12) and subject.measure != "qualitative":
            return  # context
        shape = pick.choice(("one", "one", "milestones", "every", "every", "mixed"))
        years = list(range(self.first_year, self.last_year + 1))
        whole_years = subject.accrual in ("yearly", "rate")
        if shape == "mixed":  # each year at first, by a later one in the end
            last = pick.choice(years)
            goals = [{**self.some_condition(subject, 12), "every": Plain("year"), "to": last}]
            if last < self.last_year:
                later = self.year(pick.randint(last + 1, self.last_year))
                goals.append({**self.some_condition(subject, None), "by": self.period_text(later)})
        elif shape == "every":
            every = pick.choice(("year", "year", "half", "quarter", "month")) if subject.accrual != "rate" else "year"
            goal = {**self.some_condition(subject, LENGTHS[every]), "every": Plain(every)}
            if self.chance(0.25):
                goal["from"] = pick.choice(years)
            if self.chance(0.25):
                goal["to"] = pick.choice([year for year in years if year >= goal.get("from", 0)])
            goals = [goal]
        else:
            dues = [self.some_due(years, whole_years) for _ in range(1 if shape == "one" else pick.randint(2, 3))]
            by_month = {span.last: span for span in dues}
            like = self.some_condition(subject, None)
            goals = []
            for month in sorted(by_month):
                goal = like if self.chance(0.8) else self.some_condition(subject, None)
                goals.append({**self.with_another_number(subject, goal, month - self.first + 1),
                              "by": self.period_text(by_month[month])})
            if self.chance(0.15):
                goals = self.amended(subject, goals)
        if len(goals) == 1 and subject.measure != "qualitative" and self.chance(0.05):
            goals[0]["in_force"] = {pick.choice(("from", "to")): self.some_day()}
        pick.shuffle(goals)
        if len(goals) == 1 and self.chance(0.9):
            keys["goal"] = goals[0]
        else:
            keys["goals"] = goals

    def some_due(self, years, whole_years):
        length = 12 if whole_years or self.chance(0.6) else self.random.choice((6, 3, 1))
        ahead = [year for year in years if self.year(year).last >= self.reported_to]
        year = self.year(self.random.choice(ahead if self.chance(0.6) else years))
        return self.random.choice(self.spans(length, year.first, year.last))

    def amended(self, subject, goals):
        """The last of them replaced by another on some day."""
        day = self.some_day()
        last = goals[-1]
        months = self.last - self.first + 1
        other = {**self.with_another_number(subject, {key: value for key, value in last.items() if key != "by"}, months),
                 "by": last["by"], "in_force": {"from": day + timedelta(days=1)}, "amended_by": "12/KH"}
        return [*goals[:-1], {**last, "in_force": {"to": day}}, other]

    def some_condition(self, subject, months):
        """A condition with its modifiers; of a goal `every` so many months, else by a date."""
        pick, keys = self.random, subject.keys
        each = {}
        if "level" in keys and (subject.measure == "qualitative" or self.chance(0.35)):
            each = {"in_each": keys["level"]}
        if subject.measure == "qualitative":
            return {"done": True, **each}
        has_baseline = "baseline" in keys and not each
        if has_baseline and months is None and self.chance(0.15):
            if self.chance(0.6):
                keys["limit"] = Fraction(pick.choice((10, 60, 100)))
            return {pick.choice(("increase", "decrease")): True}
        if has_baseline and self.chance(0.1):
            return self.with_another_number(subject, {"change": None}, months)
        condition = pick.choice(("at_least", "at_least", "more_than", "at_most", "at_most", "less_than", "about", "between",
                                 "within", "within"))
        goal = {condition: None}
        if has_baseline and self.chance(0.35):
            goal["basis"] = Plain(pick.choice(("times-baseline", "growth-per-year")))
        if condition == "about" and self.chance(0.6):
            goal["tolerance"] = self.number(1, 30)
        return self.with_another_number(subject, {**goal, **each}, months)

    def with_another_number(self, subject, goal, months):
        condition = next(iter(goal))
        if goal[condition] is True:
            return goal
        if condition == "change":
            return {**goal, "change": self.number(-60, -5) if self.chance(0.5) else self.number(5, 80)}
        basis = goal.get("basis", "value")
        number = self.some_number(subject, basis, months, "in_each" in goal)
        if condition in ("between", "within"):
            other = self.some_number(subject, basis, months, "in_each" in goal)
            if self.chance(0.4):
                other = number + abs(number) * Fraction(pick_percent(self.random), 100)
                other = Fraction(int(other * 100), 100) if subject.measure != "count" or basis != "value" else Fraction(int(other))
            if basis == "value" and subject.unit == "%" and "may_exceed_100" not in subject.keys:
                other = min(other, Fraction(100))
            return {**goal, condition: sorted([number, other])}
        return {**goal, condition: number}

    def some_number(self, subject, basis, months, each):
        """Near what comes out in the end, so that all of met, missed and on the way come about."""
        if basis == "times-baseline":
            return self.number(0, 3, 1)
        if basis == "growth-per-year":
            return self.number(-10, 20, 1)
        if subject.accrual == "rate":
            return self.number(-1, 10, 1)
        if self.chance(0.04):
            return Fraction(0)
        decimals = 0 if subject.measure == "count" else self.random.choice((0, 0, 1, 2))
        length = months or self.last - self.first + 1
        if subject.accrual == "yearly" and months is None:
            length = 12
        near = self.level_of(subject, Span(self.last - length + 1, self.last))
        if each and subject.measure != "ratio":
            near /= max(1, len(subject.truth))
        number = near
        if not self.chance(0.12):
            scale = Fraction(self.random.choice((30, 60, 80, 90, 100, 105, 120, 150)), 100)
            number = near * scale + self.random.choice((-1, 0, 0, 1))
        number = Fraction(int(number * 10 ** decimals), 10 ** decimals)
        if not subject.negative:
            number = max(number, Fraction(0))
        if subject.unit == "%" and "may_exceed_100" not in subject.keys:
            number = min(number, Fraction(100))
        return number

    # -- rows

    def some_rows(self, subject):
        pick, keys = self.random, subject.keys
        if self.chance(0.05):
            return []
        first = self.first
        if self.chance(0.15):
            first = min(self.last - 11, self.first + pick.choice((3, 6, 12)))
        last = self.reported_to if self.chance(0.75) else pick.randint(first, self.last)
        density = pick.choice((0.5, 0.85, 0.97, 1, 1, 1))
        areas = self.area_ids(keys)
        lengths = (12,) if subject.accrual == "rate" else pick.choice(((12,), (6,), (3,), (3,), (1,), (1, 3, 6, 12)))
        every = {LENGTHS[goal["every"]] for goal in keys.get("goals", [keys.get("goal", {})]) if "every" in goal}
        if every and self.chance(0.85):  # what is longer says nothing of each
            lengths = tuple(min(length, *every) for length in lengths)
        common = pick.choice(lengths) if self.chance(0.6) or subject.negative else None
        keyed = set()
        for area in areas:
            length = common or pick.choice(lengths)
            end = last if self.chance(0.85) or last <= first else pick.randint(first, last)
            keyed |= {(area, span) for span in self.spans(length, first, end) if self.chance(density)}
        with_whole = "level" in keys and keys.get("across") != "none" and subject.measure != "qualitative"
        if keys.get("across") == "none":
            length = 12 if subject.accrual == "rate" else pick.choice((12, 6, 3))
            keyed |= {("", span) for span in self.spans(length, first, last) if self.chance(density)}
        elif with_whole and not subject.negative and self.chance(0.4):
            keyed |= self.consolidated(subject, keyed, first, last)
        if subject.accrual == "flow" and subject.mode == "each-period" and not subject.negative and self.chance(0.15):
            keyed |= {(area, span) for area in areas for span in self.spans(pick.choice((3, 12)), first, last)
                      if self.chance(0.3)}
        if "baseline" in keys and not subject.negative and self.chance(0.8):
            keyed |= self.of_baseline_year(subject, areas)
        if self.chance(0.15):
            keyed |= {(area, self.year(self.first_year - 1)) for area in areas if self.chance(0.7)}
        has_whole = "level" in keys and keys.get("across") != "none" and any(not area for area, _ in keyed)
        kept = []
        for area, span in sorted(keyed, key=lambda key: (key[0], key[1].first, key[1].last)):
            if not self.existed(area, span) or (has_whole and not subject.adds_up and not self.stands(area, span.last)):
                continue
            if not area and has_whole and self.is_within_an_area(keyed, span):
                continue  # of some areas only: an error
            kept.append((area, span))
        # What must agree with other rows does so on every day at which it is looked at.
        overlapping = len({span.length for _, span in kept}) > 1 or has_whole or "baseline" in keys or subject.mode != "each-period"
        rows = []
        for area, span in kept:
            rows += self.reports(subject, area, span, overlapping)
        return rows

    def consolidated(self, subject, keyed, first, last):
        """Rows of the whole beside those of areas."""
        length = self.random.choice((12, 6, 3, 1))
        spans = self.spans(length, first, last)
        return {("", span) for span in spans if self.chance(0.7)}

    def is_within_an_area(self, keyed, span):
        return any(area and other != span and span.lies_in(other) for area, other in keyed)

    def of_baseline_year(self, subject, areas):
        """A year's row each, or the quarters of it."""
        year = self.year(subject.keys["baseline"]["year"])
        if year.first < self.first - 24:
            return set()
        spans = [year]
        if self.chance(0.25) and (year.last < self.first or subject.mode != "to-date"):
            spans = self.spans(3, year.first, year.last)
        wanted = areas if self.chance(0.7) else [area for area in areas if self.chance(0.7)]
        if "" not in areas and subject.keys.get("across") == "none":
            wanted = [*wanted, ""]
        return {(area, span) for area in wanted for span in spans}

    def reports(self, subject, area, span, overlapping):
        """What was reported of one period: perhaps a wrong figure first, the truth in the end."""
        pick = self.random
        end = last_day(span.last)
        lags = (-15, -3, 0, 5, 12, 20, 31, 40) + ((90, 300) if self.chance(0.05) else ())
        days = sorted({end + timedelta(days=pick.choice(lags))
                       for _ in range(pick.choice((1, 1, 1, 1, 2, 3)))})
        days = [max(day, first_day(span.first)) for day in days]
        if self.chance(0.35):  # one without a date counts as of the period's last day
            days = [day for day in days if day < end] + [None] if self.chance(0.4) else [None]
        if self.chance(0.01):
            days = [end + timedelta(days=pick.choice((740, 800, 3650)))]
        days = sorted(set(days), key=lambda day: (day or end, day is not None))
        rows = []
        for place, day in enumerate(days):
            figure = self.stated(subject, area, span)
            if place < len(days) - 1 and self.chance(0.8) and not (overlapping and self.as_of):
                figure = self.off(subject, figure)
            row = {"target": subject.keys["id"], "period": self.period_text(span), "span": span, "area": area,
                   "reported_on": day, "estimate": "yes" if self.chance(0.08) else ""}
            row.update(self.cells(subject, area, figure))
            rows.append(row)
        return rows

    def off(self, subject, figure):
        if subject.measure == "qualitative":
            return self.random.choice(STATUSES)
        if subject.measure == "ratio":
            return max(Fraction(0), figure[0] - self.random.randint(0, 3)), figure[1]
        return figure + self.random.randint(-2 if subject.negative else 0, 3)

    def cells(self, subject, area, figure):
        if subject.measure == "qualitative":
            return {"status": figure}
        if subject.measure != "ratio":
            return {"value": figure_text(figure)}
        above, below = figure
        if not area and below and subject.accrual == "stock" and self.chance(0.15):
            value = above / below * (100 if subject.unit == "%" else 1)
            if (value * 10 ** 6).denominator == 1:
                return {"value": figure_text(value)}
        return {"numerator": figure_text(above), "denominator": figure_text(below)}

    # -- derived targets

    def add_derived(self):
        pick = self.random
        kinds = {}
        for subject in self.subjects:
            if subject.measure in ("count", "amount") and subject.accrual != "rate" and "across" not in subject.keys:
                kinds.setdefault((subject.measure, subject.accrual), []).append(subject)
        kinds = [subjects for kind, subjects in sorted(kinds.items()) if len(subjects) > 1]
        if not kinds:
            return
        parts = pick.choice(kinds)[:3]
        names = [part.keys["id"] for part in parts]
        for name in ("sum", "quotient", "total", "share"):
            if not self.chance(0.5 if name in ("sum", "quotient") else 0.3):
                continue
            keys = {"id": name, "name": name.title()}
            if name == "sum":
                keys.update(measure=Plain(parts[0].measure), unit=parts[0].unit, sum_of=names)
            elif name == "quotient":
                keys.update(measure=Plain("ratio"), unit="%", may_exceed_100=True, ratio_of=names[:2])
            elif name == "total":  # a sum of sums
                if len(names) < 3:
                    continue
                some = {"id": "some", "name": "Some", "measure": Plain(parts[0].measure), "unit": parts[0].unit,
                        "sum_of": names[:2], "lead": "so-b"}
                self.plan["targets"].append(some)
                keys.update(measure=Plain(parts[0].measure), unit=parts[0].unit, sum_of=["some", names[2]])
            else:  # of a sum
                if not any(target["id"] == "sum" for target in self.plan["targets"]):
                    continue
                keys.update(measure=Plain("ratio"), unit="%", may_exceed_100=True, ratio_of=[names[0], "sum"])
            keys["lead"] = "so-b"
            if self.chance(0.4) and parts[0].accrual != "flow":
                keys["baseline"] = {"year": self.first_year - 1, "value": self.number(1, 100)}
            if self.chance(0.25):
                keys["path"] = Plain("compound")
            subject = Subject(keys)
            subject.accrual = parts[0].accrual
            subject.negative = any(part.negative for part in parts)
            months = range(self.first - 36, self.last + 1)
            if name in ("sum", "total"):
                subject.truth = {"": {month: sum((self.truth_of(part, "", Span(month, month)) for part in parts), Fraction(0))
                                      for month in months}}
            else:
                subject.truth = {"": {month: tuple(self.truth_of(part, "", Span(month, month)) for part in parts[:2])
                                      for month in months}}
            self.add_goals(subject)
            self.plan["targets"].insert(pick.randint(0, len(self.plan["targets"])), keys)


def pick_percent(chance):
    return chance.choice((0, 5, 10, 30))


def sample(seed):
    return Generator(seed).sample()
