"""Tags for stylesheets, scripts, icons and cloth."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kimid.lib import palette
from kimid.lib.picture import Picture
from kimid.ui import cloth as woven
from kimid.ui import scripts, stylesheets
from kimid.ui.icons import ICONS, icon_html
from kimid.ui.initials import initials
from kimid.ui.options import SIZES, checked_option

register = template.Library()

# What a tag passes to its own template. Django requires nothing narrower.
type Context = dict[str, Any]


@register.simple_tag
def inline_stylesheet(name: str) -> SafeString:
    """The whole stylesheet in one <style> element, so that a first view needs one request. Its hash
    is in the CSP.
    """
    # Our own files, without text of visitors.
    return SafeString(f"<style>{stylesheets.stylesheet(name)}</style>")


@register.simple_tag
def stylesheet_link(name: str) -> SafeString:
    """A link to the stylesheet by its digest, for pages that people open again and again."""
    return format_html(
        '<link rel="stylesheet" href="{}">',
        reverse("sheet", args=[name, stylesheets.stylesheet_digest(name)]),
    )


@register.simple_tag
def script(name: str) -> SafeString:
    """A module from `ui/js`. It runs after the page is parsed, and the page works without it."""
    return format_html(
        '<script type="module" src="{}"></script>',
        reverse("script", args=[name, scripts.script_digest(name)]),
    )


@register.simple_tag
def icon(name: str) -> SafeString:
    """A line icon, hidden from screen readers, because a word stands next to it."""
    checked_option(name, tuple(ICONS), "icon")
    return icon_html(name)


@register.simple_tag
def cloth(code: str) -> SafeString:
    """The woven edge at the top of a page, once, right after <body>. `own_tile` and `cloth_again`
    use its definitions.
    """
    return SafeString(woven.selvedge(code))  # drawn from digits only


@register.simple_tag
def theme_color(dye: str) -> str:
    """The ground of the cloth as a plain colour, for the browser's own bar."""
    return palette.GROUNDS.get(dye, palette.GROUNDS["daun"])


@register.simple_tag
def cloth_again() -> SafeString:
    """The woven edge again, for the foot of the page."""
    return SafeString(woven.SELVEDGE_AGAIN)


@register.inclusion_tag("ui/tile.html")
def own_tile(size: str = "medium", *, logo: Picture | None = None) -> Context:
    """The sign of the site of this page: its logo, or a tile of the cloth at the top of the
    page.
    """
    src = woven.logo_url(logo) if logo else ""
    return {
        "src": src,
        "letters": "",
        "is_logo": bool(logo),
        "size": checked_option(size, SIZES, "size"),
    }


@register.inclusion_tag("ui/tile.html")
def tile(owner: woven.HasCloth | str, size: str = "medium") -> Context:
    """The sign of a site in a list: its logo, or a tile of its cloth. For a text, the name of a
    person: initials.
    """
    context = {"size": checked_option(size, SIZES, "size")}
    if isinstance(owner, str):
        return {**context, "letters": initials(owner)}
    return {**context, "src": woven.emblem_url(owner), "is_logo": bool(owner.logo)}
