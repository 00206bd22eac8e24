"""Attacks the program for a while: whole command lines at random with checks of what comes out, calls of the system that
fail (by strace, where it is there), files that change while they are read, signals at any moment. Not part of the ordinary
tests: how far it comes depends on the time it is given. Says which seed found what, so that it can be done again."""
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from .support import ROOT, Wrong, shown

LEGITIMATE = (0, 1, 2)


class Arena:
    """A folder with plans, rows and their spoilt copies."""

    def __init__(self, program, chance, number):
        self.program = program
        self.chance = chance
        self.folder = program.scratch / "attack" / str(number)
        self.folder.mkdir(parents=True)
        plan = chance.choice([path for path in sorted(ROOT.glob("plans/*.yaml")) if path.stem != "indicators"])
        self.plan = self.folder / "plan.yaml"
        self.plan.write_bytes(plan.read_bytes())
        for path in [*plan.parent.glob("*.csv"), plan.parent / "indicators.yaml"]:
            if path.exists():
                shutil.copy(path, self.folder)
        sources = sorted(ROOT.glob(f"examples/{plan.stem}/*.csv")) or sorted(ROOT.glob("examples/*/*.csv"))
        sources += sorted(ROOT.glob(f"examples/broken/{plan.stem}*.csv"))
        self.rows = []
        for index in range(chance.randint(1, 3)):
            data = chance.choice(sources).read_bytes()
            data = self.spoilt(data) if chance.random() < 0.7 else data
            file = self.folder / f"{index}{chance.choice(['', ' a', '-é', '::x', '##[x]'])}.csv"
            file.write_bytes(data)
            self.rows.append(file)
        if chance.random() < 0.3:
            self.plan.write_bytes(self.spoilt(self.plan.read_bytes()))

    def spoilt(self, data):
        chance = self.chance
        data = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(data) + 1)
            kind = chance.randrange(6)
            if kind == 0:
                data[at:at] = chance.choice([b'"', b"\n", b";", b",", b"\r", b"\t", "\u202e".encode(), b"\x00", b"\xff", b"=1+1",
                                             b"::", b"##[x]", b"1.234", b"9" * 40, "ậ".encode() * 9, b"\xef\xbb\xbf"])
            elif kind == 1:
                del data[at:at + chance.randint(1, 30)]
            elif kind == 2:
                lines = bytes(data).split(b"\n")
                chance.shuffle(lines)
                data = bytearray(b"\n".join(lines))
            elif kind == 3:
                data[at:at] = data[max(0, at - 60):at]
            elif kind == 4 and data:
                data[at % len(data)] = chance.randrange(256)
            else:
                data = bytearray(bytes(data).replace(b",", chance.choice([b";", b"\t", b","])))
        return bytes(data)

    def run(self, *words, **more):
        result = self.program.run(*words, cwd=self.folder, **more)
        if result.code not in LEGITIMATE:
            raise Wrong(f"{line(words)}: exit code {result.code}\n{shown(result.err)}")
        if result.cpu_seconds > 20 * self.program.slack or result.megabytes > 800 * self.program.slack:
            raise Wrong(f"{line(words)}: {result.cpu_seconds:.1f} s, {result.megabytes:.0f} MB")
        return result

    def command(self):
        """A command line of any kind, nearly always a good one."""
        chance = self.chance
        rows = [file.name for file in self.rows]
        findings = ["text", "concise", "json", "csv", "md", "github", "gitlab", "sarif", "junit"]
        words = chance.choice([
            ["lint", "plan.yaml", "--format", chance.choice(findings)],
            ["validate", "-p", "plan.yaml", "--format", chance.choice(findings), *rows],
            ["report", "-p", "plan.yaml", "--format", chance.choice(["md", "csv", "json"]), *rows],
            ["report", "-p", "plan.yaml", "--format", "csv", "--goals", "all", *rows],
            ["compare", "-p", "plan.yaml", "--format", chance.choice(["md", "csv", "json"]), *rows],
            ["template", "-p", "plan.yaml", *rows],
            ["normalize", "-p", "plan.yaml", rows[0]],
            ["normalize", "-p", "plan.yaml", "--diff", *rows],
            ["explain", chance.choice(["R002", "C001", "unknown-target", "x"])],
        ])
        if words[0] not in ("explain", "normalize", "lint") and chance.random() < 0.3:
            words += ["--as-of", f"20{chance.randint(10, 40)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"]
        if words[0] in ("validate", "lint") and chance.random() < 0.3:
            words += ["--max-findings", str(chance.choice([0, 1, 3]))]
        if chance.random() < 0.3:
            words += ["--lang", chance.choice(["en", "vi"])]
        if chance.random() < 0.05:
            words.insert(chance.randrange(len(words) + 1), chance.choice(["--x", "", "-", "\udcff", "--format", "-p", "\x1b"]))
        return words


def line(words):
    return " ".join(map(str, words))


def threads_and_order(arena):
    words = arena.command()
    one = arena.run(*words, *(["--jobs", "1"] if words[0] in ("validate", "report", "compare", "template") else []))
    swapped = list(words)
    names = [file.name for file in arena.rows]
    places = [i for i, word in enumerate(words) if word in names]
    turned = [words[i] for i in reversed(places)]
    if words[0] != "normalize":
        for i, word in zip(places, turned):
            swapped[i] = word
    many = arena.run(*swapped, *(["--jobs", "5"] if words[0] in ("validate", "report", "compare", "template") else []))
    if (one.code, one.out, one.err) != (many.code, many.out, many.err):
        raise Wrong(f"{line(words)}: other bytes with five threads or files swapped")


