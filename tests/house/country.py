"""A country as full as a first view can be: every list has all the rows that its page holds.

Each app brings its part in `tests/<app>/public_pages.py`: `addresses(country)` makes the rows that
its public pages show, and says for each of its public routes an address that is there.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Final

from django.test import Client
from django.utils import timezone

from kimid.demo.stories import HANDMADE_STORIES
from kimid.lib.picture import Picture
from kimid.market.claims import claim_refusal
from kimid.media import files
from kimid.media.usage import show_media
from kimid.newsroom.details import Details
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, StoryKind
from kimid.places.models import Region
from kimid.registry.actions import entering
from kimid.registry.actions.entering import FirstOfficer
from kimid.registry.models import Kim
from kimid.sites.guard import across_sites
from kimid.wire.queries import PAGE_SIZE
from tests import build
from tests.house.walking import Route
from tests.market import making as selling
from tests.showcase import achieving
from tests.showcase import making as showcase
from tests.subjects import modules

type Addresses = dict[tuple[str, str], str]  # of public routes, by kind of host and name

# Every word of the demo, so that no two stories are alike and compression cannot flatter us.
WORDS: Final = sorted(
    {word for tale in HANDMADE_STORIES for word in f"{tale.title} {tale.lead} {tale.body}".split()}
)

PORTALS: Final = (
    "teluk-kapuas-6112012012",
    "sungai-raya-611201",
    "kab-kubu-raya",
    "kalimantan-barat",
    "",
)
# Villages of other regencies, most of them of other provinces.
_ELSEWHERE: Final = (
    "1302032001",
    "3329012001",
    "5315012002",
    "6101012001",
    "6271011001",
    "7326011002",
)
_EVENTS: Final = 4
_IN_BLOCK: Final = 3
_IN_DISTRICT: Final = 5
_POSTS: Final = (
    "Ketua",
    "Wakil ketua",
    "Sekretaris",
    "Bendahara",
    "Redaktur",
    "Anggota",
    "Anggota",
)


@dataclass(frozen=True)
class Country:
    """A KIM with twenty stories and more: one long, one withdrawn, one that it discusses. `photo`
    is the name of a photo and a document that something published carries.
    """

    kim: Kim
    long: Story
    withdrawn: Story
    discussed: Story
    photo: str
    addresses: Addresses = field(default_factory=dict)

    def path(self, route: Route) -> str:
        """An address of this route that is there."""
        name = (route.kind, route.name)
        assert name in self.addresses, f"give {name} an address in public_pages.py of its app"
        return self.addresses[name]

    def reader(self, label: str | None = None) -> Client:
        """A browser on the site of the KIM, or on another public site."""
        label = self.kim.site.label if label is None else label
        return Client(HTTP_HOST=f"{label}.kim.localhost".removeprefix("."))


@across_sites("a country has many sites")
def full_country() -> Country:
    """Build it: 38 provinces, the regencies, districts and villages around one KIM, and twenty
    neighbours that publish too, half of it with photos. Then each app brings its part.
    """
    for code in ("00", "61", "6112", "611201"):
        build.children(code)
    say = _Speaker()
    kim = _kim(build.TELUK_KAPUAS, "kim-teluk-kapuas")
    discussed = say.story(kim, Stage.DISCUSSED)
    for _ in range(PAGE_SIZE // 2):
        say.story(kim, Stage.PUBLISHED)
        say.with_photo(kim)
    long = _in_two_languages(say.with_photo(kim, words=450))
    withdrawn = say.story(kim, Stage.WITHDRAWN)
    villages = [region for region in build.children("611201") if region.code != build.TELUK_KAPUAS]
    for number, region in enumerate((villages * 2)[:PAGE_SIZE]):
        neighbour = _kim(region.code, f"kim-{region.slug}")
        if number % 2:
            say.with_photo(neighbour)
        else:
            say.story(neighbour, Stage.PUBLISHED)
    for region in _further_villages():
        _kim(region.code, f"kim-{region.slug}-lain")
    _lives_this_week(kim, say)
    country = Country(kim, long, withdrawn, discussed, _shown_photo(kim))
    for part in modules("public_pages"):
        addresses: Addresses = part.addresses(country)
        assert not country.addresses.keys() & addresses.keys(), part.__name__
        country.addresses.update(addresses)
    return country


def _further_villages() -> list[Region]:
    """Villages all over the province: with them its directory has a page as uneven as it is
    full.
    """
    regencies = [region for region in build.children("61") if region.code != "6112"]
    districts = [build.children(each.code)[0] for each in regencies]
    return [village for each in districts for village in build.children(each.code)[:_IN_DISTRICT]]


def _in_two_languages(story: Story) -> Story:
    Story.objects.filter(pk=story.pk).update(
        translation={
            "lang": "jv",
            "title": story.title,
            "lead": story.lead,
            "blocks": story.blocks,
        }
    )
    return story


def _shown_photo(kim: Kim) -> str:
    """The name of a photo that something published carries."""
    name = build.photo(kim).name
    build.attachment(kim, name=name)
    files.store(name, {"320.webp": b"RIFF0000WEBP", "lampiran.pdf": b"%PDF-1.7"})
    show_media(kim.site, [name])
    return name


class _Speaker:
    """Makes up stories of real words, the same at every run."""

    def __init__(self) -> None:
        self._choose = Random(61)

    def story(self, kim: Kim, stage: Stage, *, words: int = 0) -> Story:
        """A story with a title of eleven words, a lead of 35 and a body of so many."""
        return build.story(
            kim, stage, title=self.title(), lead=self._say(35), body=self._say(words)
        )

    def with_photo(self, kim: Kim, *, words: int = 0, at: datetime = build.AT) -> Story:
        """A published story with a photo that is there in every form."""
        story = self.story(kim, Stage.VERIFIED, words=words)
        focus = (self._choose.randint(0, 100), self._choose.randint(0, 100))
        story.photos = [{**self.picture(kim), "focus": focus}]
        return build.publish(story, at=at)

    def picture(self, kim: Kim) -> Picture:
        """A photo that is there in every form."""
        picture = build.photo(kim).as_picture()
        return {**picture, "avif": True, "tone": "#575", "alt": self._say(10)}

    def words(self, letters: int) -> str:
        """As many words as these letters hold, none of which claims to heal."""
        words = [word for word in self._say(letters).split() if not claim_refusal(word)]
        return " ".join(words)[:letters].rpartition(" ")[0]

    def title(self) -> str:
        """Eleven words, more than most have."""
        return self._say(11)[:140]

    def _say(self, words: int) -> str:
        return " ".join(self._choose.choices(WORDS, k=words)).capitalize()


def _kim(code: str, label: str) -> Kim:
    officers = tuple(FirstOfficer(f"{post} {label}", post) for post in _POSTS)
    taken = Kim.objects.filter(site__label=label).exists()
    kim = entering.register_kim(
        build.region(code),
        name=f"KIM {build.region(code).name}",
        label=f"{label}-dua" if taken else label,
        officers=officers,
        by=build.BUILDER,
        at=build.AT,
    )
    entering.record_decree(
        kim,
        number=f"141/{kim.serial:02d}/2024",
        issuer_title="kepala desa",
        issued_on=build.AT.date(),
        valid_until=build.AT.date() + timedelta(days=365 * 20),
        by=build.BUILDER,
        at=build.AT,
    )
    return kim


def _lives_this_week(kim: Kim, say: _Speaker) -> None:
    """Events that are near, and KIM of other regencies and provinces with pictures."""
    now = timezone.now()
    for number in range(_EVENTS):
        starts_at = now + timedelta(minutes=number)
        details = Details(starts_at=starts_at, venue=f"Balai dusun {number}, dekat dermaga lama")
        build.of_kind(kim, StoryKind.AGENDA, details, title=say.title())
    others = [_kim(code, f"kim-{build.region(code).slug}") for code in _ELSEWHERE]
    for other in others:
        say.with_photo(other, at=now - timedelta(hours=5))
    for each in (*_kims_of(kim.region_id), *others[:_IN_BLOCK]):
        _has_more_than_news(each, say, now)


def _kims_of(code: str) -> list[Kim]:
    """Three of the regency of this village."""
    rows = Kim.objects.select_related("site__region").filter(region__code__startswith=code[:4])
    return list(rows.order_by("pk")[:_IN_BLOCK])


def _has_more_than_news(kim: Kim, say: _Speaker, now: datetime) -> None:
    """A good, a potential and an achievement with photos."""
    photos = (say.picture(kim),)
    selling.shown(kim, at=now, name=say.words(60), photos=photos)
    potential = showcase.potential_data(photos, name=say.words(80), special=f"{say.words(200)}.")
    showcase.shown(kim, data=potential, at=now)
    achievement = achieving.achievement_data(photos, title=say.words(80), won=say.words(60))
    achieving.shown(kim, data=achievement, at=now)
