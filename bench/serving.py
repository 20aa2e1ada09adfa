"""Servers under measurement: kimid, and nginx with the same bytes or with the cache's files."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench import machine
from bench.databases import ROOT, Install
from kimid.cli.machine import answers

_READY: Final = 90.0  # seconds
_NGINX: Final = """
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
daemon off;
{modules}
worker_rlimit_nofile 20000;
events {{ worker_connections 8192; }}
http {{
    access_log off;
    sendfile on;
    keepalive_requests 1000000;
    client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
    uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
    include /etc/nginx/mime.types;
    {inside}
}}
"""
BROTLI: Final = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


class ServerTrouble(RuntimeError):
    """A server did not start. The message names it; its output is printed above."""


@dataclass(frozen=True)
class Server:
    """A running server: its name in the table, its port, and its first process."""

    name: str
    port: int
    pid: int

    def cpu(self) -> float:
        """Seconds of processor time so far."""
        return machine.cpu_seconds(self.pid)

    def workers(self) -> list[int]:
        """The web processes of kimid: children of the process that listens."""
        return [
            pid
            for pid in machine.family(self.pid)[1:]
            if "resource_tracker" not in machine.command_of(pid)
        ]


@contextmanager
def kimid(
    install: Install, *, verb: str = "web", port: int = 0, settings: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """kimid with two web processes, if the settings do not want another number. The addresses in
    its pages have no port.
    """
    port = port or machine.free_port()
    more = {"KIMID_WEB_PROCESSES": "2", **(settings or {}), "KIMID_PORT": str(port)}
    process = subprocess.Popen(
        [sys.executable, "-m", "kimid", verb], cwd=install.root, env=install.environment(**more)
    )
    with stopped_at_the_end(process):
        _wait(port, process, "kimid")
        yield Server("kimid", port, process.pid)


@contextmanager
def nginx(name: str, folder: Path, inside: str) -> Iterator[Server]:
    """nginx with two processes and this content of its `http` block, where {port} is the port."""
    folder.mkdir()
    folder.chmod(0o755)
    port = machine.free_port()
    modules = f"load_module {BROTLI};" if BROTLI.exists() else ""
    text = _NGINX.format(folder=folder, modules=modules, inside=inside.replace("{port}", str(port)))
    if os.geteuid() == 0:
        text = f"user root;\n{text}"  # other users cannot read the scratch folder
    config = folder / "nginx.conf"
    config.write_text(text)
    process = subprocess.Popen(
        ["nginx", "-c", str(config), "-p", str(folder), "-e", str(folder / "error.log")]
    )
    with stopped_at_the_end(process):
        _wait(port, process, name)
        yield Server(name, port, process.pid)


def floor_of(folder: Path, body: bytes, address: str) -> str:
    """A minimal nginx: one compressed file at this address, and nothing else."""
    target = folder / address.strip("/")
    target.mkdir(parents=True, exist_ok=True)
    (target / "index.html.gz").write_bytes(body)
    (target / "index.html").write_bytes(b"only for browsers that take no gzip")
    return (
        f"server {{ listen 127.0.0.1:{{port}}; root {folder}; gzip_static on; "
        "location / { index index.html; } }"
    )


def from_store(install: Install, folder: Path) -> str:
    """The public part of the sample in `ops/` for this install, without TLS and kimid."""
    headers = folder / "kimid-headers.conf"
    headers.write_text(_front(install))
    inside = stored_part((ROOT / "ops" / "nginx.conf.sample").read_text())
    if not BROTLI.exists():
        inside = inside.replace("brotli_static on;", "")
    inside = inside.replace("/var/cache/kimid/pages", str(install.folder / "pages"))
    return inside.replace("/etc/nginx/kimid-headers.conf", str(headers))


def stored_part(sample: str) -> str:
    """The part of the sample that serves cached pages, on a port {port}."""
    choice = sample[sample.index("map ") : sample.index("# Names that are not ours")]
    server = sample[sample.index("# Public sites") :]
    server = server[: server.index("    # A tip may come")]  # from here on nginx asks kimid
    server = re.sub(
        r"^ *(listen|http2|server_name|ssl_\w+|access_log|error_log) .*\n",
        "",
        server,
        flags=re.MULTILINE,
    )
    server = server.replace("server {", "server {\n    listen 127.0.0.1:{port};", 1)
    return f"{choice}\n{server}\n    location @kimid {{ return 404; }}\n}}"


@dataclass(frozen=True)
class Burst:
    """Requests per second, and microseconds of the server's processor time for each."""

    rate: float
    cpu: float


def burst(server: Server, host: str, path: str, seconds: int) -> Burst:
    """Request one address as fast as possible, over 32 connections.

    Raises ServerTrouble for any status but 200.
    """
    url = f"http://127.0.0.1:{server.port}{path}"
    before = server.cpu()
    command = [
        "wrk",
        "-t1",
        "-c32",
        f"-d{seconds}s",
        "-H",
        f"Host: {host}",
        "-H",
        "Accept-Encoding: gzip",
        url,
    ]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    used = server.cpu() - before
    asked, rate = (
        re.search(r"(\d+) requests in", output),
        re.search(r"Requests/sec:\s+([\d.]+)", output),
    )
    if asked is None or rate is None or "Non-2xx" in output or "Socket errors" in output:
        raise ServerTrouble(f"{server.name}: {output}")
    return Burst(float(rate[1]), used * 1e6 / int(asked[1]))


@contextmanager
def stopped_at_the_end(process: "subprocess.Popen[bytes]") -> Iterator[None]:
    """Ask a process to end, and make it end if it does not."""
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(port: int, process: "subprocess.Popen[bytes]", name: str) -> None:
    until = time.monotonic() + _READY
    while not answers(port):
        if process.poll() is not None or time.monotonic() > until:
            raise ServerTrouble(f"{name} does not answer on port {port}")
        time.sleep(0.05)


def _front(install: Install) -> str:
    command = [sys.executable, "-m", "kimid", "front"]
    return subprocess.run(
        command, cwd=ROOT, env=install.environment(), capture_output=True, text=True, check=True
    ).stdout
