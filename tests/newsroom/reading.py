"""Reads the box "Bagaimana kami memeriksa" of a page."""

from html.parser import HTMLParser
from typing import NamedTuple


class Line(NamedTuple):
    """One line of the box: the bold text, the small texts, and the id of its event, if any."""

    what: str
    small: tuple[str, ...]
    event: str


class _Box(HTMLParser):
    """Collects the done steps of the thread on a page. The ladder of regions is also a thread,
    without done steps.
    """

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._inside = False
        self._event: str | None = None
        self._texts: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "ol":
            self._inside = given.get("class") == "thread"
        elif tag == "li" and self._inside and given.get("data-state") == "done":
            self._event = given.get("data-event") or ""
            self._texts = []
        elif tag in {"b", "small"} and self._event is not None:
            self._texts.append("")
            self._depth += 1

    def handle_data(self, data: str) -> None:
        if self._depth:
            self._texts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "ol":
            self._inside = False
        elif tag in {"b", "small"} and self._depth:
            self._depth -= 1
        elif tag == "li" and self._event is not None:
            words = [" ".join(text.split()) for text in self._texts]
            self.lines.append(Line(words[0], tuple(words[1:]), self._event))
            self._event = None


def box_lines(page: bytes) -> list[Line]:
    """All lines of the box, in order."""
    box = _Box()
    box.feed(page.decode())
    return box.lines
