"""The house itself: what is promised about every module, and docs that are true.

``python tests/test_house.py`` renews the generated parts of the README.
"""

from __future__ import annotations

import ast
import contextlib
import doctest
import io
import json
import re
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pytest

import thaihealthdocs as thd
from thaihealthdocs.cli import exit_codes, main, make_parser
from thaihealthdocs.model.records import RECORD_TYPES
from thaihealthdocs.views.locator import field_names
from thaihealthdocs.views.terms import KIND_TERMS, meaning, term

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "thaihealthdocs"
MODULES = sorted(SOURCE.rglob("*.py"))
README = ROOT / "README.md"

# The front door


def test_every_public_name_can_be_had() -> None:
    for name in thd.__all__:
        assert getattr(thd, name) is not None
    assert set(thd.__all__) <= set(dir(thd))


def test_the_lazy_table_names_what_the_type_checker_sees() -> None:
    tree = ast.parse((SOURCE / "__init__.py").read_text(encoding="utf-8"))
    checked = {
        alias.name: node.module
        for block in tree.body
        if isinstance(block, ast.If)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if node.level == 1
    }
    assert checked == thd._HOME_OF
    assert set(checked) | {"errors"} == set(thd.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="parse_all"):
        _ = thd.parse_all


HEAVY = "pandas numpy pythainlp pdfplumber pypdfium2 docx openpyxl geothai bs4 lxml rich msgspec"


@pytest.mark.parametrize("module", ["thaihealthdocs", "thaihealthdocs.cli"])
def test_importing_is_quick_and_loads_no_heavy_library(module: str) -> None:
    program = (
        "import time, sys; begun = time.perf_counter()\n"
        f"import {module}\n"
        "print(time.perf_counter() - begun)\n"
        f"print(*sys.modules.keys() & set('{HEAVY}'.split()))"
    )
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
        for _ in range(3)
    ]
    seconds, heavy = zip(*(run.stdout.splitlines() for run in runs), strict=True)
    assert set(heavy) == {""}
    assert min(map(float, seconds)) < 0.15


def test_help_is_quick() -> None:
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-m", "thaihealthdocs", "--help"], capture_output=True)
        times.append(time.perf_counter() - begun)
    assert min(times) < 0.3


@pytest.mark.parametrize("first", ["parse", "evaluate"])
def test_a_submodule_never_hides_the_function_of_its_name(first: str) -> None:
    program = (
        f"import thaihealthdocs.{first}, thaihealthdocs as thd\n"
        f"assert callable(thd.{first}), thd.{first}\n"
        f"from thaihealthdocs.{first} import {first} as direct\n"
        f"assert thd.{first} is direct"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_imports_point_down() -> None:
    pytest.importorskip("importlinter")
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-2000:]


# Docstrings


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


Documented = ast.FunctionDef | ast.ClassDef


def public_definitions(path: Path) -> list[Documented]:
    """Public functions and classes of a module, and the public methods of its classes."""
    found: list[Documented] = []
    bodies = [tree_of(path).body]
    while bodies:
        for node in bodies.pop():
            if isinstance(node, Documented) and not node.name.startswith("_"):
                found.append(node)
                if isinstance(node, ast.ClassDef):
                    bodies.append(node.body)
    return found


def module_id(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=module_id)
def test_every_module_and_public_definition_is_documented(path: Path) -> None:
    assert ast.get_docstring(tree_of(path))
    assert [node.name for node in public_definitions(path) if not ast.get_docstring(node)] == []


FILLER = "a an and are as by for from get in is its of on or return returns s set the this to"


def is_echo(node: Documented) -> bool:
    """Whether the first line of a docstring says no more than the name."""
    first = (ast.get_docstring(node) or "").partition("\n")[0].lower()
    said = set(re.findall("[a-z]+|[ก-๎]+", first)) - set(FILLER.split())
    names = re.findall("[A-Z]?[a-z]+", node.name)
    return said <= {name.lower().removesuffix("s") for name in names} | {n.lower() for n in names}


@pytest.mark.parametrize(
    "code, echoes",
    [
        ('def page_number(): "The page number."', True),
        ('def page_number(): "Returns the page number."', True),
        ('def page_number(): "The number as the page prints it, from 1."', False),
        ('class Span: "A span."', True),
    ],
)
def test_an_echo_is_known_when_met(code: str, echoes: bool) -> None:
    (node,) = ast.parse(code).body
    assert isinstance(node, Documented)
    assert is_echo(node) == echoes


@pytest.mark.parametrize("path", MODULES, ids=module_id)
def test_no_docstring_only_repeats_the_name(path: Path) -> None:
    assert [node.name for node in public_definitions(path) if is_echo(node)] == []


@pytest.mark.parametrize(
    "name", [name for name in thd.__all__ if name.islower() and name != "errors"]
)
def test_every_public_function_has_an_example_that_runs(name: str) -> None:
    assert ">>>" in (getattr(thd, name).__doc__ or "")


# What the source holds


