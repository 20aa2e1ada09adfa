"""Tags of stored pages that depend on a part of a thing only."""

from typing import Final

_SITE: Final = "site:"


def frame_tag(tag: str) -> str:
    """The tag of pages that show of a site its frame only: its name, look and menu, and none of
    what it lists. Other tags have no such part, and come back as they are.
    """
    return f"frame:{tag.removeprefix(_SITE)}" if tag.startswith(_SITE) else tag
