#!/usr/bin/env python3
"""Rows in engines and plans on workers, measured beside one process; all must give the same bytes.

  scale.py engines KEYS TIMES [DIALECT…]  KEYS targets, areas and periods of one plan, each reported so many TIMES (at most
                                          28), each time with another figure: `report` of all rows in one process, and of those
                                          that the view of `plantrack sql` passes on in each engine
  scale.py plans PLANS ROWS [DIALECT…]    so many plans with so many rows in all: `compare` and reports in one process, by the
                                          recipes of examples/scale/ with 1 and 2 jobs and with Dask, and of each engine's rows
  scale.py stream PLANS KEYS TIMES        `report` on so many plans with so many rows each, through standard input: more rows
                                          than one would keep in a file

Engines and what they need: see tests/suites/engines.py; those that are not there are left out. Its tables depend on the
machine, and on what else runs there: therefore they have processor seconds beside those of the clock. Memory is the most that
one process held."""
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import namedtuple
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "bench")]
sys.dont_write_bytecode = True

import generate  # noqa: E402
from suites.engines import DuckDB, PostgreSQL, engines  # noqa: E402

PROGRAM = Path(os.environ.get("PLANTRACK_BUILD", ROOT / "build" / "release")).resolve() / "plantrack"
RECIPES = ROOT / "examples" / "scale"
DAY = "2027-02-28"
JUDGED = ("--numbers", "en", "--as-of", DAY, "--format", "csv")
FIGURE, DATED = b"\x01", b"\x02"  # in rows from which all reports of a key are made: a digit of its figure, the day's two
CHUNK = 1 << 20

Cost = namedtuple("Cost", "seconds cpu megabytes")


class Measure:
    """By a small program of its own, for what this one holds would count as well."""

    def __init__(self, folder):
        self.program, self.result, self.out = folder / "measure", folder / "measured", folder / "written"
        subprocess.run(["c++", "-std=c++20", "-O1", ROOT / "tests" / "bench" / "measure.cpp", "-o", self.program], check=True)

    def __call__(self, *words, feed=None, **environment):
        """What it cost, and what it wrote; `feed` writes its standard input."""
        with open(self.out, "wb") as out, tempfile.TemporaryFile() as errors:
            with subprocess.Popen([self.program, self.result, *map(str, words)], stdout=out, stderr=errors,
                                  stdin=subprocess.PIPE if feed else subprocess.DEVNULL,
                                  env={**os.environ, "PATH": f"{PROGRAM.parent}:{os.environ['PATH']}", **environment}) as run:
                if feed:
                    feed(run.stdin)
                    run.stdin.close()
            code, seconds, user, system, kilobytes = self.result.read_text().split()
            if int(code) != 0:
                errors.seek(0)
                sys.exit(f"{words}: exit code {code}\n{errors.read().decode()[-2000:]}")
        return Cost(float(seconds), float(user) + float(system), int(kilobytes) / 1024), self.out.read_bytes()


def write_rows(file, plan, keys, times, first=0):
    """Every key so many times, each time with another figure and a later day; the reports stand in no order."""
    base = file.with_suffix(".base")
    generate.write_rows(keys, base, first=first)
    made = file.with_suffix(".made")
    rows = re.compile(rb"^(t\d\d,.*?,.*?,.*?),(\d[\d.]*)?,(\d*),(\d*),(\d{4}-\d\d-)\d\d,", re.MULTILINE)

    def marked(row):
        before, value, numerator, denominator, month = row.groups()
        figure = value + FIGURE + b",," if value else b"," + numerator + FIGURE + b"," + denominator + b"9"
        return plan.encode() + b"," + before + b"," + figure + b"," + month + DATED + b","

    with open(base, "rb") as source, open(made, "wb", buffering=CHUNK) as out:
        header = source.readline()
        while chunk := source.readlines(CHUNK):
            out.write(rows.sub(marked, b"".join(chunk)))
    base.unlink()
    with open(file, "wb", buffering=CHUNK) as out:
        out.write(b"plan," + header)
        for place in range(times):
            number = (place * 7 + 3) % times if times % 7 else place
            with open(made, "rb") as source:
                while chunk := source.read(CHUNK):
                    out.write(chunk.replace(FIGURE, b"%d" % (number % 10)).replace(DATED, b"%02d" % (number + 1)))
    made.unlink()


def told(name, *costs):
    cells = [f"{cost.seconds:.1f} | {cost.cpu:.1f} | {cost.megabytes:,.0f}" for cost in costs]
    print(f"| {name} | {' | '.join(cells)} |", flush=True)


def head(title):
    print(f"\n{title}\n\n| | s | CPU s | MB |\n| --- | ---: | ---: | ---: |", flush=True)


