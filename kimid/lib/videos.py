"""Links that lead to a film on another site: which sites these are, and what people call them."""

import re
from typing import Final

_SITES: Final = {
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "tiktok.com": "TikTok",
    "facebook.com": "Facebook",
    "fb.watch": "Facebook",
    "instagram.com": "Instagram",
    "vidio.com": "Vidio",
    "vimeo.com": "Vimeo",
}
# A profile or a front page is no film.
_ADDRESS: Final = re.compile(r"https?://(?:www\.|m\.|vt\.|vm\.|web\.)?([a-z.]+)/([^\s()<>\"']+)")


def video_site(address: str) -> str:
    """What the site is called on which this film is: `YouTube`. Empty when the address leads to none that we know."""
    found = _ADDRESS.fullmatch(address)
    return _SITES.get(found[1], "") if found else ""
