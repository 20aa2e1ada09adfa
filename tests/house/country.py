"""A country as full as a first view can be: every list has all the rows that its page holds."""

from datetime import timedelta
from random import Random
from typing import Final, NamedTuple

from django.conf import settings
from django.test import Client
from django.utils import timezone

from kimid.activity.actions import plans, polls
from kimid.demo.stories import HANDMADE_STORIES
from kimid.evaluation.actions.publishing import publish_result
from kimid.evaluation.models import RoundKind
from kimid.events.permissions import Role
from kimid.media import files
from kimid.media.queries import pictures_by_name
from kimid.media.usage import show_media
from kimid.moderation.actions import report
from kimid.moderation.models import Complaint
from kimid.moderation.rules import Reader
from kimid.newsroom.actions import confirmations, statements
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.registry.actions import entering
from kimid.registry.actions.entering import FirstOfficer
from kimid.registry.models import Kim
from kimid.sites.actions import ConfirmationRules, set_rules
from kimid.sites.guard import across_sites
from kimid.sites.models import Site
from kimid.ui.scripts import script_digest
from kimid.wire.queries import PAGE_SIZE
from tests import build, past
from tests.activity import making
from tests.evaluation import rounds
from tests.house.walking import Route

# Every word of the demo, so that no two stories are alike and compression cannot flatter us.
WORDS: Final = sorted(
    {word for tale in HANDMADE_STORIES for word in f"{tale.title} {tale.lead} {tale.body}".split()}
)
# What every public site has: the route, and where it is.
PAPER: Final = {
    "kind": "/berita/",
    "kind-narrowed": "/berita/warna/merah/",
    "archive": "/arsip/",
    "archive-month": "/arsip/2024/11/",
    "archive-kind": "/arsip/2024/11/berita/",
    "about": "/tentang/",
    "guideline": "/pedoman/",
    "report": "/lapor/",
    "contact": "/kontak/",
    "privacy": "/privasi/",
    "saved": "/tersimpan/",
    "find-ticket": "/tiket/",
    "contact-number": "/kontak/nomor/",
    "withdrawn": "/ditarik.json",
    "reading-worker": "/pelayan.js",
    "script": f"/skrip/reading.{script_digest('reading')}.js",
    "accessibility": "/aksesibilitas/",
}
# Search, and what programs read: the same.
MACHINES: Final = {
    "search": "/cari/",
    "search-description": "/cari.xml",
    "agenda-file": "/agenda.ics",
    "rss": "/rss.xml",
    "atom": "/atom.xml",
    "rss-kind": "/berita/rss.xml",
    "atom-kind": "/berita/atom.xml",
    "json-feed": "/feed.json",
    "json-feed-kind": "/berita/feed.json",
    "security-contact": "/.well-known/security.txt",
    "robots": "/robots.txt",
    "sitemap": "/sitemap.xml",
    "sitemap-pages": "/peta/halaman.xml",
}
_DRAWN: Final = {
    ("kim", "favicon"): "/favicon.svg",
    ("kim", "icon"): "/ikon-192.png",
    ("kim", "manifest"): "/manifest.webmanifest",
    ("kim", "share-card"): "/kartu.jpg",
    ("portal", "share-card"): "/kartu.jpg",
    ("portal", "favicon"): "/favicon.svg",
    ("portal", "icon"): "/ikon-512.png",
    ("portal", "manifest"): "/manifest.webmanifest",
}
_OF_PORTALS: Final = {
    ("portal", "terms"): "/syarat/",
    ("portal", "send-news"): "/kirim-kabar/",
    ("portal", "all-news"): "/kabar/",
    ("portal", "results"): "/evaluasi/",
    ("portal", "source"): "/kode-sumber.tar.gz",
    ("portal", "directory-part"): "/kim/ber-sk/",
}
# The open numbers.
_NUMBERS: Final = {
    ("portal", "data"): "/data/",
    ("portal", "data-file"): "/data.csv",
    ("portal", "data-in-order"): "/data/urut/kim/",
    ("portal", "data-part"): "/data/saring/belum/",
    ("portal", "data-report"): "/data.pdf",
    ("portal", "data-map"): "/peta.svg",
    ("portal", "data-book"): "/data.xlsx",
    ("portal", "data-open"): "/data.json",
}
PORTALS: Final = (
    "teluk-kapuas-6112012012",
    "sungai-raya-611201",
    "kab-kubu-raya",
    "kalimantan-barat",
    "",
)
_POSTS: Final = (
    "Ketua",
    "Wakil ketua",
    "Sekretaris",
    "Bendahara",
    "Redaktur",
    "Anggota",
    "Anggota",
)


