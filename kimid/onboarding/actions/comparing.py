"""A decree from the list of an office is compared with its paper: then it counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from kimid.access.own_groups import own_group_refusal
from kimid.events.action import action, add_event_data
from kimid.events.actor import Actor
from kimid.onboarding.models import DecreePaper
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.actions.entering import touch_decree_pages
from kimid.registry.models import Decree, Kim
from kimid.registry.rules import RegistryPermission, office_of

PAPER_KIND: Final = "sk"


class DecreeAnswered(Exception):
    """Somebody has answered about this decree meanwhile."""


class NotComparable(Exception):
    """It cannot be compared; the message says why, in Indonesian."""


@dataclass(frozen=True)
class DecreeText:
    """What stands on the paper of a decree."""

    number: str
    issuer_title: str
    issued_on: date
    valid_until: date | None

    @classmethod
    def of(cls, decree: Decree) -> "DecreeText":
        """What was typed into the list."""
        return cls(decree.number, decree.issuer_title, decree.issued_on, decree.valid_until)


@action(needs=RegistryPermission.REGISTER, records="decree.paper_added")
def add_decree_paper(
    region: Region, *, name: str, file_name: str, decree: Decree | None, by: Person, at: datetime
) -> DecreePaper:
    """Add a paper whose bytes wait for the worker under this name, with the decree it seems to be
    of.
    """
    made = DecreePaper.objects.create(
        region=region,
        decree=decree,
        kind=PAPER_KIND,
        name=name,
        file_name=file_name[:120],
        added_by=by,
        added_at=at,
    )
    add_event_data(paper=name, decree=decree.pk if decree else None)
    return made


@action(needs=RegistryPermission.REGISTER, records="decree.paper_read")
def give_decree_pages(
    paper: DecreePaper, *, page_count: int, size_bytes: int, by: Actor, at: datetime
) -> DecreePaper:
    """The worker has made its pages."""
    paper.page_count = page_count
    paper.size_bytes = size_bytes
    paper.save(update_fields=["page_count", "size_bytes"])
    return paper


@action(needs=RegistryPermission.REGISTER, records="decree.paper_refused")
def refuse_decree_paper(paper: DecreePaper, *, why: str, by: Actor, at: datetime) -> DecreePaper:
    """The worker could make no pages of it: its sender reads why."""
    paper.refusal = why[:200]
    paper.save(update_fields=["refusal"])
    return paper


@action(needs=RegistryPermission.REGISTER, records="decree.paper_placed")
def place_decree_paper(
    paper: DecreePaper, *, decree: Decree, by: Person, at: datetime
) -> DecreePaper:
    """Say of which decree a paper is. Raises DecreeAnswered."""
    if not Decree.objects.filter(pk=decree.pk, is_listed=True).exists():
        raise DecreeAnswered
    paper.decree = decree
    paper.save(update_fields=["decree"])
    add_event_data(paper=paper.name, decree=decree.pk)
    return paper


@action(needs=RegistryPermission.REGISTER, records="decree.paper_dropped")
def drop_decree_paper(region: Region, *, paper: DecreePaper, by: Actor, at: datetime) -> Region:
    """Leave a paper out that nothing was compared with. Its pages are deleted."""
    proves = DecreePaper.objects.filter(pk=paper.pk, decree__is_listed=False)
    if not proves.exists():
        add_event_data(papers={paper.name: paper.region_id})
        DecreePaper.objects.filter(pk=paper.pk).delete()
    return region


@action(needs=RegistryPermission.REGISTER, records="decree.paper_seen")
def record_decree_paper_view(
    paper: DecreePaper, *, page_number: int, by: Person, at: datetime
) -> DecreePaper:
    """Look at one page of a paper. Each look is on record."""
    add_event_data(paper=paper.name, number=page_number)
    return paper


@action(needs=RegistryPermission.EDIT, records="kim.decree_compared")
def compare_decree(kim: Kim, *, decree: Decree, text: DecreeText, by: Person, at: datetime) -> Kim:
    """Say what stands on the paper of a decree that was on a list: from now on it counts. Raises
    DecreeAnswered and NotComparable.
    """
    row = _waiting_row(kim, decree, by, at)
    papers = _readable_papers(row)
    if not papers:
        raise NotComparable("Suratnya belum ada. Kirim foto atau PDF-nya dulu.")
    if kim.decrees.filter(number=text.number).exclude(pk=row.pk).exists():
        raise NotComparable("SK dengan nomor ini sudah tercatat untuk KIM ini.")
    before = DecreeText.of(row)
    row.number, row.issuer_title = text.number, text.issuer_title
    row.issued_on, row.valid_until = text.issued_on, text.valid_until
    row.is_listed = False
    row.save()
    changed = {name: str(was) for name, was in vars(before).items() if was != vars(text)[name]}
    office = office_of(by, kim)
    add_event_data(
        decree=row.number,
        row=row.pk,
        before=changed,
        papers=papers,
        office=office.code if office else None,
    )
    touch_decree_pages(kim)
    return kim


@action(needs=RegistryPermission.EDIT, records="kim.decree_refused")
def refuse_decree(kim: Kim, *, decree: Decree, reason: str, by: Person, at: datetime) -> Kim:
    """Take a decree of a list out of the register: its paper is none, or there is none. Raises
    DecreeAnswered and NotComparable.
    """
    row = _waiting_row(kim, decree, by, at)
    papers = dict(row.papers.values_list("name", "region"))
    add_event_data(decree=row.number, row=row.pk, reason=reason, papers=papers)
    row.delete()
    touch_decree_pages(kim)
    return kim


def _waiting_row(kim: Kim, decree: Decree, by: Person, at: datetime) -> Decree:
    """The decree as it is now; the KIM is locked, so of two officers the second comes too late."""
    row = kim.decrees.filter(pk=decree.pk, is_listed=True).first()
    if row is None:
        raise DecreeAnswered
    if why := own_group_refusal(by, kim.site, at):
        raise NotComparable(why)
    return row


def _readable_papers(decree: Decree) -> Sequence[str]:
    papers = decree.papers.filter(page_count__gt=0)
    return list(papers.order_by("pk").values_list("name", flat=True))
