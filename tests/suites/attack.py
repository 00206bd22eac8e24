"""Attacks the program for a while: whole command lines at random with checks of what comes out, calls of the system that
fail (by strace, where it is there), files that change while they are read, signals at any moment. Not part of the ordinary
tests: how far it comes depends on the time it is given. Says which seed found what, so that it can be done again."""
import fcntl
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .arena import HOSTILE, LEGITIMATE, THREADED, Arena, expect_harmless, line
from .support import Wrong, can_trace, shown


def threads_and_order(arena):
    """The same bytes with one thread and five, in any order of files; harmless to whoever reads them; inputs stay."""
    words = arena.command()
    threaded = words[0] in THREADED
    one = arena.run(*words, *(["--jobs", "1"] if threaded else []))
    swapped = list(words)
    names = [file.name for file in arena.rows]
    places = [i for i, word in enumerate(words) if word in names]
    if words[0] != "normalize":
        for i, name in zip(places, [words[i] for i in reversed(places)]):
            swapped[i] = name
    many = arena.run(*swapped, *(["--jobs", "5"] if threaded else []))
    # How much memory is held at once depends on the number of threads.
    if "--memory" not in words and (one.code, one.out, one.err) != (many.code, many.out, many.err):
        raise Wrong(f"{line(words)}: other bytes with five threads or files swapped")
    expect_harmless(words, one)
    arena.expect_inputs_kept(line(words))


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
    words = ["report", "-p", "plan.yaml", "--format", "csv", "--goals", "all"]
    before, after = arena.run(*words, file.name), arena.run(*words, "clean.csv")
    if before.code == 0 and (before.code, before.out) != (after.code, after.out):
        raise Wrong(f"{line(words)} {file.name}: another report of the normalised file")


TABLE = ["name,unit,goal,lead", "Chỉ tiêu,Đơn vị,Mục tiêu đến năm 2030,Chủ trì", "STT;Nội dung;ĐVT;2025;2030"]
CELLS = ["at least 12 by 2026", "≥ 80 %", "1–2", "mỗi năm 40", "giảm 45 % so với năm 2019", "double by 2030", "2 in each ward", "x",
         "1.234", "-", "=1+1", "# a", "- b", "{c: d}", "*e", "'", "a\\nb", "100 %", "ít nhất 02", "9" * 30]


def frames_of_tables(arena):
    """Of any table `init --from` makes a plan that lint passes, or nothing."""
    chance = arena.chance
    head = chance.choice(TABLE)
    mark = ";" if ";" in head else ","
    lines = [head] + [mark.join(f'"{cell}"' if mark in cell else cell for cell in chance.choices(CELLS + HOSTILE, k=head.count(mark) + 1))
                      for _ in range(chance.randint(1, 12))]
    data = "\n".join(lines).encode()
    (arena.folder / "table.csv").write_bytes(arena.spoilt(data) if chance.random() < 0.7 else data)
    (arena.folder / "plantrack.yaml").unlink(missing_ok=True)  # perhaps a spoilt one
    result = arena.run("init", "new", "--from", "table.csv", "--lang", chance.choice(["en", "vi"]))
    made = sorted((arena.folder / "new").rglob("*.yaml"))
    if result.code != 0:
        if made:
            raise Wrong(f"exit code {result.code}, and yet there is {made}\n{shown(result.err)}")
        return
    linted = arena.run("lint", "new/plans/new.yaml")
    if linted.code != 0:
        raise Wrong(f"the plan that was made has errors\n{shown(linted.out)}")


