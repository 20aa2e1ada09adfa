"""What the agenda brings to pages that subjects share."""

from kimid.agenda.rules import AgendaPermission
from kimid.shared_pages.links import LinkList, SharedLink, register_links

_TEXT = "Posyandu, ronda, hari pasar, rapat: yang berulang cukup ditulis sekali."
register_links(
    LinkList.HOME,
    [SharedLink(16, "Agenda", "ruang-agenda", "calendar", _TEXT, needs=AgendaPermission.WRITE)],
)
register_links(
    LinkList.GROUP_PEOPLE,
    [SharedLink(81, "Agenda", "ruang-agenda", "calendar", _TEXT, needs=AgendaPermission.WRITE)],
)
