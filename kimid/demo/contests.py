"""Contests of the demo: a national one that is over, and one of Kubu Raya that a jury is judging now."""

from datetime import datetime, timedelta
from typing import Final

from kimid.access.links import LinkHolder, link_of
from kimid.demo.founders import photographed
from kimid.evaluation import actions
from kimid.evaluation.gaps import FILM, FILM_SECONDS, PRESENTATION, asked_of_group
from kimid.evaluation.jury import aspects_of
from kimid.evaluation.models import Answer, Heat, Juror, Kind, Mark, Round, RoundKind
from kimid.evaluation.queries import participants_of
from kimid.evaluation.rules import AsJuror
from kimid.lib import clock
from kimid.media import vault
from kimid.media.models import unguessable_name
from kimid.media.papers import pages_of
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.registry.queries import decree_of

_DAY: Final = timedelta(days=1)
_NATION: Final = ("00", "pusat")
_PROVINCE: Final = ("61", "kalbar")
_REGENCY: Final = ("6112", "dinaskuburaya")
# Who takes part and writes for them, and what the jury thinks of their work.
_GROUPS: Final = (("teluk-kapuas", "rina", 84), ("kim-kuala-karang", "lina", 79))
_JUDGES: Final = ("rusmini", "jaya")  # of another province
_STORY: Final = "Warga memberi kabar, kami memeriksa dan menulisnya. Papan pengumuman desa kami isi tiap pekan."


def hold(now: datetime) -> None:
    """Seven weeks of a national contest up to its end, and one of Kubu Raya whose entries are in."""
    national = _open(_NATION, "Lomba KIM Nasional (data contoh)", now - 50 * _DAY, (10, 20, 30, 40))
    for label, username, _points in _GROUPS:
        _enter(label, username, national, now - 45 * _DAY)
    for (code, office), days in ((_REGENCY, 36), (_PROVINCE, 26), (_NATION, 16)):
        heat = Heat.objects.select_related("region", "round__region").get(round=national, region=code)
        _judge(heat, office, now - days * _DAY)
    open_in_kubu_raya("Lomba KIM Kubu Raya", now)


def open_in_kubu_raya(title: str, now: datetime) -> None:
    """A contest of this regency: one group has sent its entry, and an official of it sits in the jury."""
    running = _open(_REGENCY, title, now - 12 * _DAY, (10, 40))
    _enter("teluk-kapuas", "rina", running, now - 4 * _DAY)
    _seat(Heat.objects.select_related("region").get(round=running), "kuburaya", _REGENCY[1], now - _DAY, home="6171051001")


def _open(office: tuple[str, str], title: str, at: datetime, days: tuple[int, ...]) -> Round:
    """A contest that this office opened then; each part ends so many days later."""
    code, username = office
    today = clock.today(at, "WIB")
    plan = actions.Plan(
        RoundKind.CONTEST,
        title,
        today.year,
        actions.Days(*(today + each * _DAY for each in days)),
        from_regency=1 if len(days) > 2 else None,
        from_province=1 if len(days) > 3 else None,
    )
    return actions.open_round(Region.objects.get(code=code), plan=plan, by=Person.objects.get(username=username), at=at)


def _enter(label: str, username: str, running: Round, at: datetime) -> None:
    kim, by = Kim.objects.select_related("site", "region").get(site__label=label), Person.objects.get(username=username)
    if decree_of(kim, clock.today(at, kim.region.zone)) is None:
        return
    answers = {each["key"]: Answer(value=_STORY) for each in asked_of_group(running.form)}
    answers |= {FILM: Answer(value="https://youtu.be/data-contoh"), FILM_SECONDS: Answer(value="58")}
    actions.keep(kim, into=running, answers=answers, version=0, by=by, at=at)
    pages, name = (
        pages_of(photographed([kim.name.upper(), "", "Kabar dari warga", "untuk warga", "", "DATA CONTOH"])),
        unguessable_name(),
    )
    vault.keep(name, pages)
    weight = sum(map(len, pages))
    actions.attach(kim, into=running, kind=PRESENTATION, name=name, pages=len(pages), weight=weight, by=by, at=at)
    actions.send(kim, into=running, by=by, at=at)


def _judge(heat: Heat, office: str, at: datetime) -> None:
    """The office checks everybody, two jurors judge, and the result is published."""
    by, liked = Person.objects.get(username=office), {label: points for label, _username, points in _GROUPS}
    came = participants_of(heat)
    for each in came:
        asked = [row for row in heat.round.form if row["kind"] != Kind.JURY]
        marks = {row["key"]: Mark(mark="fits", value="80" if row["kind"] == Kind.WORDS else "", note="") for row in asked}
        actions.check(each, marks=marks, is_done=True, by=by, at=at)
    for number, username in enumerate(_JUDGES):
        juror = _seat(heat, username, office, at, home="6271011001")
        for each in came:
            points = {
                row["key"]: liked[each.entry.kim.site.label] + 3 * number - place
                for place, row in enumerate(aspects_of(heat.round.form))
            }
            actions.score(each, points=points, by=juror, at=at)
    actions.publish(heat, by=by, at=at + _DAY)


def _seat(heat: Heat, username: str, office: str, at: datetime, *, home: str) -> AsJuror:
    """Somebody of the demo is asked to judge, and comes in by the link."""
    person = Person.objects.get(username=username)
    row, token = actions.invite_juror(heat, name=person.name, by=Person.objects.get(username=office), at=at)
    link = link_of(token)
    assert link is not None  # noqa: S101  # for mypy: it was made a line above
    actions.sit(row, as_whom=person, home=Region.objects.get(code=home), by=LinkHolder(link, at), at=at)
    return AsJuror(person, Juror.objects.get(pk=row.pk))
