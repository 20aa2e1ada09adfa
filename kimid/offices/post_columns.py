"""The posts of offices as columns of a file."""

from datetime import date

from kimid.access.models import Grant
from kimid.lib import clock
from kimid.lib.list_files import ListColumn
from kimid.lib.text import enumeration
from kimid.offices.queries import OfficePost


def post_columns(zone: str) -> tuple[ListColumn[OfficePost], ...]:
    """The columns, with days on the clocks of this zone."""

    def vacant_since(post: OfficePost) -> date | None:
        since = post.vacant_since
        return clock.today(since, zone) if post.is_vacant and since else None

    def last_seen(post: OfficePost) -> date | None:
        moments = [each.person.last_login for each in post.grants if each.person.last_login]
        return clock.today(max(moments), zone) if moments else None

    return (
        ListColumn("tempat", "Tempat", 30, lambda post: post.region.full_name),
        ListColumn("jabatan", "Jabatan", 20, lambda post: str(post.role.label)),
        ListColumn("keadaan", "Keadaan", 14, lambda post: "kosong" if post.is_vacant else "terisi"),
        ListColumn("orang", "Orangnya", 36, lambda post: enumeration([*map(_name, post.grants)])),
        ListColumn("kosong", "Kosong sejak", 14, vacant_since),
        ListColumn("masuk", "Masuk terakhir", 14, last_seen),
        ListColumn("berjalan", "Yang berjalan", 40, _begun),
    )


def _name(grant: Grant) -> str:
    acting = f", {grant.get_acting_display()}" if grant.acting else ""
    return f"{grant.person.name}{acting}"


def _begun(post: OfficePost) -> str:
    leaving = [f"{each.holder.name} berhenti" for each in post.changes]
    return "; ".join([*leaving, *(f"{each.name} diundang" for each in post.invitations)])
