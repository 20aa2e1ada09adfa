"""Counts Python statements, so that two states of the code can be compared whatever their format.

    python ops/count_statements.py [FOLDER ...]

Docstrings are not counted, migrations are left out. One line for each app, largest first.
"""

import ast
import sys
from collections import Counter
from pathlib import Path


def statements(source: str) -> int:
    """The statements of a module, those inside others included, docstrings left out."""
    return sum(
        isinstance(node, ast.stmt) and not _is_docstring(node)
        for node in ast.walk(ast.parse(source))
    )


def count(folder: Path) -> Counter[str]:
    """Statements below a folder by the first name under it."""
    total: Counter[str] = Counter()
    for file in folder.rglob("*.py"):
        parts = file.relative_to(folder).parts
        if "migrations" not in parts:
            total[parts[0]] += statements(file.read_text(encoding="utf-8"))
    return total


def _is_docstring(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def main(folders: list[str]) -> None:
    """Print one table for each folder."""
    for folder in folders:
        total = count(Path(folder))
        for name, number in total.most_common():
            print(f"{number:7,} {name}")
        print(f"{total.total():7,} {folder}")


if __name__ == "__main__":
    main(sys.argv[1:] or ["kimid"])
