"""The samples for nginx and Caddy give out stored pages only while kimid vouches for them."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

import pytest

from bench import machine
from bench.databases import ROOT
from bench.fronts import caddy, caddy_file, nginx_inside
from bench.serving import nginx
from kimid.pagecache.lease import LEASES, MARKER, PageLease

HOST = "kim-satu.kim.localhost"
pytestmark = pytest.mark.nginx


class Front(NamedTuple):
    """A front server before a kimid that is dead, and the folder of its pages."""

    port: int
    folder: Path


@contextmanager
def _front(name: str, folder: Path) -> Iterator[Front]:
    pages, headers, gone = folder / "pages", folder / "headers", machine.free_port()
    folder.chmod(0o755)
    place = pages / HOST / "berita"
    place.mkdir(parents=True)
    (pages / MARKER).touch()
    (place / "index.html").write_text("kabar kita")
    if name == "nginx":
        headers.write_text('add_header X-Frame-Options "DENY" always;\n')
        sample = (ROOT / "ops" / "nginx.conf.sample").read_text()
        inside = nginx_inside(sample, pages, folder / "media", headers, gone)
        with nginx(name, folder / "nginx", inside) as server:
            yield Front(server.port, pages)
        return
    headers.write_text('header X-Frame-Options "DENY"\n')
    sample = (ROOT / "ops" / "Caddyfile.sample").read_text()
    config, port = folder / "Caddyfile", machine.free_port()
    config.write_text(caddy_file(sample, pages, headers, gone, port))
    with caddy(name, folder, config, port):
        yield Front(port, pages)


@pytest.fixture(params=["nginx", "caddy"])
def front(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Front]:
    if not shutil.which(request.param):
        pytest.skip(f"{request.param} is not installed")
    with _front(request.param, tmp_path) as running:
        yield running


def _ask(front: Front, path: str) -> tuple[int, str, dict[str, str]]:
    line = HTTPConnection("127.0.0.1", front.port, timeout=10)
    line.request("GET", path, headers={"Host": HOST})
    answer = line.getresponse()
    body = answer.read().decode()
    line.close()
    return answer.status, body, {name.lower(): value for name, value in answer.getheaders()}


@pytest.mark.parametrize("nodes", [1, 2])
def test_a_page_is_given_out_while_its_lease_runs_and_not_a_moment_longer(
    front: Front, nodes: int
) -> None:
    PageLease(front.folder, nodes, time.time()).renew(time.time())
    status, body, headers = _ask(front, "/berita/")
    assert (status, body, headers["x-frame-options"]) == (200, "kabar kita", "DENY")

    for name in os.listdir(front.folder / LEASES):
        (front.folder / LEASES / name).unlink()
    ran_out = time.time() - 40 - (24 * 3600 + 1000 if nodes == 1 else 0)
    PageLease(front.folder, nodes, ran_out).renew(ran_out)

    status, body, headers = _ask(front, "/berita/")
    assert (status, headers["retry-after"]) == (503, "5")
    assert "Kami sedang tersendat" in body


def test_nothing_but_a_page_is_read_through_the_lease(front: Front) -> None:
    PageLease(front.folder, 1, time.time()).renew(time.time())
    (front.folder / "rahasia").write_text("bukan halaman")

    for path in (
        "/berita/?hal=2",
        "/berita",
        "/berita/index.html",
        "/rahasia",
        "/../rahasia",
        "/%2e%2e/rahasia",
        f"/{MARKER}",
        "/..%2frahasia",
    ):
        status, body, _ = _ask(front, path)
        assert status in (400, 503), path
        assert "kabar kita" not in body, path
        assert "bukan halaman" not in body, path
