"""Where photos are in the workspace."""

from kimid.sites.models import Site


def photo_base(site: Site) -> str:
    """Where a group sees its photos, also before they are public: `/s/<label>/foto/`."""
    return f"/s/{site.ruang_label}/foto/"
