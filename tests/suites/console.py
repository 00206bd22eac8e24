"""The examples in README and docs are true: in each ```console block, the lines that begin with `$ ` are run by bash in a
copy of the project, and must give the lines that follow them. A line that is only … stands for any lines. What stands
between `<!-- $ COMMAND -->` and `<!-- end -->` is what the command writes, as part of the page. A page with
`<!-- in order -->` is a tutorial: its commands are run one after the other, in one folder that is empty at first."""
import re
import shutil
from functools import partial
from pathlib import Path

from .support import ROOT, Case, Wrong, difference

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)

IN_ORDER = "<!-- in order -->"
WRITTEN = re.compile(r"^<!-- \$ ([^\n]+) -->\n(.*?)^<!-- end -->$", re.MULTILINE | re.DOTALL)


def documents():
    return [file for file in [ROOT / "README.md", *sorted(ROOT.glob("README.*.md")), *sorted(ROOT.glob("docs/**/*.md")),
                              *sorted(ROOT.glob("examples/**/*.md"))]
            if "out" not in file.relative_to(ROOT).parts and file.exists()]


def examples(block):
    """Pairs of a command and the lines it shows; a command goes on where its line ends with a backslash."""
    command, shown, pairs = None, [], []
    for line in block.splitlines():
        if command is not None and command.endswith("\\"):
            command += "\n" + line
        elif line.startswith("$ "):
            if command is not None:
                pairs.append((command, shown))
            command, shown = line[2:], []
        else:
            shown.append(line)
    if command is not None:
        pairs.append((command, shown))
    return pairs


def output(program, command):
    _, text, _ = program.shell(f"{{ {command}\n}} 2>&1", cwd=program.tree)
    return text.decode("utf-8", "backslashreplace")


def matches(shown, actual):
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == "…" else re.escape(line.rstrip()) + r"[ ]*\n" for line in shown)
    return re.fullmatch(pattern, actual + ("" if actual.endswith("\n") or not actual else "\n")) is not None


class Session:
    """Commands of a tutorial, each in the folder that those before it have gone to."""

    def __init__(self, program, file):
        self.program = program
        self.folder = program.scratch / "tutorials" / file.name
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.place = self.folder.parent / f"{file.name}.place"

    def output(self, command):
        _, text, _ = self.program.shell(f"{{ {command}\n}} 2>&1; pwd > '{self.place}'", cwd=self.folder)
        self.folder = Path(self.place.read_text().rstrip("\n"))
        return text.decode("utf-8", "backslashreplace")


def check_in_order(program, file):
    session = Session(program, file)
    for block in BLOCK.findall(file.read_text(encoding="utf-8")):
        for command, shown in examples(block):
            actual = session.output(command)
            if not matches(shown, actual):
                text = difference("".join(line + "\n" for line in shown).encode(), actual.encode(), "output")
                raise Wrong(f"$ {command}\n{text}")


def check(program, command, shown):
    actual = output(program, command)
    if not matches(shown, actual):
        text = difference("".join(line + "\n" for line in shown).encode(), actual.encode(), "output")
        raise Wrong(f"$ {command}\n{text}")


def check_written(program, command, shown):
    if text := difference(shown.encode(), written(program, command).encode(), "page"):
        raise Wrong(f"<!-- $ {command} -->\n{text}")


def written(program, command):
    return "\n" + output(program, command).rstrip("\n") + "\n\n"


def cases(program):
    for file in documents():
        if IN_ORDER in file.read_text(encoding="utf-8"):
            yield Case(f"{file.relative_to(ROOT)}, in order", partial(check_in_order, program, file))
            continue
        for command, shown in WRITTEN.findall(file.read_text(encoding="utf-8")):
            yield Case(f"{file.relative_to(ROOT)}: {command}", partial(check_written, program, command, shown))
        for block in BLOCK.findall(file.read_text(encoding="utf-8")):
            for command, shown in examples(block):
                yield Case(f"{file.relative_to(ROOT)}: {command}", partial(check, program, command, shown))


def update(program):
    def renewed(match, run):
        lines = []
        for command, shown in examples(match[1]):
            lines.append(f"$ {command}\n")
            if matches(shown, actual := run(command)):
                lines += [line + "\n" for line in shown]
            else:
                lines.append(actual if actual.endswith("\n") or not actual else actual + "\n")
        return "```console\n" + "".join(lines) + "```"

    for file in documents():
        text = file.read_text(encoding="utf-8")
        new = WRITTEN.sub(lambda match: f"<!-- $ {match[1]} -->\n{written(program, match[1])}<!-- end -->", text)
        run = Session(program, file).output if IN_ORDER in text else partial(output, program)
        if (new := BLOCK.sub(lambda match: renewed(match, run), new)) != text:
            print(f"console {file.relative_to(ROOT)}")
            file.write_text(new, encoding="utf-8")
