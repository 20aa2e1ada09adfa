"""The few stories of the demo that were written by hand for certain people, in every stage:
journeys and tests go by them.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from kimid.demo.documents import documents_of
from kimid.demo.gallery import Gallery
from kimid.demo.groups import Group
from kimid.demo.stories import HandmadeStory
from kimid.lib import clock
from kimid.newsroom.actions import confirmations, content, publishing, talk, writing
from kimid.newsroom.details import Details
from kimid.newsroom.flow import PUBLIC, Stage
from kimid.newsroom.models import Decision, HowKnown, SourceKind, Story, StoryKind, TalkMode
from kimid.people.models import Person
from kimid.sites.guard import on_site
from kimid.sites.models import Site


@dataclass(frozen=True)
class Cast:
    """Who writes, who confirms, who publishes."""

    writer: Person
    confirmer: Person
    editor: Person


_THERE: Final = ("Saya ada di tempat hari itu.", HowKnown.TOOK_PART)

type _Step = Callable[[Story, Cast, datetime], object]


def write_handmade(handmade: HandmadeStory, group: Group, gallery: Gallery, at: datetime) -> None:
    """Tell one of them as far as it has come; the first of the group writes, the last publishes."""
    cast = Cast(group.people[0], group.people[1], group.people[-1])
    site = group.kim.site
    photos = (
        (gallery.site_picture(handmade.picture, site, caption=handmade.caption, at=at),)
        if handmade.picture
        else ()
    )
    details = _dated_details(handmade, at, site.region.zone)
    was, right, _why = handmade.mistake
    words = content.ContentData(
        handmade.title,
        handmade.lead.replace(right, was) if right else handmade.lead,
        handmade.body,
        kind=handmade.kind,
        topic=handmade.topic,
        place=handmade.place,
        photos=photos,
        details=details,
        translation=handmade.second,
    )
    with on_site(site):
        words = replace(words, attachments=documents_of(handmade.title, site, at))
        story = _begin(handmade, words, site, cast, at)
        advance_to(story, handmade.stage, cast, at, knows=handmade.knows)
        if right:
            _correct(story, handmade, cast, at + timedelta(days=1))
        if handmade.beside:
            later = at + timedelta(hours=1)
            writing.keep_conflict_copy(
                story,
                content=replace(words, lead=handmade.beside),
                base="",
                by=cast.confirmer,
                at=later,
            )


def _begin(
    handmade: HandmadeStory, words: content.ContentData, site: Site, cast: Cast, at: datetime
) -> Story:
    """The draft with all its sources."""
    on = clock.today(at, site.region.zone)
    named = handmade.sources or ((SourceKind.SEEN, cast.writer.name),)
    first, *others = (content.SourceNote(kind, name, on) for kind, name in named)
    story = writing.write(site, content=words, source=first, by=cast.writer, at=at)
    for source in others:
        writing.add_source(story, source=source, by=cast.writer, at=at)
    return story


def _dated_details(handmade: HandmadeStory, at: datetime, zone: str) -> Details:
    """What it says beside words, with the days that lie around today."""
    if handmade.starts_in is not None:
        on = clock.today(at, zone) + timedelta(days=handmade.days_ago + handmade.starts_in)
        starts = clock.start_of(on, zone) + timedelta(hours=8)
        return replace(handmade.details, starts_at=starts, ends_at=starts + timedelta(hours=3))
    if handmade.kind == StoryKind.FACT_CHECK:
        return replace(handmade.details, claim_since=clock.today(at, zone) - timedelta(days=2))
    return handmade.details


def advance_to(
    story: Story, stage: Stage, cast: Cast, at: datetime, *, knows: tuple[str, HowKnown] = _THERE
) -> None:
    """Bring a draft as far as this stage, a step every twenty minutes."""
    for number, step in enumerate(_steps(stage, knows), 1):
        step(story, cast, at + timedelta(minutes=20 * number))


def _steps(stage: Stage, knows: tuple[str, HowKnown]) -> list[_Step]:
    if stage == Stage.DRAFT:
        return []
    all_steps: list[_Step] = [
        _send,
        _ask_something,
        _talk,
        partial(_confirm, knows=knows),
        _publish,
    ]
    lengths = {Stage.COLLECTED: 2, Stage.DISCUSSED: 3, Stage.VERIFIED: 4}
    steps = all_steps[: lengths.get(stage, len(all_steps))]
    return [*steps, _withdraw] if stage not in {*lengths, *PUBLIC} else steps


def _send(story: Story, cast: Cast, at: datetime) -> None:
    writing.send(story, by=cast.writer, at=at)


def _ask_something(story: Story, cast: Cast, at: datetime) -> None:
    talk.post_message(
        story, text="Jumlahnya sudah dicek ke yang bersangkutan?", by=cast.confirmer, at=at
    )


def _talk(story: Story, cast: Cast, at: datetime) -> None:
    talk.record_talk(
        story,
        form=TalkMode.ORAL,
        decision=Decision.PUBLISH,
        people_count=3,
        names=f"{cast.writer.name}, {cast.confirmer.name}, dan kepala dusun",
        by=cast.confirmer,
        at=at,
    )


def _confirm(story: Story, cast: Cast, at: datetime, *, knows: tuple[str, HowKnown]) -> None:
    how_known, known_by = knows
    confirmations.confirm(story, how_known=how_known, known_by=known_by, by=cast.confirmer, at=at)


def _publish(story: Story, cast: Cast, at: datetime) -> None:
    publishing.publish(story, by=cast.editor, at=at)


def _correct(story: Story, handmade: HandmadeStory, cast: Cast, at: datetime) -> None:
    """Put the number right that was wrong, with a notice that readers see for good."""
    publishing.correct(
        story,
        content=replace(content.content_of(story), lead=handmade.lead),
        note=content.CorrectionNote(*handmade.mistake),
        by=cast.editor,
        at=at,
    )


def _withdraw(story: Story, cast: Cast, at: datetime) -> None:
    publishing.withdraw(
        story,
        reason="Jadwal itu ternyata dari pesan lama. Perusahaan air tidak mengumumkannya.",
        by=cast.editor,
        at=at,
    )
