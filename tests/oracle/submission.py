"""What is judged: a plan as its YAML file says it, and the rows of progress files in canonical form. Every scalar is
taken as text, so that numbers stay exact. It knows valid plans and valid rows only."""
import calendar
import csv
import re
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Optional

import yaml

MONTHS_OF = {"year": 12, "half": 6, "quarter": 3, "month": 1}


# Months are counted from year 0, so that spans of time are differences.

def first_day(month):
    return date(month // 12, month % 12 + 1, 1)


def last_day(month):
    return date(month // 12, month % 12 + 1, calendar.monthrange(month // 12, month % 12 + 1)[1])


def month_of(day):
    return day.year * 12 + day.month - 1


def month_text(month):
    return "" if month is None else f"{month // 12:04}-{month % 12 + 1:02}"


def day_of(text, default=None):
    return date.fromisoformat(text) if text else default


@dataclass(frozen=True)
class Span:
    """Whole months, both included."""
    first: int
    last: int

    @property
    def length(self):
        return self.last - self.first + 1

    def lies_in(self, other):
        return other.first <= self.first and self.last <= other.last

    def months(self):
        return set(range(self.first, self.last + 1))


@dataclass(frozen=True)
class Row:
    target: str
    period: Span
    area: str = ""
    value: Optional[Fraction] = None
    numerator: Optional[Fraction] = None
    denominator: Optional[Fraction] = None
    status: str = ""
    reported_on: Optional[date] = None
    marked: bool = False  # as an estimate

    @property
    def first(self):
        return self.period.first

    @property
    def last(self):
        return self.period.last

    @property
    def dated(self):
        """When it was reported; a date long after the period is probably mistyped, and counts as none."""
        if self.reported_on and self.reported_on - last_day(self.last) > timedelta(days=731):
            return None
        return self.reported_on

    @property
    def day(self):
        return self.dated or last_day(self.last)

    @property
    def is_estimate(self):
        return not self.status and (self.marked or self.day < last_day(self.last))

    @property
    def figures(self):
        return [figure for figure in (self.value, self.numerator, self.denominator) if figure is not None]


@dataclass(frozen=True)
class Area:
    id: str
    level: str
    start: date
    end: date

    def exists_on(self, day):
        return self.start <= day <= self.end

    @property
    def first_month(self):
        return None if self.start == date.min else month_of(self.start)

    @property
    def last_whole_month(self):
        if self.end == date.max:
            return None
        month = month_of(self.end)
        return month if self.end == last_day(month) else month - 1


class Plan:
    def __init__(self, path):
        path = Path(path)
        with open(path, encoding="utf-8-sig") as file:
            self.keys = yaml.load(file, Loader=yaml.BaseLoader)
        self.id = self.keys["id"]
        self.year_begins = int(self.keys.get("year_begins", 1))
        years = self.keys["period"]
        self.first_year, self.last_year = int(years["from"]), int(years["to"])
        self.span = Span(self.year(self.first_year).first, self.year(self.last_year).last)
        self.targets = {target["id"]: target for target in self.keys["targets"]}
        self.agencies = {agency["id"]: agency for agency in self.keys.get("agencies", ())}
        areas = list(self.keys.get("areas", ()))
        if "areas_from" in self.keys:
            with open(path.parent / self.keys["areas_from"], encoding="utf-8-sig", newline="") as file:
                areas += list(csv.DictReader(file))
        self.areas = [Area(area["id"], area["level"], day_of(area.get("from"), date.min), day_of(area.get("until"), date.max))
                      for area in areas]
        thresholds = self.keys.get("status_thresholds", {})
        self.on_track = Fraction(thresholds.get("on_track", "0.95"))
        self.at_risk = Fraction(thresholds.get("at_risk", "0.60"))
        self.coverage = Fraction(thresholds.get("coverage", "1"))
        self.stale_after = int(thresholds.get("stale_after", "24"))

    # -- time

    def year(self, number):
        first = number * 12 + self.year_begins - 1
        return Span(first, first + 11)

    def year_of(self, month):
        return self.year((month - self.year_begins + 1) // 12)

    def period(self, text):
        """2024, 2024-H1, 2024-Q3 (of the plan's years) or 2024-09 (of the calendar)."""
        year, _, part = text.strip().partition("-")
        whole = self.year(int(year))
        if not part:
            return whole
        if part[0] in "HQ":
            length = 6 if part[0] == "H" else 3
            first = whole.first + (int(part[1:]) - 1) * length
            return Span(first, first + length - 1)
        month = int(year) * 12 + int(part) - 1
        return Span(month, month)

    def periods(self, every, first_year=None, last_year=None):
        """The years, halves, quarters or months of the plan period, or of some of its years."""
        first = self.year(first_year or self.first_year).first
        last = self.year(last_year or self.last_year).last
        length = MONTHS_OF[every]
        return [Span(month, month + length - 1) for month in range(first, last + 1, length)]

    # -- areas

    def areas_of(self, level):
        return [area for area in self.areas if area.level == level]

    def areas_at(self, level, month):
        """Those expected: that exist on the month's last day; where all have ended, that existed last."""
        areas, day = self.areas_of(level), last_day(month)
        last = min(day, max((area.end for area in areas), default=day))
        return [area for area in areas if area.exists_on(last)]

    def last_month_of(self, level):
        """The last month at whose end an area of the level exists; None where one has no end."""
        months = [area.last_whole_month for area in self.areas_of(level)]
        return max(months) if months and None not in months else None

    # -- who reports what and when

    def reporting_of(self, target):
        return target.get("reporting", self.keys.get("reporting"))

    def reporting_from(self, target):
        """The first month of which anything was to be reported, if the plan says so."""
        reporting = self.reporting_of(target)
        return self.period(reporting["from"]).first if reporting and "from" in reporting else None

    def last_report_due(self, target, as_of):
        """The period of the last report that was due."""
        reporting, begins = self.reporting_of(target), self.reporting_from(target)
        due = reporting.get("due", {})
        last = None
        for period in self.periods(reporting["every"]):
            if begins is not None and period.first < begins:
                continue
            if "month" in due:
                first = period.first + (int(due["month"]) - self.year_begins) % 12
                day = first_day(first) + timedelta(days=int(due["day"]) - 1)
            else:
                day = last_day(period.last) + timedelta(days=int(due.get("days_after", 0)))
            if day <= as_of:
                last = period
        return last

    def lead_now(self, target, as_of):
        lead = target.get("lead", "")
        while lead and day_of(self.agencies[lead].get("until"), date.max) < as_of and "succeeded_by" in self.agencies[lead]:
            lead = self.agencies[lead]["succeeded_by"]
        return lead


def read_rows(plan, paths):
    def number(text):
        return Fraction(text) if text else None
    rows = []
    for path in paths:
        with open(path, encoding="utf-8-sig", newline="") as file:
            for cells in csv.DictReader(file):
                cells = {name: (cell or "").strip() for name, cell in cells.items() if name}
                if not any(cells.values()) or cells.get("plan", plan.id) not in ("", plan.id):
                    continue
                rows.append(Row(cells["target"], plan.period(cells["period"]), cells.get("area", ""),
                                number(cells.get("value")), number(cells.get("numerator")),
                                number(cells.get("denominator")), cells.get("status", ""),
                                day_of(cells.get("reported_on")), bool(re.fullmatch("yes", cells.get("estimate", "")))))
    return rows


def day_of_report(plan, rows):
    """`as_of` where none is given."""
    dated = max((row.day for row in rows if row.dated), default=None)
    if dated is None:
        return max((row.day for row in rows), default=first_day(plan.span.first))
    return max([dated] + [row.day for row in rows if not row.dated and row.day <= dated + timedelta(days=366)])


def counted_rows(rows, as_of):
    """Of each target, period and area the row that stands on that day."""
    latest = {}
    for row in rows:
        if row.day > as_of:
            continue
        key = (row.target, row.period, row.area)
        if key not in latest or (row.day, row.dated is not None) > (latest[key].day, latest[key].dated is not None):
            latest[key] = row
    return list(latest.values())
