"""The head of a page for programs, made from the title and the description that people read."""

import re
from html import unescape
from typing import Any, Final

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()

_TITLE: Final = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_DESCRIPTION: Final = re.compile(r'<meta name="description" content="(.*?)">', re.DOTALL)


@register.simple_block_tag(takes_context=True)
def head(context: dict[str, Any], content: SafeString) -> SafeString:
    """Wraps <title>, description and canonical of a page, and adds the rest from `head` in the
    context. Without it, nothing is added.

    A view about one published item passes it as `item`.
    """
    describe = context.get("head")
    if describe is None:
        return content
    values = describe(
        title=_text(_TITLE, content),
        description=_text(_DESCRIPTION, content),
        url=context["canonical"],
        item=context.get("item"),
    )
    # Long, and for machines only: it stands at the end of the page, so that words come before it.
    context["facts"] = values["data"]
    # Templates have escaped both parts.
    return SafeString(content + render_to_string("ui/head.html", values))


def _text(pattern: re.Pattern[str], content: str) -> str:
    match = pattern.search(content)
    return " ".join(unescape(match[1]).split()) if match else ""
