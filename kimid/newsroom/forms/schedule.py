"""When a story is published."""

from datetime import datetime
from typing import Any

from django import forms

from kimid.lib import clock
from kimid.newsroom.actions.scheduling import MAX_SCHEDULE_AHEAD


class ScheduleForm(forms.Form):
    """A day and a minute in the time zone of the site."""

    on = forms.DateField(
        label="Tanggal",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Tanggal berapa?",
            "invalid": "Tanggalnya belum terbaca. Contoh: 24-11-2026.",
        },
    )
    hour = forms.TimeField(
        label="Pukul",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": "Pukul berapa?",
            "invalid": "Jamnya belum terbaca. Contoh: 07.00.",
        },
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
    )

    def __init__(self, *args: Any, zone: str, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._zone = zone
        self._now = now
        self.fields["hour"].label = f"Pukul ({zone})"

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        if not self.errors:
            self.moment = datetime.combine(clean["on"], clean["hour"], clock.ZONES[self._zone])
            if self.moment <= self._now:
                self.add_error("hour", "Waktu ini sudah lewat. Pilih waktu sesudah sekarang.")
            elif self.moment > self._now + MAX_SCHEDULE_AHEAD:
                self.add_error("on", "Paling lama 90 hari lagi.")
        return clean
