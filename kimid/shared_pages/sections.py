"""Sections of public sites that are no list of published things: a subject registers its own, and
the menu of every site has it.
"""

from typing import Final, NamedTuple


class SharedSection(NamedTuple):
    """A section: its name in the order that a group chose, its label, its path and its icon. It is
    shown whether it holds something or not.
    """

    name: str
    label: str
    path: str
    icon: str


_SECTIONS: Final[list[SharedSection]] = []


def register_section(section: SharedSection) -> None:
    """Add a section to the sites of groups and to portals. It stands after all others."""
    _SECTIONS.append(section)


def shared_sections() -> tuple[SharedSection, ...]:
    """All that subjects registered."""
    return tuple(_SECTIONS)
