"""What holds whatever the input: the same rows give the same bytes, every row is used or named, and no input, however
broken, ends the program otherwise than with its own exit codes. Random, but the same at each run."""
import csv
import io
import json
import random
import re
from functools import partial

from .support import ROOT, TESTS, Case, Wrong, difference, expect_well_ended, shown


class Submission:
    """A plan with its progress files, as header and rows."""

    def __init__(self, name, plan, files):
        self.name, self.plan = name, plan
        self.tables = [list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline=""))) for file in files]

    def write(self, folder, tables=None, prefix="part"):
        """The tables as files in a new folder; their names."""
        folder.mkdir(parents=True, exist_ok=True)
        names = []
        for number, table in enumerate(self.tables if tables is None else tables):
            names.append(folder / f"{prefix}-{number}.csv")
            with open(names[-1], "w", encoding="utf-8", newline="") as file:
                csv.writer(file, lineterminator="\n").writerows(table)
        return names


def submissions():
    for plan in sorted(TESTS.glob("conformance/*/plan.yaml")):
        yield Submission(plan.parent.name, plan, sorted(plan.parent.glob("[ab].csv")))
    for plan in sorted(ROOT.glob("plans/*.yaml")):
        files = sorted(ROOT.glob(f"examples/{plan.stem}/*.csv"))
        if files:
            yield Submission(plan.stem, plan, files)


# --- the same rows give the same bytes ---

def figures(program, plan, files, *options):
    """All figures as CSV and JSON."""
    outputs = []
    for form in ("csv", "json"):
        result = program.run("report", "-p", plan, "--goals", "all", "--format", form, "--skip-invalid", *options, *files)
        if result.code != 0:
            raise Wrong(f"report {' '.join(options)} --format {form}: exit code {result.code}\n{shown(result.err)}")
        outputs.append(result.out)
    return outputs


def shuffled(rows, chance):
    rows = rows[:]
    chance.shuffle(rows)
    return rows


def in_other_order(submission, chance):
    """Rows of each file shuffled."""
    return [[table[0], *shuffled(table[1:], chance)] for table in submission.tables]


def in_other_files(submission, chance):
    """Rows dealt out to other files of the same columns."""
    tables = []
    for table in submission.tables:
        parts = [[table[0]] for _ in range(chance.randint(2, 4))]
        for row in table[1:]:
            chance.choice(parts).append(row)
        tables += parts
    return tables


def with_other_columns(submission, chance):
    """Columns of each file in another order."""
    tables = []
    for table in submission.tables:
        order = shuffled(list(range(len(table[0]))), chance)
        tables.append([[row[i] for i in order] if len(row) == len(order) else row for row in table])
    return tables


def same_figures(program, submission):
    chance = random.Random(f"order {submission.name}")
    folder = program.scratch / "property" / submission.name
    files = submission.write(folder / "plain")
    expected = figures(program, submission.plan, files)
    others = {"in the other order": figures(program, submission.plan, files[::-1]),
              "one file twice": figures(program, submission.plan, [*files, files[0]]),
              "in Vietnamese": figures(program, submission.plan, files, "--lang", "vi")}
    for threads in ("1", "2", "3", "8"):
        others[f"with {threads} threads"] = figures(program, submission.plan, files, "--jobs", threads)
    for what, change in (("rows shuffled", in_other_order), ("rows in other files", in_other_files),
                         ("columns shuffled", with_other_columns)):
        for number in range(2):
            changed = submission.write(folder / f"{what}-{number}", change(submission, chance), chance.choice("az"))
            others[what] = figures(program, submission.plan, shuffled(changed, chance))
    for what, actual in others.items():
        for form, old, new in zip(("csv", "json"), expected, actual):
            # The document may name its files; which ones they were is no figure.
            if form == "json":
                old, new = (json.dumps({**json.loads(text), "files": None}, indent=1).encode() for text in (old, new))
            if text := difference(old, new, f"{form}, {what}"):
                raise Wrong(text)


