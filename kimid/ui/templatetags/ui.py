"""The components of every page, as strict tags: a misspelt attribute or word raises TemplateSyntaxError.

Small ones are written here; those with structure have their own template `ui/<name>.html`. The gallery shows them all.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Final

from django import template
from django.forms import BaseForm, BoundField, CheckboxInput
from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kimid.lib import clock, palette, text
from kimid.lib.attachment import Attached, attachment_words
from kimid.lib.blocks import Block
from kimid.lib.picture import Picture
from kimid.ui import cloth as woven
from kimid.ui import scripts, sheets
from kimid.ui.icons import ICONS, icon_html
from kimid.ui.initials import initials
from kimid.ui.links import Link
from kimid.ui.photos import LEAD_SIZES, attachment_url, media_base, photo_context
from kimid.ui.prose import prose_of
from kimid.ui.rows import Row, time_html
from kimid.ui.ways import badge_html, flag_html, levels_html
from kimid.ui.words import KINDS, MESSAGE_TONES, SHAPES, SIZES, STATES, TONES, one_of

register = template.Library()

_SHORT_CHOICE: Final = 18  # letters: two such choices fit side by side on a phone
type Context = dict[str, Any]  # what a component hands to its own template; Django asks for nothing narrower


# Sheets and scripts ---------------------------------------------------------------------------------------------------
@register.simple_tag
def inline_sheet(name: str) -> SafeString:
    """The whole sheet in one <style> element, so that a first view needs one request. Its hash stands in the CSP."""
    return SafeString(f"<style>{sheets.sheet(name)}</style>")  # our own files, no word of a visitor in them


@register.simple_tag
def sheet_link(name: str) -> SafeString:
    """A link to the sheet by its digest, for pages that are opened again and again."""
    return format_html('<link rel="stylesheet" href="{}">', reverse("sheet", args=[name, sheets.sheet_digest(name)]))


@register.simple_tag
def script(name: str) -> SafeString:
    """A module of ours from `ui/js`; it waits until the page is read, and the page works without it."""
    return format_html('<script type="module" src="{}"></script>', reverse("script", args=[name, scripts.script_digest(name)]))


# Signs ----------------------------------------------------------------------------------------------------------------
@register.simple_tag
def icon(name: str) -> SafeString:
    """A line icon; hidden from screen readers, because a word stands beside it."""
    one_of(name, tuple(ICONS), "icon")
    return icon_html(name)


@register.simple_tag
def cloth(code: str) -> SafeString:
    """The woven edge on top of a page, once, right after <body>; `own_tile` and `cloth_again` are drawn from it."""
    return SafeString(woven.selvedge(code))  # drawn by us from digits


@register.simple_tag
def theme_color(dye: str) -> str:
    """The ground of the cloth as a plain colour, for the bar of the browser above it."""
    return palette.GROUNDS.get(dye, palette.GROUNDS["daun"])


@register.simple_tag
def cloth_again() -> SafeString:
    """The woven edge once more, for the foot of the page."""
    return SafeString(woven.SELVEDGE_AGAIN)


@register.inclusion_tag("ui/tile.html")
def own_tile(size: str = "medium", *, logo: Picture | None = None) -> Context:
    """The sign of the place whose page this is: its logo, or a tile of the cloth on top of the page."""
    src = woven.logo_url(logo) if logo else ""
    return {"src": src, "letters": "", "is_logo": bool(logo), "size": one_of(size, SIZES, "size")}


@register.inclusion_tag("ui/tile.html")
def tile(of: woven.Wearer | str, size: str = "medium") -> Context:
    """The sign of a site in a list: its logo, or a tile of its cloth. Of a name, which is a person's: initials."""
    shown = {"size": one_of(size, SIZES, "size")}
    if isinstance(of, str):
        return {**shown, "letters": initials(of)}
    return {**shown, "src": woven.sign_url(of), "is_logo": bool(of.logo)}


@register.simple_tag
def province_tile(code: str) -> SafeString:
    """One of the cloths of all provinces, which come in one file."""
    return format_html('<img class="tile" src="{}#c{}" width="44" height="44" alt="" loading="lazy">', woven.quilt_url(), code)


