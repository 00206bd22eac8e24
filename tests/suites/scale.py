"""The recipes of examples/scale/ as they stand, on the plans and examples of the project: GNU parallel, Dask with two workers
of which one is killed in the middle, PostgreSQL. Each gives the bytes of one process. What is not installed is told of, and
has no cases: parallel, python3-distributed, postgresql."""
import csv
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

from .engines import PostgreSQL
from .support import Case, Wrong, difference, shown

DAY = "2025-09-30"
PYTHON = Path("/usr/bin/python3")  # Debian's, which has its python3-distributed


class Recipes:
    def __init__(self, program):
        self.program = program
        self.folder = program.scratch / "scale"
        self.data = self.folder / "data"
        self.data.mkdir(parents=True)
        self.plans = program.tree / "plans"
        for plan in sorted(self.plans.glob("*.yaml")):
            examples = program.tree / "examples" / plan.stem
            if examples.is_dir():
                shutil.copytree(examples, self.data / plan.stem)
        done = program.run("compare", "-p", self.plans, "--as-of", DAY, "--format", "csv", *sorted(self.data.iterdir()))
        if done.code != 0:
            raise Wrong(shown(done.err))
        self.expected = done.out
        for file in (self.data / "ha-nam").glob("*.csv"):  # the folder says of which plan they are
            with open(file, encoding="utf-8", newline="") as source:
                rows = list(csv.DictReader(source))
            with open(file, "w", encoding="utf-8", newline="") as out:
                writer = csv.DictWriter(out, [name for name in rows[0] if name != "plan"], extrasaction="ignore")
                writer.writeheader()
                writer.writerows(rows)

    def words(self, script, out, *more, data=None):
        return [self.program.tree / "examples" / "scale" / script, self.plans, data or self.data, DAY, out, *more]

    def environment(self, **more):
        return {**self.program.environment(), "PYTHONDONTWRITEBYTECODE": "1", **more}

    def run(self, script, out, *more, data=None, **environment):
        return subprocess.run(self.words(script, out, *more, data=data), env=self.environment(**environment),
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=300)

    def check(self, done, out, messages=b""):
        if done != 0:
            raise Wrong(f"exit code {done}\n{shown(messages)}")
        if text := difference(self.expected, (out / "compare.csv").read_bytes(), "compare.csv"):
            raise Wrong(text)

    def with_an_error(self, name):
        data = self.folder / name
        shutil.copytree(self.data, data)
        (data / "ha-nam" / "wrong.csv").write_text("target,period,value\nno-such-target,2024,1\n")
        return data


def by_script(recipes, script, name, **environment):
    out = recipes.folder / name
    done = recipes.run(script, out, **environment)
    recipes.check(done.returncode, out, done.stderr)


def names_what_has_no_plan(recipes, script, name, **environment):
    """Rows in a folder that no plan is named by are left out, and that is said."""
    data = recipes.folder / f"{name}-data"
    shutil.copytree(recipes.data, data)
    (data / "ha-nan").mkdir()
    (data / "ha-nan" / "rows.csv").write_text("target,period,value\n")
    out = recipes.folder / name
    done = recipes.run(script, out, data=data, **environment)
    recipes.check(done.returncode, out, done.stderr)
    if f"{data}/ha-nan: there is no plan ha-nan" not in done.stderr.decode():
        raise Wrong(shown(done.stderr))
    alone = recipes.folder / f"{name}-alone"
    shutil.copytree(data / "ha-nan", alone / "ha-nan")
    done = recipes.run(script, out, data=alone, **environment)
    if done.returncode != 1 or (out / "compare.csv").exists():
        raise Wrong(f"nothing is read: exit code {done.returncode}\n{shown(done.stderr)}")


