"""Whatever the format, the figures are the same; what agencies, areas and rows are told adds up; and what trace prints can be
reckoned again."""
import csv
import io
import json
import math
import re
import zipfile
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from html.parser import HTMLParser
from xml.etree import ElementTree

from oracle.generator import sample

from .support import ROOT, Case, Wrong, shown

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STATUSES = ("met", "on-track", "at-risk", "off-track", "regressing", "incomplete", "in-progress", "missed", "overdue",
            "no-data", "not-assessable")


RANDOM = 200


@dataclass
class Input:
    """A plan and rows, as `report` and its kind are asked for them."""
    name: str
    plan: str
    files: list  # paths from the copy of the tree
    options: list

    def words(self, command, *more):
        return [command, "-p", self.plan, *more, *self.options, *self.files]


def examples(program):
    """Plans with the rows of their examples, those with errors aside."""
    for plan in sorted((ROOT / "plans").glob("*.yaml")):
        files = sorted((ROOT / "examples" / plan.stem).glob("*.csv"))
        if files:
            yield Input(plan.stem, f"plans/{plan.name}", [str(file.relative_to(ROOT)) for file in files], [])


def random_input(program, seed):
    one = sample(seed)
    files = one.write(program.scratch / f"views-{seed}")
    return Input(f"sample {seed:03}", str(files[0].parent / "plan.yaml"), [str(file) for file in files],
                 ["--numbers", "en", *(["--as-of", str(one.as_of)] if one.as_of else [])])


def output(program, *words):
    result = program.run(*words)
    if result.code != 0:
        raise Wrong(f"{' '.join(words)}: exit code {result.code}\n{shown(result.err)}")
    return result.out


def table(program, *words):
    return list(csv.DictReader(io.StringIO(output(program, *words, "--format", "csv").decode())))


def workbook(program, title, *words):
    """A sheet's rows by column name: cells as they are kept."""
    with zipfile.ZipFile(io.BytesIO(output(program, *words, "--format", "xlsx"))) as archive:
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))  # well formed
        sheets = [each.get("name") for each in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(SHEET + "sheet")]
        sheet = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{sheets.index(title) + 1}.xml"))
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


# Samples whose plan or rows the program takes for wrong.
REFUSED = {67, 102, 150, 175}


class Page(HTMLParser):
    """The figures of a page, by field, and what would load or run something."""

    def __init__(self):
        super().__init__()
        self.figures = {}
        self.goals = {}  # by target@due: figures by field
        self.goal = None
        self.ids = Counter()
        self.links = []
        self.wrong = []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if "id" in given:
            self.ids[given["id"]] += 1
        if tag == "a":
            self.links.append(given.get("href", ""))
        if tag in ("tr", "article"):
            self.goal = given.get("data-goal")
        if tag == "data" and "data-f" in given:
            self.figures.setdefault(given["data-f"], []).append(given["value"])
            if self.goal:
                self.goals.setdefault(self.goal, {}).setdefault(given["data-f"], set()).add(given["value"])
        for name, value in attributes:
            if name == "style" or name.startswith("on") or (name in ("src", "href") and not (value or "").startswith("#")):
                self.wrong.append(f"<{tag} {name}={value!r}>")


def figures_agree(program, given):
    words = given.words("report", "--goals", "all")
    plain = table(program, *words)
    told = json.loads(output(program, *words, "--format", "json"))
    goals = [goal for each in told["plans"] for goal in each["goals"]]
    sheet = workbook(program, "Goals", *words)
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


def page_agrees(program, given, language):
    words = given.words("report")
    page = Page()
    page.feed(output(program, *words, "--format", "html", "--lang", language).decode())
    if page.wrong:
        raise Wrong("the page loads or runs something:\n" + "\n".join(page.wrong))
    twice = [name for name, count in page.ids.items() if count > 1]
    lost = [link for link in page.links if link.startswith("#") and link[1:] not in page.ids]
    if twice or lost:
        raise Wrong(f"ids that stand twice: {twice}; links that lead nowhere: {lost}")
    goals = table(program, *words, "--goals", "all")
    for goal in goals:
        told = page.goals.get(f"{goal['target']}@{goal['due']}", {})
        for field in ("actual", "achieved_pct", "gap", "expected", "pace_pct", "projected", "required_per_year"):
            if told.get(field, {""}) != {goal[field]}:
                raise Wrong(f"{goal['target']} {goal['due']} {field}: {goal[field]!r} in CSV, {told.get(field)} in the page")
    for field, values in page.figures.items():
        strange = {value for value in values if value not in {goal.get(field) for goal in goals}}
        if strange and field in goals[0]:
            raise Wrong(f"{field}: the page shows {strange}, the CSV does not")


def agencies_add_up(program, given):
    headline = json.loads(output(program, *given.words("report"), "--format", "json"))["plans"][0]["headline"]
    agencies = table(program, *given.words("report", "--by", "agency"))
    sums = {status: sum(int(agency[status.replace("-", "_")]) for agency in agencies) for status in STATUSES}
    if sums != {status: headline["by_status"][status] for status in STATUSES}:
        raise Wrong(f"by agency {sums}\nheadline {headline['by_status']}")
    if sum(int(agency["targets"]) for agency in agencies) != headline["targets"]:
        raise Wrong("the agencies' targets do not add up to the headline's")


