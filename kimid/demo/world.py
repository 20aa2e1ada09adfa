"""Building the demo through the same actions that people use."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.utils import timezone

from kimid.access.actions import grant_on_region
from kimid.demo.people import ACCOUNTS, Account
from kimid.demo.stories import TALES, Tale
from kimid.events.actor import System
from kimid.newsroom import actions as newsroom
from kimid.newsroom.flow import PUBLIC, Stage
from kimid.newsroom.models import Decision, SourceKind, Story, TalkForm
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry import actions as registry
from kimid.registry.actions import FirstOfficer
from kimid.registry.models import IctStatus, Kim
from kimid.sites.guard import on_site

_DEMO: Final = System("demo world")


@dataclass(frozen=True)
class _Group:
    label: str
    region: str
    name: str
    ict: IctStatus
    has_decree: bool = True


_GROUPS: Final = (
    _Group("teluk-kapuas", "6112012012", "KIM Teluk Kapuas", IctStatus.BASED),
    _Group("kim-kuala-karang", "6112082004", "KIM Kuala Karang", IctStatus.BASED),
    _Group("kim-sungai-bangkong", "6171051001", "KIM Sungai Bangkong", IctStatus.BASED),
    _Group("kim-dalam-kaum", "6101012001", "KIM Dalam Kaum", IctStatus.NOT_YET),
    _Group("kim-pahandut", "6271011001", "KIM Pahandut", IctStatus.NOT_YET, has_decree=False),
)


def accounts() -> list[Account]:
    """The accounts of the demo, for the table on the terminal."""
    return list(ACCOUNTS)


def build(*, report: Callable[[str], None]) -> None:
    """Build the demo once; a database that holds any KIM is left as it is."""
    if Kim.objects.exists():
        return
    report("building the demo")
    now = timezone.now()
    people = {account.username: _person(account) for account in ACCOUNTS}
    for account in ACCOUNTS:
        if account.region:
            region = Region.objects.get(pk=account.region)
            grant_on_region(region, person=people[account.username], role=account.role, by=_DEMO, at=now - timedelta(days=60))
    kims = {group.label: _found(group, people, now - timedelta(days=50)) for group in _GROUPS}
    for tale in sorted(TALES, key=lambda tale: -tale.days_ago):
        _tell(tale, kims[tale.kim], _crew(tale.kim, people), now - timedelta(days=tale.days_ago, hours=tale.days_ago % 5))
    report(f"{len(kims)} KIM, {len(people)} people, {len(TALES)} stories")


def _person(account: Account) -> Person:
    return Person.objects.create_person(account.username, account.password, name=account.name, phone=account.phone)


def _found(group: _Group, people: dict[str, Person], at: datetime) -> Kim:
    region = Region.objects.get(pk=group.region)
    officers = tuple(
        FirstOfficer(account.name, account.post, people[account.username], account.role)
        for account in ACCOUNTS
        if account.kim == group.label
    )
    kim = registry.register(region, name=group.name, label=group.label, officers=officers, ict_status=group.ict, by=_DEMO, at=at)
    if group.has_decree:
        issued = date(2025, 3, 10)
        registry.record_decree(
            kim,
            number=f"141/{kim.serial:02d}/{issued.year}",
            issuer_title=region.head_title,
            issued_on=issued,
            valid_until=date(issued.year + 5, issued.month, issued.day),
            by=_DEMO,
            at=at,
        )
    return kim


def _crew(label: str, people: dict[str, Person]) -> list[Person]:
    """The writer first, who also may confirm second, the editor or chair last."""
    return [people[account.username] for account in ACCOUNTS if account.kim == label]


def _tell(tale: Tale, kim: Kim, crew: list[Person], at: datetime) -> None:
    writer, confirmer, editor = crew[0], crew[1], crew[2] if len(crew) > 2 else crew[1]
    words = newsroom.Words(tale.title, tale.lead, tale.body)
    source = newsroom.SourceNote(SourceKind.SEEN, writer.name, at.date())
    with on_site(kim.site):
        story = newsroom.write(kim.site, words=words, source=source, by=writer, at=at)
        for number, step in enumerate(_steps(tale.stage)):
            step(story, writer, confirmer, editor, at + timedelta(minutes=20 * (number + 1)))


type _Step = Callable[[Story, Person, Person, Person, datetime], object]


def _steps(stage: Stage) -> list[_Step]:
    if stage == Stage.DRAFT:
        return []
    way: list[_Step] = [_send, _ask_something, _talk, _confirm, _publish]
    lengths = {Stage.COLLECTED: 2, Stage.DISCUSSED: 3, Stage.VERIFIED: 4}
    steps = way[: lengths.get(stage, len(way))]
    return [*steps, _withdraw] if stage not in {*lengths, *PUBLIC} else steps


def _send(story: Story, writer: Person, _confirmer: Person, _editor: Person, at: datetime) -> None:
    newsroom.send(story, by=writer, at=at)


def _ask_something(story: Story, _writer: Person, confirmer: Person, _editor: Person, at: datetime) -> None:
    newsroom.say(story, words="Jumlahnya sudah dicek ke yang bersangkutan?", by=confirmer, at=at)


def _talk(story: Story, writer: Person, confirmer: Person, _editor: Person, at: datetime) -> None:
    newsroom.record_talk(
        story,
        form=TalkForm.ORAL,
        decision=Decision.PUBLISH,
        people_count=3,
        names=f"{writer.name}, {confirmer.name}, dan kepala dusun",
        by=writer,
        at=at,
    )


def _confirm(story: Story, _writer: Person, confirmer: Person, _editor: Person, at: datetime) -> None:
    newsroom.confirm(story, how_known="Saya ada di tempat hari itu.", by=confirmer, at=at)


def _publish(story: Story, _writer: Person, _confirmer: Person, editor: Person, at: datetime) -> None:
    newsroom.publish(story, by=editor, at=at)


def _withdraw(story: Story, _writer: Person, _confirmer: Person, editor: Person, at: datetime) -> None:
    newsroom.withdraw(story, reason="Jadwal itu ternyata dari pesan lama. Perusahaan air tidak mengumumkannya.", by=editor, at=at)