def stops_at_errors(recipes, script, name, **environment):
    """Nor is the comparison of an earlier run left."""
    out = recipes.folder / name
    out.mkdir()
    (out / "compare.csv").write_text("of yesterday\n")
    done = recipes.run(script, out, data=recipes.with_an_error(f"{name}-data"), **environment)
    if done.returncode != 1 or b"no-such-target" not in done.stdout + done.stderr:
        raise Wrong(f"exit code {done.returncode}\n{shown(done.stdout)}{shown(done.stderr)}")
    if (out / "compare.csv").exists():
        raise Wrong("compare.csv is there")


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def a_worker_dies(recipes):
    """Two workers as processes of their own; the first that has work is killed when one plan is done."""
    out = recipes.folder / "dask-killed"
    slow = recipes.folder / "slow"  # so that every task is long enough to be met in its middle
    slow.mkdir()
    (slow / "plantrack").write_text(f'#!/bin/sh\n[ "$1" != validate ] || sleep 0.7\nexec {recipes.program.path} "$@"\n')
    (slow / "plantrack").chmod(0o755)
    environment = recipes.environment(PATH=f"{slow}:{os.environ['PATH']}")
    address = f"tcp://127.0.0.1:{free_port()}"
    processes, log = [], open(recipes.folder / "dask.log", "wb")

    def start(*words, **more):
        processes.append(subprocess.Popen(list(map(str, words)), env=environment, stdin=subprocess.DEVNULL, cwd=recipes.folder,
                                          start_new_session=True, **{"stdout": log, "stderr": log, **more}))
        return processes[-1]

    try:
        start(PYTHON, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", address.rsplit(":", 1)[1],
              "--no-dashboard")
        workers = [start(PYTHON, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard",
                         "--name", name, "--local-directory", recipes.folder / name) for name in ("one", "two")]
        run = start(*recipes.words("with_dask.py", out, "--scheduler", address), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        killer = time.monotonic() + 120
        while (line := run.stderr.readline()) and b"1 of " not in line:
            if time.monotonic() > killer:
                raise Wrong("no plan is done after two minutes")
        os.killpg(workers[0].pid, signal.SIGKILL)
        messages = run.communicate(timeout=200)[1]
        recipes.check(run.returncode, out, messages)
        if workers[0].wait(10) != -signal.SIGKILL:
            raise Wrong("the worker had ended before")
    finally:
        for process in processes:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        log.close()


def is_there(python, module):
    return python.exists() and subprocess.run([python, "-c", f"import {module}"], capture_output=True).returncode == 0


def missing(name):
    print(f"{name} is not there: nothing of it is tried", file=sys.stderr)


def cases(program):
    recipes = Recipes(program)
    if shutil.which("parallel"):
        yield Case("parallel", partial(by_script, recipes, "with_parallel.sh", "parallel"))
        yield Case("parallel stops at errors", partial(stops_at_errors, recipes, "with_parallel.sh", "parallel-errors"))
        yield Case("parallel, rows of no plan", partial(names_what_has_no_plan, recipes, "with_parallel.sh", "parallel-no-plan"))
    else:
        missing("GNU parallel")
    if is_there(PYTHON, "distributed"):
        yield Case("Dask", partial(by_script, recipes, "with_dask.py", "dask"))
        yield Case("Dask stops at errors", partial(stops_at_errors, recipes, "with_dask.py", "dask-errors"))
        yield Case("Dask, rows of no plan", partial(names_what_has_no_plan, recipes, "with_dask.py", "dask-no-plan"))
        yield Case("Dask, a worker is killed", partial(a_worker_dies, recipes))
    else:
        missing("Dask (python3-distributed)")
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    if folders and shutil.which("psql"):
        engine = PostgreSQL(folders[-1], program.scratch)
        program.at_end.append(engine.stop)

        def by_postgresql():
            engine.start()
            where = {"PGHOST": str(engine.place), "PGUSER": "tester", "PGDATABASE": "postgres"}
            stops_at_errors(recipes, "with_postgresql.sh", "postgresql-errors", **where)
            names_what_has_no_plan(recipes, "with_postgresql.sh", "postgresql", **where)

        yield Case("PostgreSQL", by_postgresql)
    else:
        missing("PostgreSQL")
