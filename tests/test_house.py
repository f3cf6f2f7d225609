"""The layers of the house: what imports what, read from the code itself."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "src" / "plancmp"
LAYERS = (
    {"messages"},
    {"model"},
    {"language"},
    {"vocabulary"},
    {"reading"},
    {"comparison"},
    {"rules", "tracing"},
    {"output"},
    {"cli", "api", "__init__", "__main__"},
)
"""From the ground up: a room imports from its own layer's room and from the layers below."""

MODULES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts): path
    for path in sorted(PACKAGE.rglob("*.py"))
}


def room(module: str) -> str:
    return module.split(".", maxsplit=1)[0]


def height(module: str) -> int:
    return next(i for i, rooms in enumerate(LAYERS) if room(module) in rooms)


def imports(path: Path, *, at_start: bool = False) -> Iterator[str]:
    """Yield the modules of plancmp that a file imports; `at_start` only those it is loaded with.

    What is imported for the type checker alone is left out.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if at_start and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("plancmp"):
            module = (node.module or "").removeprefix("plancmp").lstrip(".")
            for alias in node.names:
                inner = f"{module}.{alias.name}".lstrip(".")
                found = inner if inner in MODULES or f"{inner}.__init__" in MODULES else module
                yield found or "__init__"
        elif isinstance(node, ast.Import):
            yield from (
                alias.name.removeprefix("plancmp.")
                for alias in node.names
                if alias.name.startswith("plancmp.")
            )
        waiting.extend(ast.iter_child_nodes(node))


@pytest.mark.parametrize("module", MODULES)
def test_no_arrow_points_upwards(module: str) -> None:
    upwards = [
        other
        for other in imports(MODULES[module])
        if height(other) > height(module)
        or (height(other) == height(module) < len(LAYERS) - 1 and room(other) != room(module))
    ]
    assert not upwards


def test_no_module_imports_itself_in_a_circle() -> None:
    arrows = {
        module.removesuffix(".__init__"): {
            other.removesuffix(".__init__") for other in imports(path, at_start=True)
        }
        for module, path in MODULES.items()
    }
    done: set[str] = set()

    def follow(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, " → ".join((*way, module))
        if module not in done:
            for other in sorted(arrows.get(module, ())):
                if other != module:
                    follow(other, (*way, module))
            done.add(module)

    for module in arrows:
        follow(module, ())


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_short(module: str) -> None:
    assert len(MODULES[module].read_text(encoding="utf-8").splitlines()) <= 350


_LANGUAGE = re.compile(r'lang(uage)?(\(\))?\s*(==|!=)\s*"(zh|en)"')
"""A question about the reader's language: only messages/ asks it."""


@pytest.mark.parametrize("module", [name for name in MODULES if room(name) != "messages"])
def test_only_the_messages_ask_for_the_language(module: str) -> None:
    assert not _LANGUAGE.search(MODULES[module].read_text(encoding="utf-8"))


def _names_bound(tree: ast.AST) -> Iterator[str]:
    """Yield the names that loops, comprehensions and lambdas of a module go through things by."""
    for node in ast.walk(tree):
        if isinstance(node, ast.For | ast.comprehension):
            yield from (name.id for name in ast.walk(node.target) if isinstance(name, ast.Name))
        elif isinstance(node, ast.Lambda):
            yield from (argument.arg for argument in node.args.args)


@pytest.mark.parametrize("folder", ["src", "tests", "benchmarks", "docs"])
def test_a_loop_variable_says_what_it_holds(folder: str) -> None:
    modules = sorted((ROOT / folder).rglob("*.py"))
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in modules}
    assert not [str(path) for path, tree in trees.items() if "each" in _names_bound(tree)]


def test_one_name_is_one_thing() -> None:
    defined = Counter(
        node.name
        for path in MODULES.values()
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
    )
    twice = {name for name, times in defined.items() if times > 1 and not name.startswith("_")}
    assert not twice


RUNS_WHAT_IT_READS = {"pickle", "marshal", "shelve", "eval", "exec", "unsafe_load", "full_load"}


@pytest.mark.parametrize("module", MODULES)
def test_nothing_that_is_read_can_run(module: str) -> None:
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    used = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names}  # fmt: skip
    used |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    used |= {ast.unparse(node.func).rpartition(".")[2] for node in ast.walk(tree)
             if isinstance(node, ast.Call)}  # fmt: skip
    assert not used & RUNS_WHAT_IT_READS


def test_no_test_is_skipped_in_silence() -> None:
    # It skips nothing itself, it looks for what does: `pytest.skip` is told its reason as an
    # argument, the others by the word `reason`.
    skips = [
        (path.name, node)
        for path in sorted((ROOT / "tests").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith((".skip", ".skipif", ".importorskip"))
    ]
    assert skips
    assert not [
        f"{file}:{node.lineno}"
        for file, node in skips
        if not (any(keyword.arg == "reason" for keyword in node.keywords)
                or (ast.unparse(node.func) == "pytest.skip" and node.args))
    ]  # fmt: skip
