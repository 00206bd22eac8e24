#!/usr/bin/env python3
"""Runs the test suites that drive the built program.

  run_cases.py SUITE --build FOLDER             the cases of one suite; exit 1 where any fails
  run_cases.py SUITE --build FOLDER --only TEXT only the cases with TEXT in their names
  run_cases.py update --build FOLDER            rewrites golden outputs and the examples in the docs
  run_cases.py fuzz --build FOLDER --seconds N  runs each fuzzer for N seconds
  run_cases.py attack --build FOLDER --seconds N  whole command lines, failing system calls, file races, signals
  run_cases.py attack --build FOLDER --seed N     that attack again
  run_cases.py count RESULTS.xml                adds up the cases of a whole ctest run
"""
import argparse
import importlib
import os
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.dont_write_bytecode = True

from suites import attack, count, fuzz  # noqa: E402
from suites.support import Program, Wrong  # noqa: E402

# A suite is a file in suites/ that has `cases`.
FOLDER = Path(__file__).resolve().parent / "suites"
SUITES = {}
for each in sorted(FOLDER.glob("*.py")):
    module = importlib.import_module(f"suites.{each.stem}")
    if hasattr(module, "cases"):
        SUITES[each.stem] = module


def outcome(case):
    """None where the case passes, else what is wrong."""
    try:
        case.check()
    except Wrong as wrong:
        return str(wrong)
    except Exception:  # a mistake in the test itself: shown whole, and counted as a failure
        return traceback.format_exc()
    return None


def run_suite(name, program, only):
    cases = [case for case in SUITES[name].cases(program) if only in case.name]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        outcomes = list(pool.map(outcome, cases))
    failed = [(case.name, wrong) for case, wrong in zip(cases, outcomes) if wrong is not None]
    for case_name, wrong in failed:
        print(f"FAILED {name} {case_name}\n{wrong.rstrip()}\n")
    print(count.line(name, len(cases) - len(failed), len(cases)))
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("job", choices=[*SUITES, "update", "fuzz", "attack", "count"])
    parser.add_argument("results", nargs="?", type=Path)
    parser.add_argument("--build", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int)
    options = parser.parse_args()
    if options.job == "count":
        return count.report(options.results)
    if options.job == "fuzz":
        return fuzz.run(options.build.resolve(), options.seconds)
    with Program(options.build.resolve()) as program:
        if options.job == "attack":
            return attack.run(program, options.seconds, options.seed)
        if options.job == "update":
            for suite in SUITES.values():
                if hasattr(suite, "update"):
                    suite.update(program)
            return 0
        return run_suite(options.job, program, options.only)


if __name__ == "__main__":
    sys.exit(main())
