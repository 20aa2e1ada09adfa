"""Constants that processes with Django and without it share."""

from typing import Final

PASSWORD: Final = "sungai-kapuas-1140"  # noqa: S105  # opens nothing outside of a scratch database
BASE: Final = "kim.localhost"
RUANG: Final = "ruang.localhost"
FIRST: Final = "kim-bench-0"
HOME: Final = "6112012012"  # Desa Teluk Kapuas, where the first KIM is

# The kinds of measured pages, as the tables name them.
KINDS: Final = {
    "story": "story",
    "kim": "KIM home",
    "regency": "portal home, regency",
    "nation": "portal home, nation",
    "directory": "directory of KIM, nation",
    "profile": "profile of a KIM",
}


def host(label: str) -> str:
    """The host of a public site. The nation's portal has an empty label."""
    return f"{label}.{BASE}" if label else BASE
