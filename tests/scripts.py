"""Our scripts as a parser reads them."""

from collections.abc import Iterator
from typing import Final

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

_PARSER: Final = Parser(Language(tree_sitter_javascript.language()))


def words(source: str) -> list[tuple[str, bytes]]:
    """Every part of a script in order, and its text where it has no parts; comments and the
    semicolons that a line's end stands for are no words.
    """
    return [
        (node.type, b"" if node.children else node.text or b"")
        for node in nodes(source)
        if node.type not in {"program", "comment", ";"}
    ]


def nodes(source: str) -> Iterator[Node]:
    """All nodes of a script, each before what it holds."""
    tree = _PARSER.parse(source.encode())
    assert not tree.root_node.has_error, source[:80]
    waiting = [tree.root_node]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(node.children)


_FUNCTIONS: Final = {
    "function_declaration",
    "function_expression",
    "generator_function_declaration",
    "arrow_function",
    "method_definition",
}
# Where a script gives a name: the kind of node, and the part of it in which names stand.
_NAMING: Final = {
    "function_declaration": "name",
    "generator_function_declaration": "name",
    "class_declaration": "name",
    "method_definition": "name",
    "variable_declarator": "name",
    "field_definition": "property",
    "for_in_statement": "left",
    "catch_clause": "parameter",
    "arrow_function": "parameter",
}
_NAMES: Final = {
    "identifier",
    "property_identifier",
    "private_property_identifier",
    "shorthand_property_identifier_pattern",
}


def functions(source: str) -> Iterator[tuple[int, int]]:
    """Every function and method: the line where it begins, and how many it has."""
    for node in nodes(source):
        if node.type in _FUNCTIONS:
            first, last = node.start_point.row, node.end_point.row
            yield first + 1, last - first + 1


def names(source: str) -> Iterator[tuple[int, str]]:
    """Every name that a script gives to something of its own, with its line."""
    for node in nodes(source):
        naming = _NAMING.get(node.type)
        named = node.child_by_field_name(naming) if naming else None
        if node.type == "formal_parameters":
            named = node
        if named is not None:
            yield from _names_in(named)


def _names_in(node: Node) -> Iterator[tuple[int, str]]:
    if node.type in _NAMES:
        yield node.start_point.row + 1, (node.text or b"").decode().lstrip("#")
    elif node.type == "pair_pattern":
        yield from _names_in(node.children[-1])
    elif node.type.endswith("assignment_pattern"):
        yield from _names_in(node.children[0])
    else:
        for child in node.children:
            yield from _names_in(child)
