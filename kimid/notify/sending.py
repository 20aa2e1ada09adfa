"""Sending mails: one task for each, tried again by the queue."""

from datetime import datetime
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F

from kimid.notify.kinds import NoticeTopic
from kimid.notify.models import Mail, NoticeAddress
from kimid.queue.tasks import task

# 10 s, 40 s, … 12 hours: a mail server may be away for most of a day.
_TRIES: Final = 8
_PERMANENT: Final = 500


@task(tries=_TRIES)
def send_mail(at: datetime, mail_id: int) -> None:
    """Send a mail that has not left yet.

    A worker that dies between the answer of the mail server and our row sends it again, under the
    same Message-ID: mail servers and readers show it once. SMTP offers no more than that.
    """
    mail = Mail.objects.select_related("to").filter(pk=mail_id).first()
    if mail is None or mail.sent_at is not None or mail.refused_at is not None:
        return
    if not _is_wanted(mail):
        mail.delete()  # what a digest listed stands in the next one
        return
    try:
        message_of(mail).send(using="default")
    except (SMTPRecipientsRefused, SMTPResponseException) as error:
        if not _is_permanent(error):
            raise
        _record_refusal(mail, error, at)
    else:
        Mail.objects.filter(pk=mail.pk).update(sent_at=at)
        if mail.to.failures and mail.to.address == mail.address:
            NoticeAddress.objects.filter(pk=mail.to_id).update(failures=0)


def _is_wanted(mail: Mail) -> bool:
    """Whether a mail may still leave: its address was not replaced or stopped since it was written.
    What is about safety leaves all the same: a thief could have replaced the address.
    """
    if not mail.stop_url or (mail.to.takes_mails and mail.to.address == mail.address):
        return True
    return mail.listed.filter(topic=NoticeTopic.SAFETY).exists()


def message_of(mail: Mail) -> EmailMessage:
    """A mail as it leaves."""
    headers = {
        "Message-ID": f"<{mail.key}.{mail.pk}@{settings.BASE_HOST}>",
        "Auto-Submitted": "auto-generated",
    }
    if mail.stop_url:
        headers["List-Unsubscribe"] = f"<{mail.stop_url}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return EmailMessage(
        mail.subject, mail.body, settings.MAIL_FROM, [mail.address], headers=headers
    )


def _record_refusal(mail: Mail, error: Exception, at: datetime) -> None:
    Mail.objects.filter(pk=mail.pk).update(refused_at=at, error=str(error)[:200])
    NoticeAddress.objects.filter(pk=mail.to_id, address=mail.address).update(
        failures=F("failures") + 1
    )


def _is_permanent(error: SMTPRecipientsRefused | SMTPResponseException) -> bool:
    codes = (
        [code for code, _ in error.recipients.values()]
        if isinstance(error, SMTPRecipientsRefused)
        else [error.smtp_code]
    )
    return bool(codes) and all(code >= _PERMANENT for code in codes)
