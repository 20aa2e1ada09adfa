from django.apps import AppConfig


class MarketConfig(AppConfig):
    name = "kimid.market"
    label = "market"

    def ready(self) -> None:
        # Models are ready only now. Panels and permissions register themselves.
        from kimid.events.action import on
        from kimid.market import (
            doubtful,
            kinds,
            panels,
            paper_notices,
            paper_panels,
            paper_rules,
            paper_schedule,
            queries,
            reactions,
            rules,
            screen,
        )
        from kimid.media.retouched import OTHER_PICTURE
        from kimid.sites.doubts import register_held_counter, register_holder
        from kimid.wire.gone import register_withdrawn

        kinds.register_kinds()
        register_withdrawn(queries.withdrawn_paths)
        tables = ("market.Seller", "market.Product", "market.ProductPaper", "market.QrisCode")
        register_holder(doubtful.hold_products, {"products": "barang"}, tables=tables)
        register_held_counter(doubtful.held_count, "barang")
        paper_notices.connect()
        for event in OTHER_PICTURE:
            on(event, reactions.replace_retouched_photo)
