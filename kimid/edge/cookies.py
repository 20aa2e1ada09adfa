"""The cookies of the workspace, read as the browser wrote them and before Django reads them more kindly.

A neighbouring host can plant a cookie whose name only looks like ours: browsers guard `__Host-sessionid`, not the same name
with a no-break space in front, and Django strips that space away. So names that are not plain tokens are dropped here, and
two cookies of one guarded name are refused: nobody could say which of them is the owner's.
"""

import re
from collections.abc import Collection
from typing import Final

_TOKEN: Final = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")

SENT_TWICE: Final = b"""<!doctype html>
<html lang="id"><meta charset="utf-8"><title>Muat ulang halaman ini</title>
<h1>Muat ulang halaman ini</h1>
<p>Peramban Anda mengirim dua tanda masuk sekaligus, jadi kami tidak tahu mana yang milik Anda. Keduanya kami hapus.</p>
<p>Muat ulang halaman ini, lalu masuk lagi. Kalau pesan ini tetap muncul, hapus cookie untuk situs ini di peramban Anda.</p>
</html>
"""
SENT_TWICE_HEADERS: Final = [
    ("Content-Type", "text/html; charset=utf-8"),
    ("Content-Length", str(len(SENT_TWICE))),
    ("Cache-Control", "no-store"),
    ("Clear-Site-Data", '"cookies"'),  # also removes what a neighbouring host has planted
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
]


class CookieSentTwiceError(ValueError):
    """A guarded cookie came twice. Ask for the browser's cookies to be cleared; never guess."""


def plain_cookies(raw: str, guarded: Collection[str]) -> str:
    """The Cookie header without names that are no tokens. Raises CookieSentTwiceError for a doubled name in `guarded`."""
    kept: list[str] = []
    seen: set[str] = set()
    for part in raw.split(";"):
        name, equals, value = part.strip(" \t").partition("=")
        if not equals or not _TOKEN.fullmatch(name):
            continue
        if name in guarded and name in seen:
            raise CookieSentTwiceError(name)
        seen.add(name)
        kept.append(f"{name}={value}")
    return "; ".join(kept)
