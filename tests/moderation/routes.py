"""Reports of readers: the form, the page of a ticket, and the list of those who answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kimid.moderation.actions import report
from kimid.moderation.models import Complaint
from kimid.moderation.rules import Reader
from tests import visitors
from tests.matrix.case import Case
from tests.matrix.cast import (
    ALSO_FAR_AWAY,
    EDITORS,
    GROUP,
    OFFICE,
    Door,
    Place,
    Route,
    Said,
    Thing,
    open_at,
)
from tests.matrix.world import NOW, PORTALS, World

# Readers report without an account; the answer leads to the page of the ticket.
_REPORT: Final = Route(Door.PUBLIC, "GET HEAD POST", posts={Thing.PAGE: Said.DONE})
_TICKET: Final = Route(Door.PUBLIC, "GET HEAD", {Thing.OPEN: Said.OK})
# Nobody in this world has a number; an answer is found by its ticket alone.
_NUMBER: Final = Route(Door.PUBLIC, "POST")
_LOOK_UP: Final = Route(Door.PUBLIC, "GET HEAD POST", posts={Thing.PAGE: Said.INCOMPLETE})

READS: Final[dict[str, set[str]]] = {"find-ticket": {"nomor"}}

ROUTES: Final[dict[tuple[str, str], Route]] = {
    **{(kind, "contact-number"): _NUMBER for kind in ("kim", "portal")},
    **{(kind, "find-ticket"): _LOOK_UP for kind in ("kim", "portal")},
    ("kim", "report"): _REPORT,
    ("kim", "report-page"): _REPORT,
    ("kim", "report-ticket"): _TICKET,
    ("portal", "report"): _REPORT,
    ("portal", "report-ticket"): _TICKET,
    ("ruang", "ruang-reports"): Route(Door.ANSWERER, "GET"),
    ("ruang", "ruang-report-contact"): Route(Door.ANSWERER, "POST", posts={Thing.OPEN: Said.SHOWN}),
    ("ruang", "ruang-report"): Route(
        Door.ANSWERER, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.DONE}
    ),
}
_NUMBER_PATH: Final = "/kontak/nomor/"
_FORM: Final = {"complaint": "wrong", "words": "Jumlahnya keliru."}
FORMS: Final[dict[str, dict[str, str]]] = {
    "find-ticket": {"nomor": "tidakada99"},
    "report": _FORM,
    "report-page": _FORM,
    "ruang-report": {"outcome": "kept", "words": "Sudah kami cek."},
}


@dataclass
class ReportAboutA:
    """The number of a report about the site of A."""

    ticket: str


def furnish(world: World) -> None:
    """A reader's report about the site of A. Its words and the sender's number are for those who
    answer.
    """
    answerers = GROUP[Place.A] & EDITORS | OFFICE[Place.REGENCY]
    made = report(
        world.kims[Place.A].site,
        path="",
        title="KIM",
        complaint=Complaint.WRONG,
        words=world.canaries.hide("report: words", answerers),
        sender=visitors.sender(),
        contact=world.canaries.hide("report: contact", answerers),
        by=Reader(),
        at=NOW,
    )
    world.put(ReportAboutA(made.ticket))


def cases(world: World) -> Iterator[Case]:
    """The form and the ticket on every public site, and the report named on all sites."""
    ticket = world.get(ReportAboutA).ticket
    at_ticket = f"/laporan/{ticket}/"
    for place in (Place.A, Place.B):
        host = world.host(place)
        about = f"/lapor{world.story(place, Thing.PUBLISHED).path}"
        yield Case(("kim", "report"), place, Thing.PAGE, host, "/lapor/")
        yield Case(("kim", "contact-number"), place, Thing.ABSENT, host, _NUMBER_PATH)
        yield Case(("kim", "find-ticket"), place, Thing.PAGE, host, "/tiket/")
        yield Case(("kim", "report-page"), place, Thing.PAGE, host, about)
        yield Case(("kim", "report-page"), place, Thing.ABSENT, host, "/lapor/profil/")
        yield Case(("kim", "report-ticket"), place, open_at(place, Place.A), host, at_ticket)
    for host in PORTALS:
        yield Case(("portal", "report"), Place.REGENCY, Thing.PAGE, host, "/lapor/")
        yield Case(("portal", "contact-number"), Place.REGENCY, Thing.ABSENT, host, _NUMBER_PATH)
        yield Case(("portal", "find-ticket"), Place.REGENCY, Thing.PAGE, host, "/tiket/")
        yield Case(("portal", "report-ticket"), Place.REGENCY, Thing.FOREIGN, host, at_ticket)
    yield from world.pages("ruang-reports", *ALSO_FAR_AWAY)
    for name in ("ruang-report", "ruang-report-contact"):
        for place in ALSO_FAR_AWAY:
            seen = open_at(place, Place.A, Place.REGENCY, Place.NATION)
            yield world.page(name, place, seen, ticket=ticket)
