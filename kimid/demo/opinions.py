"""What a group of the demo asks its members: one question that is open, and one that is closed and shown to readers."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from kimid.activity import actions
from kimid.activity.models import Poll
from kimid.activity.upkeep import CALENDAR
from kimid.demo.founding import Group
from kimid.lib import clock
from kimid.sites.guard import on_site

_KIM: Final = "teluk-kapuas"
_WEEK: Final = timedelta(days=7)
_CLOSED: Final = (
    "Di mana jadwal posyandu paling perlu dibacakan?",
    ("Sesudah pengajian", "Di warung kopi", "Lewat pengeras surau"),
)
_OPEN: Final = "Apa nama buletin tempel kita?", ("Kabar Parit", "Suara Dermaga", "Warta Teluk Kapuas")


def ask(groups: Mapping[str, Group], now: datetime) -> None:
    """Ask both: all have answered the older one, and whoever asked has answered the newer one."""
    group = groups[_KIM]
    with on_site(group.kim.site):
        closed = _asked(group, *_CLOSED, at=now - timedelta(days=18))
        for person, choice in zip(group.people, (0, 0, 1, 0), strict=False):
            actions.answer_poll(closed, choice=choice, by=person, at=now - timedelta(days=16))
        at = clock.start_of(closed.closes_on + timedelta(days=1), group.kim.site.region.zone)
        actions.close_poll(closed, by=CALENDAR, at=at)
        actions.show_poll(closed, by=group.editors[-1], at=at + timedelta(hours=9))
        opened = _asked(group, *_OPEN, at=now - timedelta(days=1))
        actions.answer_poll(opened, choice=0, by=group.people[-1], at=now - timedelta(hours=20))


def _asked(group: Group, words: str, choices: tuple[str, ...], *, at: datetime) -> Poll:
    site = group.kim.site
    question = actions.Question(words, choices, clock.today(at, site.region.zone) + _WEEK)
    return actions.ask_poll(site, question=question, by=group.people[-1], at=at)
