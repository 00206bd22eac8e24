"""Where the attacks take place: a folder with a plan, rows, a list of areas, a project file and known findings, some of
them spoilt, and command lines of any kind on them; and what holds for all that comes out, whatever went in."""
import csv
import io
import json
import re
import shutil
import xml.etree.ElementTree as ElementTree
import zipfile

from .support import ROOT, Wrong, shown

LEGITIMATE = (0, 1, 2)
PIECES = [b'"', b"\n", b";", b",", b"\r", b"\t", "\u202e".encode(), b"\x00", b"\xff", b"=1+1", b"::", b"##[x]", b"1.234", b"9" * 40,
          "ậ".encode() * 9, b"\xef\xbb\xbf", b"<script>", b"]]>", b"&amp;", b"\x1b[31m", b"|", b"`", b"2024-Q1", b"-", b": ", b"- ",
          b"\xcc\x81" * 30, b"{", b"}", b"[", b"12/2024", b"%", b"'"]
HOSTILE = ["##[command]x", "::error::x", "=1+1", "<script>alert(1)</script>", "]]>", "a|b", "x;=2", "[t](https://e.example)", "&amp;",
           "@who", "`x`", "a\\\\b", "-2+3", "--", "Ế" * 40, "</td></table>", "{{7*7}}", "x\\ny"]
FINDINGS = ["text", "concise", "json", "csv", "md", "github", "gitlab", "sarif", "junit"]
THREADED = ("validate", "report", "compare", "coverage", "trace", "template")
IN_LINE = re.compile(r"##(\[|[A-Za-z-]+\[)")
AT_BEGIN = re.compile(r"^\s*::(?!(?:error|warning|notice) (?:file|title)=)", re.M)
HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
NAMES = re.compile(r"^(\s*(?:-\s*)?(?:name|title|issuer|note|unit|stated|clause|vi|en|number): )(\S.*)$", re.M)


def line(words):
    return " ".join(map(str, words))


