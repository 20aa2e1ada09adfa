"""Polls: asked, answered, closed and counted, taken back, shown to readers."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from kimid.access.queries import members_of
from kimid.activity.actions.entries import NotNow, refuse_if_closed
from kimid.activity.models import FEWEST, Poll, Vote
from kimid.activity.rules import Can
from kimid.events.action import action, remember, touch
from kimid.events.actor import Actor
from kimid.lib import clock
from kimid.lib.blocks import clean
from kimid.newsroom.models import Story
from kimid.people.models import Person
from kimid.sites.models import Site

FEWEST_CHOICES: Final = 2
MOST_CHOICES: Final = 6
LONGEST: Final = timedelta(days=60)
_OVER: Final = "Jajak pendapat ini sudah ditutup."


@dataclass(frozen=True)
class Question:
    """What is asked: two to six different choices of at most 80 letters, and the last day for answers."""

    words: str
    choices: tuple[str, ...]
    closes_on: date


@action(needs=Can.ASK, records="poll.asked")
def ask_poll(
    site: Site, *, question: Question, story: Story | None = None, public_id: str = "", by: Person, at: datetime
) -> Poll:
    """Ask everybody of the group, also about a story. Sent twice with the `public_id` of its sheet, it is one. Raises NotNow."""
    refuse_if_closed(site)
    if public_id and Poll.objects.filter(site=site, public_id=public_id).exists():
        raise NotNow("Jajak pendapat ini sudah tersimpan.")
    choices = [clean(each) for each in question.choices]
    _refuse_odd(choices, (question.closes_on - clock.today(at, site.region.zone)))
    known: dict[str, Any] = {"public_id": public_id} if public_id else {}
    said = {"question": clean(question.words), "choices": choices, "closes_on": question.closes_on}
    remember(closes_on=question.closes_on.isoformat(), choices=len(choices), origin="story" if story else "")
    return Poll.objects.create(site=site, story=story, made_by=by, made_at=at, **said, **known)


@action(needs=Can.ANSWER, records="poll.answered")
def answer_poll(poll: Poll, *, choice: int, by: Person, at: datetime) -> Poll:
    """Answer, or answer otherwise, by the place of the choice. The record keeps who answered, never what. Raises NotNow."""
    refuse_if_closed(poll.site)
    if poll.closed_at is not None:
        raise NotNow(_OVER)
    if not poll.takes_answers(clock.today(at, poll.site.region.zone)):
        raise NotNow("Waktu menjawabnya sudah lewat.")
    if choice not in range(len(poll.choices)):
        raise NotNow("Pilih satu dari jawaban yang ada.")
    Vote.objects.update_or_create(poll=poll, person=by, defaults={"site": poll.site, "choice": choice, "at": at})
    return poll


@action(needs=Can.CLOSE, records="poll.closed")
def close_poll(poll: Poll, *, by: Actor, at: datetime) -> Poll:
    """Count what was answered, and forget who answered what. Raises NotNow when it was closed before."""
    if poll.closed_at is not None:
        raise NotNow(_OVER)
    votes = dict(Vote.objects.filter(poll=poll).values_list("person_id", "choice"))
    given, people = Counter(votes.values()), {member.person.pk for member in members_of(poll.site, at)}
    poll.counts = [given[place] for place in range(len(poll.choices))]
    poll.answer_count, poll.member_count = len(votes), len(people | votes.keys())  # who has left since has answered all the same
    poll.closed_at = at
    poll.save(update_fields=["counts", "answer_count", "member_count", "closed_at"])
    Vote.objects.filter(poll=poll).delete()
    remember(answers=poll.answer_count, members=poll.member_count)
    return poll


@action(needs=Can.CLOSE, records="poll.taken_back")
def take_back_poll(poll: Poll, *, by: Person, at: datetime) -> None:
    """Take a question back that nobody has answered. Raises NotNow."""
    if poll.closed_at is not None or poll.votes.exists():
        raise NotNow("Sudah ada yang menjawab. Kalau tidak perlu lagi, tutup saja.")
    Poll.objects.filter(pk=poll.pk).delete()


@action(needs=Can.SHOW, records="poll.shown")
def show_poll(poll: Poll, *, by: Person, at: datetime) -> Poll:
    """Show what came out on the public page of the group, if enough answered. Raises NotNow."""
    refuse_if_closed(poll.site)
    if poll.closed_at is None:
        raise NotNow("Hasilnya baru bisa ditampilkan sesudah ditutup.")
    if not poll.has_enough:
        raise NotNow(f"Yang menjawab kurang dari {FEWEST} orang. Hasilnya tidak ditampilkan.")
    _show(poll, is_shown=True)
    return poll


@action(needs=Can.SHOW, records="poll.hidden")
def hide_poll(poll: Poll, *, by: Person, at: datetime) -> Poll:
    """Show it to readers no more. Raises NotNow when it was not shown."""
    if not poll.is_shown:
        raise NotNow("Hasil ini memang tidak tampil di halaman KIM.")
    _show(poll, is_shown=False)
    return poll


def _show(poll: Poll, *, is_shown: bool) -> None:
    poll.is_shown = is_shown
    poll.save(update_fields=["is_shown"])
    touch(poll.site.tag)


def _refuse_odd(choices: list[str], ahead: timedelta) -> None:
    """Raise NotNow for what no form lets through."""
    if not FEWEST_CHOICES <= len({each.casefold() for each in choices if each}) == len(choices) <= MOST_CHOICES:
        raise NotNow(f"Tulis {FEWEST_CHOICES} sampai {MOST_CHOICES} pilihan jawaban yang berbeda.")
    if not timedelta() <= ahead <= LONGEST:
        raise NotNow(f"Tanggal terakhirnya paling cepat hari ini, paling lama {LONGEST.days} hari lagi.")