# --- every row is used or named ---

GARBAGE = ["", " ", "x", "-1", "1e3", "1.234,5", "0", "999999999999999", "9999999999999999", "0.0000001", "2024-13", "2024-Q5",
           "1799", "2031", "done", "yes", "so-nowhere", "=1+1", "#N/A", "Sep-24", "4,5E+04", "45292", "02/01/2024",
           "2024-02-30", "\u00a0", "a\u200bb", "a\nb", 'a"b', "Đà Nẵng", "ok," * 50]


def spoiled(submission, chance):
    """Some cells replaced, some rows doubled, cut or lengthened."""
    tables = []
    for table in submission.tables:
        rows = []
        for row in table[1:]:
            row = row[:]
            if row and chance.random() < 0.3:
                row[chance.randrange(len(row))] = chance.choice(GARBAGE)
            if row and chance.random() < 0.03:
                row = row[:-1] if chance.random() < 0.5 else [*row, "more"]
            rows += [row] * (2 if chance.random() < 0.05 else 1)
        tables.append([table[0], *rows])
    return tables


def lines_of_rows(file):
    """Each row's first and last line, header apart; blank lines are no rows."""
    with open(file, encoding="utf-8", newline="") as text:
        reader = csv.reader(text)
        next(reader, None)
        first = reader.line_num + 1
        for row in reader:
            if row:
                yield first, reader.line_num
            first = reader.line_num + 1


RUN = re.compile("; so (?:is the next row|are the next ([0-9]+) rows)$")


def rows_of_run(finding, rows):
    """The first lines of the rows behind the one that a finding points at, where it is told of these, too."""
    told = RUN.search(finding["message"])
    if told:
        behind = [(file, first) for file, first, last in rows if file == finding["file"] and first > finding["line"]]
        yield from behind[:int(told[1] or 1)]


def every_row_is_accounted_for(program, submission, number):
    chance = random.Random(f"spoil {submission.name} {number}")
    folder = program.scratch / "property" / f"{submission.name}-spoiled-{number}"
    files = submission.write(folder, spoiled(submission, chance))
    result = program.run("validate", "-p", submission.plan, "--format", "json", "--max-findings", "0", *files)
    expect_well_ended(result, "validate")
    document = json.loads(result.out)
    summary = document["summary"]
    rows = [(str(file), first, last) for file in files for first, last in lines_of_rows(file)]
    if summary["rows"] != len(rows):
        raise Wrong(f"{len(rows)} rows were submitted, {summary['rows']} read")
    named = set()
    for finding in document["findings"]:
        if finding["severity"] == "error":
            for place in [finding, *finding.get("related", [])]:
                named.add((place.get("file"), place.get("line")))
            named |= set(rows_of_run(finding, rows))
    faulty = sum(any((file, line) in named for line in range(first, last + 1)) for file, first, last in rows)
    if summary["rows_faulty"] > faulty:
        raise Wrong(f"{summary['rows_faulty']} rows count as faulty, but only {faulty} are named in an error")
    errors = sum(finding["severity"] == "error" for finding in document["findings"])
    if errors != summary["errors"] or (result.code == 1) != (errors > 0):
        raise Wrong(f"{errors} errors shown, {summary['errors']} in the summary, exit code {result.code}")


# --- no input ends the program otherwise than with its own exit codes ---

