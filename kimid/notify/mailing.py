"""Writing e-mails about notices into the database. A task sends each of them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import Exists, OuterRef

from kimid.lib import clock
from kimid.limits.counting import Charge, Rate, take
from kimid.notify import letters
from kimid.notify.kinds import NOTICE_KINDS, NoticeTopic
from kimid.notify.links import ruang_path
from kimid.notify.models import Mail, Notice, NoticeAddress, Speed
from kimid.notify.queries import holders_of, notices_of, read_by
from kimid.notify.sending import send_mail
from kimid.sites.hosts import ruang_url
from kimid.sites.queries import unsaved_portal

_CONFIRM: Final = "notify.confirm"
_STOP: Final = "notify.stop"
CONFIRM_SECONDS: Final = 3 * 24 * 3600
# A notice has the moment of its event, but its task may run later than the digest that follows.
_GIVEN_LATE: Final = timedelta(days=7)
# What is over goes with the others at 06.00, however fast its reader wants it.
_AT_ONCE: Final = Rate(10, timedelta(minutes=6))


def mails_leave() -> bool:
    """Whether this install has a mail server. Without one no mail is written."""
    return bool(settings.MAIL_HOST)


def queue_at_once(notice: Notice, at: datetime) -> None:
    """Write a mail to everybody for whom this notice does not wait until 06.00. After ten in a
    short time what is not urgent waits after all: an account in other hands fills no mailbox.
    """
    if not mails_leave():
        return
    is_urgent = NOTICE_KINDS[notice.kind].at_once
    for row in _addresses(notice, at):
        speed = row.speed_of(notice.topic)
        if row.takes_mails and (is_urgent or (speed == Speed.NOW and not _is_flooded(row, at))):
            letter = letters.of_one(notice, ruang_url(ruang_path("notices")), lock_url=_lock_url())
            mail = write(row, f"notice-{notice.pk}-{row.pk}", letter, at, stop_url=stop_url(row))
            if mail is not None:
                mail.listed.add(notice)


def _is_flooded(row: NoticeAddress, at: datetime) -> bool:
    return take([Charge(("mails at once", str(row.pk)), _AT_ONCE)], at)[0].is_refused


def queue_digest(row: NoticeAddress, at: datetime) -> None:
    """Write the mail of 06.00: what no earlier one listed and still waits to be read or done.
    Without news there is no mail. Run twice, it is written once.
    """
    news = _news_for(row, at)
    with transaction.atomic():
        if news:
            letter = letters.digest(news, ruang_url(ruang_path("notices")))
            key = f"digest-{row.pk}-{clock.today(at, row.zone)}"
            mail = write(row, key, letter, at, stop_url=stop_url(row))
            if mail is not None:
                mail.listed.set(news)
        until = max(at, row.digest_until or at)
        NoticeAddress.objects.filter(pk=row.pk).update(digest_until=until)


def queue_confirmation(row: NoticeAddress, at: datetime) -> None:
    """Write the mail that asks whether this address wants notices."""
    link = ruang_url(ruang_path("confirm-address", confirm_token(row)))
    key = f"confirm-{row.pk}-{at:%Y%m%d%H%M%S%f}"
    write(row, key, letters.confirmation(link), at)


def queue_farewell(row: NoticeAddress, former: str, at: datetime) -> None:
    """Write the last mail to the address that this row had until now: if a thief has replaced it,
    its reader learns of it there.
    """
    if not mails_leave():
        return
    if row.region is not None:
        path = ruang_path("ruang-mailbox", unsaved_portal(row.region).ruang_label)
        letter = letters.farewell_to_office(ruang_url(path))
    else:
        letter = letters.farewell_to_person(_lock_url())
    write(row, f"farewell-{row.pk}-{at:%Y%m%d%H%M%S%f}", letter, at, address=former)


def write(
    row: NoticeAddress,
    key: str,
    letter: letters.Letter,
    at: datetime,
    *,
    stop_url: str = "",
    address: str = "",
) -> Mail | None:
    """Store a mail and the task that sends it, in one transaction: to the address of the row, or to
    another one. A second mail with the same key is left out: then there is nothing to return.
    """
    body = f"{letter.body}\n\n{letters.how_to_stop(stop_url)}\n" if stop_url else letter.body
    with transaction.atomic():
        mail, is_new = Mail.objects.get_or_create(
            key=key,
            defaults={
                "to": row,
                "address": address or row.address,
                # A line break in the name of a KIM would be a second header.
                "subject": " ".join(letter.subject.split()),
                "body": body,
                "stop_url": stop_url,
                "made_at": at,
            },
        )
        if is_new:
            send_mail.using(queue_name="mail").enqueue(mail.pk)
    return mail if is_new else None


def confirm_token(row: NoticeAddress) -> str:
    """What the link in the first mail carries. It proves that its reader has this address."""
    return signing.dumps([row.pk, row.address], salt=_CONFIRM)


def stop_url(row: NoticeAddress) -> str:
    """The address of the page that stops the mails."""
    token = signing.dumps([row.pk, row.address], salt=_STOP)
    return ruang_url(ruang_path("stop-mails", token))


def row_to_confirm(token: str) -> tuple[NoticeAddress, str] | None:
    """The row and the address of a link to confirm. None for a false or old link."""
    return _row_of(token, _CONFIRM, CONFIRM_SECONDS)


def row_to_stop(token: str) -> tuple[NoticeAddress, str] | None:
    """The row and the address of a link to stop mails. None for a false link."""
    return _row_of(token, _STOP, None)


def _lock_url() -> str:
    """The page on which somebody locks their account, signed in or not."""
    return ruang_url(ruang_path("hijacked"))


def _row_of(token: str, salt: str, seconds: int | None) -> tuple[NoticeAddress, str] | None:
    try:
        pk, address = signing.loads(token, salt=salt, max_age=seconds)
    except signing.BadSignature:
        return None
    row = NoticeAddress.objects.select_related("person", "region").filter(pk=pk).first()
    return (row, address) if row is not None else None


def _addresses(notice: Notice, at: datetime) -> list[NoticeAddress]:
    people = NoticeAddress.objects.filter(person__in=holders_of(notice, at))
    offices = NoticeAddress.objects.filter(region=notice.region_id) if notice.region_id else []
    return [*people, *offices]


def _news_for(row: NoticeAddress, at: datetime) -> Sequence[Notice]:
    rows = (
        notices_of(row.person).filter(~read_by(row.person))
        if row.person is not None
        else Notice.objects.filter(region=row.region_id, person=None)
    )
    rows = rows.filter(made_at__lte=at, ended_at=None).exclude(topic=NoticeTopic.SAFETY)
    since = [row.confirmed_at] if row.confirmed_at is not None else []
    if row.digest_until is not None:
        since.append(row.digest_until - _GIVEN_LATE)
    if since:
        rows = rows.filter(made_at__gt=max(since))
    listed = Mail.listed.through.objects.filter(mail__to=row, notice=OuterRef("pk"))
    rows = rows.filter(~Exists(listed))
    return [
        notice
        for notice in rows.select_related("site", "region").order_by("made_at", "pk")
        if row.speed_of(notice.topic) != Speed.BELL
        if not NOTICE_KINDS[notice.kind].at_once
        if notice.matters_until is None or notice.matters_until > at
    ]
