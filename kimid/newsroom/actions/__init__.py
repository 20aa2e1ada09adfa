"""The actions on stories, meetings and tips."""
