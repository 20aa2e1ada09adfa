"""The door of the workspace: django-allauth's own views, with our audience named above them."""

from typing import Any

from allauth.account import views as account
from django.utils import timezone

from kimid.access import met_before
from kimid.access.pages import Audience, page
from kimid.people.browser_memory import moments_met
from kimid.people.device_sessions import was_refused
from kimid.people.devices import person_put_aside
from kimid.people.forms import SignInForm
from kimid.web.support_contact import support_contact
from kimid.web.views.second_factor import url_with_next


class SignInView(account.LoginView):
    """django-allauth's door with our form, and with a number to call."""

    form_class = SignInForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown: dict[str, Any] = super().get_context_data(**kwargs)
        was_put_aside = person_put_aside(self.request) is not None
        met = {} if was_put_aside else moments_met(self.request)
        return shown | {
            "help": support_contact(self.request),
            "was_put_aside": was_put_aside,
            "wait": met_before.wait_for(met, timezone.now()),
            "was_refused": was_refused(self.request),
            "passkey_url": url_with_next("passkey-door", self.request),
        }


sign_in = page(Audience.VISITOR)(SignInView.as_view())
sign_out = page(Audience.VISITOR)(account.logout)
