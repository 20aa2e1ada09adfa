"""The way of one story through the actions: written, sent, talked over, confirmed, published, now
and then corrected.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Final

from kimid.access.one_use_links import LinkHolder
from kimid.demo import grammar
from kimid.demo.groups import Group
from kimid.demo.story_generator import GeneratedStory
from kimid.demo.story_sources import sources_of
from kimid.demo.story_templates import phrases
from kimid.lib import clock
from kimid.newsroom.actions import confirmations, publishing, statements, talk, writing
from kimid.newsroom.actions.confirmations import Witness
from kimid.newsroom.actions.content import ContentData, SourceNote
from kimid.newsroom.actions.statements import ReplyNote
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Decision, HowKnown, Story, TalkMode
from kimid.people.models import Person
from kimid.sites.guard import on_site

_ORDER: Final = (Stage.COLLECTED, Stage.DISCUSSED, Stage.VERIFIED, Stage.PUBLISHED)
_BY_LINK: Final = 0.08
_FACE_TO_FACE: Final = 0.08
_ON_PAPER: Final = 0.2
_SHOWS_INITIALS: Final = 0.2
_SPEAKS: Final = 0.55
_MEETS: Final = 0.2
_PUT_OFF: Final = 0.4


class StoryWorkflow:
    """One story on its way in one group."""

    def __init__(
        self, group: Group, generated: GeneratedStory, words: ContentData, at: datetime
    ) -> None:
        self._choose = Random(f"{group.village.label} {generated.words.title}")
        self._group = group
        self._generated = generated
        self._words = words
        self._end = at
        self._now, self._stride = at, timedelta(0)
        self._writer, *self._others = self._choose.sample(group.people, len(group.people))
        self._editor = self._choose.choice(
            [each for each in group.editors if each != self._writer] or list(group.editors)
        )

    def advance_to(self, stage: Stage) -> Story:
        """Bring the story as far as this stage; it arrives there at the time it was made for."""
        wanted = _ORDER[: _ORDER.index(stage) + 1] if stage in _ORDER else ()
        with on_site(self._group.kim.site):
            # The steps take some hours each, so the first comes a day or two before the last.
            self._stride = timedelta(minutes=self._choose.randint(25, 480))
            self._now = self._end - self._stride * len(wanted)
            story = self._write()
            for step in wanted:
                self._take_step(story, step)
            if stage == Stage.COLLECTED and self._choose.random() < _PUT_OFF:
                self._put_off(story)
        return story

    def correct(self, story: Story, at: datetime) -> None:
        """Put the number right that was wrong, with a public notice."""
        if self._generated.note is not None:
            with on_site(self._group.kim.site):
                publishing.correct(
                    story,
                    content=replace(self._generated.words, photos=self._words.photos),
                    note=self._generated.note,
                    by=self._editor,
                    at=at,
                )
                if story.awaits_recheck:
                    self._confirm_again(story, at + timedelta(hours=1))

    def _confirm_again(self, story: Story, at: datetime) -> None:
        others = [each for each in self._others if each != self._editor]
        for person in others[: story.confirmations_wanted]:
            self._confirm_oneself(story, person, at)

    def reply(self, story: Story, at: datetime) -> None:
        """The other side answers, in words that are about this very story."""
        who, words = self._generated.reply
        note = ReplyNote(who, words, clock.today(at, self._group.kim.region.zone))
        with on_site(self._group.kim.site):
            statements.add_reply(story, reply=note, by=self._editor, at=at)

    def withdraw(self, story: Story, reason: str, at: datetime) -> None:
        """Withdraw it, with the reason that readers are told."""
        with on_site(self._group.kim.site):
            publishing.withdraw(story, reason=reason, by=self._editor, at=at)

    def _take_step(self, story: Story, step: Stage) -> None:
        self._now += self._stride
        match step:
            case Stage.COLLECTED:
                writing.send(story, by=self._writer, at=self._now)
                self._talk_about(story)
            case Stage.DISCUSSED:
                self._decide(story)
            case Stage.VERIFIED:
                self._confirm(story)
            case Stage.PUBLISHED:
                publishing.publish(story, by=self._editor, at=self._now)

    def _write(self) -> Story:
        site = self._group.kim.site
        on = clock.today(self._end - timedelta(days=1), self._group.kim.region.zone)
        first, *others = (
            SourceNote(kind, name, on)
            for kind, name in sources_of(self._generated, self._writer.name, self._choose)
        )
        story = writing.write(
            site, content=self._words, source=first, by=self._writer, at=self._now
        )
        for source in others:
            writing.add_source(story, source=source, by=self._writer, at=self._now)
        return story

    def _talk_about(self, story: Story) -> None:
        """Some talk in the thread; often everything was said by word of mouth."""
        if self._choose.random() > _SPEAKS:
            return
        asker = self._choose.choice(self._others)
        self._say_in_thread(story, "ask", asker, minutes=4)
        if self._choose.random() < _SPEAKS:
            self._say_in_thread(story, "answer", self._writer, minutes=11)
        elif self._choose.random() < _SPEAKS:
            self._say_in_thread(story, "chat", asker, minutes=19)

    def _say_in_thread(self, story: Story, key: str, by: Person, *, minutes: int) -> None:
        talk.post_message(
            story, text=self._phrase(key), by=by, at=self._now + timedelta(minutes=minutes)
        )

    def _decide(self, story: Story) -> None:
        meets = self._choose.random() < _MEETS
        people = self._choose.randint(6, 14) if meets else self._choose.randint(2, 5)
        with_name = [
            self._writer.name,
            self._choose.choice(self._others).name,
            self._phrase("who_else"),
        ]
        talk.record_talk(
            story,
            form=(
                TalkMode.MEETING
                if meets
                else self._choose.choice((TalkMode.ORAL, TalkMode.ORAL, TalkMode.THREAD))
            ),
            decision=Decision.PUBLISH,
            people_count=people,
            names=", ".join(with_name[: 2 if people == 2 else 3]),
            by=self._choose.choice(self._others),
            at=self._now,
        )

    def _put_off(self, story: Story) -> None:
        """The group decides that it is not to be published, or not yet, and says why."""
        decision = self._choose.choice((Decision.ASK_FIRST, Decision.ASK_FIRST, Decision.DECLINE))
        talk.record_talk(
            story,
            form=TalkMode.ORAL,
            decision=decision,
            people_count=3,
            reason=self._phrase(decision.value),
            by=self._choose.choice(self._others),
            at=self._now + timedelta(minutes=30),
        )

    def _confirm(self, story: Story) -> None:
        for person in self._others[: story.confirmations_wanted]:
            if self._choose.random() < _BY_LINK:
                self._confirm_by_link(story, person)
            elif self._choose.random() < _FACE_TO_FACE:
                self._record_witness(story, person)
            else:
                self._confirm_oneself(story, person, self._now)

    def _confirm_oneself(self, story: Story, person: Person, at: datetime) -> None:
        """A member says how they know; some let readers have their initials."""
        how_known, known_by = self._knowledge()
        confirmations.confirm(
            story,
            how_known=how_known,
            known_by=known_by,
            shows_initials=self._choose.random() < _SHOWS_INITIALS,
            by=person,
            at=at,
        )

    def _knowledge(self) -> tuple[str, HowKnown]:
        if self._generated.asked:
            return self._phrase("checked"), HowKnown.ASKED
        pairs = list(zip(phrases()["how_known"], phrases()["known_by"], strict=True))
        words, known_by = self._choose.choice(pairs)
        return grammar.render(words, self._generated.slots, self._choose), HowKnown(known_by)

    def _record_witness(self, story: Story, by: Person) -> None:
        """Somebody without a phone confirms it to the face of a member, now and then on paper."""
        witness = Witness(self._phrase("witness"), is_on_paper=self._choose.random() < _ON_PAPER)
        confirmations.confirm_for_witness(
            story,
            witness=witness,
            how_known=self._phrase("witness_knows"),
            known_by=HowKnown.SEEN,
            by=by,
            at=self._now,
        )

    def _confirm_by_link(self, story: Story, by: Person) -> None:
        """The head of the village, who has no account, is asked and answers within the hour."""
        head = str(self._generated.slots["pak_kades"])
        link, _token = confirmations.ask_by_link(
            story, holder_name=f"{head} {self._group.village.name}", by=by, at=self._now
        )
        at = self._now + timedelta(minutes=40)
        confirmations.confirm(
            story,
            how_known=self._phrase("head_knows"),
            known_by=HowKnown.DOCUMENT,
            by=LinkHolder(link, at),
            at=at,
        )

    def _phrase(self, key: str) -> str:
        template: str = self._choose.choice(phrases()[key])
        return grammar.render(template, self._generated.slots, self._choose)
