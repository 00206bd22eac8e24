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
    OF_THE_DAY = ("--as-of", DAY)
    PLANS = ("bac-ninh", "ha-nam", "lang-son")
    PLANS_WITH_ROWS = (*PLANS, "binh-thuan", "port-alder", "tuyen-quang")

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
        return self.compare_files(name, self.files(name, **changed), more)

    def files(self, name, **changed):
        folder = self.folder / name
        folder.mkdir()
        files = []
        for plan, content in {**self.made, **changed}.items():
            files.append(folder / f"{plan}.json")
            files[-1].write_bytes(content)
        return files

    def compare_files(self, name, files, more=()):
        out = self.folder / f"{name}.csv"
        result = self.program.run("compare", "-p", "plans", "--format", "csv", "-o", out, *(more or self.OF_THE_DAY), *files)
        expect_well_ended(result, name)
        if out.exists() != (result.code == 0):
            raise Wrong(f"{name}: exit code {result.code}, and the file is {'there' if out.exists() else 'not there'}")
        return result, out.read_bytes() if out.exists() else b""


def refused(example, code, words, name, more=(), **changed):
    """In both languages, with what mends it."""
    for lang, kind, help_word in (("en", "error", "help"), ("vi", "lỗi", "gợi ý")):
        result, _ = example.compare(f"{name}-{lang}", ["--lang", lang, *(more or example.OF_THE_DAY)], **changed)
        text = result.err.decode()
        wanted = (f"{kind}[{code}]", f"= {help_word}: ", *words)
        if result.code != 1 or result.out or any(word not in text for word in wanted):
            raise Wrong(f"{name}: exit code {result.code}, {wanted} are expected\n{text}")


def whole(example):
    result, out = example.compare("whole")
    if text := difference(example.expected, out, "compare"):
        raise Wrong(text + shown(result.err))


def same_of(example, name, files, told=b""):
    """These files, too, are all reports: the same bytes, and no word but `told`."""
    result, out = example.compare_files(name, files)
    if text := difference(example.expected, out, "compare"):
        raise Wrong(text + shown(result.err))
    if (told not in result.err) if told else result.err:
        raise Wrong(shown(result.err))


def by_folder(example):
    files = example.files("folder")
    folder = files[0].parent
    same_of(example, "of-folder", [folder])
    (folder / "deep").mkdir()
    files[0].rename(folder / "deep" / "UPPER.JSON")
    same_of(example, "of-folder-deep", [folder])
    same_of(example, "of-folder-and-file", [folder, files[1], folder / "deep" / ".." / files[1].name])
    (folder / "other.json").write_text("{}")
    same_of(example, "of-folder-with-others", [folder], b"other.json: the file is not read")


def by_folder_with_rows(example):
    """Reports of some plans, rows of others, in one folder; all that is neither is told of."""
    folder = example.files("mixed")[0].parent
    (folder / "ha-nam.json").unlink()
    for file in sorted((example.program.tree / "examples" / "ha-nam").glob("*.csv")):
        (folder / file.name).write_bytes(file.read_bytes())
    same_of(example, "of-mixed", [folder])
    (folder / "ha-nam.json").write_bytes(example.made["ha-nam"])
    result, _ = example.compare_files("of-mixed-twice", [folder])
    if result.code != 1 or b"[M005]" not in result.err:
        raise Wrong(f"exit code {result.code}\n{shown(result.err)}")
    (folder / "ha-nam.json").write_text('{"schema": "plantrack/baseline@1", "findings": []}')
    same_of(example, "of-mixed-other", [folder], b"ha-nam.json: the file is not read")


def by_standard_input(example):
    """Which is of rows: a report there is refused, and it is said what to do."""
    report = example.files("standard-input")[1]
    for lang, words in (("en", "files whose names end in `.json`"), ("vi", "tên tệp phải có đuôi `.json`")):
        for command in ("compare", "report"):
            with open(report, "rb") as stdin:
                result = example.program.run(command, "--lang", lang, "-p", "plans", "-", stdin=stdin)
            if result.code != 1 or result.out or "[F003]" not in result.err.decode() or words not in result.err.decode():
                raise Wrong(f"{command}: exit code {result.code}\n{shown(result.err)}")


def plan_with_another_digest(example):
    """Another plan with the same id: both states are named, the plan's name stands where it belongs."""
    plan = example.folder / "ha-nam.yaml"
    plan.write_text((example.program.tree / "plans" / "ha-nam.yaml").read_text(encoding="utf-8") + "# other\n", encoding="utf-8")
    result = example.program.run("report", "-p", plan, "--as-of", example.DAY, "--format", "json", "examples/ha-nam")
    if result.code != 0:
        raise Wrong(shown(result.err))
    own, now = (json.loads(content)["plans"][0]["digest"][:19] for content in (result.out, example.made["ha-nam"]))
    refused(example, "M003", (own, now), "other-plan", **{"ha-nam": result.out})
    for lang, sentence in (("en", f"of {own}…, and plan `ha-nam` is now {now}…"),
                           ("vi", f"bản {own}…, còn kế hoạch `ha-nam` nay là bản {now}…")):
        text = example.compare(f"other-plan-words-{lang}", ["--lang", lang, *example.OF_THE_DAY],
                               **{"ha-nam": result.out})[0].err.decode()
        if sentence not in text:
            raise Wrong(f"{sentence} is expected\n{text}")


def valid_by_schema(example):
    """Each output in JSON of each plan by its own schema: all columns, lists among them."""
    for name, words in (("report", ["report"]), *((f"report-by-{by}", ["report", "--by", by]) for by in ("agency", "area", "period")),
                        ("coverage", ["coverage"])):
        for plan in example.PLANS_WITH_ROWS:
            content = example.program.run(*words, "-p", f"plans/{plan}.yaml", "--format", "json", f"examples/{plan}").out
            validate_json(content, written_schema(example, name))
    for name, more in (("compare", ()), ("changes", ("--from", "2024-12-31", "--to", example.DAY))):
        content = example.program.run("compare", "-p", "plans", "--format", "json", *more,
                                      *[f"examples/{plan}" for plan in example.PLANS]).out
        validate_json(content, written_schema(example, name))
    for content in example.made.values():
        validate_json(content, written_schema(example, "report"))


def written_schema(example, name):
    schema = example.folder / f"{name}.schema"
    schema.write_bytes(example.program.run("schema", name).out)
    return schema


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
    yield Case("a folder", partial(by_folder, example))
    yield Case("a folder with rows", partial(by_folder_with_rows, example))
    yield Case("standard input", partial(by_standard_input, example))
    yield Case("of another plan with the same id", partial(plan_with_another_digest, example))
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
        "rows-left-out": ("M006", ("3 ",), set_member(("rows_left_out",), 3)),
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
