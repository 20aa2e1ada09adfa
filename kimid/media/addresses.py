"""Addresses of photos and attachments in the workspace."""

from kimid.sites.models import Site


def photo_base(site: Site) -> str:
    """The base address of a group's photos, public or not: `/s/<label>/foto/`."""
    return f"/s/{site.ruang_label}/foto/"


def attachment_base(site: Site) -> str:
    """The base address of a group's attachments, public or not: `/s/<label>/lampiran/`."""
    return f"/s/{site.ruang_label}/lampiran/"
