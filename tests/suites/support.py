"""What the suites share: a case, the program under test in a copy of the tree, and the comparing of texts."""
import difflib
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"


@dataclass
class Case:
    name: str
    check: Callable[[], None]  # raises Wrong


class Wrong(Exception):
    """What is wrong, for people."""


@dataclass
class Result:
    code: int  # negative: ended by that signal
    out: bytes
    err: bytes
    seconds: float
    cpu_seconds: float
    megabytes: float  # the most memory it held


class Program:
    """The built plantrack, with a scratch folder that holds `bin/plantrack` for the PATH and `tree`, a copy of the parts
    of the project that commands in tests speak of, so that they may write files."""

    def __init__(self, build):
        self.path = build / "plantrack"
        # Sanitizers make everything slower and larger, so limits are multiplied by `slack`.
        self.sanitized = "PLANTRACK_SANITIZE:BOOL=ON" in (build / "CMakeCache.txt").read_text()
        self.slack = 8 if self.sanitized else 1

    def __enter__(self):
        self.at_end = []  # what else has to end
        self.holder = tempfile.TemporaryDirectory(prefix="plantrack-tests-")
        self.scratch = Path(self.holder.name)
        (self.scratch / "bin").mkdir()
        (self.scratch / "bin" / "plantrack").symlink_to(self.path)
        self.tree = self.scratch / "tree"
        for part in ("plans", "examples", "docs", "tests"):
            if (ROOT / part).exists():
                shutil.copytree(ROOT / part, self.tree / part,
                                ignore=shutil.ignore_patterns("out", "__pycache__", "corpus", "node_modules"))
        (self.tree / "build" / "release").mkdir(parents=True)
        (self.tree / "build" / "release" / "plantrack").symlink_to(self.path)
        return self

    def __exit__(self, *_):
        for end in self.at_end:
            end()
        self.holder.cleanup()

    def environment(self):
        keep = {key: os.environ[key] for key in ("HOME", "TMPDIR") if key in os.environ}
        return {**keep, "PATH": f"{self.scratch / 'bin'}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8",
                # A sanitizer's complaint must not pass for one of the program's own exit codes.
                "ASAN_OPTIONS": "exitcode=99:allocator_may_return_null=1", "UBSAN_OPTIONS": "exitcode=99"}

    def run(self, *arguments, seconds=60, stdin=None, cwd=None, address_space=None):
        command = [self.path, *arguments]
        if address_space and not self.sanitized:
            command = ["prlimit", f"--as={address_space}", *command]
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            start = time.monotonic()
            process = subprocess.Popen(command, stdin=stdin or subprocess.DEVNULL, stdout=out, stderr=err,
                                       cwd=cwd or self.tree, env=self.environment())
            alarm = threading.Timer(seconds, os.kill, (process.pid, signal.SIGKILL))
            alarm.start()
            _, status, usage = os.wait4(process.pid, 0)
            alarm.cancel()
            process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            err.seek(0)
            return Result(process.returncode, out.read(), err.read(), time.monotonic() - start,
                          usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)

    def shell(self, line, cwd, **more):
        """One line of bash with `plantrack` on the PATH; standard error apart."""
        done = subprocess.run(["bash", "-c", line], stdin=subprocess.DEVNULL, capture_output=True, cwd=cwd, timeout=600,
                              env={**self.environment(), **more})
        return done.returncode, done.stdout, done.stderr


def shown(data, limit=2000):
    text = data.decode("utf-8", "backslashreplace")
    return text if len(text) <= limit else text[:limit] + "…\n"


def difference(expected, actual, name):
    """The difference of two byte strings as people read it; empty where there is none."""
    if expected == actual:
        return ""
    lines = list(difflib.unified_diff(shown(expected, 200_000).splitlines(), shown(actual, 200_000).splitlines(),
                                      f"{name} expected", f"{name} now", lineterm="", n=2))
    if not lines:
        return f"{name}: differs in line ends only"
    return "\n".join(lines[:60] + (["…"] if len(lines) > 60 else []))


def expect_well_ended(result, what):
    """The program ended by itself, with one of its own exit codes."""
    if result.code not in (0, 1, 2):
        raise Wrong(f"{what}: exit code {result.code}\n{shown(result.err)}")


def can_trace(program):
    """Is strace there, and may it look at programs here and make their calls fail? Not in every container."""
    if shutil.which("strace") is None:
        return False
    try:
        return subprocess.run(["strace", "-qq", "-o", os.devnull, "-e", "inject=close:error=EIO:when=9999", program.path,
                               "--version"], capture_output=True, timeout=60).returncode == 0
    except subprocess.TimeoutExpired:
        return False
