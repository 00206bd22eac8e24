#!/usr/bin/env python3
"""Measures plantrack beside other programs that do the same job. Started by run.sh, which builds and installs them.

Programs run one after the other, round by round (A B C, A B C, ...), since a machine is never quiet for long. Times
are medians; ratios are medians of the ratios within a round. The tables are Markdown on standard output; all that was
measured is in results.json beside the data.
"""
import argparse
import csv
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections import namedtuple
from decimal import Decimal
from pathlib import Path

sys.dont_write_bytecode = True

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
MILLION = 1_000_000
LONG = 30  # seconds: what takes longer is measured once

Run = namedtuple("Run", "code seconds cpu megabytes out err")
Sample = namedtuple("Sample", "seconds cpu megabytes")


class Bench:
    def __init__(self, options):
        self.options = options
        self.folder = options.build / "bench"
        self.data = self.folder / "data"
        self.cores = len(os.sched_getaffinity(0))
        self.results = []

    def run(self, words, environment=None):
        """One run, its output in files: no pipe slows it down."""
        result, out, err = self.folder / "result", self.folder / "out", self.folder / "err"
        result.unlink(missing_ok=True)
        with open(out, "wb") as to, open(err, "wb") as errors:
            subprocess.run([self.folder / "measure", result, *map(str, words)], check=True, cwd=ROOT,
                           stdin=subprocess.DEVNULL, stdout=to, stderr=errors,
                           env={**os.environ, "LC_ALL": "C.UTF-8", **(environment or {})})
        code, seconds, user, system, kilobytes = result.read_text().split()
        return Run(int(code), float(seconds), float(user) + float(system), int(kilobytes) / 1024, out, err)

    # Data are made once and kept.
    def plan(self):
        folder = self.data / "plan"
        if not (folder / "plan.yaml").exists():
            self.generate("plan", folder)
        return folder / "plan.yaml"

    def areas(self):
        return self.plan().parent / "areas.csv"

    def rows(self, count, bad=False):
        file = self.data / f"{'bad' if bad else 'rows'}-{count}.csv"
        if not file.exists():
            self.generate("rows", count, file, *(["--bad"] if bad else []))
        return file

    def many(self, files, rows):
        folder = self.data / f"many-{files}-{rows}"
        if not folder.exists():
            self.generate("many", files, rows, folder)
        return folder

    def generate(self, *words):
        self.data.mkdir(parents=True, exist_ok=True)
        note(f"making {' '.join(map(str, words))}")
        made = words[2 if words[0] == "rows" else -1]
        part = made.with_name(made.name + ".part")
        words = [str(part if word == made else word) for word in words]
        subprocess.run([sys.executable, HERE / "generate.py", *words], check=True)
        expected = Path(f"{part}.expected")
        if expected.exists():
            expected.rename(f"{made}.expected")
        part.rename(made)

    def remember(self, **what):
        self.results.append(what)
        (self.folder / "results.json").write_text(json.dumps(self.results, default=str, indent=1))


Job = namedtuple("Job", "kind files row_count byte_count bad")  # kind: validate or report


def job_of(bench, kind, row_count, bad=False):
    file = bench.rows(row_count, bad)
    return Job(kind, [file], row_count, file.stat().st_size, bad)


# What can take part. Each has a name, a number of rows beyond which it is left out, and says which command does a job
# (None: it cannot) and what came out: numbers by kind of defect, or by target.
class Plantrack:
    limit = None
    kinds = {"wrong-field-count": "field-count", "over-hundred-percent": "numerator-over",
             "conflicting-rows": "duplicate"}  # where our words are others

    def __init__(self, bench, jobs=None, scan=None):
        self.bench = bench
        self.jobs = jobs
        self.environment = {"PLANTRACK_SCAN": scan} if scan else {}
        self.name = " ".join(["plantrack", *(["--jobs", str(jobs)] if jobs else []), *([scan] if scan else [])])

    def command(self, job):
        how = ["--format", "json"] if job.kind == "validate" else ["--format", "csv"]
        jobs = ["--jobs", self.jobs] if self.jobs else []
        return [self.bench.options.build / "plantrack", job.kind, "-p", self.bench.plan(), *how, *jobs, *job.files]

    def answer(self, job, run):
        if run.code != (1 if job.bad else 0):
            raise SystemExit(f"{self.name} failed: {run.err.read_text()[:500]}")
        if job.kind == "validate":
            codes = json.loads(run.out.read_text())["summary"]["codes"]
            return {self.kinds.get(code["rule"], code["rule"]): code["count"] for code in codes}
        with open(run.out, encoding="utf-8", newline="") as file:
            return {row["target"]: Decimal(row["actual"]) for row in csv.DictReader(file)}


