"""What of the last line of a program goes on record, where that is much: by key, its words."""

from collections.abc import Mapping
from typing import Final

READERS: Final[Mapping[str, str]] = {
    "fronts": "front servers",
    "connections": "connections",
    "floor_p99_ms": "ms for plain nginx, 99th percentile",
    "calm_p99_ms": "ms beside a publication each second",
    "crowded_p99_ms": "ms beside slow bodies, photos and forms",
    "refused": "readers refused",
    "lost": "lost",
}

STOLEN: Final[Mapping[str, str]] = {
    "tries": "tries",
    "seconds": "s",
    "published": "published",
    "titles": "titles on a front page at most",
    "beyond": "unverified beyond the district",
    "links": "working links",
    "phrases": "pages of portals with words of gambling",
    "told_seconds": "s until chair and office were told",
    "gone_seconds": "s until the quarantine was whole",
    "left": "left after a minute",
    "alive": "sessions and links alive",
    "missing": "honest pages and files not as before",
}

UPGRADE: Final[Mapping[str, str]] = {
    "migrations": "migrations",
    "kills": "kills",
    "resumed": "resumed",
    "stuck": "could not go on",
    "missed": "points not reached",
    "rows": "rows compared",
    "differences": "differences",
    "wrong": "wrong pages",
}
