"""Walking through the project: its files, its addresses, its templates."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver

ROOT: Final = Path(__file__).parents[2]
HOUSE: Final = ROOT / "kimid"
KINDS: Final = ("kim", "portal", "ruang", "media")


def files(ending: str, *folders: Path) -> list[Path]:
    """All files with this ending, without what machines wrote."""
    return sorted(
        file
        for folder in (folders or (HOUSE,))
        for file in folder.rglob(f"*{ending}")
        if not {"migrations", "__pycache__"} & set(file.parts)
    )


def name_of(file: Path) -> str:
    """The name of a file as people say it, from the root of the project."""
    return file.relative_to(ROOT).as_posix()


def lines_of(file: Path) -> int:
    """How many lines a file has."""
    return len(file.read_text(encoding="utf-8").splitlines())


type FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


class Function(NamedTuple):
    """A function or method and where it stands."""

    where: str
    node: FunctionNode

    @property
    def lines(self) -> int:
        """Its length, from its name to its end; decorators and the lines of its parameters do not
        count twice.
        """
        return (self.node.end_lineno or self.node.lineno) - self.node.lineno + 1


def functions(file: Path) -> Iterator[Function]:
    """All functions and methods of a file."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, FunctionNode.__value__):
            yield Function(f"{name_of(file)}:{node.lineno} {node.name}", node)


class Route(NamedTuple):
    """One address of one kind of host, and the view that answers there."""

    kind: str
    pattern: str
    name: str
    view: Callable[..., Any]

    def __str__(self) -> str:
        return f"{self.kind} /{self.pattern} ({self.name})"


def routes() -> list[Route]:
    """Every address of every kind of host."""
    return [
        route
        for kind in KINDS
        for route in _routes_below(kind, "", get_resolver(f"kimid.web.urls.{kind}").url_patterns)
    ]


def _routes_below(
    kind: str, above: str, patterns: list[URLPattern | URLResolver]
) -> Iterator[Route]:
    for pattern in patterns:
        path = above + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes_below(kind, path, pattern.url_patterns)
        else:
            yield Route(kind, path, pattern.name or "", pattern.callback)
