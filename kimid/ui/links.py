"""What base templates are told: where one can go from here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """One way to go: a section of a site, a place of the workspace, a level between village and nation.

    `current` marks where the reader is. `icon` is a name from `kimid.ui.icons`. `count` is what waits there for the
    reader, nothing is shown at 0. `hint` is a quiet word beside the label, such as `kabupaten`.
    """

    label: str
    url: str
    icon: str = ""
    current: bool = False
    count: int = 0
    hint: str = ""
