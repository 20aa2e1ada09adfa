"""The door of the workspace: django-allauth's own views, with our audience named above them."""

from allauth.account import views as account

from kimid.access.pages import Audience, page
from kimid.people.forms import SignInForm

sign_in = page(Audience.VISITOR)(account.LoginView.as_view(form_class=SignInForm))
sign_out = page(Audience.VISITOR)(account.logout)
