from django.apps import AppConfig
from django.conf import settings


class LinksConfig(AppConfig):
    name = "kimid.links"
    label = "links"

    def ready(self) -> None:
        # Models are ready only now.
        from kimid.lib.web_addresses import part_by_subdomain
        from kimid.links.ledger import unseen_address
        from kimid.sites.public_words import register_address_check

        register_address_check(unseen_address)
        part_by_subdomain(settings.BASE_HOST)
