"""What reports bring to pages that subjects share."""

from kimid.shared_pages.links import LinkList, SharedLink, register_links

register_links(
    LinkList.OFFICE,
    [
        SharedLink(
            12,
            "Laporan",
            "ruang-period-report",
            "document",
            "Triwulan, semester, tahunan: PDF, Excel, CSV",
        ),
    ],
)
