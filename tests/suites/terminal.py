"""What a person at a terminal sees of long work, and what Ctrl-C leaves behind. The input is a pipe that stays open for as
long as a case wants, so nothing depends on how fast the machine is."""
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from functools import partial

from .support import Case, Wrong, shown

PATIENCE = 60  # seconds until a case is given up
HEADER = b"target,period,numerator,denominator,reported_on\n"
ROW = b"effective-villages,2024,6,8,2024-11-12\n"
WIPED = b"\r\x1b[K"


class Session:
    """The program at a terminal of its own, with a pipe as its progress file. Standard output goes to a file."""

    def __init__(self, program, *words, columns=100, language="en", terminal="xterm"):
        self.folder = program.scratch / f"terminal-{os.urandom(6).hex()}"
        self.folder.mkdir()
        pipe = self.folder / "rows.csv"
        os.mkfifo(pipe)
        self.feed = os.open(pipe, os.O_RDWR)
        self.seen = b""
        self.master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self.out = open(self.folder / "stdout", "wb+")
        # setsid makes the terminal the one whose Ctrl-C ends the program.
        command = ["setsid", "--ctty", program.path, *words, "-p", program.tree / "plans" / "tuyen-quang.yaml", pipe,
                   "--lang", language]
        self.process = subprocess.Popen(command, stdin=slave, stdout=self.out, stderr=slave, cwd=program.tree,
                                        env={**program.environment(), "TERM": terminal})
        os.close(slave)
        self.write(HEADER + ROW)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.close()
        os.close(self.master)
        self.out.close()

    def write(self, data):
        os.write(self.feed, data)

    def close(self):
        """The end of the input."""
        if self.feed is not None:
            os.close(self.feed)
        self.feed = None

    def receive(self, seconds):
        """What has come to the terminal meanwhile; False once nothing more can come."""
        if select.select([self.master], [], [], seconds)[0]:
            try:
                self.seen += os.read(self.master, 65536)
            except OSError:  # the program has ended
                return False
        return True

    def wait_for(self, pattern):
        deadline = time.monotonic() + PATIENCE
        while not (found := re.search(pattern, self.seen.decode("utf-8", "replace"))):
            if time.monotonic() > deadline or not self.receive(0.1):
                raise Wrong(f"{pattern} did not appear:\n{shown(self.seen)}")
        return found

    def exit_code(self):
        deadline = time.monotonic() + PATIENCE
        while self.receive(0.1):
            if time.monotonic() > deadline:
                raise Wrong(f"it does not end:\n{shown(self.seen)}")
        return self.process.wait(PATIENCE)

    def screen(self):
        """What stands on the terminal in the end."""
        lines = []
        for line in self.seen.replace(b"\r\n", b"\n").split(b"\n"):
            lines.append(line.rpartition(WIPED)[2].rpartition(b"\r")[2].replace(b"\x1b[K", b""))
        return b"\n".join(lines)


def work_is_shown(program, language, words):
    with Session(program, "validate", language=language) as session:
        session.wait_for(words)
        session.close()
        if code := session.exit_code():
            raise Wrong(f"exit code {code}\n{shown(session.seen)}")
        if session.screen():
            raise Wrong(f"this stays on the terminal: {shown(session.screen())}")


def line_keeps_to_the_width(program):
    with Session(program, "validate", columns=12, language="vi") as session:
        session.wait_for("đã đọc")
        session.close()
        session.exit_code()
        drawn = [line for line in session.seen.decode().replace("\x1b[K", "").split("\r") if line]
        if not drawn or max(map(len, drawn)) > 11:
            raise Wrong(f"{drawn}")


def line_is_wiped_before_messages(program):
    with Session(program, "report", "--color", "never") as session:
        session.write(b"no-such-target,2024,1,2,2024-11-12\n")
        session.wait_for("read ")
        session.close()
        code = session.exit_code()
        if code != 1 or not session.screen().startswith(b"error"):
            raise Wrong(f"exit code {code}; on the terminal stands\n{shown(session.screen())}")


def nothing_is_shown(program, **how):
    with Session(program, "validate", **how) as session:
        session.receive(1.5)  # that is longer than the line waits
        session.close()
        if session.exit_code() or session.seen:
            raise Wrong(f"{shown(session.seen)}")


def interrupted(program, end, number):
    result = program.scratch / f"interrupted-{number}" / "result.txt"
    result.parent.mkdir()
    result.write_bytes(b"as it was")
    with Session(program, "validate", "-o", result) as session:
        session.wait_for("read ")
        end(session)
        if (code := session.exit_code()) != -number:
            raise Wrong(f"exit code {code}, not that of signal {number}\n{shown(session.seen)}")
        if session.screen().replace(b"^C", b""):
            raise Wrong(f"this stays on the terminal: {shown(session.screen())}")
        if result.read_bytes() != b"as it was" or len(list(result.parent.iterdir())) != 1:
            raise Wrong("the output file was touched")


def report_fits(program, columns):
    """Who asks for no format and looks at a terminal sees a table of its width, with bars and no markup."""
    master, slave = os.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen([program.path, "report", "-p", "plans/lang-son.yaml", "examples/lang-son", "--lang", "vi"],
                               stdin=subprocess.DEVNULL, stdout=slave, stderr=subprocess.PIPE, cwd=program.tree,
                               env={**program.environment(), "TERM": "xterm"})
    os.close(slave)
    seen = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:  # the program has ended
            break
        if not part:
            break
        seen += part
    os.close(master)
    process.communicate()
    text = re.sub(r"\x1b\[[0-9;]*m", "", seen.decode()).replace("\r\n", "\n")
    if process.returncode or "█" not in text or re.search(r"^\||^#", text, re.MULTILINE):
        raise Wrong(f"exit code {process.returncode}\n{text[:2000]}")
    wide = [line for line in text.split("\n") if len(line) > columns]
    if wide:
        raise Wrong(f"wider than {columns} columns:\n" + "\n".join(wide))


def cases(program):
    for columns in (80, 120):
        yield Case(f"a report on {columns} columns", partial(report_fits, program, columns))
    yield Case("long work is shown", partial(work_is_shown, program, "en", r"read \d+\.\d MB"))
    yield Case("in Vietnamese too", partial(work_is_shown, program, "vi", r"đã đọc \d+,\d MB"))
    yield Case("the line keeps to the width", partial(line_keeps_to_the_width, program))
    yield Case("it is wiped before messages", partial(line_is_wiped_before_messages, program))
    yield Case("nothing is shown where the terminal only prints", partial(nothing_is_shown, program, terminal="dumb"))
    yield Case("Ctrl-C", partial(interrupted, program, lambda session: os.write(session.master, b"\x03"), signal.SIGINT))
    yield Case("SIGTERM", partial(interrupted, program, lambda session: session.process.terminate(), signal.SIGTERM))
    yield Case("the terminal is closed",
               partial(interrupted, program, lambda session: session.process.send_signal(signal.SIGHUP), signal.SIGHUP))
