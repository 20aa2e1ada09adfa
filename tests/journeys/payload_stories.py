"""Stories whose every word wants to run go every way that there is, by the actions that
people use.
"""

from typing import Final

from kimid.access.models import OneUseLink
from kimid.access.one_use_links import LinkHolder
from kimid.newsroom.actions import (
    confirmations,
    content,
    publishing,
    statements,
    talk,
    urgent,
    writing,
)
from kimid.newsroom.actions.statements import ReplyNote
from kimid.newsroom.models import Decision, Story, StoryKind, TalkMode, Urgency
from kimid.people.models import Person
from kimid.sites.guard import on_site
from kimid.wire import actions as wire
from kimid.wire.models import Placement
from tests import build
from tests.journeys.payload_people import Village
from tests.journeys.payload_scene import LABEL
from tests.journeys.payload_words import KINDS, Writer

# What becomes of a story, by the last digit of its number. All others are published and left as
# they are.
DRAFT = 9
UNDER_WAY = 8
HIDDEN = 5
_IN_HASTE: Final = frozenset({0, 6, 7})
_WITHDRAWN: Final = frozenset({1, 6, 7})
_CORRECTED: Final = frozenset({2, 3, 4})
BESIDE: Final = "beside: "  # begins the names of the fields of a wording beside a story
_NARROWEST_BESIDE: Final = tuple(
    BESIDE + name for name in ("place", "venue", "organiser", "paid by", "document", "title")
)


class Stories:
    """The newsroom of the village."""

    def __init__(self, village: Village) -> None:
        self._village = village
        self._scene = village.scene
        self._site = village.site
        self._writer = Writer(self._scene, village.kim, village.author)
        self.shared: list[Story] = []
        self.under_way: list[Story] = []
        self._is_rich = (
            True  # whether the story at hand has all that there is; in a short run each third has
        )

    def tell(self, number: int) -> None:
        """One story, as far as its number says."""
        fate = number % 10
        now = self._scene.now
        self._is_rich = self._scene.is_long or number % 3 == 0
        with on_site(self._site):
            by = self._village.author if fate == DRAFT else self._village.newcomer()
            words = self._words(KINDS[number % len(KINDS)])
            story = writing.write(
                self._site, content=words, source=self._writer.source(), by=by, at=now()
            )
            self._scene.room(
                "dedi" if fate == DRAFT else "hasan", f"/s/{LABEL}/berita/{story.public_id}/"
            )
            if fate == DRAFT:
                return
            writing.send(story, by=by, at=now())
            self.shared.append(story)
            self._talk(story, by)
            if self._is_rich:
                writing.add_source(story, source=self._writer.guarded_source(), by=by, at=now())
            self._go_on(story, fate, by)
            self._village.farewell(by)

    def set_aside(self, number: int) -> None:
        """A wording that waits beside one of the stories."""
        story = self.shared[(number * 10 + number // 10) % len(self.shared)]
        words = self._writer.words(beside=BESIDE)
        by = self._village.friends[0]
        with on_site(self._site):
            writing.keep_conflict_copy(
                story, content=words, base=story.digest, by=by, at=self._scene.now()
            )

    def finish(self) -> None:
        """Wordings beside stories, as many as are needed."""
        self._scene.until_done(self.set_aside, *_NARROWEST_BESIDE, least=4)

    def _go_on(self, story: Story, fate: int, by: Person) -> None:
        if fate == UNDER_WAY:
            writing.edit(story, content=self._words(), by=by, at=self._scene.now())
            self._asked(story)
            self._head(story)
            self.under_way.append(story)
            return
        self._head(story)
        (self._publish_in_haste if fate in _IN_HASTE else self._publish)(story)
        self._afterwards(story, fate)

    def _publish(self, story: Story) -> None:
        asked = [
            LinkHolder(self._asked(story), self._scene.now())
            for _ in range(2 if self._is_rich else 1)
        ]
        knowing: list[Person | LinkHolder] = [*asked, self._village.friends[0]]
        for who in knowing:
            confirmations.confirm(
                story, how_known=self._scene.fill("confirmation", 300), by=who, at=self._scene.now()
            )
        publishing.publish(story, by=self._village.editor, at=self._scene.now())

    def _publish_in_haste(self, story: Story) -> None:
        """Nobody has confirmed it yet; somebody is asked."""
        asked = self._scene.fill("asked in haste", 300)
        at = self._scene.now()
        urgent.publish_urgent(
            story, urgency=Urgency.ROAD, asked=asked, by=self._village.editor, at=at
        )
        self._asked(story)

    def _words(self, kind: StoryKind = StoryKind.NEWS) -> content.ContentData:
        return self._writer.words(kind, in_two_languages=self._is_rich)

    def _talk(self, story: Story, by: Person) -> None:
        fill, at = self._scene.fill, self._scene.now()
        talk.post_message(
            story, text=fill("message", 2000), photos=[self._writer.photo()], by=by, at=at
        )
        talk.record_talk(
            story,
            form=TalkMode.ORAL,
            decision=Decision.PUBLISH,
            people_count=4,
            names=fill("talk names", 300),
            reason=fill("talk reason", 300),
            by=self._village.editor,
            at=at,
        )

    def _asked(self, story: Story) -> OneUseLink:
        # or it would one day be the writer's own name
        name = f"Tetangga {self._scene.fill('link holder', 90)}"
        link, token = confirmations.ask_by_link(
            story, holder_name=name, by=self._village.editor, at=self._scene.now()
        )
        self._scene.room("", f"/pastikan/{token}/")
        return link

    def _head(self, story: Story) -> None:
        """The head of the village is asked for a note, and writes it; in a long run somebody else
        is asked too, who does not.
        """
        if not self._is_rich:
            return
        for is_written in (True, False) if self._scene.is_long else (True,):
            name = self._scene.fill("head", 100)
            at = self._scene.now()
            link, token = statements.ask_head(
                story, holder_name=name, by=self._village.editor, at=at
            )
            self._scene.room("", f"/catatan/{token}/")
            if is_written:
                words = self._scene.fill("head's note", 1000)
                statements.note_as_head(story, text=words, by=LinkHolder(link, at), at=at)

    def _afterwards(self, story: Story, fate: int) -> None:
        editor = self._village.editor
        fill = self._scene.fill
        self._scene.doors.append((LABEL, story.path))  # no list leads to a story that was withdrawn
        if fate in _WITHDRAWN:
            publishing.withdraw(
                story, reason=fill("withdrawal", 300), by=editor, at=self._scene.now()
            )
        elif fate in _CORRECTED:
            self._correct(story)
        elif fate == HIDDEN:
            for placement in Placement.objects.filter(item=story.item, portal__kind="portal"):
                wire.hide(
                    placement, reason=fill("hidden", 200), by=build.BUILDER, at=self._scene.now()
                )

    def _correct(self, story: Story) -> None:
        editor = self._village.editor
        fill = self._scene.fill
        now = self._scene.now
        note = content.CorrectionNote(
            fill("correction", 2000), fill("correction", 2000), fill("correction why", 300)
        )
        publishing.correct(
            story, content=self._words(StoryKind(story.kind)), note=note, by=editor, at=now()
        )
        for _ in range(3):
            reply = ReplyNote(fill("reply name", 120), fill("reply", 2000), now().date())
            statements.add_reply(story, reply=reply, by=editor, at=now())
