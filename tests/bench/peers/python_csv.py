"""python_csv.py validate|report AREAS FILE...: both jobs with Python's csv module, as one would write them in an hour."""
import csv
import re
import sys
from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal

KIND = {f"t{i:02}": i // 10 for i in range(30)}
AGENCIES = {f"so-{i:02}" for i in range(20)}
PERIODS = {f"{year}-{month:02}" for year in (2024, 2025, 2026) for month in range(1, 13)}
NUMBER = re.compile(r"\d+(\.\d+)?").fullmatch


def rows_of(files):
    for name in files:
        with open(name, encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            next(rows)
            yield from rows


def is_date(text):
    try:
        date.fromisoformat(text)
        return True
    except ValueError:
        return False


def validate(areas, files):
    with open(areas, encoding="utf-8", newline="") as file:
        known_areas = {row[0] for row in csv.reader(file)}
    found, seen, good_dates = Counter(), set(), set()
    for row in rows_of(files):
        if len(row) != 10:
            found["field-count"] += 1
            continue
        target, period, area, agency, value, numerator, denominator, day, _, _ = row
        if day not in good_dates:
            if is_date(day):
                good_dates.add(day)
            else:
                found["bad-date"] += 1
        if area not in known_areas or period not in PERIODS or agency not in AGENCIES:
            found["other"] += 1
        kind = KIND.get(target)
        if kind is None:
            found["unknown-target"] += 1
            continue
        if kind < 2:
            if not NUMBER(value):
                found["bad-number"] += 1
            elif kind == 0 and "." in value:
                found["other"] += 1
        elif not NUMBER(numerator) or not NUMBER(denominator):
            found["bad-number"] += 1
        elif float(numerator) > float(denominator):
            found["numerator-over"] += 1
        key = (target, period, area)
        if key in seen:
            found["duplicate"] += 1
        seen.add(key)
    for kind, count in found.items():
        print(kind, count, sep="\t")


def report(files):
    totals, latest = defaultdict(int), {}
    for target, period, area, _, value, numerator, denominator, _, _, _ in rows_of(files):
        if KIND[target] == 0:
            totals[target] += int(value)
        else:
            known = latest.get((target, area))
            if known is None or known[0] < period:
                latest[target, area] = (period, value, numerator, denominator)
    parts = defaultdict(lambda: [Decimal(0), Decimal(0)])
    for (target, _), (_, value, numerator, denominator) in latest.items():
        part = parts[target]
        if KIND[target] == 1:
            part[0] += Decimal(value)
        else:
            part[0] += Decimal(numerator)
            part[1] += Decimal(denominator)
    for target, (above, below) in parts.items():
        totals[target] = above if KIND[target] == 1 else 100 * above / below
    for target, total in totals.items():
        print(target, total, sep="\t")


if __name__ == "__main__":
    if sys.argv[1] == "validate":
        validate(sys.argv[2], sys.argv[3:])
    else:
        report(sys.argv[3:])
