"""A reader's first view over a slow connection: inline CSS against a linked stylesheet.

    python -m bench.first_view http://teluk-kapuas.kim.localhost:8000/berita/<story>/

It takes the page of a running kimid and serves it twice from memory: with the CSS inline, and with
a link to the same CSS. It opens both by turns in Chromium with 400 kbit/s, 400 ms and a quarter of
the processor, at 360 x 740 with two pixels a point. The first picture is replaced by one of 40 KB,
the heaviest that is possible; the others come from the running kimid. Needs the development
packages and Chromium (KIMID_BENCH_CHROMIUM).
"""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Thread
from typing import Any, Final
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import brotli
from PIL import Image, ImageFilter
from playwright.sync_api import Browser, sync_playwright

from bench.table import Row, middle, printed, spread

_ROUNDS: Final = 5
_LINE: Final = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 400_000 / 8,
    "uploadThroughput": 400_000 / 8,
}
_FIRST_PICTURE: Final = re.compile(rb'imagesrcset="(http\S+/f/\w+/)')
_HEAVIEST: Final = 40 * 1024
_STYLE: Final = re.compile(rb"<style>(.*?)</style>", re.DOTALL)
_TARGETS: Final = {"FCP": 900.0, "LCP": 1700.0}
_WATCH: Final = """
window.seen = {};
for (const kind of ["paint", "largest-contentful-paint"])
  new PerformanceObserver(list => list.getEntries().forEach(entry => {
    if (entry.name === "first-contentful-paint") seen.FCP = entry.startTime;
    if (kind !== "paint") seen.LCP = entry.startTime;
  })).observe({type: kind, buffered: true});
"""


def _pages(address: str) -> dict[str, tuple[str, bytes]]:
    """The served files by path: the page with inline CSS, the page with a link, and the CSS."""
    parts = urlsplit(address)
    request = Request(
        f"http://127.0.0.1:{parts.port or 80}{parts.path}", headers={"Host": parts.netloc}
    )
    with urlopen(request) as answer:  # noqa: S310  # this machine
        page: bytes = answer.read()
    first = _FIRST_PICTURE.search(page)
    if first:
        page = re.sub(re.escape(first[1]) + rb"\d+\.(webp|avif)", b"/picture.webp", page).replace(
            b"image/avif", b"image/webp"
        )
    style = _STYLE.search(page)
    if style is None:
        raise SystemExit("The page has no inline CSS.")
    linked = page.replace(style[0], b'<link rel="stylesheet" href="/sheet.css">', 1)
    html = "text/html; charset=utf-8"
    served = {
        "/inside": (html, page),
        "/beside": (html, linked),
        "/sheet.css": ("text/css", style[1]),
    }
    return served | ({"/picture.webp": ("image/webp", _heavy_picture())} if first else {})


@cache
def _heavy_picture() -> bytes:
    """A noisy photo of 640 x 360, in the best quality that is not above the heaviest size."""
    grain = Image.effect_noise((640, 360), 70).convert("RGB").filter(ImageFilter.GaussianBlur(1))
    for quality in range(95, 0, -1):
        out = BytesIO()
        grain.save(out, "WEBP", quality=quality)
        if out.tell() <= _HEAVIEST:
            return out.getvalue()
    raise ValueError("grain is never light enough")


@contextmanager
def _serving(pages: dict[str, tuple[str, bytes]]) -> Iterator[int]:
    small = {path: (kind, _sent(kind, body)) for path, (kind, body) in pages.items()}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            kind, body = small.get(self.path, ("text/plain", _sent("text/plain", b"")))
            self.send_response(200 if self.path in small else 404)
            coding = {} if kind.startswith("image/") else {"Content-Encoding": "br"}
            for name, value in {
                "Content-Type": kind,
                "Content-Length": str(len(body)),
                **coding,
            }.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: Any) -> None:
            """Log nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()


def _sent(kind: str, body: bytes) -> bytes:
    """The bytes on the connection: texts with brotli, pictures as they are."""
    return body if kind.startswith("image/") else brotli.compress(body)


def _look(browser: Browser, url: str) -> dict[str, float]:
    """Milliseconds until the first text and until the largest element, with empty caches."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2)
    context.add_init_script(_WATCH)
    page = context.new_page()
    missing: list[str] = []
    page.on("requestfailed", lambda request: missing.append(request.url))
    held = context.new_cdp_session(page)
    held.send("Network.enable")
    held.send("Network.emulateNetworkConditions", _LINE)
    held.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(url, wait_until="load", timeout=60_000)
    page.wait_for_timeout(700)
    seen: dict[str, float] = page.evaluate("window.seen")
    context.close()
    if missing:  # without its pictures a page would be faster
        raise SystemExit(f"could not be loaded: {', '.join(missing)}")
    return seen


def _row(name: str, variant: str, looks: list[dict[str, float]]) -> Row:
    times = [look[name] for look in looks]
    return Row(name, f"sheet {variant}", middle(times), "ms", _TARGETS[name], note=spread(times))


def main(address: str) -> None:
    """Print FCP and LCP of both variants."""
    pages = _pages(address)
    seen: dict[str, list[dict[str, float]]] = {"inside": [], "beside": []}
    with _serving(pages) as port, sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=os.environ.get("KIMID_BENCH_CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for _ in range(_ROUNDS):
            for variant, looks in seen.items():
                looks.append(_look(browser, f"http://127.0.0.1:{port}/{variant}"))
        browser.close()
    rows = [_row(name, variant, looks) for variant, looks in seen.items() for name in _TARGETS]
    sizes = {path: len(_sent(kind, body)) for path, (kind, body) in pages.items()}
    print(printed(rows), f"bytes as sent: {sizes}", sep="\n\n")


if __name__ == "__main__":
    main(sys.argv[1])
