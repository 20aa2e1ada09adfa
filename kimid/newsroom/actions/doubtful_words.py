"""What accounts in doubt said in the group: messages, sources, decisions that they wrote down, and
drafts that they began from tips. The group still reads it, folded away and with who it is from;
nothing of it counts, rings or stands before readers any more.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from kimid.events.action import record_event_for
from kimid.events.models import Event
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Decision, Mention, Message, Source, Story, Talk, Tip
from kimid.newsroom.queries import lacks_other_recorder
from kimid.sites.doubts import Doubt

WORDS_DOUBTED: Final = "story.words_doubted"
TIP_RELEASED: Final = "tip.waits_again"
_ADDED: Final = "story.source_added"
_RECORDED: Final = "story.talk_recorded"


@dataclass(frozen=True)
class DoubtfulWords:
    """What these accounts said of stories since the doubt begins, and the events about it."""

    messages: Collection[Message]
    talks: Collection[Talk]
    sources: Collection[Source]
    events: Collection[Event]

    @property
    def stories(self) -> set[int]:
        """The stories of which they said something."""
        of_messages = {row.story_id for row in self.messages}
        of_talks = {row.story_id for row in self.talks}
        return of_messages | of_talks | {row.story_id for row in self.sources}


def doubtful_words(doubt: Doubt) -> DoubtfulWords:
    """What nobody has set aside yet. Four queries."""
    events = list(doubt.acts(_ADDED, _RECORDED))
    added = [event.data["source_row"] for event in events if "source_row" in event.data]
    since = {"site__in": doubt.sites, "doubted_at": None, "at__gte": doubt.since}
    return DoubtfulWords(
        list(Message.objects.filter(by__in=doubt.people, **since)),
        list(Talk.objects.filter(recorded_by__in=doubt.people, **since)),
        list(Source.objects.filter(pk__in=added, doubted_at=None)),
        events,
    )


def set_words_aside(story: Story, words: DoubtfulWords, doubt: Doubt) -> dict[str, int]:
    """Fold away what they said of this story, and let it be decided or checked again where it hangs
    on that. Returns how much, by the names of the counts. Saves nothing of the story itself.
    """
    messages = [row.pk for row in words.messages if row.story_id == story.pk]
    talks = [row.pk for row in words.talks if row.story_id == story.pk]
    sources = [row.pk for row in words.sources if row.story_id == story.pk]
    if not (messages or talks or sources):
        return {}
    Message.objects.filter(pk__in=messages).update(doubted_at=doubt.at)
    Talk.objects.filter(pk__in=talks).update(doubted_at=doubt.at)
    Source.objects.filter(pk__in=sources).update(doubted_at=doubt.at)
    called = Mention.objects.filter(message__in=messages, read_at=None)
    mentioned = list(called.values_list("person", flat=True))
    called.update(read_at=doubt.at)
    events = [event.pk for event in words.events if int(event.subject_id) == story.pk]
    record_event_for(story, WORDS_DOUBTED, undone=events, mentioned=mentioned)
    if talks:
        _decide_again(story)
    return {"messages": len(messages), "talks": len(talks), "sources": len(sources)}


def _decide_again(story: Story) -> None:
    """Take back what such a decision alone did: that a story was declined, or may be published."""
    last = story.talks.filter(doubted_at=None).order_by("pk").last()
    if story.declined_at is not None and (last is None or last.decision != Decision.DECLINE):
        story.declined_at = None
    if story.stage == Stage.VERIFIED and lacks_other_recorder(story):
        story.move_to(Stage.DISCUSSED)
        story.unschedule()


def release_tips(doubt: Doubt) -> int:
    """Tips from which they began a draft wait for others again; the draft stays with its author.
    Once the group has the story, it goes on there.
    """
    begun = [int(event.subject_id) for event in doubt.acts("story.begun_from_tip")]
    drafts = Story.objects.filter(pk__in=begun, stage=Stage.DRAFT, author__in=doubt.people)
    tips = list(Tip.objects.select_for_update(no_key=True).filter(story__in=drafts).order_by("pk"))
    for tip in tips:
        tip.story = tip.story_started_at = None
        tip.save(update_fields=["story", "story_started_at"])
        record_event_for(tip, TIP_RELEASED)
    return len(tips)
