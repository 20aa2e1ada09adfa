"""The proof that strangers cannot stop the readers: `python -m bench.readers --seconds 20`.

A real server runs alone, then behind nginx and behind Caddy by the samples. A thousand connections
stay open and ask for a page every two seconds, while an editor publishes each second. Then come,
beside the same readers, 200 bodies that never end, ten heavy photos a second and 500 forms at once.
The last line is JSON; exit code 1 when readers waited too long, anybody was refused without words,
or something acknowledged is lost.
"""

import asyncio
import json
import sys
import threading
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from resource import RLIMIT_NOFILE, getrlimit, setrlimit
from tempfile import TemporaryDirectory
from typing import Final

from PIL import Image

from bench import machine
from bench.browser import Browser
from bench.crowd import Record
from bench.databases import Databases, Install, open_databases
from bench.fronts import behind_caddy, behind_nginx
from bench.load import ReadPage, Tally, forms, get, percentile, read, slow_bodies
from bench.patient import PatientServer
from bench.serving import Server, floor_of, nginx
from bench.world_words import BASE, PASSWORD, host

_KIMS: Final = 24
_PUBLISHING: Final = "kim-bench-0"
_SLOW: Final = 200
_FORMS: Final = 500
_PHOTOS_A_SECOND: Final = 10
_WARMING: Final = 7  # connections; one page in 64 then comes from a single process
_FINE: Final = frozenset({"200", "304", "410"})
_CALM_MS: Final = 50.0
_CROWDED_MS: Final = 100.0

type Front = Callable[[Install, Path, int], AbstractContextManager[Server]]


def main(arguments: list[str]) -> int:
    """Run the proof. Exit code 1 if the promise was broken."""
    parser = ArgumentParser(prog="python -m bench.readers")
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--connections", type=int, default=1000)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--fronts", nargs="+", choices=_FRONTS, default=list(_FRONTS))
    options = parser.parse_args(arguments)
    options.photo = _heavy_photo()  # before anything is measured: it takes seconds
    setrlimit(RLIMIT_NOFILE, (min(20_000, getrlimit(RLIMIT_NOFILE)[1]),) * 2)
    with TemporaryDirectory(prefix="kimid-readers-") as folder:
        Path(folder).chmod(0o755)
        databases: Databases = open_databases(options.database, Path(folder))
        try:
            result = _proof(databases.build("readers"), Path(folder), options)
        finally:
            databases.remove()
    print(json.dumps({**result, "on": machine.line()}))
    return int(bool(result["broken"]))


def _proof(install: Install, folder: Path, options: Namespace) -> dict[str, object]:
    install.run("world", str(_KIMS), "4")
    pages = [_page(*page.split(" ", 1)) for page in json.loads(install.run("everything")[0])]
    measures: dict[str, dict[str, object]] = {}
    with _floor(folder) as floor:
        for name in options.fronts:
            place = folder / name.replace(" ", "-")
            place.mkdir()
            place.chmod(0o755)
            # A front server says who asks; without one nobody is believed.
            is_behind = "false" if name == "alone" else "true"
            with (
                PatientServer(install, KIMID_BEHIND_PROXY=is_behind) as server,
                _FRONTS[name](install, place, server.port) as front,
            ):
                measures[name] = _measured(
                    install, place, pages, options, kimid_port=server.port, front=front, floor=floor
                )
                print(json.dumps({name: measures[name]}), flush=True)
    broken = [f"{name}: {what}" for name, seen in measures.items() for what in _broken(seen)]
    worst = {
        key: max(float(str(seen[key])) for seen in measures.values())
        for key in ("floor_p99_ms", "calm_p99_ms", "crowded_p99_ms", "refused", "lost")
    }
    return {
        "fronts": len(measures),
        "connections": options.connections,
        **worst,
        "broken": broken,
    }


def _page(label: str, path: str) -> ReadPage:
    """What the publishing KIM and the portals show is not stored for long here."""
    return ReadPage(host(label), path, not label.startswith("kim-bench-") or label == _PUBLISHING)


def _broken(seen: dict[str, object]) -> Iterator[str]:
    limits = {
        "calm_p99_ms": max(_CALM_MS, 3 * float(str(seen["floor_p99_ms"]))),
        "crowded_p99_ms": _CROWDED_MS,
        "refused": 0,
        "lost": 0,
        "forms_without_words": 0,
    }
    yield from (
        f"{what} {seen[what]}" for what, most in limits.items() if float(str(seen[what])) > most
    )
    if not seen["published"] or not seen["forms_taken"]:
        yield "nothing was published or sent, which proves nothing"


def _measured(
    install: Install,
    folder: Path,
    pages: list[ReadPage],
    options: Namespace,
    *,
    kimid_port: int,
    front: Server,
    floor: Server,
) -> dict[str, object]:
    """Both loads through one front server."""
    ready = [
        json.loads(line)["id"]
        for line in install.run("ready", _PUBLISHING, str(options.seconds * 3))
    ]
    photos = options.seconds * _PHOTOS_A_SECOND
    slips = [json.loads(line) for line in install.run("slips", "make", str(_FORMS + photos))]
    asyncio.run(_warm(front.port, pages))
    calm, crowded, sent, heavy, floors = Tally(), Tally(), Tally(), Tally(), (Tally(), Tally())
    with _publishing(kimid_port, ready) as records:
        asyncio.run(_beside(floor, floors[0], options, _calm(front.port, pages, options, calm)))
        crowd = _crowd(front.port, pages, options, slips, crowded=crowded, sent=sent, heavy=heavy)
        slow = asyncio.run(_beside(floor, floors[1], options, crowd))
    truth = _truth(install, folder, records, [*sent.taken, *heavy.taken])
    return {
        "floor_p99_ms": round(floors[0].percentile(0.99), 1),
        "crowded_floor_p99_ms": round(floors[1].percentile(0.99), 1),
        **_of_readers(calm, crowded),
        "forms": dict(sent.statuses),
        "forms_taken": len(sent.taken),
        "forms_p99_ms": round(sent.percentile(0.99)),
        "forms_without_words": sent.without_words
        + sum(count for status, count in sent.statuses.items() if not status.isdigit()),
        "photos": dict(heavy.statuses),
        "slow": dict(slow),
        "published": sum(record.publish == "acknowledged" for record in records),
        "lost": truth,
    }


