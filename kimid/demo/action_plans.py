"""What a group of the demo means to do: one plan that is late, one that is due, a joint one, and
two that are done.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from kimid.access.one_use_links import LinkHolder
from kimid.activity.actions import plans
from kimid.activity.models import Doer, HeadReply, Plan
from kimid.demo.groups import Group
from kimid.lib import clock
from kimid.newsroom.models import Tip
from kimid.sites.guard import on_site

_KIM: Final = "teluk-kapuas"
_HEAD: Final = "Pak Usman"


class _DemoPlan(NamedTuple):
    description: str
    made_days_ago: int  # so many days ago
    due_in_days: int  # so many days from now
    before: str = ""
    after: str = ""
    done_days_ago: int = 0  # so many days ago, if it is done
    who: int | str = 0  # a member of the group by number, or somebody else by name
    is_joint: bool = False


_DONE: Final = (
    _DemoPlan(
        "Parit Ramli dibersihkan bersama",
        30,
        -16,
        before="Air pasang masuk ke 14 rumah karena parit tersumbat eceng gondok.",
        after="Parit bersih sepanjang 300 meter. Air pasang berikutnya tidak masuk rumah.",
        done_days_ago=17,
        who="Ketua RT 02",
        is_joint=True,
    ),
    _DemoPlan(
        "Jadwal posyandu ditempel di lima warung",
        26,
        -18,
        before="Ibu-ibu sering keliru hari posyandu.",
        after="Jadwal terpasang di lima warung dan surau.",
        done_days_ago=20,
        who=1,
    ),
)
_OPEN: Final = (
    _DemoPlan("Harga kelapa hari ini ditempel di papan dermaga", 12, -2, who=1),
    _DemoPlan(
        "Papan informasi dipasang di simpang tiga",
        8,
        9,
        before="Warga tanpa HP belum tahu kabar.",
        who=0,
    ),
    _DemoPlan(
        "Lampu jalan simpang surau diperbaiki",
        4,
        16,
        before="Gelap sejak tiga malam.",
        who="Kaur pembangunan",
        is_joint=True,
    ),
)


def build_action_plans(groups: Mapping[str, Group], now: datetime) -> None:
    """Plan all of it and get some of it done."""
    group = groups[_KIM]
    with on_site(group.kim.site):
        for demo_plan in _DONE:
            plan = _create_plan(group, demo_plan, now)
            at = now - timedelta(days=demo_plan.done_days_ago)
            if demo_plan.is_joint:
                _agree(plan, group, at - timedelta(days=2))
            plans.finish_plan(
                plan, result=plans.PlanResult(demo_plan.after), by=group.people[-1], at=at
            )
        _late, going, joint = (_create_plan(group, demo_plan, now) for demo_plan in _OPEN)
        plans.begin_plan(going, by=group.people[-1], at=now - timedelta(days=3))
        _agree(joint, group, now - timedelta(days=2))


def _create_plan(group: Group, demo_plan: _DemoPlan, now: datetime) -> Plan:
    site = group.kim.site
    who = demo_plan.who
    at = now - timedelta(days=demo_plan.made_days_ago)
    due = clock.today(now, site.region.zone) + timedelta(days=demo_plan.due_in_days)
    person = group.people[who] if isinstance(who, int) else None
    sketch = plans.PlanData(
        demo_plan.description,
        Doer.MEMBER if person else Doer.OTHER,
        due,
        person,
        "" if isinstance(who, int) else who,
        demo_plan.is_joint,
        demo_plan.before,
    )
    tip = (
        Tip.objects.filter(site=site, words__startswith="Lampu jalan").first()
        if "Lampu" in demo_plan.description
        else None
    )
    return plans.make_plan(
        site, data=sketch, origin=plans.PlanOrigin(tip=tip), by=group.people[-1], at=at
    )


def _agree(plan: Plan, group: Group, at: datetime) -> None:
    link, _token = plans.ask_head(plan, holder_name=_HEAD, by=group.people[-1], at=at)
    says = HeadReply.AGREES
    words = "Silakan, nanti saya ajak RT."
    plans.answer_as_head(plan, reply=says, note=words, by=LinkHolder(link, at), at=at)
