"""Which names of a sent form a view reads, so that nobody has to send all others to see that they
count for nothing.
"""

import sys
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import Any, Final, Self

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.forms import BaseForm
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict

from tests.house.walking import HOUSE, ROOT

EVERYTHING: Final = "*"  # somebody went through all names, or read the body itself


@dataclass
class Reads:
    """What was read of one request: each name, and the line of kimid that led to it."""

    names: dict[str, str] = field(default_factory=dict)
    forms: list[BaseForm] = field(default_factory=list)
    _is_paused: bool = False

    def note(self, name: object) -> None:
        """Somebody reads this name."""
        if not self._is_paused and name not in self.names:
            self.names[str(name)] = _line()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """What Django does with all of a request, before and after the view."""
        self._is_paused = True
        try:
            yield
        finally:
            self._is_paused = False

    def clear(self) -> None:
        """The next request begins."""
        self.names.clear()
        self.forms.clear()

    def undeclared(self, *declared: str) -> dict[str, str]:
        """The names that are no field of a form and not among these. One that ends with a hyphen
        stands for all names that begin with it.
        """
        fields = {form.add_prefix(name) for form in self.forms for name in form.fields}
        families = tuple(each for each in declared if each.endswith("-"))
        return {
            name: line
            for name, line in self.names.items()
            if name not in fields | set(declared) and not name.startswith(families)
        }


def _line() -> str:
    """The innermost line of kimid that is running."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None and not frame.f_code.co_filename.startswith(str(HOUSE)):
        frame = frame.f_back
    where = frame and f"{frame.f_code.co_filename.removeprefix(f'{ROOT}/')}:{frame.f_lineno}"
    return where or "outside of kimid"


class _Recorded(MultiValueDict[str, Any]):
    """Values that note which names are read, also in every copy of them."""

    reads: Reads

    @classmethod
    def of(cls, sent: MultiValueDict[str, Any], reads: Reads) -> Self:
        """The same values, recorded."""
        made = cls()
        made.reads = reads
        for name, values in dict.items(sent):
            dict.__setitem__(made, name, list(values))
        return made

    def __getitem__(self, name: str) -> Any:
        self.reads.note(name)
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        self.reads.note(name)
        return super().__contains__(name)

    def _getlist(self, name: str, *default: Any, **how: Any) -> Any:
        self.reads.note(name)
        return super()._getlist(name, *default, **how)  # type: ignore[misc]  # not in its stubs

    def pop(self, name: str, *default: Any) -> Any:
        self.reads.note(name)
        return super().pop(name, *default)

    def __iter__(self) -> Iterator[str]:
        self.reads.note(EVERYTHING)
        return super().__iter__()

    def __reversed__(self) -> Iterator[str]:
        self.reads.note(EVERYTHING)
        return super().__reversed__()

    def keys(self) -> Any:
        self.reads.note(EVERYTHING)
        return super().keys()

    def lists(self) -> Any:
        self.reads.note(EVERYTHING)
        return super().lists()

    def popitem(self) -> Any:
        self.reads.note(EVERYTHING)
        return super().popitem()

    def __repr__(self) -> str:
        self.reads.note(EVERYTHING)
        return super().__repr__()

    def __copy__(self) -> Self:
        return type(self).of(self, self.reads)

    def __deepcopy__(self, memo: MutableMapping[int, Any]) -> Self:
        return type(self).of(self, self.reads)


class _RecordedPost(_Recorded, QueryDict):  # type: ignore[misc]  # its stubs let nobody pop
    @classmethod
    def of(cls, sent: MultiValueDict[str, Any], reads: Reads) -> Self:
        made = super().of(sent, reads)
        made._mutable = isinstance(sent, cls)  # a copy may be changed, and what was sent may not
        return made


def record(monkeypatch: pytest.MonkeyPatch) -> Reads:
    """From now on, note what is read of every form that comes in, and every form that is made."""
    reads = Reads()
    load, close = WSGIRequest._load_post_and_files, WSGIRequest.close
    read_body = HttpRequest.__dict__["body"].fget
    make = BaseForm.__init__

    def loaded(request: Any) -> None:
        with reads.paused():
            load(request)
        if request.method == "POST":
            request._post = _RecordedPost.of(request._post, reads)
            request._files = _Recorded.of(request._files, reads)

    def closed(request: WSGIRequest) -> None:
        with reads.paused():
            close(request)

    def body(request: WSGIRequest) -> Any:
        reads.note(EVERYTHING)
        return read_body(request)

    def made(form: BaseForm, *args: Any, **kwargs: Any) -> None:
        make(form, *args, **kwargs)
        reads.forms.append(form)

    monkeypatch.setattr(WSGIRequest, "_load_post_and_files", loaded)
    monkeypatch.setattr(WSGIRequest, "close", closed)
    monkeypatch.setattr(WSGIRequest, "body", property(body))
    monkeypatch.setattr(BaseForm, "__init__", made)
    return reads
