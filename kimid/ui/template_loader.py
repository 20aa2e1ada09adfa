"""Reads the templates of the apps without their indentation. It is for people who write them, and
every reader of a page would pay for it.
"""

import re
from typing import Final

from django.template.base import Origin
from django.template.loaders.app_directories import Loader as AppTemplates

# As in Django: a tag, a value or a comment.
_TAGS: Final = re.compile(r"({%.*?%}|{{.*?}}|{#.*?#})")
_LINE_END: Final = re.compile(r"\s*\n\s*")
_LINE_ENDS: Final = re.compile(r"(\s*\n\s*)")
_AS_WRITTEN: Final = re.compile(r"<(?:pre|textarea)\b")  # what stands in them is shown as written
_OPENING: Final = ("if", "with", "comment")
_MIDDLE: Final = ("elif", "else")
_CLOSING: Final = tuple(f"end{name}" for name in _OPENING)


class Loader(AppTemplates):
    """Templates of pages are packed; those of letters and feeds stay as they were written."""

    def get_contents(self, origin: Origin) -> str:
        """What the template says, for the parser of Django."""
        source: str = super().get_contents(origin)
        return packed(source) if str(origin.name).endswith(".html") else source


def packed(source: str) -> str:
    """The template with one line end where blanks with a line end stood, and none where another
    comes before it in any case. A browser shows both alike.
    """
    return source if _AS_WRITTEN.search(source) else _Packing().of(source)


class _Packing:
    """Goes through a template from tag to tag. `_after_end` is whether a blank has just been
    written, whichever branches are taken.
    """

    def __init__(self) -> None:
        self._after_end = False
        self._is_in_element = False  # between < and >: there a blank parts attributes
        self._open: list[list[bool]] = []  # of each block: after a line end at its head, and so far

    def of(self, source: str) -> str:
        """The source, packed."""
        return "".join(
            self._tag(part) if at % 2 else self._text(part)
            for at, part in enumerate(_TAGS.split(source))
        )

    def _text(self, text: str) -> str:
        text = "".join(
            self._blank() if _LINE_END.fullmatch(part) else self._words(part)
            for part in _LINE_ENDS.split(text)
        )
        if self._after_end and text[:1] in ("\n", " "):
            text = text[1:]
        if text:
            self._after_end = text[-1].isspace()
        return text

    def _blank(self) -> str:
        return " " if self._is_in_element else "\n"

    def _words(self, words: str) -> str:
        if "<" in words or ">" in words:
            self._is_in_element = words.rfind("<") > words.rfind(">")
        return words

    def _tag(self, tag: str) -> str:
        name = tag[2:-2].split(maxsplit=1)[0] if tag.startswith("{%") else ""
        if name in _OPENING:
            self._open.append([self._after_end, True])
        elif name in _MIDDLE:
            self._open[-1][1] &= self._after_end
            self._after_end = self._open[-1][0]
        elif name in _CLOSING:
            at_head, so_far = self._open.pop()
            self._after_end = at_head and so_far and self._after_end
        elif name != "load":
            self._after_end = False
        return tag
