"""Actions of lending: offer, lend, take back, withdraw."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kimid.events.action import action, add_event_data, touch
from kimid.events.actor import Actor
from kimid.lib.picture import Picture, first_shown, words_of_pictures
from kimid.media.models import Photo
from kimid.media.paper import StoredPages
from kimid.media.retouched import with_new_photo
from kimid.media.rules import MediaPermission
from kimid.media.usage import hide_media, lock_rows_using, show_media
from kimid.people.models import Person
from kimid.sites.models import Site
from kimid.sites.public_words import refuse_words
from kimid.wire import placing
from kimid.wire.holding import end_hold
from kimid.wire.placing import Publication
from tests.example_subject.lending.models import Loan, Receipt, Tool, ToolType
from tests.example_subject.lending.rules import LendingPermission


class LoanRefused(Exception):
    """The tool cannot be lent now. The message is for the screen."""


@dataclass(frozen=True)
class ToolData:
    """What a group says of a tool."""

    name: str
    about: str
    type: ToolType
    photos: Sequence[Picture] = ()


@action(needs=LendingPermission.OFFER, records="tool.offered", counts_as_life=True)
def offer(site: Site, *, data: ToolData, by: Person, at: datetime) -> Tool:
    """Offer a tool to readers of this site and of all portals above. Raises WordsRefused."""
    words = [data.name, data.about, *words_of_pictures(data.photos)]
    refuse_words(site, *words, by=by)
    tool = Tool(site=site, by=by, offered_at=at)
    tool.name, tool.about, tool.type = data.name, data.about, data.type
    tool.photos = list(data.photos)
    tool.item = placing.place(_publication(tool), site=site, at=at)
    tool.save()
    show_media(tool, _photo_names(tool))
    return tool


@action(needs=LendingPermission.LEND, records="tool.lent", counts_as_life=True)
def lend(
    tool: Tool, *, borrower: str, due_on: date, number: str = "", by: Person, at: datetime
) -> Loan:
    """Lend a tool until a day. `number` is what a phone calls the loan. Raises LoanRefused."""
    if tool.withdrawn_at or tool.loans.filter(back_at=None).exists():
        raise LoanRefused(f"{tool.name} belum kembali. Catat dulu kalau sudah.")
    loan = Loan(tool=tool, site=tool.site, borrower=borrower, due_on=due_on, number=number)
    loan.lent_by, loan.lent_at = by, at
    loan.save()
    touch(tool.site.tag)
    return loan


@action(needs=LendingPermission.LEND, records="tool.returned", counts_as_life=True)
def take_back(loan: Loan, *, by: Person, at: datetime) -> Loan:
    """The tool is back. The name of whoever had it goes."""
    loan.back_at, loan.borrower = at, ""
    loan.save(update_fields=["back_at", "borrower"])
    touch(loan.site.tag)
    return loan


@action(needs=LendingPermission.WITHDRAW, records="tool.withdrawn")
def withdraw(tool: Tool, *, why: str, by: Person, at: datetime) -> Tool:
    """The group lends it no more: readers have the reason. Raises WordsRefused."""
    refuse_words(tool.site, why, by=by)
    tool.withdrawn_at, tool.withdrawn_reason = at, why
    if tool.item is not None:
        placing.remove_item(tool.item)
        tool.item = None
    tool.save(update_fields=["withdrawn_at", "withdrawn_reason", "item"])
    hide_media(tool, _photo_names(tool))
    add_event_data(why=why)
    return tool


@action(needs=LendingPermission.LOOK, records="tool.hold_ended")
def show_again(tool: Tool, *, by: Person, at: datetime) -> Tool:
    """Somebody else than the account in doubt has looked at a held tool: readers have it again."""
    if tool.item is not None:
        end_hold(tool.item)
    tool.held_account = None
    tool.save(update_fields=["held_account"])
    show_media(tool, _photo_names(tool))
    return tool


@action(needs=MediaPermission.RETOUCH, records="tool.photo_renewed")
def renew_photo(photo: Photo, *, old: str, by: Actor, at: datetime) -> Photo:
    """Replace the photo of the old name in all tools that use it, also before their readers."""
    for tool in lock_rows_using(photo.name, Tool):
        tool.photos = with_new_photo(tool.photos, old, photo)
        tool.save(update_fields=["photos"])
        if tool.item is not None:
            placing.show_picture(tool.item, first_shown(tool.photos))
    return photo


@action(needs=LendingPermission.LEND, records="loan.receipt_added")
def add_receipt(loan: Loan, *, kind: str, stored: StoredPages, by: Person, at: datetime) -> Receipt:
    """Add a signed paper whose pages are stored."""
    add_event_data(paper=stored.name)
    return Receipt.objects.create(
        site=loan.site, loan=loan, kind=kind, added_at=at, **stored._asdict()
    )


def _publication(tool: Tool) -> Publication:
    return Publication(
        kind="tool",
        title=tool.name,
        summary=tool.about,
        path=tool.path,
        picture=tool.photos[0] if tool.photos else None,
        data={"type": tool.type},
    )


def _photo_names(tool: Tool) -> set[str]:
    return {photo["name"] for photo in tool.photos}
