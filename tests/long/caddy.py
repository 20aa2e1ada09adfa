"""Caddy by the sample: a certificate for a proven name, none for 300 others, the site through it,
the label led there.

    python -m tests.long.caddy

Needs Caddy (Debian: apt-get install caddy). Its own authority signs, so nothing goes out of this
machine. Takes a minute. The last line is JSON.
"""

import json
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPResponse
from pathlib import Path
from typing import Final

from tests.journeys.house import ROOT, House, opened, soon

_NAME: Final = "kenari.desa.id"
_LABEL: Final = "kim-kenari"
# What is said to Caddy instead of a mailbox: sign by yourself, and leave the rest of the machine
# alone.
_HERE: Final = ("admin off", "local_certs", "skip_install_trust", "auto_https disable_redirects")
_OF_THE_INSTALL: Final = (
    f"{_LABEL}.kim.localhost",
    "kim.localhost",
    "ruang.localhost",
    "media.localhost",
)
_STRANGERS: Final = 300
# What each call must be answered; 0 when there may be no handshake.
_WANTED: Final = {
    "proven": 200,
    "label, led on": 301,
    "asked for, not proven": 0,
    "unknown": 0,
    "proven by its handshake, another in its Host": 421,
}
_SAMPLE: Final = ROOT / "ops" / "Caddyfile.sample"


def run() -> int:
    """Try all of it; says what was seen, and 1 when something was not as promised."""
    if not shutil.which("caddy"):
        print("Caddy is not installed, nothing was tried; on Debian: apt-get install caddy")
        return 1
    with tempfile.TemporaryDirectory(prefix="kimid-caddy-") as place:
        folder = Path(place)
        subprocess.run(
            ["caddy", "validate", "--adapter", "caddyfile", "--config", _checked(folder)],
            check=True,
        )
        with opened(folder, "tests.long.caddy", "--fill") as house, _caddy(house, folder) as port:
            seen = _seen(port)
            let_in = [
                number
                for number in range(_STRANGERS)
                if _ask(port, f"slot-{number}.desa.id", "/")["status"]
            ]
            certified = sorted(
                file.stem
                for file in (folder / "data").rglob("*.crt")
                if "authorities" not in file.parts
            )
    print(
        json.dumps(
            {
                **seen,
                "strangers": _STRANGERS,
                "of these let in": len(let_in),
                "certificates": certified,
            },
            indent=1,
        )
    )
    wrong = [name for name, status in _WANTED.items() if seen[name]["status"] != status]
    is_certified = {_NAME} <= set(certified) <= {_NAME, *_OF_THE_INSTALL}
    numbers = {"names": len(seen) + _STRANGERS, "wrong": len(wrong), "let_in": len(let_in)}
    print(json.dumps({**numbers, "certificates": len(certified), "as_wanted": is_certified}))
    return int(bool(wrong or let_in) or not is_certified)


def _seen(port: int) -> dict[str, dict[str, object]]:
    """What each call is answered."""
    return {
        "proven": _ask(port, _NAME, "/profil/"),
        "label, led on": _ask(port, f"{_LABEL}.kim.localhost", "/profil/"),
        "asked for, not proven": _ask(port, "lain.desa.id", "/"),
        "unknown": _ask(port, "jahat.desa.id", "/"),
        "proven by its handshake, another in its Host": _ask(
            port, _NAME, "/", host="jahat.desa.id"
        ),
    }


def fill() -> None:
    """A KIM with a proven main address, and one that only asked."""
    import django  # only in the process that fills
    from django.core.management import call_command

    django.setup(set_prefix=False)
    from tests import build

    call_command("migrate", verbosity=0, interactive=False)
    build.own_name(build.kim(label=_LABEL, name="KIM Kenari"), _NAME, main=True)
    build.own_name(build.kim(label="kim-merpati"), "lain.desa.id")


def _checked(folder: Path) -> str:
    """The sample as it is, but for a certificate that is there."""
    pair = [folder / "fullchain.pem", folder / "privkey.pem"]
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "1",
        "-subj",
        "/CN=kim.example",
    ]
    subprocess.run(
        [*made, "-out", str(pair[0]), "-keyout", str(pair[1])], check=True, capture_output=True
    )
    headers = folder / "headers"
    headers.write_text('header X-Frame-Options "DENY"\n')
    text = _SAMPLE.read_text().replace("/etc/ssl/kim.example/", f"{folder}/")
    file = folder / "sample"
    file.write_text(text.replace("/etc/caddy/kimid-headers", str(headers)))
    return str(file)


@contextmanager
def _caddy(house: House, folder: Path) -> Iterator[int]:
    """Caddy by the sample, with the ports and names of this install and an authority of its own.
    Gives the port of TLS.
    """
    tls = _free()
    asked = _free()
    words = {
        "email server@kim.example": "\n\t".join((*_HERE, f"https_port {tls}")),
        "ruang-kim.example": "ruang.localhost",
        "media-kim.example": "media.localhost",
        "tls /etc/ssl/kim.example/fullchain.pem /etc/ssl/kim.example/privkey.pem": "",
        "*.kim.example": f"{_LABEL}.kim.localhost",
        "kim.example": "kim.localhost",
        "127.0.0.1:8001": f"127.0.0.1:{asked}",
        "127.0.0.1:8000": f"127.0.0.1:{house.port}",
        "/var/cache/kimid/pages": str(house.folder / "pages"),
        "/etc/caddy/kimid-headers": str(folder / "kimid-headers"),
    }
    (folder / "kimid-headers").write_text(_headers(house))
    text = _SAMPLE.read_text()
    for was, now in words.items():
        text = text.replace(was, now)
    (folder / "Caddyfile").write_text(text)
    environment = {
        **house.environment,
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CONFIG_HOME": str(folder / "config"),
    }
    command = ["caddy", "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]
    with (folder / "caddy.log").open("wb") as log:
        caddy = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        assert soon(lambda: caddy.poll() is not None or _listens(tls), seconds=30)
        assert caddy.poll() is None, (folder / "caddy.log").read_text()
        yield tls
    finally:
        caddy.terminate()
        caddy.wait(20)


def _headers(house: House) -> str:
    """What every stored page is sent with."""
    command = [sys.executable, "-m", "kimid", "front", "caddy"]
    return subprocess.run(
        command, cwd=ROOT, env=house.environment, capture_output=True, text=True, check=True
    ).stdout


def _ask(port: int, name: str, path: str, *, host: str = "") -> dict[str, object]:
    """Status, place led to and certificate; status 0 when there was no handshake."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = (
        False,
        ssl.CERT_NONE,
    )  # signed by an authority of this minute
    try:
        with (
            socket.create_connection(("127.0.0.1", port), timeout=20) as line,
            context.wrap_socket(line, server_hostname=name) as safe,
        ):
            safe.sendall(
                f"GET {path} HTTP/1.1\r\nHost: {host or name}\r\nConnection: close\r\n\r\n".encode()
            )
            answer = HTTPResponse(safe)
            answer.begin()
            return {
                "status": answer.status,
                "location": answer.getheader("Location"),
                "cookie": answer.getheader("Set-Cookie"),
            }
    except ssl.SSLError as error:
        return {"status": 0, "why": error.reason}


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    if "--fill" in sys.argv:
        fill()
    else:
        sys.exit(run())
