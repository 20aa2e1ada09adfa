"""The head of a page for programs, made of the title and the description that the page has for people."""

import re
from html import unescape
from typing import Any, Final

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_TITLE: Final = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_DESCRIPTION: Final = re.compile(r'<meta name="description" content="(.*?)">', re.DOTALL)


@register.simple_block_tag(takes_context=True)
def head(context: dict[str, Any], content: SafeString) -> SafeString:
    """Wraps <title>, description and canonical of a page. `head` in the context says the rest; without it nothing is added.

    A view whose page is about one published thing gives that thing as `item`.
    """
    describe = context.get("head")
    if describe is None:
        return content
    shown = describe(
        title=_words(_TITLE, content),
        description=_words(_DESCRIPTION, content),
        url=context["canonical"],
        item=context.get("item"),
    )
    return mark_safe(content + render_to_string("ui/head.html", shown))  # noqa: S308  # both parts were escaped by templates


def _words(pattern: re.Pattern[str], content: str) -> str:
    found = pattern.search(content)
    return " ".join(unescape(found[1]).split()) if found else ""
