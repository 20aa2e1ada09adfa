"""Tags of pages that subjects share. They need the request of the page in the context."""

from collections.abc import Sequence
from typing import Final

from django import template
from django.template import Engine, RequestContext
from django.utils.safestring import SafeString

from kimid.shared_pages.duties import Duty
from kimid.shared_pages.links import LinkList, link_rows
from kimid.shared_pages.panels import PagePanel, Spot, panels_at

register = template.Library()

_EMPTY: Final = SafeString("")


@register.simple_tag(takes_context=True)
def panels(context: RequestContext, spot: str) -> SafeString:
    """`{% panels "home-notes" %}`: what subjects show at this spot."""
    shown = panels_at(Spot(spot), context["request"])
    return SafeString("".join(_rendered(each, context) for each in shown))


@register.simple_tag(takes_context=True)
def link_list(context: RequestContext, where: str) -> SafeString:
    """`{% link_list "home" %}`: the links of a list as rows of `<ul class="list">`; nothing where
    this person may follow none.
    """
    rows = link_rows(LinkList(where), context["request"])
    return (
        _rendered(PagePanel("shared_pages/links.html", {"rows": rows}), context) if rows else _EMPTY
    )


@register.inclusion_tag("shared_pages/duties.html")
def duties_list(duties: Sequence[Duty], page: str = "") -> dict[str, object]:
    """The duties, each a way to where it is shown. `page` is the address of the page of numbers,
    empty on that page.
    """
    return {"duties": duties, "page": page}


def _rendered(panel: PagePanel, context: RequestContext) -> SafeString:
    """The panel with the context of the page and its own, as an include would be."""
    compiled = Engine.get_default().get_template(panel.template)
    with context.push(**panel.context):
        return compiled.render(context)
