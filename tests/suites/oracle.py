"""Random plans with their rows, and the figures of `report` beside those of oracle/reference.py, a second reading of
docs/semantics.md that shares nothing with the program. Random, but the same at each run."""
import csv
import io
from functools import partial

from oracle.first_generator import file_text, plan_text, sample
from oracle.first_reference import Report

from .support import Case, Wrong, shown

SAMPLES = 400
# What comes out of a root is floating point: there the last digit may differ.
FROM_ROOTS = {"actual", "gap", "achieved_pct", "expected", "pace_pct", "projected"}


def has_roots(target):
    goals = target["goals"] if "goals" in target else [target["goal"]]
    return target.get("path") == "compound" or any(goal.get("basis") == "growth-per-year" for goal in goals)


def same(column, expected, actual, roots):
    if expected == actual:
        return True
    if not roots or column not in FROM_ROOTS:
        return False
    try:
        return abs(float(expected) - float(actual)) <= max(0.011, 1e-6 * abs(float(expected)))
    except ValueError:
        return False


def report(program, seed, random_sample):
    folder = program.scratch / f"oracle-{seed}"
    folder.mkdir()
    (folder / "plan.yaml").write_text(plan_text(random_sample.plan), encoding="utf-8")
    files = [folder / f"{number}.csv" for number in range(len(random_sample.files))]
    for file, rows in zip(files, random_sample.files):
        file.write_text(file_text(rows), encoding="utf-8")
    arguments = ["report", "-p", folder / "plan.yaml", "--goals", "all", "--format", "csv"]
    if random_sample.as_of:
        arguments += ["--as-of", str(random_sample.as_of)]
    result = program.run(*arguments, *files)
    if result.code != 0:
        raise Wrong(f"exit code {result.code}\n{shown(result.err)}")
    return {(row["target"], row["due"]): row for row in csv.DictReader(io.StringIO(result.out.decode(), newline=""))}


def check(program, seed):
    random_sample = sample(seed)
    actual = report(program, seed, random_sample)
    expected = {(line["target"], line["due"]): line
                for line in Report(random_sample.plan, random_sample.rows(), random_sample.as_of).lines()}
    roots = {target["id"] for target in random_sample.plan["targets"] if has_roots(target)}
    wrong = [f"{'missing' if goal in expected else 'unexpected'} goal {' '.join(goal)}"
             for goal in sorted(expected.keys() ^ actual.keys())]
    for goal in sorted(expected.keys() & actual.keys()):
        wrong += [f"{' '.join(goal)} {column}: expected {text!r}, got {actual[goal].get(column)!r}"
                  for column, text in expected[goal].items() if not same(column, text, actual[goal].get(column, ""), goal[0] in roots)]
    if wrong:
        raise Wrong("\n".join([*wrong, "", plan_text(random_sample.plan),
                               *(file_text(rows) for rows in random_sample.files)]))


def cases(program):
    return [Case(f"sample-{seed:03}", partial(check, program, seed)) for seed in range(SAMPLES)]
