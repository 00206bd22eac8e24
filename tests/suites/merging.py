"""Reports merged: `compare` of what `report --format json` wrote of each plan is, in every format, `compare` of all rows in
one process, over random plans, some of them given by their rows. Reports that are cut, changed, hostile, of another day,
plan or format are refused: a finding, exit code 1, nothing written."""
import json
import random
import re
from datetime import date, timedelta
from functools import partial

from oracle.generator import sample

from .formats import validate_json
from .support import Case, Wrong, difference, expect_well_ended, shown

GROUPS = 60
FORMATS = ("csv", "json", "md", "html", "xlsx")


def members(program, seed, folder):
    """Plans of one comparison, each with its normalized rows: two with the same goals, so that they are ranked, and another."""
    source = random.Random(seed)
    found = []
    for name, which in (("a", seed), ("b", seed), ("c", seed + 500)):
        one = sample(which)
        one.plan["id"] = f"plan-{name}"
        for place, target in enumerate(one.plan["targets"]):
            target["indicator"] = f"i-{place}"
        files = one.write(folder / name)
        if name == "b":  # the same with less reported
            for file in files:
                head, *rows = file.read_text(encoding="utf-8").splitlines(keepends=True)
                file.write_text(head + "".join(row for row in rows if source.random() < 0.8), encoding="utf-8")
        plan, rows = folder / name / "plan.yaml", folder / f"{name}.csv"
        done = program.run("normalize", "-p", plan, "--numbers", "en", "-o", rows, *files)
        known = program.run("report", "-p", plan, "--numbers", "en", "--format", "json", rows)
        if done.code == 0 and known.code == 0:
            found.append((name, plan, rows, date.fromisoformat(json.loads(known.out)["as_of"])))
    return found


def compared(program, folder, plans, files, day, name):
    """What compare writes of these, by format."""
    outputs = {form: folder / f"{name}.{form}" for form in FORMATS}
    result = program.run("compare", "--numbers", "en", "--as-of", str(day), *[word for plan in plans for word in ("-p", plan)],
                         *[f"--format={form}={file}" for form, file in outputs.items()], *files)
    if result.code != 0:
        raise Wrong(f"{name}: exit code {result.code}\n{shown(result.err)}")
    return {form: file.read_bytes() for form, file in outputs.items()}


def reported(program, folder, plan, rows, name, day):
    file = folder / f"{name}.json"
    result = program.run("report", "-p", plan, "--numbers", "en", "--as-of", str(day), "--format", "json", "-o", file, rows)
    return file if result.code == 0 else None


def same_bytes(program, seed):
    folder = program.scratch / f"merging-{seed}"
    found = members(program, seed, folder)
    if len(found) < 2:
        return
    last = max(day for *_, day in found)
    for day in (last, last - timedelta(days=random.Random(seed).randrange(900))):
        reports = {name: reported(program, folder, plan, rows, name, day) for name, plan, rows, _ in found}
        if None in reports.values():
            continue
        plans = [plan for _, plan, _, _ in found]
        expected = compared(program, folder, plans, [rows for *_, rows, _ in found], day, "of-rows")
        merged = compared(program, folder, plans, list(reports.values())[::-1], day, "of-reports")
        mixed = compared(program, folder, plans, [found[0][2], *list(reports.values())[1:]], day, "of-both")
        for form in FORMATS:
            for name, actual in (("reports", merged), ("rows and reports", mixed)):
                if expected[form] != actual[form]:
                    raise Wrong(f"{folder}: {form} of {name}, as of {day}\n"
                                + difference(expected[form], actual[form], form))


class Example:
    """The reports of the examples, and what compare makes of them."""

    DAY = "2025-09-30"
    PLANS = ("bac-ninh", "ha-nam", "lang-son")

    def __init__(self, program):
        self.program, self.folder, self.made = program, program.scratch / "merging-example", {}
        self.folder.mkdir()
        for plan in self.PLANS:
            self.made[plan] = self.report(plan, self.DAY)
        self.expected = program.run("compare", "-p", "plans", "--as-of", self.DAY, "--format", "csv",
                                    *[f"examples/{plan}" for plan in self.PLANS]).out

    def report(self, plan, day):
        result = self.program.run("report", "-p", f"plans/{plan}.yaml", "--as-of", day, "--format", "json", f"examples/{plan}")
        if result.code != 0:
            raise Wrong(shown(result.err))
        return result.out

    def compare(self, name, more=(), **changed):
        """With those reports changed; nothing may be left where it is refused."""
        folder = self.folder / name
        folder.mkdir()
        files = []
        for plan, content in {**self.made, **changed}.items():
            files.append(folder / f"{plan}.json")
            files[-1].write_bytes(content)
        out = folder / "out.csv"
        result = self.program.run("compare", "-p", "plans", "--format", "csv", "-o", out, *(more or ["--as-of", self.DAY]), *files)
        expect_well_ended(result, name)
        if out.exists() != (result.code == 0):
            raise Wrong(f"{name}: exit code {result.code}, and the file is {'there' if out.exists() else 'not there'}")
        return result, out.read_bytes() if out.exists() else b""