class CleanFile(Plantrack):
    """plantrack on as many rows without defects, in the rounds of the file with them."""
    name = "plantrack, rows without defects"

    def __init__(self, bench):
        super().__init__(bench)
        self.name = CleanFile.name

    def command(self, job):
        return super().command(job_of(self.bench, job.kind, job.row_count))

    def answer(self, job, run):
        return "another file"


class Peer:
    """Another program that prints its numbers as lines of two cells."""
    limit = None
    environment = {}
    same = "yes"

    def __init__(self, bench):
        self.bench = bench

    def script(self, job, *parts):
        """The parts of a script, filled in and put together in a file."""
        text = "".join((HERE / "peers" / part).read_text() if isinstance(part, str) else part[0] for part in parts)
        rows = job.files[0] if len(job.files) == 1 else job.files[0].parent / "*.csv"
        for name, value in {"rows": rows, "areas": self.bench.areas(), "threads": self.bench.cores}.items():
            text = text.replace(f"{{{name}}}", str(value))
        file = self.bench.folder / f"{type(self).__name__.lower()}.script"
        file.write_text(text.replace("{{", "{").replace("}}", "}"))
        return file

    def answer(self, job, run):
        if run.code != 0:
            return run.err.read_text(errors="replace").strip().split("\n")[0][:80] or f"exit code {run.code}"
        numbers = dict(line.split("\t") for line in run.out.read_text().splitlines())
        return {key: Decimal(value) for key, value in numbers.items()}


class DuckDB(Peer):
    def __init__(self, bench):
        super().__init__(bench)
        self.library = bench.folder / "node_modules/@duckdb/node-bindings-linux-x64/libduckdb.so"
        version = json.loads((self.library.parent / "package.json").read_text())["version"]
        self.name = f"DuckDB {version.split('-')[0]} (C API, {bench.cores} threads)"

    def command(self, job):
        return [self.bench.folder / "duckdb", self.library, self.script(job, "duckdb_read.sql", f"duckdb_{job.kind}.sql")]


class SQLite(Peer):
    limit = MILLION

    def __init__(self, bench):
        super().__init__(bench)
        self.name = f"SQLite {version_of('sqlite3', '--version')} (.import, in memory)"

    def command(self, job):
        imports = "".join(f'.import --csv --skip 1 "{file}" cells\n' for file in job.files)
        script = self.script(job, "sqlite_read.sql", [imports], f"sqlite_{job.kind}.sql")
        return ["sqlite3", ":memory:", f'.read "{script}"']


class Python(Peer):
    limit = MILLION

    def __init__(self, bench):
        super().__init__(bench)
        self.name = f"Python {platform.python_version()} csv"

    def command(self, job):
        return [sys.executable, HERE / "peers/python_csv.py", job.kind, self.bench.areas(), *job.files]


class Miller(Peer):
    limit = 100_000

    def __init__(self, bench):
        super().__init__(bench)
        self.name = f"Miller {version_of('mlr', '--version')}"

    def command(self, job):
        if job.bad:
            return None  # it stops at the first row with another number of fields
        known = ["-s", f"areas_file={self.bench.areas()}"] if job.kind == "validate" else []
        return ["mlr", "--icsv", "--mfrom", *job.files, "--", "put", "-q", *known, "-f",
                HERE / f"peers/miller_{job.kind}.mlr"]


class Csvkit(Peer):
    limit = MILLION

    def __init__(self, bench):
        super().__init__(bench)
        self.name = f"csvclean -n (csvkit {version_of('csvclean', '--version')})"

    def command(self, job):
        return ["csvclean", "-n", job.files[0]] if job.kind == "validate" and len(job.files) == 1 else None

    def answer(self, job, run):
        text = run.out.read_text()
        return {"field-count": text.count("Expected 10 columns"), "only": "field-count"}


class Floor(Peer):
    name = "`wc -l`, the floor"

    def command(self, job):
        return ["wc", "-l", *job.files]

    def answer(self, job, run):
        return "reads the bytes alone"


PEERS = {"duckdb": DuckDB, "sqlite": SQLite, "python": Python, "miller": Miller, "csvkit": Csvkit, "wc": Floor}


def version_of(*words):
    text = subprocess.run(words, capture_output=True, text=True).stdout
    found = re.search(r"\d+(\.\d+)+", text)
    return found.group() if found else ""