@register.simple_tag
def badge(label: str, tone: str = "plain", *, href: str = "") -> SafeString:
    """A shape and a word: good checked, warn not checked yet, info corrected, bad false, boxed advertisement."""
    return badge_html(label, one_of(tone, TONES, "tone"), href)


# Time and numbers -----------------------------------------------------------------------------------------------------
@register.simple_tag
def moment(at: datetime, zone: str) -> SafeString:
    """`Sabtu, 25 Maret 2023 | 13:37 WIB`, readable by machines too."""
    return time_html(at, zone, clock.moment(at, zone))


@register.simple_tag
def short_moment(at: datetime, zone: str) -> SafeString:
    """`25 Maret 2023, 13.37 WIB`, readable by machines too."""
    return time_html(at, zone, clock.short_moment(at, zone))


@register.filter
def weekday(on: date) -> str:
    """`Sabtu, 25 Maret 2023`."""
    return clock.weekday(on)


@register.filter
def day(on: date, zone: str = "") -> str:
    """`25 Maret 2023`; of a moment the day that it is then in a zone: `{{ sent_at|day:"WIB" }}`."""
    return clock.day(clock.in_zone(on, zone) if zone and isinstance(on, datetime) else on)


@register.filter
def number(value: int) -> str:
    """2145 gives `2.145`."""
    return text.number(value)


@register.filter
def percent(part: int, whole: int) -> str:
    """`{{ 50|percent:103 }}` gives `48,5 %`."""
    return text.percent(part, whole)


@register.filter
def ended(words: str) -> str:
    """`salah dengar` gives `salah dengar.`, `Benarkah?` stays."""
    return text.ended(words)


@register.filter
def paragraphs(value: str) -> SafeString:
    """Text as people typed it: an empty line divides paragraphs, a single line break stays one."""
    lines = ([(line,) for line in part.splitlines()] for part in text.paragraphs(value))
    return format_html_join("\n", "<p>{}</p>", ((format_html_join(SafeString("<br>"), "{}", each),) for each in lines))


@register.simple_tag
def marked(runs: Iterable[tuple[str, str]]) -> SafeString:
    """Text in runs of (words, mark): `ins` for what came, `del` for what went, `mark` for what differs, nothing for the rest."""
    frames = {"": "{}", "mark": "<mark>{}</mark>", "ins": "<ins>{}</ins>", "del": "<del>{}</del>"}
    parts = ((format_html(frames[mark], linebreaksbr(words, autoescape=True)),) for words, mark in runs)
    return format_html_join("", "{}", parts)


@register.simple_tag
def prose(blocks: Sequence[Block], photos: Iterable[Picture] = (), base: str = "") -> SafeString:
    """The long text of a story. `base` is where its photos are, if not on the media host: `/s/<label>/foto/`."""
    return prose_of(blocks, {photo["name"]: photo for photo in photos}, base or media_base())


@register.simple_tag
def attachment_size(attached: Attached) -> str:
    """How large a document or a voice note is, in words: `3 halaman, 210 KB`."""
    return attachment_words(attached)


@register.simple_tag
def attachment_link(attached: Attached, *, words: str = "", base: str = "") -> SafeString:
    """A link to a document. `base` is where the group sees it, if it is not public: `/s/<label>/lampiran/`."""
    return format_html('<a href="{}">{}</a>', attachment_url(attached, base), words or attached["title"])


@register.inclusion_tag("ui/player.html")
def player(attached: Attached, *, base: str = "") -> Context:
    """A voice note to listen to; nothing of it is loaded before somebody wants to hear it. `base` is as in `attachment_link`."""
    return {"src": attachment_url(attached, base), "label": f"Rekaman suara, {attachment_words(attached)}"}


@register.inclusion_tag("ui/photo.html")
def photo(picture: Picture, *, sizes: str = "100vw", width: int = 640, eager: bool = False, base: str = "") -> Context:
    """A photo in the renditions it has. `sizes` says how wide it is shown, `width` which rendition the oldest browsers get."""
    return photo_context(picture, sizes=sizes, width=width, eager=eager, base=base or media_base())