def refused(example, code, words, name, more=(), **changed):
    result, _ = example.compare(name, more, **changed)
    text = result.err.decode()
    if result.code != 1 or f"[{code}]" not in text or any(word not in text for word in words):
        raise Wrong(f"{name}: exit code {result.code}, {code} and {words} are expected\n{text}")


def whole(example):
    result, out = example.compare("whole")
    if text := difference(example.expected, out, "compare"):
        raise Wrong(text + shown(result.err))


def valid_by_schema(example):
    schema = example.folder / "schema.json"
    schema.write_bytes(example.program.run("schema", "report").out)
    for content in example.made.values():
        validate_json(content, schema)


def with_shape(example, change):
    document = json.loads(example.made["ha-nam"])
    change(document)
    return json.dumps(document, ensure_ascii=False).encode()


def cut(example, place):
    content = example.made["ha-nam"]
    refused(example, "M001", (), f"cut-{place}", **{"ha-nam": content[:len(content) * place // 20]})


def changed_by_chance(example, seed):
    """One byte, or a stretch, is another: the report is refused, or the change is of nothing that a comparison shows."""
    source = random.Random(seed)
    content = bytearray(example.made["ha-nam"])
    for _ in range(source.randrange(1, 4)):
        at = source.randrange(len(content))
        kind = source.randrange(4)
        if kind == 0:
            content[at] = source.randrange(256)
        elif kind == 1:
            content[at] = ord(source.choice('0123456789-/.,:"{}[]truefalse '))
        elif kind == 2:
            del content[at:at + source.randrange(1, 200)]
        else:
            other = source.randrange(len(content))
            content[at:at] = content[other:other + source.randrange(1, 200)]
    result, out = example.compare(f"chance-{seed}", **{"ha-nam": bytes(content)})
    if result.code == 0 and out != example.expected:
        raise Wrong(f"{example.folder}/chance-{seed}: a changed report is shown\n"
                    + difference(example.expected, out, "compare"))
    if result.code not in (0, 1):
        raise Wrong(f"exit code {result.code}\n{shown(result.err)}")


# Made when they are asked for: all together they are large, and what a program holds begins with what its parent does.
HOSTILE = {
    "empty": lambda: b"", "blank": lambda: b"  \n", "other": lambda: b"target,period,value\n", "null": lambda: b"null", "list": lambda: b"[]", "object": lambda: b"{}",
    "deep-lists": lambda: b"[" * 1_000_000, "deep-objects": lambda: b'{"a":' * 200_000, "nul": lambda: b'{"schema": "plantrack/report@1\0"}',
    "not-utf-8": lambda: b'{"schema": "\xff"}', "utf-16": lambda: '{"schema": "plantrack/report@1"}'.encode("utf-16"),
    "many-values": lambda: b'{"schema": "plantrack/report@1", "plans": [' + b"0," * 9_000_000 + b"0]}",
    "many-members": lambda: b"{" + b",".join(b'"%d": 0' % i for i in range(100_000)) + b"}",
    "long-text": lambda: b'{"schema": "' + b"x" * 20_000_000 + b'"}', "long-number": lambda: b'{"schema": ' + b"9" * 1_000_000 + b"}",
    "plans-no-list": lambda: b'{"schema": "plantrack/report@1", "plans": {}}', "no-plans": lambda: b'{"schema": "plantrack/report@1", "plans": []}',
    "plan-no-object": lambda: b'{"schema": "plantrack/report@1", "plans": [1]}',
}


def hostile(example, name):
    result, _ = example.compare(f"hostile-{name}", **{"ha-nam": HOSTILE[name]()})
    if result.code != 1 or not re.search(rb"\[M00[12]\]", result.err):
        raise Wrong(f"exit code {result.code}\n{shown(result.err)}")
    if result.megabytes > 2000 * example.program.slack:
        raise Wrong(f"{result.megabytes:.0f} MB")


def figures_set(value):
    def change(document):
        for goal in document["plans"][0]["goals"]:
            for name in ("actual", "achieved_pct", "baseline", "numerator", "denominator"):
                if name in goal["exact"]:
                    goal["exact"][name] = value
    return change


def set_member(place, value):
    def change(document):
        *path, last = place
        at = document
        for step in path:
            at = at[step]
        at[last] = value
    return change


def cases(program):
    example = Example(program)
    for seed in range(GROUPS):
        yield Case(f"same-{seed:02}", partial(same_bytes, program, seed))
    yield Case("the examples' reports", partial(whole, example))
    yield Case("valid by schema", partial(valid_by_schema, example))
    for place in range(1, 20):
        yield Case(f"cut-{place}", partial(cut, example, place))
    for seed in range(150):
        yield Case(f"chance-{seed:03}", partial(changed_by_chance, example, seed))
    for name in HOSTILE:
        yield Case(f"hostile-{name}", partial(hostile, example, name))
    ha_nam = ("plans", 0)
    shapes = {
        "other-format": ("M002", ("plantrack/report@2", "plantrack/report@1"), set_member(("schema",), "plantrack/report@2")),
        "coverage": ("M002", ("plantrack/coverage@1",), set_member(("schema",), "plantrack/coverage@1")),
        "plan-not-loaded": ("M003", ("`nowhere`",), set_member((*ha_nam, "plan"), "nowhere")),
        "plan-changed": ("M003", ("sha256:000000000000", "ha-nam"), set_member((*ha_nam, "digest"), "sha256:" + "0" * 64)),
        "without-digest": ("M002", ("digest",), lambda document: document["plans"][0].pop("digest")),
        "without-exact": ("M002", ("exact",), lambda document: document["plans"][0]["goals"][0].pop("exact")),
        "day-changed": ("M007", (), set_member((*ha_nam, "as_of"), "2025-10-01")),
        "no-such-day": ("M001", ("2025-02-30",), set_member((*ha_nam, "as_of"), "2025-02-30")),
        "one-target-less": ("M006", (), lambda document: document["plans"][0]["goals"].pop()),
        "one-target-twice": ("M001", (), lambda document: document["plans"][0]["goals"].append(document["plans"][0]["goals"][0])),
        "rows-left-out": ("M006", ("3 rows",), set_member(("rows_left_out",), 3)),
        "status-changed": ("M007", (), set_member((*ha_nam, "goals", 0, "status"), "missed")),
        "figures-changed": ("M007", (), figures_set("1")),
        "fraction-not-lowest": ("M001", ("4/2",), figures_set("4/2")),
        "divided-by-zero": ("M001", ("1/0",), figures_set("1/0")),
        "hexadecimal": ("M001", ("0x10",), figures_set("0x10")),
        "long-fraction": ("M001", (), figures_set("1" * 20_000)),
        "goal-0": ("M001", (), set_member((*ha_nam, "goals", 0, "exact", "goal"), 0)),
        "goal-99": ("M001", (), set_member((*ha_nam, "goals", 0, "exact", "goal"), 99)),
        "goal-huge": ("M001", (), set_member((*ha_nam, "goals", 0, "exact", "goal"), 10 ** 30)),
        "goal-1.5": ("M001", (), set_member((*ha_nam, "goals", 0, "exact", "goal"), 1.5)),
        "unknown-area": ("M001", ("nowhere",), set_member((*ha_nam, "goals", 0, "exact", "deciding_areas"), ["nowhere"])),
    }
    for name, (code, words, change) in shapes.items():
        yield Case(name, lambda code=code, words=words, name=name, change=change: refused(
            example, code, words, name, **{"ha-nam": with_shape(example, change)}))
    yield Case("twice the same", lambda: refused(example, "M005", ("ha-nam.json", "copy.json"), "twice",
                                                 copy=example.made["ha-nam"]))
    yield Case("another day asked for", lambda: refused(example, "M004", ("2025-09-30", "2025-12-31"), "other-day",
                                                        ("--as-of", "2025-12-31")))
    yield Case("beside rows of the same plan", lambda: refused(example, "M005", ("ha-nam",), "beside-rows",
                                                               ("--as-of", example.DAY, "examples/ha-nam")))
    for name, more in (("of tomorrow", ()), ("of another day than most", ("--jobs", "1"))):
        yield Case(name, lambda name=name, more=more: refused(example, "M004", ("2025-10-01", "2025-09-30"), name, more, **{
            "ha-nam": example.report("ha-nam", "2025-10-01")}))
