"""Stands for `kimid/settings.py`."""

from kimid.settings import *  # noqa: F403  # all of them, and one app more
from kimid.settings import INSTALLED_APPS as _APPS

_BEFORE_WEB = _APPS.index("kimid.web")
INSTALLED_APPS = [
    *_APPS[:_BEFORE_WEB],
    "tests.example_subject.lending",
    *_APPS[_BEFORE_WEB:],
    "tests.example_subject.outside",  # instead of two lines in the files of addresses
]
