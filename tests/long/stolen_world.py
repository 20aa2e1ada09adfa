"""The world of the stolen account: a KIM with two years of honest news, its people, its office, and
other KIM beside it. Runs in a process of its own, inside the install.
"""

import json
from datetime import datetime, timedelta
from typing import Any, Final

from django.utils import timezone

from bench.world import Group as BenchGroup
from bench.world import checked_story, create_group, prepare_database, villages
from bench.world_words import HOME, PASSWORD
from kimid.access.actions import grant_on_region, invite
from kimid.events.permissions import Role
from kimid.media import files
from kimid.newsroom.actions import confirmations, content, publishing, talk, writing
from kimid.newsroom.models import Decision, SourceKind, Story, TalkMode
from kimid.notify.models import NoticeAddress
from kimid.people import actions as people_actions
from kimid.people.models import Person
from kimid.people.rules import AccountOwner
from kimid.places.models import Region
from kimid.places.queries import lineage_of
from kimid.registry.actions import entering
from kimid.registry.actions.entering import FirstOfficer
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.sites.site_creation import portals_of
from tests import build
from tests.lifecycle.closing import do_all_tasks
from tests.long.stolen_words import CHAIR_MAIL, LABEL, OFFICE, OFFICE_MAIL, SECRET, Post
from tests.media.pictures import encoded, scene

_OLD: Final = 30  # honest stories that are public
_ILLUSTRATED: Final = 10  # of these, with a photo, a document and a card
_CHECKED: Final = 60  # honest stories that only wait to be published
_DISCUSSED: Final = 12  # that wait for somebody to confirm them
_NEIGHBOURS: Final = 4  # other KIM of the regency
_FAR: Final = 6  # KIM elsewhere in the country
_LEAD: Final = "Warga membawa hasil panen ke balai desa. Ada 40 orang. Semua terjual sebelum siang."
_NAMES: Final = {
    Post.CHAIR: ("Hasan Basri", Role.CHAIR),
    Post.VICTIM: ("Rina Marlina", Role.EDITOR),
    Post.COLLEAGUE: ("Yusuf Hamdani", Role.EDITOR),
    Post.WRITER: ("Dedi Kurniawan", Role.MEMBER),
    Post.CHECKER: ("Siti Rahmah", Role.MEMBER),
}


def fill() -> None:
    """Build everything, and print what the program outside needs to know."""
    prepare_database()
    now = timezone.now()
    kim, people = _victims(now)
    _fill_others(now)
    with on_site(kim.site):
        old = [_published(kim, people, number, now) for number in range(_OLD)]
        ready = [_checked(kim, people, f"Panen raya ke-{n}", now) for n in range(_CHECKED)]
        open_ones = [_discussed(kim, people, f"Rapat dusun ke-{n}", now) for n in range(_DISCUSSED)]
        links = _links(kim, people, open_ones[-1], now)
    officer = _office(kim, people, now)
    do_all_tasks()
    portals = portals_of(lineage_of(kim.region_id), now)
    facts = {
        "kim": kim.pk,
        "people": {post: person.pk for post, person in people.items()},
        "officer": officer.username,
        "portals": [portal.label for portal in portals],
        "levels": [portal.region.level for portal in portals],
        "codes": [portal.region.code for portal in portals],
        "old": [_facts_of(story) for story in old],
        "ready": [story.public_id for story in ready],
        "discussed": [story.public_id for story in open_ones[:-1]],
        "links": links,
        "chair_mail": CHAIR_MAIL,
        "office_mail": OFFICE_MAIL,
    }
    print(json.dumps(facts))


def _facts_of(story: Story) -> dict[str, Any]:
    return {"id": story.public_id, "path": story.path}


def _victims(now: datetime) -> tuple[Kim, dict[Post, Person]]:
    """The KIM of the stolen account. All its roles are old, so nothing is new to its people."""
    people = {
        post: Person.objects.create_person(f"{LABEL}-{post}", PASSWORD, name=name)
        for post, (name, _) in _NAMES.items()
    }
    officers = tuple(
        FirstOfficer(people[post].name, "Pengurus", people[post], role)
        for post, (_, role) in _NAMES.items()
    )
    kim = entering.register_kim(
        Region.objects.get(pk=HOME),
        name="KIM Teluk Kapuas",
        label=LABEL,
        officers=officers,
        by=build.BUILDER,
        at=now - timedelta(days=400),
    )
    return kim, people


def _fill_others(now: datetime) -> None:
    """Other KIM with news of the last days, so that fronts have something else to show."""
    beside = Region.objects.filter(level=4, code__startswith=HOME[:4]).exclude(pk=HOME)
    near = list(beside.order_by("code").values_list("code", flat=True)[:_NEIGHBOURS])
    far = [code for code in villages(_FAR + 1) if code != HOME]
    for number, code in enumerate([*near, *far]):
        group = create_group(code, f"kim-lain-{number}")
        for hour in range(3):
            _publish_checked(group, now - timedelta(hours=30 + 7 * hour + number))


