"""Contests of the demo: a national one that is over, and one of Kubu Raya that a jury is judging
now.
"""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from kimid.access.models import OneUseLink, hash_token
from kimid.access.one_use_links import LinkHolder
from kimid.demo.applications import photographed_page
from kimid.evaluation.actions import checking, entries, judging, opening, publishing
from kimid.evaluation.gaps import PRESENTATION, VIDEO, VIDEO_SECONDS, indicators_for_group
from kimid.evaluation.jury import aspects_of
from kimid.evaluation.models import (
    Answer,
    AnswerFinding,
    AnswerKind,
    ContestLevel,
    Juror,
    Round,
    RoundKind,
)
from kimid.evaluation.queries import participants_of
from kimid.evaluation.rules import JurorActor
from kimid.lib import clock
from kimid.media.paper import stored_pages
from kimid.media.papers import pages_of
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.registry.queries import current_decree_of

_DAY: Final = timedelta(days=1)
_NATION: Final = ("00", "pusat")
_PROVINCE: Final = ("61", "kalbar")
_REGENCY: Final = ("6112", "dinaskuburaya")
# Who takes part and writes for them, and what the jury thinks of their work.
_GROUPS: Final = (("teluk-kapuas", "rina", 84), ("kim-kuala-karang", "lina", 79))
_JUDGES: Final = ("rusmini", "jaya")  # of another province
_STORY: Final = (
    "Warga memberi kabar, kami memeriksa dan menulisnya. Papan pengumuman desa kami isi tiap pekan."
)


def build_contests(now: datetime) -> None:
    """Seven weeks of a national contest up to its end, and one of Kubu Raya whose
    entries are in.
    """
    national = _open(_NATION, "Lomba KIM Nasional (data contoh)", now - 50 * _DAY, (10, 20, 30, 40))
    for label, username, _points in _GROUPS:
        _enter(label, username, national, now - 45 * _DAY)
    for (code, office), days in ((_REGENCY, 36), (_PROVINCE, 26), (_NATION, 16)):
        heat = ContestLevel.objects.select_related("region", "round__region").get(
            round=national, region=code
        )
        _judge(heat, office, now - days * _DAY)
    open_in_kubu_raya("Lomba KIM Kubu Raya", now)


def open_in_kubu_raya(title: str, now: datetime) -> None:
    """A contest of this regency: one group has sent its entry, and an official of it sits in the
    jury.
    """
    running = _open(_REGENCY, title, now - 12 * _DAY, (10, 40))
    _enter("teluk-kapuas", "rina", running, now - 4 * _DAY)
    _invite_juror(
        ContestLevel.objects.select_related("region").get(round=running),
        "kuburaya",
        _REGENCY[1],
        now - _DAY,
        home="6171051001",
    )


def _open(office: tuple[str, str], title: str, at: datetime, days: tuple[int, ...]) -> Round:
    """A contest that this office opened then; each part ends so many days later."""
    code, username = office
    today = clock.today(at, "WIB")
    plan = opening.RoundPlan(
        RoundKind.CONTEST,
        title,
        today.year,
        opening.RoundDays(*(today + each * _DAY for each in days)),
        from_regency=1 if len(days) > 2 else None,
        from_province=1 if len(days) > 3 else None,
    )
    return opening.open_round(
        Region.objects.get(code=code), plan=plan, by=Person.objects.get(username=username), at=at
    )


def _enter(label: str, username: str, running: Round, at: datetime) -> None:
    kim = Kim.objects.select_related("site", "region").get(site__label=label)
    by = Person.objects.get(username=username)
    if current_decree_of(kim, clock.today(at, kim.region.zone)) is None:
        return
    answers = {each["key"]: Answer(value=_STORY) for each in indicators_for_group(running.form)}
    answers |= {
        VIDEO: Answer(value="https://youtu.be/data-contoh"),
        VIDEO_SECONDS: Answer(value="58"),
    }
    entries.save_answers(kim, into=running, answers=answers, version=0, by=by, at=at)
    pages = pages_of(
        photographed_page(
            [kim.name.upper(), "", "Kabar dari warga", "untuk warga", "", "DATA CONTOH"]
        )
    )
    with stored_pages(pages) as stored:
        entries.add_paper(kim, into=running, kind=PRESENTATION, **stored._asdict(), by=by, at=at)
    entries.send_entry(kim, into=running, by=by, at=at)


def _judge(heat: ContestLevel, office: str, at: datetime) -> None:
    """The office checks everybody, two jurors judge, and the result is published."""
    by = Person.objects.get(username=office)
    points_by_label = {label: points for label, _username, points in _GROUPS}
    participants = participants_of(heat)
    for each in participants:
        asked = [row for row in heat.round.form if row["kind"] != AnswerKind.JURY]
        marks = {
            row["key"]: AnswerFinding(
                mark="fits", value="80" if row["kind"] == AnswerKind.TEXT else "", note=""
            )
            for row in asked
        }
        checking.check_entry(each, findings=marks, is_done=True, by=by, at=at)
    for number, username in enumerate(_JUDGES):
        juror = _invite_juror(heat, username, office, at, home="6271011001")
        for each in participants:
            points = {
                row["key"]: Decimal(points_by_label[each.entry.kim.site.label] + 3 * number - place)
                for place, row in enumerate(aspects_of(heat.round.form))
            }
            judging.save_scores(each, points=points, by=juror, at=at)
    publishing.publish_result(heat, by=by, at=at + _DAY)


def _invite_juror(
    heat: ContestLevel, username: str, office: str, at: datetime, *, home: str
) -> JurorActor:
    """Somebody of the demo is asked to judge, and comes in by the link."""
    person = Person.objects.get(username=username)
    row, token = judging.invite_juror(
        heat, name=person.name, by=Person.objects.get(username=office), at=at
    )
    link = OneUseLink.objects.get(token_hash=hash_token(token))
    judging.join_jury(
        row, account=person, home=Region.objects.get(code=home), by=LinkHolder(link, at), at=at
    )
    return JurorActor(person, Juror.objects.get(pk=row.pk))
