"""Whatever the format, the figures are the same; what agencies, areas and rows are told adds up; and what trace prints can be
reckoned again."""
import csv
import io
import json
import math
import re
import zipfile
from collections import Counter
from fractions import Fraction
from functools import partial
from html.parser import HTMLParser
from xml.etree import ElementTree

from .support import ROOT, Case, Wrong, shown

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STATUSES = ("met", "on-track", "at-risk", "off-track", "regressing", "incomplete", "in-progress", "missed", "overdue",
            "no-data", "not-assessable")


def inputs():
    """Plans with the rows of their examples, those with errors aside."""
    for plan in sorted((ROOT / "plans").glob("*.yaml")):
        rows = ROOT / "examples" / plan.stem
        if rows.is_dir():
            yield plan.stem, f"plans/{plan.name}", f"examples/{plan.stem}"


def output(program, *words):
    result = program.run(*words)
    if result.code != 0:
        raise Wrong(f"{' '.join(words)}: exit code {result.code}\n{shown(result.err)}")
    return result.out


def table(program, *words):
    return list(csv.DictReader(io.StringIO(output(program, *words, "--format", "csv").decode())))


def workbook(program, *words):
    """The first sheet as rows by column name: cells as they are kept."""
    with zipfile.ZipFile(io.BytesIO(output(program, *words, "--format", "xlsx"))) as archive:
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))  # well formed
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    if sheet.iter(SHEET + "f") and list(sheet.iter(SHEET + "f")):
        raise Wrong("a formula stands in the workbook")
    rows = []
    for row in sheet.iter(SHEET + "row"):
        cells = {}
        for cell in row.iter(SHEET + "c"):
            letters = re.match("[A-Z]+", cell.get("r")).group()
            value = cell.find(SHEET + "v")
            cells[letters] = float(value.text) if value is not None else "".join(cell.itertext())
        rows.append(cells)
    names = rows[0]
    return [{names[letters]: value for letters, value in row.items()} for row in rows[2:]]


class Page(HTMLParser):
    """The figures of a page, by field, and what would load or run something."""

    def __init__(self):
        super().__init__()
        self.figures = {}
        self.ids = Counter()
        self.links = []
        self.wrong = []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if "id" in given:
            self.ids[given["id"]] += 1
        if tag == "a":
            self.links.append(given.get("href", ""))
        if tag == "data" and "data-f" in given:
            self.figures.setdefault(given["data-f"], []).append(given["value"])
        for name, value in attributes:
            if name == "style" or name.startswith("on") or (name in ("src", "href") and not (value or "").startswith("#")):
                self.wrong.append(f"<{tag} {name}={value!r}>")


def figures_agree(program, plan, rows):
    words = ("report", "-p", plan, "--goals", "all", rows)
    plain = table(program, *words)
    told = json.loads(output(program, *words, "--format", "json"))
    goals = [goal for each in told["plans"] for goal in each["goals"]]
    sheet = workbook(program, *words)
    if not len(plain) == len(goals) == len(sheet):
        raise Wrong(f"{len(plain)} rows in CSV, {len(goals)} in JSON, {len(sheet)} in xlsx")
    for row, goal, cells in zip(plain, goals, sheet):
        for name, text in row.items():
            if name in ("name", "unit", "compared_in", "note", "status", "due", "period", "start"):
                continue
            value = goal.get(name)
            as_text = "" if value is None else ("yes" if value else "no") if isinstance(value, bool) else str(value)
            number = not isinstance(value, (bool, str)) and value is not None
            if (float(text) != value) if number else text.removeprefix("'") != as_text:
                raise Wrong(f"{row['target']} {row['due']} {name}: {text!r} in CSV, {value!r} in JSON")
            if number and not math.isclose(cells[name], value, abs_tol=1e-9) and \
                    not math.isclose(cells[name] * 100, value, rel_tol=1e-12, abs_tol=1e-9):
                raise Wrong(f"{row['target']} {row['due']} {name}: {value!r} in JSON, {cells[name]!r} in xlsx")


