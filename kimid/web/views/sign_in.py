"""The door of the workspace: django-allauth's own views, with our audience named above them."""

from allauth.account import views as account

from kimid.access.pages import Audience, page

sign_in = page(Audience.VISITOR)(account.login)
sign_out = page(Audience.VISITOR)(account.logout)
