"""The form of an office at the desk of its portal."""

from django import forms


class HideForm(forms.Form):
    """The reason for hiding an item on a portal."""

    reason = forms.CharField(
        label="Alasannya",
        max_length=200,
        help_text="Dicatat, dan bisa dibaca KIM-nya. Kabarnya sendiri tetap terbit di situs KIM.",
        error_messages={"required": "Tulis alasannya dulu; KIM berhak tahu."},
    )