def _publish_checked(group: BenchGroup, at: datetime) -> None:
    story = checked_story(group, at, f"Gotong royong {group.kim.name} pukul {at:%H.%M}")
    with on_site(group.kim.site):
        publishing.publish(story, by=group.editor, at=at)


def _checked(
    kim: Kim,
    people: dict[Post, Person],
    title: str,
    at: datetime,
    more: content.ContentData | None = None,
) -> Story:
    """A story that went through every step, none of them by the stolen account."""
    story = _discussed(kim, people, title, at, more)
    confirmations.confirm(story, how_known="Saya di sana.", by=people[Post.CHECKER], at=at)
    return story


def _discussed(
    kim: Kim,
    people: dict[Post, Person],
    title: str,
    at: datetime,
    more: content.ContentData | None = None,
) -> Story:
    words = more or content.ContentData(title, _LEAD, f"{title} ramai sejak pagi.\n\n{_LEAD}")
    source = content.SourceNote(SourceKind.SEEN, people[Post.WRITER].name, at.date())
    writer = people[Post.WRITER]
    story = writing.write(kim.site, content=words, source=source, by=writer, at=at)
    writing.send(story, by=writer, at=at)
    talk.record_talk(
        story,
        form=TalkMode.ORAL,
        decision=Decision.PUBLISH,
        people_count=3,
        names="Pak RT, Bu RT",
        by=people[Post.COLLEAGUE],
        at=at,
    )
    return story


def _published(kim: Kim, people: dict[Post, Person], number: int, now: datetime) -> Story:
    """An honest story of the days before, published by the colleague."""
    at = now - timedelta(days=2, hours=6 * number)
    title = f"Kabar baik dari dusun ke-{number + 1}"
    more = _illustrated(kim, title) if number < _ILLUSTRATED else None
    story = _checked(kim, people, title, at, more)
    return publishing.publish(story, by=people[Post.COLLEAGUE], at=at)


def _illustrated(kim: Kim, title: str) -> content.ContentData:
    photo = build.photo(kim, data=encoded(scene(1000, 700)))
    paper = build.attachment(kim)
    files.store(paper.name, {"lampiran.pdf": b"%PDF-1.7 surat edaran"})
    return content.ContentData(
        title,
        _LEAD,
        f"{title} ramai sejak pagi.",
        photos=(photo.as_picture(),),
        attachments=(paper.as_attached(),),
    )


def _links(kim: Kim, people: dict[Post, Person], story: Story, now: datetime) -> dict[str, str]:
    """Open doors of honest people: an invitation, and a link to confirm a story. Their paths."""
    chair, writer = people[Post.CHAIR], people[Post.CHECKER]
    _, invited = invite(kim.site, name="Bu Aminah", role=Role.MEMBER, by=chair, at=now)
    _, asked = confirmations.ask_by_link(story, holder_name="Pak Jamhari", by=writer, at=now)
    return {
        "invitation": f"/undangan/{kim.site.ruang_label}/{invited}/",
        "confirmation": f"/pastikan/{asked}/",
    }


def _office(kim: Kim, people: dict[Post, Person], now: datetime) -> Person:
    """An officer of the regency with a second factor, and the mail addresses of those who must be
    told.
    """
    officer = Person.objects.create_person("petugas-kubu-raya", PASSWORD, name="Bu Kartini")
    region = Region.objects.get(pk=OFFICE)
    long_ago = now - timedelta(days=100)
    grant_on_region(region, person=officer, role=Role.OFFICER, by=build.BUILDER, at=long_ago)
    owner = AccountOwner(officer)
    people_actions.add_code_app(officer, secret=SECRET, by=owner, at=long_ago)
    chair = people[Post.CHAIR]
    NoticeAddress.objects.create(person=chair, address=CHAIR_MAIL, confirmed_at=long_ago)
    NoticeAddress.objects.create(region=region, address=OFFICE_MAIL, confirmed_at=long_ago)
    return officer


def end_grace(username: str, ready: int) -> None:
    """The two weeks of another KIM's editor are over; some of its stories wait for publication."""
    editor = Person.objects.get(username=username)
    ago = timezone.now() - timedelta(days=20)
    Person.objects.filter(pk=editor.pk).update(factor_asked_at=ago)
    kim = Kim.objects.get(site__label=username.removesuffix("-r"))
    writer, confirmer = (Person.objects.get(username=f"{kim.site.label}-{each}") for each in "ab")
    group = BenchGroup(kim, writer, confirmer, editor)
    now = timezone.now()
    stories = [checked_story(group, now, f"Kabar tetangga ke-{n}") for n in range(ready)]
    print(json.dumps([story.public_id for story in stories]))
