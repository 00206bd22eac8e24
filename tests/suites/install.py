"""What users get: the installed tree, the Debian package (installed and removed), the archive that runs elsewhere; all of
it the same bytes however often it is built. Of the release build alone: others are not handed on."""
import gzip
import json
import os
import platform
import re
import shutil
import subprocess
from functools import partial
from pathlib import Path

from .support import ROOT, Case, Wrong

LANGUAGES = ("man", "man/vi")
NAMES = {"expat": "Expat", "gmp": "GNU MP", "gmpxx": "GNU MP", "z": "zlib"}  # of archives that are called otherwise


class Packages:
    """Installs and packs once, for all cases."""

    def __init__(self, program):
        self.build = program.path.parent
        self.scratch = program.scratch
        self.prefix = program.scratch / "installed"
        self.environment = {**os.environ, "SOURCE_DATE_EPOCH": "1764374400", "LC_ALL": "C.UTF-8"}
        self.run("cmake", "--build", self.build, "--target", "plantrack_share")
        self.run("cmake", "--install", self.build, "--prefix", self.prefix)

    def run(self, *command, cwd=None, fails=False):
        done = subprocess.run([str(word) for word in command], cwd=cwd, env=self.environment, capture_output=True,
                              text=True, errors="replace")
        if (done.returncode != 0) != fails:
            raise Wrong(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
        return done.stdout + done.stderr

    def pack(self, kind, folder):
        self.run("cpack", "--config", self.build / "CPackConfig.cmake", "-G", kind, "-B", folder)
        (package,) = [*folder.glob("plantrack*.deb" if kind == "DEB" else "plantrack*.tar.gz")]
        return package


def installed_tree_is_whole(packages):
    share = packages.prefix / "share"
    program = packages.prefix / "bin" / "plantrack"
    overview = packages.run(program, "help", "--format", "md", "--lang", "en")
    commands = [line.split("`")[1].split()[1] for line in overview.splitlines() if line.startswith("| `plantrack ")]
    wanted = [f"{language}/man1/plantrack{command}.1.gz" for language in LANGUAGES
              for command in ("", *(f"-{each}" for each in commands))]
    wanted += [f"{language}/man5/plantrack-{name}.5.gz" for language in LANGUAGES for name in ("plan", "progress")]
    wanted += ["bash-completion/completions/plantrack", "fish/vendor_completions.d/plantrack.fish",
               "plantrack/plans/indicators.yaml", "plantrack/ci/check.sh", "doc/plantrack/README.md",
               "doc/plantrack/docs/semantics.md", "doc/plantrack/copyright", "doc/plantrack/sbom.spdx.json"]
    missing = [path for path in wanted if not (share / path).is_file()]
    if missing or not [*share.glob("zsh/*/_plantrack")]:
        raise Wrong(f"missing: {missing}")


def links_of_docs_hold(packages):
    """In the docs that are installed, as in those of the checkout."""
    folder = packages.prefix / "share" / "doc" / "plantrack"
    dead = set()
    for page in folder.rglob("*.md"):
        for link in re.findall(r"\]\(([^)#\s]+)", page.read_text()):
            if "://" not in link and not (page.parent / link).exists():
                dead.add(f"{page.relative_to(folder)}: {link}")
    if dead:
        raise Wrong("\n".join(sorted(dead)))
    if not (folder / "plans" / "port-alder.yaml").is_file():
        raise Wrong("the commands of README do not find the plans")


def pages_are_clean(packages):
    if not shutil.which("mandoc"):
        raise Wrong("mandoc is missing: apt-get install mandoc")
    wrong = []
    for page in sorted(packages.prefix.glob("share/man/**/*.gz")):
        plain = packages.scratch / "pages" / page.parent.relative_to(packages.prefix) / page.stem
        plain.parent.mkdir(parents=True, exist_ok=True)
        plain.write_bytes(gzip.decompress(page.read_bytes()))
        done = subprocess.run(["mandoc", "-Tlint", plain], capture_output=True, text=True)
        wrong += done.stdout.splitlines()[:3]
    if wrong:
        raise Wrong("\n".join(wrong[:20]))


def package_comes_and_goes(packages):
    package = packages.pack("DEB", packages.scratch / "deb")
    root = packages.scratch / "root"
    for folder in ("info", "updates", "triggers"):
        (root / "var/lib/dpkg" / folder).mkdir(parents=True)
    (root / "var/lib/dpkg/status").touch()
    dpkg = ["dpkg", f"--root={root}", "--force-not-root", "--force-depends", "--force-bad-path", "--log=/dev/null"]
    packages.run(*dpkg, "-i", package)
    told = packages.run(root / "usr/bin/plantrack", "--version")
    if not told.startswith("plantrack "):
        raise Wrong(told)
    packages.run(*dpkg, "-r", "plantrack")
    left = [str(file.relative_to(root)) for file in root.rglob("*") if file.is_file() and "var/lib/dpkg" not in str(file)]
    if left:
        raise Wrong(f"left behind: {left}")
    done = subprocess.run(["lintian", "--allow-root", "--fail-on", "error", "--display-level", ">=error", package],
                          capture_output=True, text=True, env=packages.environment)
    if done.returncode != 0 or done.stdout.strip():
        raise Wrong(done.stdout + done.stderr)


def archive_needs_nothing(packages):
    archive = packages.pack("TGZ", packages.scratch / "tgz")
    packages.run("tar", "-xzf", archive, cwd=packages.scratch)
    (program,) = packages.scratch.glob("plantrack-*/bin/plantrack")
    needed = [line for line in packages.run("readelf", "-d", program).splitlines() if "NEEDED" in line]
    if needed or "INTERP" in packages.run("readelf", "-l", program):
        raise Wrong("the program is not static:\n" + "\n".join(needed))


def program_is_hardened(packages):
    program = packages.prefix / "bin" / "plantrack"
    headers = packages.run("readelf", "-Wl", program)
    stack = next(line for line in headers.splitlines() if "GNU_STACK" in line)
    wrong = [what for what, there in (
        ("position independent", "DYN (" in packages.run("readelf", "-h", program)),
        ("relocations read-only (RELRO)", "GNU_RELRO" in headers),
        ("relocations settled at start (BIND_NOW)", "NOW" in packages.run("readelf", "-d", program)),
        ("no stack that can be run", " RWE " not in stack),
    ) if not there]
    if wrong:
        raise Wrong("missing: " + ", ".join(wrong))


def code_is_hardened(packages):
    """What the compiler adds stands in each of our objects, whatever the libraries bring."""
    objects = sorted(packages.build.glob("src/CMakeFiles/plantrack_*.dir/**/*.o"))
    notes = packages.run("readelf", "-nW", *objects)
    parts = re.split(r"^File: (.*)$", notes, flags=re.MULTILINE)
    bare = [name for name, part in zip(parts[1::2], parts[2::2]) if "IBT, SHSTK" not in part]
    if platform.machine() == "x86_64" and (bare or len(parts) // 2 != len(objects)):
        raise Wrong(f"without control flow protection: {bare or 'not all objects'}")
    names = packages.run("nm", "-AC", *objects)
    for what, name in (("stack protector", "U __stack_chk_fail"), ("FORTIFY", r"U __\w+_chk\b"),
                       ("assertions of the library", "U std::__glibcxx_assert_fail")):
        if not re.search(name, names):
            raise Wrong(f"no {what}")


def libraries_are_named(packages):
    """Whatever archive is linked into the program is told by it, by its notices and by the list of what is inside; the
    licences that are not short are there in full."""
    rules = (packages.build / "build.ninja").read_text()
    link = re.search(r"^build plantrack: .*\n(?:  .*\n)*?  LINK_LIBRARIES = (.*)$", rules, re.MULTILINE)[1]
    linked = {re.fullmatch(r"lib(.*)\.a", Path(word).name)[1] for word in link.split() if word.startswith("/")}
    names = {NAMES.get(each, each) for each in linked} | {"CLI11", "fmt", "GNU MP", "libstdc++"}
    told = packages.run(packages.prefix / "bin" / "plantrack", "--version", "--verbose")
    documents = packages.prefix / "share/doc/plantrack"
    notices = (documents / "docs/third-party.md").read_text()
    inside = (documents / "sbom.spdx.json").read_text()
    for name in sorted(names):
        if not re.search(rf"^{re.escape(name)} +\d", told, re.MULTILINE):
            raise Wrong(f"--version --verbose does not tell {name}:\n{told}")
        if f"| {name} " not in notices and f"| {name}, " not in notices:
            raise Wrong(f"third-party.md has no {name}")
        if f'"name": "{"gmp" if name == "GNU MP" else name}"' not in inside:
            raise Wrong(f"the list of what is inside has no {name}")
    for file in re.findall(r"\]\(((?!http)[^)#]*\.txt)\)", notices):
        if not (documents / "docs" / file).is_file():
            raise Wrong(f"{file} is not in the package")


def list_of_what_is_inside(packages):
    document = json.loads((packages.prefix / "share/doc/plantrack/sbom.spdx.json").read_text())
    names = {each["name"]: each["versionInfo"] for each in document["packages"]}
    unknown = [name for name, version in names.items() if version == "NOASSERTION"]
    if not {"yaml-cpp", "gmp", "utf8proc", "fmt", "CLI11"} <= set(names) or unknown:
        raise Wrong(f"{names}")


def peers_are_pinned(_packages):
    """What the benchmarks compare with has a version, so that another day's tables are about the same programs."""
    script = (ROOT / "tests" / "bench" / "run.sh").read_text()
    npm = re.findall(r"npm install .*", script)
    debian = re.findall(r"\bhave \w+ install_program (.*?) ;;", script)
    loose = [line for line in npm if not re.search(r"@\$?\w+\"", line)] + [line for line in debian if len(line.split()) != 3]
    if loose or not npm or not debian or not re.search(r"_version=\d", script):
        raise Wrong(f"without version: {loose}")


def packages_are_the_same_twice(packages):
    for kind in ("DEB", "TGZ"):
        first, second = (packages.pack(kind, packages.scratch / f"{kind}-{n}").read_bytes() for n in (1, 2))
        if first != second:
            raise Wrong(f"{kind}: two packages of one build differ")


def cases(program):
    if "CMAKE_BUILD_TYPE:STRING=Release" not in (program.path.parent / "CMakeCache.txt").read_text() or program.sanitized:
        return
    packages = Packages(program)
    for check in (installed_tree_is_whole, links_of_docs_hold, pages_are_clean, package_comes_and_goes, archive_needs_nothing,
                  program_is_hardened, code_is_hardened, libraries_are_named, list_of_what_is_inside, packages_are_the_same_twice, peers_are_pinned):
        yield Case(check.__name__.replace("_", " "), partial(check, packages))
