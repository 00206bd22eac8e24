"""What bash, zsh and fish complete, each asked as a person would: in an interactive shell on a terminal, with a Tab."""
import os
import pty
import re
import select
import shutil
import signal
import time
from functools import partial

from .support import Case, Wrong

PLAN = "plans/tuyen-quang.yaml"
# What is typed before the Tab, and what must then stand there (a word that the line ends with).
COMPLETED = [
    ("plantrack expl", "explain"),
    ("plantrack report --skip-", "--skip-invalid"),
    ("plantrack report --goals cu", "current"),
    ("plantrack report --goals=al", "--goals=all"),
    ("plantrack report --fail-on met,overd", "met,overdue"),
    ("plantrack explain R00", "R00"),
    ("plantrack report -p plans/tuyen-q", PLAN),
    ("plantrack validate -p plans/ examples/tuyen-quang/2025-m", "examples/tuyen-quang/2025-made-up.csv"),
    (f"plantrack compare -p {PLAN} --plans tuyen", "tuyen-quang"),
    ("plantrack compare -p plans/ tests/schemas/gitlab-c", "tests/schemas/gitlab-code-quality.json"),
    (f"plantrack template -p {PLAN} --agency so-cong", "so-cong-thuong"),
]
START = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
}
READY = {
    "bash": "PS1='READY> '; bind 'set enable-bracketed-paste off'; source <(plantrack completion bash)\n",
    "zsh": "unset zle_bracketed_paste; autoload -U compinit && compinit -D -u; LISTMAX=1000; "
           "source <(plantrack completion zsh); PS1='READY> '\n",
}
CONTROL = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\x1b\][^\x07]*\x07|\r|\x07")


def typed(program, shell, line):
    """What stands on the terminal after the line, a Tab and some time."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(program.tree)
        os.execvpe(START[shell][0], START[shell], {**program.environment(), "TERM": "dumb", "HISTFILE": ""})
    try:
        seen = b""

        def read_until(done, seconds):
            nonlocal seen
            end = time.monotonic() + seconds
            while not done(CONTROL.sub(b"", seen)) and time.monotonic() < end:
                if select.select([terminal], [], [], 0.2)[0]:
                    seen += os.read(terminal, 65536)
            return CONTROL.sub(b"", seen)

        os.write(terminal, READY[shell].encode())
        read_until(lambda text: text.rstrip(b"\n").endswith(b"READY> "), 60)
        seen = b""
        os.write(terminal, line[0].encode() + b"\t")
        return read_until(lambda text: line[1].encode() in text, 30).decode(errors="replace")
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def completes_on_a_terminal(program, shell, line, word):
    if not shutil.which(shell):
        raise Wrong(f"{shell} is missing: apt-get install {shell}")
    text = typed(program, shell, (line, word))
    if word not in text:
        raise Wrong(f"{line}<Tab> gives {text!r}, not {word}")


def completes_in_fish(program, line, word):
    if not shutil.which("fish"):
        raise Wrong("fish is missing: apt-get install fish")
    code, out, err = program.shell(
        f"fish --no-config -c 'source (plantrack completion fish | psub); complete -C \"{line}\"'", program.tree,
        HOME=str(program.scratch))
    words = [each.split("\t")[0] for each in out.decode().splitlines()]
    if not any(each.endswith(word) or (each.startswith(word) and word == "R00") for each in words):
        raise Wrong(f"{line}<Tab> gives {words}, not {word}\n{err.decode()}")


def script_is_clean(program):
    code, out, _ = program.shell("plantrack completion bash | shellcheck -s bash -", program.tree)
    if code != 0:
        raise Wrong(out.decode())


def cases(program):
    yield Case("shellcheck has nothing to say of the script for bash", partial(script_is_clean, program))
    for line, word in COMPLETED:
        for shell in START:
            yield Case(f"{shell}: {line}", partial(completes_on_a_terminal, program, shell, line, word))
        yield Case(f"fish: {line}", partial(completes_in_fish, program, line, word))
