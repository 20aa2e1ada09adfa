"""The door of the workspace: django-allauth's own views, with our audience named above them."""

from typing import Any

from allauth.account import views as account

from kimid.access.pages import Audience, page
from kimid.people.forms import SignInForm
from kimid.web.trouble import who_helps
from kimid.web.views.second import on_the_way


class SignIn(account.LoginView):
    """django-allauth's door with our form, and with a number to call."""

    form_class = SignInForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown: dict[str, Any] = super().get_context_data(**kwargs)
        return shown | {"help": who_helps(self.request), "passkey_door": on_the_way("passkey-door", self.request)}


sign_in = page(Audience.VISITOR)(SignIn.as_view())
sign_out = page(Audience.VISITOR)(account.logout)
