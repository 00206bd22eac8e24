"""The worked examples of docs/semantics*.md are true: a ```yaml block gives targets (or a plan without its head), the
```csv block after it the rows, and each table whose header begins with `target` what `report --goals all` makes of them.
A column `as_of` asks for the figures of that day, a column `due` for the goal due then; else the current goal is meant."""
import csv
import io
import re
from functools import partial

from .support import ROOT, Case, Wrong, difference, shown

PIECE = re.compile(r"^```(yaml|csv)\n((?s:.*?))^```\n|^(\| target \|.*\n\|[- |]+\n)((?:\|.*\n)+)", re.MULTILINE)
HEAD = """schema: plantrack/plan@1
id: example
title: Example
place: {name: Example}
document: {number: null, issued: null, issuer: Example, status: issued, source: example}
"""


def documents():
    return sorted(ROOT.glob("docs/semantics*.md"))


def plan_of(block):
    """The whole plan: targets have names of their own only where the example is about them."""
    if not re.search(r"^targets:", block, re.MULTILINE):
        block = "targets:\n" + "".join("  " + line + "\n" for line in block.splitlines())
    lines = []
    for line in block.splitlines():
        lines.append(line)
        if found := re.match(r"(\s+)- id: ([a-z0-9-]+)$", line):
            if not lines_name_it(block, found[2]):
                lines.append(f"{found[1]}  name: {found[2]}")
    for key, default in (("period", "{from: 2021, to: 2030}"), ("agencies", "[]")):
        if not re.search(rf"^{key}:", block, re.MULTILINE):
            lines.insert(0, f"{key}: {default}")
    return HEAD + "\n".join(lines) + "\n"


def lines_name_it(block, target):
    after = block.split(f"- id: {target}\n", 1)[1].split("- id:", 1)[0]
    return re.search(r"^\s+name:", after, re.MULTILINE) is not None


def cells(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def pieces(text):
    """Tables with the plan and rows that stand above them: (match, plan, rows)."""
    plan = rows = ""
    for match in PIECE.finditer(text):
        if match[1] == "yaml":
            plan, rows = match[2], "target,period,value\n"
        elif match[1] == "csv":
            rows = match[2]
        elif plan:
            yield match, plan, rows


def figures(program, name, plan, rows, as_of):
    folder = program.scratch / "figures" / re.sub(r"\W", "-", f"{name}-{as_of}")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plan.yaml").write_text(plan_of(plan), encoding="utf-8")
    (folder / "rows.csv").write_text(rows, encoding="utf-8")
    result = program.run("report", "-p", "plan.yaml", "rows.csv", "--goals", "all", "--format", "csv",
                         *(["--as-of", as_of] if as_of else []), cwd=folder)
    if result.code:
        raise Wrong(f"exit code {result.code}\n{shown(result.err)}\n{plan_of(plan)}")
    return list(csv.DictReader(io.StringIO(result.out.decode("utf-8"))))


def table(program, name, header, body, plan, rows):
    """The table as the program fills it."""
    columns = cells(header.splitlines()[0])
    filled = []
    for line in body.splitlines():
        asked = dict(zip(columns, cells(line)))
        goals = [row for row in figures(program, name, plan, rows, asked.get("as_of", ""))
                 if row["target"] == asked["target"]
                 and (row["due"] == asked["due"] if asked.get("due") else row["current"] != "no")]
        if len(goals) != 1:
            raise Wrong(f"{len(goals)} goals fit the line {line}")
        filled.append("| " + " | ".join(asked[column] if column == "as_of" else goals[0][column]
                                        for column in columns) + " |\n")
    return header + "".join(filled)


def check(program, name, match, plan, rows):
    expected, actual = match[0], table(program, name, match[3], match[4], plan, rows)
    squeeze = partial(re.sub, r"[ ]*\|[ ]*", "|")
    if squeeze(expected) != squeeze(actual):
        raise Wrong(difference(expected.encode(), actual.encode(), name))


def cases(program):
    for file in documents():
        text = file.read_text(encoding="utf-8")
        for match, plan, rows in pieces(text):
            line = text.count("\n", 0, match.start()) + 1
            name = f"{file.relative_to(ROOT)}:{line}"
            yield Case(name, partial(check, program, name, match, plan, rows))


def update(program):
    for file in documents():
        text = file.read_text(encoding="utf-8")
        new, end = "", 0
        for match, plan, rows in pieces(text):
            name = f"{file.relative_to(ROOT)}:{text.count(chr(10), 0, match.start()) + 1}"
            new += text[end:match.start()] + table(program, name, match[3], match[4], plan, rows)
            end = match.end()
        if (new := new + text[end:]) != text:
            print(f"figures {file.relative_to(ROOT)}")
            file.write_text(new, encoding="utf-8")