def must_be_same(expected, actual, name):
    if expected != actual:
        sys.exit(f"{name}: other bytes than one process")


class Server(threading.Thread):
    """The most that one process of PostgreSQL holds, and what all have cost that have ended."""

    def __init__(self, place):
        super().__init__(daemon=True)
        self.id, self.kilobytes = (place / "data" / "postmaster.pid").read_text().split()[0], 0
        self.start()

    def run(self):
        children = Path(f"/proc/{self.id}/task/{self.id}/children")
        while True:
            for child in children.read_text().split():
                try:
                    held = re.search(r"VmHWM:\s*(\d+)", Path(f"/proc/{child}/status").read_text())
                except OSError:
                    continue
                self.kilobytes = max(self.kilobytes, int(held[1]) if held else 0)
            time.sleep(0.05)

    def cpu(self):
        time.sleep(0.3)  # until its process of the connection has ended
        fields = Path(f"/proc/{self.id}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")


def run_engine(dialect, folder, sql, rows, out):
    """In a process of its own: rows are loaded, and passed on; tells what each cost."""
    engine = next(each for each in engines(folder) if each.dialect == dialect)
    sql = sql.read_text(encoding="utf-8")
    server = None
    if isinstance(engine, PostgreSQL):
        engine.seconds = None
        engine.start()
        server = Server(engine.place)
    if isinstance(engine, DuckDB):
        engine.file = folder / "rows.duckdb"
        sql = f"SET memory_limit = '4GB'; SET temp_directory = '{folder}/spilled';\n" + sql
    costs, last = [], [time.monotonic(), 0.0]

    def note():
        own = resource.getrusage(resource.RUSAGE_SELF)
        now = time.monotonic()
        cpu = own.ru_utime + own.ru_stime + (server.cpu() if server else 0)
        costs.append((now - last[0], cpu - last[1], server.kilobytes / 1024 if server else own.ru_maxrss / 1024))
        last[:] = [time.monotonic(), cpu]

    note()
    with engine.loaded("scale", sql, rows) as pass_on:
        note()
        pass_on(DAY, out)
        note()
    if hasattr(engine, "stop"):
        engine.stop()
    print(json.dumps(costs[1:]))


def engine_costs(measure, dialect, folder, plans, rows, out):
    own = folder / dialect
    own.mkdir()
    own.chmod(0o755)
    _, sql = measure(PROGRAM, "sql", "--dialect", dialect, "-p", plans)
    (own / "rows.sql").write_bytes(sql)
    _, costs = measure(sys.executable, __file__, "engine", dialect, own, own / "rows.sql", rows, out)
    shutil.rmtree(own, ignore_errors=True)
    return [Cost(*each) for each in json.loads(costs.splitlines()[-1])]


def measure_engines(measure, folder, keys, times, dialects):
    generate.write_plan(folder)
    plan, rows = folder / "plan.yaml", folder / "rows.csv"
    write_rows(rows, "nation", keys, times)
    head(f"{keys * times:,} rows ({rows.stat().st_size / 1e6:,.0f} MB), of which {keys:,} count")
    cost, expected = measure(PROGRAM, "report", "-p", plan, *JUDGED, rows)
    told("report of all rows in one process", cost)
    for dialect in dialects:
        out = folder / f"{dialect}.csv"
        loaded, passed = engine_costs(measure, dialect, folder, plan, rows, out)
        told(f"{dialect}: loading, once", loaded)
        told(f"{dialect}: the view's rows", passed)
        cost, actual = measure(PROGRAM, "report", "-p", plan, *JUDGED, out)
        told(f"{dialect}: report of these", cost)
        must_be_same(expected, actual, dialect)
        out.unlink()


def without_places(content):
    """A report by area or period without its last columns: file and line differ where other files hold the rows."""
    lines = content.splitlines()
    at = [lines[0].split(b",").index(name) for name in (b"file", b"line")]
    if at != [lines[0].count(b",") - 1, lines[0].count(b",")]:
        sys.exit("file and line are not the last columns")
    return [line.rsplit(b",", 2)[0] for line in lines]


def reports(measure, plans, rows):
    """Of every plan by target with all goals; of a count, an amount and a ratio also by area, and by period."""
    words = (PROGRAM, "report", "-p", plans, *JUDGED)
    some = ("--target", "t00,t10,t20")  # by area a row each of 11,000
    return {"by target": measure(*words, "--goals", "all", rows)[1],
            **{f"by {by}": without_places(measure(*words, *some, "--by", by, rows)[1]) for by in ("area", "period")}}


