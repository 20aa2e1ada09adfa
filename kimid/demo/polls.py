"""What a group of the demo asks its members: one question that is open, and one that is closed and
shown to readers.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from kimid.activity.actions import polls
from kimid.activity.models import Poll
from kimid.activity.schedule import LAST_DAY_OVER
from kimid.demo.groups import Group
from kimid.lib import clock
from kimid.sites.guard import on_site

_KIM: Final = "teluk-kapuas"
_WEEK: Final = timedelta(days=7)
_CLOSED: Final = (
    "Di mana jadwal posyandu paling perlu dibacakan?",
    ("Sesudah pengajian", "Di warung kopi", "Lewat pengeras surau"),
)
_OPEN: Final = (
    "Apa nama buletin tempel kita?",
    ("Kabar Parit", "Suara Dermaga", "Warta Teluk Kapuas"),
)


def build_polls(groups: Mapping[str, Group], now: datetime) -> None:
    """Ask both: all have answered the older one, and whoever asked has answered the newer one."""
    group = groups[_KIM]
    with on_site(group.kim.site):
        closed = _open_poll(group, *_CLOSED, at=now - timedelta(days=18))
        for person, choice in zip(group.people, (0, 0, 1, 0), strict=False):
            polls.answer_poll(closed, choice=choice, by=person, at=now - timedelta(days=16))
        at = clock.start_of(closed.closes_on + timedelta(days=1), group.kim.site.region.zone)
        polls.close_poll(closed, by=LAST_DAY_OVER, at=at)
        polls.show_poll(closed, by=group.editors[-1], at=at + timedelta(hours=9))
        opened = _open_poll(group, *_OPEN, at=now - timedelta(days=1))
        polls.answer_poll(opened, choice=0, by=group.people[-1], at=now - timedelta(hours=20))


def _open_poll(group: Group, words: str, choices: tuple[str, ...], *, at: datetime) -> Poll:
    site = group.kim.site
    question = polls.PollQuestion(words, choices, clock.today(at, site.region.zone) + _WEEK)
    return polls.ask_poll(site, question=question, by=group.people[-1], at=at)
