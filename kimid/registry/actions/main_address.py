"""A new main address of a group's own waits: pages of the platform will lead there.

It takes effect after a day, or when a second person agrees: somebody settled in the group, or an
office above. Each of them cancels it, and so does every chair.
"""

from datetime import datetime

from kimid.access.main_address import is_second_person, may_cancel
from kimid.access.rules import AccessPermission
from kimid.events.action import action, add_event_data
from kimid.events.actor import Actor
from kimid.people.models import Person
from kimid.sites.actions import (
    NameActionRefused,
    require_main_address,
    set_main_address,
    stop_waiting,
)
from kimid.sites.models import OwnName, Site
from kimid.sites.rules import SitesPermission


@action(needs=AccessPermission.ANSWER_ADDRESS, records="site.main_address_set")
def make_main_address(own_name: OwnName, *, by: Person, at: datetime) -> OwnName:
    """Make a name the main address: a second person agrees, or the day of who asked is over. The
    label and all other names redirect to it.

    Raises NameActionRefused.
    """
    _require_waiting(own_name)
    if by.pk == own_name.main_asked_by_id:
        _require_end_of_wait(own_name, by, at)
    elif not is_second_person(by, own_name):
        raise NameActionRefused(
            "Anda belum tiga hari di kelompok ini ketika alamatnya diminta, atau Anda yang "
            "mengundang ketua baru yang memintanya. Yang menyetujui orang lain yang lebih lama di "
            "sini, atau dinas."
        )
    require_main_address(own_name)
    site = Site.objects.select_for_update(no_key=True).get(pk=own_name.site_id)
    add_event_data(name=own_name.name, before=site.chosen_host, asked_by=own_name.main_asked_by_id)
    stop_waiting(site)
    set_main_address(site, own_name.name)
    own_name.refresh_from_db()
    return own_name


@action(needs=AccessPermission.ANSWER_ADDRESS, records="site.main_address_cancelled")
def cancel_main_address(own_name: OwnName, *, by: Actor, at: datetime) -> OwnName:
    """A name does not become the main address.

    Raises NameActionRefused.
    """
    _require_waiting(own_name)
    if isinstance(by, Person) and not may_cancel(by, own_name):
        raise NameActionRefused(
            "Anda belum tiga hari di kelompok ini, jadi belum bisa membatalkan. Minta tolong "
            "anggota lain atau dinas sekarang juga."
        )
    add_event_data(name=own_name.name, asked_by=own_name.main_asked_by_id)
    stop_waiting(own_name.site)
    own_name.refresh_from_db()
    return own_name


def _require_waiting(own_name: OwnName) -> None:
    if own_name.main_asked_at is None:
        raise NameActionRefused("Alamat ini tidak menunggu lagi.")


def _require_end_of_wait(own_name: OwnName, by: Person, at: datetime) -> None:
    """A day after they asked, whoever asked must still be a chair: a locked account is none."""
    if own_name.is_main_from is None or at < own_name.is_main_from:
        raise NameActionRefused("Anda yang meminta, jadi orang lain yang menyetujui.")
    if not by.has_perm(SitesPermission.OWN_NAME, own_name):
        raise NameActionRefused("Yang meminta alamat ini bukan ketua lagi.")
