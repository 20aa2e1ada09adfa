"""What became of the photo of a tip, after the worker has looked at it."""

from datetime import datetime

from kimid.events.action import action, add_event_data
from kimid.events.actor import Actor
from kimid.lib.picture import Picture
from kimid.media.usage import mark_media_used
from kimid.newsroom.models import Tip, TipOutcome, TipPhoto
from kimid.newsroom.rules import NewsroomPermission


@action(needs=NewsroomPermission.SEND_TIP, records="tip.photo_added", counts_as_life=True)
def attach_tip_photo(tip: Tip, *, picture: Picture, by: Actor, at: datetime) -> Tip:
    """Show the photo with the tip. Where the tip was declined meanwhile nobody uses it."""
    if not tip.awaits_photo:
        return tip
    tip.picture, tip.photo_state, tip.photo_name = picture, "", ""
    tip.save(update_fields=["picture", "photo_state", "photo_name"])
    if tip.outcome != TipOutcome.DECLINED:
        mark_media_used(tip, [picture["name"]])
    add_event_data(name=picture["name"])
    return tip


@action(needs=NewsroomPermission.SEND_TIP, records="tip.photo_refused", counts_as_life=True)
def refuse_tip_photo(tip: Tip, *, why: str, by: Actor, at: datetime) -> Tip:
    """Tell group and sender why there is no photo."""
    if tip.awaits_photo:
        tip.photo_state, tip.photo_name, tip.photo_refusal = TipPhoto.REFUSED, "", why
        tip.save(update_fields=["photo_state", "photo_name", "photo_refusal"])
    return tip
