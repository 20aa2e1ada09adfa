"""How django-allauth behaves in this house."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up alone: accounts come from a KIM's chair or from an office."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