def normalized_twice(arena):
    """What normalize writes is normal, and says the same."""
    file = arena.rows[0]
    first = arena.run("normalize", "-p", "plan.yaml", file.name)
    if first.code != 0:
        return
    clean = arena.folder / "clean.csv"
    clean.write_bytes(first.out)
    again = arena.run("normalize", "-p", "plan.yaml", "clean.csv")
    if again.out != first.out:
        raise Wrong(f"{file.name}: normalised twice is not normalised once")
    for words in (["report", "-p", "plan.yaml", "--format", "csv", "--goals", "all"],):
        before, after = arena.run(*words, file.name), arena.run(*words, "clean.csv")
        if before.code == 0 and (before.code, before.out) != (after.code, after.out):
            raise Wrong(f"{line(words)} {file.name}: another report of the normalised file")


def whole_or_absent(arena, left, where):
    """-o FILE is what would have been on standard output, or as it was."""
    strange = {path.name for path in arena.folder.iterdir()} - left - {"out"}
    if strange:
        raise Wrong(f"{where}: left behind {strange}")


def killed_at_any_moment(arena):
    words = arena.command()
    expected = arena.run(*words)
    left = {path.name for path in arena.folder.iterdir()}
    out = arena.folder / "out"
    number = arena.chance.choice([signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGUSR1])
    process = subprocess.Popen([arena.program.path, *words, "-o", "out"], cwd=arena.folder,
                               env=arena.program.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(arena.chance.random() * 2 * expected.seconds)
    process.send_signal(number)
    process.wait()
    whole_or_absent(arena, left, f"{line(words)}, {number.name}")
    if out.exists() and out.read_bytes() != expected.out:
        raise Wrong(f"{line(words)}, {number.name}: half an output")


CALLS = {"read,pread64": ["EIO", "EINTR"], "write": ["ENOSPC", "EIO", "EINTR", "EPIPE"], "openat": ["EMFILE", "EACCES", "ENOENT"],
         "fsync": ["EIO"], "rename,renameat2": ["EACCES", "ENOSPC"], "fchmod,fchown": ["EPERM"], "close": ["EIO"],
         "mmap,brk": ["ENOMEM"], "clone3,clone": ["EAGAIN"], "getdents64": ["EIO"], "fstat,newfstatat": ["EACCES"]}


def calls_that_fail(arena):
    words = arena.command()
    expected = arena.run(*words)
    left = {path.name for path in arena.folder.iterdir()}
    calls = arena.chance.choice(list(CALLS))
    error = arena.chance.choice(CALLS[calls])
    when = arena.chance.randint(1, 40)
    inject = f"inject={calls}:error={error}:when={when}"
    process = subprocess.run(["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={calls}", "-e", inject, arena.program.path,
                              *words, "-o", "out"], cwd=arena.folder, env=arena.program.environment(), capture_output=True,
                             stdin=subprocess.DEVNULL, timeout=120)
    where = f"{line(words)}, {inject}"
    # Without memory at the very start the loader or the C library ends the program by itself.
    if process.returncode not in (*LEGITIMATE, *((127, -6, -11, 134, 139) if error == "ENOMEM" else ())):
        raise Wrong(f"{where}: exit code {process.returncode}\n{shown(process.stderr)}")
    whole_or_absent(arena, left, where)
    out = arena.folder / "out"
    if process.returncode == expected.code and out.exists() and process.stderr == expected.err and \
            out.read_bytes() != expected.out:
        raise Wrong(f"{where}: another output, and nothing told")


def changed_in_place(arena):
    """Whatever moment a row is added at, it is not lost."""
    file = arena.rows[0]
    old = time.time() - 5
    os.utime(file, (old, old))
    before = file.read_bytes()
    process = subprocess.Popen([arena.program.path, "normalize", "-p", "plan.yaml", "--in-place", file.name],
                               cwd=arena.folder, env=arena.program.environment(), stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    time.sleep(arena.chance.random() * 0.08)
    with open(file, "ab") as out:
        out.write(b"\n# mine\n")
    process.wait()
    texts = [path.read_bytes() for path in arena.folder.iterdir() if path.name.startswith(file.name)]
    if not any(b"# mine" in text for text in texts):
        raise Wrong("normalize --in-place: a change is lost")
    if not any(before in text for text in texts):
        raise Wrong("normalize --in-place: the file as it was is lost")


def can_inject(program):
    if shutil.which("strace") is None:
        return False
    try:
        return subprocess.run(["strace", "-qq", "-o", os.devnull, "-e", "inject=close:error=EIO:when=9999", program.path,
                               "--version"], capture_output=True, timeout=60).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def run(program, seconds, seed=None):
    attacks = [threads_and_order, threads_and_order, normalized_twice, killed_at_any_moment, changed_in_place]
    if can_inject(program):
        attacks += [calls_that_fail] * 2
    else:
        print("attack: no strace that may trace here, so no calls are made to fail")
    begin = seed if seed is not None else int(time.time())
    end = time.monotonic() + seconds
    done = failed = 0
    while time.monotonic() < end and failed < 20:
        number = begin + done
        chance = random.Random(number)
        arena = Arena(program, chance, number)
        attack = chance.choice(attacks)
        try:
            attack(arena)
        except (Wrong, subprocess.TimeoutExpired) as wrong:
            failed += 1
            kept = Path(program.path).parent / "attack" / str(number)
            shutil.copytree(arena.folder, kept, dirs_exist_ok=True)
            print(f"FAILED attack {attack.__name__}, seed {number} (its files: {kept})\n{str(wrong).rstrip()}\n")
            sys.stdout.flush()
        shutil.rmtree(arena.folder)
        done += 1
    print(f"attack: {done} attacks from seed {begin}")
    print(f"{done - failed} passed, {failed} failed")
    return 1 if failed or not done else 0
