"""golden/COMMAND/CASE/ holds `cmd` (a line of bash, run in that folder with plantrack on the PATH) and what it must give
byte for byte: `stdout`, `stderr` and `exit` (none: nothing, and 0). $PLANS and $EXAMPLES are the folders of the project,
as relative paths, so that no output depends on where the tree stands."""
from functools import partial

from .support import TESTS, Case, Wrong, difference

GOLDEN = TESTS / "golden"


def folders():
    return sorted(cmd.parent for cmd in GOLDEN.glob("*/*/cmd"))


def outputs(program, folder):
    """What the case gives now, by the name of the file that holds it; in a fresh copy of its folder."""
    copy = program.tree / "tests" / folder.relative_to(TESTS)
    code, out, err = program.shell((folder / "cmd").read_text(), cwd=copy, PLANS="../../../../plans",
                                   EXAMPLES="../../../../examples", TESTS="../../..")
    return {"stdout": out, "stderr": err, "exit": f"{code}\n".encode() if code else b""}


def check(program, folder):
    differences = []
    for name, actual in outputs(program, folder).items():
        expected = (folder / name).read_bytes() if (folder / name).exists() else b""
        if text := difference(expected, actual, name):
            differences.append(text)
    if differences:
        raise Wrong(f"$ {(folder / 'cmd').read_text().rstrip()}\n" + "\n".join(differences))


def cases(program):
    for folder in folders():
        yield Case(str(folder.relative_to(GOLDEN)), partial(check, program, folder))


def update(program):
    for folder in folders():
        for name, actual in outputs(program, folder).items():
            file = folder / name
            if actual == (file.read_bytes() if file.exists() else b""):
                continue
            print(f"golden {folder.relative_to(GOLDEN)}: {name}")
            if actual:
                file.write_bytes(actual)
            else:
                file.unlink()
