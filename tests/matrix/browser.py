"""A browser in front of kimid, page cache included: cookies, form token and origin as a real
one sends them.
"""

import html
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Final, NamedTuple
from urllib.parse import unquote_to_bytes, urlencode
from wsgiref.types import WSGIApplication, WSGIEnvironment

from django.test import Client
from django.urls import reverse

from kimid.people.models import Person
from tests.sure import come_in

RUANG: Final = "ruang.localhost"
_TOKEN: Final = "kuncikuncikuncikuncikuncikunci23"  # 32 letters, as Django's own
type Form = Mapping[str, object]


class Answer(NamedTuple):
    """What came back. Headers as they were sent, doubled ones too."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str:
        """The value of a header, or nothing."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    @property
    def text(self) -> str:
        """The body as a reader sees it, references to characters resolved."""
        return html.unescape(self.body.decode(errors="replace"))

    @property
    def everything(self) -> str:
        """Body and headers, raw and resolved: where a secret could hide."""
        return f"{self.text}\n{self.body.decode(errors='replace')}\n{self.headers}"


class Browser:
    """Sends what it is told to. With a session it is signed in; every form carries a token that
    counts and its own origin.
    """

    def __init__(self, house: WSGIApplication, session: str = "") -> None:
        self._house = house
        self.cookies = {"csrftoken": _TOKEN}
        if session:
            self.cookies["sessionid"] = session

    def send(
        self, method: str, host: str, path: str, form: Form | None = None, **headers: str
    ) -> Answer:
        """One request. Header names are given with underscores; an empty value leaves the header
        out.
        """
        environ = environ_of(method, host, path, urlencode(form or {}, doseq=True).encode())
        environ |= {
            "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "HTTP_X_CSRFTOKEN": self.cookies.get("csrftoken", ""),
            "HTTP_ORIGIN": f"http://{host}" if method not in ("GET", "HEAD") else "",
        }
        environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        for name in [
            name for name, value in environ.items() if name.startswith("HTTP_") and value == ""
        ]:
            del environ[name]
        answer = ask(self._house, environ)
        for name, value in answer.headers:
            if name == "Set-Cookie" and value.startswith("known="):  # else its session ends
                self.cookies["known"] = value.partition("=")[2].partition(";")[0]
        return answer


def environ_of(method: str, host: str, path: str, body: bytes = b"") -> WSGIEnvironment:
    """The environment of a request as a server makes it. `path` may carry a query; nothing else of
    it is tidied up.
    """
    plain, _, query = path.partition("?")
    return {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(plain).decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": host,
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": BytesIO(body),
        "wsgi.url_scheme": "http",
    }


def ask(house: WSGIApplication, environ: WSGIEnvironment) -> Answer:
    """Send one request and read the answer to its end."""
    said: list[tuple[str, list[tuple[str, str]]]] = []

    def start(
        status: str, given: list[tuple[str, str]], exc_info: object = None, /
    ) -> Callable[[bytes], object]:
        said.append((status, list(given)))
        return lambda body: None

    result = house(environ, start)
    body = b"".join(result)
    if callable(close := getattr(result, "close", None)):
        close()
    [(status, headers)] = said
    return Answer(int(status[:3]), headers, body)


def session_of(person: Person, *, shown: float | None = 0) -> str:
    """The cookie of a person who has signed in, and shown a second factor so many seconds ago; None
    when they have not.
    """
    client = Client(HTTP_HOST=RUANG)
    come_in(client, person, shown=shown)
    return client.cookies["sessionid"].value


def ruang_path(name: str, /, **words: object) -> str:
    """The address of a route of the workspace."""
    return reverse(name, urlconf="kimid.web.urls.ruang", kwargs=words)
