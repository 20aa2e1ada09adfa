"""Opening the demo: accounts, offices, and every KIM with its officers and its decree."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

from django.contrib.auth.hashers import make_password

from kimid.access.actions import grant_on_region
from kimid.demo import slots
from kimid.demo.codes import demo_secret
from kimid.demo.contacts import introduction_of
from kimid.demo.people import ACCOUNTS, PASSWORD, Account
from kimid.demo.slots import new_name
from kimid.demo.villages import LIVELY_PACE, Village
from kimid.events.actor import System
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.lib.text import slug
from kimid.people.allauth_internals import save_code_app
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.actions import entering
from kimid.registry.actions.entering import FirstOfficer
from kimid.registry.models import Kim
from kimid.sites.actions import introduce

DEMO: Final = System("demo world")
_POSTS_WITH_ACCOUNT: Final = (
    ("Ketua", Role.CHAIR),
    ("Redaktur", Role.EDITOR),
    ("Sekretaris", Role.MEMBER),
    ("Anggota", Role.MEMBER),
)
_POSTS: Final = ("Bendahara", "Seksi dokumentasi", "Seksi penyiaran", "Anggota", "Anggota")


@dataclass(frozen=True)
class Group:
    """A KIM with those of its people who have accounts: writers in any role, and who
    may publish.
    """

    village: Village
    kim: Kim
    people: tuple[Person, ...]
    editors: tuple[Person, ...]


def grant_offices(accounts: Iterable[Account], people: dict[str, Person], at: datetime) -> None:
    """Give the officers their roles on the regions, and the app for codes without which no role on
    a region counts.
    """
    for account in accounts:
        if account.region:
            region = Region.objects.get(pk=account.region)
            grant_on_region(
                region, person=people[account.username], role=account.role, by=DEMO, at=at
            )
            save_code_app(people[account.username], demo_secret(account.username))


def create_people(accounts: Iterable[Account]) -> dict[str, Person]:
    """Accounts with the one password of the demo. It is hashed once: hashing is slow on purpose."""
    people = {
        account.username: Person.objects.create_person(
            account.username, None, name=account.name, phone=account.phone
        )
        for account in accounts
    }
    Person.objects.filter(pk__in=[person.pk for person in people.values()]).update(
        password=make_password(PASSWORD)
    )
    return people


def staff_of(village: Village, taken: set[str]) -> list[Account]:
    """Who has an account in the KIM of this village: those of the table, or two to four with names
    of the place.
    """
    known = [account for account in ACCOUNTS if account.kim == village.label]
    if known:
        return known
    choose = Random(f"staff {village.label}")
    seats = _POSTS_WITH_ACCOUNT[
        : 2 + (village.pace >= LIVELY_PACE) + (village.pace >= 2 * LIVELY_PACE)
    ]
    return [_account(village, post, role, taken, choose) for post, role in seats]


def create_group(
    village: Village, staff: Sequence[Account], people: dict[str, Person], at: datetime
) -> Group:
    """Register the KIM with its officers, and record its decree."""
    region = Region.objects.get(pk=village.code)
    choose = Random(f"found {village.label}")
    with_account = [
        FirstOfficer(each.name, each.post, people[each.username], each.role) for each in staff
    ]
    others = [
        FirstOfficer(new_name(_folk(village, choose), choose), post)
        for post in _POSTS[: choose.randint(2, 4)]
    ]
    kim = entering.register_kim(
        region,
        name=village.kim,
        label=village.label,
        officers=(*with_account, *others),
        on_behalf=not village.is_ict_based,
        by=DEMO,
        at=at,
    )
    if village.has_decree:
        _record_decree(kim, region, at, choose)
    group = Group(
        village,
        kim,
        tuple(people[each.username] for each in staff),
        tuple(people[each.username] for each in staff if each.role != Role.MEMBER),
    )
    _introduce(group, len(with_account) + len(others), at + timedelta(days=1), choose)
    return group


def _record_decree(kim: Kim, region: Region, at: datetime, choose: Random) -> None:
    """A decree of the village head or lurah, issued before the KIM came to kimid and good for five
    years. It says that it is an example.
    """
    issued = clock.today(at, region.zone) - timedelta(days=choose.randint(520, 1040))
    entering.record_decree(
        kim,
        number=(
            f"{choose.choice(('141', '148', '188.4'))}/{choose.randint(3, 48):02d}."
            f"{kim.serial}/{issued.year} (data contoh)"
        ),
        issuer_title=region.head_title,
        issued_on=issued,
        valid_until=issued + timedelta(days=5 * 365 + 1),
        by=DEMO,
        at=at,
    )


def _introduce(group: Group, people: int, at: datetime, choose: Random) -> None:
    """Its chair or editor tells readers who the group is."""
    village = group.village
    words: dict[str, str | int] = {
        **slots.place_slots(slots.VillagePlace(village, "", ""), choose),
        "kim": village.kim,
        "orang": people,
    }
    words |= slots.people_slots(_folk(village, choose), choose)
    introduce(
        group.kim.site,
        introduction=introduction_of(village, words, choose),
        by=group.editors[-1],
        at=at,
    )


def _account(village: Village, post: str, role: Role, taken: set[str], choose: Random) -> Account:
    for _ in range(200):
        name = new_name(_folk(village, choose), choose)
        username = f"{slug(name.split()[0])}.{slug(village.name)}"
        if username not in taken and len(username) <= 40:
            taken.add(username)
            return Account(
                username, name, role, f"{post.lower()} of {village.kim}", village.label, post=post
            )
    raise LookupError(f"no name is left for {village.kim}")


def _folk(village: Village, choose: Random) -> str:
    return choose.choice((village.folk[0], *village.folk))