def outputs_over_inputs(arena):
    """Whatever is named as an output, no file that was there is lost but by its own kind of output."""
    words = [word for word in arena.command() if word != ""]
    place = arena.chance.choice([*arena.before, "./plan.yaml", "link", "hard"])
    victim = arena.chance.choice(list(arena.before))
    if place == "link":
        (arena.folder / "link").symlink_to(victim)
    elif place == "hard":
        os.link(arena.folder / victim, arena.folder / "hard")
    if words[0] in ("validate", "lint") and arena.chance.random() < 0.3:
        words += ["--write-baseline", place]
    elif arena.chance.random() < 0.2 and "--format" in words:
        words += ["--format", f"json={place}"]
    else:
        words += ["-o", place]
    arena.run(*words)
    for name in ("link", "hard"):
        (arena.folder / name).unlink(missing_ok=True)
    known = [name for name in ("known.json",) if "--write-baseline" in words]
    arena.before = {name: content for name, content in arena.before.items() if name not in known}
    # A list of areas is an ordinary CSV to commands that do not read it; and a file that is none of the project's any
    # longer, so spoilt it is, may be replaced.
    now = arena.contents()
    lost = [name for name, content in arena.before.items() if now.get(name) != content and name in (words[:-2] + ["plan.yaml"])]
    if lost:
        raise Wrong(f"{line(words)}: {lost} is replaced")