class Country(NamedTuple):
    """A KIM with twenty stories and more, one long, one withdrawn, one asked about by link."""

    kim: Kim
    long: Story
    withdrawn: Story
    link: str
    note: str
    plan: str
    photo: str
    tickets: dict[str, str]
    old_day: str
    heat: int

    @property
    def _doors(self) -> dict[tuple[str, str], str]:
        """The addresses of one-use links."""
        ways = {
            "moved-pastikan": ("pastikan", self.link),
            "moved-catatan": ("catatan", self.note),
            "moved-rencana": ("rencana", self.plan),
        }
        return {("kim", route): f"/{way}/{token}/" for route, (way, token) in ways.items()}

    def path(self, route: Route) -> str:
        """An address of this route that is there. A route that is not in this table is a KeyError:
        add it.
        """
        paths = {
            ("kim", "home"): "/",
            ("kim", "profile"): "/profil/",
            ("kim", "proof"): "/sk/",
            **{(kind, name): path for kind in ("kim", "portal") for name, path in PAPER.items()},
            ("kim", "story"): self.long.path,
            ("kim", "story-in"): f"{self.long.path}jv/",
            ("kim", "notice"): f"{self.long.path}papan/",
            ("kim", "report-page"): f"/lapor{self.long.path}",
            ("kim", "tip"): "/kirim-kabar/",
            ("kim", "tip-ticket"): f"/kirim-kabar/{self.tickets['tip']}/",
            ("kim", "poster"): "/kirim-kabar/poster/",
            ("kim", "report-ticket"): f"/laporan/{self.tickets['kim']}/",
            ("portal", "report-ticket"): f"/laporan/{self.tickets['portal']}/",
            **self._doors,
            ("kim", "shared"): f"/dibagikan/{self.long.item_id}/",
            ("kim", "read"): f"{settings.COUNTED_PATH}{self.long.item_id}.gif",
            **{(kind, name): path for kind in ("kim", "portal") for name, path in MACHINES.items()},
            ("kim", "sitemap-month"): "/peta/2024-11.xml",
            ("portal", "sitemap-sites"): "/peta/situs-1.xml",
            **_DRAWN,
            **_OF_PORTALS,
            ("media", "photo"): f"/f/{self.photo}/320.webp",
            ("media", "attachment"): f"/lampiran/{self.photo}.pdf",
            ("media", "card"): f"/kartu/{self.photo}.jpg",
            ("media", "cloth"): f"/kain/{build.TELUK_KAPUAS}-tile.daun-kunyit.svg",
            ("media", "provinces"): "/kain/provinsi.svg",
            ("portal", "home"): "/",
            ("portal", "directory"): "/kim/",
            **_NUMBERS,
            ("portal", "data-beside"): f"/data/banding/{self.old_day}/",
            ("portal", "result"): f"/evaluasi/{self.heat}/",
        }
        return paths[route.kind, route.name]

    def reader(self, label: str | None = None) -> Client:
        """A browser on the site of the KIM, or on another public site."""
        label = self.kim.site.label if label is None else label
        return Client(HTTP_HOST=f"{label}.kim.localhost".removeprefix("."))