@register.inclusion_tag("ui/preload.html")
def preload(picture: Picture, *, sizes: str = LEAD_SIZES) -> Context:
    """In the head: the picture that stands first on the page, with the `sizes` with which it is shown there."""
    return photo_context(picture, sizes=sizes, width=640, eager=True, base=media_base())


@register.filter
def message_tone(level: str) -> str:
    """The tone of a note for one of Django's messages."""
    return MESSAGE_TONES.get(level, "plain")


# Ways to go -----------------------------------------------------------------------------------------------------------
@register.simple_tag
def levels(items: Iterable[Link], label: str = "Tingkat wilayah") -> SafeString:
    """The levels between nation and village in one line."""
    return levels_html(items, label)


@register.simple_tag
def flag(title: str, *, anchor: str = "", href: str = "", more: str = "", note: str = "") -> SafeString:
    """The head of a section, with a way to all of it: `more` is the word on the link, `anchor` the id of the heading."""
    return flag_html(title, anchor=anchor, href=href, more=more, note=note)


@register.inclusion_tag("ui/button.html")
def button(
    label: str,
    *,
    kind: str = "quiet",
    icon: str = "",
    name: str = "",
    value: str = "",
    href: str = "",
    ping: str = "",
    wide: bool = False,
) -> Context:
    """A button that sends its form, or with `href` a link that looks like one, which tells `ping` that it was followed.

    One `main` on a screen.
    """
    shown = {"label": label, "icon": icon, "name": name, "value": value, "href": href, "ping": ping, "wide": wide}
    return {**shown, "kind": one_of(kind, KINDS, "kind")}


# Stories and lists ----------------------------------------------------------------------------------------------------
@register.simple_tag
def story(
    title: str,
    href: str,
    *,
    summary: str = "",
    kicker: str = "",
    by: str = "",
    at: datetime | None = None,
    zone: str = "WIB",
    badge: str = "",
    tone: str = "plain",
    corrected: bool = False,
    replied: bool = False,
    picture: Picture | None = None,
    place: woven.Wearer | None = None,
    shape: str = "row",
) -> SafeString:
    """A story in a list, the same on every site: `lead` for the first, `row` for the others, `line` where it is but a line.

    The kicker is the place on a portal and the subject on a site of its own. `place` is the site whose cloth stands beside a
    row, or for the missing photo of a lead.
    """
    one_of(tone, TONES, "tone")
    one_of(shape, SHAPES, "shape")
    return Row(title, href, summary, kicker, by, at, zone, badge, tone, corrected, replied, picture, place, shape).as_html()


@register.inclusion_tag("ui/item.html")
def item(
    title: str,
    href: str = "",
    *,
    text: str = "",
    icon: str = "",
    tile: woven.Wearer | str = "",
    picture: Picture | str = "",
    base: str = "",
    badge: str = "",
    tone: str = "plain",
) -> Context:
    """A row in `<ul class="list">` of the workspace. At its left the sign of the place `tile`, a `picture`, or an icon.

    `base` is as in `photo`.
    """
    shown = {"title": title, "href": href, "text": text, "icon": icon, "tile": tile, "badge": badge}
    return {**shown, "picture": picture, "base": base or media_base(), "tone": one_of(tone, TONES, "tone")}


@register.inclusion_tag("ui/said.html")
def said(text: str, at: datetime, zone: str, *, who: str = "", mine: bool = False) -> Context:
    """A message in the talk of a group; without `who` it is a fact, centred between the messages."""
    return {"text": text, "at": at, "zone": zone, "who": who, "mine": mine}


@register.inclusion_tag("ui/figure.html")
def figure(label: str, value: str, *, text: str = "", badge: str = "", tone: str = "plain") -> Context:
    """One number and what it means, in `<div class="figures">`."""
    return {"label": label, "value": value, "text": text, "badge": badge, "tone": one_of(tone, TONES, "tone")}


