"""Links for base templates."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a section of a site, a place of the workspace, or a level between village and
    nation.

    `current` marks the place of the reader. `icon` is a name from `kimid.ui.icons`. `count` is the
    number of waiting tasks; 0 is not shown. `hint` is a quiet word next to the label, such as
    `kabupaten`.
    """

    label: str
    url: str
    icon: str = ""
    current: bool = False
    count: int = 0
    hint: str = ""
    # Of the rail of an office: its part, whether only the rail shows it, whether it leads to the
    # page that is open or only to what that belongs to, what is counted, and whether that presses.
    part: str = ""
    is_rail_only: bool = False
    is_above: bool = False
    counted: str = "menunggu"
    is_quiet: bool = False
