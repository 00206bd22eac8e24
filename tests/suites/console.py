"""The examples in README and docs are true: in each ```console block, the lines that begin with `$ ` are run by bash in a
copy of the project, and must give the lines that follow them. A line that is only … stands for any lines."""
import re
from functools import partial

from .support import ROOT, Case, Wrong, difference

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def documents():
    return [file for file in [ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md")),
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


def check(program, command, shown):
    actual = output(program, command)
    if not matches(shown, actual):
        text = difference("".join(line + "\n" for line in shown).encode(), actual.encode(), "output")
        raise Wrong(f"$ {command}\n{text}")


def cases(program):
    for file in documents():
        for block in BLOCK.findall(file.read_text(encoding="utf-8")):
            for command, shown in examples(block):
                yield Case(f"{file.relative_to(ROOT)}: {command}", partial(check, program, command, shown))


def update(program):
    def renewed(match):
        lines = []
        for command, shown in examples(match[1]):
            lines.append(f"$ {command}\n")
            if matches(shown, actual := output(program, command)):
                lines += [line + "\n" for line in shown]
            else:
                lines.append(actual if actual.endswith("\n") or not actual else actual + "\n")
        return "```console\n" + "".join(lines) + "```"

    for file in documents():
        text = file.read_text(encoding="utf-8")
        if (new := BLOCK.sub(renewed, text)) != text:
            print(f"console {file.relative_to(ROOT)}")
            file.write_text(new, encoding="utf-8")
