"""The forms of tools and loans."""

from django import forms

from tests.example_subject.lending.actions import ToolData
from tests.example_subject.lending.models import ToolType


class ToolForm(forms.Form):
    """What a group says of a tool."""

    name = forms.CharField(label="Alat", max_length=80)
    about = forms.CharField(label="Keterangan", max_length=300)
    type = forms.ChoiceField(label="Jenis", choices=ToolType)

    def tool_data(self) -> ToolData:
        """The data of a valid form."""
        clean = self.cleaned_data
        return ToolData(clean["name"], clean["about"], ToolType(clean["type"]))


class LoanForm(forms.Form):
    """Who borrows a tool, and until when."""

    borrower = forms.CharField(label="Siapa yang meminjam", max_length=100)
    due_on = forms.DateField(label="Kembali paling lambat")
    number = forms.RegexField("[a-z0-9]{1,10}", required=False, widget=forms.HiddenInput)