@register.inclusion_tag("ui/nothing_yet.html")
def nothing_yet(title: str, *, text: str = "", tile: woven.Wearer | str = "", href: str = "", action: str = "") -> Context:
    """A dashed frame where nothing is yet: what is missing, and what one can do. (`empty` belongs to Django's `for`.)"""
    return {"title": title, "text": text, "tile": tile, "href": href, "action": action}


# The way of a story ---------------------------------------------------------------------------------------------------
@register.inclusion_tag("ui/track.html")
def track(steps: Iterable[tuple[str, str]], label: str = "Tahap kabar") -> Context:
    """The stages of a story in one line. A step is (label, state); states are done, now, next, late."""
    shown = [{"label": step, "state": one_of(state, STATES, "state"), "word": STATES[state]} for step, state in steps]
    return {"steps": shown, "label": label}


# Forms ----------------------------------------------------------------------------------------------------------------
@register.inclusion_tag("ui/field.html")
def field(bound: BoundField, *, counted: bool = False, plain: bool = False) -> Context:
    """One field with label, help and error in words, wired for screen readers. Optional fields say so, but for `plain` ones.

    `counted` leaves room beside the label, where a script may say how long the text is.
    """
    is_check = isinstance(bound.field.widget, CheckboxInput)
    return {
        "field": bound,
        "shape": "hidden" if bound.is_hidden else "check" if is_check else "choices" if bound.use_fieldset else "line",
        "widget": bound.as_widget(attrs={} if is_check else {"class": _input_class(bound)}),
        "optional": not (bound.field.required or is_check or plain),
        "counted": counted,
        "wordy": bound.field.widget.use_fieldset and any(len(choice.choice_label) > _SHORT_CHOICE for choice in bound),
    }


def _input_class(bound: BoundField) -> str:
    return f"input {bound.field.widget.attrs.get('class', '')}".strip()


@register.inclusion_tag("ui/error_summary.html")
def error_summary(form: BaseForm) -> Context:
    """What is still missing, above the form, each line a way to its field; and that nothing was lost but a file."""
    lines = [(bound.auto_id, _in_summary(bound)) for bound in form if bound.errors]
    general = form.non_field_errors()
    return {"lines": lines, "general": general, "count": len(lines) + len(general), "has_file": form.is_multipart()}


def _in_summary(bound: BoundField) -> str:
    """The label and what is missing; a label that is a question or a whole sentence needs no colon."""
    return f"{bound.label}{'' if str(bound.label).endswith(('?', '.')) else ':'} {' '.join(map(str, bound.errors))}"


# Frames around something ----------------------------------------------------------------------------------------------
@register.simple_block_tag
def note(content: SafeString, tone: str = "plain", *, title: str = "", anchor: str = "") -> SafeString:
    """A word beside the text: `{% note tone="warn" title="…" %}…{% endnote %}`."""
    head = format_html("<strong>{}</strong>", title) if title else ""
    name = format_html(' id="{}"', anchor) if anchor else ""
    return format_html('<div class="note" data-tone="{}"{}>{}{}</div>', one_of(tone, TONES, "tone"), name, head, content)


@register.simple_block_tag
def fold(content: SafeString, title: str, *, icon: str = "", opened: bool = False, anchor: str = "") -> SafeString:
    """Something one may open: works without script, survives the back key."""
    state = SafeString(" open") if opened else ""
    name = format_html(' id="{}"', anchor) if anchor else ""
    head = format_html("<summary>{}<span>{}</span>{}</summary>", _icon_or_nothing(icon), title, _icon_or_nothing("down"))
    return format_html('<details class="fold"{}{}>{}<div class="fold__inside">{}</div></details>', name, state, head, content)


@register.simple_block_tag
def scroll(content: SafeString, label: str) -> SafeString:
    """A frame in which a wide table moves sideways, reachable by keyboard; `label` says what is in it."""
    return format_html('<section class="scroll" tabindex="0" aria-label="{}">{}</section>', label, content)


def _icon_or_nothing(name: str) -> SafeString:
    return icon(name) if name else SafeString("")
