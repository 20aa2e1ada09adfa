"""What photos bring to pages that subjects share."""

from kimid.media.rules import MediaPermission
from kimid.shared_pages.links import LinkList, SharedLink, register_links

register_links(
    LinkList.GROUP_MATERIAL,
    [
        SharedLink(
            10,
            "Foto yang belum dipakai",
            "ruang-photos",
            "picture",
            "Beri keterangan, atau tulis kabarnya",
            needs=MediaPermission.UPLOAD,
        )
    ],
)
