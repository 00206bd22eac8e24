"""What `plantrack schema` says of plan files, held against what `lint` says: every plan of the project passes the JSON
Schema, every error that a schema can see fails it; the pages of keys are those that the program writes."""
import json
import subprocess
from functools import partial

from .support import ROOT, TESTS, Case, Wrong, difference

PAGES = {"en": ROOT / "docs" / "plan-keys.md", "vi": ROOT / "docs" / "plan-keys.vi.md"}
RULES = TESTS / "rules"
# Rules whose errors a schema sees, but for these cases: repeated keys, which parsers of YAML pass over, and a word that is
# reserved.
SEEN = ("P101", "P102", "P103", "P104", "P105", "P106", "P107", "P201", "P301", "P302", "P303")
NOT_SEEN = ("P101/fails.yaml", "P201/fails-level-whole.yaml")

# Run by a Python that has both modules: reads {name: [schema, file]}, writes {name: first error or ""}.
CHECK = r"""
import json, re, sys, yaml, jsonschema
class Loader(yaml.SafeLoader):
    pass  # dates stay text, as JSON has them, and so do on, off, yes, no, as YAML 1.2 has them
Loader.yaml_implicit_resolvers = {
    first: [entry for entry in entries if entry[0] not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for first, entries in yaml.SafeLoader.yaml_implicit_resolvers.items()}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
validators, answers = {}, {}
for name, (schema, file) in json.load(sys.stdin).items():
    if schema not in validators:
        parsed = json.loads(schema)
        jsonschema.Draft202012Validator.check_schema(parsed)
        validators[schema] = jsonschema.Draft202012Validator(parsed, format_checker=jsonschema.FormatChecker())
    with open(file, encoding="utf-8") as text:
        document = yaml.load(text, Loader)
    errors = sorted(validators[schema].iter_errors(document), key=lambda error: list(map(str, error.absolute_path)))
    answers[name] = "" if not errors else "/".join(map(str, errors[0].absolute_path)) + ": " + errors[0].message[:300]
json.dump(answers, sys.stdout)
"""


def schema(program, name, *options):
    result = program.run("schema", name, *options)
    if result.code != 0:
        raise Wrong(f"plantrack schema {name}: exit code {result.code}")
    return result.out


def page(program, language):
    return schema(program, "plan", "--format", "md", "--lang", language)


def page_is_current(program, language, file):
    if not file.exists():
        raise Wrong("there is none: tests/run.sh --update writes it")
    if text := difference(file.read_bytes(), page(program, language), str(file.relative_to(ROOT))):
        raise Wrong(f"tests/run.sh --update writes it anew\n{text}")


def update(program):
    for language, file in PAGES.items():
        if (new := page(program, language)) and (not file.exists() or file.read_bytes() != new):
            print(f"keys {file.relative_to(ROOT)}")
            file.write_bytes(new)


def files():
    """Name, schema, file, and whether it passes."""
    for file in sorted([*ROOT.glob("plans/*.yaml"), *TESTS.glob("conformance/*/plan.yaml"), RULES / "plan.yaml"]):
        yield str(file.relative_to(ROOT)), "catalogue" if file.name == "indicators.yaml" else "plan", file, True
    for case in sorted(RULES.glob("P[1-6]*/*")):
        name = f"{case.parent.name}/{case.name}"
        passes = case.name.startswith("passes")
        if not passes and (case.parent.name not in SEEN or name in NOT_SEEN):
            continue
        for file in sorted(case.glob("*.yaml")) if case.is_dir() else [case]:
            if file.suffix == ".yaml":
                yield f"{name} {file.name}", "catalogue" if file.name == "indicators.yaml" else "plan", file, passes


def answers(program, wanted):
    schemas = {name: schema(program, name).decode() for name in ("plan", "catalogue")}
    asked = {name: [schemas[kind], str(file)] for name, kind, file, _ in wanted}
    for python in ("/usr/bin/python3", "python3"):
        if subprocess.run([python, "-c", "import jsonschema, yaml"], capture_output=True).returncode == 0:
            break
    else:
        raise Wrong("python3-jsonschema and python3-yaml are not installed")
    done = subprocess.run([python, "-W", "ignore", "-c", CHECK], input=json.dumps(asked).encode(), capture_output=True)
    if done.returncode != 0:
        raise Wrong(done.stderr.decode())
    return json.loads(done.stdout)


def fits(answer, passes):
    if passes and answer:
        raise Wrong(f"the schema refuses it: {answer}")
    if not passes and not answer:
        raise Wrong("the schema lets it pass")


def same_but_for_descriptions(program):
    def bare(node):
        if isinstance(node, dict):
            return {key: bare(value) for key, value in node.items()
                    if not (key in ("description", "title") and isinstance(value, str))}
        return [bare(each) for each in node] if isinstance(node, list) else node

    for name in ("plan", "catalogue"):
        english, vietnamese = (json.loads(schema(program, name, "--lang", language)) for language in ("en", "vi"))
        if english == vietnamese or bare(english) != bare(vietnamese):
            raise Wrong(f"{name}: the schemas of both languages differ in more than words, or not at all")


def cases(program):
    for language, file in PAGES.items():
        yield Case(f"{file.name} is current", partial(page_is_current, program, language, file))
    yield Case("the language changes words alone", partial(same_but_for_descriptions, program))
    wanted = list(files())
    found = answers(program, wanted)
    for name, _, _, passes in wanted:
        yield Case(name, partial(fits, found[name], passes))
