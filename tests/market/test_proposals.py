"""What a seller sends waits until the group decides; nothing is overwritten, nothing goes twice."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.market import doubtful
from kimid.market.actions import proposals
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.models import GoodsCategory, Product, Proposal, ProposalStage, Stock
from kimid.media.models import Photo
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.sites.models import Site
from kimid.sites.stages import LifeStage
from kimid.wire.models import Item, Placement
from tests import build
from tests.conftest import Door
from tests.market import making, selling
from tests.media.pictures import encoded, scene

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_JSON = {"accept": "application/json"}
_PHOTO = "abcdefghjkmnpqrs"


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu", name="KIM Satu")


def _body(answer: Any) -> str:
    """What stands on a page, in one line."""
    return " ".join(answer.content.decode().split())


def _bring(hers: selling.Linked, name: str = _PHOTO) -> None:
    """A photo in two pieces."""
    data = encoded(scene(320, 240))
    half = len(data) // 2
    for start, piece in ((0, data[:half]), (half, data[half:])):
        answer = hers.phone.post(
            f"{hers.path}foto/{name}/potongan/",
            piece,
            content_type="application/octet-stream",
            headers={"upload-offset": str(start), "upload-length": str(len(data))},
        )
        assert answer.status_code == 200
    assert answer.json()["name"] == name


def test_what_waits_as_a_new_good_can_be_opened_again_and_changed(kim: Kim) -> None:
    hers = selling.linked(kim)
    hers.send()

    answer = hers.phone.get(f"{hers.path}kiriman/kiriman234/ubah/")
    assert answer.status_code == 200
    assert "Ubah Keripik pisang madu" in _body(answer)


def test_a_new_good_with_a_photo_waits_and_is_shown_once_approved(kim: Kim, ruang: Door) -> None:
    hers = selling.linked(kim)
    _bring(hers)
    sent = hers.phone.post(f"{hers.path}baru/", selling.FORM | {"photos": _PHOTO})
    assert sent["Location"].endswith("/kiriman/kiriman234/")
    assert "Sekarang giliran KIM" in _body(hers.phone.get(sent["Location"]))
    assert Product.objects.count() == Item.objects.count() == 0
    editor = ruang(build.member(kim, Role.EDITOR))
    assert "Dikirim penjual, menunggu Anda" in _body(editor.get("/s/kim-satu/"))
    page = "/s/kim-satu/lapak/kiriman/kiriman234/"
    assert "Barang baru: Keripik pisang madu" in _body(editor.get(page))

    assert editor.post(f"{page}tampilkan/", {"category": "makanan"}).status_code == 302

    product = Product.objects.get()
    assert (product.name, product.price, product.unit) == (
        "Keripik pisang madu",
        15_000,
        "bungkus",
    )
    assert [each["name"] for each in product.photos] == [_PHOTO]
    assert product.photos[0]["alt"] == "Keripik pisang madu."
    assert Placement.objects.count() == 6
    assert Photo.objects.get().is_public
    assert "Sudah tampil" in _body(hers.phone.get(sent["Location"]))
    assert product.name in _body(hers.phone.get(hers.path))


def test_the_form_without_script_takes_the_photo_along(kim: Kim) -> None:
    hers = selling.linked(kim)
    photo = SimpleUploadedFile("a.webp", encoded(scene(320, 240)))
    hers.phone.post(f"{hers.path}baru/", selling.FORM | {"foto": photo})
    assert len(Proposal.objects.get().photos) == 1


def test_the_outbox_may_send_the_same_several_times(kim: Kim) -> None:
    hers = selling.linked(kim)
    answers = [hers.phone.post(f"{hers.path}baru/", selling.FORM, headers=_JSON) for _ in range(3)]
    assert {each.status_code for each in answers} == {200}
    assert answers[0].json() == answers[2].json()
    assert Proposal.objects.count() == 1
    other = hers.phone.post(f"{hers.path}baru/", selling.FORM | {"name": "Lain"}, headers=_JSON)
    assert (other.status_code, "dengan kata lain" in other.json()["error"]) == (409, True)


def test_an_answer_is_sent_once_too(kim: Kim) -> None:
    hers = selling.linked(kim)
    hers.send()
    first = Proposal.objects.get()
    with on_site(kim.site):
        proposals.ask_back(first, question="Tahan berapa hari?", by=_editor(kim), at=timezone.now())
    path, form = "kiriman/kiriman234/ubah/", {"number": "jawab23456", "reply": "Seminggu."}
    answers = [
        hers.phone.post(f"{hers.path}{path}", selling.FORM | form, headers=_JSON) for _ in range(2)
    ]
    assert [each.status_code for each in answers] == [200, 200]
    assert Proposal.objects.count() == 2


def _editor(kim: Kim) -> Person:
    return build.member(kim, Role.EDITOR)


def test_photos_that_did_not_arrive_are_named(kim: Kim) -> None:
    hers = selling.linked(kim)
    answer = hers.phone.post(f"{hers.path}baru/", selling.FORM | {"photos": _PHOTO}, headers=_JSON)
    assert (answer.status_code, answer.json()) == (409, {"missing": [_PHOTO]})
    assert Proposal.objects.count() == 0


def test_photos_of_others_are_no_photos_of_hers(kim: Kim) -> None:
    hers = selling.linked(kim)
    editor = build.member(kim, Role.EDITOR)
    of_group = build.photo(kim, by=editor)
    form = selling.FORM | {"photos": of_group.name}
    hers.phone.post(f"{hers.path}baru/", form)
    assert Proposal.objects.get().photos == []
    assert hers.phone.get(f"{hers.path}foto/{of_group.name}/320.webp").status_code == 404


def test_a_photo_of_a_seller_is_not_thrown_away_while_it_waits(kim: Kim) -> None:
    hers = selling.linked(kim)
    _bring(hers)
    hers.send(photos=_PHOTO)
    photo = Photo.objects.get()
    assert photo.is_used
    assert not build.member(kim, Role.CHAIR).has_perm("media.discard", photo)
    assert hers.phone.get(f"{hers.path}foto/{_PHOTO}/320.webp").status_code == 200


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "", "Tulis nama barangnya."),
        ("price", "", "Tulis harganya"),
        ("price", "murah", "Harganya belum terbaca"),
        ("price", "-5", "lebih dari nol"),
        ("price", "1000000000000", "Periksa nolnya"),
        ("taste", "Madu halal 100%", "hanya boleh bersama nomor"),
        ("taste", "Menyembuhkan maag", "janji menyembuhkan"),
        ("name", "Obat batuk madu", "janji menyembuhkan"),
        ("taste", "WA saja ke 0899-1234-567", "lewat tombol Pesan"),
    ],
)
def test_what_may_not_stand_is_explained_at_its_field_and_all_words_stay(
    kim: Kim, field: str, value: str, words: str
) -> None:
    hers = selling.linked(kim)
    answer = hers.send(**{field: value})
    assert answer.status_code == 422
    page = _body(answer)
    assert words in page
    typed = {**selling.FORM, field: value}
    assert all(typed[name] in page for name in ("name", "unit", "taste"))
    as_json = hers.phone.post(f"{hers.path}baru/", typed, headers=_JSON)
    assert (as_json.status_code, words in as_json.json()["error"]) == (422, True)
    assert Proposal.objects.count() == 0


def test_only_name_and_price_are_asked_for(kim: Kim) -> None:
    hers = selling.linked(kim)
    hers.phone.post(f"{hers.path}baru/", {"name": "Labu", "price": "5.000"})
    row = Proposal.objects.get()
    assert (row.unit, row.stock, row.taste) == ("buah", "ada", "")


def test_a_change_waits_while_readers_keep_what_they_have(kim: Kim, ruang: Door) -> None:
    hers = selling.linked(kim)
    product = making.shown(kim, hers.seller, about="Cerita lama.", delivery="Ambil di dermaga")
    form = {"name": product.name, "price": "30rb", "unit": "botol", "stock": "ada"}
    hers.send(f"barang/{product.public_id}/ubah/", **form, taste="Manis saja.")
    product.refresh_from_db()
    assert (product.price, product.taste) == (25_000, "Asam dulu, lalu manis.")
    assert "Pembaca masih melihat yang lama" in _body(hers.phone.get(hers.path))
    editor = ruang(build.member(kim, Role.EDITOR))
    page = "/s/kim-satu/lapak/kiriman/kiriman234/"
    shown = _body(editor.get(page))
    assert "Rp25.000 per botol" in shown
    assert "Rp30.000 per botol" in shown
    editor.post(f"{page}tampilkan/", {"category": "makanan"})
    product.refresh_from_db()
    assert (product.price, product.taste, product.about, product.delivery) == (
        30_000,
        "Manis saja.",
        "Cerita lama.",
        "Ambil di dermaga",
    )
    assert Item.objects.get().data["price"] == "30000"


def test_only_another_stock_needs_nobody(kim: Kim) -> None:
    hers = selling.linked(kim)
    product = making.shown(kim, hers.seller)
    same = {
        "name": product.name,
        "price": "25.000",
        "unit": "botol",
        "taste": product.taste,
        "stock": "pesan-dulu",
    }
    done = hers.send(f"barang/{product.public_id}/ubah/", **same)
    assert "jadi=terkirim" in done["Location"]
    product.refresh_from_db()
    assert (product.stock, Proposal.objects.count()) == ("pesan-dulu", 0)


def test_sold_out_stays_sold_out_when_an_earlier_change_is_approved(kim: Kim) -> None:
    editor = build.member(kim, Role.EDITOR)
    product = making.shown(kim, by=editor)
    sent = selling.sent(kim, product=product, name=product.name, stock=Stock.READY)
    with on_site(kim.site):
        Product.objects.update(stock=Stock.SOLD_OUT)
    assert selling.approved(sent, editor).stock == Stock.SOLD_OUT


def test_a_later_change_replaces_the_one_that_waits(kim: Kim) -> None:
    hers = selling.linked(kim)
    product = making.shown(kim, hers.seller)
    path = f"barang/{product.public_id}/ubah/"
    hers.send(path, number="satu234567", price="26rb")
    hers.send(path, number="dua2345678", price="27rb")
    rows = Proposal.objects.order_by("pk").values_list("stage", "price")
    assert list(rows) == [("replaced", 26_000), ("waiting", 27_000)]


def test_a_good_has_one_open_proposal(kim: Kim) -> None:
    product = making.shown(kim)
    sent = selling.sent(kim, product=product)
    sent.pk, sent.public_id = None, "lain234567"
    with pytest.raises(IntegrityError), transaction.atomic():
        sent.save(force_insert=True)


def test_the_group_asks_back_and_her_answer_comes_to_it(kim: Kim, ruang: Door) -> None:
    hers = selling.linked(kim)
    hers.send()
    editor = ruang(build.member(kim, Role.EDITOR, "Siti Rahmah"))
    page = "/s/kim-satu/lapak/kiriman/kiriman234/"
    assert editor.post(f"{page}tanya/", {"question": ""}).status_code == 422
    editor.post(f"{page}tanya/", {"question": "Digoreng pakai minyak apa?"})
    assert "Digoreng pakai minyak apa?" in _body(hers.phone.get(hers.path))
    form = _body(hers.phone.get(f"{hers.path}kiriman/kiriman234/ubah/"))
    assert "Siti Rahmah" in form
    assert "Keripik pisang madu" in form
    hers.send("kiriman/kiriman234/ubah/", number="jawab23456", reply="Minyak kelapa.")
    answered = _body(editor.get("/s/kim-satu/lapak/kiriman/jawab23456/"))
    assert "Jawabannya: Minyak kelapa." in answered
    assert Proposal.objects.get(public_id="kiriman234").stage == ProposalStage.REPLACED


def test_a_refusal_has_a_reason_that_she_reads(kim: Kim, ruang: Door) -> None:
    hers = selling.linked(kim)
    hers.send()
    editor = ruang(build.member(kim, Role.EDITOR))
    page = "/s/kim-satu/lapak/kiriman/kiriman234/"
    assert editor.post(f"{page}tolak/", {"why": ""}).status_code == 422
    editor.post(f"{page}tolak/", {"why": "Fotonya dari internet."})
    assert "Fotonya dari internet." in _body(hers.phone.get(hers.path))
    assert "Fotonya dari internet." in _body(hers.phone.get(f"{hers.path}kiriman/kiriman234/"))
    Proposal.objects.update(answered_at=timezone.now() - timedelta(days=40))
    assert "Fotonya dari internet." not in _body(hers.phone.get(hers.path))


def test_a_member_looks_but_does_not_decide(kim: Kim, ruang: Door) -> None:
    selling.sent(kim)
    member = ruang(build.member(kim))
    page = "/s/kim-satu/lapak/kiriman/kiriman234/"
    assert "Redaktur atau ketua yang menjawabnya." in _body(member.get(page))
    assert member.post(f"{page}tampilkan/", {"category": "makanan"}).status_code == 404
    assert "Dikirim penjual" not in _body(member.get("/s/kim-satu/"))


def test_the_second_of_two_who_answer_learns_who_was_first_and_keeps_the_words(
    kim: Kim, ruang: Door
) -> None:
    sent = selling.sent(kim)
    siti = build.member(kim, Role.EDITOR, "Siti Rahmah")
    selling.approved(sent, siti)
    page = "/s/kim-satu/lapak/kiriman/kiriman234/"
    second = ruang(build.member(kim, Role.CHAIR))
    answer = second.post(f"{page}tolak/", {"why": "Fotonya kabur sekali."})
    assert answer.status_code == 409
    assert "Siti Rahmah sudah menjawabnya pukul" in _body(answer)
    assert "Fotonya kabur sekali." in _body(answer)
    again = second.post(f"{page}tampilkan/", {"category": "makanan"})
    assert (again.status_code, Product.objects.count()) == (409, 1)


def test_taken_back_it_waits_no_more(kim: Kim, ruang: Door) -> None:
    hers = selling.linked(kim)
    hers.send()
    hers.phone.post(f"{hers.path}kiriman/kiriman234/tarik/")
    assert Proposal.objects.get().stage == ProposalStage.TAKEN_BACK
    again = hers.phone.post(f"{hers.path}kiriman/kiriman234/tarik/")
    assert again.status_code == 409
    editor = ruang(build.member(kim, Role.EDITOR))
    page = "/s/kim-satu/lapak/kiriman/kiriman234/"
    refused = editor.post(f"{page}tampilkan/", {"category": "makanan"})
    assert (refused.status_code, Product.objects.count()) == (409, 0)


def test_twenty_wait_at_most(kim: Kim) -> None:
    hers = selling.linked(kim)
    for number in range(20):
        assert hers.send(number=f"n{number}").status_code == 302
    full = hers.send(number="n20")
    assert (full.status_code, Proposal.objects.count()) == (409, 20)
    assert "Sudah 20 kiriman menunggu" in _body(full)
    assert "Digoreng dua kali." in _body(full)


def test_what_was_answered_meanwhile_gives_typed_words_back(kim: Kim) -> None:
    hers = selling.linked(kim)
    hers.send()
    selling.approved(Proposal.objects.get(), build.member(kim, Role.EDITOR))
    late = hers.send("kiriman/kiriman234/ubah/", number="lain234567", taste="Lebih renyah.")
    assert (late.status_code, "Lebih renyah." in _body(late)) == (409, True)
    product = Product.objects.get()
    Product.objects.update(withdrawn_at=timezone.now(), withdrawn_reason="Berhenti.")
    gone = hers.send(f"barang/{product.public_id}/ubah/", taste="Lebih renyah.")
    assert (gone.status_code, "Lebih renyah." in _body(gone)) == (409, True)


def test_an_approval_by_an_account_in_doubt_is_held_as_its_other_publications(kim: Kim) -> None:
    editor = build.member(kim, Role.EDITOR)
    product = selling.approved(selling.sent(kim), editor)
    kinds = Event.objects.filter(subject="market.Product").values_list("kind", flat=True)
    assert list(kinds) == ["product.published"]
    assert product.published_by == editor
    assert doubtful.held_count(editor) == 0


def test_a_question_may_bring_no_advertising(kim: Kim) -> None:
    sent = selling.sent(kim)
    with on_site(kim.site), pytest.raises(Exception, match="iklan judi"):
        proposals.ask_back(sent, question="Main slot gacor?", by=_editor(kim), at=timezone.now())


def test_a_withdrawn_good_cannot_be_changed_by_approval(kim: Kim) -> None:
    editor = build.member(kim, Role.EDITOR)
    product = making.shown(kim, by=editor)
    sent = selling.sent(kim, product=product)
    Product.objects.update(withdrawn_at=timezone.now(), withdrawn_reason="Berhenti.")
    with on_site(kim.site), pytest.raises(GoodsRefused, match="sudah ditarik"):
        proposals.approve(sent, category=GoodsCategory.FOOD, by=editor, at=timezone.now())


def test_a_frozen_group_takes_proposals_and_shows_no_new_good(kim: Kim, ruang: Door) -> None:
    hers = selling.linked(kim)
    Site.objects.filter(pk=kim.site.pk).update(stage=LifeStage.FROZEN)
    assert hers.send().status_code == 302
    editor = ruang(build.member(kim, Role.EDITOR))
    page = "/s/kim-satu/lapak/kiriman/kiriman234/"
    refused = editor.post(f"{page}tampilkan/", {"category": "makanan"})
    assert (refused.status_code, "dibekukan" in _body(refused)) == (409, True)
    assert (Product.objects.count(), Proposal.objects.get().stage) == (0, "waiting")


def test_what_she_sent_stands_above_the_goods_of_the_group_until_it_is_answered(
    kim: Kim, ruang: Door
) -> None:
    editor = build.member(kim, Role.EDITOR)
    making.shown(kim, by=editor)
    waits = selling.sent(kim, by=editor)
    page = _body(ruang(build.member(kim)).get("/s/kim-satu/lapak/"))
    assert page.index(f"/kiriman/{waits.public_id}/") < page.index('id="barang"')
    with on_site(kim.site):
        proposals.refuse(waits, why="Fotonya kabur.", by=editor, at=timezone.now())
    assert "/kiriman/" not in _body(ruang(editor).get("/s/kim-satu/lapak/"))
