"""A small browser: one connection to this machine, with a Host header, cookies and form tokens."""

from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Final
from urllib.parse import urlencode

from bench.world_words import RUANG

_FORM: Final = "application/x-www-form-urlencoded"
_BORDER: Final = "next-part-of-the-form"
_MULTIPART: Final = f"multipart/form-data; boundary={_BORDER}"


class Browser:
    """Reuses its connection and its cookies. Each request names its host."""

    def __init__(
        self, port: int, *, timeout: float = 20, cookies: Mapping[str, str] | None = None
    ) -> None:
        self._port = port
        self._timeout = timeout
        self._connection: HTTPConnection | None = None
        self._cookies: dict[str, str] = dict(cookies or {})

    def get(self, host: str, path: str) -> "Answer":
        """Read a page, uncompressed."""
        return self._request("GET", host, path)

    def sign_in(self, username: str, password: str) -> None:
        """Sign in to the workspace. Raises ConnectionError if that fails."""
        self.get(RUANG, "/masuk/")
        answer = self.post("/masuk/", login=username, password=password)
        if answer.status != 302:
            raise ConnectionError(f"signing in was answered {answer.status}")

    def post(self, path: str, **fields: str | list[str]) -> "Answer":
        """Send a form of the workspace, with its token."""
        token = {"csrfmiddlewaretoken": self._cookies["csrftoken"]}
        form = urlencode({**fields, **token}, doseq=True)
        return self._request("POST", RUANG, path, form)

    def send_file(self, path: str, field: str, body: bytes) -> "Answer":
        """Send a form of the workspace with one file."""
        parts = {"csrfmiddlewaretoken": self._cookies["csrftoken"].encode(), field: body}
        return self._request("POST", RUANG, path, _multipart(parts, file=field))

    def close(self) -> None:
        """Close the connection. The next request opens another."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _request(self, method: str, host: str, path: str, body: str | None = None) -> "Answer":
        connection = self._connection or HTTPConnection(
            "127.0.0.1", self._port, timeout=self._timeout
        )
        self._connection = connection
        headers = {"Host": host, "Accept-Encoding": "identity", **self._more(body)}
        try:
            connection.request(method, path, body, headers)
            got = connection.getresponse()
            header = got.getheader
            answer = Answer(got.status, got.read(), header("Location", ""), header("ETag", ""))
        except Exception:
            self.close()
            raise
        for line in got.headers.get_all("Set-Cookie", []):
            name, _, value = line.partition(";")[0].partition("=")
            self._cookies[name] = value
        return answer

    def _more(self, body: str | None) -> dict[str, str]:
        more = {}
        if body is not None:
            more["Content-Type"] = _MULTIPART if body.startswith(f"--{_BORDER}") else _FORM
        if self._cookies:
            more["Cookie"] = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        return more


@dataclass(frozen=True)
class Answer:
    """The status, the body, the redirect target and the ETag of a response."""

    status: int
    body: bytes
    location: str
    digest: str


def _multipart(parts: Mapping[str, bytes], *, file: str) -> str:
    """A form of several parts, each byte as the letter by which it is sent. The part called `file`
    is a file.
    """
    lines = []
    for name, value in parts.items():
        more = '; filename="foto.jpg"\r\nContent-Type: image/jpeg' if name == file else ""
        head = f'--{_BORDER}\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'
        lines += [head.encode(), value, b"\r\n"]
    return b"".join([*lines, f"--{_BORDER}--\r\n".encode()]).decode("latin-1")
