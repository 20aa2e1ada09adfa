"""What of the last line of a program goes on record: by key, its words."""

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
TESTS: Final[Mapping[str, str]] = {
    "passed": "tests passed",
    "failed": "failed",
    "skipped": "skipped",
}
KILLS: Final[Mapping[str, str]] = {
    "kills": "kills",
    "acknowledged": "acknowledged",
    "compared": "pages compared",
    "lost": "lost",
    "half": "half published",
    "stale": "shown stale",
}
BOOKS: Final[Mapping[str, str]] = {
    "kills": "kills",
    "acknowledged": "acts acknowledged",
    "entries": "entries",
    "closed": "times closed",
    "lost": "lost",
    "half": "half done",
}
SCREEN: Final[Mapping[str, str]] = {
    "minutes": "minutes",
    "looks": "looks",
    "blank": "blank",
    "titles": "titles",
    "heap_kb_warm": "KB of scripts when warm",
    "heap_kb_last": "KB at the end",
    "growth_percent": "% more",
    "nodes_last": "nodes at the end",
}
LEASE: Final[Mapping[str, str]] = {
    "fronts": "front servers",
    "longest": "s shown after the node died",
}
POINTS: Final[Mapping[str, str]] = {
    "points": "points",
    "once": "there once",
    "kilobytes": "KB for one story",
}
SELLER_LINE: Final[Mapping[str, str]] = {
    "kilobytes": "KB up",
    "seconds": "s until it was sent",
    "cuts": "cuts while photos went",
    "once": "times there",
    "photos": "photos whole",
    "markets": "markets",
    "market_seconds": "s until all had it",
}
PAYLOADS: Final[Mapping[str, str]] = {
    "fields": "fields",
    "texts": "texts",
    "rounds": "rounds",
    "of": "rounds in all",
    "pages": "pages",
    "ran": "ran",
}
SPLIT: Final[Mapping[str, str]] = {
    "kims": "KIM",
    "stories": "stories",
    "killed": "runs killed",
    "addresses": "addresses",
    "wrong": "left behind",
    "other_number": "with another number",
}
MAILS: Final[Mapping[str, str]] = {
    "mails": "mails",
    "kills": "kills",
    "once": "there once",
    "again": "sent again",
}
LIMITS: Final[Mapping[str, str]] = {
    "compared": "of 1,200 guesses compared",
    "queued": "of 660 tips and applications not held",
    "honest": "honest people",
    "refused": "refused",
    "held": "held",
    "slowest_ms": "ms, the slowest on a known device",
}
ENGINES: Final[Mapping[str, str]] = {
    "version": "is the version",
    "journeys": "journeys",
    "broken": "broken",
}
SPOILED: Final[Mapping[str, str]] = {
    "fields": "fields",
    "texts": "texts",
    "pages": "pages",
    "ran": "ran",
}
TEXTS: Final[Mapping[str, str]] = {
    "kinds": "kinds of text",
    "p99_ms": "ms, 99th percentile",
    "worst_ms": "ms, slowest",
}
OFFICE: Final[Mapping[str, str]] = {
    "papers": "papers",
    "complaints": "complaints",
    "wrong": "with other words",
}
CADDY: Final[Mapping[str, str]] = {
    "names": "names called",
    "wrong": "answered wrongly",
    "let_in": "strangers let in",
}
PAPERS: Final[Mapping[str, str]] = {
    "papers": "papers",
    "people": "people",
    "asked": "requests",
    "shown": "shown",
    "leaks": "leaks",
    "looks": "looks",
    "on_record": "on record",
}