def note(text):
    if sys.stderr.isatty() or os.environ.get("BENCH_NOTES"):
        print(text, file=sys.stderr, flush=True)


def agreement(ours, theirs):
    """Whether another's numbers are ours; None where there is nothing to compare."""
    if isinstance(theirs, str):
        return theirs
    if only := theirs.pop("only", None):
        return f"in {only} alone" if theirs == {only: ours.get(only, 0)} else f"no: {dict(theirs)}"
    wrong = []
    for key in sorted(set(ours) | set(theirs)):
        a, b = Decimal(ours.get(key, 0)), Decimal(theirs.get(key, 0))
        if abs(a - b) > Decimal("0.00006"):  # figures have four decimals here
            wrong.append(f"{key} {b} for {a}")
    return "yes" if not wrong else "no: " + "; ".join(wrong[:3])


def compare(bench, job, contestants, rounds):
    """Samples and answers of those that can do the job, by name; the first sets the measure."""
    for file in job.files:
        file.read_bytes() if job.byte_count < MILLION else subprocess.run(["cat", file], stdout=subprocess.DEVNULL)
    commands = {each: each.command(job) for each in contestants
                if bench.options.all or each.limit is None or job.row_count <= each.limit}
    samples = {each.name: [] for each, command in commands.items() if command}
    answers = {}
    for number in range(rounds):
        for each, command in commands.items():
            # What is slow is slow at the first try already.
            if not command or (number > 0 and samples[each.name][0].seconds > LONG):
                continue
            run = bench.run(each.command(job), each.environment)
            note(f"  {each.name}: {run.seconds:.3f} s")
            samples[each.name].append(Sample(run.seconds, run.cpu, run.megabytes))
            if each.name not in answers:
                answers[each.name] = each.answer(job, run)
    return samples, answers


def median(samples, what="seconds"):
    return statistics.median(getattr(sample, what) for sample in samples)


def paired_ratio(these, those, what="seconds"):
    """How many times as much `these` take as `those`, round by round."""
    return statistics.median(getattr(a, what) / max(getattr(b, what), 1e-9) for a, b in zip(these, those))


def figure(number, digits=3):
    """So many digits that count, but whole numbers whole."""
    if number >= 10 ** (digits - 1):
        return f"{number:,.0f}"
    decimals = digits
    while decimals > 0 and number >= 10 ** (digits - decimals):
        decimals -= 1
    return f"{number:.{decimals}f}"


def table(head, rows):
    lines = [head, ["---"] + ["---:"] * (len(head) - 1)] + rows
    print("\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n", flush=True)


def tell(bench, title, job, samples, answers, names=()):
    """One job's table. The first contestant's answer is what the others are held against."""
    print(f"### {title}\n", flush=True)
    first = next(iter(samples))
    rows = []
    for name, each in samples.items():
        seconds = median(each)
        agrees = "" if name == first else agreement(dict(answers[first]), answers[name])
        rows.append([name, figure(paired_ratio(each, samples[first])), figure(seconds) + ("*" if len(each) == 1 else ""),
                     figure(median(each, "cpu")), figure(job.row_count / seconds), figure(job.byte_count / seconds / 1e6),
                     figure(median(each, "megabytes")), agrees])
        bench.remember(title=title, name=name, kind=job.kind, rows=job.row_count, bytes=job.byte_count, bad=job.bad,
                       samples=each, agrees=agrees)
    table(["program", "time, plantrack = 1", "seconds", "CPU seconds", "rows/s", "MB/s", "peak MB", "same numbers"], rows)
    if job.bad:
        print("Planted: " + ", ".join(f"{count} {kind}" for kind, count in sorted(
            json.loads(Path(f"{job.files[0]}.expected").read_text()).items())) + ". "
              + ("plantrack finds these." if agreement(
                  json.loads(Path(f"{job.files[0]}.expected").read_text()), answers[first]) == "yes"
                 else f"plantrack finds {answers[first]}.") + "\n", flush=True)


def rounds_for(bench, rows):
    return bench.options.rounds or (3 if rows > MILLION else 5)


def beside_others(bench, peers):
    for kind in bench.options.jobs:
        for rows in bench.options.rows:
            for bad in ([False, True] if kind == "validate" else [False]):
                job = job_of(bench, kind, rows, bad)
                wrong = ", one in a thousand wrong" if bad else ""
                title = f"{kind}, {rows:,} rows{wrong} ({job.byte_count / 1e6:,.1f} MB)"
                note(title)
                clean = [CleanFile(bench)] if bad else []
                contestants = [Plantrack(bench), *clean, Plantrack(bench, jobs=1), *peers]
                tell(bench, title, job, *compare(bench, job, contestants, rounds_for(bench, rows)))