@cache
def problem_codes() -> frozenset[str]:
    """Codes that the source gives to problems, remarks and doubts in so many words."""
    calls = {"Problem": "code", "Remark": "code"}
    found = set()
    for path in MODULES:
        for node in ast.walk(tree_of(path)):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            given = [word.value for word in node.keywords if word.arg in ("code", "doubts")]
            given += node.args[:1] if name in calls else []
            constants = (leaf for value in given for leaf in ast.walk(value))
            found |= {leaf.value for leaf in constants if isinstance(leaf, ast.Constant)}
    return frozenset(word for word in found if isinstance(word, str) and "_" in word)


@cache
def documented_codes() -> frozenset[str]:
    section = README.read_text(encoding="utf-8").partition("## Problems")[2].partition("\n## ")[0]
    return frozenset(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE))


def test_every_problem_code_is_in_the_table() -> None:
    assert problem_codes() - documented_codes() == frozenset()


def test_every_problem_of_the_corpus_is_in_the_table() -> None:
    met = {
        problem.code
        for path in ROOT.glob("corpus/*/document.txt")
        for problem in thd.parse(path).problems
    }
    assert met <= documented_codes()


def test_the_table_has_no_code_that_is_not_used() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in MODULES)
    assert [code for code in documented_codes() if f'"{code}"' not in source] == []


def test_every_kind_has_a_thai_term() -> None:
    assert {kind.NAME for kind in thd.KINDS} <= set(KIND_TERMS)


@pytest.mark.parametrize("path", MODULES, ids=module_id)
def test_no_name_of_the_kind_that_says_nothing(path: Path) -> None:
    empty = re.compile("(Manager|Handler|Processor|Helper|Util|Utils)$|^(Base|Abstract)")
    names = [node.name for node in ast.walk(tree_of(path)) if isinstance(node, ast.ClassDef)]
    assert [name for name in names if empty.search(name)] == []


def test_nothing_leads_to_a_place_outside_the_project() -> None:
    outside = re.compile(r"/work/|/home/|\bseeds?\b|\blocalhost\b|file://")
    paths = [*MODULES, *ROOT.glob("*.md"), *ROOT.glob("*.toml"), *ROOT.glob("notebooks/*.*")]
    held = {path.name: outside.findall(path.read_text(encoding="utf-8")) for path in paths}
    assert {name: found for name, found in held.items() if found} == {}


# Docs that are true


def records_table() -> str:
    lines = ["| key | one record is | fields |", "|---|---|---|"]
    for key, record_type in RECORD_TYPES.items():
        fields = ", ".join(f"`{name}`" for name in field_names(record_type))
        lines.append(f"| `{key}` | {term(key)}: {meaning(key).removesuffix('.')} | {fields} |")
    return "\n".join(lines)


def exit_codes_table() -> str:
    lines = ["| exit code | says |", "|---|---|"]
    lines += [f"| {code} | {says.removesuffix('.')} |" for code, says in exit_codes().items()]
    return "\n".join(lines)


def output_of(arguments: str) -> str:
    """What a command prints, under the command itself."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.chdir(ROOT):
        assert main(arguments.split()) == 0
    return f"```console\n$ thaihealthdocs {arguments}\n{printed.getvalue()}```"


PARTS = {
    "table: exit codes": exit_codes_table,
    "table: records": records_table,
}


def rendered(text: str) -> str:
    """The README with its generated parts as they should be."""

    def part(match: re.Match[str]) -> str:
        what = match["what"]
        kind, _, arguments = what.partition(": ")
        made = output_of(arguments) if kind == "output" else PARTS[what]()
        return f"<!-- {what} -->\n{made}\n<!-- end -->"

    pattern = r"<!-- (?P<what>(?:table|output): .+?) -->\n.*?<!-- end -->"
    return re.sub(pattern, part, text, flags=re.DOTALL)


def test_the_readme_shows_tables_and_output_as_they_are() -> None:
    text = README.read_text(encoding="utf-8")
    assert rendered(text) == text, "run: python tests/test_house.py"


def test_the_tour_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```pycon\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 2
    tour = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "README.md", None, 0)
    failures = io.StringIO()
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    assert runner.run(tour, out=failures.write).failed == 0, failures.getvalue()


def test_every_command_has_help_and_is_in_the_readme() -> None:
    text = README.read_text(encoding="utf-8")
    (actions,) = [each for each in make_parser()._actions if each.dest == "==SUPPRESS=="]
    commands = actions.choices
    assert set(commands) == {"parse", "schema", "evaluate"}
    for name, command in commands.items():
        assert command.description
        assert f"thaihealthdocs {name}" in text
        assert all(option.help for option in command._actions if option.dest != "format")


def test_the_readme_names_only_files_that_exist() -> None:
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        links = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
        modules = re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.(?:py|md))`", text)
        for path in (*links, *modules):
            assert (ROOT / path).exists() or (SOURCE / path).exists(), f"{name}: {path}"


def test_the_schema_is_json() -> None:
    assert json.loads(json.dumps(thd.schema())) == thd.schema()


if __name__ == "__main__":
    README.write_text(rendered(README.read_text(encoding="utf-8")), encoding="utf-8")
