"""What a group of the demo means to do: one plan that is late, one that is due, a joint one, and two that are done."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from kimid.access.links import LinkHolder
from kimid.activity import actions
from kimid.activity.models import Doer, HeadSays, Plan
from kimid.demo.founding import Group
from kimid.lib import clock
from kimid.newsroom.models import Tip
from kimid.sites.guard import on_site

_KIM: Final = "teluk-kapuas"
_HEAD: Final = "Pak Usman"


class _Intention(NamedTuple):
    what: str
    made: int  # so many days ago
    due: int  # so many days from now
    before: str = ""
    after: str = ""
    done: int = 0  # so many days ago, if it is done
    who: int | str = 0  # a member of the group by number, or somebody else by name
    is_joint: bool = False


_DONE: Final = (
    _Intention(
        "Parit Ramli dibersihkan bersama",
        30,
        -16,
        before="Air pasang masuk ke 14 rumah karena parit tersumbat eceng gondok.",
        after="Parit bersih sepanjang 300 meter. Air pasang berikutnya tidak masuk rumah.",
        done=17,
        who="Ketua RT 02",
        is_joint=True,
    ),
    _Intention(
        "Jadwal posyandu ditempel di lima warung",
        26,
        -18,
        before="Ibu-ibu sering keliru hari posyandu.",
        after="Jadwal terpasang di lima warung dan surau.",
        done=20,
        who=1,
    ),
)
_OPEN: Final = (
    _Intention("Harga kelapa hari ini ditempel di papan dermaga", 12, -2, who=1),
    _Intention("Papan informasi dipasang di simpang tiga", 8, 9, before="Warga tanpa HP belum tahu kabar.", who=0),
    _Intention(
        "Lampu jalan simpang surau diperbaiki", 4, 16, before="Gelap sejak tiga malam.", who="Kaur pembangunan", is_joint=True
    ),
)


def plan(groups: Mapping[str, Group], now: datetime) -> None:
    """Plan all of it and get some of it done."""
    group = groups[_KIM]
    with on_site(group.kim.site):
        for intention in _DONE:
            made = _made(group, intention, now)
            at = now - timedelta(days=intention.done)
            if intention.is_joint:
                _agree(made, group, at - timedelta(days=2))
            actions.finish_plan(made, result=actions.Result(intention.after), by=group.people[-1], at=at)
        _late, going, joint = (_made(group, intention, now) for intention in _OPEN)
        actions.begin_plan(going, by=group.people[-1], at=now - timedelta(days=3))
        _agree(joint, group, now - timedelta(days=2))


def _made(group: Group, intention: _Intention, now: datetime) -> Plan:
    site, who = group.kim.site, intention.who
    at, due = now - timedelta(days=intention.made), clock.today(now, site.region.zone) + timedelta(days=intention.due)
    person = group.people[who] if isinstance(who, int) else None
    sketch = actions.Sketch(
        intention.what,
        Doer.MEMBER if person else Doer.OTHER,
        due,
        person,
        "" if isinstance(who, int) else who,
        intention.is_joint,
        intention.before,
    )
    tip = Tip.objects.filter(site=site, words__startswith="Lampu jalan").first() if "Lampu" in intention.what else None
    return actions.plan(site, sketch=sketch, origin=actions.Origin(tip=tip), by=group.people[-1], at=at)


def _agree(plan: Plan, group: Group, at: datetime) -> None:
    link, _token = actions.ask_head(plan, holder_name=_HEAD, by=group.people[-1], at=at)
    says, words = HeadSays.AGREES, "Silakan, nanti saya ajak RT."
    actions.answer_as_head(plan, says=says, words=words, by=LinkHolder(link, at), at=at)
