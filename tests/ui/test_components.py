"""Components show only their arguments, escape typed text, and refuse unknown options."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django import forms
from django.template import Context, Template, TemplateSyntaxError

from kimid.lib.attachment import AttachmentData
from kimid.lib.blocks import parse_blocks
from kimid.lib.picture import Picture
from kimid.ui.links import Link
from kimid.ui.samples import SampleEvent
from tests.ui.tags import TAGS

EVIL = """<script>alert("x")</script>' onload='x"""
AT = datetime(2023, 3, 25, 6, 37, tzinfo=UTC)

# Each component with an evil text in every place that takes text.
EVIL_USES = {
    "tile": "{% tile evil %}",
    "badge": "{% badge evil href=evil %}",
    "levels": "{% levels links label=evil %}",
    "section_heading": "{% section_heading evil anchor=evil href=evil more=evil note=evil %}",
    "button": "{% button evil name=evil value=evil %}{% button evil href=evil %}",
    "story": (
        "{% story evil evil summary=evil kicker=evil by=evil at=at badge=evil picture=picture %}"
    ),
    "item": "{% item evil evil text=evil tile=evil badge=evil %}",
    "chat_message": "{% chat_message evil at 'WIB' who=evil %}",
    "marked_text": "{% marked_text runs %}",
    "figure": "{% figure evil evil text=evil badge=evil %}",
    "nothing_yet": "{% nothing_yet evil text=evil tile=evil href=evil action=evil %}",
    "days": "{% days events %}",
    "track": "{% track steps label=evil %}",
    "note": "{% note title=evil anchor=evil %}{{ evil }}{% endnote %}",
    "fold": "{% fold evil anchor=evil %}{{ evil }}{% endfold %}",
    "scroll": "{% scroll evil %}{{ evil }}{% endscroll %}",
    "photo": "{% photo picture sizes=evil base=evil %}",
    "preload": "{% preload picture sizes=evil %}",
    "address_link": "{% address_link evil %}",
    "attachment_link": (
        "{% attachment_link attached base=evil %}"
        "{% attachment_link attached words=evil base=evil %}"
    ),
    "player": "{% player attached base=evil %}",
    "prose": "{% prose blocks photos base=evil %}",
    "field": "{% field form.evil %}{% field form.choice %}{% field form.check %}",
    "error_summary": "{% error_summary form %}",
}
_DRAWN = {"icon", "cloth", "cloth_again", "own_tile", "theme_color"}
WITHOUT_WORDS = {
    "inline_stylesheet",
    "stylesheet_link",
    "script",
    "moment",
    "short_moment",
    "attachment_size",
} | _DRAWN


class EvilForm(forms.Form):
    """A form with evil text everywhere."""

    evil = forms.CharField(label=EVIL, help_text=EVIL, error_messages={"required": EVIL})
    choice = forms.ChoiceField(
        label=EVIL,
        choices=[(EVIL, EVIL)],
        widget=forms.RadioSelect,
        error_messages={"required": EVIL},
    )
    check = forms.BooleanField(label=EVIL, error_messages={"required": EVIL})


def render(source: str, **words: Any) -> str:
    """The HTML of a page with this source and context."""
    return Template(source).render(Context(words))


def evil_words() -> dict[str, Any]:
    """The context of the evil uses."""
    picture = Picture(
        name=EVIL,
        width=8,
        height=6,
        widths=[8],
        focus=(50, 50),
        alt=EVIL,
        caption=EVIL,
        credit=EVIL,
        avif=True,
        is_drawn=False,
    )
    blocks = [
        *parse_blocks(f"{EVIL}\n## {EVIL}\n- {EVIL}\n> {EVIL}"),
        {"kind": "photo", "lines": [], "photo": EVIL},
    ]
    links = [Link(EVIL, EVIL, hint=EVIL), Link(EVIL, EVIL, current=True)]
    attached = AttachmentData(name=EVIL, kind="document", title=EVIL, size=1, weight=1)
    values = {
        "attached": attached,
        "picture": picture,
        "photos": [picture],
        "blocks": blocks,
        "runs": [(EVIL, "ins"), (EVIL, "")],
    }
    event = SampleEvent(AT.date(), EVIL, EVIL, EVIL, url=EVIL, notes=(EVIL,))
    return values | {
        "events": [event],
        "evil": EVIL,
        "at": AT,
        "links": links,
        "steps": [(EVIL, "now")],
        "form": EvilForm({"evil": ""}),
    }


@pytest.mark.parametrize("name", list(EVIL_USES))
def test_what_people_typed_never_becomes_markup(name: str) -> None:
    html = render(EVIL_USES[name], **evil_words())

    assert "<script" not in html
    assert "' onload='" not in html


def test_every_component_is_tried_with_evil_words() -> None:
    assert set(TAGS) == set(EVIL_USES) | WITHOUT_WORDS


def test_a_drawn_picture_inside_a_text_says_that_it_is_drawn_also_when_nobody_is_named() -> None:
    drawn = Picture(
        name="gambar",
        width=8,
        height=6,
        widths=[8],
        focus=(50, 50),
        alt="",
        caption="",
        credit="",
        avif=False,
        is_drawn=True,
    )
    blocks = [{"kind": "photo", "lines": [], "photo": "gambar"}]

    html = render("{% prose blocks photos %}", blocks=blocks, photos=[drawn])

    assert "<figcaption>Ilustrasi.</figcaption>" in "".join(html.split())


@pytest.mark.parametrize("name", sorted(TAGS))
def test_a_misspelt_attribute_is_refused(name: str) -> None:
    end = "{% end" + name + " %}" if name in {"note", "fold", "scroll"} else ""

    with pytest.raises(TemplateSyntaxError, match="unexpected keyword argument 'lable'"):
        Template("{% " + name + " lable='x' %}" + end)


@pytest.mark.parametrize(
    "source",
    [
        "{% badge 'x' 'green' %}",
        "{% icon 'rocket' %}",
        "{% tile 'x' 'huge' %}",
        "{% button 'x' kind='primary' %}",
        "{% story 'x' '#' shape='card' %}",
        "{% track steps %}",
        "{% note tone='loud' %}{% endnote %}",
    ],
)
def test_a_misspelt_word_is_refused(source: str) -> None:
    with pytest.raises(TemplateSyntaxError, match="is not one of"):
        render(source, steps=[("Dibahas", "finished")])


def test_moments_are_written_for_people_and_for_machines() -> None:
    html = render("{% moment at 'WIB' %} {% short_moment at 'WIT' %}", at=AT)

    assert html == (
        '<time datetime="2023-03-25T13:37+07:00">Sabtu, 25 Maret 2023 | 13:37 WIB</time> '
        '<time datetime="2023-03-25T15:37+09:00">25 Maret 2023, 15.37 WIT</time>'
    )


def test_numbers_are_written_as_people_here_write_them() -> None:
    assert render("{{ 2145|number }} {{ 50|percent:103 }}") == "2.145 48,5 %"


def test_paragraphs_keep_line_breaks_and_escape_the_rest() -> None:
    text = "Satu <b>\ndua\n\n\nTiga & empat"

    assert (
        render("{{ text|paragraphs }}", text=text)
        == "<p>Satu &lt;b&gt;<br>dua</p>\n<p>Tiga &amp; empat</p>"
    )


def test_one_story_component_serves_as_lead_and_as_row() -> None:
    lead = render("{% story 'Judul' '/x/' shape='lead' %}")
    row = render("{% story 'Judul' '/x/' %}")

    assert '<h2><a href="/x/">Judul</a></h2>' in lead
    assert '<h3><a href="/x/">Judul</a></h3>' in row
    assert "meta" not in row


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("KIM Teluk Kapuas", "TK"),
        ("Kabupaten Kubu Raya", "KR"),
        ("Indonesia", "I"),
        ("KIM Desa", "KD"),
        ("", "?"),
        ("- 7 Ulu", "7U"),
    ],
)
def test_a_tile_carries_the_initials_of_what_a_place_is_called(name: str, letters: str) -> None:
    assert f">{letters}</text>" in render("{% tile name %}", name=name)


def test_the_present_stage_is_said_and_not_only_coloured() -> None:
    html = render("{% track steps %}", steps=[("Dibahas", "done"), ("Diperiksa", "now")])

    assert 'Dibahas<span class="hidden"> (sudah)</span>' in html
    assert html.count('aria-current="step"') == 1
