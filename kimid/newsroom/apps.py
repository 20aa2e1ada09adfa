from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "kimid.newsroom"
    label = "newsroom"

    def ready(self) -> None:
        # Models are ready only now.
        from kimid.events.action import on

        # Register the schedule and the permissions.
        from kimid.newsroom import (
            held_notices,
            look_notices,
            notices,
            reactions,
            rules,
            schedule,
            tip_reactions,
            urgent_notices,
        )

        on("story.published", reactions.draw_card)
        on("story.published", reactions.lighten_photos)
        on("story.published_urgently", reactions.draw_card)
        on("story.published_urgently", reactions.lighten_photos)
        on("story.published_unchecked", reactions.draw_card)
        on("story.published_unchecked", reactions.lighten_photos)
        on("story.confirmed", reactions.draw_card_again)
        on("site.rules_set", reactions.count_anew)
        on("story.corrected", reactions.draw_card)
        on("story.corrected", reactions.lighten_photos)
        on("photo.retouched", reactions.dress_anew)
        on("story.withdrawn", reactions.remove_card)
        on("tip.sent", tip_reactions.take_in_photo)
        held_notices.connect()
        for event in notices.STORY_EVENTS:
            on(event, notices.follow_story)
        urgent_notices.connect()
        for event in notices.MENTION_EVENTS:
            on(event, notices.follow_mentions)
        for event in notices.TIP_EVENTS:
            on(event, notices.follow_tip)
        look_notices.connect()
