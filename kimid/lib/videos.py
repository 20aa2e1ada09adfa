"""Links to films on other sites."""

import re
from typing import Final

_SITE_NAMES: Final = {
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "tiktok.com": "TikTok",
    "facebook.com": "Facebook",
    "fb.watch": "Facebook",
    "instagram.com": "Instagram",
    "vidio.com": "Vidio",
    "vimeo.com": "Vimeo",
}
# A profile or a front page is not a film.
_ADDRESS: Final = re.compile(r"https?://(?:www\.|m\.|vt\.|vm\.|web\.)?([a-z.]+)/([^\s()<>\"']+)")


def video_site(address: str) -> str:
    """The name of the site of this film: `YouTube`. Empty for an unknown address."""
    match = _ADDRESS.fullmatch(address)
    return _SITE_NAMES.get(match[1], "") if match else ""
