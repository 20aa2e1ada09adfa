"""Structured data in a page, for search engines."""

import json
from typing import Any, Final

from django.utils.safestring import SafeString

# No page can end the element of its data early.
_ESCAPES: Final = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def json_ld_html(*nodes: dict[str, Any]) -> SafeString:
    """Things in the words of schema.org, in an element that browsers do not run. Empty for none."""
    if not nodes:
        return SafeString("")
    data = {"@context": "https://schema.org", "@graph": nodes}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    # no sign is left in it that HTML could read
    return SafeString(f'<script type="application/ld+json">{text}</script>')
