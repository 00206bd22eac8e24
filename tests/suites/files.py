"""What happens to people's files: written whole or not at all, never by an old reading of them, never in place of something
that somebody wrote; and what is told where the system refuses."""
import fcntl
import os
import re
import resource
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from functools import partial
from pathlib import Path

from .support import Case, Wrong, can_trace, shown

PLAN = "plans/binh-thuan.yaml"
MESSY = "examples/broken/binh-thuan-excel.csv"
CLEAN = "examples/binh-thuan/2021-made-up.csv"


def folder_of(program, name):
    folder = program.scratch / "files" / name
    folder.mkdir(parents=True)
    return folder


def messy(program, folder, name="a.csv"):
    file = folder / name
    file.write_bytes((program.tree / MESSY).read_bytes())
    old = time.time() - 60
    os.utime(file, (old, old))
    return file


def expect(condition, text, result=None):
    if not condition:
        raise Wrong(text + (f": exit code {result.code}\n{shown(result.out)}{shown(result.err)}" if result else ""))


def changed_meanwhile(program):
    """While the file is read a second time, a row is added: nothing is written, and nothing is lost."""
    folder = folder_of(program, "changed")
    head, _, rows = (program.tree / MESSY).read_bytes().partition(b"\n")
    for attempt in range(6):
        file = folder / f"{attempt}.csv"
        file.write_bytes(head + b"\n" + rows * 400)
        time.sleep(0.06)
        process = subprocess.Popen([program.path, "normalize", "-p", PLAN, "--in-place", file], cwd=program.tree,
                                   env=program.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        time.sleep(0.01 + 0.02 * attempt)
        with open(file, "ab") as out:
            out.write(b"# added meanwhile\n")
        error = process.communicate()[1]
        backups = list(folder.glob(f"{attempt}.csv.*"))
        kept = [path for path in (file, *backups) if path.read_bytes().endswith(b"# added meanwhile\n")]
        expect(kept, f"attempt {attempt}: what was added is in no file; {shown(error)}")
        if process.returncode == 2:
            expect(not backups, f"attempt {attempt}: refused, and yet there is {backups}")


def two_at_once(program):
    """However two runs meet, the file as it was stands in one of the two."""
    folder = folder_of(program, "two")
    for attempt in range(12):
        file = messy(program, folder, f"{attempt}.csv")
        before = file.read_bytes()
        command = [program.path, "normalize", "-p", PLAN, "--in-place", file]
        runs = [subprocess.Popen(command, cwd=program.tree, env=program.environment(), stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL) for _ in range(2)]
        for run in runs:
            run.wait()
        names = sorted(path.name for path in folder.glob(f"{attempt}.csv*"))
        expect(names == [file.name, file.name + ".bak"], f"attempt {attempt}: {names}")
        expect((folder / names[1]).read_bytes() == before, f"attempt {attempt}: the file as it was is lost")


def backup_stays(program):
    folder = folder_of(program, "backup")
    file = messy(program, folder)
    before = file.read_bytes()
    older = folder / "a.csv.bak"
    older.write_bytes(b"somebody's only copy\n")
    precious = folder / "precious"
    precious.write_bytes(b"elsewhere\n")
    (folder / "a.csv.bak.2").symlink_to(precious)
    os.chmod(file, 0o640)
    if os.getuid() == 0:
        os.chown(file, 12345, 54321)
    owner = file.stat()
    result = program.run("normalize", "-p", PLAN, "--in-place", file)
    expect(older.read_bytes() == b"somebody's only copy\n", "a .bak that was there is replaced", result)
    expect(precious.read_bytes() == b"elsewhere\n", "a link is written through", result)
    backup = folder / "a.csv.bak.3"
    expect(backup.is_file() and backup.read_bytes() == before, "no copy of the file as it was", result)
    expect(backup.name.encode() in result.err, "the copy's name is not told", result)
    for path in (file, backup):
        now = path.stat()
        expect((now.st_mode, now.st_uid, now.st_gid) == (owner.st_mode, owner.st_uid, owner.st_gid),
               f"{path.name}: mode or owner changed to {now.st_mode:o}, {now.st_uid}, {now.st_gid}")


def locked(program):
    folder = folder_of(program, "locked")
    file = messy(program, folder)
    before = file.read_bytes()
    with open(file, "rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        result = program.run("normalize", "-p", PLAN, "--in-place", file)
    expect(result.code == 2 and file.read_bytes() == before, "a file that another program locks is written", result)
    expect(sorted(os.listdir(folder)) == ["a.csv"], f"left behind: {os.listdir(folder)}")


def no_regular_file(program):
    folder = folder_of(program, "pipe")
    os.mkfifo(folder / "pipe.csv")
    threading.Thread(target=lambda: (folder / "pipe.csv").write_bytes((program.tree / MESSY).read_bytes()),
                     daemon=True).start()
    result = program.run("normalize", "-p", PLAN, "--in-place", folder / "pipe.csv", seconds=20)
    expect(result.code == 2 and b"not a regular file" in result.err, "a pipe is rewritten in place", result)


def inputs_stay(program):
    """No output takes the place of what a command reads, by whatever name, or of what people write."""
    folder = folder_of(program, "inputs")
    for name in ("plans", "examples"):
        (folder / name).symlink_to(program.tree / name)
    own = folder / "own"
    own.mkdir()
    for source, name in ((PLAN, "plan.yaml"), (CLEAN, "rows.csv"), (MESSY, "messy.csv")):
        (own / name).write_bytes((program.tree / source).read_bytes())
    areas = [path for path in (program.tree / "plans").glob("*.csv")]
    for path in [*areas, program.tree / "plans" / "indicators.yaml"]:
        (own / path.name).write_bytes(path.read_bytes())
    (own / "link.csv").symlink_to("rows.csv")
    os.link(own / "rows.csv", own / "hard.csv")
    written = program.run("validate", "-p", "own/plan.yaml", "own/messy.csv", "--write-baseline", "own/known.json", cwd=folder)
    expect((own / "known.json").exists(), "no baseline", written)
    before = {path.name: path.read_bytes() for path in own.iterdir()}
    report = ["report", "-p", "own/plan.yaml", "own/rows.csv", "-o"]
    findings = ["validate", "-p", "own/plan.yaml", "own/messy.csv", "--baseline", "own/known.json"]
    tries = [[*report, f"own/{name}"] for name in before]
    tries += [[*findings, "-o", f"own/{name}"] for name in before]
    tries += [[*findings, "--write-baseline", f"own/{name}"] for name in before if name != "known.json"]
    tries += [["template", "-p", "own/plan.yaml", "--period", "2024", "-o", f"own/{name}"] for name in before]
    tries += [["lint", "own/plan.yaml", "-o", f"own/{name}"] for name in before]
    tries += [["normalize", "-p", "own/plan.yaml", "own/rows.csv", "-o", f"own/{name}"]
              for name in before if name not in ("messy.csv",)]
    tries += [["explain", "--format", "md", "-o", f"own/{name}"] for name in before if name not in {path.name for path in areas}]
    for words in tries:
        lists = {path.name for path in areas}
        if words[-1].split("/")[1] in lists:
            continue  # not read by this plan: an ordinary CSV to this command
        result = program.run(*words, cwd=folder)
        after = {path.name: path.read_bytes() for path in own.iterdir()}
        expect(after == before, f"{' '.join(words)}: a file is replaced", result)
        expect(result.code == 2, f"{' '.join(words)}: not refused", result)


def list_of_areas_stays(program):
    folder = folder_of(program, "areas")
    (folder / "areas.csv").write_bytes(b"id,name,level\n1,X\xc3\xa3 A,commune\n")
    plan = (program.tree / PLAN).read_text(encoding="utf-8")
    plan = "areas_from: areas.csv\n" + plan
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    before = (folder / "areas.csv").read_bytes()
    result = program.run("report", "-p", "plan.yaml", "-o", "areas.csv", cwd=folder)
    expect((folder / "areas.csv").read_bytes() == before and result.code != 0, "a list of areas is replaced", result)


def one_place_by_two_names(program):
    """Two outputs of one run for one file are refused, also where a link leads to what is not there yet."""
    folder = folder_of(program, "twice")
    (folder / "link.json").symlink_to("report.md")
    words = ["report", "-p", program.tree / PLAN, program.tree / CLEAN, "--format", "md=report.md", "--format", "json=link.json"]
    result = program.run(*words, cwd=folder)
    expect(result.code == 2 and b"written twice" in result.err, "one output replaces the other", result)
    expect(os.listdir(folder) == ["link.json"], f"left behind: {os.listdir(folder)}")


def outputs_of_a_project(program):
    """What a project file writes stays below its folder, by whatever links, which may have come with it."""
    folder = folder_of(program, "project")
    elsewhere = folder_of(program, "not-the-projects")
    (elsewhere / "settings").write_bytes(b"precious\n")
    (folder / "plan.yaml").write_bytes((program.tree / PLAN).read_bytes())
    (folder / "rows.csv").write_bytes((program.tree / CLEAN).read_bytes())
    (folder / "file.md").symlink_to(elsewhere / "settings")
    (folder / "new.md").symlink_to("../not-the-projects/new")
    (folder / "out").symlink_to(elsewhere)
    (folder / "inside").mkdir()
    (folder / "within").symlink_to("inside")
    for place in ("file.md", "new.md", "out/x.md", "inside/../out/x.md", "within/x.md"):
        text = f"schema: plantrack/project@1\nplans: [plan.yaml]\nprogress: [rows.csv]\noutputs: {{report: [md={place}]}}\n"
        (folder / "plantrack.yaml").write_text(text)
        result = program.run("report", cwd=folder)
        fine = place == "within/x.md"
        expect(result.code == (0 if fine else 2), f"md={place}", result)
        expect(fine or b"an output of the project lies in its folder" in result.err, f"md={place}: not told why", result)
    expect((elsewhere / "settings").read_bytes() == b"precious\n" and os.listdir(elsewhere) == ["settings"],
           "a project's output went out of its folder")
    expect((folder / "inside" / "x.md").exists(), "nothing is written inside")


SYNCED = {
    "report": ["report", "-p", "plan.yaml", "rows.csv", "-o", "out/a.md", "--format", "md", "--format", "json=out/b.json"],
    "normalize": ["normalize", "-p", "plan.yaml", "messy.csv", "-o", "out/a.csv"],
    "normalize in place": ["normalize", "-p", "plan.yaml", "--in-place", "out/messy.csv"],
    "baseline": ["validate", "-p", "plan.yaml", "messy.csv", "--write-baseline", "out/known.json"],
    "template": ["template", "-p", "plan.yaml", "--period", "2024", "-o", "out/a.csv"],
}


def brought_to_the_disk(program, name):
    """Of each file first its bytes are on the disk, then its name, then the folder that has the name: the calls in order."""
    folder = folder_of(program, f"disk-{name.replace(' ', '-')}")
    (folder / "out").mkdir()
    for source, names in ((PLAN, ["plan.yaml"]), (CLEAN, ["rows.csv"]), (MESSY, ["messy.csv", "out/messy.csv"])):
        for each in names:
            (folder / each).write_bytes((program.tree / source).read_bytes())
            os.utime(folder / each, (time.time() - 60,) * 2)
    log = folder / "calls"
    command = ["strace", "-f", "-y", "-qq", "-o", log, "-e", "trace=write,fsync,rename,renameat,renameat2,link", program.path, *SYNCED[name]]
    done = subprocess.run(command, cwd=folder, env=program.environment(), capture_output=True)
    expect(done.returncode in (0, 1), f"exit code {done.returncode}: {shown(done.stderr)}")
    written, synced, waiting = set(), set(), set()  # waiting: files whose folder is not on the disk yet
    renamed = 0
    for call in log.read_text().splitlines():
        if path := re.search(r"\bwrite\(\d+<([^>]*/out/[^>]*)>", call):
            written.add(path[1])
            synced.discard(path[1])
        elif path := re.search(r"\bfsync\(\d+<([^>]*)>\) += 0", call):
            synced.add(path[1])
            if path[1].endswith("/out"):
                waiting.clear()
        elif path := re.search(r'\brename\w*\((?:AT_FDCWD[^,]*, )?"([^"]+)", (?:AT_FDCWD[^,]*, )?"([^"]+)".* = 0', call):
            source = str(folder / path[1])
            expect(source not in written or source in synced, f"{path[1]} takes its name before its bytes are on the disk")
            renamed += source in written
            written.discard(source)  # what has this name from now on, if anything, is another file
            waiting.add(path[2])
    expect(renamed == (2 if name == "report" else 1), f"{renamed} files were written beside their places\n{log.read_text()[-2000:]}")
    expect(not waiting, f"the folder of {waiting} is not brought to the disk")


def standard_output(program):
    folder = folder_of(program, "stdout")
    code, out, err = program.shell("echo first > all && plantrack explain R002 -o /dev/stdout >> all && echo last >> all && "
                                   "plantrack explain R002 > alone && cat all", folder)
    text = (folder / "alone").read_bytes()
    expect(out == b"first\n" + text + b"last\n", f"-o /dev/stdout is not standard output: {shown(out)}{shown(err)}")


def input_as_standard_output(program):
    """`>> a.csv` behind a command that reads a.csv: what it writes would be read, and so on."""
    folder = folder_of(program, "stdout-input")
    content = (program.tree / CLEAN).read_bytes()
    plan = program.tree / PLAN
    for command in (f"report -p {plan} a.csv --format csv", f"report -p {plan} a.csv --format csv -o /dev/stdout",
                    f"normalize -p {plan} a.csv", f"validate -p {plan} a.csv"):
        (folder / "a.csv").write_bytes(content)
        code, _, err = program.shell(f"plantrack {command} >> a.csv", folder)
        expect(code == 2 and b"would be overwritten" in err, f"{command} >> a.csv: exit code {code}, {shown(err)}")
        expect((folder / "a.csv").read_bytes() == content, f"{command} >> a.csv changed it")


def shared_memory(program):
    """Files below /dev are files where they are no devices: they are replaced whole, and kept."""
    folder = Path(tempfile.mkdtemp(dir="/dev/shm"))
    try:
        file = messy(program, folder)
        before = file.read_bytes()
        result = program.run("normalize", "-p", PLAN, "--in-place", file)
        expect(result.code == 1 and (folder / "a.csv.bak").read_bytes() == before, "no backup", result)  # some rows stay wrong
        (folder / "b.csv").write_bytes(before)
        made = program.run("normalize", "-p", PLAN, folder / "b.csv")
        expect(file.read_bytes() == made.out, "what was written is not what is made of it", result)
        (folder / "out.txt").write_bytes(b"old line\n" * 10_000)
        (folder / "link.txt").symlink_to("out.txt")
        result = program.run("report", "-p", PLAN, CLEAN, "--format", "csv", "-o", folder / "link.txt")
        expect(result.code == 0 and b"old line" not in (folder / "out.txt").read_bytes(), "old lines stay", result)
        expect((folder / "link.txt").is_symlink(), "the link is gone", result)
    finally:
        shutil.rmtree(folder)


def read_again(program):
    """A file that shrinks or grows while it is checked is told, not half counted."""
    folder = folder_of(program, "shrinks")
    file = folder / "rows.csv"
    head, _, rows = (program.tree / CLEAN).read_bytes().partition(b"\n")
    whole = head + b"\n" + rows * 3000
    told = False
    delay = 0.004
    while not told and delay < 20:  # until one hits the middle of a run, however fast or slow the machine is
        file.write_bytes(whole)
        process = subprocess.Popen([program.path, "validate", "-p", PLAN, "--jobs", "1", file], cwd=program.tree,
                                   env=program.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(delay)
        with open(file, "r+b") as out:
            out.truncate(len(whole) // 2)
        _, error = process.communicate()
        told = b"was changed while it was read" in error
        delay *= 1.2
    expect(told, "a file that was cut off in the middle of a run is told in no run")


def folders(program):
    folder = folder_of(program, "folder")
    (folder / "a.csv").write_bytes((program.tree / CLEAN).read_bytes())
    os.mkfifo(folder / "pipe.csv")
    elsewhere = folder_of(program, "elsewhere")
    (elsewhere / "b.csv").write_bytes(b"nothing\n")
    (folder / "linked").symlink_to(elsewhere)
    result = program.run("validate", "-p", PLAN, folder, seconds=30)
    expect(result.code == 0, "pipes and links in a folder", result)
    for name in (b"pipe.csv: not a regular file", b"linked: a link to a folder"):
        expect(result.err.count(name) == 1, f"{name.decode()} is not told once", result)
    (folder / "lost.csv").symlink_to("nowhere.csv")
    result = program.run("validate", "-p", PLAN, folder, seconds=30)
    expect(result.code == 2 and b"lost.csv" in result.err, "a link that leads nowhere is passed over in silence", result)


def limited(limit):
    def set_up():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    return set_up


def too_large(program):
    """At the limit of a file's size nothing is left behind, and it is told."""
    folder = folder_of(program, "limit")
    process = subprocess.run([program.path, "explain", "--format", "md", "-o", folder / "rules.md"], cwd=program.tree,
                             env=program.environment(), preexec_fn=limited(4096), capture_output=True)
    expect(process.returncode == 2 and b"larger than is allowed" in process.stderr,
           f"exit code {process.returncode}: {shown(process.stderr)}")
    expect(os.listdir(folder) == [], f"left behind: {os.listdir(folder)}")


def full_temporary_folder(program):
    folder = folder_of(program, "tmp")
    process = subprocess.run([program.path, "validate", "-p", PLAN, "-"], cwd=program.tree, preexec_fn=limited(1000),
                             env={**program.environment(), "TMPDIR": str(folder)}, capture_output=True,
                             input=(program.tree / CLEAN).read_bytes() * 100)
    expect(process.returncode == 2 and str(folder).encode() in process.stderr,
           f"the folder that is full is not named: {process.returncode}: {shown(process.stderr)}")
    process = subprocess.run([program.path, "validate", "-p", PLAN, "-", "--lang", "vi"], cwd=program.tree, input=b"x",
                             env={**program.environment(), "TMPDIR": "/proc"}, capture_output=True)
    expect(process.returncode == 2 and "không có".encode() in process.stderr, shown(process.stderr))


def signals(program):
    """Whatever ends the program leaves no half file."""
    folder = folder_of(program, "signals")
    head, _, rows = (program.tree / CLEAN).read_bytes().partition(b"\n")
    source = folder / "large.csv"
    source.write_bytes(head + b"\r\n" + rows * 2000)
    time.sleep(0.06)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGXCPU, signal.SIGUSR1):
        for moment in (0.02, 0.06, 0.12):
            process = subprocess.Popen([program.path, "normalize", "-p", PLAN, source, "-o", folder / "out.csv"],
                                       cwd=program.tree, env=program.environment(), stderr=subprocess.DEVNULL)
            time.sleep(moment)
            process.send_signal(number)
            process.wait()
            left = set(os.listdir(folder)) - {"large.csv", "out.csv"}
            expect(not left, f"{signal.Signals(number).name} after {moment} s leaves {left}")


def slow_reader(program):
    """An output that does not wait takes all, however slowly it is read."""
    expected = program.run("explain", "--format", "md").out
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETFL, fcntl.fcntl(writing, fcntl.F_GETFL) | os.O_NONBLOCK)
    process = subprocess.Popen([program.path, "explain", "--format", "md"], stdout=writing, stderr=subprocess.PIPE,
                               cwd=program.tree, env=program.environment())
    os.close(writing)
    time.sleep(0.2)
    got = b""
    while part := os.read(reading, 4096):
        got += part
    os.close(reading)
    error = process.communicate()[1]
    expect(got == expected and process.returncode == 0, f"{len(got)} of {len(expected)} bytes came: {shown(error)}")


def sizes(program):
    for size in ("0.0001K", "0K", "-1M", "K", "1e9G"):
        result = program.run("validate", "-p", PLAN, "--memory", size, CLEAN)
        expect(result.code == 2 and result.out == b"", f"--memory {size} is accepted", result)


def large_baseline(program):
    """What is written can be read, whatever its size and whatever the names of files."""
    folder = folder_of(program, "baseline")
    rows = b"target,period,value\n" + b"".join(b"unknown-%d,2024,3\n" % i for i in range(9000))
    names = [f"{'long-name-' * 18}{i}.csv" for i in range(6)] + ["a\nb.csv", "c\x1b[31m.csv", "::error::d.csv"]
    for name in names:
        (folder / name).write_bytes(rows)
    words = ["validate", "-p", program.tree / PLAN, folder, "--strict"]
    written = program.run(*words, "--write-baseline", "known.json", cwd=folder)
    size = (folder / "known.json").stat().st_size
    expect(size > 17 << 20, f"the baseline has only {size} bytes", written)
    result = program.run(*words, "--baseline", "known.json", cwd=folder)
    expect(result.code == 0, f"a baseline of {size} bytes does not make its findings known", result)


def cases(program):
    for check in (changed_meanwhile, two_at_once, backup_stays, locked, no_regular_file, inputs_stay, list_of_areas_stays,
                  one_place_by_two_names, outputs_of_a_project, standard_output, input_as_standard_output, read_again, folders, too_large, full_temporary_folder, signals, slow_reader, sizes,
                  large_baseline):
        yield Case(check.__name__.replace("_", " "), partial(check, program))
    if os.path.isdir("/dev/shm"):
        yield Case("shared memory", partial(shared_memory, program))
    for name in SYNCED if can_trace(program) else ():
        yield Case(f"brought to the disk: {name}", partial(brought_to_the_disk, program, name))
