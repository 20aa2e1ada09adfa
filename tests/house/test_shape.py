"""The shape of the house: small files, short functions, names that say something."""

import ast
import re
from pathlib import Path
from typing import Final

from tests.house.walking import HOUSE, ROOT, Function, files, functions, lines_of, name_of

CODE: Final = files(".py", HOUSE, ROOT / "tests", ROOT / "ops", ROOT / "bench")
BANNED: Final = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "mixins",
    "mixin",
    "base",
    "manager",
    "managers",
    "service",
    "services",
    "misc",
}
# The names that the framework asks for.
ASKED_FOR: Final = {"kimid/sqlite/base.py", "kimid/postgres/base.py"}


def _too_long(found: list[Function], limit: int) -> list[str]:
    return [f"{each.where}: {each.lines} lines" for each in found if each.lines > limit]


def test_there_is_something_to_look_at() -> None:
    assert len(CODE) > 100


def test_a_file_has_at_most_400_lines() -> None:
    assert [f"{name_of(file)}: {lines_of(file)}" for file in CODE if lines_of(file) > 400] == []


def test_a_function_has_at_most_40_lines() -> None:
    assert _too_long([each for file in CODE for each in functions(file)], 40) == []


def test_a_view_has_at_most_25_lines() -> None:
    views = [file for file in files(".py") if "views" in file.parts or file.name == "views.py"]
    assert len(views) > 5
    assert _too_long([each for file in views for each in functions(file)], 25) == []


def test_a_template_has_at_most_120_lines() -> None:
    templates = files(".html")
    assert len(templates) > 30
    assert [f"{name_of(file)}: {lines_of(file)}" for file in templates if lines_of(file) > 120] == []


def test_a_stylesheet_has_at_most_150_lines_and_a_script_120() -> None:
    assert [name_of(file) for file in files(".css") if lines_of(file) > 150] == []
    assert [name_of(file) for file in files(".js") if lines_of(file) > 120] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    named = {name_of(file) for file in CODE if file.stem in BANNED or file.parent.name in BANNED}
    assert named == ASKED_FOR


def test_every_app_says_what_it_is_in_its_first_lines() -> None:
    apps = sorted(HOUSE.glob("*/__init__.py"))
    assert [name_of(file) for file in apps if not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))] == []


def test_public_functions_and_classes_of_the_inner_layers_have_a_docstring() -> None:
    layers = {"actions", "queries", "rules", "flow", "models", "forms"}
    inner = [file for file in files(".py") if layers & {file.stem, file.parent.name}]
    bare = [
        f"{name_of(file)}: {node.name}"
        for file in inner
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
        and not _lists_words(node)
    ]
    assert bare == []


def _lists_words(node: ast.AST) -> bool:
    """Enumerations say what they are by their entries."""
    bases = {ast.unparse(base).rpartition(".")[2] for base in getattr(node, "bases", ())}
    return bool(bases & {"TextChoices", "StrEnum", "IntegerChoices"})


_EXCUSE: Final = re.compile(r"#\s*(?:noqa|type:\s*ignore)[^#\n]*(?P<reason>#.*)?")


def test_a_check_is_silenced_only_with_a_written_reason() -> None:
    silenced = [
        f"{name_of(file)}:{number}"
        for file in CODE
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        for found in [_EXCUSE.search(line)]
        if found and not found["reason"] and file != Path(__file__)
    ]
    assert silenced == []


def test_no_form_is_shown_without_its_token() -> None:
    """What is included with `only` gets no token, and its form would be refused."""
    pages = {file: file.read_text() for file in (ROOT / "kimid").glob("*/templates/**/*.html")}
    alone = {name for page in pages.values() for name in re.findall(r'{% include "([^"]+)"[^%]*? only %}', page)}

    assert [str(file) for file, page in pages.items() if "csrf_token" in page and str(file).endswith(tuple(alone))] == []
