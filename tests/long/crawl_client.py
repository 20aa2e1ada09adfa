"""Somebody who visits the pages of the crawl: asks the WSGI application as a server would, in this
process.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from http.cookies import SimpleCookie
from io import BytesIO
from typing import Any, Final, NamedTuple
from urllib.parse import unquote_to_bytes, urlencode, urljoin, urlsplit
from wsgiref.util import setup_testing_defaults

RUANG_HOST: Final = "ruang.localhost"  # the only one with cookies
_TEXT: Final = re.compile(r"^text/|[/+](?:json|xml|javascript)")
_TOKEN: Final = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Answer(NamedTuple):
    """What came back from an address."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str:
        """The first header of this name, or nothing."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    @property
    def is_text(self) -> bool:
        """Whether the body can be read line by line."""
        return bool(_TEXT.search(self.header("content-type")))


class Client:
    """A browser without looks: sends its cookies along, follows nothing by itself."""

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self._application = application
        self._cookies: SimpleCookie = SimpleCookie()

    def get(self, url: str) -> Answer:
        """Ask for an address."""
        return self._ask("GET", url, b"")

    def submit(self, url: str, form: Mapping[str, str]) -> Answer:
        """Open the page of a form, and send the form. The answer leads on, or nobody was let in."""
        token = _TOKEN.search(self.get(url).body.decode())
        words = {"csrfmiddlewaretoken": token[1] if token else "", **form}
        return self._ask("POST", url, urlencode(words).encode())

    def sign_in(self, start: str, username: str, password: str, code: Callable[[], str]) -> None:
        """Come in by the door, with the second factor where one is asked for."""
        answer = self.submit(start, {"login": username, "password": password})
        where = urljoin(start, answer.header("location"))
        if answer.status == 302 and self.get(where).status == 200 and "/masuk/" in where:
            answer = self.submit(where, {"code": code().strip()})
        if answer.status != 302:
            raise PermissionError(f"{username} was not let in: {answer.status}")

    def _ask(self, method: str, url: str, sent: bytes) -> Answer:
        status: list[str] = []
        headers: list[tuple[str, str]] = []

        def start(line: str, pairs: list[tuple[str, str]], error: object = None) -> None:
            status[:], headers[:] = [line], pairs

        parts = self._application(self._environment(method, url, sent), start)
        try:
            body = b"".join(parts)
        finally:
            getattr(parts, "close", bool)()
        for name, value in headers:
            if name.lower() == "set-cookie" and urlsplit(url).hostname == RUANG_HOST:
                self._cookies.load(value)
        return Answer(int(status[0].split()[0]), headers, body)

    def _environment(self, method: str, url: str, sent: bytes) -> dict[str, Any]:
        where = urlsplit(url)
        environment: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "HTTP_HOST": where.netloc,
            "PATH_INFO": unquote_to_bytes(where.path or "/").decode("latin-1"),
            "QUERY_STRING": where.query,
            "REMOTE_ADDR": "203.0.113.7",
            "HTTP_USER_AGENT": "Mozilla/5.0 (Linux; Android 14) Chrome/140.0",
            "wsgi.input": BytesIO(sent),
        }
        if sent:
            environment["CONTENT_TYPE"] = "application/x-www-form-urlencoded"
            environment["CONTENT_LENGTH"] = str(len(sent))
        if where.hostname == RUANG_HOST and self._cookies:
            environment["HTTP_COOKIE"] = "; ".join(
                f"{name}={cookie.value}" for name, cookie in self._cookies.items()
            )
        setup_testing_defaults(environment)
        return environment