class Arena:
    def __init__(self, program, chance, number):
        self.program = program
        self.chance = chance
        self.folder = program.scratch / "attack" / str(number)
        self.folder.mkdir(parents=True)
        source = chance.choice([path for path in sorted(ROOT.glob("plans/*.yaml")) if path.stem != "indicators"])
        text = source.read_text(encoding="utf-8")
        self.targets = re.findall(r"^  - id: ([a-z0-9-]+)\n    name:", text, re.M) or ["x"]
        self.agencies = re.findall(r"^  - id: ([a-z0-9-]+)", text, re.M) or ["x"]
        self.plan = self.folder / "plan.yaml"
        if chance.random() < 0.4:
            text = self.renamed(text)
        data = text.encode()
        self.plan.write_bytes(self.spoilt(data) if chance.random() < 0.25 else data)
        for path in [*source.parent.glob("*.csv"), source.parent / "indicators.yaml"]:
            if path.exists():
                data = path.read_bytes()
                (self.folder / path.name).write_bytes(self.spoilt(data) if chance.random() < 0.1 else data)
        self.rows = self.some_rows(source.stem)
        if chance.random() < 0.3:
            text = "schema: plantrack/project@1\nplans: [plan.yaml]\nprogress: [%s]\n" % ", ".join(f"'{file.name}'" for file in self.rows)
            text += chance.choice(["", "as_of: 2024-12-31\n", "lang: vi\n", "numbers: en\n", "ignore: [R]\n"])
            (self.folder / "plantrack.yaml").write_bytes(self.spoilt(text.encode()) if chance.random() < 0.3 else text.encode())
        if chance.random() < 0.3:
            self.program.run("validate", "-p", "plan.yaml", self.rows[0].name, "--write-baseline", "known.json", cwd=self.folder)
            known = self.folder / "known.json"
            if known.exists() and chance.random() < 0.5:
                known.write_bytes(self.spoilt(known.read_bytes()))
        if chance.random() < 0.3:
            self.program.run("report", "-p", "plan.yaml", "--skip-invalid", "--format", "json", "-o", "report.json",
                             *[file.name for file in self.rows], cwd=self.folder)
            report = self.folder / "report.json"
            if report.exists() and chance.random() < 0.6:
                report.write_bytes(self.spoilt(report.read_bytes()))
        self.before = self.contents()

    def some_rows(self, plan):
        chance = self.chance
        sources = sorted(ROOT.glob(f"examples/{plan}/*.csv")) or sorted(ROOT.glob("examples/*/*.csv"))
        sources += sorted(ROOT.glob(f"examples/broken/{plan}*.csv"))
        files = []
        for index in range(chance.randint(1, 3)):
            data = chance.choice(sources).read_bytes()
            data = self.spoilt(data) if chance.random() < 0.6 else data
            file = self.folder / f"{index}{chance.choice(['', ' a', '-é', '::x', '##[x]', '=1', '<b>', '[a](b)'])}.csv"
            file.write_bytes(data)
            files.append(file)
        return files

    def renamed(self, text):
        """The plan with texts in some places that are commands, markup or formulas somewhere."""
        chance = self.chance

        def other(found):
            if chance.random() < 0.8:
                return found[0]
            return found[1] + "'" + chance.choice(HOSTILE).replace("'", "''") + "'"
        return NAMES.sub(other, text)

    def spoilt(self, data):
        chance = self.chance
        data = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(data) + 1)
            kind = chance.randrange(7)
            if kind == 0:
                data[at:at] = chance.choice(PIECES)
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
            elif kind == 5:  # a cell or a value is another one's
                words = re.findall(rb"[^,;\t\n]+", bytes(data))
                if words:
                    data = bytearray(bytes(data).replace(chance.choice(words), chance.choice(words), chance.randint(1, 3)))
            else:
                data = bytearray(bytes(data).replace(b",", chance.choice([b";", b"\t", b","])))
        return bytes(data)

    def contents(self):
        return {path.name: path.read_bytes() for path in self.folder.iterdir() if path.is_file()}

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
        plan = ["-p", "plan.yaml"]
        target = chance.choice(self.targets)
        words = chance.choice([
            ["lint", "plan.yaml", "--format", chance.choice(FINDINGS)],
            ["validate", *plan, "--format", chance.choice(FINDINGS), *rows],
            ["validate", *plan, "--format", chance.choice(FINDINGS), *rows],
            ["report", *plan, "--format", chance.choice(["md", "csv", "json", "html", "xlsx"]), *rows],
            ["report", *plan, "--format", chance.choice(["md", "csv", "json", "html", "xlsx"]), "--goals", "all", *rows],
            ["report", *plan, "--by", chance.choice(["agency", "area", "period"]), "--format",
             chance.choice(["md", "csv", "json", "html", "xlsx"]), *rows],
            ["report", *plan, "--format", "svg", "--target", target, "--chart", chance.choice(["series", "bullet"]), *rows],
            ["report", *plan, "--fail-on", chance.choice(["missed", "stale", "no-data,overdue"]), *rows],
            ["compare", *plan, "--format", chance.choice(["md", "csv", "json", "html", "xlsx"]), *rows],
            ["compare", *plan, "--format", chance.choice(["md", "csv", "json", "html", "xlsx"]),
             "--from", f"20{chance.randint(20, 24)}-06-30", "--to", f"20{chance.randint(24, 27)}-12-31", *rows],
            ["coverage", *plan, "--format", chance.choice(["text", "md", "csv", "json", "html", "xlsx"]), *rows],
            ["coverage", *plan, "--missing", *rows],
            ["trace", *plan, "--format", chance.choice(["text", "md", "json", "csv"]), target, *rows],
            ["report", *plan, "--since", f"20{chance.randint(20, 26)}-06-30", "--format", chance.choice(["md", "html"]), *rows],
            ["report", *plan, "--format", chance.choice(["md", "csv", "json"]), "--format", f"{chance.choice(['csv', 'html'])}=/dev/null",
             *rows],
            ["compare", *plan, "--format", chance.choice(["md", "csv", "json", "html", "xlsx"]),
             *(["report.json"] if (self.folder / "report.json").exists() else rows)],
            ["sql", *plan, "--dialect", chance.choice(["duckdb", "postgresql", "clickhouse"])],
            ["template", *plan, *rows],
            ["template", *plan, "--agency", chance.choice(self.agencies), "--excel", *rows],
            ["normalize", *plan, rows[0]],
            ["normalize", *plan, "--diff", *rows],
            ["explain", chance.choice(["R002", "C001", "unknown-target", "x"])],
            ["schema", chance.choice(["plan", "catalogue", "x"]), "--format", chance.choice(["json", "md"])],
            ["config", "--format", chance.choice(["text", "json"])],
            ["help", chance.choice(["report", "x"]), "--format", chance.choice(["text", "md"])],
        ])
        if words[0] in THREADED and chance.random() < 0.3:
            words += ["--as-of", f"20{chance.randint(10, 40)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"]
        if words[0] in ("report", "compare") and chance.random() < 0.5:
            words += ["--skip-invalid"]
        if words[0] in ("validate", "lint"):
            words += chance.choice([[], [], ["--max-findings", str(chance.choice([0, 1, 3]))], ["--strict"],
                                    ["--select", "R,C001"], ["--ignore", "C"], ["--numbers", "vi"] if words[0] == "validate" else []])
        if words[0] == "validate" and (self.folder / "known.json").exists() and chance.random() < 0.5:
            words += ["--baseline", "known.json"]
        if words[0] in THREADED and chance.random() < 0.05:
            words += ["--memory", chance.choice(["1K", "1M", "6M", "12M", "1T"])]
        if chance.random() < 0.3:
            words += ["--lang", chance.choice(["en", "vi"])]
        if chance.random() < 0.05:
            words.insert(chance.randrange(len(words) + 1), chance.choice(["--x", "", "-", "\udcff", "--format", "-p", "\x1b", "##[x]", "--goal"]))
        return words

    def expect_inputs_kept(self, where, made=()):
        now = self.contents()
        for name in made:
            now.pop(name, None)
        if now != self.before:
            names = sorted(name for name in {*now, *self.before} if now.get(name) != self.before.get(name))
            raise Wrong(f"{where}: changed, removed or left behind: {names}")

    def remove(self):
        shutil.rmtree(self.folder)


