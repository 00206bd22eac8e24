"""What `plantrack sql` prints, run by the engines themselves where they are there: `report` of the rows that the view
gives is `report` of all rows, byte for byte, over random plans with revisions, ties and rows without a usable date.

PostgreSQL is Debian's (apt-get install postgresql), a cluster of its own in a scratch folder. DuckDB and ClickHouse are
libraries of npm (npm ci --prefix tests/engines), also taken from the folder that PLANTRACK_ENGINES names. `tests/run.sh
--engines` fetches all three. An engine that is not there is told of, and has no cases."""
import csv
import ctypes
import json
import os
import random
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from oracle.generator import sample
from oracle.submission import Plan, last_day

from .support import TESTS, Case, Wrong, difference, shown

SAMPLES = 200
VIEW = "plantrack_counted"


def library(name):
    for folder in (os.environ.get("PLANTRACK_ENGINES"), TESTS / "engines"):
        for found in sorted(Path(folder).glob(f"node_modules/@*/*/{name}")) if folder else []:
            return found
    return None


class DuckDB:
    dialect = "duckdb"
    file = None  # of the database; none: in memory

    def __init__(self, path, _scratch):
        self.library = ctypes.CDLL(str(path))
        self.library.duckdb_result_error.restype = ctypes.c_char_p

    def query(self, connection, sql):
        result = (ctypes.c_uint64 * 6)()  # duckdb_result
        failed = self.library.duckdb_query(connection, sql.encode(), ctypes.byref(result))
        error = (self.library.duckdb_result_error(ctypes.byref(result)) or b"").decode() if failed else None
        self.library.duckdb_destroy_result(ctypes.byref(result))
        if failed:
            raise Wrong(f"DuckDB: {error}")

    @contextmanager
    def loaded(self, name, sql, rows):
        """With the rows loaded; calls of what it gives write the view's rows of a day into a file."""
        database, connection = ctypes.c_void_p(), ctypes.c_void_p()
        self.library.duckdb_open(self.file and str(self.file).encode(), ctypes.byref(database))
        self.library.duckdb_connect(database, ctypes.byref(connection))
        try:
            self.query(connection, sql)
            self.query(connection, f"INSERT INTO plantrack_rows BY NAME SELECT * FROM read_csv('{rows}', header = true, "
                                   "all_varchar = true, delim = ',', quote = '\"', escape = '\"')")
            yield lambda day, out: self.query(connection, f"COPY (FROM {VIEW}('{day}')) TO '{out}' (FORMAT csv, HEADER)")
        finally:
            self.library.duckdb_disconnect(ctypes.byref(connection))
            self.library.duckdb_close(ctypes.byref(database))


class PostgreSQL:
    dialect = "postgresql"
    seconds = 600  # for one script

    def __init__(self, folder, scratch):
        self.bin, self.place, self.lock, self.started = folder, scratch / "postgresql", threading.Lock(), False

    def as_owner(self, *command):
        """It does not run as root."""
        if os.geteuid() == 0:
            command = ("runuser", "-u", "postgres", "--", *command)
        done = subprocess.run([str(word) for word in command], capture_output=True, text=True, cwd="/", timeout=300)
        if done.returncode != 0:
            raise Wrong(f"{command}: {done.stdout}{done.stderr}")

    def start(self):
        self.place.mkdir()
        if os.geteuid() == 0:
            shutil.chown(self.place, "postgres")
            for folder in (self.place.parent, self.place):
                folder.chmod(0o755)
        self.as_owner(self.bin / "initdb", "-D", self.place / "data", "-A", "trust", "-U", "tester", "-E", "UTF8",
                      "--locale=C.UTF-8", "-N")
        self.as_owner(self.bin / "pg_ctl", "-D", self.place / "data", "-l", self.place / "log", "-w", "-o",
                      f"-c listen_addresses='' -c unix_socket_directories='{self.place}' -c fsync=off", "start")
        self.started = True

    def stop(self):
        if self.started:
            self.as_owner(self.bin / "pg_ctl", "-D", self.place / "data", "-m", "immediate", "stop")

    def psql(self, name, *lines):
        script = f'SET client_min_messages TO warning; SET search_path TO "{name}";\n' + "\n".join(lines) + "\n"
        done = subprocess.run([self.bin / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", self.place, "-U", "tester",
                               "postgres"], input=script, text=True, capture_output=True, timeout=self.seconds)
        if done.returncode != 0:
            raise Wrong(f"psql: {done.stderr}")

    @contextmanager
    def loaded(self, name, sql, rows):
        with self.lock:
            if not self.started:
                self.start()
        with open(rows, encoding="utf-8") as file:
            header = file.readline().strip()
        self.psql(name, f'CREATE SCHEMA "{name}";', sql,
                  f"\\copy plantrack_rows ({header}) FROM '{rows}' WITH (FORMAT csv, HEADER match)")
        yield lambda day, out: self.psql(name, f"\\copy (SELECT * FROM {VIEW}('{day}')) TO '{out}' WITH (FORMAT csv, HEADER)")
        self.psql(name, f'DROP SCHEMA "{name}" CASCADE;')


