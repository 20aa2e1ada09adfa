"""The walk of the crawl: from page to page along all addresses that pages name."""

import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Final
from urllib.parse import urldefrag, urljoin, urlsplit

from tests.long.crawl_client import Answer, Client
from tests.long.crawl_record import Recorder, kind_of

_NAMED: Final = re.compile(
    r"""(?:href|src|action|poster)=["']([^"']*)["']"""
    r"""|srcset=["']([^"']+)["']"""
    r"""|["'](\./[\w.-]+\.js|/[\w./-]+)["']"""
    r"""|(http://[a-z0-9.-]*localhost(?::\d+)?/[^\s"'<>)\\]*)"""
)
_HOSTS: Final = 8  # on which also is asked for what no page names


@dataclass
class Crawler:
    """All that one client opens: every address that a page of theirs names, breadth first, but of
    each kind of page no more than `most`.
    """

    role: str
    client: Client
    recorder: Recorder
    may_go: Callable[[str], bool]
    most: int
    on_a_host: Iterable[str] = ()
    _seen: set[str] = field(default_factory=set)
    _hosts: set[str] = field(default_factory=set)
    _opened: Counter[str] = field(default_factory=Counter)
    _waiting: deque[str] = field(default_factory=deque)

    def go(self, starts: Iterable[str]) -> int:
        """Open these, however many, and walk on until nothing new is named; returns how many
        addresses were opened.
        """
        for url in starts:
            self._add(url)
        while self._waiting:
            url = self._waiting.popleft()
            answer = self.client.get(url)
            self.recorder.write(self.role, url, answer)
            for each in named_in(url, answer):
                if self.may_go(each) and self._opened[kind_of(each)] < self.most:
                    self._add(each)
        return self._opened.total()

    def _add(self, url: str) -> None:
        if url in self._seen:
            return
        self._seen.add(url)
        self._opened[kind_of(url)] += 1
        self._waiting.append(url)
        host = urlsplit(url).netloc
        if host not in self._hosts and len(self._hosts) < _HOSTS:
            self._hosts.add(host)
            for path in self.on_a_host:
                self._add(urljoin(url, path))


def named_in(url: str, answer: Answer) -> Iterator[str]:
    """All addresses that an answer names, in their order."""
    if location := answer.header("location"):
        yield urljoin(url, location)
    if answer.is_text:
        for match in _NAMED.finditer(answer.body.decode()):
            for one in _each(match):
                if "{" not in one:  # a script fills it in
                    yield urldefrag(urljoin(url, one)).url


def _each(match: re.Match[str]) -> list[str]:
    if match[2]:
        return [part.split()[0] for part in unescape(match[2]).split(",") if part.strip()]
    return [unescape(match[1] or match[3] or match[4] or "")]