def write_plans(folder, count):
    """Their ids, and the folder of the files."""
    plans = folder / "plans"
    generate.write_plan(plans)
    (plans / "plan.yaml").rename(folder / "plan.yaml")
    text = (folder / "plan.yaml").read_text(encoding="utf-8")
    names = [f"plan-{number:02}" for number in range(count)]
    for name in names:
        own = text.replace("id: nation", f"id: {name}", 1)
        for target in generate.TARGETS:
            own = own.replace(f"id: {target}, ", f"id: {target}, indicator: {target}, ", 1)
        (plans / f"{name}.yaml").write_text(own, encoding="utf-8")
    return names, plans


def measure_stream(measure, folder, count, keys, times):
    names, plans = write_plans(folder, count)
    rows = folder / "rows.csv"
    write_rows(rows, names[0], keys, times)
    head(f"{count * keys * times:,} rows of {count} plans through a pipe, of which {count * keys:,} count")

    def feed(out):
        for name in names:
            with open(rows, "rb") as source:
                header = source.readline()
                out.write(header if name == names[0] else b"")
                while chunk := source.readlines(CHUNK):
                    first, rest = b"\n" + names[0].encode() + b",", b"\n" + name.encode() + b","
                    out.write((b"\n" + b"".join(chunk)).replace(first, rest)[1:])

    cost, _ = measure(PROGRAM, "report", "-p", plans, *JUDGED, "-", feed=feed)
    told("report of all rows in one process", cost)


def measure_plans(measure, folder, count, rows, dialects, times=3):
    data, all_rows = folder / "data", folder / "all.csv"
    names, plans = write_plans(folder, count)
    for number, name in enumerate(names):
        (data / name).mkdir(parents=True)
        write_rows(data / name / "rows.csv", name, -(-rows // count // times), times, first=number * 1_000)
    with open(all_rows, "wb") as out:
        for number, file in enumerate(sorted(data.glob("*/*.csv"))):
            with open(file, "rb") as part:
                header = part.readline()
                if number == 0:
                    out.write(header)
                shutil.copyfileobj(part, out, CHUNK)
    head(f"{count} plans, {rows:,} rows and some ({all_rows.stat().st_size / 1e6:,.0f} MB), each key reported {times} times")
    compared = (PROGRAM, "compare", "-p", plans, *JUDGED)
    cost, expected = measure(*compared, all_rows)
    told("compare of all rows in one process", cost)
    known = reports(measure, plans, all_rows)
    of_plans = {plan.stem: measure(PROGRAM, "report", "-p", plan, *JUDGED[:-1], "json", data / plan.stem)[1]
                for plan in sorted(plans.glob("*.yaml"))}
    for number, (name, script, environment) in enumerate((
            ("GNU parallel, 1 job at a time", "with_parallel.sh", {"PARALLEL": "--jobs 1"}),
            ("GNU parallel, 2 jobs at a time", "with_parallel.sh", {"PARALLEL": "--jobs 2"}),
            ("Dask, 2 workers", "with_dask.py", {}))):
        out = folder / f"out-{number}"
        cost, _ = measure(RECIPES / script, plans, data, DAY, out, **environment)
        told(name, cost)
        must_be_same(expected, (out / "compare.csv").read_bytes(), name)
        for plan, report in of_plans.items():
            must_be_same(report, (out / f"{plan}.json").read_bytes(), f"{name}: {plan}")
        if number == 0:
            cost, merged = measure(*compared, *sorted(out.glob("*.json")))
            told("of it, compare of the reports", cost)
            must_be_same(expected, merged, "reports")
    for dialect in dialects:
        out = folder / f"{dialect}.csv"
        loaded, passed = engine_costs(measure, dialect, folder, plans, all_rows, out)
        told(f"{dialect}: loading, once", loaded)
        told(f"{dialect}: the view's rows", passed)
        cost, actual = measure(*compared, out)
        told(f"{dialect}: compare of these", cost)
        must_be_same(expected, actual, dialect)
        for name, report in reports(measure, plans, out).items():
            must_be_same(known[name], report, f"{dialect}: reports {name}")
        out.unlink()
    print("\nAll gave the same bytes.")


def main(words):
    if len(words) == 6 and words[0] == "engine":
        return run_engine(words[1], *map(Path, words[2:]))
    if words[:1] == ["stream"] and len(words) == 4:
        with tempfile.TemporaryDirectory(prefix="plantrack-scale-") as name:
            return measure_stream(Measure(Path(name)), Path(name), *map(int, words[1:]))
    if len(words) < 3 or words[0] not in ("engines", "plans"):
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory(prefix="plantrack-scale-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        there = [engine.dialect for engine in engines(folder)]
        job = measure_engines if words[0] == "engines" else measure_plans
        return job(Measure(folder), folder, int(words[1]), int(words[2]),
                   [dialect for dialect in there if not words[3:] or dialect in words[3:]])


if __name__ == "__main__":
    main(sys.argv[1:])