class ClickHouse:
    dialect = "clickhouse"

    def __init__(self, path, scratch):
        self.library, self.lock, self.connection = ctypes.CDLL(str(path)), threading.Lock(), None
        for name, result, arguments in (
                ("chdb_connect", ctypes.c_void_p, (ctypes.c_int, ctypes.POINTER(ctypes.c_char_p))),
                ("chdb_close_conn", None, (ctypes.c_void_p,)),
                ("chdb_query", ctypes.c_void_p, (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p)),
                ("chdb_result_error", ctypes.c_char_p, (ctypes.c_void_p,)),
                ("chdb_result_buffer", ctypes.c_void_p, (ctypes.c_void_p,)),
                ("chdb_result_length", ctypes.c_size_t, (ctypes.c_void_p,)),
                ("chdb_destroy_query_result", None, (ctypes.c_void_p,))):
            function = getattr(self.library, name)
            function.restype, function.argtypes = result, arguments

    def stop(self):
        """Its threads would keep the tests from ending."""
        if self.connection is not None:
            self.library.chdb_close_conn(self.connection)

    def query(self, sql):
        if self.connection is None:
            words = (ctypes.c_char_p * 1)(b"clickhouse")
            self.connection = self.library.chdb_connect(1, words)
        connection = ctypes.cast(self.connection, ctypes.POINTER(ctypes.c_void_p)).contents
        result = self.library.chdb_query(connection, sql.encode(), b"CSVWithNames")
        error = self.library.chdb_result_error(result)
        data = ctypes.string_at(self.library.chdb_result_buffer(result), self.library.chdb_result_length(result))
        self.library.chdb_destroy_query_result(result)
        if error:
            raise Wrong(f"ClickHouse: {error.decode()}")
        return data

    @contextmanager
    def loaded(self, name, sql, rows):
        with self.lock:
            self.query(f"CREATE DATABASE `{name}` ENGINE = Memory")
            self.query(f"USE `{name}`")
            lines = [line for line in sql.splitlines() if not line.startswith("--")]
            for statement in "\n".join(lines).split(";\n"):
                if statement.strip():
                    self.query(statement)
            self.query(f"INSERT INTO plantrack_rows FROM INFILE '{rows}' SETTINGS input_format_skip_unknown_fields = 0 "
                       "FORMAT CSVWithNames")
            yield lambda day, out: out.write_bytes(self.query(f"SELECT * FROM {VIEW}(as_of = '{day}') "
                                                              "SETTINGS format_csv_null_representation = ''"))
            self.query(f"DROP DATABASE `{name}`")


def engines(scratch):
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    there = {PostgreSQL: folders[-1] if folders else None, DuckDB: library("libduckdb.so"),
             ClickHouse: library("libchdb.so")}
    for kind, path in there.items():
        if path is None:
            print(f"{kind.__name__} is not there: nothing of it is tried", file=sys.stderr)
        else:
            yield kind(path, scratch)