def format_of(words):
    if "--format" in words[:-1]:
        return words[words.index("--format") + 1]
    return {"report": "md", "compare": "md", "template": "rows", "normalize": "rows"}.get(words[0], "text")


def expect_harmless(words, result):
    """What holds for every output: it is of its form, and commands nothing where it is read next."""
    streams = [("standard error", result.err)]
    if format_of(words) == "xlsx" and result.out:
        with zipfile.ZipFile(io.BytesIO(result.out)) as archive:
            for name in archive.namelist():
                ElementTree.fromstring(archive.read(name))
                streams.append((name, archive.read(name)))
    else:
        streams.append(("standard output", result.out))
    for name, data in streams:
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            raise Wrong(f"{line(words)}: {name} is no UTF-8: {error}") from None
        if words[0] in ("template",) and "--excel" in words:
            text = text.removeprefix("\ufeff")
        if name == "standard output" and words[0] in ("template", "normalize") and "--diff" not in words:
            continue  # rows: they keep what was written in them
        if found := (HIDDEN.search(text) or (None if name.endswith(".xml") else IN_LINE.search(text) or AT_BEGIN.search(text))):
            raise Wrong(f"{line(words)}: {name} has {text[max(0, found.start() - 60):found.end() + 40]!r}")
    expect_form(words, format_of(words), result)


def expect_form(words, form, result):
    if not result.out or result.code == 2:
        return
    try:
        if form in ("json", "sarif", "gitlab"):
            json.loads(result.out)
        elif form in ("svg", "junit"):
            ElementTree.fromstring(result.out)
        elif form == "csv":
            rows = list(csv.reader(io.StringIO(result.out.decode(), newline=""), strict=True))
            if len({len(row) for row in rows}) > 1:
                raise ValueError("rows of different length")
            for cell in {cell for row in rows for cell in row}:
                for part in re.split("[;\t]", cell):
                    if re.match(r"[\s\"]*[=+@-]", part) and not re.fullmatch(r"-?\d+(\.\d+)?( %.*)?|-", part.strip()):
                        raise ValueError(f"a formula: {cell[:80]!r}")
        elif form == "html" and re.search(r"<(?!/?(?:[a-z][a-z0-9-]*[\s>/]|!doctype|!--))", result.out.decode(), re.I):
            raise ValueError("a < that begins no element")
    except (ValueError, ElementTree.ParseError, csv.Error) as error:
        raise Wrong(f"{line(words)}: {form}: {error}") from None
