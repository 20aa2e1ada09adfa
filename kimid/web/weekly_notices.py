"""On Friday whoever edits a KIM learns that its stories of the week are ready to be handed on."""

from datetime import datetime, timedelta
from typing import Final

from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, give
from kimid.queue.lanes import Lane
from kimid.queue.schedule import daily
from kimid.queue.tasks import task
from kimid.web.weekly_text import week_line
from kimid.wire.weekly import latest_friday, sites_of_week

_READY: Final = "weekly.ready"
_ZONE: Final = "WIB"

register_kind(
    NoticeKind(_READY, NoticeTopic.GROUP, "Kabar mingguan kelompok siap dibagikan.", "broadcast")
)


@daily(hour=7, zone=_ZONE)
@task(lane=Lane.DERIVED)
def offer_weekly_news(at: datetime) -> None:
    """On Fridays: tell the editors of each KIM that published in the last seven days."""
    friday = clock.today(at, _ZONE)
    if latest_friday(friday) != friday:
        return
    for site in sites_of_week(at):
        give(
            _READY,
            Recipient.on_site(site, Role.EDITOR),
            about=site,
            occasion=f"{friday}",
            title="Kabar mingguan siap dibagikan",
            why=f"{site.name}, {week_line(friday)}. Baca, ubah bila perlu, lalu kirim.",
            link=ruang_path("ruang-weekly", site.ruang_label),
            at=at,
            until=at + timedelta(days=7),
        )