def killed_at_any_moment(arena):
    words = arena.command()
    expected = arena.run(*words)
    number = arena.chance.choice([signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGUSR1])
    process = subprocess.Popen([arena.program.path, *words, "-o", "out"], cwd=arena.folder,
                               env=arena.program.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(arena.chance.random() * 2 * expected.seconds)
    process.send_signal(number)
    process.wait()
    arena.expect_inputs_kept(f"{line(words)}, {number.name}", ["out"])
    out = arena.folder / "out"
    if out.exists() and out.read_bytes() != expected.out:
        raise Wrong(f"{line(words)}, {number.name}: half an output")


CALLS = {"read,pread64": ["EIO", "EINTR"], "write": ["ENOSPC", "EIO", "EINTR", "EPIPE", "EAGAIN"],
         "openat": ["EMFILE", "EACCES", "ENOENT"], "fsync": ["EIO"], "rename,renameat2": ["EACCES", "ENOSPC"],
         "fchmod,fchown": ["EPERM"], "close": ["EIO"], "mmap,brk": ["ENOMEM"], "clone3,clone": ["EAGAIN"], "getdents64": ["EIO"],
         "fstat,newfstatat": ["EACCES"], "mkdir": ["EACCES", "ENOSPC"], "flock": ["ENOLCK"], "lseek": ["EINVAL"]}


def strace(arena, words, inject, calls):
    return subprocess.run(["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={calls}", "-e", inject, arena.program.path,
                           *words], cwd=arena.folder, env=arena.program.environment(), capture_output=True,
                          stdin=subprocess.DEVNULL, timeout=120)


def some_failure(arena):
    calls = arena.chance.choice(list(CALLS))
    error = arena.chance.choice(CALLS[calls])
    return calls, error, f"inject={calls}:error={error}:when={arena.chance.randint(1, 40)}"


def calls_that_fail(arena):
    words = arena.command()
    expected = arena.run(*words)
    calls, error, inject = some_failure(arena)
    process = strace(arena, [*words, "-o", "out"], inject, calls)
    where = f"{line(words)}, {inject}"
    # Without memory at the very start the loader or the C library ends the program by itself.
    if process.returncode not in (*LEGITIMATE, *((127, -6, -11, 134, 139) if error == "ENOMEM" else ())):
        raise Wrong(f"{where}: exit code {process.returncode}\n{shown(process.stderr)}")
    arena.expect_inputs_kept(where, ["out"])
    out = arena.folder / "out"
    if process.returncode == expected.code and out.exists() and process.stderr == expected.err and \
            out.read_bytes() != expected.out:
        raise Wrong(f"{where}: another output, and nothing told")


def calls_that_fail_in_place(arena):
    """Of a file that is rewritten there is the old state or the new one with the old one beside it, whatever fails."""
    file = arena.rows[0]
    before = file.read_bytes()
    expected = arena.run("normalize", "-p", "plan.yaml", file.name)
    old = time.time() - 5
    os.utime(file, (old, old))
    calls, error, inject = some_failure(arena)
    process = strace(arena, ["normalize", "-p", "plan.yaml", "--in-place", file.name], inject, calls)
    where = f"normalize --in-place {file.name}, {inject}"
    if process.returncode not in (*LEGITIMATE, *((127, -6, -11, 134, 139) if error == "ENOMEM" else ())):
        raise Wrong(f"{where}: exit code {process.returncode}\n{shown(process.stderr)}")
    now = arena.contents()
    kept = now[file.name] == before or (now[file.name] == expected.out and now.get(file.name + ".bak") == before)
    strange = [name for name in now if name not in arena.before and name != file.name + ".bak"]
    if not kept or strange:
        raise Wrong(f"{where}: exit code {process.returncode}, kept: {kept}, left behind: {strange}\n{shown(process.stderr)}")


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


def slow_and_closed_streams(arena):
    """Readers that go away, that take their time, and streams that are not there."""
    words = arena.command()
    expected = arena.run(*words)
    kind = arena.chance.choice(["gone", "slow", "closed", "full"])
    if kind == "slow":
        reading, writing = os.pipe()
        fcntl.fcntl(writing, fcntl.F_SETFL, fcntl.fcntl(writing, fcntl.F_GETFL) | os.O_NONBLOCK)
        with subprocess.Popen([arena.program.path, *words], cwd=arena.folder, env=arena.program.environment(), stdout=writing,
                              stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL) as process:
            os.close(writing)
            got = b""
            while part := os.read(reading, 5000):
                got += part
            os.close(reading)
        if (process.returncode, got) != (expected.code, expected.out):
            raise Wrong(f"{line(words)}: {len(got)} of {len(expected.out)} bytes came through a pipe that does not wait")
        return
    ends = {"gone": "| head -c 1 > /dev/null; exit ${PIPESTATUS[0]}", "closed": ">&-", "full": "> /dev/full"}
    process = subprocess.run(["bash", "-c", f'"$0" "$@" {ends[kind]}', arena.program.path, *words], cwd=arena.folder,
                             env=arena.program.environment(), capture_output=True, stdin=subprocess.DEVNULL, timeout=120)
    if process.returncode not in LEGITIMATE or (kind in ("closed", "full") and expected.out and process.returncode != 2):
        raise Wrong(f"{line(words)} {ends[kind]}: exit code {process.returncode}\n{shown(process.stderr)}")
    arena.expect_inputs_kept(f"{line(words)} {ends[kind]}")


def run_one(program, attacks, number):
    """None, or what is wrong."""
    chance = random.Random(number)
    arena = Arena(program, chance, number)
    attack = chance.choice(attacks)
    try:
        attack(arena)
    except (Wrong, subprocess.TimeoutExpired) as wrong:
        kept = Path(program.path).parent / "attack" / str(number)
        shutil.copytree(arena.folder, kept, dirs_exist_ok=True, symlinks=True)
        return f"FAILED attack {attack.__name__}, seed {number} (its files: {kept})\n{str(wrong).rstrip()}\n"
    finally:
        arena.remove()
    return None


def run(program, seconds, seed=None):
    attacks = [threads_and_order] * 4 + [normalized_twice, frames_of_tables, outputs_over_inputs, killed_at_any_moment, changed_in_place,
                                         slow_and_closed_streams]
    if can_trace(program):
        attacks += [calls_that_fail] * 2 + [calls_that_fail_in_place]
    else:
        print("attack: no strace that may trace here, so no calls are made to fail")
    begin = seed if seed is not None else int(time.time())
    end = time.monotonic() + seconds
    done = failed = 0
    workers = os.cpu_count()
    with ThreadPoolExecutor(workers) as pool:
        while (time.monotonic() < end if seed is None else done == 0) and failed < 20:
            numbers = range(begin + done, begin + done + (8 * workers if seed is None else 1))
            for wrong in pool.map(lambda number: run_one(program, attacks, number), numbers):
                done += 1
                if wrong is not None:
                    failed += 1
                    print(wrong)
                    sys.stdout.flush()
    print(f"attack: {done} attacks from seed {begin}")
    print(f"{done - failed} passed, {failed} failed")
    return 1 if failed or not done else 0
