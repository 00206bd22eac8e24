"""Every C++ file stands as clang-format 14 leaves it, so that no change carries another's line breaks."""
import shutil
import subprocess
from functools import partial

from .support import ROOT, Case, Wrong


def check(files):
    if not shutil.which("clang-format"):
        raise Wrong("clang-format is missing: apt-get install clang-format")
    done = subprocess.run(["clang-format", "--dry-run", "-Werror", *files], capture_output=True, text=True, cwd=ROOT)
    if done.returncode != 0:
        raise Wrong("clang-format -i mends it:\n" + "\n".join(done.stderr.splitlines()[:12]))


def cases(_program):
    folders = {}
    for file in sorted(file for folder in ("src", "tests") for file in (ROOT / folder).rglob("*.*")):
        if file.suffix in (".cpp", ".hpp", ".cc"):
            folders.setdefault(file.parent, []).append(file.relative_to(ROOT))
    for folder, files in folders.items():
        yield Case(str(folder.relative_to(ROOT)), partial(check, files))
