"""The components of every page, as strict tags: a misspelt attribute or word raises
TemplateSyntaxError.

Small components are written here. Those with structure have their own template `ui/<name>.html`.
The gallery shows all of them.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from django import template
from django.forms import BaseForm, BoundField, CheckboxInput
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kimid.lib.picture import Picture
from kimid.ui import cloth as woven
from kimid.ui.links import Link
from kimid.ui.options import KINDS, MESSAGE_TONES, SHAPES, STATES, TONES, checked_option
from kimid.ui.photos import media_base
from kimid.ui.snippets import badge_html, levels_html, section_heading_html
from kimid.ui.teasers import StoryTeaser
from kimid.ui.templatetags.assets import Context, icon

register = template.Library()

_SHORT_CHOICE: Final = 18  # letters: two such choices fit side by side on a phone


@register.simple_tag
def badge(label: str, tone: str = "plain", *, href: str = "") -> SafeString:
    """A shape and a word. Tones: good checked, warn not yet checked, info corrected, bad false,
    boxed advertisement.
    """
    return badge_html(label, checked_option(tone, TONES, "tone"), href)


@register.filter
def message_tone(level: str) -> str:
    """The tone of a note for a message level of Django."""
    return MESSAGE_TONES.get(level, "plain")


# Links
# -----
@register.simple_tag
def levels(items: Iterable[Link], label: str = "Tingkat wilayah") -> SafeString:
    """The levels between nation and village in one line."""
    return levels_html(items, label)


@register.simple_tag
def section_heading(
    title: str, *, anchor: str = "", href: str = "", more: str = "", note: str = ""
) -> SafeString:
    """The heading of a section with a link to all of it. `more` is the text of the link, `anchor`
    the id of the heading.
    """
    return section_heading_html(title, anchor=anchor, href=href, more=more, note=note)


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
    """A button that sends its form, or with `href` a link that looks like a button. `ping` is the
    `ping` of the link.

    Use one `main` per screen.
    """
    context = {
        "label": label,
        "icon": icon,
        "name": name,
        "value": value,
        "href": href,
        "ping": ping,
        "wide": wide,
    }
    return {**context, "kind": checked_option(kind, KINDS, "kind")}


# Stories and lists
# -----------------
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
    place: woven.HasCloth | None = None,
    shape: str = "row",
    eager: bool = True,
) -> SafeString:
    """A story in a list: `lead` for the first, `row` for the others, `line` for short lists. The
    cloth of `place` stands next to a row, or in place of the photo of a lead.
    """
    checked_option(tone, TONES, "tone")
    checked_option(shape, SHAPES, "shape")
    return StoryTeaser(
        title,
        href,
        summary,
        kicker,
        by,
        at,
        zone,
        badge,
        tone,
        corrected,
        replied,
        picture,
        place,
        shape,
        eager,
    ).as_html()


@register.inclusion_tag("ui/item.html")
def item(
    title: str,
    href: str = "",
    *,
    text: str = "",
    icon: str = "",
    tile: woven.HasCloth | str = "",
    picture: Picture | str = "",
    base: str = "",
    badge: str = "",
    tone: str = "plain",
) -> Context:
    """A row in `<ul class="list">` of the workspace. On its left: the sign of the place `tile`, a
    `picture`, or an icon.

    `base` as in `photo`.
    """
    context = {
        "title": title,
        "href": href,
        "text": text,
        "icon": icon,
        "tile": tile,
        "badge": badge,
    }
    return {
        **context,
        "picture": picture,
        "base": base or media_base(),
        "tone": checked_option(tone, TONES, "tone"),
    }


@register.inclusion_tag("ui/chat_message.html")
def chat_message(
    text: str, at: datetime, zone: str, *, who: str = "", mine: bool = False
) -> Context:
    """A message in the talk of a group. Without `who` it is a note of the system, centred."""
    return {"text": text, "at": at, "zone": zone, "who": who, "mine": mine}


@register.inclusion_tag("ui/figure.html")
def figure(
    label: str, value: str, *, text: str = "", badge: str = "", tone: str = "plain"
) -> Context:
    """One number and its meaning, in `<div class="figures">`."""
    return {
        "label": label,
        "value": value,
        "text": text,
        "badge": badge,
        "tone": checked_option(tone, TONES, "tone"),
    }


@register.inclusion_tag("ui/nothing_yet.html")
def nothing_yet(
    title: str, *, text: str = "", tile: woven.HasCloth | str = "", href: str = "", action: str = ""
) -> Context:
    """A dashed frame for an empty list: what is missing, and what one can do. (Django uses `empty`
    in `for`.)
    """
    return {"title": title, "text": text, "tile": tile, "href": href, "action": action}


@register.inclusion_tag("ui/days.html")
def days(blocks: Iterable[object]) -> Context:
    """Events as pages of a wall calendar, the next one first: `kimid.ui.date_blocks.DateBlock`."""
    return {"blocks": blocks}


# The way of a story
# ------------------
@register.inclusion_tag("ui/track.html")
def track(steps: Iterable[tuple[str, str]], label: str = "Tahap kabar") -> Context:
    """The stages of a story in one line. A step is (label, state). States are done, now, next,
    late.
    """
    steps_with_words = [
        {"label": step, "state": checked_option(state, STATES, "state"), "word": STATES[state]}
        for step, state in steps
    ]
    return {"steps": steps_with_words, "label": label}


# Forms
# -----
@register.inclusion_tag("ui/field.html")
def field(
    bound: BoundField, *, counted: bool = False, plain: bool = False, rows: bool = False
) -> Context:
    """One field with label, help and error in words, connected for screen readers. Optional fields
    say so, except `plain` ones.

    `counted` leaves space next to the label for a script that counts the letters. `rows` gives each
    choice its own line, where names would break within a word.
    """
    is_check = isinstance(bound.field.widget, CheckboxInput)
    return {
        "field": bound,
        "shape": "hidden"
        if bound.is_hidden
        else "check"
        if is_check
        else "choices"
        if bound.use_fieldset
        else "line",
        "widget": bound.as_widget(attrs={} if is_check else _input_attributes(bound)),
        "optional": not (bound.field.required or is_check or plain),
        "counted": counted,
        "wordy": rows
        or (
            bound.field.widget.use_fieldset
            and any(len(choice.choice_label) > _SHORT_CHOICE for choice in bound)
        ),
    }


def _input_attributes(bound: BoundField) -> dict[str, Any]:
    """A browser would cut what is pasted beyond `maxlength` without a word. The check says how much
    is too much, and a script while it is typed (`data-most`).
    """
    attributes: dict[str, Any] = {
        "class": f"input {bound.field.widget.attrs.get('class', '')}".strip()
    }
    if most := getattr(bound.field, "max_length", None):
        attributes |= {"maxlength": False, "data-most": most}
    return attributes


@register.inclusion_tag("ui/error_summary.html")
def error_summary(form: BaseForm, parts: Iterable[tuple[str, BaseForm]] = ()) -> Context:
    """The errors above a form, each a link to its field. It also says that nothing but files was
    lost. `parts` are forms within it, each with the words that tell them apart.
    """
    lines = [(bound.auto_id, _in_summary(bound)) for bound in form if bound.errors]
    for words, part in parts:
        lines += [
            (bound.auto_id, f"{words}: {' '.join(map(str, bound.errors))}")
            for bound in part
            if bound.errors
        ]
    general = form.non_field_errors()
    return {
        "lines": lines,
        "general": general,
        "count": len(lines) + len(general),
        "has_file": form.is_multipart(),
    }


def _in_summary(bound: BoundField) -> str:
    """The label and its errors. A label that is a question or a sentence has no colon."""
    return (
        f"{bound.label}{'' if str(bound.label).endswith(('?', '.')) else ':'} "
        f"{' '.join(map(str, bound.errors))}"
    )


# Frames
# ------
@register.simple_block_tag
def note(
    content: SafeString, tone: str = "plain", *, title: str = "", anchor: str = ""
) -> SafeString:
    """A note next to the text: `{% note tone="warn" title="…" %}…{% endnote %}`."""
    head = format_html("<strong>{}</strong>", title) if title else ""
    name = format_html(' id="{}"', anchor) if anchor else ""
    return format_html(
        '<div class="note" data-tone="{}"{}>{}{}</div>',
        checked_option(tone, TONES, "tone"),
        name,
        head,
        content,
    )


@register.simple_block_tag
def fold(
    content: SafeString, title: str, *, icon: str = "", opened: bool = False, anchor: str = ""
) -> SafeString:
    """A part that readers can open. It works without script and survives the back button."""
    state = SafeString(" open") if opened else ""
    name = format_html(' id="{}"', anchor) if anchor else ""
    head = format_html(
        "<summary>{}<span>{}</span>{}</summary>",
        _icon_or_nothing(icon),
        title,
        _icon_or_nothing("down"),
    )
    return format_html(
        '<details class="fold"{}{}>{}<div class="fold__inside">{}</div></details>',
        name,
        state,
        head,
        content,
    )


@register.simple_block_tag
def scroll(content: SafeString, label: str) -> SafeString:
    """A frame in which a wide table scrolls sideways, also by keyboard. `label` describes its
    content.
    """
    return format_html(
        '<section class="scroll" tabindex="0" aria-label="{}">{}</section>', label, content
    )


def _icon_or_nothing(name: str) -> SafeString:
    return icon(name) if name else SafeString("")
