"""Data flows one way: a file includes only from its own layer or one below. Some libraries stay inside one layer."""
import re
from functools import partial

from .support import ROOT, Case, Wrong

LAYERS = ["base", "model", "read", "validate", "compute", "render", "commands"]
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)
TYPE = re.compile(r"^(?:struct|class|enum class) (\w+)[^;{]*{", re.MULTILINE)  # not those inside other types
# What may stand only in some places, as it looks in the source.
CONFINED = [
    (re.compile(r"#\s*include\s*<yaml-cpp/"), {"read"}, "yaml-cpp is used in read/ only"),
    (re.compile(r"#\s*include\s*<expat"), {"read", "commands/libraries.cpp"}, "Expat is used in read/ only"),
    (re.compile(r"#\s*include\s*<nlohmann/(?!detail/abi)"), {"read", "commands/libraries.cpp"},
     "nlohmann's JSON is used in read/ only"),
    (re.compile(r"#\s*include\s*<CLI/"), {"commands", "main"}, "CLI11 is used in commands/ and main.cc only"),
    (re.compile(r"\bstd::(cout|cerr|clog)\b|(?<!/dev/)\b(stdout|stderr)\b|\b(printf|puts|putchar)\s*\("), {"commands", "main"},
     "only commands/ and main.cc write to the standard streams"),
    (re.compile(r"\bcatch\s*\("), {"main", "read", "base/parallel.hpp"},
     "exceptions are caught in main.cc (yaml-cpp's in read/; base/parallel.hpp carries them out of threads)"),
]


def without_comments(source):
    return re.sub(r"//[^\n]*|/\*.*?\*/", "", source, flags=re.DOTALL)


def check(file, layer):
    source = without_comments(file.read_text(encoding="utf-8"))
    homes = {layer, f"{file.parent.name}/{file.name}"}
    wrong = [why for pattern, places, why in CONFINED if not places & homes and pattern.search(source)]
    height = LAYERS.index(layer) if layer in LAYERS else len(LAYERS)
    for own, _ in INCLUDE.findall(source):
        if not own:
            continue
        folder = own.split("/")[0]
        if own == "version.hpp":
            continue  # written by the build
        if folder not in LAYERS:
            wrong.append(f'"{own}" does not name its layer')
        elif LAYERS.index(folder) > height:
            wrong.append(f'"{own}" is above {layer}/')
    if wrong:
        raise Wrong("\n".join(wrong))


def types_have_one_meaning(source):
    """The linker keeps one of two things of the same name: a type's name stands once in all headers."""
    homes = {}
    for file in sorted(source.rglob("*.hpp")):
        for name in TYPE.findall(without_comments(file.read_text(encoding="utf-8"))):
            homes.setdefault(name, []).append(str(file.relative_to(source)))
    wrong = [f"{name}: {', '.join(files)}" for name, files in homes.items() if len(files) > 1]
    if wrong:
        raise Wrong("\n".join(wrong))


def cases(_program):
    source = ROOT / "src"
    yield Case("types have one meaning", partial(types_have_one_meaning, source))
    for file in sorted([*source.rglob("*.hpp"), *source.rglob("*.cpp"), *source.rglob("*.cc")]):
        path = file.relative_to(source)
        layer = path.parts[0] if len(path.parts) > 1 else path.stem
        yield Case(str(path), partial(check, file, layer))
