#!/usr/bin/python3
"""Many plans by Dask (Debian: python3-distributed): a task a plan, on whichever worker is free; then the reports are
compared here. A worker that dies takes nothing with it: its task is done again by another.

  with_dask.py PLANS DATA DAY OUT [--scheduler ADDRESS]

Without an address two workers are started on this machine. Workers need plantrack on their PATH, this folder, PLANS and
DATA; reports come back over the network. Exit code 1 where rows of a plan have errors."""
import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from distributed import Client, LocalCluster, as_completed

JOB = Path(__file__).resolve().parent / "one_plan.sh"


def reported(job, plan, data, day):
    """On a worker: the report of one plan, or what is wrong with its rows."""
    with tempfile.TemporaryDirectory() as out:
        done = subprocess.run([job, plan, data, day, out], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        if done.returncode < 0 or done.returncode > 1:  # no matter of the rows: another worker may do better
            raise RuntimeError(done.stderr.decode())
        if done.returncode == 1:
            return None, done.stderr
        return (Path(out) / f"{Path(plan).stem}.json").read_bytes(), done.stderr


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plans", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("day")
    parser.add_argument("out", type=Path)
    parser.add_argument("--scheduler")
    options = parser.parse_args()
    plans, data, out = options.plans.resolve(), options.data.resolve(), options.out
    out.mkdir(parents=True, exist_ok=True)
    (out / "compare.csv").unlink(missing_ok=True)
    jobs = []
    for folder in sorted(each for each in data.iterdir() if each.is_dir()):
        plan = plans / f"{folder.name}.yaml"
        if plan.is_file():
            jobs.append(plan)
        else:
            print(f"{folder}: there is no plan {folder.name} in {plans}, so nothing there is read", file=sys.stderr)
    if not jobs:
        return 1
    cluster = None if options.scheduler else LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None)
    with Client(options.scheduler or cluster) as client:
        names = {}
        for plan in jobs:
            task = client.submit(reported, str(JOB), str(plan), str(data), options.day, pure=False, retries=3)
            names[task] = plan.stem
        for count, task in enumerate(as_completed(names), 1):
            report, messages = task.result()
            if report is None:
                sys.stderr.write(messages.decode())
                return 1
            (out / f"{names[task]}.json").write_bytes(report)
            print(f"{count} of {len(jobs)}: {names[task]}", file=sys.stderr, flush=True)
    if cluster:
        cluster.close()
    return subprocess.run(["plantrack", "compare", "-p", plans, "--as-of", options.day, "--format", "csv",
                           "-o", out / "compare.csv", *[out / f"{plan.stem}.json" for plan in jobs]], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
