"""What waits for an office, as a tag: `{% load duties %}`."""

from collections.abc import Sequence

from django import template

from kimid.insights.duties import Duty

register = template.Library()


@register.inclusion_tag("insights/duties.html")
def duties_list(duties: Sequence[Duty], page: str = "") -> dict[str, object]:
    """The duties, each a way to where it is shown. `page` is the address of the page of numbers,
    empty on that page.
    """
    return {"duties": duties, "page": page}
