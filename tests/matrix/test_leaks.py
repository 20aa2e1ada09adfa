"""What was kept: the store holds public pages and nothing that somebody's session could see."""

import gzip
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.db import connection, transaction

from kimid.pagecache.middleware import PageCacheMiddleware
from tests.matrix.browser import RUANG, Browser, session_of
from tests.matrix.cast import Place, Thing, Who
from tests.matrix.subjects import cases
from tests.matrix.world import World

pytestmark = pytest.mark.django_db


def _kept(gate: PageCacheMiddleware) -> str:
    """All that the store holds, in memory and as files, in every coding; of icons what can be read
    as text.
    """
    texts = []
    while gate.store.write_files():
        pass
    for shelf in (gate.store.pages.plain, gate.store.pages.queried):
        for page in list(shelf._entries.values()):
            texts += [
                f"{page.responses[''].body[0].decode(errors='replace')} {answer.headers}"
                for answer in page.responses.values()
            ]
    open_as = {".br": brotli.decompress, ".gz": gzip.decompress}
    for path in Path(settings.STORE_DIR).rglob("*"):
        if path.is_file():
            texts.append(str(path))
            texts.append(
                open_as.get(path.suffix, bytes)(path.read_bytes()).decode(errors="replace")
            )
    return "\n".join(texts)


@pytest.mark.one_database  # what is stored is what the gate let through
def test_the_store_holds_no_secret_after_everybody_has_looked_everywhere(
    gate: PageCacheMiddleware, world: World
) -> None:
    gate.store.catch_up()
    for who in (Who.CHAIR, Who.ANONYMOUS):
        browser = Browser(gate, "" if who is Who.ANONYMOUS else session_of(world.people[who]))
        # Who is signed in looks behind every door, a reader at what stands before them.
        for case in (each for each in cases(world) if who is Who.CHAIR or each.host != RUANG):
            browser.send("GET", case.host, case.path)

    kept = _kept(gate)

    assert world.story(Place.A, Thing.PUBLISHED).title in kept
    assert "index.html.br" in kept
    assert world.canaries.any_in(kept) == []


@pytest.mark.one_database  # as above
def test_a_withdrawn_story_is_in_no_stored_page_any_more(
    gate: PageCacheMiddleware, world: World
) -> None:
    gate.store.catch_up()
    story = world.story(Place.A, Thing.PUBLISHED)
    reader = Browser(gate)
    public = [case for case in cases(world) if case.host != RUANG]
    for case in public:
        reader.send("GET", case.host, case.path)
    assert story.lead in _kept(gate)

    editor = Browser(gate, session_of(world.people[Who.EDITOR]))
    editor.send(
        "POST",
        RUANG,
        f"/s/kim-kenari/berita/{story.public_id}/tarik/",
        {"kind": "wrong", "reason": "Angkanya keliru."},
    )
    gate.store.catch_up()

    assert story.title not in _kept(gate)
    answers = [reader.send("GET", case.host, case.path) for case in public]
    assert not any(
        secret in answer.text for answer in answers for secret in (story.lead, story.body)
    )
    gone = [case.path.startswith(story.path) and case.place is Place.A for case in public]
    assert sum(story.title in answer.text for answer in answers) >= sum(gone)


@pytest.mark.parametrize("path", ["/", "/profil/", "/berita/x-222222/"])
def test_a_fault_tells_nothing_and_still_guards_the_browser(
    gate: PageCacheMiddleware, world: World, path: str
) -> None:
    gate.store.catch_up()
    chair = Browser(gate, session_of(world.people[Who.CHAIR]))
    asked = [
        (Browser(gate), "kim-kenari.kim.localhost", path),
        (Browser(gate), "kim.localhost", path),
        (chair, RUANG, "/s/kim-kenari/"),
    ]
    for browser, host, way in asked:
        point = transaction.savepoint_create()
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE sites_site RENAME TO sites_site_away")
        answer = browser.send("GET", host, way)
        transaction.savepoint_rollback(point)
        assert answer.status == 500
        assert "default-src 'none'" in answer.header("Content-Security-Policy")
        assert not any(
            word in answer.everything
            for word in ("Traceback", "sites_site", "kenari", "Set-Cookie", "SELECT")
        )


@pytest.mark.one_database  # as above
def test_the_same_number_on_two_sites_is_two_stories(
    gate: PageCacheMiddleware, world: World
) -> None:
    """Warm the store from one site, then ask the other for the very same paths."""
    gate.store.catch_up()
    reader = Browser(gate)
    paths = {case.path for case in cases(world) if case.host == "kim-kenari.kim.localhost"}
    # There stands what neighbours publish, and the profile of the village, which both share.
    paths -= {"/", "/wilayah/"}
    warm = {path: reader.send("GET", "kim-kenari.kim.localhost", path) for path in paths}

    for path, first in warm.items():
        other = reader.send("GET", "kim-merpati.kim.localhost", path)
        assert world.story(Place.A, Thing.PUBLISHED).title not in other.text
        assert first.status != 200 or "kim-kenari" not in other.text
