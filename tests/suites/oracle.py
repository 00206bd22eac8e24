"""Random plans with their rows, and the figures of `report` beside those of oracle/reference.py, a second reading of
docs/semantics.md that shares nothing with the program. Random, but the same at each run."""
from functools import partial

from oracle.generator import sample
from oracle.run_random import Refused, tried

from .support import Case, Wrong

SAMPLES = 400


def check(program, seed):
    one = sample(seed)
    folder = program.scratch / f"oracle-{seed}"
    try:
        found = tried(program.path, one, folder)
    except Refused as refused:
        found = [(str(refused), "", "", "", "")]
    if found:
        lines = [f"{target} {due} {column}: expected {expected!r}, got {actual!r}" if column else target
                 for target, due, column, expected, actual in found]
        raise Wrong("\n".join([*lines, "", *(file.read_text() for file in sorted(folder.iterdir()))]))


def cases(program):
    return [Case(f"sample-{seed:03}", partial(check, program, seed)) for seed in range(SAMPLES)]
