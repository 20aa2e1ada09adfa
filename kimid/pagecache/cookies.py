"""The cookies of the workspace, checked as raw text before Django parses them.

A neighbouring host can plant a cookie whose name only looks like ours. Browsers guard
`__Host-sessionid`, but not the same name after a no-break space, and Django strips that space. So
names that are not plain tokens are dropped here. Two cookies of one guarded name are refused,
because nobody can say which one belongs to the owner.
"""

import re
from collections.abc import Collection
from typing import Final

_TOKEN: Final = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")

SENT_TWICE: Final = (
    b"<!doctype html>\n"
    b'<html lang="id"><meta charset="utf-8"><title>Muat ulang halaman ini</title>\n'
    b"<h1>Muat ulang halaman ini</h1>\n"
    b"<p>Peramban Anda mengirim dua tanda masuk sekaligus, "
    b"jadi kami tidak tahu mana yang milik Anda. Keduanya kami hapus.</p>\n"
    b"<p>Muat ulang halaman ini, lalu masuk lagi. "
    b"Kalau pesan ini tetap muncul, hapus cookie untuk situs ini di peramban Anda.</p>\n"
    b"</html>\n"
)
SENT_TWICE_HEADERS: Final = [
    ("Content-Type", "text/html; charset=utf-8"),
    ("Content-Length", str(len(SENT_TWICE))),
    ("Cache-Control", "no-store"),
    ("Clear-Site-Data", '"cookies"'),  # also removes a cookie that a neighbouring host planted
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
]


class CookieSentTwiceError(ValueError):
    """A guarded cookie came twice. Clear the cookies of the browser; never guess."""


def plain_cookies(raw: str, guarded: Collection[str]) -> str:
    """The Cookie header without names that are not tokens. Raises CookieSentTwiceError if a name in
    `guarded` comes twice.
    """
    accepted: list[str] = []
    seen: set[str] = set()
    for part in raw.split(";"):
        name, equals, value = part.strip(" \t").partition("=")
        if not equals or not _TOKEN.fullmatch(name):
            continue
        if name in guarded and name in seen:
            raise CookieSentTwiceError(name)
        seen.add(name)
        accepted.append(f"{name}={value}")
    return "; ".join(accepted)
