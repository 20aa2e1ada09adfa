"""A browser that fills in the forms of pages as they stand there, hidden fields included."""

import time
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urlencode

from bench.browser import Answer, Browser
from bench.world_words import RUANG

type Fields = dict[str, list[str]]

_CHOICES: Final = ("radio", "checkbox")
_IDLE: Final = 5.0  # seconds
_BUTTONS: Final = ("submit", "button", "image", "file")


class FormMissing(LookupError):
    """A page does not have the form that somebody wanted to fill in."""


class FormBrowser(Browser):
    """Keeps its cookies and its connection, and sends what a form holds."""

    def __init__(self, port: int, *, timeout: float = 60) -> None:
        super().__init__(port, timeout=timeout)
        self._used_at = time.monotonic()

    def submit(
        self, host: str, path: str, values: Mapping[str, str | Sequence[str]], *, having: str = ""
    ) -> Answer:
        """Open a page, fill in its form with the field `having`, and send it to the same address.
        Without `having`, send the values alone, as a button that stands on another page does.
        """
        fields: Fields = form_with(self.get(host, path).body.decode(), having) if having else {}
        return self.send(host, path, {**fields, **values})

    def send(self, host: str, path: str, values: Mapping[str, str | Sequence[str]]) -> Answer:
        """Send these values, in the workspace with the token of this browser."""
        token = {"csrfmiddlewaretoken": self._cookies.get("csrftoken", "")} if host == RUANG else {}
        return self._request("POST", host, path, urlencode({**values, **token}, doseq=True))

    def _request(self, method: str, host: str, path: str, body: str | None = None) -> Answer:
        """Only the workspace has cookies. Servers close connections that nobody uses."""
        if time.monotonic() - self._used_at > _IDLE:
            self.close()
        kept = self._cookies
        if host != RUANG:
            self._cookies = {}
        try:
            return super()._request(method, host, path, body)
        finally:
            self._used_at = time.monotonic()
            if host != RUANG:
                self._cookies = kept

    @property
    def is_signed_in(self) -> bool:
        """Whether the workspace knows who this is: else its first page leads to the door."""
        answer = self.get(RUANG, "/pemberitahuan/")
        return answer.status == 200

    def sign_in_by_code(self, username: str, password: str, code: str) -> None:
        """Sign in with a second factor. Raises ConnectionError if that fails."""
        self.sign_in(username, password)
        answer = self.submit(RUANG, "/masuk/pasti/", {"code": code}, having="code")
        if answer.status != 302:
            raise ConnectionError(f"the code was answered {answer.status}")


def form_with(page: str, name: str) -> Fields:
    """What the form with this field holds, by field. Raises FormMissing."""
    reader = _FormReader()
    reader.feed(page)
    for fields, names in reader.forms:
        if name in names:
            return fields
    raise FormMissing(f"no form with a field {name}")


def values_of(page: str, name: str) -> list[str]:
    """All values that fields of this name have on a page, chosen or not."""
    reader = _FormReader()
    reader.feed(page)
    return reader.all_values.get(name, [])


class _FormReader(HTMLParser):
    """Collects the forms of a page: what they would send, and the names of all their fields."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[Fields, set[str]]] = []
        self.all_values: Fields = {}
        self._text: str | None = None  # the name of the textarea that is open
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        name = values.get("name", "")
        if tag == "form":
            self.forms.append(({}, set()))
        elif tag == "textarea" and name:
            self._text = name
            self._put(name, "")
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in values:
            self._put(self._select, values.get("value", ""))
        elif tag == "input" and name:
            self._put_input(name, values)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text = None
        elif tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        if self._text is not None and self.forms:
            values = self.forms[-1][0][self._text]
            values[-1] += data if values[-1] else data.removeprefix("\n")

    def _put_input(self, name: str, values: Mapping[str, str]) -> None:
        kind = values.get("type", "text")
        value = values.get("value", "on" if kind in _CHOICES else "")
        self.all_values.setdefault(name, []).append(value)
        is_sent = kind not in (*_CHOICES, *_BUTTONS) or (kind in _CHOICES and "checked" in values)
        if is_sent:
            self._put(name, value)
        elif self.forms:
            self.forms[-1][1].add(name)

    def _put(self, name: str, value: str) -> None:
        if self.forms:
            fields, names = self.forms[-1]
            names.add(name)
            fields.setdefault(name, []).append(value)
