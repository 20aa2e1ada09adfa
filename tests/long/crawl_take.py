"""What the crawl does in the process whose clock stands still: builds the world and walks through
it. Started by `tests/long/crawl.py`.
"""

import logging
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from time import monotonic
from typing import Final
from urllib.parse import urlsplit

from tests.long.crawl_client import RUANG_HOST, Client
from tests.long.crawl_links import Crawler, named_in
from tests.long.crawl_record import PAGES, Recorder
from tests.long.crawl_world import build, hold_timed_waits, run_verb, seed_random

_BEGAN: Final = monotonic()
_PORT: Final = 8000
_PASSWORD: Final = "kabar-desa-2026"
# An account for each of the six roles; that of an officer for both levels.
_ROLES: Final = {
    "nobody": "",
    "member": "dedi",
    "editor": "rina",
    "chair": "hasan",
    "portal editor": "kuburaya",
    "officer of a regency": "dinaskuburaya",
    "officer of a province": "kalbar",
    "operator": "pusat",
}
_NATION: Final = f"http://kim.localhost:{_PORT}"
_KIM: Final = f"http://teluk-kapuas.kim.localhost:{_PORT}"
_ALL_SITES: Final = f"{_NATION}/peta/situs-1.xml"
_RUANG: Final = f"http://{RUANG_HOST}:{_PORT}"
# Asked for on the first few hosts, whether a page names it or not.
_ON_A_HOST: Final = (
    "/robots.txt",
    "/sitemap.xml",
    "/peta/situs-1.xml",
    "/rss.xml",
    "/atom.xml",
    "/berita/rss.xml",
    "/agenda.ics",
    "/cari/?q=air",
    "/cari/?q=air&hal=2",
    "/cari.xml",
    "/data.json",
    "/data.csv",
    "/lapor/",
    "/pastikan/tidak-ada/",
    "/laporan/tidak-ada/",
    "/tidak-ada/",
    "/berita/tidak-ada-222222/",
    "/healthz",
)
_IN_RUANG: Final = (
    "/",
    "/tempat/",
    "/saya/",
    "/ui/",
    "/juri/",
    "/keamanan/",
    "/bagikan/",
    "/daftar-kim/",
    "/sw.js",
    "/manifest.webmanifest",
    "/robots.txt",
    "/healthz",
    "/sertifikat?domain=kim.localhost",
    "/s/teluk-kapuas/",
    "/tidak-ada/",
)


def main(folder: Path, *, small: bool, most: int) -> int:
    """Build, walk, write down."""
    hold_timed_waits()
    seed_random()
    build(small=small)
    from django.conf import settings  # only after the world is there
    from django.utils.module_loading import import_string

    logging.disable()  # the server would write a line for each of the many 404
    application = import_string(settings.WSGI_APPLICATION)
    print(f"built after {_spent()}", flush=True)
    with (folder / PAGES).open("w") as lines:
        recorder = Recorder(folder, lines)
        for role, username in _ROLES.items():
            client = Client(application)
            count = _crawl(role, username, client, recorder, most)
            print(f"{role}: {count} addresses after {_spent()}", flush=True)
    print("\n".join(f"broken: {address}" for address in recorder.broken))
    return int(bool(recorder.broken))


def _spent() -> str:
    used = [getrusage(whose) for whose in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    work = sum(each.ru_utime + each.ru_stime for each in used)
    return f"{monotonic() - _BEGAN:.0f} seconds, {work:.0f} of work"


def _crawl(role: str, username: str, client: Client, recorder: Recorder, most: int) -> int:
    in_ruang = [f"{_RUANG}{path}" for path in _IN_RUANG]
    if not username:
        # The youngest first: those in which something happens.
        sites = reversed([*named_in(_ALL_SITES, client.get(_ALL_SITES))])
        starts = [f"{_KIM}/", f"{_NATION}/", f"http://x.localhost:{_PORT}/", *in_ruang, *sites]
        return Crawler(role, client, recorder, _is_ours, most, _ON_A_HOST).go(starts)
    client.sign_in(f"{_RUANG}/masuk/", username, _PASSWORD, lambda: run_verb("code", username))
    count = Crawler(role, client, recorder, _is_in_ruang, most // 3).go(in_ruang)
    if b'"person": ""' in client.get(f"{_RUANG}/saya/").body:
        raise PermissionError(f"{username} was sent away on the walk")
    return count


def _is_ours(url: str) -> bool:
    return (urlsplit(url).hostname or "").endswith("localhost")


def _is_in_ruang(url: str) -> bool:
    """Scripts and sheets are the same for everybody, and nobody has had them."""
    where = urlsplit(url)
    return where.hostname == RUANG_HOST and not where.path.endswith((".js", ".css"))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), small=sys.argv[2] == "small", most=int(sys.argv[3])))
