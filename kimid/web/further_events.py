"""The events that actions write beside their own, by `record_event_for`: read from the code, since
nothing registers them.
"""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kimid.events.action import record_event_for


class FurtherEvent(NamedTuple):
    """One call of `record_event_for`: the kind, the function that calls it, and its docstring."""

    kind: str
    function: str
    about: str


def further_events(folder: Path) -> list[FurtherEvent]:
    """All calls in the modules below this folder, ordered by kind and function.

    Raises ValueError for a kind that is neither a text nor a constant of its module.
    """
    events: set[FurtherEvent] = set()
    for file in folder.rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        if f"{record_event_for.__name__}(" in source:
            name = ".".join(file.relative_to(folder).with_suffix("").parts)
            events.update(_events_of(ast.parse(source), name))
    return sorted(events)


def _events_of(module: ast.Module, name: str) -> Iterator[FurtherEvent]:
    constants = dict(_constants(module.body))
    for function in ast.walk(module):
        if isinstance(function, ast.FunctionDef):
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and _is_record(call.func):
                    kind = _kind(call, constants, name)
                    about = ast.get_docstring(function) or ""
                    yield FurtherEvent(kind, f"{name}.{function.name}", about)


def _constants(statements: Iterable[ast.stmt]) -> Iterator[tuple[str, str]]:
    """The texts that a module gives a name to."""
    for each in statements:
        targets = each.targets if isinstance(each, ast.Assign) else [getattr(each, "target", None)]
        value = getattr(each, "value", None)
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield from ((name.id, value.value) for name in targets if isinstance(name, ast.Name))


def _is_record(called: ast.expr) -> bool:
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return bool(name == record_event_for.__name__)


def _kind(call: ast.Call, constants: dict[str, str], module: str) -> str:
    match call.args[1]:
        case ast.Constant(value=str(kind)):
            return kind
        case ast.Name(id=name) if name in constants:
            return constants[name]
        case other:
            raise ValueError(
                f"kimid.{module}:{call.lineno}: {ast.unparse(other)} must be a text, so that"
                " docs/events.md can list it"
            )
