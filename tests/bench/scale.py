#!/usr/bin/env python3
"""Rows in engines and plans on workers, measured beside one process; all must give the same bytes.

  scale.py engines KEYS TIMES   KEYS targets, areas and periods of one plan, each reported so many TIMES: `report` of all rows
                                in one process, and of those that the view of `plantrack sql` passes on in each engine
  scale.py plans PLANS ROWS     so many plans with so many rows in all: `compare` in one process, by the recipes of
                                examples/scale/ with 1 and 2 jobs and with Dask, and of each engine's rows

Engines and what they need: see tests/suites/engines.py. It writes a table; what is in it depends on the machine, and on
what else runs there."""
import csv
import os
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "bench")]
sys.dont_write_bytecode = True

import generate  # noqa: E402
from suites.engines import engines  # noqa: E402

PROGRAM = Path(os.environ.get("PLANTRACK_BUILD", ROOT / "build" / "release")).resolve() / "plantrack"
RECIPES = ROOT / "examples" / "scale"
DAY = "2027-02-28"
FIELDS = ("plan", "target", "period", "area", "value", "numerator", "denominator", "agency", "reported_on", "note")


def timed(*words, **environment):
    start = time.monotonic()
    done = subprocess.run([str(word) for word in words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env={**os.environ, "PATH": f"{PROGRAM.parent}:{os.environ['PATH']}", **environment})
    if done.returncode != 0:
        sys.exit(f"{words}: exit code {done.returncode}\n{done.stderr.decode()[-2000:]}")
    return time.monotonic() - start, done.stdout


def write_rows(folder, plan, keys, times, first=0):
    base, rows = folder / "base.csv", folder / f"{plan}.csv"
    generate.write_rows(keys, base, first=first)
    with open(base, encoding="utf-8", newline="") as file:
        known = list(csv.DictReader(file))
    with open(rows, "w", encoding="utf-8", newline="", buffering=1 << 20) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(FIELDS)
        for number in range(times):
            for row in known:
                day = date.fromisoformat(row["reported_on"]) + timedelta(days=number)
                writer.writerow((plan, *(row[field] for field in FIELDS[1:-2]), day, row["note"].replace("\n", " ")))
    base.unlink()
    return rows


def told(name, seconds, *more):
    print(f"| {name} | {seconds:.1f} | {' | '.join(f'{each:.1f}' for each in more)} |", flush=True)


def must_be_same(expected, actual, name):
    if expected != actual:
        sys.exit(f"{name}: other bytes than one process")


def measure_engines(folder, keys, times):
    generate.write_plan(folder)
    plan = folder / "plan.yaml"
    rows = write_rows(folder, "nation", keys, times)
    judged = ("report", "-p", plan, "--numbers", "en", "--as-of", DAY, "--format", "csv")
    seconds, expected = timed(PROGRAM, *judged, rows)
    print(f"{keys * times:,} rows, {keys:,} that count\n\n| | in all, s | of it to load, s | passing on, s | report, s |\n| --- | --- | --- | --- | --- |")
    told("one process", seconds, 0, 0, seconds)
    for engine in engines(folder):
        _, sql = timed(PROGRAM, "sql", "--dialect", engine.dialect, "-p", plan)
        out = folder / f"{engine.dialect}.csv"
        start = time.monotonic()
        with engine.loaded("scale", sql.decode(), rows) as pass_on:
            loaded = time.monotonic() - start
            pass_on(DAY, out)
            passed = time.monotonic() - start - loaded
        seconds, actual = timed(PROGRAM, *judged, out)
        told(engine.dialect, loaded + passed + seconds, loaded, passed, seconds)
        must_be_same(expected, actual, engine.dialect)
        if hasattr(engine, "stop"):
            engine.stop()
        out.unlink()


def measure_plans(folder, count, rows):
    plans, data, all_rows = folder / "plans", folder / "data", folder / "all.csv"
    generate.write_plan(plans)
    (plans / "plan.yaml").rename(folder / "plan.yaml")
    text = (folder / "plan.yaml").read_text(encoding="utf-8")
    for number in range(count):
        name = f"plan-{number:02}"
        own = text.replace("id: nation", f"id: {name}", 1)
        for target in generate.TARGETS:
            own = own.replace(f"id: {target}, ", f"id: {target}, indicator: {target}, ", 1)
        (plans / f"{name}.yaml").write_text(own, encoding="utf-8")
        (data / name).mkdir(parents=True)
        write_rows(data / name, name, rows // count // 2, 2, first=number * 1_000)
    with open(all_rows, "wb") as out:
        for number, file in enumerate(sorted(data.glob("*/*.csv"))):
            with open(file, "rb") as part:
                header = part.readline()
                if number == 0:
                    out.write(header)
                shutil.copyfileobj(part, out, 1 << 20)
    compared = ("compare", "-p", plans, "--numbers", "en", "--as-of", DAY, "--format", "csv")
    seconds, expected = timed(PROGRAM, *compared, all_rows)
    print(f"{count} plans, {rows:,} rows\n\n| | s |\n| --- | --- |\n| one process, all rows | {seconds:.1f} |", flush=True)
    recipes = [("GNU parallel, 1 job", "with_parallel.sh", {"PARALLEL": "--jobs 1"}),
               ("GNU parallel, 2 jobs", "with_parallel.sh", {"PARALLEL": "--jobs 2"}), ("Dask, 2 workers", "with_dask.py", {})]
    reports = {}
    for number, (name, script, environment) in enumerate(recipes):
        out = folder / f"out-{number}"
        seconds, _ = timed(RECIPES / script, plans, data, DAY, out, **environment)
        print(f"| {name} | {seconds:.1f} |", flush=True)
        must_be_same(expected, (out / "compare.csv").read_bytes(), name)
        for report in out.glob("*.json"):
            must_be_same(reports.setdefault(report.name, report.read_bytes()), report.read_bytes(), f"{name}: {report.name}")
    for engine in engines(folder):
        _, sql = timed(PROGRAM, "sql", "--dialect", engine.dialect, "-p", plans)
        out = folder / f"{engine.dialect}.csv"
        with engine.loaded("plans", sql.decode(), all_rows) as pass_on:
            pass_on(DAY, out)
        seconds, actual = timed(PROGRAM, *compared, out)
        must_be_same(expected, actual, engine.dialect)
        for report in reports:  # of this engine's rows, too; what says how many rows there were aside
            plan = plans / f"{Path(report).stem}.yaml"
            own, known = (timed(PROGRAM, "report", "-p", plan, "--numbers", "en", "--as-of", DAY, "--format", "csv",
                                file)[1] for file in (own_rows(out, plan.stem, folder), data / plan.stem))
            must_be_same(known, own, f"{engine.dialect}: {report}")
        print(f"| compare of what {engine.dialect} passes on | {seconds:.1f} |", flush=True)
        if hasattr(engine, "stop"):
            engine.stop()


def own_rows(file, plan, folder):
    own = folder / "own.csv"
    with open(file, "rb") as rows, open(own, "wb") as out:
        out.write(rows.readline())
        out.writelines(row for row in rows if row.startswith((plan.encode() + b",", b'"' + plan.encode() + b'",')))
    return own


def main(words):
    if len(words) != 3 or words[0] not in ("engines", "plans"):
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory(prefix="plantrack-scale-") as folder:
        (measure_engines if words[0] == "engines" else measure_plans)(Path(folder), int(words[1]), int(words[2]))


if __name__ == "__main__":
    main(sys.argv[1:])
