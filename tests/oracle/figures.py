"""From the counted rows to a target's figure in a span: sections 2 and 3 of the semantics, exactly."""
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Optional

from oracle.submission import Span, last_day


def outermost(rows):
    """Those that lie in no other."""
    return [row for row in rows
            if not any(row.period != other.period and row.period.lies_in(other.period) for other in rows)]


def latest(rows):
    """The row that ends last; of several the longest."""
    return max(rows, key=lambda row: (row.last, row.period.length))


def plus(amounts):
    return tuple(sum(parts, Fraction(0)) for parts in zip(*amounts))


def minus(amount, other):
    return tuple(one - two for one, two in zip(amount, other))


class Number:
    """A figure that is exact."""

    def __init__(self, value):
        self.value = value

    def sign_beside(self, number):
        """-1, 0 or 1: below, equal to or above the number."""
        return (self.value > number) - (self.value < number)


class Growth:
    """100 × (factor ^ power − 1): what comes of a root is floating point, and is compared by powers."""

    def __init__(self, factor, power):
        self.factor, self.power = factor, power
        self.value = 100 * (float(factor) ** float(power) - 1)

    def sign_beside(self, number):
        base = 1 + Fraction(number) / 100
        if base < 0:
            return 1
        ours, theirs = self.factor ** self.power.numerator, base ** self.power.denominator
        return (ours > theirs) - (ours < theirs)


def growth(factor, power):
    if factor >= 0 and power.denominator == 1:
        return Number(100 * (factor ** power.numerator - 1))
    return Growth(factor, power)


@dataclass
class One:
    """What one area's rows, or those of the whole, say."""
    last: int  # the month in which its last row ends; of a yearly figure the year's last
    rows: list
    amount: Optional[tuple] = None  # a value, or numerator and denominator
    number: object = None  # of a rate, or of a ratio given by its value alone
    status: str = ""
    covered: set = field(default_factory=set)

    @property
    def says_something(self):
        return self.amount is not None or self.number is not None or self.status != ""


@dataclass
class Figure:
    month: Optional[int] = None  # t
    number: object = None
    numerator: Optional[Fraction] = None
    denominator: Optional[Fraction] = None
    status: str = ""
    is_nothing: bool = False  # 0 / 0
    rows: list = field(default_factory=list)
    complete: bool = False
    expected: Optional[list] = None  # areas
    reported: Optional[list] = None
    alone: Optional[Fraction] = None  # of those areas alone that have reported for t, if none of their figures is negative

    @property
    def is_there(self):
        return self.number is not None or self.status != ""

    @property
    def estimated(self):
        return any(row.is_estimate for row in self.rows)

    def is_running(self, as_of):
        """A row's period is not over."""
        return any(last_day(row.last) > as_of for row in self.rows)


