"""Saves what somebody wrote, also when somebody else saved first: merged, or as a conflict copy."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from kimid.lib.merging import Side
from kimid.newsroom import queries
from kimid.newsroom.actions import content as content_actions
from kimid.newsroom.actions import writing
from kimid.newsroom.merging import StoryMerge, carried_choices
from kimid.newsroom.models import ConflictCopy, Sensitivity, Story, ordered_sensitivities
from kimid.people.models import Person

_TRIES: Final = 3  # then a conflict copy is kept


@dataclass(frozen=True)
class EditorInput:
    """The content of an editor form, and the digest (`base`) of the content it began from."""

    content: content_actions.ContentData
    source: content_actions.SourceNote | None
    sensitivities: tuple[Sensitivity, ...]
    base: str
    form_token: str


@dataclass(frozen=True)
class SaveResult:
    """Where the content is now: in the story, merged with the content of somebody, or in a conflict
    copy.
    """

    story: Story
    merged_with: str = ""
    conflict_copy: ConflictCopy | None = None


def save_input(story: Story, editor_input: EditorInput, *, by: Person, at: datetime) -> SaveResult:
    """Change a story, or merge two changes of it. Raises ActionRefused once it is public, and keeps
    a conflict copy then.
    """
    with suppress(content_actions.EditConflict):
        return SaveResult(save_change(story, editor_input, by=by, at=at))
    for _ in range(_TRIES):
        story = Story.objects.get(pk=story.pk)
        merge = merge_of(
            story, content_actions.set_content(Story(), editor_input.content), editor_input.base
        )
        if merge.has_conflict:
            break
        merged_input = replace(
            editor_input,
            content=merge.content(),
            sensitivities=(*editor_input.sensitivities, *story.sensitivities),
            base=story.digest,
            form_token="",
        )
        if _is_saved(story, merged_input):
            return SaveResult(story)  # the form is sent again after a lost answer
        with suppress(content_actions.EditConflict):
            other = queries.current_revision(story).by
            return SaveResult(
                save_change(story, merged_input, by=by, at=at), merged_with=other.name
            )
    return SaveResult(story, conflict_copy=_keep_conflict_copy(story, editor_input, by=by, at=at))


def save_change(story: Story, editor_input: EditorInput, *, by: Person, at: datetime) -> Story:
    """Change a story if nobody saved first. Raises as `edit` does. When it is refused, a conflict
    copy is kept.
    """
    try:
        return writing.edit(
            story,
            content=editor_input.content,
            sensitivities=editor_input.sensitivities,
            source=editor_input.source,
            base=editor_input.base,
            form_token=editor_input.form_token,
            by=by,
            at=at,
        )
    except content_actions.ActionRefused:
        _keep_conflict_copy(story, editor_input, by=by, at=at)
        raise


def merge_of(story: Story, mine: Story | ConflictCopy, base: str) -> StoryMerge:
    """The merge of a story and another version of it. Both began from the content with the digest
    `base`.
    """
    return StoryMerge(queries.revision_by_digest(story, base), story, mine)


def choices_now(
    story: Story, conflict_copy: ConflictCopy, seen: str, choices: Mapping[str, Side]
) -> dict[str, Side]:
    """What somebody chose when the story had the content with the digest `seen`, for the merge as
    it is now. Nothing where that content is not known.
    """
    if seen == story.digest:
        return {**choices}
    other = queries.revision_by_digest(story, seen)
    if other is None:
        return {}
    base = queries.revision_by_digest(story, conflict_copy.base)
    return carried_choices(
        StoryMerge(base, other, conflict_copy),
        StoryMerge(base, story, conflict_copy),
        choices,
    )


def _is_saved(story: Story, editor_input: EditorInput) -> bool:
    return (
        content_actions.set_content(Story(), editor_input.content).digest == story.digest
        and ordered_sensitivities(editor_input.sensitivities) == story.sensitive_about
    )


def _keep_conflict_copy(
    story: Story, editor_input: EditorInput, *, by: Person, at: datetime
) -> ConflictCopy:
    return writing.keep_conflict_copy(
        story,
        content=editor_input.content,
        base=editor_input.base,
        sensitivities=editor_input.sensitivities,
        by=by,
        at=at,
    )
