"""The data of our pages before a judge from outside: schema.org, and what search
engines ask of it.
"""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from django.test import Client

from kimid.newsroom.details import Details
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import StoryKind
from kimid.sites.models import Site
from kimid.wire.models import Item
from tests import build
from tests.house.walking import ROOT
from tests.web.test_feeds import PICTURE

CHECKS: Final = ROOT / "ops" / "web-checks"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not ((CHECKS / "node_modules").exists() and shutil.which("node")),
        reason="the judges are not installed; in ops/web-checks: npm ci",
    ),
]

_DETAILS: Final = {
    StoryKind.AGENDA: Details(build.AT, venue="Balai desa", organiser="Karang taruna"),
    StoryKind.FACT_CHECK: Details(
        claim="Air sumur beracun.",
        claim_seen="Grup RT 02",
        claim_since=build.AT.date(),
        verdict="false",
    ),
    StoryKind.ADVERTORIAL: Details(paid_by="Toko Maju"),
    StoryKind.GALLERY: Details(),
}

type Reader = Callable[[str], Client]


def _judge(folder: Path, pages: dict[str, bytes]) -> str:
    for name, page in pages.items():
        (folder / f"{name}.html").write_bytes(page)
    command = ["node", "structured-data.mjs", *(str(folder / f"{name}.html") for name in pages)]
    done = subprocess.run(command, cwd=CHECKS, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def _pages(reader: Reader) -> dict[str, bytes]:
    kim = build.kim(label="teluk-kapuas")
    Site.objects.filter(pk=kim.site_id).update(
        about="Sepuluh orang.", email="kim@example.id", phone="08123456789"
    )
    story, plain = build.published(kim, 2)
    Item.objects.filter(path=story.path).update(
        picture=PICTURE, card="k4rtu", corrected_at=build.AT
    )
    gone = build.story(kim, Stage.PUBLISHED)
    asked = {
        "story": ("teluk-kapuas", story.path),
        "plain": ("teluk-kapuas", plain.path),
        "unsigned": ("teluk-kapuas", gone.path),
        "home": ("teluk-kapuas", "/"),
        "profile": ("teluk-kapuas", "/profil/"),
        "archive": ("teluk-kapuas", "/arsip/"),
        "village": ("teluk-kapuas-6112012012", "/"),
        "province": ("kalimantan-barat", "/"),
        "nation": ("", "/"),
        "directory": ("kalimantan-barat", "/kim/"),
        "data": ("kalimantan-barat", "/data/"),
    }
    Item.objects.filter(path=gone.path).update(byline="")
    asked |= {
        f"a thing of kind {kind}": ("teluk-kapuas", build.of_kind(kim, kind, said).path)
        for kind, said in _DETAILS.items()
    }
    return {name: reader(label).get(path).content for name, (label, path) in asked.items()}


def test_every_kind_of_page_passes(reader: Reader, tmp_path: Path) -> None:
    assert _judge(tmp_path, _pages(reader)) == ""


def test_the_judge_sees_what_is_wrong(reader: Reader, tmp_path: Path) -> None:
    story = _pages(reader)["story"]

    assert '"position" is missing' in _judge(
        tmp_path, {"story": story.replace(b'"position":2,', b"")}
    )
    assert "not supported" in _judge(tmp_path, {"story": story.replace(b'"headline"', b'"kepala"')})
    assert "no structured data" in _judge(
        tmp_path, {"story": b"<!doctype html><title>Kosong</title>"}
    )
