"""No success is shown that the rows do not prove. Over random plans: every goal that the program calls met is proved by
the rows in the reading of oracle/reference.py; a row that is taken away never makes a goal met, unless it spoke against
the goal; and an area's last report that is taken away leaves the status, or a figure that is incomplete, stale or of an
earlier month."""
import random
from functools import partial

from oracle.generator import Sample, sample
from oracle.reference import Plan, Report, day_of_report, read_rows
from oracle.run_random import Refused, report

from .support import Case, Wrong, shown

SAMPLES = 120
ROWS_TAKEN_AWAY = 8


class Judged:
    """The program's lines of a sample, by goal, and how the reference judges them."""

    def __init__(self, program, one, folder, as_of=None):
        files = one.write(folder)
        plan = Plan(folder / "plan.yaml")
        rows = read_rows(plan, files)
        self.as_of = as_of or one.as_of or day_of_report(plan, rows)
        self.lines = {(line["target"], line["due"]): line
                      for line in report(program.path, folder, files, self.as_of) if line["due"]}
        judgements = [judgement for _, _, found, _ in Report(plan, rows, self.as_of).judgements() for judgement in found]
        self.judgements = {(judgement.target["id"], judgement.due_text): judgement for judgement in judgements}


def without(one, taken):
    """The sample without some rows."""
    return Sample(one.plan, [[row for row in rows if not any(row is other for other in taken)] for rows in one.files],
                  one.as_of)


def said(one):
    return one.plan_text() + "\n" + "\n".join(str(row) for rows in one.files for row in rows)


def met_is_proved(judged):
    for goal, line in judged.lines.items():
        if line["status"] != "met":
            continue
        judgement = judged.judgements[goal]
        so_far = judgement.figure.complete and not judgement.stale and not judgement.is_over
        if not judgement.holds or not (judgement.proved or so_far):
            yield f"{' '.join(goal)} is met, which the rows do not prove"


def speaks_against(judgement, taken):
    """The goal fails by figures into which what was taken away went."""
    if judgement.goal.each:
        return any(row["area"] in judgement.each.failing for row in taken)
    if judgement.holds or (judgement.x is None and not judgement.figure.status):
        return False
    used = {(row.target, row.area, row.period.first, row.period.last) for row in judgement.figure.rows}
    return any((row["target"], row["area"], row["span"].first, row["span"].last) in used for row in taken)


def without_a_row(before, after, taken):
    for goal, line in after.lines.items():
        was = before.lines[goal]["status"]
        if line["status"] == "met" and was != "met" and not speaks_against(before.judgements[goal], taken):
            yield f"{' '.join(goal)} was {was}, and is met"


def without_an_areas_last(before, after, taken):
    for goal, line in after.lines.items():
        was = before.lines[goal]
        if (line["status"] != was["status"] and line["complete"] != "no" and line["stale"] != "yes"
                and not line["period"] < was["period"]):
            yield f"{' '.join(goal)} was {was['status']} and is {line['status']}, of {line['period']} as before"


def check(program, seed):
    chance = random.Random(f"proof {seed}")
    one = sample(seed)
    folder = program.scratch / f"proving-{seed}"
    try:
        before = Judged(program, one, folder / "all")
    except Refused as refused:
        raise Wrong(f"{refused}\n{said(one)}")
    wrong = list(met_is_proved(before))
    rows = [row for file in one.files for row in file]
    taken = [([row], without_a_row) for row in chance.sample(rows, min(len(rows), ROWS_TAKEN_AWAY))]
    by_area = {}
    for row in rows:
        by_area.setdefault((row["target"], row["area"]), []).append(row)
    for (_, area), reports in by_area.items():
        if area:
            last = max(row["span"].last for row in reports)
            taken.append(([row for row in reports if row["span"].last == last], without_an_areas_last))
    for number, (gone, rule) in enumerate(taken):
        less = without(one, gone)
        try:
            after = Judged(program, less, folder / str(number), before.as_of)
        except Refused:
            continue  # parts that made up a whole may do so no more
        broken = [*met_is_proved(after), *rule(before, after, gone)]
        wrong += [f"{text}\n  without {gone}" for text in broken]
    if wrong:
        raise Wrong("\n".join([*wrong, "", shown(said(one).encode(), 6000)]))


def cases(program):
    return [Case(f"sample-{seed:03}", partial(check, program, seed)) for seed in range(SAMPLES)]
