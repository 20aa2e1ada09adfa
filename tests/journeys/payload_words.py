"""What a story says when each of its words wants to run."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from kimid.lib.picture import Picture
from kimid.media.actions import Description, describe
from kimid.media.models import ChildrenShown
from kimid.newsroom.actions import content as content_actions
from kimid.newsroom.actions.content import TranslationFields
from kimid.newsroom.details import DETAILS, Details
from kimid.newsroom.models import SourceKind, StoryKind
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.wire.verdicts import Verdict
from tests import build
from tests.journeys.payload_scene import Scene

KINDS: Final = tuple(StoryKind)
_BODY: Final = 3000  # letters of one long text
_WIDTHS: Final = {
    "venue": 120,
    "organiser": 120,
    "paid_by": 120,
    "claim": 500,
    "claim_seen": 200,
    "reach": 200,
    "co_writers": 120,
}


class Writer:
    """Somebody who writes for a KIM. What stands beside a story has its own fields, under the name
    `beside`.
    """

    def __init__(self, scene: Scene, kim: Kim, by: Person) -> None:
        self._scene = scene
        self._kim = kim
        self._by = by

    def words(
        self, kind: StoryKind = StoryKind.NEWS, *, beside: str = "", in_two_languages: bool = True
    ) -> content_actions.ContentData:
        """A whole story: texts, photos, a document, what its kind asks for."""
        fill = self._scene.fill
        return content_actions.ContentData(
            title=fill(f"{beside}title", 140),
            lead=fill(f"{beside}lead", 1000),
            body=self._body(f"{beside}body"),
            kind=kind,
            place=fill(f"{beside}place", 80),
            photos=(self.photo(beside), self.photo(beside)),
            details=self.details(kind, beside=beside),
            attachments=(
                {
                    **build.attachment(self._kim).as_attached(),
                    "title": fill(f"{beside}document", 80),
                },
            ),
            translation=self._second(beside) if in_two_languages else ("", "", "", ""),
        )

    def short(self, kind: StoryKind) -> content_actions.ContentData:
        """A title, a sentence, and what this kind asks for."""
        title = self._scene.fill("title", 140)
        lead = self._scene.fill("lead", 200)
        return content_actions.ContentData(title, lead, kind=kind, details=self.details(kind))

    def details(self, kind: StoryKind, *, beside: str = "") -> Details:
        """What a story says beside words: what its kind shows; a wording beside a story shows what
        it has of any kind.
        """
        shown = _WIDTHS if beside else DETAILS.get(kind, ())
        names = [name for name in _WIDTHS if name in shown]
        texts: dict[str, Any] = {
            name: self._scene.fill(f"{beside}{name.replace('_', ' ')}", _WIDTHS[name])
            for name in names
        }
        now = self._scene.now()
        facts = Details(
            starts_at=now + timedelta(days=9), claim_since=now.date(), verdict=Verdict.FALSE
        )
        return replace(facts, **texts)

    def photo(self, beside: str = "") -> Picture:
        """A photo, described."""
        fill = self._scene.fill
        at = self._scene.now()
        photo = build.photo(self._kim, by=self._by, at=at)
        said = Description(
            fill(f"{beside}alt", 300),
            fill(f"{beside}caption", 300),
            fill(f"{beside}credit", 120),
            ChildrenShown.NONE,
        )
        return describe(photo, description=said, by=self._by, at=at).as_picture()

    def source(self) -> content_actions.SourceNote:
        """Where it comes from, for everybody to read."""
        # an office, which a fact check may name as its evidence
        return content_actions.SourceNote(
            SourceKind.OFFICE, self._scene.fill("source", 120), self._scene.now().date()
        )

    def guarded_source(self) -> content_actions.SourceNote:
        """Where it comes from, for editors only."""
        fill = self._scene.fill
        return content_actions.SourceNote(
            SourceKind.WORD_OF_MOUTH,
            fill("withheld source", 120),
            self._scene.now().date(),
            contact=fill("source contact", 100),
            withheld_reason=fill("withheld reason", 200),
        )

    def _second(self, beside: str) -> TranslationFields:
        fill = self._scene.fill
        return (
            "mad",
            fill(f"{beside}second title", 140),
            fill(f"{beside}second lead", 1000),
            fill(f"{beside}second", 1500),
        )

    def _body(self, field: str) -> str:
        """Paragraphs, a photo, a heading, a quotation, a point."""
        long, heading, quotation, point = (
            self._scene.fill(field, most) for most in (_BODY, 500, 500, 500)
        )
        return "\n\n".join([long, "[foto 1]", f"## {heading}", f"> {quotation}", f"- {point}"])
