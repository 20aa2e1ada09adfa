"""What posts in offices bring to pages that subjects share."""

from kimid.access.rules import AccessPermission
from kimid.shared_pages.links import LinkList, SharedLink, register_links

register_links(
    LinkList.OFFICE,
    [
        SharedLink(
            112,
            "Petugas kantor di bawah",
            "ruang-offices-below",
            "people",
            "Jabatan yang kosong, undangan, mutasi",
            needs=AccessPermission.SEE_OFFICIALS,
        ),
    ],
)
