from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "kimid.registry"
    label = "registry"

    def ready(self) -> None:
        from kimid.events.action import on  # noqa: PLC0415  # models are ready only now
        from kimid.media import vault  # noqa: PLC0415  # as above
        from kimid.registry import papers, reactions, rules, upkeep  # noqa: F401, PLC0415  # register permissions and schedule

        on("application.paper_dropped", reactions.remove_pages)
        for published in ("story.published", "story.published_urgently"):
            on(published, reactions.hear)
        on("member.joined", reactions.meet)
        on("member.left", reactions.note_leaving)
        on("import.started", reactions.enter_rows)
        vault.owned_by(papers.names)
