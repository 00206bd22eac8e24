"""conformance/CASE/ holds a plan, its rows (`a.csv`, perhaps `b.csv` with revisions, perhaps `as_of`) and what
`report --goals all --format csv` gives of them. `expected.csv` are figures that the program did not make, as far as they
matter: of random plans by an independent reading of docs/semantics.md, of `why-` cases made by hand, one for each row of
its last section, and of `hand-` cases, of what random plans have brought up. `all.csv` is our own report, byte for
byte. `told` names the rules that tell of a plan or its rows: a line `PLAN.yaml RULE-NAME` each."""
import csv
import io
from functools import partial

from .support import TESTS, Case, Wrong, difference, shown

CONFORMANCE = TESTS / "conformance"
# What comes out of a root is floating point: there the last digit may differ.
MAY_DIFFER_IN_LAST_DIGIT = {"pace_pct", "expected", "projected", "actual", "gap", "achieved_pct", "figure", "remaining",
                            "start_value"}


def by_goal(text):
    return {(row["plan"], row["target"], row["due"]): row for row in csv.DictReader(io.StringIO(text, newline=""))}


def same(column, expected, actual):
    if expected == actual:
        return True
    if column not in MAY_DIFFER_IN_LAST_DIGIT:
        return False
    try:
        return abs(float(expected) - float(actual)) <= max(0.011, 1e-4 * abs(float(expected)))
    except ValueError:
        return False


def report(program, folder):
    arguments = ["report", "-p", folder / "plan.yaml", "--goals", "all", "--format", "csv"]
    if (folder / "as_of").exists():
        arguments += ["--as-of", (folder / "as_of").read_text().strip()]
    result = program.run(*arguments, *sorted(folder.glob("[ab].csv")))
    if result.code != 0:
        raise Wrong(f"exit code {result.code}\n{shown(result.err)}")
    return result.out


def check(program, folder):
    out = report(program, folder)
    expected = by_goal((folder / "expected.csv").read_text(encoding="utf-8-sig"))
    actual = by_goal(out.decode())
    wrong = [f"unexpected goal {' '.join(goal)}" for goal in actual if goal not in expected]
    for goal, row in expected.items():
        if goal not in actual:
            wrong.append(f"missing goal {' '.join(goal)}")
            continue
        for column, value in row.items():
            if column not in actual[goal]:
                raise Wrong(f"no column {column}")
            if not same(column, value, actual[goal][column]):
                wrong.append(f"{goal[1]} {goal[2]} {column}: expected {value!r}, got {actual[goal][column]!r}")
    if not wrong:
        wrong.append(difference((folder / "all.csv").read_bytes(), out, "all.csv"))
    if any(wrong):
        raise Wrong("\n".join(wrong))


def check_told(program, folder):
    for line in (folder / "told").read_text().splitlines():
        plan, rule = line.split()
        told = [program.run("lint", folder / plan), program.run("validate", "-p", folder / plan, folder / "a.csv")]
        if not any(f"]: {rule}: ".encode() in result.out + result.err for result in told):
            raise Wrong(f"{plan}: {rule} is not told\n" + "\n".join(shown(result.out + result.err) for result in told))


def cases(program):
    for plan in sorted(CONFORMANCE.glob("*/plan.yaml")):
        yield Case(plan.parent.name, partial(check, program, plan.parent))
        if (plan.parent / "told").exists():
            yield Case(f"{plan.parent.name} is told", partial(check_told, program, plan.parent))


def update(program):
    for plan in sorted(CONFORMANCE.glob("*/plan.yaml")):
        (plan.parent / "all.csv").write_bytes(report(program, plan.parent))
