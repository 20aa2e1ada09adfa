"""The line icons: one path each, 24 by 24, always next to a word."""

from functools import cache
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString

ICONS: Final[dict[str, str]] = {
    "back": "M15 5l-7 7 7 7",
    "basket": "M4 10h16l-1.6 9H5.6zM8 10l4-6 4 6M10 14v2M14 14v2",
    "bell": "M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21h4",
    "broadcast": "M4 10v4h3l9 5V5L7 10zM19 10v4M7 14l1 5h2",
    "calendar": "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
    "call": "M5 4h4l1.5 5-2 1.5a12 12 0 0 0 5 5l1.5-2 5 1.5v4c-9 1-16-6-15-15z",
    "camera": "M4 8h3l2-3h6l2 3h3v11H4zM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z",
    "chart": "M5 20V10M10 20V4M15 20v-7M20 20V8M3 20h18",
    "check": "M5 12.5 10 17l9-10",
    "close": "M6 6l12 12M18 6 6 18",
    "clock": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2",
    "document": "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
    "down": "M6 9l6 6 6-6",
    "up": "M6 15l6-6 6 6",
    "eye": "M2 12s4-6.5 10-6.5S22 12 22 12s-4 6.5-10 6.5S2 12 2 12z"
    "M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
    "flag": "M6 21V4h11l-2.5 4 2.5 4H6",
    "help": "M9 9a3 3 0 1 1 4 2.8c-.7.3-1 .8-1 1.7v.5"
    "M12 17.5h.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z",
    "home": "M4 11 12 4l8 7v8a1 1 0 0 1-1 1h-4v-6H9v6H5a1 1 0 0 1-1-1z",
    "leave": "M10 4H5v16h5M14 8l4 4-4 4M18 12H9",
    "link": "M10 14a4 4 0 0 0 6 0l3-3a4.2 4.2 0 0 0-6-6l-1 1"
    "M14 10a4 4 0 0 0-6 0l-3 3a4.2 4.2 0 0 0 6 6l1-1",
    "menu": "M4 7h16M4 12h16M4 17h10",
    "news": "M5 5h11v14H7a2 2 0 0 1-2-2zM16 9h3v8a2 2 0 0 1-2 2M8 9h5M8 12h5M8 15h3",
    "next": "M9 5l7 7-7 7",
    "paint": (
        "M12 3a9 9 0 1 0 0 18c1.4 0 2-1 1.6-2.2-.5-1.5.5-2.8 "
        "2-2.8H18a3 3 0 0 0 3-3c0-5.5-4-10-9-10z"
        "M8 9h.01M12 7h.01M16 9h.01M7 13h.01"
    ),
    "people": "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 19c0-3 2.5-5 6-5s6 2 6 5"
    "M16 6a3 3 0 0 1 0 5M17 14c2.5.5 4 2 4 5",
    "phone": "M7 3h10v18H7zM11 18h2",
    "picture": "M4 5h16v14H4zM4 16l5-5 4 4 3-2 4 4M15.5 9.5h.01",
    "place": "M12 21s7-6.5 7-11.5A7 7 0 0 0 5 9.5C5 14.5 12 21 12 21z"
    "M12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
    "play": "M7 5v14l12-7z",
    "plus": "M12 5v14M5 12h14",
    "search": "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM15.5 15.5 20.5 20.5",
    "send": "M4 12 20 4l-5 16-3-7zM12 13l8-9",
    "shield": "M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6zM8.5 12l2.5 2.5 4.5-5",
    "signal": "M5 19v-3M10 19v-7M15 19V9M20 19V5",
    "talk": "M5 18V7a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H9zM9 9h6M9 12h4",
    "warning": "M12 4 2.5 20h19zM12 10v4M12 17h.01",
    "write": "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
}

_SVG: Final = (
    '<svg class="icon" viewBox="0 0 24 24" width="24" '
    'height="24" aria-hidden="true"><path d="{}"/></svg>'
)


@cache
def icon_html(name: str) -> SafeString:
    """The icon for a page. It states its size too, for browsers that do not load our stylesheet."""
    return format_html(_SVG, ICONS[name])
