"""Plans and progress files made to hurt: each gets a finding, in little time and memory. They are large, so they are made
when they are needed."""
import json
import random
from functools import partial
from itertools import chain, repeat

from .support import Case, Wrong, shown

MEGABYTE = 1 << 20
PATIENCE = 240  # seconds until a run is ended; what counts is the processor's time, since others may use it too
PLAN_HEAD = b"schema: plantrack/plan@1\nid: a\ntitle: t\n"


def alias_bomb():
    lines = [b"a0: &a0 [x,x,x,x,x,x,x,x,x,x]"]
    lines += [b"a%d: &a%d [%s]" % (n, n, b",".join([b"*a%d" % (n - 1)] * 10)) for n in range(1, 12)]
    return b"\n".join(lines)


def random_bytes(size):
    return random.Random(size).randbytes(size)


def nested_blocks(depth):
    return b"".join(b" " * n + b"a:\n" for n in range(depth))


PLANS = {
    "alias bomb": alias_bomb,
    "alias of itself": lambda: b"a: &a\n  b: *a\n",
    "1,000 nested blocks": lambda: nested_blocks(1000),
    "1,000 nested lists": lambda: b"- " * 1000 + b"x\n",
    "1,000 nested brackets": lambda: b"[" * 1000 + b"]" * 1000,
    "100,000 open brackets": lambda: b"[" * 100_000,
    "100,000 open braces": lambda: b"{a: " * 100_000,
    "100,000 question marks": lambda: b"? " * 100_000,
    "100,000 dashes": lambda: b"- " * 100_000,
    "nested goals": lambda: PLAN_HEAD + b"targets: " + b"[" * 50_000,
    "comma": lambda: b",",
    "commas": lambda: b"," * 100_000,
    "colon": lambda: b":",
    "closing bracket": lambda: b"]",
    "unclosed quote": lambda: PLAN_HEAD + b'province: "' + b"x\n" * 100_000,
    "unclosed single quote": lambda: PLAN_HEAD + b"province: '" + b"x\n" * 100_000,
    "binary": lambda: random_bytes(MEGABYTE),
    "NUL bytes": lambda: b"\0" * MEGABYTE,
    "empty": lambda: b"",
    "blank": lambda: b" \n\t\n\n",
    "byte order mark alone": lambda: b"\xef\xbb\xbf",
    "UTF-16": lambda: (PLAN_HEAD.decode()).encode("utf-16"),
    "Latin-1": lambda: PLAN_HEAD + "province: Hà Nam\n".encode("latin-1"),
    "surrogate": lambda: PLAN_HEAD + b"province: \xed\xa0\x80\n",
    "tabs": lambda: b"\tschema:\n\t\t- a\n",
    "100,000 documents": lambda: b"---\na: 1\n" * 100_000,
    "directives": lambda: b"%YAML 1.2\n%TAG ! tag:x,2000:\n" * 1000 + b"---\na: 1\n",
    "unknown tag": lambda: b"!<tag:x> {a: 1}\n",
    "merge key": lambda: PLAN_HEAD + b"<<: {id: b}\n",
    "100,000 keys": lambda: b"".join(b"k%d: 1\n" % n for n in range(100_000)),
    "100,000 times the same key": lambda: b"id: a\n" * 100_000,
    "1 MB key": lambda: b"k" * MEGABYTE + b": 1\n",
    "100 MB of one value": lambda: chain([PLAN_HEAD + b"x: "], repeat(b"y" * MEGABYTE, 100)),
    "100 MB of comments": lambda: chain([PLAN_HEAD], repeat(b"# comment\n" * (MEGABYTE // 10), 100)),
    "100 MB of lines": lambda: repeat(b"- a\n" * (MEGABYTE // 4), 100),
}



HEADER = b"target,period,area,value,reported_on\n"
# Each is written in blocks of a megabyte. One line that never ends is told within seconds whatever its size; to decode it
# takes longer; a file in which every row is wrong takes its time for each.
ENDLESS, DECODED, ROW_BY_ROW = 300, 40, 20  # megabytes
ROWS = {
    "one line": (ENDLESS, b"", lambda n: b"a" * MEGABYTE),
    "one line of fields": (ENDLESS, b"", lambda n: b"a,bc" * (MEGABYTE // 4)),
    "one line below the header": (ENDLESS, HEADER, lambda n: b"a" * MEGABYTE),
    "fields without end": (ENDLESS, HEADER, lambda n: b"1," * (MEGABYTE // 2)),
    "quotes only": (ENDLESS, b"", lambda n: b'"' * MEGABYTE),
    "quotes only below the header": (ENDLESS, HEADER, lambda n: b'"' * MEGABYTE),
    "random bytes": (ENDLESS, b"", lambda n: random_bytes(MEGABYTE + n)[:MEGABYTE]),
    "random bytes below the header": (ENDLESS, HEADER, lambda n: random_bytes(MEGABYTE + n)[:MEGABYTE]),
    "NUL bytes": (ENDLESS, b"", lambda n: b"\0" * MEGABYTE),
    "one line in UTF-16": (DECODED, b"\xff\xfe", lambda n: b"a\0" * (MEGABYTE // 2)),
    "quotes in UTF-16": (DECODED, b"\xfe\xff", lambda n: b'\0"' * (MEGABYTE // 2)),
    "tone marks": (DECODED, HEADER, lambda n: b"\xcc" * MEGABYTE),
    "one line in Windows-1258": (DECODED, HEADER, lambda n: b"ngh\xea\xcc " * (MEGABYTE // 6)),
    "commas": (ENDLESS, HEADER, lambda n: b"," * MEGABYTE),
    "line ends": (ROW_BY_ROW, HEADER, lambda n: b"\n" * MEGABYTE),
    "carriage returns": (ROW_BY_ROW, HEADER, lambda n: b"\r" * MEGABYTE),
    "one quoted field": (ROW_BY_ROW, HEADER + b'"', lambda n: b"line\nx, " * (MEGABYTE // 8)),
    "wrong rows": (ROW_BY_ROW, HEADER, lambda n: b"no-such-target,2024,,x,y\n" * (MEGABYTE // 25)),
    "stray quotes": (ROW_BY_ROW, HEADER, lambda n: b'a"b,2024,,1,\n' * (MEGABYTE // 13)),
}


def expect_bounded(program, result, seconds, megabytes):
    if result.code == -9:
        raise Wrong(f"not done after {result.seconds:.0f} seconds")
    if result.code not in (0, 1):
        raise Wrong(f"exit code {result.code}\n{shown(result.err)}")
    if result.cpu_seconds > seconds * program.slack:
        raise Wrong(f"took {result.cpu_seconds:.1f} seconds")
    if result.megabytes > megabytes * (6 if program.sanitized else 1):
        raise Wrong(f"held {result.megabytes:.0f} MB")


def refuses_plan(program, name, make):
    file = program.scratch / f"hostile-{name.replace(' ', '-')}.yaml"
    data = make()
    # In blocks: what this process holds when it starts the program would count as the program's memory.
    with open(file, "wb") as out:
        out.writelines([data] if isinstance(data, bytes) else data)
    try:
        result = program.run("lint", "--format", "json", file, seconds=PATIENCE, address_space=4 << 30)
        expect_bounded(program, result, seconds=10, megabytes=256)
        if not json.loads(result.out.decode())["findings"]:
            raise Wrong("no finding")
    finally:
        file.unlink()


def refuses_rows(program, name, head, block, size):
    file = program.scratch / f"hostile-{name.replace(' ', '-')}.csv"
    with open(file, "wb") as out:
        out.write(head)
        for number in range(size):
            out.write(block(number))
    try:
        result = program.run("validate", "-p", program.tree / "plans" / "ha-nam.yaml", "--format", "json", file,
                             seconds=PATIENCE, address_space=4 << 30)
        expect_bounded(program, result, seconds=10, megabytes=128)
        if not json.loads(result.out.decode())["findings"]:
            raise Wrong("no finding")
    finally:
        file.unlink()


def memory_is_limited(program):
    """Every row is wrong, and every finding is to be kept."""
    limit = 48  # megabytes
    file = program.scratch / "hostile-memory.csv"
    file.write_bytes(HEADER + b"no-such-target,2024,,x,y\n" * 400_000)
    words = ["validate", "-p", program.tree / "plans" / "ha-nam.yaml", "--max-findings", "0", "--memory", f"{limit}M", file]
    try:
        result = program.run(*words, seconds=PATIENCE)
        if result.code != 2 or b"--memory" not in result.err or result.out:
            raise Wrong(f"exit code {result.code}\n{shown(result.err)}")
        if not program.sanitized and result.megabytes > 2 * limit:
            raise Wrong(f"held {result.megabytes:.0f} MB")
    finally:
        file.unlink()


def endless_input_is_refused(program):
    result = program.run("validate", "-p", program.tree / "plans" / "ha-nam.yaml", "/dev/zero", seconds=PATIENCE)
    if result.code not in (1, 2) or not result.out + result.err:
        raise Wrong(f"exit code {result.code}\n{shown(result.err)}")


def cases(program):
    yield Case("memory is limited", partial(memory_is_limited, program))
    yield Case("endless input is refused", partial(endless_input_is_refused, program))
    for name, make in PLANS.items():
        yield Case(f"plan: {name}", partial(refuses_plan, program, name, make))
    for name, (size, head, block) in ROWS.items():
        size = size // 10 if program.sanitized else size
        yield Case(f"{size} MB: {name}", partial(refuses_rows, program, name, head, block, size))
