"""Where photos and attachments are in the workspace."""

from kimid.sites.models import Site


def photo_base(site: Site) -> str:
    """Where a group sees its photos, also before they are public: `/s/<label>/foto/`."""
    return f"/s/{site.ruang_label}/foto/"


def attachment_base(site: Site) -> str:
    """Where a group sees its documents and voice notes, also before they are public: `/s/<label>/lampiran/`."""
    return f"/s/{site.ruang_label}/lampiran/"
