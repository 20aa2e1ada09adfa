"""The few stories of the demo that were written by hand for certain people, in every stage: journeys and tests go by them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kimid.demo.founding import Group
from kimid.demo.gallery import Gallery
from kimid.demo.papers import papers_of
from kimid.demo.stories import HandmadeTale
from kimid.lib import clock
from kimid.newsroom import actions as newsroom
from kimid.newsroom.flow import PUBLIC, Stage
from kimid.newsroom.models import Decision, SourceKind, Story, StoryKind, TalkForm
from kimid.people.models import Person
from kimid.sites.guard import on_site
from kimid.wire.placing import Details


@dataclass(frozen=True)
class Cast:
    """Who writes, who confirms, who publishes."""

    writer: Person
    confirmer: Person
    editor: Person


type _Step = Callable[[Story, Cast, datetime], object]


def tell(tale: HandmadeTale, group: Group, gallery: Gallery, at: datetime) -> None:
    """Tell one of them as far as it has come; the first of the group writes, the last publishes."""
    cast = Cast(group.people[0], group.people[1], group.people[-1])
    site = group.kim.site
    photos = (gallery.facts(tale.picture, site, caption=tale.caption, at=at),) if tale.picture else ()
    details = _dated(tale, at, site.region.zone)
    words = newsroom.Words(
        tale.title,
        tale.lead,
        tale.body,
        kind=tale.kind,
        topic=tale.topic,
        place=tale.place,
        photos=photos,
        details=details,
        second=tale.second,
    )
    source = newsroom.SourceNote(SourceKind.SEEN, cast.writer.name, clock.today(at, site.region.zone))
    with on_site(site):
        words = replace(words, attachments=papers_of(tale.title, site, at))
        story = newsroom.write(site, words=words, source=source, by=cast.writer, at=at)
        go_through(story, tale.stage, cast, at)
        if tale.beside:
            later = at + timedelta(hours=1)
            newsroom.set_aside(story, words=replace(words, lead=tale.beside), base="", by=cast.confirmer, at=later)


def _dated(tale: HandmadeTale, at: datetime, zone: str) -> Details:
    """What it says beside words, with the days that lie around today."""
    if tale.starts_in is not None:
        on = clock.today(at, zone) + timedelta(days=tale.days_ago + tale.starts_in)
        starts = clock.start_of(on, zone) + timedelta(hours=8)
        return replace(tale.details, starts_at=starts, ends_at=starts + timedelta(hours=3))
    if tale.kind == StoryKind.FACT_CHECK:
        return replace(tale.details, claim_since=clock.today(at, zone) - timedelta(days=2))
    return tale.details


def go_through(story: Story, stage: Stage, cast: Cast, at: datetime) -> None:
    """Bring a draft as far as this stage, a step every twenty minutes."""
    for number, step in enumerate(_steps(stage), 1):
        step(story, cast, at + timedelta(minutes=20 * number))


def _steps(stage: Stage) -> list[_Step]:
    if stage == Stage.DRAFT:
        return []
    way: list[_Step] = [_send, _ask_something, _talk, _confirm, _publish]
    lengths = {Stage.COLLECTED: 2, Stage.DISCUSSED: 3, Stage.VERIFIED: 4}
    steps = way[: lengths.get(stage, len(way))]
    return [*steps, _withdraw] if stage not in {*lengths, *PUBLIC} else steps


def _send(story: Story, cast: Cast, at: datetime) -> None:
    newsroom.send(story, by=cast.writer, at=at)


def _ask_something(story: Story, cast: Cast, at: datetime) -> None:
    newsroom.say(story, words="Jumlahnya sudah dicek ke yang bersangkutan?", by=cast.confirmer, at=at)


def _talk(story: Story, cast: Cast, at: datetime) -> None:
    newsroom.record_talk(
        story,
        form=TalkForm.ORAL,
        decision=Decision.PUBLISH,
        people_count=3,
        names=f"{cast.writer.name}, {cast.confirmer.name}, dan kepala dusun",
        by=cast.writer,
        at=at,
    )


def _confirm(story: Story, cast: Cast, at: datetime) -> None:
    newsroom.confirm(story, how_known="Saya ada di tempat hari itu.", by=cast.confirmer, at=at)


def _publish(story: Story, cast: Cast, at: datetime) -> None:
    newsroom.publish(story, by=cast.editor, at=at)


def _withdraw(story: Story, cast: Cast, at: datetime) -> None:
    newsroom.withdraw(
        story, reason="Jadwal itu ternyata dari pesan lama. Perusahaan air tidak mengumumkannya.", by=cast.editor, at=at
    )