def _of_readers(calm: Tally, crowded: Tally) -> dict[str, object]:
    """How long they waited, and who was refused."""
    both = calm.statuses + crowded.statuses
    return {
        "calm_p50_ms": round(calm.percentile(0.5), 1),
        "calm_p99_ms": round(calm.percentile(0.99), 1),
        "crowded_p50_ms": round(crowded.percentile(0.5), 1),
        "crowded_p99_ms": round(crowded.percentile(0.99), 1),
        "renewed_p99_ms": [round(percentile(each.renewed, 0.99), 1) for each in (calm, crowded)],
        "asked": both.total(),
        "refused": sum(count for status, count in both.items() if status not in _FINE),
        "readers": dict(both),
    }


def _truth(install: Install, folder: Path, records: list[Record], texts: list[str]) -> int:
    """How much of what was acknowledged is not there, or only half."""
    published, sent = folder / "published", folder / "sent"
    published.write_text(json.dumps([asdict(record) for record in records]))
    sent.write_text(json.dumps(texts))
    stories = json.loads(install.run("truth", str(published))[-1])
    tips = json.loads(install.run("slips", "look", str(sent))[-1])
    return sum((stories["lost"], stories["half"], tips["lost_tips"], tips["lost_photos"]))


async def _beside[R](
    floor: Server, tally: Tally, options: Namespace, load: Coroutine[None, None, R]
) -> R:
    """A load, and a tenth of its readers at plain nginx."""
    plain = read(
        floor.port, [ReadPage(host(""), "/")], options.connections // 10, options.seconds, tally
    )
    result, _ = await asyncio.gather(load, plain)
    return result


async def _calm(port: int, pages: list[ReadPage], options: Namespace, tally: Tally) -> None:
    await read(port, pages, options.connections, options.seconds, tally)


async def _crowd(
    port: int,
    pages: list[ReadPage],
    options: Namespace,
    slips: list[dict[str, str]],
    *,
    crowded: Tally,
    sent: Tally,
    heavy: Tally,
) -> dict[str, int]:
    async def later(seconds: float) -> None:
        await asyncio.sleep(seconds)
        await forms(port, slips[:_FORMS], BASE, sent)

    slow, *_ = await asyncio.gather(
        slow_bodies(port, host("kim-bench-1"), _SLOW, options.seconds),
        read(port, pages, options.connections, options.seconds, crowded),
        forms(
            port,
            slips[_FORMS:],
            BASE,
            heavy,
            photo=options.photo,
            a_second=_PHOTOS_A_SECOND,
            net="127.3",
        ),
        later(options.seconds / 3),
    )
    return dict(slow)


async def _warm(port: int, pages: list[ReadPage]) -> None:
    """Ask for every page over enough connections that each web process has it."""
    turns = asyncio.Semaphore(20)

    async def ask(number: int, page: ReadPage) -> None:
        async with turns:
            await get(port, f"127.4.{number // 250}.{number % 250 + 1}", page)

    for connection in range(_WARMING):
        start = connection * len(pages)
        await asyncio.gather(*(ask(start + number, page) for number, page in enumerate(pages)))


@contextmanager
def _floor(folder: Path) -> Iterator[Server]:
    """Plain nginx with one page; some readers ask it meanwhile, to see what the machine gives."""
    body = bytes(range(256)) * 44
    with nginx("floor", folder / "floor", floor_of(folder / "bytes", body, "/")) as server:
        (folder / "bytes").chmod(0o755)
        yield server


@contextmanager
def _publishing(port: int, stories: list[str]) -> Iterator[list[Record]]:
    """An editor publishes a story each second, as long as this lasts."""
    records: list[Record] = []
    stop = threading.Event()

    def publish() -> None:
        browser = Browser(port, timeout=30)
        browser.sign_in(f"{_PUBLISHING}-r", PASSWORD)
        for story in stories:
            if stop.is_set():
                return
            begun = time.monotonic()
            record = Record(story, publish="sent")
            records.append(record)
            path = f"/s/{_PUBLISHING}/berita/{story}/"
            answer = browser.post(f"{path}terbitkan/")
            is_done = answer.status == 302 and answer.location == path
            record.publish = "acknowledged" if is_done else f"answered {answer.status}"
            stop.wait(max(0.0, 1 - (time.monotonic() - begun)))

    thread = threading.Thread(target=publish, daemon=True)
    thread.start()
    try:
        yield records
    finally:
        stop.set()
        thread.join(60)


def _heavy_photo() -> bytes:
    """Small to send and heavy to decode: just below 40 megapixels."""
    out = BytesIO()
    Image.linear_gradient("L").resize((7200, 5500)).convert("RGB").save(out, "JPEG", quality=40)
    return out.getvalue()


@contextmanager
def _alone(install: Install, folder: Path, port: int) -> Iterator[Server]:
    with ExitStack():
        yield Server("alone", port, 0)


_FRONTS: Final[dict[str, Front]] = {
    "alone": _alone,
    "nginx": behind_nginx,
    "caddy": behind_caddy,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
