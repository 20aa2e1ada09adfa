"""What a docstring says is raised is an exception that exists."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.house.walking import files, name_of

# `Raises NotReady.`, `Raises NotReady, WrongStep or actions.TooMany`, and the same over two lines.
_NAME: Final = r"`?(?:\w+\.)*[A-Z]\w+`?"
_RAISES: Final = re.compile(rf"\b[Rr]aises?\s+({_NAME}(?:(?:,\s+|,?\s+(?:and|or)\s+){_NAME})*)")
_DOCUMENTED: Final = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def _raised(docstring: str) -> list[str]:
    """The names that a docstring says are raised, without the module in front of them."""
    return [
        name.strip("`").rpartition(".")[2]
        for found in _RAISES.finditer(docstring)
        for name in re.findall(_NAME, found[1])
    ]


def _names_in_docstrings(file: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, _DOCUMENTED):
            for name in _raised(ast.get_docstring(node) or ""):
                yield f"{name_of(file)}:{getattr(node, 'lineno', 1)}", name


def _exceptions() -> set[str]:
    """The names of all exceptions: those of Python and of packages, and those of kimid."""
    known = {kind.__name__ for kind in _below(BaseException)}
    bases = {
        node.name: {ast.unparse(base).rpartition(".")[2] for base in node.bases}
        for file in files(".py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    }
    while new := {name for name, above in bases.items() if above & known} - known:
        known |= new
    return known


def _below(kind: type[BaseException]) -> Iterator[type[BaseException]]:
    for child in type.__subclasses__(kind):
        if not child.__module__.startswith(("kimid", "tests")):
            yield child
        yield from _below(child)


def test_what_a_docstring_says_is_raised_exists() -> None:
    exceptions = _exceptions()

    assert [
        f"{where} {name}"
        for file in files(".py")
        for where, name in _names_in_docstrings(file)
        if name not in exceptions
    ] == []


def test_every_name_after_raises_is_seen() -> None:
    assert _raised("Do it. Raises NotReady.") == ["NotReady"]
    assert _raised("Raises ValueError, actions.NotOpen\nand `TooMany` for ten.") == [
        *("ValueError", "NotOpen", "TooMany")
    ]
    assert _raised("Done twice, the second raises NotReady; it raises an error.") == ["NotReady"]