def more_rows(plan, rows, random):
    """Ties, and reports that later ones revise: without date, with a date far off, the same once more."""
    more = []
    for row in rows:
        if not row["reported_on"] or random.random() > 0.3:
            continue
        end = last_day(plan.period(row["period"]).last)
        other = dict(row)
        if row["value"] and row["value"] != "0" and not row["numerator"] and "." not in row["value"]:
            other["value"] = row["value"] + "0"
        kind = random.randrange(4)
        if kind == 0:
            more.append(dict(row))
        elif date.fromisoformat(row["reported_on"]) >= end:  # else an undated one would stand
            far = end + timedelta(days=732 + random.randrange(300))
            more.append({**other, "reported_on": "" if kind == 1 else str(far), "estimate": ""})
            if kind == 3:
                more.append({**other, "reported_on": "", "estimate": ""})
    return more


def prepared(program, seed):
    """Of a sample that `report` takes: its folder, normalized rows, days, and the report at each; else None."""
    one = sample(seed)
    folder = program.scratch / f"engines-{seed}"
    files = one.write(folder)
    plan = Plan(folder / "plan.yaml")
    source = random.Random(seed)
    for file in files:
        with open(file, encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream)
            rows, fields = list(reader), reader.fieldnames
        with open(file, "w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, fields, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows + more_rows(plan, rows, source))
    rows = folder / "rows.csv"
    done = program.run("normalize", "-p", folder / "plan.yaml", "--numbers", "en", "-o", rows, *files)
    known = program.run("report", "-p", folder / "plan.yaml", "--numbers", "en", "--format", "json", rows)
    if done.code != 0 or known.code != 0:
        return None
    last = date.fromisoformat(one.as_of and str(one.as_of) or json.loads(known.out)["as_of"])
    reports = []
    for day in (last, last - timedelta(days=source.randrange(700))):
        result = report(program, folder, day, rows)
        if result.code != 0:
            return None
        reports.append((day, result.out))
    return folder, rows, reports


def report(program, folder, day, rows):
    return program.run("report", "-p", folder / "plan.yaml", "--goals", "all", "--format", "csv", "--numbers", "en",
                       "--as-of", str(day), rows)


def check(program, engine, inputs, seed, with_plan):
    if (ready := inputs(seed)) is None:
        return
    folder, rows, reports = ready
    name = f"{engine.dialect}-{seed}-{'plan' if with_plan else 'any'}"
    sql = program.run("sql", "--dialect", engine.dialect, *(["-p", folder / "plan.yaml"] if with_plan else []))
    if sql.code != 0:
        raise Wrong(shown(sql.err))
    days = [(day, folder / f"{name}-{number}.csv") for number, (day, _) in enumerate(reports)]
    with engine.loaded(name, sql.out.decode(), rows) as pass_on:
        for day, out in days:
            pass_on(day, out)
    for (day, out), (_, expected) in zip(days, reports):
        result = report(program, folder, day, out)
        if text := difference(expected, result.out, f"report as of {day}"):
            raise Wrong(f"{folder}\n{text}\n{shown(result.err)}")
        if not with_plan:
            continue
        with open(out, encoding="utf-8", newline="") as stream:
            keys = [(row["target"], row["area"], row["period"]) for row in csv.DictReader(stream)]
        if len(keys) != len(set(keys)):
            raise Wrong(f"{out}: more than one row of a target, area and period")


def enough(inputs):
    """Most samples are taken by `report`, and revisions fall away: else nothing was tried."""
    ready = [found for seed in range(SAMPLES) if (found := inputs(seed))]
    if len(ready) < SAMPLES * 2 // 3:
        raise Wrong(f"report took only {len(ready)} of {SAMPLES} samples")


class Inputs:
    """Made once for all engines."""

    def __init__(self, program):
        self.program, self.lock, self.made, self.locks = program, threading.Lock(), {}, {}

    def __call__(self, seed):
        with self.lock:
            own = self.locks.setdefault(seed, threading.Lock())
        with own:
            if seed not in self.made:
                self.made[seed] = prepared(self.program, seed)
            return self.made[seed]


def cases(program):
    inputs = Inputs(program)
    result = [Case("samples", partial(enough, inputs))]
    for engine in engines(program.scratch):
        if hasattr(engine, "stop"):
            program.at_end.append(engine.stop)
        result += [Case(f"{engine.dialect}-{'plan' if with_plan else 'any'}-{seed:03}",
                        partial(check, program, engine, inputs, seed, with_plan))
                   for seed in range(SAMPLES) for with_plan in (True, False)]
    return result
