"""The picture of a QRIS that somebody sends. Only what stands in its code is taken; the picture is
not stored, so nothing else in it can reach readers.
"""

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict

from kimid.events.actor import Actor
from kimid.market.qris_codes import Qris, QrisRefused, qris_among
from kimid.media.codes import codes_in
from kimid.media.limits import MAX_BYTES
from kimid.media.sandbox import PhotoRefused
from kimid.media.upload_rate import refuse_too_many_of

FIELD = "qris"


def qris_from(sent: MultiValueDict[str, UploadedFile[Any]], *, by: Actor, at: datetime) -> Qris:
    """The QRIS in the posted picture. Raises QrisRefused, PhotoRefused."""
    file = sent.get(FIELD)
    if file is None:
        raise QrisRefused("Pilih dulu gambar QRIS-nya, dari galeri atau kamera.")
    if (file.size or 0) > MAX_BYTES:
        raise PhotoRefused("heavy")
    refuse_too_many_of(by, PhotoRefused, at)
    return qris_among(codes_in(file.read()))
