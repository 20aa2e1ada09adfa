"""What an office reads of reports among the changes on a site."""

from typing import Final

from kimid.events.presenters import Presenter, register_presenters

_REPORT: Final = "Laporan pembaca dikerjakan"

register_presenters(
    Presenter("report.made", _REPORT),
    Presenter("report.contact_seen", _REPORT),
    Presenter("report.answered", _REPORT),
)
