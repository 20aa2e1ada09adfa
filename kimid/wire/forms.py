"""What an office types at its portal desk."""

from django import forms


class HideForm(forms.Form):
    """Why an item is left out of a portal's own lists."""

    reason = forms.CharField(
        label="Alasannya",
        max_length=200,
        help_text="Dicatat, dan bisa dibaca KIM-nya. Kabarnya sendiri tetap terbit di situs KIM.",
        error_messages={"required": "Tulis alasannya dulu; KIM berhak tahu."},
    )
