"""What founders and offices type into the register."""

from kimid.registry.forms.acts import ActForm, PurposeForm, WelcomeForm
from kimid.registry.forms.checking import CheckForm, HeadAnswerForm, HeadForm
from kimid.registry.forms.founding import CodeForm, FounderForm, NameForm, OnBehalfForm, PapersForm, PeopleForm, PlaceForm
from kimid.registry.forms.roster import MemberForm
from kimid.registry.forms.ruling import RulingForm

__all__ = [
    "ActForm",
    "CheckForm",
    "CodeForm",
    "FounderForm",
    "HeadAnswerForm",
    "HeadForm",
    "MemberForm",
    "NameForm",
    "OnBehalfForm",
    "PapersForm",
    "PeopleForm",
    "PlaceForm",
    "PurposeForm",
    "RulingForm",
    "WelcomeForm",
]
