"""URLs of stories, by audience. `web` includes them."""