# What a workbook says to people, by what a trace says to programs.
USES = {"lies in a longer period": "nested", "set aside": "consolidated", "does not count": "outside",
        "before the plan": "history", "not yet known": "unknown-yet", "has errors": "left-out",
        "makes the baseline": "baseline"}


def every_row_once(program, given):
    """Each submitted row stands in exactly one trace, with its use, and in the workbook's sheet of rows."""
    targets = {row["target"] for row in table(program, *given.words("report"))}
    places = Counter()
    uses = {}
    for target in targets:
        for row in table(program, *given.words("trace", target)):
            places[(row["file"], row["line"])] += 1
            uses[(row["file"], row["line"])] = row["use"]
    submitted = set()
    for file in given.files:
        lines = list(csv.reader((program.tree / file).open(encoding="utf-8-sig", newline="")))
        submitted |= {(file, str(number)) for number, row in enumerate(lines, 1) if number > 1 and any(row)}
    wrong = [place for place, count in places.items() if count != 1]
    if wrong or submitted != set(places):
        raise Wrong(f"more than once: {wrong[:5]}; not at all: {sorted(submitted - set(places))[:5]}; "
                    f"strange: {sorted(set(places) - submitted)[:5]}")
    sheet = workbook(program, "Rows", *given.words("report")) if submitted else []
    kept = {(row["file"], f"{row['line']:.0f}"): USES.get(row["use"], row["use"]) for row in sheet}
    if kept != uses or len(sheet) != len(submitted) or not all(uses.values()):
        raise Wrong(f"the workbook's rows differ from the traces: {sorted(set(kept.items()) ^ set(uses.items()))[:6]}")


def reckoned(step):
    """A step's formula with its numbers."""
    names = {name: Fraction(str(value)) for name, value in step.get("with", {}).items()}
    power = "^" in step["formula"]
    if power:
        names = {name: float(value) for name, value in names.items()}
    return eval(step["formula"].replace("^", "**"), {"__builtins__": {}}, {**names, "max": max, "min": min, "abs": abs})


def steps_hold(program, given):
    for goal in table(program, *given.words("report")):
        traced = json.loads(output(program, *given.words("trace", goal["target"]), "--format", "json"))
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


def same_bytes(program, given):
    """Whatever the number of threads and the order of files."""
    turned = Input(given.name, given.plan, given.files[::-1], given.options)
    for form in ("html", "xlsx", "md"):
        runs = [output(program, *given.words("report"), "--format", form, "--jobs", jobs) for jobs in ("1", "2", "5")]
        if len({*runs, output(program, *turned.words("report"), "--format", form)}) != 1:
            raise Wrong(f"{form} depends on the number of threads or the order of files")


def shown_number(text):
    """The first number of a cell of Markdown; None where it has none."""
    match = re.match(r"[−+-]?[\d,]+(?:\.\d+)?", text)
    return float(match.group().replace(",", "").replace("−", "-")) if match else None


def markdown_agrees(program, given):
    """Achieved and actual in the tables of targets are the CSV's, rounded once."""
    goals = {row["name"]: row for row in table(program, *given.words("report"))}
    told = output(program, *given.words("report"), "--format", "md").decode()
    part = told[told.index("## Targets"):]
    seen = 0
    for line in part[:part.find("\n## ", 5)].splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if len(cells) < 6 or not cells[0].isdigit():
            continue
        name = re.sub(r"(^|↳ )+|( [⁰¹²³⁴⁵⁶⁷⁸⁹]+)+$", "", cells[1]).replace("\\", "")
        goal = goals[name]
        seen += 1
        achieved = shown_number(cells[4])
        if (achieved is None) != (not goal["achieved_pct"]) or \
                achieved is not None and abs(achieved - float(goal["achieved_pct"])) > 0.0551 + 1e-9 * abs(achieved):
            raise Wrong(f"{name}: achieved {cells[4]!r} in Markdown, {goal['achieved_pct']!r} in CSV")
        actual = shown_number(cells[3])
        if actual is not None and re.match(r"[−+]?[\d,.]+% on ", cells[3]):  # a change, of which the CSV has the quotient
            actual = 1 + actual / 100
        by_area = " in each " in goal["goal"]
        if not by_area and goal["actual"] and (actual is None or abs(actual - float(goal["actual"])) > 0.00501 + 1e-9 * abs(actual)):
            raise Wrong(f"{name}: actual {cells[3]!r} in Markdown, {goal['actual']!r} in CSV")
    if seen != len(goals):
        raise Wrong(f"{seen} targets in Markdown, {len(goals)} in CSV")


def sample_agrees(program, seed):
    given = random_input(program, seed)
    result = program.run(*given.words("report"), "--format", "csv")
    if result.code == 1 and seed in REFUSED:
        return
    figures_agree(program, given)
    markdown_agrees(program, given)
    page_agrees(program, given, "vi" if seed % 2 else "en")
    agencies_add_up(program, given)
    every_row_once(program, given)
    steps_hold(program, given)


def cases(program):
    for given in examples(program):
        for check in (figures_agree, markdown_agrees, agencies_add_up, every_row_once, steps_hold, same_bytes):
            yield Case(f"{check.__name__.replace('_', ' ')}: {given.name}", partial(check, program, given))
        for language in ("en", "vi"):
            yield Case(f"page agrees: {given.name} in {language}", partial(page_agrees, program, given, language))
    for seed in range(RANDOM):
        yield Case(f"sample {seed:03} agrees in all formats", partial(sample_agrees, program, seed))