TOKENS = [b"\0", b"\r", b"\n", b"\r\n", b"\t", b'"', b"'", b"&a ", b"*a ", b"- ", b"---\n", b"...\n", b"{", b"}", b"[", b"]",
          b": ", b"? ", b"| ", b"> ", b"!!binary ", b"<<: ", b"%YAML 9.9\n", b"#", b",", b";", b"\xef\xbb\xbf", b"\xff\xfe",
          b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x80\xae", b"\x1b[31m", b"9" * 40, b"-", b"1e999", b".nan", b"=cmd|",
          b"2021-01-01", b"null", b"true", b"\xe1\xbb\x87", b"e\xcc\x81", b"%s%n", b"{}", b"\\", b"$(id)"]


def mutated(data, chance):
    data = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        place = chance.randrange(len(data) + 1)
        other = min(len(data), place + chance.randrange(1, 200))
        kind = chance.randrange(6)
        if kind == 0 and place < len(data):
            data[place] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del data[place:other]
        elif kind == 2:
            data[place:place] = data[place:other] * chance.choice((1, 2, 50))
        elif kind == 3:
            data[place:place] = chance.choice(TOKENS)
        elif kind == 4:
            data[place:other] = chance.choice(TOKENS)
        elif chance.random() < 0.2:
            del data[place:]
    return bytes(data)


def check_findings(result, line_counts):
    """Findings are a whole JSON document, and each points into its file."""
    if not result.out:
        return
    for finding in json.loads(result.out.decode())["findings"]:
        line = finding.get("line", 0)
        if finding["file"] in line_counts and line > line_counts[finding["file"]]:
            raise Wrong(f"{finding['code']} points to line {line} of {line_counts[finding['file']]}")


def lines_in(data):
    return data.count(b"\n") + data.count(b"\r") + 1


def survives_plan(program, plans, number):
    chance = random.Random(f"plan {number}")
    data = mutated(chance.choice(plans).read_bytes(), chance)
    folder = program.scratch / "mutated" / f"plan-{number}"
    folder.mkdir(parents=True)
    plan = folder / "plan.yaml"
    plan.write_bytes(data)
    result = program.run("lint", "--format", "json", plan, seconds=30 * program.slack)
    expect_well_ended(result, "lint")
    check_findings(result, {str(plan): lines_in(data)})
    text = program.run("lint", "--lang", "vi", plan, seconds=30 * program.slack)
    expect_well_ended(text, "lint, as text")
    if text.code != result.code:
        raise Wrong(f"exit code {text.code} as text, {result.code} as JSON")


def survives_rows(program, inputs, number):
    chance = random.Random(f"rows {number}")
    submission, source = chance.choice(inputs)
    data = mutated(source.read_bytes(), chance)
    folder = program.scratch / "mutated" / f"rows-{number}"
    folder.mkdir(parents=True)
    file = folder / "rows.csv"
    file.write_bytes(data)
    limit = 30 * program.slack
    result = program.run("validate", "-p", submission, "--format", "json", file, seconds=limit)
    expect_well_ended(result, "validate")
    check_findings(result, {str(file): lines_in(data)})
    text = program.run("validate", "-p", submission, file, seconds=limit)
    expect_well_ended(text, "validate, as text")
    if b"\x1b" in text.out or b"\x00" in text.out:
        raise Wrong("a control character of the file is sent to the reader")
    report = program.run("report", "-p", submission, "--skip-invalid", "--format", "json", file, seconds=limit)
    expect_well_ended(report, "report")
    if report.code == 0:
        json.loads(report.out.decode())


def cases(program):
    everything = list(submissions())
    for submission in everything:
        yield Case(f"same figures: {submission.name}", partial(same_figures, program, submission))
        for number in range(2):
            yield Case(f"every row is accounted for: {submission.name} {number}",
                       partial(every_row_is_accounted_for, program, submission, number))
    plans = sorted([*ROOT.glob("plans/*.yaml"), *TESTS.glob("conformance/*/plan.yaml")])
    inputs = [(plan, file) for plan in sorted(TESTS.glob("conformance/*/plan.yaml"))
              for file in sorted(plan.parent.glob("[ab].csv"))]
    inputs += [(ROOT / "plans" / f"{file.parent.name}.yaml", file) for file in sorted(ROOT.glob("examples/*/*.csv"))
               if (ROOT / "plans" / f"{file.parent.name}.yaml").exists()]
    for number in range(200):
        yield Case(f"mutated plan {number}", partial(survives_plan, program, plans, number))
        yield Case(f"mutated rows {number}", partial(survives_rows, program, inputs, number))
