"""Where readers find the pages that join all apps."""

from typing import Final

from tests import build
from tests.house.country import Addresses, Country

# What every public site has.
_PAPER: Final = {
    "kind": "/berita/",
    "kind-narrowed": "/potensi/jenis/pertanian/",
    "archive": "/arsip/",
    "archive-month": "/arsip/2024/11/",
    "archive-kind": "/arsip/2024/11/berita/",
    "about": "/tentang/",
    "guideline": "/pedoman/",
    "contact": "/kontak/",
    "privacy": "/privasi/",
    "accessibility": "/aksesibilitas/",
    "saved": "/tersimpan/",
    "screen": "/layar/",
    "withdrawn": "/ditarik.json",
    "reading-worker": "/pelayan.js",
}
# Search, and what programs read: the same.
_MACHINES: Final = {
    "search": "/cari/",
    "search-description": "/cari.xml",
    "agenda-file": "/agenda.ics",
    "rss": "/rss.xml",
    "atom": "/atom.xml",
    "rss-kind": "/berita/rss.xml",
    "atom-kind": "/berita/atom.xml",
    "json-feed": "/feed.json",
    "json-feed-kind": "/berita/feed.json",
    "security-contact": "/.well-known/security.txt",
    "robots": "/robots.txt",
    "sitemap": "/sitemap.xml",
    "sitemap-pages": "/peta/halaman.xml",
}
_DRAWN: Final = {
    ("kim", "favicon"): "/favicon.svg",
    ("kim", "icon"): "/ikon-192.png",
    ("kim", "manifest"): "/manifest.webmanifest",
    ("kim", "share-card"): "/kartu.jpg",
    ("portal", "share-card"): "/kartu.jpg",
    ("portal", "favicon"): "/favicon.svg",
    ("portal", "icon"): "/ikon-512.png",
    ("portal", "manifest"): "/manifest.webmanifest",
}


def addresses(country: Country) -> Addresses:
    """The home of each site, lists, search, and what programs and browsers ask for."""
    cloth = f"/kain/{build.TELUK_KAPUAS}-tile.daun-kunyit.svg"
    return {
        **{
            (kind, name): path
            for kind in ("kim", "portal")
            for name, path in {"home": "/", **_PAPER, **_MACHINES}.items()
        },
        **_DRAWN,
        ("kim", "poster"): "/kirim-kabar/poster/",
        ("kim", "weekly"): "/mingguan/",
        ("kim", "sitemap-month"): "/peta/2024-11.xml",
        ("portal", "sitemap-sites"): "/peta/situs-1.xml",
        ("portal", "all-news"): "/kabar/",
        ("portal", "source"): "/kode-sumber.tar.gz",
        ("media", "cloth"): cloth,
    }
