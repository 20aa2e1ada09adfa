"""Front servers by the samples in `ops/`, for an install on this machine: without TLS."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import machine
from bench.databases import ROOT, Install
from bench.serving import BROTLI, Server, ServerTrouble, nginx, stopped_at_the_end
from kimid.cli.machine import answers

_PARAMETERS = re.compile(r"^#     (proxy_.+;)$", re.MULTILINE)
_MEDIA_HEADERS = re.compile(r"^#     (add_header .+;)$", re.MULTILINE)


def nginx_inside(sample: str, pages: Path, media: Path, headers: Path, kimid_port: int) -> str:
    """What stands in the `http` block of nginx, with {port} for its port."""
    inside = sample[sample.index("upstream kimid") :]
    inside = re.sub(r"server \{[^}]*(default_server|return 301)[^}]*\}\n", "", inside)
    inside = inside.replace("listen 443 ssl;", "listen 127.0.0.1:{port};")
    inside = re.sub(
        r"^ *(listen \[::\]|http2|ssl_\w+|access_log|error_log) ?.*\n", "", inside, flags=re.M
    )
    parameters = "\n".join(_PARAMETERS.findall(sample))
    of_media = "\n".join(_MEDIA_HEADERS.findall(sample))
    words = {
        "server 127.0.0.1:8000;": f"server 127.0.0.1:{kimid_port};",
        "ruang-kim.example": "ruang.localhost",
        "media-kim.example": "media.localhost",
        "kim.example": "kim.localhost",
        "/var/cache/kimid/pages": str(pages),
        "/var/lib/kimid-media/public": str(media / "public"),
        "/etc/nginx/kimid-headers.conf": str(headers),
        "include /etc/nginx/proxy_params_kimid;": parameters,
        "include /etc/nginx/media_headers_kimid;": of_media,
    }
    if not BROTLI.exists():
        words["brotli_static on;"] = ""
    for was, now in words.items():
        inside = inside.replace(was, now)
    return inside


def caddy_file(sample: str, pages: Path, headers: Path, kimid_port: int, port: int) -> str:
    """The Caddyfile for this install."""
    text = re.sub(r"\n\temail .*\n\ton_demand_tls \{.*?\n\t\}\n", "\n", sample, flags=re.S)
    quiet = "\tadmin off\n\tauto_https off\n\tdefault_bind 127.0.0.1\n"
    text = text.replace("\tservers {", f"{quiet}\tservers {{", 1)
    text = re.sub(r"# What Caddy asks\..*?\n\}\n", "", text, flags=re.S)
    text = text[: text.index("# Own names")]
    public = f"http://kim.localhost:{port}, http://*.kim.localhost:{port}"
    words = {
        "\ttls /etc/ssl/kim.example/fullchain.pem /etc/ssl/kim.example/privkey.pem\n": "",
        "\nkim.example, *.kim.example {": f"\n{public} {{",
        "\nruang-kim.example {": f"\nhttp://ruang.localhost:{port} {{",
        "\nmedia-kim.example {": f"\nhttp://media.localhost:{port} {{",
        "127.0.0.1:8000": f"127.0.0.1:{kimid_port}",
        "/var/cache/kimid/pages": str(pages),
        "/etc/caddy/kimid-headers": str(headers),
    }
    for was, now in words.items():
        text = text.replace(was, now)
    return text


@contextmanager
def behind_nginx(install: Install, folder: Path, kimid_port: int) -> Iterator[Server]:
    """nginx in front of a running kimid."""
    headers = _headers(install, folder, "nginx")
    sample = (ROOT / "ops" / "nginx.conf.sample").read_text()
    pages, media = install.folder / "pages", install.folder / "media"
    inside = nginx_inside(sample, pages, media, headers, kimid_port)
    with nginx("behind nginx", folder / "nginx", inside) as server:
        yield server


@contextmanager
def behind_caddy(install: Install, folder: Path, kimid_port: int) -> Iterator[Server]:
    """Caddy in front of a running kimid."""
    port = machine.free_port()
    headers = _headers(install, folder, "caddy")
    sample = (ROOT / "ops" / "Caddyfile.sample").read_text()
    config = folder / "Caddyfile"
    config.write_text(caddy_file(sample, install.folder / "pages", headers, kimid_port, port))
    with caddy("behind Caddy", folder, config, port) as server:
        yield server


@contextmanager
def caddy(name: str, folder: Path, config: Path, port: int) -> Iterator[Server]:
    """Caddy with this configuration."""
    command = ["caddy", "run", "--adapter", "caddyfile", "--config", str(config)]
    homes = {"XDG_DATA_HOME": str(folder / "data"), "XDG_CONFIG_HOME": str(folder / "config")}
    with (folder / "caddy.log").open("wb") as log:
        process = subprocess.Popen(command, env={**os.environ, **homes}, stdout=log, stderr=log)
    with stopped_at_the_end(process):
        until = time.monotonic() + 30
        while not answers(port):
            if process.poll() is not None or time.monotonic() > until:
                raise ServerTrouble((folder / "caddy.log").read_text())
            time.sleep(0.05)
        yield Server(name, port, process.pid)


def _headers(install: Install, folder: Path, server: str) -> Path:
    command = [sys.executable, "-m", "kimid", "front", server]
    file = folder / f"headers-{server}"
    file.write_text(
        subprocess.run(
            command,
            cwd=ROOT,
            env=install.environment(),
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    )
    return file