@across_sites("a country has many sites")
def full_country() -> Country:
    """Build it: 38 provinces, the regencies, districts and villages around one KIM, and twenty
    neighbours that publish too.
    """
    for code in ("00", "61", "6112", "611201"):
        build.children(code)
    say = _Speaker()
    kim = _kim(build.TELUK_KAPUAS, "kim-teluk-kapuas")
    link = say.story(kim, Stage.DISCUSSED)
    for _ in range(PAGE_SIZE):
        say.story(kim, Stage.PUBLISHED)
    long = _in_two_languages(say.story(kim, Stage.PUBLISHED, words=450))
    withdrawn = say.story(kim, Stage.WITHDRAWN)
    villages = [region for region in build.children("611201") if region.code != build.TELUK_KAPUAS]
    for region in (villages * 2)[:PAGE_SIZE]:
        say.story(_kim(region.code, f"kim-{region.slug}"), Stage.PUBLISHED)
    _asked, token = confirmations.ask_by_link(
        link, holder_name="Bu Aminah", by=build.member(kim), at=timezone.now()
    )
    tickets = {
        "kim": _report(kim.site),
        "portal": _report(build.portal("61")),
        "tip": build.tip(kim).ticket,
    }
    note, plan = _links_of_the_head(kim, link)
    photo = _shown_photo(kim)
    _get_done(kim, photo)
    _asked_each_other(kim)
    return Country(
        kim,
        long,
        withdrawn,
        token,
        note,
        plan,
        photo,
        tickets,
        past.old_day(past.old_report("61")),
        _published_heat(),
    )


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


def _links_of_the_head(kim: Kim, story: Story) -> tuple[str, str]:
    """The tokens by which the head of the village answers: about a story, and about a plan."""
    set_rules(
        kim.site,
        rules=ConfirmationRules(asks_head=True),
        by=build.member(kim, Role.CHAIR),
        at=build.AT,
    )
    story.refresh_from_db()
    _asked, note = statements.ask_head(
        story, holder_name="Pak Usman", by=story.author, at=timezone.now()
    )
    joint = making.plan(kim, is_joint=True)
    _asked, plan = plans.ask_head(
        joint, holder_name="Pak Usman", by=joint.made_by, at=timezone.now()
    )
    return note, plan


def _get_done(kim: Kim, photo: str) -> None:
    """Three plans that are done, with photos before and after: as many as the page of a group
    shows.
    """
    [picture] = pictures_by_name([photo])
    words = " ".join(WORDS[:60])[:480]
    for number in range(3):
        plan = making.plan(kim, what=f"{words[:150]} {number}", before=words, photos=(picture,))
        plans.finish_plan(
            plan, result=plans.PlanResult(words, (picture,)), by=plan.made_by, at=build.AT
        )


def _asked_each_other(kim: Kim) -> None:
    """Two polls that are shown, as many as the page of a group shows, with as long words as there
    can be.
    """
    words = " ".join(WORDS[60:300])
    for number in range(2):
        choices = tuple(
            words[200 + 80 * place :][:78].strip() for place in range(6 * number, 6 * number + 6)
        )
        closed = making.closed_poll(
            kim, 0, 1, 2, words=words[100 * number :][:200].strip(), choices=choices
        )
        polls.show_poll(closed, by=build.member(kim, Role.EDITOR), at=build.AT)


def _report(site: Site) -> str:
    """The ticket of a report about this site."""
    now = timezone.now()
    return report(
        site,
        path="",
        title=site.name,
        complaint=Complaint.WRONG,
        words="Keliru.",
        sender=build.sender(),
        by=Reader(),
        at=now,
    ).ticket


def _published_heat() -> int:
    """A result of twenty KIM, each with all that was asked of it."""
    running = rounds.round_of("6112", RoundKind.YEARLY)
    for kim in list(Kim.objects.select_related("site", "region").order_by("pk")[:PAGE_SIZE]):
        came = rounds.checked(rounds.participant(kim, running))
    at = build.AT + timedelta(days=11)
    return publish_result(came.contest_level, by=build.officer("6112"), at=at).pk


def _shown_photo(kim: Kim) -> str:
    """The name of a photo that something published carries, and of a card."""
    name = build.photo(kim).name
    build.attachment(kim, name=name)
    files.store(name, {"320.webp": b"RIFF0000WEBP", "lampiran.pdf": b"%PDF-1.7"})
    show_media(kim.site, [name])
    files.store_card(name, b"JPEG")
    return name


class _Speaker:
    """Makes up stories of real words, the same at every run."""

    def __init__(self) -> None:
        self._choose = Random(61)

    def story(self, kim: Kim, stage: Stage, *, words: int = 0) -> Story:
        """A story with a title of eight words, a lead of 35 and a body of so many."""
        return build.story(
            kim, stage, title=self._say(8)[:140], lead=self._say(35), body=self._say(words)
        )

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
