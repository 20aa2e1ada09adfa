"""Every private paper that is kept, asked for by everybody: see `tests/long/papers.py`."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from django.conf import settings
from django.test import Client
from django.utils import timezone

from kimid.access.models import Grant
from kimid.applications.models import PaperFile
from kimid.evaluation.models import EvidencePaper, Juror
from kimid.events.models import Event
from kimid.people.models import Person
from kimid.sites.models import Site, SiteKind
from tests.sure import come_in

_OFFICES: Final = ("00", "61", "62", "6101", "6112", "6171", "6271")
_OTHER: Final = "2" * 12


class Paper(NamedTuple):
    """One stored paper: whose it is, where that is, and the words of the addresses that are
    meant for it.
    """

    name: str
    region: str
    site: int
    words: dict[str, Any]
    is_evidence: bool


class Door(NamedTuple):
    """An address for a paper, and the region and the site of the workspace it stands in, if any."""

    host: str
    path: str
    region: str = ""
    site: int = 0
    is_for_jury: bool = False


@dataclass
class Seen:
    """What came of all requests."""

    asked: int = 0
    looks: int = 0  # of offices and jurors, page by page
    shown: Counter[str] = field(default_factory=Counter)
    leaks: list[str] = field(default_factory=list)


def prove() -> int:
    """Ask for everything as everybody, and print what came of it; 0 when all is as it should be."""
    papers = [*_papers()]
    seen = Seen()
    looks = Event.objects.filter(
        kind__in=("application.paper_seen", "participant.paper_seen", "participant.paper_judged")
    )
    before = looks.count()
    people = [None, *Person.objects.filter(is_active=True).order_by("pk")]
    for person in people:
        _ask_all(person, papers, seen)
    unseen = [paper.name for paper in papers if not seen.shown[paper.name]]
    recorded = looks.count() - before
    told = {
        "papers": len(papers),
        "of these evidence": sum(paper.is_evidence for paper in papers),
        "people": len(people),
        "asked": seen.asked,
        "shown": sum(seen.shown.values()),
        "shown to nobody": len(unseen),
        "leaks": len(seen.leaks),
        "looks": seen.looks,  # of offices and jurors
        "on_record": recorded,
    }
    print(*seen.leaks[:20], json.dumps(told), sep="\n")
    return int(bool(unseen or seen.leaks or not papers) or seen.looks != recorded)


def _papers() -> Iterator[Paper]:
    for row in PaperFile.objects.select_related("application"):
        words = {"application": row.application_id}
        kim = row.application.kim
        yield Paper(
            row.name,
            row.application.region_id or "",
            kim.site_id if kim else 0,
            words,
            is_evidence=False,
        )
    for each in EvidencePaper.objects.select_related("entry__kim"):
        entry = each.entry
        for participant in entry.participants.all():
            words = {
                "heat": participant.contest_level_id,
                "number": participant.pk,
                "round": entry.round_id,
            }
            yield Paper(each.name, entry.kim.region_id, entry.kim.site_id, words, is_evidence=True)


def _doors(paper: Paper) -> Iterator[Door]:
    """All addresses that lead to papers, with this paper in them; and those at which a file would
    stand.
    """
    shard = f"{paper.name[:2]}/{paper.name}"
    files = (
        f"/papers/{shard}/1.webp",
        f"/{shard}/1.webp",
        f"/public/../papers/{shard}/1.webp",
        f"/{paper.name}/1.webp",
    )
    for host in (settings.MEDIA_HOST, settings.BASE_HOST, settings.RUANG_HOST):
        yield from (Door(host, path) for path in files)
    words = {"application": 1, "heat": 1, "number": 1, "round": 1} | paper.words
    yield Door(settings.RUANG_HOST, f"/daftar-kim/{_OTHER}/surat/{paper.name}/1.webp")
    judged = f"/juri/{words['heat']}/{words['number']}/{paper.name}/1.webp"
    yield Door(settings.RUANG_HOST, judged, is_for_jury=True)
    for label, region, site in _places(paper):
        for rest in (
            f"permohonan/{words['application']}/{paper.name}/1.webp",
            f"permohonan/{words['application']}/{paper.name}.pdf",
            f"babak/{words['heat']}/{words['number']}/{paper.name}/1.webp",
            f"evaluasi/{words['round']}/{paper.name}.webp",
        ):
            yield Door(settings.RUANG_HOST, f"/s/{label}/{rest}", region, site)


def _places(paper: Paper) -> Iterator[tuple[str, str, int]]:
    """Label, region and site of the workspaces in which it is asked for: offices here and
    elsewhere, its KIM, another KIM.
    """
    chain = {paper.region[:length] for length in (2, 4, 6, 10)} | set(_OFFICES)
    portals = Site.objects.filter(kind=SiteKind.PORTAL, region__in=chain)
    other = Site.objects.filter(kind=SiteKind.KIM).exclude(pk=paper.site).order_by("pk")[:1]
    for site in [*portals, *Site.objects.filter(pk=paper.site), *other]:
        yield site.ruang_label, site.region_id, site.pk if site.kind == SiteKind.KIM else 0


def _ask_all(person: Person | None, papers: list[Paper], seen: Seen) -> None:
    client = Client(raise_request_exception=False)
    if person is not None:
        come_in(client, person)
    for paper in papers:
        for door in _doors(paper):
            seen.asked += 1
            answer = client.get(door.path, headers={"host": door.host})
            if answer.status_code != 200 or answer["Content-Type"] not in (
                "image/webp",
                "application/pdf",
            ):
                continue
            if not _may(person, paper, door):
                seen.leaks.append(f"{person}: {door.path}")
            seen.shown[paper.name] += 1
            if not door.site:
                seen.looks += _sheets(paper) if door.path.endswith(".pdf") else 1


def _sheets(paper: Paper) -> int:
    """Of how many pages it is: taking the whole of it is a look at each."""
    return PaperFile.objects.get(name=paper.name).page_count


def _may(person: Person | None, paper: Paper, door: Door) -> bool:
    """What the design says: offices above in their own workspace, the KIM its own evidence in its
    own, a seated juror.
    """
    if person is None:
        return False
    if door.is_for_jury:
        return (
            paper.is_evidence
            and Juror.objects.filter(contest_level=paper.words["heat"], person=person).exists()
        )
    grants = Grant.objects.active(timezone.now()).filter(person=person)
    if door.site:
        return (
            paper.is_evidence and door.site == paper.site and grants.filter(site=door.site).exists()
        )
    above = [
        code
        for code in grants.filter(role__in=("officer", "operator")).values_list("region", flat=True)
        if code
    ]
    return _is_in(paper.region, door.region) and any(_is_in(door.region, code) for code in above)


def _is_in(code: str, region: str) -> bool:
    return region == "00" or code.startswith(region)
