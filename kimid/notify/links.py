"""Paths of the workspace, for notices: a task has no request and no host."""

from django.urls import reverse


def ruang_path(name: str, *args: object) -> str:
    """The path of this page of the workspace."""
    return reverse(name, args=args, urlconf="kimid.web.urls.ruang")
