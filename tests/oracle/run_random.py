#!/usr/bin/env python3
"""Random plans with their rows: what the program reports beside what the reference says.

  run_random.py --program build/release/plantrack --seeds 0-1000 [--keep FOLDER] [--minimise]

Prints each figure that differs, with its seed; `--keep` writes plan and files of those seeds to FOLDER/SEED, with
`--minimise` cut down to what still differs."""
import argparse
import copy
import csv
import io
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from oracle.generator import Sample, sample  # noqa: E402
from oracle.reference import COLUMNS, LEFT_OUT, lines_of  # noqa: E402

# What comes out of a root is floating point: there the last digit may differ.
FROM_ROOTS = {"actual", "gap", "achieved_pct", "expected", "pace_pct", "projected", "figure"}


def same(column, expected, actual):
    if expected == actual:
        return True
    if column not in FROM_ROOTS:
        return False
    try:
        return abs(float(expected) - float(actual)) <= max(0.011 if column.endswith("_pct") else 0.00011, 1e-9 * abs(float(expected)))
    except ValueError:
        return False


def has_roots(target):
    return (target.get("path") == "compound" or target.get("accrual") == "rate"
            or any(goal.get("basis") == "growth-per-year" for goal in target.get("goals", [target.get("goal", {})])))


def differences(expected, actual, roots=()):
    """Of two lists of lines by column, as (target, due, column, expected, actual). `roots`: ids of targets with roots."""
    expected, actual = ({(line["target"], line["due"]): line for line in lines} for lines in (expected, actual))
    found = []
    for goal in sorted(expected.keys() | actual.keys()):
        if goal not in expected or goal not in actual:
            found.append((*goal, "line", "there" if goal in expected else "none", "there" if goal in actual else "none"))
            continue
        for column in COLUMNS:
            if column in LEFT_OUT:
                continue
            one, two = expected[goal][column], actual[goal].get(column, "no such column")
            if not (same(column, one, two) if goal[0] in roots else one == two):
                found.append((*goal, column, one, two))
    return found


class Refused(Exception):
    """The program takes plan or rows for wrong."""


def report(program, folder, files, as_of):
    arguments = [program, "report", "-p", folder / "plan.yaml", "--goals", "all", "--format", "csv",
                 "--numbers", "en"]  # a lone 1.275 can be read in two ways
    if as_of:
        arguments += ["--as-of", str(as_of)]
    done = subprocess.run([*arguments, *files], capture_output=True, timeout=60, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        raise Refused(f"exit code {done.returncode}\n{done.stderr.decode('utf-8', 'replace')}")
    return list(csv.DictReader(io.StringIO(done.stdout.decode(), newline="")))


def tried(program, one, folder):
    """What differs for a sample written to the folder."""
    files = one.write(folder)
    roots = {target["id"] for target in one.plan["targets"] if has_roots(target)}
    actual = report(program, folder, files, one.as_of)
    return differences(lines_of(folder / "plan.yaml", files, one.as_of), actual, roots)


# ---- Cutting down

def used_targets(plan):
    return {part for target in plan["targets"] for part in target.get("sum_of", []) + target.get("ratio_of", [])}


def smaller_plans(plan):
    """Plans with one thing less."""
    for place, target in enumerate(plan["targets"]):
        if len(plan["targets"]) > 1 and target["id"] not in used_targets(plan):
            yield {**plan, "targets": plan["targets"][:place] + plan["targets"][place + 1:]}
    levels = {target.get("level") for target in plan["targets"]}
    for place, area in enumerate(plan.get("areas", [])):
        if len([other for other in plan["areas"] if other["level"] == area["level"]]) > 1 or area["level"] not in levels:
            yield {**plan, "areas": plan["areas"][:place] + plan["areas"][place + 1:]}
    for key in ("reporting", "status_thresholds", "year_begins"):
        if key in plan:
            yield {name: value for name, value in plan.items() if name != key}
    for place, target in enumerate(plan["targets"]):
        for key in ("baseline", "path", "reporting", "limit", "may_exceed_100", "across"):
            if key in target:
                less = {name: value for name, value in target.items() if name != key}
                yield {**plan, "targets": plan["targets"][:place] + [less] + plan["targets"][place + 1:]}
        for number in range(len(target.get("goals", [])) if len(target.get("goals", [])) > 1 else 0):
            less = {**target, "goals": target["goals"][:number] + target["goals"][number + 1:]}
            yield {**plan, "targets": plan["targets"][:place] + [less] + plan["targets"][place + 1:]}


def minimised(program, one, seconds=None):
    """The sample with as little as still differs in one of the columns that differed."""
    with tempfile.TemporaryDirectory(prefix="plantrack-random-") as scratch:
        def still(other):
            try:
                found = {(target, column) for target, _, column, _, _ in tried(program, other, Path(scratch))}
            except (Refused, KeyError, StopIteration, ValueError):
                return False
            return bool(found & wanted)
        first = tried(program, one, Path(scratch))[0]
        wanted = {(first[0], first[2])}
        best = Sample(copy.deepcopy(one.plan), [[row for file in one.files for row in file]], one.as_of)
        if not still(best):
            return one
        shrunk = True
        while shrunk:
            shrunk = False
            for plan in smaller_plans(best.plan):
                ids = {target["id"] for target in plan["targets"]}
                areas = {area["id"] for area in plan.get("areas", [])} | {""}
                rows = [row for row in best.files[0] if row["target"] in ids and row["area"] in areas]
                if still(Sample(plan, [rows], best.as_of)):
                    best, shrunk = Sample(plan, [rows], best.as_of), True
                    break
            size = max(1, len(best.files[0]) // 2)
            while size:
                place = 0
                while place < len(best.files[0]):
                    rows = best.files[0][:place] + best.files[0][place + size:]
                    if still(Sample(best.plan, [rows], best.as_of)):
                        best, shrunk = Sample(best.plan, [rows], best.as_of), True
                    else:
                        place += size
                size //= 2
        return best


def outcome(program, keep, minimise, seed):
    """The lines to print for a seed."""
    one = sample(seed)
    with tempfile.TemporaryDirectory(prefix="plantrack-random-") as scratch:
        try:
            found = tried(program, one, Path(scratch))
            if found and minimise:
                one = minimised(program, one)
                found = tried(program, one, Path(scratch))
            lines = [f"{seed}: {target} {due} {column}: expected {expected!r}, got {actual!r}"
                     for target, due, column, expected, actual in found]
        except Refused as refused:
            lines = [f"{seed}: {refused}"]
    if lines and keep:
        one.write(keep / str(seed))
        (keep / str(seed) / "differs.txt").write_text("\n".join(lines) + "\n")
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--seeds", default="0-200", help="A-B: from A to B - 1")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--minimise", action="store_true")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    first, last = map(int, options.seeds.split("-"))
    wrong = 0
    with ProcessPoolExecutor(options.jobs) as pool:
        run = partial(outcome, options.program.resolve(), options.keep, options.minimise)
        for lines in pool.map(run, range(first, last), chunksize=4):
            wrong += bool(lines)
            if lines:
                print("\n".join(lines), flush=True)
    print(f"{last - first - wrong} of {last - first} plans as expected")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
