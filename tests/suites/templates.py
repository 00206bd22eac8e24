"""What `template` promises: its rows, once filled in, validate; as it stands each row is a note that it is untouched."""
import csv
import io
import json
import re
from functools import partial

import yaml

from .support import ROOT, TESTS, Case, Wrong, shown

FIGURES = {"value": "1", "giá trị": "1", "numerator": "1", "tử số": "1", "denominator": "2", "mẫu số": "2",
           "status": "done", "tình trạng": "hoàn thành", "evidence": "1/BC", "minh chứng": "1/BC"}


def measures(plan):
    """Of each target, by its id and by its names."""
    found = {}
    for target in yaml.safe_load(plan.read_text(encoding="utf-8"))["targets"]:
        name = target.get("name", target["id"])
        for word in [target["id"], *(name.values() if isinstance(name, dict) else [name])]:
            found[word] = target["measure"]
    return found


def filled_in(text, delimiter, measure_of):
    rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter))
    header = rows[0]
    target = next(i for i, name in enumerate(header) if name in ("target", "chỉ tiêu"))
    wanted = {"ratio": {"numerator", "tử số", "denominator", "mẫu số"}, "qualitative": {"status", "tình trạng"}}
    for row in rows[1:]:
        names = wanted.get(measure_of[row[target]], {"value", "giá trị"}) | {"evidence", "minh chứng"}
        for i, name in enumerate(header):
            if name in names:
                row[i] = FIGURES[name]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue().encode(), len(rows) - 1


def validates(program, plan, period, language, excel):
    words = ["template", "-p", plan, "--period", period, "--lang", language, *(["--excel"] if excel else [])]
    result = program.run(*words)
    if result.code != 0:
        raise Wrong(f"exit code {result.code}\n{shown(result.err)}")
    text = result.out.decode("utf-8")
    if text.startswith("\ufeff") != excel or ("\r\n" in text) != excel:
        raise Wrong("the byte order mark and CR LF are for Excel, and for it alone")
    folder = program.scratch / "templates" / f"{plan.parent.name}-{plan.stem}-{period}-{language}-{excel}"
    folder.mkdir(parents=True)
    (folder / "empty.csv").write_bytes(result.out)
    data, rows = filled_in(text, ";" if excel and language == "vi" else ",", measures(plan))
    (folder / "filled.csv").write_bytes(data)
    for name in ("empty", "filled"):
        found = json.loads(program.run("validate", "-p", plan, "--format", "json", "--max-findings", "0",
                                       folder / f"{name}.csv").out)["findings"]
        errors = [finding for finding in found if finding["severity"] == "error"]
        if errors:
            raise Wrong(f"{name}: {len(errors)} errors in {rows} rows, such as {errors[:2]}\n{shown(data)}")
        untouched = sum(finding["code"] == "R021" for finding in found)
        remarks = [finding for finding in found if finding["code"] != "R021"]
        if name == "empty" and (untouched != rows or remarks):
            raise Wrong(f"{untouched} untouched rows of {rows}, and {remarks[:2]}\n{shown(result.out)}")


def subfolders_count(program):
    """A project's reports may lie in folders below its own: they are known, so the next year is asked for."""
    folder = program.scratch / "templates" / "subfolders"
    program.run("init", folder)
    asked = []
    for name in ("", "north"):
        (folder / "progress" / name).mkdir(exist_ok=True)
        (folder / "progress" / "2026.csv").replace(folder / "progress" / name / "2026.csv")
        result = program.run("template", cwd=folder)
        asked.append(result.out)
    if asked[0] != asked[1] or b",2027," not in asked[0]:
        raise Wrong(f"{shown(asked[0])} beside {shown(asked[1])}")


def a_project_begins_without_reports(program):
    folder = program.scratch / "templates" / "no-reports"
    program.run("init", folder)
    (folder / "progress" / "2026.csv").unlink()
    for step in ("an empty folder", "no folder"):
        result = program.run("template", cwd=folder)
        if result.code != 0 or b",2026," not in result.out:
            raise Wrong(f"{step}: exit code {result.code}\n{shown(result.err)}")
        if step == "an empty folder":
            (folder / "progress").rmdir()


def cases(program):
    yield Case("reports in folders below the project's count", partial(subfolders_count, program))
    yield Case("a project begins without reports", partial(a_project_begins_without_reports, program))
    for plan in sorted([*ROOT.glob("plans/*.yaml"), *TESTS.glob("conformance/*/plan.yaml")]):
        if plan.name == "indicators.yaml":
            continue
        text = plan.read_text(encoding="utf-8")
        year = re.search(r"^period:[\s{]*from: *(\d+)", text, re.MULTILINE)[1]
        begins = re.search(r"^year_begins: *(\d+)", text, re.MULTILINE)
        month = int(begins[1]) if begins else 5
        for period, language, excel in ((year, "en", False), (f"{year}-Q2", "vi", True),
                                        (f"{year}-{month:02}", "vi", True)):
            yield Case(f"{plan.parent.name}/{plan.stem} {period} {language}",
                       partial(validates, program, plan, period, language, excel))