def scans():
    """The ways of scanning that this processor has, the best first; plantrack passes over one that it has not."""
    flags = Path("/proc/cpuinfo").read_text().split()
    needed = {"avx2": "avx2", "sse2": "sse2"}
    return [scan for scan, flag in needed.items() if flag in flags] + ["portable"]


def ways_to_scan(bench):
    """plantrack alone: with one thread and all, by each way of scanning."""
    for kind in bench.options.jobs:
        for rows in bench.options.rows:
            job = job_of(bench, kind, rows)
            contestants = [Plantrack(bench, jobs, scan) for scan in scans()
                           for jobs in sorted({bench.cores, 1}, reverse=True)]
            title = f"{kind}, {rows:,} rows: ways to scan, and threads"
            note(title)
            tell(bench, title, job, *compare(bench, job, contestants, rounds_for(bench, rows)))


class Start:
    """One run over a small file, as an official would check it: most of it is the program's own beginning."""
    limit = None
    environment = {}
    runs = 51

    def __init__(self, name, command):
        self.name = name
        self.words = command

    def command(self, _job):
        return self.words

    def answer(self, _job, run):
        if run.code != 0:
            raise SystemExit(f"{self.name} failed: {run.err.read_text()[:500]}")
        return {}


SMALL = "validate: a small plan and a file of 3 KB"
BESIDE_AREAS = "validate: a plan of 30 targets, a list of 11,000 areas and a file of 30 rows"


def starts(bench, job):
    """Small files one after the other, beside a program that does nothing."""
    validate = [bench.options.build / "plantrack", "validate", "-p"]
    report = [bench.options.build / "plantrack", "report", "-p", bench.plan(), *job.files, "--as-of", "2025-03-01", "--format"]
    contestants = [Start(SMALL, [*validate, ROOT / "plans/tuyen-quang.yaml", ROOT / "examples/tuyen-quang/2024-made-up.csv"]),
                   Start(BESIDE_AREAS, [*validate, bench.plan(), *job.files]),
                   Start("a report on the same in CSV", [*report, "csv"]),
                   Start("a report on the same as a page of 30 targets", [*report, "html"]),
                   Start("`true`, which does nothing", ["true"])]
    samples, _ = compare(bench, job, contestants, Start.runs)
    print(f"### Small files, {Start.runs} runs\n", flush=True)
    table(["what", "best ms", "median ms", "CPU ms", "peak MB"],
          [[name, *(f"{1000 * value:.1f}" for value in (min(each.seconds for each in these), median(these),
                                                       median(these, "cpu"))), figure(median(these, "megabytes"))]
           for name, these in samples.items()])
    for name, these in samples.items():
        bench.remember(title="small files", name=name, kind="validate", rows=1, bytes=0, bad=False, samples=these, agrees="")


def small_files(bench, peers):
    folder = bench.many(1000, 30)
    files = sorted(folder.glob("*.csv"))
    size = sum(file.stat().st_size for file in files)
    for kind in bench.options.jobs:
        job = Job(kind, files, 30_000, size, False)
        title = f"{kind}, 1,000 files of 30 rows in one process"
        note(title)
        tell(bench, title, job, *compare(bench, job, [Plantrack(bench), Plantrack(bench, jobs=1), *peers],
                                         bench.options.rounds or 11))
    job = Job("validate", files[:1], 30, files[0].stat().st_size, False)
    note("one file of 30 rows")
    samples, answers = compare(bench, job, [Plantrack(bench), *peers], bench.options.rounds or 11)
    tell(bench, "validate, one file of 30 rows, a plan of 30 targets and a list of 11,000 areas", job, samples, answers)
    starts(bench, job)


