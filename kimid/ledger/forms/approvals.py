"""What somebody types who decides about a voucher, or pays it."""

from datetime import date
from typing import Any

from django import forms

from kimid.ledger.forms.amounts import NumberedForm, day_field, sentence
from kimid.ledger.models import Purse
from kimid.ui.fields import read_near_days


class ApprovalForm(forms.Form):
    """The sum that was read: another one is not approved by mistake."""

    amount = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class MoneyQuestionForm(forms.Form):
    """What an approver wants to know first."""

    question = sentence(
        "Tanya apa?",
        300,
        "Tulis pertanyaannya dulu.",
        "Ini untuk rapat yang mana?",
        help_text="Yang mencatat membacanya, dengan nama Anda.",
    )


class MoneyAnswerForm(forms.Form):
    """What the writer answers."""

    answer = sentence("Jawaban Anda", 300, "Tulis jawabannya dulu.")


class MoneyRefusalForm(forms.Form):
    """Why it is refused."""

    why = sentence(
        "Kenapa ditolak?",
        300,
        "Tulis alasannya, supaya yang mencatat tahu.",
        "Nota ini sudah dicatat minggu lalu.",
    )


class PayForm(forms.Form):
    """From which money, and when."""

    purse = forms.ChoiceField(
        label="Dibayar dari",
        choices=[(Purse.CASH.value, "Kas tunai"), (Purse.BANK.value, "Rekening bank")],
        widget=forms.RadioSelect,
        required=False,
    )
    on = day_field("Tanggal dibayar")

    def __init__(self, data: Any = None, *, today: date, purse: str) -> None:
        first = Purse.BANK if purse == Purse.BANK else Purse.CASH
        super().__init__(data, initial={"on": today, "purse": first.value})
        read_near_days(self, today)
        if purse in (Purse.DIRECT, Purse.ADVANCE):
            del self.fields["purse"]

    def chosen_purse(self) -> Purse:
        return Purse(self.cleaned_data.get("purse") or Purse.CASH)


class CounterEntryForm(NumberedForm):
    """Why what stands in the books is wrong."""

    why = sentence(
        "Apa yang keliru?",
        100,
        "Tulis dulu apa yang keliru.",
        "120.000, bukan 210.000",
        help_text="Satu kalimat, terbaca umum. Yang benar dicatat lagi sesudahnya.",
    )
