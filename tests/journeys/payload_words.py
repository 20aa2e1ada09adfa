"""What a story says when each of its words wants to run."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from kimid.lib.picture import Picture
from kimid.media.actions import Description, describe
from kimid.media.models import ChildrenShown
from kimid.newsroom import actions as newsroom
from kimid.newsroom.actions.words import Second
from kimid.newsroom.models import SourceKind, StoryKind
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.wire.models import ItemKind, Verdict
from kimid.wire.placing import DETAILS, Details
from tests import build
from tests.journeys.payload_scene import Scene

KINDS: Final = tuple(StoryKind)
_BODY: Final = 3000  # letters of one long text
_WIDTHS: Final = {"venue": 120, "organiser": 120, "paid_by": 120, "claim": 500, "claim_seen": 200, "reach": 200}


class Writer:
    """Somebody who writes for a KIM. What stands beside a story has its own fields, under the name `beside`."""

    def __init__(self, scene: Scene, kim: Kim, by: Person) -> None:
        self._scene, self._kim, self._by = scene, kim, by

    def words(self, kind: StoryKind = StoryKind.NEWS, *, beside: str = "", in_two_languages: bool = True) -> newsroom.Words:
        """A whole story: texts, photos, a document, what its kind asks for."""
        fill = self._scene.fill
        return newsroom.Words(
            title=fill(f"{beside}title", 140),
            lead=fill(f"{beside}lead", 1000),
            body=self._body(f"{beside}body"),
            kind=kind,
            place=fill(f"{beside}place", 80),
            photos=(self.photo(beside), self.photo(beside)),
            details=self.details(kind, beside=beside),
            attachments=({**build.attachment(self._kim).facts(), "title": fill(f"{beside}document", 80)},),
            second=self._second(beside) if in_two_languages else ("", "", "", ""),
        )

    def short(self, kind: StoryKind) -> newsroom.Words:
        """A title, a sentence, and what this kind asks for."""
        title, lead = self._scene.fill("title", 140), self._scene.fill("lead", 200)
        return newsroom.Words(title, lead, kind=kind, details=self.details(kind))

    def details(self, kind: StoryKind, *, beside: str = "") -> Details:
        """What a story says beside words: what its kind shows; a wording beside a story shows what it has of any kind."""
        shown = _WIDTHS if beside else DETAILS.get(ItemKind(kind), ())
        names = [name for name in _WIDTHS if name in shown]
        texts: dict[str, Any] = {name: self._scene.fill(f"{beside}{name.replace('_', ' ')}", _WIDTHS[name]) for name in names}
        now = self._scene.now()
        facts = Details(starts_at=now + timedelta(days=9), claim_since=now.date(), verdict=Verdict.FALSE)
        return replace(facts, **texts)

    def photo(self, beside: str = "") -> Picture:
        """A photo, described."""
        fill, at = self._scene.fill, self._scene.now()
        photo = build.photo(self._kim, by=self._by, at=at)
        said = Description(
            fill(f"{beside}alt", 300), fill(f"{beside}caption", 300), fill(f"{beside}credit", 120), ChildrenShown.NONE
        )
        return describe(photo, description=said, by=self._by, at=at).facts()

    def source(self) -> newsroom.SourceNote:
        """Where it comes from, for everybody to read."""
        return newsroom.SourceNote(SourceKind.INTERVIEW, self._scene.fill("source", 120), self._scene.now().date())

    def guarded_source(self) -> newsroom.SourceNote:
        """Where it comes from, for editors only."""
        fill = self._scene.fill
        return newsroom.SourceNote(
            SourceKind.TOLD,
            fill("withheld source", 120),
            self._scene.now().date(),
            contact=fill("source contact", 100),
            withheld_reason=fill("withheld reason", 200),
        )

    def _second(self, beside: str) -> Second:
        fill = self._scene.fill
        return "mad", fill(f"{beside}second title", 140), fill(f"{beside}second lead", 1000), fill(f"{beside}second", 1500)

    def _body(self, field: str) -> str:
        """Paragraphs, a photo, a heading, a quotation, a point."""
        long, heading, quotation, point = (self._scene.fill(field, most) for most in (_BODY, 500, 500, 500))
        return "\n\n".join([long, "[foto 1]", f"## {heading}", f"> {quotation}", f"- {point}"])
