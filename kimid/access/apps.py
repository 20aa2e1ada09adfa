from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "kimid.access"
    label = "access"

    def ready(self) -> None:
        # Registers the permissions, the schedule, the posts that events have, and what follows when
        # an account is locked: the links that it gave out are closed, and what it did lately is
        # held.
        from kimid.access import acting_office, freezing, queries, region_changes, rules, schedule
        from kimid.events.posts import PostBook, register_posts
        from kimid.people.locks import register_closer
        from kimid.people.personal_data import register_need
        from kimid.places.region_moves import register_mover

        register_posts(PostBook(acting_office.post_of, acting_office.names_of))
        register_mover(region_changes.mover())
        register_need(queries.roles_of)
        register_closer(freezing.close_links_of)
        register_closer(freezing.hold_lately, holds=True)
