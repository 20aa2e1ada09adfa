"""A group writes the profile of its village; readers of all its groups have it."""

import pytest
from django.test import Client

from kimid.events.permissions import Role
from kimid.media.models import PhotoUse
from kimid.profile.actions import blocks as actions
from kimid.profile.actions.blocks import ProfileRefused
from kimid.profile.block_kinds import BlockKind
from kimid.profile.models import ProfileBlock
from kimid.profile.queries import blocks_of, shown_blocks
from kimid.profile.shapes import SHAPES, shape_in
from kimid.profile.shown import NATIONAL, ShownBlock
from kimid.registry.actions.entering import FirstOfficer, register_kim
from kimid.registry.models import Kim
from kimid.sites.guard import across_sites, on_site
from kimid.sites.models import Site
from kimid.sites.stages import LifeStage
from tests import build
from tests.profile import making

pytestmark = pytest.mark.django_db


def _page(kim: Kim, path: str) -> str:
    client = Client(HTTP_HOST=f"{kim.site.label}.kim.localhost")
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("kind", [kind for kind in BlockKind if not SHAPES[kind].has_photos])
def test_readers_of_both_groups_have_each_block(kind: BlockKind) -> None:
    holder, other = making.two_groups()
    making.block(holder, kind)

    pages = [_page(kim, "/wilayah/") for kim in (holder, other)]

    row = (*making.CONTENTS[kind]["rows"], making.CONTENTS[kind]["words"])[0]
    texts = [value for name, value in row.items() if value and name in {"name", "text", "vision"}]
    assert f'id="{kind}"' in pages[0]
    assert all(f'id="{kind}"' in page and all(text in page for text in texts) for page in pages)


def test_a_profile_that_nobody_wrote_has_no_empty_box_and_asks_neighbours() -> None:
    kim = build.kim()

    page = _page(kim, "/wilayah/")

    assert "belum ditulis" in page
    assert not any(f'id="{kind}"' in page for kind in BlockKind)


def test_national_numbers_are_there_before_anybody_wrote_one() -> None:
    kim = build.kim()

    page = _page(kim, "/darurat/")

    assert all(f'href="tel:{number.dial}"' in page for number in NATIONAL)
    making.block(kim, BlockKind.EMERGENCY)
    page = _page(kim, "/darurat/")
    assert page.index("tel:05615550118") < page.index("tel:112")
    assert "20 November 2025" in page


def test_what_a_group_hides_readers_lose_until_it_shows_it() -> None:
    kim = build.kim()
    editor = build.member(kim, Role.EDITOR)
    block = making.gallery(kim, by=editor)

    with on_site(kim.site):
        actions.hide_block(block, by=editor, at=build.AT)
        assert shown_blocks(kim.region) == []
        assert not PhotoUse.objects.get().is_public
        actions.show_block(block, by=editor, at=build.AT)
        assert PhotoUse.objects.get().is_public

    assert shown_blocks(kim.region) == [block]


def test_photos_of_a_hidden_gallery_are_used_and_seen_by_nobody() -> None:
    kim = build.kim()
    editor = build.member(kim, Role.EDITOR)
    block = making.gallery(kim, by=editor)
    with on_site(kim.site):
        actions.hide_block(block, by=editor, at=build.AT)
        after = making.gallery(kim, by=editor)
        [use] = PhotoUse.objects.all()

    assert after.is_hidden
    assert (use.file.name, use.is_public) == (after.photos[0]["name"], False)


def test_what_a_closed_group_holds_is_closed_on_the_sites_of_its_neighbours() -> None:
    holder, other = making.two_groups()
    making.block(holder)
    assert "berbelok" in _page(other, "/wilayah/")

    Site.objects.filter(pk=holder.site_id).update(stage=LifeStage.QUARANTINED)

    assert "berbelok" not in _page(other, "/wilayah/")


def test_blocks_are_arranged_by_either_group_and_the_first_stays() -> None:
    holder, other = making.two_groups()
    for kind in (BlockKind.EMERGENCY, BlockKind.HISTORY, BlockKind.NUMBERS):
        making.block(holder, kind)
    chair = build.member(other, Role.CHAIR)

    def move(kind: BlockKind) -> list[str]:
        with on_site(other.site):
            actions.move_up(other.site, kind=kind, by=chair, at=build.AT)
        return [row.kind for row in blocks_of(other.region)]

    first, second, third = BlockKind.EMERGENCY, BlockKind.HISTORY, BlockKind.NUMBERS
    assert move(third) == [first, third, second]
    assert move(third) == [third, first, second]
    assert move(third) == [third, first, second]
    with pytest.raises(ProfileRefused):
        move(BlockKind.VISION)


def test_a_block_that_another_group_holds_is_not_overwritten() -> None:
    holder, other = making.two_groups()
    making.block(holder)

    with pytest.raises(ProfileRefused, match=holder.site.name):
        making.block(other, data=making.history("Lain."))

    assert ShownBlock(shown_blocks(other.region)[0]).words["text"] == "Sungai di sini berbelok."


def test_a_block_of_a_group_that_is_gone_goes_to_who_writes_it_next() -> None:
    holder, other = making.two_groups()
    before = making.gallery(holder)
    Site.objects.filter(pk=holder.site_id).update(stage=LifeStage.DISSOLVED)

    after = making.gallery(other)

    assert (after.pk, after.site) == (before.pk, other.site)
    with across_sites("both groups use photos"):
        assert PhotoUse.objects.get(subject="profile.ProfileBlock").site == other.site


def test_a_new_wording_lets_go_of_the_photos_of_the_old_one() -> None:
    kim = build.kim()
    editor = build.member(kim, Role.EDITOR)
    making.gallery(kim, by=editor)

    block = making.gallery(kim, by=editor)

    with on_site(kim.site):
        assert {use.file.name for use in PhotoUse.objects.all()} == block.photo_names


def test_a_kelurahan_is_offered_its_own_institutions() -> None:
    kinds = {
        is_kelurahan: {
            value
            for value, _ in shape_in(BlockKind.INSTITUTIONS, is_kelurahan=is_kelurahan)
            .columns[0]
            .choices
        }
        for is_kelurahan in (True, False)
    }

    assert {"lpm", "rt-rw", "koperasi-kelurahan"} <= kinds[True]
    assert not {"bpd", "bumdes", "koperasi-desa"} & kinds[True]
    assert {"bpd", "pkk", "karang-taruna", "bumdes", "koperasi-desa", "adat"} <= kinds[False]
    assert "koperasi-kelurahan" not in kinds[False]


def test_the_officers_stand_there_without_anybody_typing_them() -> None:
    officer = FirstOfficer("Hasan Basri", "Ketua")
    kim = register_kim(
        build.region(),
        name="KIM Hulu",
        label="kim-hulu",
        officers=(officer,),
        by=build.BUILDER,
        at=build.AT,
    )

    assert "Hasan Basri" in _page(kim, "/wilayah/")
    assert not ProfileBlock._base_manager.exists()
