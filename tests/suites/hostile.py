"""Plans and progress files made to hurt: each gets a finding, in little time and memory. They are large, so they are made
when they are needed."""
import json
import random
from bisect import bisect_left
from functools import partial
from itertools import chain, product, repeat

from .support import Case, Wrong, shown

MEGABYTE = 1 << 20
PATIENCE = 240  # seconds until a run is ended; what counts is the processor's time, since others may use it too
PLAN_HEAD = b"schema: plantrack/plan@1\nid: a\ntitle: t\n"


def alias_bomb():
    lines = [b"a0: &a0 [x,x,x,x,x,x,x,x,x,x]"]
    lines += [b"a%d: &a%d [%s]" % (n, n, b",".join([b"*a%d" % (n - 1)] * 10)) for n in range(1, 12)]
    return b"\n".join(lines)


def random_bytes(size):
    return random.Random(size).randbytes(size)


def nested_blocks(depth):
    return b"".join(b" " * n + b"a:\n" for n in range(depth))


PLANS = {
    "alias bomb": alias_bomb,
    "alias of itself": lambda: b"a: &a\n  b: *a\n",
    "1,000 nested blocks": lambda: nested_blocks(1000),
    "1,000 nested lists": lambda: b"- " * 1000 + b"x\n",
    "1,000 nested brackets": lambda: b"[" * 1000 + b"]" * 1000,
    "100,000 open brackets": lambda: b"[" * 100_000,
    "100,000 open braces": lambda: b"{a: " * 100_000,
    "100,000 question marks": lambda: b"? " * 100_000,
    "100,000 dashes": lambda: b"- " * 100_000,
    "nested goals": lambda: PLAN_HEAD + b"targets: " + b"[" * 50_000,
    "comma": lambda: b",",
    "commas": lambda: b"," * 100_000,
    "colon": lambda: b":",
    "closing bracket": lambda: b"]",
    "unclosed quote": lambda: PLAN_HEAD + b'province: "' + b"x\n" * 100_000,
    "unclosed single quote": lambda: PLAN_HEAD + b"province: '" + b"x\n" * 100_000,
    "binary": lambda: random_bytes(MEGABYTE),
    "NUL bytes": lambda: b"\0" * MEGABYTE,
    "empty": lambda: b"",
    "blank": lambda: b" \n\t\n\n",
    "byte order mark alone": lambda: b"\xef\xbb\xbf",
    "UTF-16": lambda: (PLAN_HEAD.decode()).encode("utf-16"),
    "Latin-1": lambda: PLAN_HEAD + "province: Hà Nam\n".encode("latin-1"),
    "surrogate": lambda: PLAN_HEAD + b"province: \xed\xa0\x80\n",
    "tabs": lambda: b"\tschema:\n\t\t- a\n",
    "100,000 documents": lambda: b"---\na: 1\n" * 100_000,
    "directives": lambda: b"%YAML 1.2\n%TAG ! tag:x,2000:\n" * 1000 + b"---\na: 1\n",
    "unknown tag": lambda: b"!<tag:x> {a: 1}\n",
    "merge key": lambda: PLAN_HEAD + b"<<: {id: b}\n",
    "100,000 keys": lambda: b"".join(b"k%d: 1\n" % n for n in range(100_000)),
    "100,000 times the same key": lambda: b"id: a\n" * 100_000,
    "1 MB key": lambda: b"k" * MEGABYTE + b": 1\n",
    "100 MB of one value": lambda: chain([PLAN_HEAD + b"x: "], repeat(b"y" * MEGABYTE, 100)),
    "100 MB of comments": lambda: chain([PLAN_HEAD], repeat(b"# comment\n" * (MEGABYTE // 10), 100)),
    "100 MB of lines": lambda: repeat(b"- a\n" * (MEGABYTE // 4), 100),
}



HEADER = b"target,period,area,value,reported_on\n"
# Each is written in blocks of a megabyte. One line that never ends is told within seconds whatever its size; to decode it
# takes longer; a file in which every row is wrong takes its time for each.
ENDLESS, DECODED, ROW_BY_ROW = 300, 40, 20  # megabytes
ROWS = {
    "one line": (ENDLESS, b"", lambda n: b"a" * MEGABYTE),
    "one line of fields": (ENDLESS, b"", lambda n: b"a,bc" * (MEGABYTE // 4)),
    "one line below the header": (ENDLESS, HEADER, lambda n: b"a" * MEGABYTE),
    "fields without end": (ENDLESS, HEADER, lambda n: b"1," * (MEGABYTE // 2)),
    "quotes only": (ENDLESS, b"", lambda n: b'"' * MEGABYTE),
    "quotes only below the header": (ENDLESS, HEADER, lambda n: b'"' * MEGABYTE),
    "random bytes": (ENDLESS, b"", lambda n: random_bytes(MEGABYTE + n)[:MEGABYTE]),
    "random bytes below the header": (ENDLESS, HEADER, lambda n: random_bytes(MEGABYTE + n)[:MEGABYTE]),
    "NUL bytes": (ENDLESS, b"", lambda n: b"\0" * MEGABYTE),
    "one line in UTF-16": (DECODED, b"\xff\xfe", lambda n: b"a\0" * (MEGABYTE // 2)),
    "quotes in UTF-16": (DECODED, b"\xfe\xff", lambda n: b'\0"' * (MEGABYTE // 2)),
    "tone marks": (DECODED, HEADER, lambda n: b"\xcc" * MEGABYTE),
    "one line in Windows-1258": (DECODED, HEADER, lambda n: b"ngh\xea\xcc " * (MEGABYTE // 6)),
    "commas": (ENDLESS, HEADER, lambda n: b"," * MEGABYTE),
    "line ends": (ROW_BY_ROW, HEADER, lambda n: b"\n" * MEGABYTE),
    "carriage returns": (ROW_BY_ROW, HEADER, lambda n: b"\r" * MEGABYTE),
    "one quoted field": (ROW_BY_ROW, HEADER + b'"', lambda n: b"line\nx, " * (MEGABYTE // 8)),
    "wrong rows": (ROW_BY_ROW, HEADER, lambda n: b"no-such-target,2024,,x,y\n" * (MEGABYTE // 25)),
    "stray quotes": (ROW_BY_ROW, HEADER, lambda n: b'a"b,2024,,1,\n' * (MEGABYTE // 13)),
}


def expect_bounded(program, result, seconds, megabytes):
    if result.code == -9:
        raise Wrong(f"not done after {result.seconds:.0f} seconds")
    if result.code not in (0, 1):
        raise Wrong(f"exit code {result.code}\n{shown(result.err)}")
    if result.cpu_seconds > seconds * program.slack:
        raise Wrong(f"took {result.cpu_seconds:.1f} seconds")
    if result.megabytes > megabytes * (6 if program.sanitized else 1):
        raise Wrong(f"held {result.megabytes:.0f} MB")


def refuses_plan(program, name, make):
    file = program.scratch / f"hostile-{name.replace(' ', '-')}.yaml"
    data = make()
    # In blocks: what this process holds when it starts the program would count as the program's memory.
    with open(file, "wb") as out:
        out.writelines([data] if isinstance(data, bytes) else data)
    try:
        result = program.run("lint", "--format", "json", file, seconds=PATIENCE, address_space=4 << 30)
        expect_bounded(program, result, seconds=10, megabytes=256)
        if not json.loads(result.out.decode())["findings"]:
            raise Wrong("no finding")
    finally:
        file.unlink()


def refuses_rows(program, name, head, block, size):
    file = program.scratch / f"hostile-{name.replace(' ', '-')}.csv"
    with open(file, "wb") as out:
        out.write(head)
        for number in range(size):
            out.write(block(number))
    try:
        result = program.run("validate", "-p", program.tree / "plans" / "ha-nam.yaml", "--format", "json", file,
                             seconds=PATIENCE, address_space=4 << 30)
        expect_bounded(program, result, seconds=10, megabytes=128)
        if not json.loads(result.out.decode())["findings"]:
            raise Wrong("no finding")
    finally:
        file.unlink()


PLAN = """schema: plantrack/plan@1
id: {id}
title: {{vi: "K", en: "P"}}
province: {{name: "T", code: "00"}}
document: {{issuer: "U", status: draft, source: "s"}}
period: {{from: 2021, to: 2030}}
agencies: [{{id: so-a, name: "Sở A"}}]
targets:
"""
TARGET = """  - id: {id}
    name: {{vi: "{id}", en: "{id}"}}
    measure: count
    accrual: flow
    unit: {{vi: "cái", en: "piece"}}
    lead: so-a
    goals: [{{at_least: 1, by: 2030}}]
"""


def work_folder(program, name):
    folder = program.scratch / f"hostile-work-{name}"
    folder.mkdir()
    return folder


BY_AREA = TARGET.replace("    lead: so-a\n", "    lead: so-a\n    level: commune\n")


def with_agencies(agencies):
    """A plan of one target whose agencies are those."""
    plan = PLAN.format(id="many").replace('agencies: [{id: so-a, name: "Sở A"}]\n', agencies)
    return plan + TARGET.format(id="t")


def write_communes(folder, count):
    (folder / "areas.csv").write_text("id,name,level\n" + "".join(f"{10_000 + i},Xã {i},commune\n" for i in range(count)))


def write_plan(folder, targets, head=""):
    (folder / "plan.yaml").write_text(PLAN.format(id="many") + targets + head, encoding="utf-8")
    (folder / "rows.csv").write_text("target,period,value\nt,2024,3\n")


def write_plan_by_area(folder, areas, head=""):
    """A plan of one target that is reported by so many communes."""
    write_communes(folder, areas)
    write_plan(folder, BY_AREA.format(id="t"), "areas_from: areas.csv\n" + head)


def run_bounded(program, folder, *words, seconds, megabytes):
    """Once as it comes, and once with less memory than that takes: then it is done all the same, or told."""
    result = program.run(*words, cwd=folder, seconds=PATIENCE)
    expect_bounded(program, result, seconds, megabytes)
    limit = max(16, int(result.megabytes * 0.6))
    if not program.sanitized and limit < result.megabytes:
        small = program.run(*words, "--memory", f"{limit}M", cwd=folder, seconds=PATIENCE)
        told = small.code == 2 and b"--memory" in small.err and not small.out
        begun_with = program.run("--version").megabytes  # what this process holds counts for those that it starts
        too_much = small.megabytes > max(1.5 * limit + 16, begun_with + 1)
        if (not told and (small.code, small.out) != (result.code, result.out)) or too_much:
            raise Wrong(f"with --memory {limit}M: exit code {small.code}, {small.megabytes:.0f} MB\n{shown(small.err)}")
    return result


def chain_of_sums(program):
    """Targets that build on one another 20,000 deep are told, not computed until the stack ends."""
    folder = work_folder(program, "chain")
    targets = [TARGET.format(id="t0")]
    targets += [f"  - id: t{i}\n    name: {{vi: a, en: a}}\n    measure: count\n    sum_of: [t{i - 1}]\n    lead: so-a\n"
                f"    goals: [{{at_least: 1, by: 2030}}]\n" for i in range(1, 20_000)]
    write_plan(folder, "".join(targets))
    result = run_bounded(program, folder, "lint", "plan.yaml", seconds=10, megabytes=400)
    if b"build on one another" not in result.out:
        raise Wrong(shown(result.out))
    result = run_bounded(program, folder, "report", "-p", "plan.yaml", "rows.csv", seconds=10, megabytes=400)


def lattice_of_sums(program):
    """Each sum counts two that count two: as many ways down as there are rows in no file. Each figure is made once."""
    folder = work_folder(program, "lattice")
    targets = [TARGET.format(id=f"t0{side}") for side in "ab"]
    for i in range(1, 25):
        targets += [f"  - id: t{i}{side}\n    name: {{vi: a, en: a}}\n    measure: count\n    sum_of: [t{i - 1}a, t{i - 1}b]\n    lead: so-a\n"
                    f"    goals: [{{at_least: 1, by: 2030}}]\n" for side in "ab"]
    write_plan(folder, "".join(targets))
    (folder / "rows.csv").write_text("target,period,value\nt0a,2024,3\nt0b,2024,4\n")
    result = run_bounded(program, folder, "report", "-p", "plan.yaml", "rows.csv", "--format", "csv", seconds=10, megabytes=256)


def colliding_keys(count):
    """Ids of eight letters whose bytes, as one number times the factor that hashes usually take, agree in the highest
    bits: a table by that hash would put them all at one place."""
    factor, size, room = 0x9E3779B97F4A7C15, 1 << 64, 1 << 45
    halves = [bytes(letters) for letters in product(b"abcdefghijklmnopqrstuvwxyz", repeat=4)]
    lows = sorted((int.from_bytes(half, "little") * factor % size, half) for half in halves)
    found = []
    for high in random.Random(7).sample(halves, len(halves)):
        start = -(int.from_bytes(high, "little") << 32) * factor % size
        at = bisect_left(lows, (start, b""))
        while at < len(lows) and lows[at][0] < start + room:
            found.append((lows[at][1] + high).decode())
            at += 1
        if len(found) >= count:
            return found
    return found


def collided_ids(program):
    folder = work_folder(program, "collided")
    ids = sorted(set(colliding_keys(60_000)))
    (folder / "areas.csv").write_text("id,name,level\n" + "".join(f"{i},X {i},commune\n" for i in ids))
    write_plan(folder, TARGET.format(id="t"), "areas_from: areas.csv\n")
    result = run_bounded(program, folder, "lint", "plan.yaml", seconds=10, megabytes=256)


def successors_without_id(program):
    """Thousands of agencies name a successor by its name, or one that is not there: all names are looked through once."""
    folder = work_folder(program, "successors")
    count = 12_000
    agencies = "agencies:\n  - {id: so-a, name: Sở A}\n" + "".join(
        f"  - {{id: so-{i}, name: Sở số {i}, until: 2022-01-01, succeeded_by: {'Sở' if i % 2 else 'Ban'} số {i + 1}}}\n" for i in range(count))
    (folder / "plan.yaml").write_text(with_agencies(agencies), encoding="utf-8")
    result = program.run("lint", "plan.yaml", "--format", "json", "--max-findings", "0", cwd=folder, seconds=PATIENCE)
    expect_bounded(program, result, 3, 200)
    hints = [each.get("hint", "") for each in json.loads(result.out)["findings"] if each["code"] == "P203"]
    if len(hints) != count or sum("that is a name" in hint for hint in hints) < count // 2 - 100:
        raise Wrong(f"exit code {result.code}: {shown(result.out[:2000])}{shown(result.err)}")


def one_line_of_areas(program):
    folder = work_folder(program, "line")
    (folder / "areas.csv").write_bytes(b"id,name,level,aliases\n" + b"1,X,commune," + b"a|" * (7 << 20) + b"\n")
    write_plan(folder, TARGET.format(id="t"), "areas_from: areas.csv\n")
    result = run_bounded(program, folder, "lint", "plan.yaml", seconds=10, megabytes=256)
    if b"longer than" not in result.out:
        raise Wrong(shown(result.out))


def template_of_many_rows(program):
    """What was reported before is looked up once, not anew for each area."""
    folder = work_folder(program, "template")
    areas = 6000
    write_plan_by_area(folder, areas)
    with open(folder / "rows.csv", "w") as out:
        out.write("target,period,area,value\n")
        for year in range(2021, 2026):
            out.writelines(f"t,{year}-Q{q},{10_000 + i},1\n" for i in range(areas) for q in range(1, 5))
    result = run_bounded(program, folder, "template", "-p", "plan.yaml", "--period", "2027", "rows.csv", seconds=8, megabytes=256)
    if result.out.count(b"\n") != areas + 1:
        raise Wrong(f"exit code {result.code}: {shown(result.out)}{shown(result.err)}")


def many_small_files(program):
    """A report for each of 20,000 files takes as long as 20,000 reports."""
    folder = work_folder(program, "files")
    (folder / "rows").mkdir()
    write_plan(folder, TARGET.format(id="t"))
    for i in range(20_000):
        (folder / "rows" / f"{i}.csv").write_bytes(b"target,period,value\nx,2024,3\n")
    result = run_bounded(program, folder, "validate", "-p", "plan.yaml", "rows", "--format", "junit", seconds=20, megabytes=400)


def many_footnotes(program):
    folder = work_folder(program, "footnotes")
    write_plan(folder, "".join(TARGET.format(id=f"t{i}") for i in range(20_000)))
    result = run_bounded(program, folder, "report", "-p", "plan.yaml", "--goals", "all", "--skip-invalid", "rows.csv", seconds=15, megabytes=500)


def many_marks(program):
    """A finding shows no more of a cell than can be read, however little room its characters take."""
    folder = work_folder(program, "marks")
    write_plan(folder, TARGET.format(id="t"))
    marks = "a" + "\u0301" * 250_000
    rows = "target,period,value,note\n" + "".join(f"{marks},2024,{marks},x\n" for _ in range(5))
    (folder / "rows.csv").write_text(rows, encoding="utf-8")
    for form in ("text", "json", "csv", "md", "sarif"):
        result = program.run("validate", "-p", "plan.yaml", "rows.csv", "--format", form, cwd=folder, seconds=PATIENCE)
        if len(result.out) > 100_000:
            raise Wrong(f"{form}: {len(result.out)} bytes of findings")


def heaped_marks(program):
    """Marks on one letter, in two kinds by turns: to put 100,000 in order would take a minute for each cell."""
    folder = work_folder(program, "heaped")
    write_plan(folder, TARGET.format(id="t"))
    heap = "e" + "\u0323\u0301" * 50_000
    for name, rows in (("header", f"target,period,value,{heap}\nt,2024,3,\n"), ("period", f"target,period,value\nt,{heap},3\n"),
                       ("target", f"target,period,value\n{heap},2024,3\n"), ("note", f"target,period,value,note\nt,2024,3,{heap}\n")):
        (folder / "rows.csv").write_text(rows, encoding="utf-8")
        for command in ("validate", "normalize"):
            result = program.run(command, "-p", "plan.yaml", "rows.csv", cwd=folder, seconds=PATIENCE)
            if result.code not in (0, 1, 2) or result.cpu_seconds > 3 * program.slack:
                raise Wrong(f"{command}, {name}: exit code {result.code} after {result.cpu_seconds:.1f} s\n{shown(result.err)}")


def many_findings_in_one_line(program):
    """Each is shown with what stands around it, not with the whole line."""
    folder = work_folder(program, "line-of-findings")
    agencies = "agencies: [" + ", ".join(f"{{id: A{i}, name: '', z: 1}}" for i in range(8000)) + "]\n"
    (folder / "plan.yaml").write_text(with_agencies(agencies), encoding="utf-8")
    result = program.run("lint", "plan.yaml", "--max-findings", "0", cwd=folder, seconds=PATIENCE)
    expect_bounded(program, result, 6, 200)
    if result.out.count(b"P201") < 8000:
        raise Wrong(f"exit code {result.code}: {shown(result.out[:2000])}{shown(result.err)}")


def one_slip_in_many_rows(program):
    """What a misspelt name may mean is sought once, not for each row."""
    folder = work_folder(program, "slip")
    areas = 6000
    write_plan_by_area(folder, areas)
    with open(folder / "rows.csv", "w") as out:
        out.write("target,period,area,value\n")
        out.writelines(f"t,2024,Xãa {i % 50},1\n" for i in range(200_000))
    run_bounded(program, folder, "normalize", "-p", "plan.yaml", "rows.csv", seconds=5, megabytes=256)


def slips_in_many_names(program):
    """Whoever applies fixes is shown no hints: each of the plan's names is looked at for those alone that are shown."""
    folder = work_folder(program, "slips")
    names = ["".join(random.Random(i).choices("abcdeghiklmnopqrstuvxy ", k=40)) for i in range(8000)]
    targets = [TARGET.format(id=f"t{i}").replace(f'vi: "t{i}"', f'vi: "{name}"') for i, name in enumerate(names)]
    write_plan(folder, "".join(targets))
    slips = "".join(f"z{name[:20]}q{name[21:]},2024,1\n" for name in names)
    (folder / "rows.csv").write_text("target,period,value\n" + slips)
    result = run_bounded(program, folder, "normalize", "-p", "plan.yaml", "rows.csv", seconds=5, megabytes=256)
    if result.err.count(b"R002") < 20 or b"did you mean" not in result.err:
        raise Wrong(f"exit code {result.code}: {shown(result.err)}")


def areas_as_headers(program):
    """Each column of an area is told from the others by what its header says, which is made once for each."""
    folder = work_folder(program, "area-headers")
    areas = 4000
    write_plan_by_area(folder, areas)
    names = ",".join(f"Xã {i}" for i in range(areas))
    (folder / "rows.csv").write_text(f"target,period,{names},Xã 7\nt,2024{',1' * areas},1\n")
    result = run_bounded(program, folder, "validate", "-p", "plan.yaml", "rows.csv", "--format", "json", seconds=3, megabytes=256)
    found = json.loads(result.out)["findings"]
    if [each["code"] for each in found] != ["F004"] or "Xã 7" not in found[0]["message"]:
        raise Wrong(f"exit code {result.code}: {shown(result.out[:2000])}")


def yearly_goals_of_areas(program):
    """A goal for each year in each of many areas: no more is held than its figures."""
    folder = work_folder(program, "yearly")
    write_communes(folder, 5000)
    by_area = BY_AREA.format(id="t").replace("{at_least: 1, by: 2030}", "{at_least: 1, every: year, in_each: commune}")
    text = PLAN.format(id="many").replace("from: 2021, to: 2030", "from: 1900, to: 2090") + by_area + "areas_from: areas.csv\n"
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    (folder / "rows.csv").write_text("target,period,area,value\nt,2024,10000,3\n")
    result = run_bounded(program, folder, "report", "-p", "plan.yaml", "--format", "csv", "--skip-invalid", "rows.csv", seconds=15, megabytes=400)


def monthly_goals_of_two_centuries(program):
    """A few bytes that make goals by the ten thousand are told, not worked on."""
    folder = work_folder(program, "monthly")
    monthly = TARGET.replace("{{at_least: 1, by: 2030}}", "{{at_least: 1, every: month}}")
    for years, count in (("from: 1900, to: 2090", 20), ("from: 2021, to: 2030", 500)):
        text = PLAN.format(id="many").replace("from: 2021, to: 2030", years) + "".join(monthly.format(id=f"t{i}") for i in range(count))
        (folder / "plan.yaml").write_text(text, encoding="utf-8")
        (folder / "rows.csv").write_text("target,period,value\nt0,2024,3\n")
        result = program.run("report", "-p", "plan.yaml", "rows.csv", cwd=folder, seconds=PATIENCE)
        expect_bounded(program, result, 3, 200)
        if result.code != 1 or b"P006" not in result.err + result.out:
            raise Wrong(f"{years}: exit code {result.code}\n{shown(result.err)}")


def monthly_goals_in_each_area(program):
    """Verdicts on each area are looked at without asking the system for memory each time."""
    folder = work_folder(program, "each-month")
    write_communes(folder, 4000)
    by_area = BY_AREA.replace("{{at_least: 1, by: 2030}}", "{{at_least: 1, every: month, in_each: commune}}")
    write_plan(folder, "".join(by_area.format(id=f"t{i}") for i in range(20)), "areas_from: areas.csv\n")
    (folder / "rows.csv").write_text("target,period,area,value\nt0,2024,10000,3\n")
    run_bounded(program, folder, "report", "-p", "plan.yaml", "--format", "csv", "rows.csv", seconds=5, megabytes=200)


def sums_of_one_sum(program):
    """Thousands of targets are made of one that is made of thousands: it is figured once."""
    folder = work_folder(program, "one-sum")
    count = 3000
    derived = "  - id: {id}\n    name: {{vi: a, en: a}}\n    measure: count\n    sum_of: [{parts}]\n    lead: so-a\n" \
              "    goals: [{{at_least: 1, by: 2030}}]\n"
    targets = [TARGET.format(id=f"p{i}") for i in range(count)]
    targets.append(derived.format(id="all", parts=", ".join(f"p{i}" for i in range(count))))
    targets += [derived.format(id=f"s{i}", parts="all") for i in range(count)]
    write_plan(folder, "".join(targets))
    (folder / "rows.csv").write_text("target,period,value\n" + "".join(f"p{i},2024,3\n" for i in range(count)))
    for words in (["--format", "csv"], ["--by", "period", "--format", "csv"], ["--format", "md"]):
        run_bounded(program, folder, "report", "-p", "plan.yaml", *words, "rows.csv", seconds=8, megabytes=200)


def report_by_area_of_many_rows(program):
    """Each area's rows are looked up among its own, not among all."""
    folder = work_folder(program, "by-area")
    areas = 20_000
    write_plan_by_area(folder, areas)
    with open(folder / "rows.csv", "w") as out:
        out.write("target,period,area,value\n")
        for year in range(2021, 2024):
            out.writelines(f"t,{year}-{month:02},{10_000 + i},1\n" for i in range(areas) for month in range(1, 13))
    result = run_bounded(program, folder, "report", "-p", "plan.yaml", "--by", "area", "--format", "csv", "rows.csv",
                         seconds=7, megabytes=256)
    if result.out.count(b"\n") != areas + 1:
        raise Wrong(f"exit code {result.code}: {shown(result.out)}{shown(result.err)}")


def coverage_of_many_areas(program):
    """Who has reported each period is looked up among an area's own reports."""
    folder = work_folder(program, "coverage")
    areas = 6000
    write_plan_by_area(folder, areas, "reporting: {every: month, due: {days_after: 15}, to: so-a}\n")
    with open(folder / "rows.csv", "w") as out:
        out.write("target,period,area,value\n")
        out.writelines(f"t,2024-12,{10_000 + i},1\n" for i in range(areas))
    result = run_bounded(program, folder, "coverage", "-p", "plan.yaml", "--format", "csv", "rows.csv", seconds=8, megabytes=400)
    if result.out.count(b",missing,") < 40 * areas:
        raise Wrong(f"exit code {result.code}: {shown(result.out)}{shown(result.err)}")


def project_of_many_files(program):
    """Each setting of a project file keeps the line it stands in: that is not sought from the beginning for each, and not
    kept for each where a list stands on one line."""
    folder = work_folder(program, "project")
    write_plan(folder, TARGET.format(id="t"))
    for names in ("".join(f"\n- {i}.csv" for i in range(200_000)), f" [{', '.join(f'{i}.csv' for i in range(60_000))}]"):
        (folder / "plantrack.yaml").write_text(f"schema: plantrack/project@1\nplans: [plan.yaml]\nprogress:{names}\n")
        result = run_bounded(program, folder, "config", "--format", "json", seconds=8, megabytes=400)
        if result.code != 0 or b"plan.yaml" not in result.out:
            raise Wrong(f"exit code {result.code}: {shown(result.out[:1000])}{shown(result.err)}")


def table_of_many_goals(program):
    """`init --from` makes a plan of what a plan can be: not of millions of goals."""
    folder = work_folder(program, "table")
    head = "name," + ",".join(f"goal {1900 + i % 200}" for i in range(2000))
    (folder / "table.csv").write_text(f"{head}\n" + "".join(f"A{row}{',5' * 2000}\n" for row in range(2000)))
    result = program.run("init", "new", "--from", "table.csv", cwd=folder, seconds=PATIENCE)
    if result.code != 2 or b"goals" not in result.err or (folder / "new").exists():
        raise Wrong(f"exit code {result.code}: {shown(result.err)}")
    if result.cpu_seconds > 3 * program.slack or result.megabytes > 200 * (6 if program.sanitized else 1):
        raise Wrong(f"took {result.cpu_seconds:.1f} seconds, {result.megabytes:.0f} MB")


WORK = (chain_of_sums, lattice_of_sums, collided_ids, successors_without_id, one_line_of_areas, template_of_many_rows, many_small_files,
        many_footnotes, many_marks, heaped_marks, many_findings_in_one_line, one_slip_in_many_rows, slips_in_many_names, areas_as_headers, yearly_goals_of_areas, monthly_goals_of_two_centuries, monthly_goals_in_each_area, sums_of_one_sum, report_by_area_of_many_rows,
        coverage_of_many_areas, project_of_many_files, table_of_many_goals)


def memory_is_limited(program):
    """Every row is wrong, and every finding is to be kept."""
    limit = 48  # megabytes
    file = program.scratch / "hostile-memory.csv"
    file.write_bytes(HEADER + b"no-such-target,2024,,x,y\n" * 400_000)
    words = ["validate", "-p", program.tree / "plans" / "ha-nam.yaml", "--max-findings", "0", "--memory", f"{limit}M", file]
    try:
        result = program.run(*words, seconds=PATIENCE)
        if result.code != 2 or b"--memory" not in result.err or result.out:
            raise Wrong(f"exit code {result.code}\n{shown(result.err)}")
        if not program.sanitized and result.megabytes > 2 * limit:
            raise Wrong(f"held {result.megabytes:.0f} MB")
    finally:
        file.unlink()


def endless_input_is_refused(program):
    result = program.run("validate", "-p", program.tree / "plans" / "ha-nam.yaml", "/dev/zero", seconds=PATIENCE)
    if result.code not in (1, 2) or not result.out + result.err:
        raise Wrong(f"exit code {result.code}\n{shown(result.err)}")


def cases(program):
    yield Case("memory is limited", partial(memory_is_limited, program))
    yield Case("endless input is refused", partial(endless_input_is_refused, program))
    for name, make in PLANS.items():
        yield Case(f"plan: {name}", partial(refuses_plan, program, name, make))
    for name, (size, head, block) in ROWS.items():
        size = size // 10 if program.sanitized else size
        yield Case(f"{size} MB: {name}", partial(refuses_rows, program, name, head, block, size))
    # Last: a program begins with the memory that this one holds, as the system counts it, and these files are large.
    for check in WORK:
        yield Case(f"work: {check.__name__.replace('_', ' ')}", partial(check, program))