def page_agrees(program, plan, rows, language):
    words = ("report", "-p", plan, rows)
    page = Page()
    page.feed(output(program, *words, "--format", "html", "--lang", language).decode())
    if page.wrong:
        raise Wrong("the page loads or runs something:\n" + "\n".join(page.wrong))
    twice = [name for name, count in page.ids.items() if count > 1]
    lost = [link for link in page.links if link.startswith("#") and link[1:] not in page.ids]
    if twice or lost:
        raise Wrong(f"ids that stand twice: {twice}; links that lead nowhere: {lost}")
    goals = table(program, *words, "--goals", "all")
    for field in ("actual", "achieved_pct", "gap", "expected", "pace_pct", "projected", "required_per_year"):
        told = Counter(page.figures.get(field, []))
        missing = Counter(goal[field] for goal in goals if goal[field]) - told
        strange = [value for value in told if value not in {goal[field] for goal in goals}]
        if missing or strange:
            raise Wrong(f"{field}: the page lacks {dict(missing)} and has {strange} beside them")


def agencies_add_up(program, plan, rows):
    headline = json.loads(output(program, "report", "-p", plan, rows, "--format", "json"))["plans"][0]["headline"]
    agencies = table(program, "report", "-p", plan, rows, "--by", "agency")
    sums = {status: sum(int(agency[status.replace("-", "_")]) for agency in agencies) for status in STATUSES}
    if sums != {status: headline["by_status"][status] for status in STATUSES}:
        raise Wrong(f"by agency {sums}\nheadline {headline['by_status']}")
    if sum(int(agency["targets"]) for agency in agencies) != headline["targets"]:
        raise Wrong("the agencies' targets do not add up to the headline's")


def every_row_once(program, plan, rows):
    """Each submitted row stands in exactly one trace."""
    targets = {row["target"] for row in table(program, "report", "-p", plan, rows)}
    places = Counter()
    for target in targets:
        for row in table(program, "trace", "-p", plan, target, rows):
            places[(row["file"], row["line"])] += 1
    submitted = set()
    for file in sorted((program.tree / rows).glob("*.csv")):
        lines = [row for row in csv.reader(file.open(encoding="utf-8-sig", newline=""))]
        submitted |= {(f"{rows}/{file.name}", str(number)) for number, row in enumerate(lines, 1) if number > 1 and any(row)}
    wrong = [place for place, count in places.items() if count != 1]
    if wrong or submitted != set(places):
        raise Wrong(f"more than once: {wrong[:5]}; not at all: {sorted(submitted - set(places))[:5]}; "
                    f"strange: {sorted(set(places) - submitted)[:5]}")


def reckoned(step):
    """A step's formula with its numbers."""
    names = {name: Fraction(str(value)) for name, value in step.get("with", {}).items()}
    power = "^" in step["formula"]
    if power:
        names = {name: float(value) for name, value in names.items()}
    return eval(step["formula"].replace("^", "**"), {"__builtins__": {}}, {**names, "max": max, "min": min, "abs": abs})


def steps_hold(program, plan, rows):
    for goal in table(program, "report", "-p", plan, rows):
        traced = json.loads(output(program, "trace", "-p", plan, goal["target"], rows, "--format", "json"))
        for step in traced["steps"]:
            if step["step"] == "status":
                if step["result"] != goal["status"]:
                    raise Wrong(f"{goal['target']}: {step} is not {goal['status']}")
                continue
            value = reckoned(step)
            if not math.isclose(float(value), float(step["result"]), rel_tol=1e-6, abs_tol=6e-5):
                raise Wrong(f"{goal['target']}: {step} gives {float(value)}")
            column = {"figure": "figure", "achieved": "achieved_pct", "expected": "expected", "projected": "projected",
                      "baseline": "baseline"}.get(step["step"])
            if column and not math.isclose(float(step["result"]), float(goal[column]), abs_tol=0.0101):
                raise Wrong(f"{goal['target']}: {step}, but {column} is {goal[column]}")


def same_bytes(program, plan, rows):
    for form in ("html", "xlsx", "md"):
        words = ("report", "-p", plan, rows, "--format", form)
        if len({output(program, *words, "--jobs", jobs) for jobs in ("1", "2", "5")}) != 1:
            raise Wrong(f"{form} depends on the number of threads")


def cases(program):
    for name, plan, rows in inputs():
        for check in (figures_agree, agencies_add_up, every_row_once, steps_hold, same_bytes):
            yield Case(f"{check.__name__.replace('_', ' ')}: {name}", partial(check, program, plan, rows))
        for language in ("en", "vi"):
            yield Case(f"page agrees: {name} in {language}", partial(page_agrees, program, plan, rows, language))