class Figures:
    def __init__(self, plan, counted, as_of):
        self.plan, self.as_of = plan, as_of
        self.every_row = {}
        for row in counted:
            self.every_row.setdefault(row.target, []).append(row)
        # Rows before the plan are history.
        self.counted = {target: [row for row in rows if row.first >= plan.span.first]
                        for target, rows in self.every_row.items()}

    # -- what kind of figure

    def parts(self, target):
        return [self.plan.targets[part] for part in target.get("sum_of", target.get("ratio_of", ()))]

    def accrual(self, target):
        if target["measure"] == "qualitative":
            return "status"
        parts = self.parts(target)
        if parts:
            return self.accrual(parts[0])
        return target.get("accrual", "stock")

    def adds_up(self, target, every):
        """Over months: a flow, a yearly figure within a period, ratios so accrued."""
        return self.accrual(target) == "flow" or (self.accrual(target) == "yearly" and every)

    def is_flow(self, target, every):
        return self.adds_up(target, every) and target["measure"] in ("count", "amount")

    def by_area(self, target):
        """Whether figures of areas make the figure."""
        return (target.get("level", "province") not in ("province", "whole") and target.get("across") != "none"
                and not self.parts(target))

    def mode(self, target):
        return target.get("rows", "each-period")

    def rows_of(self, target, span, cut=None):
        """The counted rows that the span looks at, of the parts where it is derived."""
        parts = self.parts(target)
        if parts:
            return [row for part in parts for row in self.rows_of(part, span, cut)]
        ends_in = self.accrual(target) in ("stock", "status")
        return [row for row in self.counted.get(target["id"], ())
                if (span.first <= row.last <= span.last if ends_in else row.period.lies_in(span))
                and (cut is None or row.last <= cut)]

    def rows_looked_at(self, target, span):
        """Those of them that the target's figure can be made of."""
        parts = self.parts(target)
        if parts:
            return [row for part in parts for row in self.rows_looked_at(part, span)]
        rows = self.rows_of(target, span)
        return rows if self.by_area(target) else [row for row in rows if not row.area]

    # -- one area, or the whole

    def amount(self, target, row):
        if target["measure"] == "ratio":
            return None if row.numerator is None else (row.numerator, row.denominator)
        return (row.value,)

    def one(self, target, rows, span, every):
        """Of the rows of one area that lie in the span; None where there are none."""
        if not rows:
            return None
        accrual = self.accrual(target)
        if accrual in ("stock", "status"):
            row = latest(rows)
            amount = self.amount(target, row) if not row.status else None
            number = Number(row.value) if target["measure"] == "ratio" and amount is None else None
            return One(row.last, [row], amount, number, row.status)
        if accrual == "rate":
            return self.rate(target, rows, span)
        if not self.adds_up(target, every):
            return self.latest_year(target, rows)
        if self.mode(target) != "each-period":
            return self.running_total(target, rows, span)
        used = outermost(rows)
        return One(max(row.last for row in rows), used, plus(self.amount(target, row) for row in used),
                   covered=set().union(*(row.period.months() for row in rows)))

    def rate(self, target, rows, span):
        years = {row.first: row for row in rows if row.period == self.plan.year_of(row.last)}
        begins = self.plan.reporting_from(target)
        first = span.first
        while begins is not None and first < begins:
            first += 12
        last = max(years, default=None)
        one = One(max(row.last for row in rows), [])
        if last is None or last < first or any(year not in years for year in range(first, last, 12)):
            return one
        one.rows = [years[year] for year in range(first, last + 1, 12)]
        factor = Fraction(1)
        for row in one.rows:
            factor *= 1 + row.value / 100
        one.number = growth(factor, Fraction(1, len(one.rows)))
        return one

    def latest_year(self, target, rows):
        """The total of the latest year that the rows cover whole."""
        for last in sorted({self.plan.year_of(row.last).last for row in rows}, reverse=True):
            total = self.total_of_year(target, rows, Span(last - 11, last))
            if total:
                return One(last, *total)
        return None

    def total_of_year(self, target, rows, year):
        """Rows and amount of a year that they cover whole."""
        if self.mode(target) == "each-period":
            of_year = outermost([row for row in rows if row.period.lies_in(year)])
            if sum(row.period.length for row in of_year) != 12:
                return None
            return of_year, plus(self.amount(target, row) for row in of_year)
        at_end = [row for row in rows if row.last == year.last]
        if not at_end:
            return None
        used, amount = [latest(at_end)], self.amount(target, latest(at_end))
        if self.mode(target) == "to-date" and year.first != self.plan.span.first:
            before = [row for row in rows if row.last == year.first - 1]
            if not before:
                return None
            used, amount = used + [latest(before)], minus(amount, self.amount(target, latest(before)))
        return used, amount

    def block(self, target, month):
        """The months that a running total at `month` may be a total of."""
        return self.plan.year_of(month) if self.mode(target) == "year-to-date" else self.plan.span

    def running_total(self, target, rows, span):
        last = max(row.last for row in rows)
        one = One(last, [], covered=set().union(*(range(self.block(target, row.last).first, row.last + 1) for row in rows)))
        amounts = []
        area = rows[0].area
        for first in sorted({self.block(target, row.last).first for row in rows}):
            row = latest([row for row in rows if self.block(target, row.last).first == first])
            one.rows.append(row)
            amounts.append(self.amount(target, row))
            if span.first > first:
                before = [other for other in self.counted[target["id"]]
                          if other.area == area and other.last == span.first - 1]
                if not before:
                    return one
                one.rows.append(latest(before))
                amounts[-1] = minus(amounts[-1], self.amount(target, latest(before)))
        one.amount = plus(amounts)
        return one

    # -- the figure

    def figure(self, target, span, every=False, cut=None, all_rows=False):
        """`cut`: of rows that end no later. `all_rows`: also those of later months than enough have reported."""
        if self.parts(target):
            return self.derived(target, span, every, cut, all_rows)
        if self.by_area(target):
            if all_rows:
                return self.of_areas_at(target, span, every, self.last_month(target, span, every, cut))
            return self.of_areas(target, span, every, cut)
        return self.of_the_whole(target, span, every, cut)

    def finish(self, target, figure, amount, number):
        """The figure of an amount."""
        figure.number = number
        if number is None and amount is not None:
            if len(amount) == 1:
                figure.number = Number(amount[0])
            else:
                figure.numerator, figure.denominator = amount
                if amount[1] == 0:
                    figure.is_nothing = True
                else:
                    figure.number = Number(amount[0] / amount[1] * (100 if target["unit"] == "%" else 1))
        return figure

    def of_the_whole(self, target, span, every, cut):
        rows = [row for row in self.rows_of(target, span, cut) if not row.area]
        one = self.one(target, rows, span, every)
        if one is None:
            return Figure()
        figure = self.finish(target, Figure(one.last, status=one.status, rows=one.rows), one.amount, one.number)
        figure.complete = one.says_something
        if self.adds_up(target, every):
            figure.complete = one.says_something and self.expected_months(target, span, one.last) <= one.covered
        return figure

    def expected_months(self, target, span, month, area=None, has_ended=False):
        """Of an area that has ended, and is no longer asked, up to its last whole month."""
        begins = [span.first, self.plan.reporting_from(target), area.first_month if area else None]
        if has_ended:
            month = min(month, area.last_whole_month)
        return set(range(max(begin for begin in begins if begin is not None), month + 1))

    def are_enough(self, target, number, expected):
        if not expected:
            return False
        if target["measure"] == "ratio":
            return number >= self.plan.coverage * expected
        return number >= expected

    def ends(self, target, span, every, cut=None, areas_only=False):
        """The months at which a figure of some area, or of the whole, ends."""
        rows = [row for row in self.rows_of(target, span, cut) if row.area or not areas_only]
        if self.accrual(target) == "yearly" and not every:
            found = set()
            for area in {row.area for row in rows}:
                of_area = [row for row in rows if row.area == area]
                found |= {(area, last) for last in {self.plan.year_of(row.last).last for row in of_area}
                          if self.total_of_year(target, of_area, Span(last - 11, last))}
        elif self.adds_up(target, every) and self.mode(target) != "each-period":
            found = {(row.area, row.last) for row in rows
                     if self.one(target, [other for other in rows if other.area == row.area and other.last <= row.last],
                                 span, every).says_something}
        else:
            found = {(row.area, row.last) for row in rows}
        # An area that has ended by then is in no figure of that month, but for what adds up over months.
        return sorted({month for area, month in found if not area or self.adds_up(target, every)
                       or area in {other.id for other in self.plan.areas_at(target["level"], month)}})

    def last_month(self, target, span, every, cut=None):
        return max(self.ends(target, span, every, cut), default=None)

    def of_areas(self, target, span, every, cut):
        """At the latest month at which enough have reported; where there is none, at the latest of all."""
        for month in reversed(self.ends(target, span, every, cut)):
            figure = self.of_areas_at(target, span, every, month)
            if self.are_enough(target, len(figure.reported), len(figure.expected)):
                return figure
        return self.of_areas_at(target, span, every, self.last_month(target, span, every, cut))

    def of_areas_at(self, target, span, every, month):
        """Made from the rows that end no later."""
        if month is None:
            return Figure()
        rows = self.rows_of(target, span, month)
        areas = self.plan.areas_of(target["level"])
        expected = self.plan.areas_at(target["level"], month)
        ones = {area.id: self.one(target, [row for row in rows if row.area == area.id], span, every) for area in areas}
        whole = [row for row in rows if not row.area]
        if not self.adds_up(target, every):
            official = self.one(target, whole, span, every)
            if official and any(row.last > official.last for row in rows if row.area):
                official = None
            used = [official] if official else [ones[area.id] for area in expected if ones[area.id]]
            ends_official = official is not None and official.last == month
            covered = set()
        elif self.mode(target) == "each-period":
            used, ends_official, covered = self.flow_together(target, rows, whole, expected, areas, span, every, month)
        else:
            used, ends_official, covered = self.running_together(target, rows, whole, areas, span, every, month)
        figure = Figure(month, rows=[row for one in used if one.says_something for row in one.rows],
                        expected=expected)
        if ends_official:
            figure.reported = expected
        else:
            figure.reported = [area for area in expected
                               if ones[area.id] and ones[area.id].last == month and ones[area.id].says_something]
            if target["measure"] in ("count", "amount") and figure.reported:
                own = [ones[area.id].amount[0] for area in figure.reported]
                figure.alone = sum(own, Fraction(0)) if min(own) >= 0 else None
        amounts = [one.amount for one in used if one.amount is not None]
        number = used[0].number if len(used) == 1 else None
        self.finish(target, figure, plus(amounts) if amounts else None, number)
        figure.complete = ((figure.is_there or figure.is_nothing)
                           and self.areas_complete(target, figure, ones, covered, areas, span, every))
        return figure

    def areas_complete(self, target, figure, ones, covered, areas, span, every):
        if not self.adds_up(target, every):
            return self.are_enough(target, len(figure.reported), len(figure.expected))

        def covers(area, has_ended=False):
            own = ones[area.id].covered if ones[area.id] else set()
            return self.expected_months(target, span, figure.month, area, has_ended) <= own | covered
        if not self.are_enough(target, sum(covers(area) for area in figure.reported), len(figure.expected)):
            return False
        start = last_day(span.first - 1)
        return all(covers(area, True) for area in areas
                   if area not in figure.expected and start < area.end < last_day(figure.month))

    def flow_together(self, target, rows, whole, expected, areas, span, every, month):
        """Official rows take the place of the areas' rows inside them, but for those inside longer rows of all areas."""
        def is_within_all(official):
            return bool(expected) and all(any(row.area == area.id and row.period != official.period
                                              and official.period.lies_in(row.period) for row in rows)
                                          for area in expected)
        official = outermost([row for row in outermost(whole) if not is_within_all(row)])
        used = [self.one(target, official, span, every)] if official else []
        for area in areas:
            own = [row for row in rows if row.area == area.id
                   and not any(row.period.lies_in(other.period) for other in official)]
            if own:
                used.append(self.one(target, own, span, every))
        covered = set().union(*(row.period.months() for row in official)) if official else set()
        return used, any(row.last == month for row in official), covered

    def running_together(self, target, rows, whole, areas, span, every, month):
        """In each year, or in the plan, the official total where no area has a later row."""
        used, covered, ends_official = [], set(), False
        for first in sorted({self.block(target, row.last).first for row in rows}):
            of_block = [row for row in rows if self.block(target, row.last).first == first]
            official = [row for row in of_block if not row.area]
            one = self.one(target, official, span, every)
            # An official total from which nothing can be taken off, as the span begins within it, is no figure.
            if one and one.amount is not None and not any(row.area and row.last > one.last for row in of_block):
                used.append(one)
                covered |= one.covered
                ends_official = ends_official or one.last == month
                continue
            for area in areas:
                own = [row for row in of_block if row.area == area.id]
                if own:
                    used.append(self.one(target, own, span, every))
        return used, ends_official, covered

    def derived(self, target, span, every, cut, all_rows):
        parts = self.parts(target)
        figures = None
        if not all_rows:
            months = sorted({row.last for row in self.rows_looked_at(target, span) if cut is None or row.last <= cut})
            if self.accrual(target) == "yearly" and not every:
                months = sorted({self.plan.year_of(month).last for month in months})
            for month in reversed(months):
                at_month = [self.figure(part, span, every, month) for part in parts]
                if all(figure.number is not None and figure.month == month for figure in at_month):
                    figures = at_month
                    break
        if figures is None:
            figures = [self.figure(part, span, every, cut, all_rows) for part in parts]
        there = [figure for figure in figures if figure.number is not None]
        whole = Figure(max((figure.month for figure in figures if figure.month is not None), default=None),
                       rows=[row for figure in figures for row in figure.rows])
        if "sum_of" in target:
            amount = (sum((figure.number.value for figure in there), Fraction(0)),) if there else None
        else:
            amount = tuple(figure.number.value for figure in figures) if len(there) == 2 else None
        self.finish(target, whole, amount, None)
        whole.complete = (len(there) == len(parts) and len({figure.month for figure in figures}) == 1
                          and all(figure.complete for figure in figures))
        return whole

    # -- each area by itself

    def of_each(self, target, span, every, month):
        """By id, of all areas of the level, from the rows that end no later."""
        rows = self.rows_of(target, span, month)
        return {area.id: self.one(target, [row for row in rows if row.area == area.id], span, every)
                for area in self.plan.areas_of(target["level"])}

    def month_of_each(self, target, span, every):
        """The latest month for which every expected area has reported, and the latest at which any row ends."""
        months = self.ends(target, span, every, areas_only=True)
        for month in reversed(months):
            ones = self.of_each(target, span, every, month)
            expected = self.plan.areas_at(target["level"], month)
            if expected and all(ones[area.id] and ones[area.id].last == month and ones[area.id].says_something
                                for area in expected):
                return month, months[-1]
        return (months[-1], months[-1]) if months else (None, None)

    # -- the baseline, and where the way began

    def baseline(self, target):
        """The number, or None; and how many of how many areas had one, where it is made of areas."""
        if "baseline" not in target:
            return None
        stated = target["baseline"].get("value")
        if stated not in (None, ""):
            return Fraction(stated)
        figure = self.of_baseline_year(target, self.plan.year(int(target["baseline"]["year"])))
        return figure.number.value if figure.number else None

    def of_baseline_year(self, target, year):
        parts = self.parts(target)
        if parts:
            figures = [self.of_baseline_year(part, year) for part in parts]
            there = [figure for figure in figures if figure.number]
            amount = None
            if "sum_of" in target and there:
                amount = (sum(figure.number.value for figure in there),)
            elif len(there) == 2:
                amount = tuple(figure.number.value for figure in figures)
            return self.finish(target, Figure(year.last), amount, None)
        rows = self.every_row.get(target["id"], ())
        official = self.one_of_baseline_year(target, [row for row in rows if not row.area], year)
        if official or not self.by_area(target):
            return self.finish(target, Figure(year.last), official.amount, official.number) if official else Figure()
        areas = [area for area in self.plan.areas_of(target["level"]) if area.exists_on(last_day(year.last))]
        ones = [self.one_of_baseline_year(target, [row for row in rows if row.area == area.id], year) for area in areas]
        if not ones or None in ones:
            return Figure()
        return self.finish(target, Figure(year.last), plus(one.amount for one in ones), None)

    def one_of_baseline_year(self, target, rows, year):
        if self.accrual(target) in ("flow", "yearly"):
            total = self.total_of_year(target, rows, year)
            return One(year.last, *total) if total else None
        rows = [row for row in rows if row.last == year.last]
        return self.one(target, rows, year, False) if rows else None

    def earliest(self, target):
        """Month and number of the target's earliest figure in the plan period, if it is complete."""
        span = self.plan.span
        if self.parts(target):
            months = sorted({row.last for row in self.rows_looked_at(target, span)})
            if self.accrual(target) == "yearly":
                months = sorted({self.plan.year_of(month).last for month in months})
            for month in months:
                figure = self.figure(target, span, cut=month)
                if figure.complete and figure.month == month:
                    return month, figure.number.value if figure.number else None
            return None, None
        for month in self.ends(target, span, False):
            figure = self.figure(target, span, cut=month)
            if figure.month == month and (not self.by_area(target) or figure.complete):
                return month, figure.number.value if figure.number else None
        return None, None
