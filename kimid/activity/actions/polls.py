"""Actions on polls: ask, answer, close, take back, show, hide."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from kimid.access.queries import members_of
from kimid.activity.actions.entries import EntryRefused, refuse_if_closed, refuse_odd_words
from kimid.activity.models import MIN_ANSWERS, Poll, Vote
from kimid.activity.rules import ActivityPermission
from kimid.events.action import action, add_event_data, touch
from kimid.events.actor import Actor
from kimid.lib import clock
from kimid.lib.blocks import clean_text
from kimid.newsroom.models import Story
from kimid.people.models import Person
from kimid.sites.models import Site

MIN_CHOICES: Final = 2
MAX_CHOICES: Final = 6
MAX_DURATION: Final = timedelta(days=60)
_CLOSED: Final = "Jajak pendapat ini sudah ditutup."


@dataclass(frozen=True)
class PollQuestion:
    """The data of a poll: two to six different choices, and the last day for answers."""

    text: str
    choices: tuple[str, ...]
    closes_on: date


@action(needs=ActivityPermission.ASK, records="poll.asked", counts_as_life=True)
def ask_poll(
    site: Site,
    *,
    question: PollQuestion,
    story: Story | None = None,
    public_id: str = "",
    by: Person,
    at: datetime,
) -> Poll:
    """Ask the group a question. A second request with the same `public_id` raises EntryRefused."""
    refuse_if_closed(site)
    if public_id and Poll.objects.filter(site=site, public_id=public_id).exists():
        raise EntryRefused("Jajak pendapat ini sudah tersimpan.")
    refuse_odd_words(site, question.text, *question.choices, by=by)
    choices = [clean_text(each) for each in question.choices]
    _check_choices(choices, (question.closes_on - clock.today(at, site.region.zone)))
    identity: dict[str, Any] = {"public_id": public_id} if public_id else {}
    values = {
        "question": clean_text(question.text),
        "choices": choices,
        "closes_on": question.closes_on,
    }
    add_event_data(
        closes_on=question.closes_on.isoformat(),
        choices=len(choices),
        origin="story" if story else "",
    )
    return Poll.objects.create(site=site, story=story, made_by=by, made_at=at, **values, **identity)


@action(needs=ActivityPermission.ANSWER, records="poll.answered", counts_as_life=True)
def answer_poll(poll: Poll, *, choice: int, by: Person, at: datetime) -> Poll:
    """Answer with the index of a choice, or change the answer. The event does not store the choice.

    Raises EntryRefused.
    """
    refuse_if_closed(poll.site)
    if poll.closed_at is not None:
        raise EntryRefused(_CLOSED)
    if not poll.takes_answers(clock.today(at, poll.site.region.zone)):
        raise EntryRefused("Waktu menjawabnya sudah lewat.")
    if choice not in range(len(poll.choices)):
        raise EntryRefused("Pilih satu dari jawaban yang ada.")
    Vote.objects.update_or_create(
        poll=poll, person=by, defaults={"site": poll.site, "choice": choice, "voted_at": at}
    )
    return poll


@action(needs=ActivityPermission.CLOSE, records="poll.closed", counts_as_life=True)
def close_poll(poll: Poll, *, by: Actor, at: datetime) -> Poll:
    """Count the answers and delete the votes. Raises EntryRefused if it is closed already."""
    if poll.closed_at is not None:
        raise EntryRefused(_CLOSED)
    votes = dict(Vote.objects.filter(poll=poll).values_list("person_id", "choice"))
    choice_counts = Counter(votes.values())
    people = {member.person.pk for member in members_of(poll.site, at)}
    poll.counts = [choice_counts[index] for index in range(len(poll.choices))]
    poll.answer_count = len(votes)
    poll.member_count = len(people | votes.keys())  # a member who left has answered too
    poll.closed_at = at
    poll.save(update_fields=["counts", "answer_count", "member_count", "closed_at"])
    Vote.objects.filter(poll=poll).delete()
    add_event_data(answers=poll.answer_count, members=poll.member_count)
    return poll


@action(needs=ActivityPermission.CLOSE, records="poll.taken_back", counts_as_life=True)
def take_back_poll(poll: Poll, *, by: Person, at: datetime) -> None:
    """Delete a poll without answers. Raises EntryRefused."""
    if poll.closed_at is not None or poll.votes.exists():
        raise EntryRefused("Sudah ada yang menjawab. Kalau tidak perlu lagi, tutup saja.")
    Poll.objects.filter(pk=poll.pk).delete()


@action(
    needs=ActivityPermission.SHOW,
    records="poll.shown",
    locks_first="subject.site",
    counts_as_life=True,
)
def show_poll(poll: Poll, *, by: Person, at: datetime) -> Poll:
    """Show the result to readers, if enough people answered. Raises EntryRefused."""
    refuse_if_closed(poll.site)
    if poll.closed_at is None:
        raise EntryRefused("Hasilnya baru bisa ditampilkan sesudah ditutup.")
    if not poll.has_enough_answers:
        raise EntryRefused(
            f"Yang menjawab kurang dari {MIN_ANSWERS} orang. Hasilnya tidak ditampilkan."
        )
    _show(poll, is_shown=True)
    return poll


@action(
    needs=ActivityPermission.SHOW,
    records="poll.hidden",
    locks_first="subject.site",
    counts_as_life=True,
)
def hide_poll(poll: Poll, *, by: Person, at: datetime) -> Poll:
    """Hide the result from readers. Raises EntryRefused if it is hidden."""
    if not poll.is_shown:
        raise EntryRefused("Hasil ini memang tidak tampil di halaman KIM.")
    _show(poll, is_shown=False)
    return poll


def _show(poll: Poll, *, is_shown: bool) -> None:
    poll.is_shown = is_shown
    poll.save(update_fields=["is_shown"])
    touch(poll.site.tag)


def _check_choices(choices: list[str], duration: timedelta) -> None:
    """Raise EntryRefused for data that the form refuses too."""
    if (
        not MIN_CHOICES
        <= len({each.casefold() for each in choices if each})
        == len(choices)
        <= MAX_CHOICES
    ):
        raise EntryRefused(
            f"Tulis {MIN_CHOICES} sampai {MAX_CHOICES} pilihan jawaban yang berbeda."
        )
    if not timedelta() <= duration <= MAX_DURATION:
        raise EntryRefused(
            f"Tanggal terakhirnya paling cepat hari ini, paling lama {MAX_DURATION.days} hari lagi."
        )
