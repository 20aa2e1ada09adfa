"""Receipts on their way into the books: from a form or a phone to private storage."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile

from kimid.ledger.models import Voucher, VoucherPaper, VoucherState
from kimid.ledger.receipt_looks import are_alike, looks_of
from kimid.lib.codes import public_id
from kimid.media import chunks
from kimid.media.limits import MAX_BYTES
from kimid.media.models import NAME_LENGTH
from kimid.media.paper import stored_pages
from kimid.media.papers import PaperRefused, pages_of
from kimid.media.spool import SpoolFull
from kimid.people.models import Person
from kimid.sites.models import Site

MOST_RECEIPTS: Final = 6
RECEIPT: Final = "nota"


@dataclass(frozen=True)
class StoredReceipt:
    """Pages of a receipt in private storage, for the action that makes its row."""

    name: str
    page_count: int
    size_bytes: int
    digest: str
    look: str = ""


def take_in(file: UploadedFile[Any], *, site: Site, by: Person) -> str:
    """Keep the file of a form until the form is right: nobody photographs a receipt twice. Returns
    what it is called. Raises PaperRefused.
    """
    if (file.size or 0) > MAX_BYTES:
        raise PaperRefused("heavy")
    body = file.read()
    if not body:
        raise PaperRefused("empty")
    name = public_id(NAME_LENGTH)
    try:
        chunks.keep_whole(name, body, site=site, by=by)
    except SpoolFull:
        raise PaperRefused("busy") from None
    return name


def receipt_pages(name: str, *, site: Site, by: Person) -> list[bytes]:
    """The pages of a receipt that this person has sent. Raises PaperRefused: `lost` when its bytes
    are not here.
    """
    body = chunks.collected(name, site=site, by=by)
    if not body:
        raise PaperRefused("lost")
    try:
        return pages_of(body)
    except PaperRefused as refusal:
        if refusal.reason not in chunks.RETRIED:
            chunks.forget_collected(name, site=site, by=by)
        raise


@contextmanager
def stored_receipts(papers: Sequence[Sequence[bytes]]) -> Iterator[list[StoredReceipt]]:
    """Store the pages of each receipt. They are erased again when the block fails."""
    with ExitStack() as stack:
        stored = [stack.enter_context(stored_pages(pages)) for pages in papers]
        digests = [sha256(pages[0]).hexdigest() for pages in papers]
        looks = map(looks_of, papers)
        rows = zip(stored, digests, looks, strict=True)
        yield [StoredReceipt(*pages, digest, look) for pages, digest, look in rows]


def also_used_by(voucher: Voucher, papers: Sequence[VoucherPaper]) -> list[Voucher]:
    """Other vouchers of the group with the same receipt, also where it was photographed once more,
    the oldest first. Two queries at most.
    """
    if not papers:
        return []
    rows = VoucherPaper.objects.filter(site_id=voucher.site_id)
    rows = rows.exclude(voucher=voucher).exclude(voucher__state=VoucherState.REFUSED)
    keys = {
        key
        for key, digest, look in rows.values_list("voucher", "digest", "look")
        if any(each.digest == digest or are_alike(each.look, look) for each in papers)
    }
    return list(Voucher.objects.filter(pk__in=keys).order_by("pk")) if keys else []