def summary(bench):
    """The figures that say whether it is fast, from what was measured."""
    def samples(name, kind, rows, bad=False, title=""):
        for each in bench.results:
            if (each["name"].startswith(name) and (each["name"] == name or name == "DuckDB") and each["kind"] == kind
                    and each["rows"] == rows and each["bad"] == bad and title in each["title"]):
                return each["samples"], each["bytes"]
        return None, 0

    lines = []
    most = max(bench.options.rows)
    all_threads = f"plantrack --jobs {bench.cores} "
    for kind in bench.options.jobs:
        for scan in scans():
            these, size = samples(all_threads + scan, kind, most)
            if these:
                lines.append([f"{kind}, {most:,} rows, {scan}: GB/s", figure(size / median(these) / 1e9)])
        many, _ = samples(all_threads + scans()[0], kind, most)
        one, _ = samples(f"plantrack --jobs 1 {scans()[0]}", kind, most)
        if many and one and many is not one:
            lines.append([f"{kind}, {most:,} rows: {bench.cores} threads are so many times as fast as one",
                          figure(paired_ratio(one, many))])
        if {MILLION, 10 * MILLION} <= set(bench.options.rows):
            less, _ = samples("plantrack", kind, MILLION)
            more, _ = samples("plantrack", kind, 10 * MILLION)
            if less and more:
                lines.append([f"{kind}: 10 million rows take so many times as long as one million",
                              figure(median(more) / median(less))])
        for rows in bench.options.rows:
            ours, _ = samples("plantrack", kind, rows)
            theirs, _ = samples("DuckDB", kind, rows)
            bad, _ = samples("plantrack", kind, rows, bad=True)
            clean, _ = samples(CleanFile.name, kind, rows, bad=True)
            if ours and theirs:
                lines.append([f"{kind}, {rows:,} rows: so many times as fast as DuckDB",
                              figure(paired_ratio(theirs, ours))])
                lines.append([f"{kind}, {rows:,} rows: part of DuckDB's peak memory",
                              figure(median(ours, "megabytes") / median(theirs, "megabytes"))])
            if clean and bad:
                lines.append([f"{kind}, {rows:,} rows, one in a thousand wrong: time, without them = 1",
                              figure(paired_ratio(bad, clean))])
            if ours:
                lines.append([f"{kind}, {rows:,} rows: peak memory, bytes a row beyond 64 MB",
                              figure(max(0.0, (median(ours, "megabytes") - 64) * (1 << 20) / rows))])
    these, _ = samples("plantrack", "validate", 30_000, title="1,000 files")
    if these:
        lines.append(["1,000 files of 30 rows in one process: ms", figure(1000 * median(these))])
    for name in [SMALL, BESIDE_AREAS]:
        these, _ = samples(name, "validate", 1)
        if these:
            lines.append([f"{name}: ms", figure(1000 * median(these))])
    print("### In short\n")
    table(["what", "measured"], lines)


def machine():
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / (1 << 30)
    system = re.search(r'PRETTY_NAME="(.*)"', Path("/etc/os-release").read_text())
    processor = model.group(1) if model else platform.machine()
    return (f"{len(os.sched_getaffinity(0))} cores of {processor}, {memory:.0f} GiB, "
            f"{system.group(1) if system else platform.system()}, load {os.getloadavg()[0]:.1f} at the beginning")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=Path, default=ROOT / "build/release", help="folder of the built program")
    parser.add_argument("--rows", default="100000,1000000,10000000", help="numbers of rows")
    parser.add_argument("--jobs", default="validate,report", help="what is to be done")
    parser.add_argument("--peers", default=",".join(PEERS), help="programs to compare with; none: plantrack alone")
    parser.add_argument("--parts", default="others,scan,small", help="parts of the bench")
    parser.add_argument("--rounds", type=int, help="rounds of each comparison")
    parser.add_argument("--quick", action="store_true", help="100,000 rows in three rounds")
    parser.add_argument("--all", action="store_true", help="slow programs too, whatever the number of rows")
    options = parser.parse_args()
    options.build = options.build.resolve()
    options.rows = [int(rows) for rows in options.rows.split(",")]
    options.jobs = options.jobs.split(",")
    if options.quick:
        options.rows, options.rounds = [100_000], options.rounds or 3
    bench = Bench(options)
    peers = []
    for name in options.peers.split(","):
        if name not in PEERS and name != "none":
            parser.error(f"--peers: {name} is none of {', '.join(PEERS)}, none")
        if (bench.folder / f"missing-{name}").exists():
            note(f"{name} is not installed")
        elif name != "none":
            peers.append(PEERS[name](bench))
    version = bench.run([options.build / "plantrack", "--version"]).out.read_text().strip()
    print(f"{time.strftime('%Y-%m-%d', time.gmtime())}, {version}, {machine()}.\n", flush=True)
    parts = options.parts.split(",")
    if "others" in parts:
        beside_others(bench, peers)
    if "scan" in parts:
        ways_to_scan(bench)
    if "small" in parts:
        small_files(bench, peers)
    summary(bench)


if __name__ == "__main__":
    main()
