"""Task: applications for the desk of the nation, and whom its list of KIM names, in the world of
`bench.nation`. Prints the cookies with which its officer is in.
"""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.utils import timezone

from bench.bulk import analyze
from bench.nation import OFFICER
from bench.world import BENCH, villages
from kimid.access.actions import grant_on_region
from kimid.access.models import Grant
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Application
from kimid.events.permissions import Role
from kimid.lib import codes
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models import Kim, Officer
from tests.sure import come_in

_SETTLED: Final = 4  # times as many as wait
_COLLEAGUES: Final = 3
_POSTS: Final = ("Ketua", "Sekretaris", "Bendahara")


def lines(how_many: str) -> Iterator[str]:
    """So many open applications all over the country, with settled ones; one line of cookies."""
    colleagues = _colleagues()
    with transaction.atomic():
        write_applications(int(how_many), colleagues)
        _write_chairs()
    analyze()
    browser = Client(HTTP_HOST=settings.RUANG_HOST)
    come_in(browser, Person.objects.get(username=OFFICER))
    yield json.dumps({name: cookie.value for name, cookie in browser.cookies.items()})


def _colleagues() -> list[Person]:
    """Other officers of the nation, who hold some applications."""
    nation = Region.objects.get(code=codes.NATION)
    people = [
        Person.objects.create_person(f"rekan-{number}", None, name=f"Rekan {number}")
        for number in range(_COLLEAGUES)
    ]
    for person in people:
        grant_on_region(nation, person=person, role=Role.OFFICER, by=BENCH, at=timezone.now())
    return people


def write_applications(how_many: int, colleagues: list[Person]) -> None:
    """So many open ones all over the country, of which every fourth is late and every seventh asked
    back, and four times as many that are settled. Two of three have a holder among the colleagues.
    """
    places = villages(how_many)
    Application.objects.bulk_create(
        _application(number, place, colleagues) for number, place in enumerate(places)
    )
    now = timezone.now()
    Application.objects.bulk_create(
        Application(
            **_texts(number, place),
            step=ApplicationStep.REFUSED,
            sent_at=now - timedelta(days=60),
            decided_at=now - timedelta(days=50),
            reason="Desa ini sudah punya KIM.",
        )
        for number, place in enumerate(places * _SETTLED)
    )


def _application(number: int, place: str, colleagues: list[Person]) -> Application:
    now = timezone.now()
    holder = colleagues[number % len(colleagues)] if number % 3 else None
    return Application(
        **_texts(number, place),
        step=ApplicationStep.ASKED if number % 7 == 0 else ApplicationStep.SENT,
        sent_at=now - timedelta(hours=5 * number + 1),
        due_on=now.date() + timedelta(days=number % 20 - 5),
        holder=holder,
        holder_office_id=codes.NATION if holder else None,
        letter_number=f"005/{number}/KIM" if number % 2 else "",
        handled_by=[colleagues[0].pk] if number % 5 == 0 else [],
        findings={"nomor": {"mark": "fits", "note": "", "value": "1"}} if number % 4 == 0 else {},
    )


def _texts(number: int, place: str) -> dict[str, object]:
    names = [{"post": post, "name": f"Hasan Basri {number}"} for post in _POSTS]
    return {
        "region_id": place,
        "begun_at": timezone.now() - timedelta(days=90),
        "applicant": f"Siti Rahmah {number}",
        "phone": "+6281200000042",
        "name": f"KIM Suara Warga {number}",
        "label": f"suara-warga-{number}",
        "officers": names,
        "members": [f"Warga {each}" for each in range(12)],
        "decree_number": f"141/{number}/2026",
        "issuer": "village",
        "issuer_name": "Jamhari",
        "head_name": "Jamhari",
    }


def _write_chairs() -> None:
    """On paper every KIM has a chair; half of them have an account, too."""
    now = timezone.now()
    kims = list(Kim.objects.order_by("pk"))
    Officer.objects.bulk_create(
        Officer(
            kim=kim,
            name=f"Hamdan {kim.serial}",
            post="Ketua",
            phone="+6281200000718",
            term_from=now.date() - timedelta(days=300),
        )
        for kim in kims
    )
    people = Person.objects.bulk_create(
        Person(username=f"ketua-{kim.pk}", name=f"Ketua {kim.pk}") for kim in kims[::2]
    )
    Grant.objects.bulk_create(
        Grant(person=person, role=Role.CHAIR, site_id=kim.site_id, starts_at=now)
        for person, kim in zip(people, kims[::2], strict=True)
    )
