"""What an office reads of photos and documents among the changes on a site."""

from typing import Final

from kimid.events.presenters import Presenter, leave_out, register_presenters

_FILE: Final = "Dokumen atau rekaman dikerjakan"

register_presenters(
    Presenter("photo.added", "Foto dikirim"),
    Presenter("photo.tidied", "Foto dirapikan"),
    Presenter("photo.described", "Foto dikerjakan"),
    Presenter("photo.discarded", "Foto dibuang"),
    Presenter("attachment.added", _FILE),
    Presenter("attachment.discarded", _FILE),
)
leave_out("kimid makes smaller files of the same photo", "photo.lightened")
