"""Meetings of the group: the open one, and the decisions of closed ones."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.queries import members_of
from kimid.lib import clock
from kimid.media.forms import ChosenPhotos
from kimid.newsroom.actions import content
from kimid.newsroom.actions import meetings as meetings_actions
from kimid.newsroom.forms.meeting import MeetingForm, meeting_form_data
from kimid.newsroom.meeting_queries import agenda, decisions_of, meetings_of, uncounted_titles
from kimid.newsroom.models import Meeting
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.views.ruang.responses import page_context


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, NewsroomPermission.HOLD_MEETING)
def meetings(request: RuangRequest) -> HttpResponse:
    """All meetings, and the button to begin one."""
    if request.method == "GET":
        context = {"meetings": meetings_of(request.site), "zone": request.site.region.zone}
        return render(request, "newsroom/ruang/meetings.html", context)
    try:
        opened = meetings_actions.open_meeting(request.site, by=request.person, at=timezone.now())
    except content.ActionRefused:
        opened = Meeting.objects.get(site=request.site, closed_at=None)
    return _to(opened)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, NewsroomPermission.HOLD_MEETING)
def meeting(request: RuangRequest, number: str) -> HttpResponse:
    """One meeting: its form while it is open, its decisions when it is closed."""
    meeting = _meeting_or_404(request, number)
    if not meeting.is_open:
        return _closed_page(request, meeting) if request.method == "GET" else _to(meeting)
    if request.method == "GET":
        return _meeting_page(
            request,
            meeting,
            _form_data(meeting),
            ChosenPhotos.of(meeting.form_data.get("photos", [])),
        )
    chosen = ChosenPhotos.from_form(
        request.POST, request.FILES, site=request.site, by=request.person, at=timezone.now()
    )
    try:
        saved = _save(request, meeting, chosen)
    except content.EditConflict:
        return _edit_conflict(request, meeting, chosen)
    if "close" in request.POST:
        return _close(request, saved, chosen)
    if chosen.refused:
        return _meeting_page(request, saved, _form_data(saved), chosen, status=422)
    messages.success(request, "Rapat tersimpan. Bisa diteruskan kapan saja, juga dari HP lain.")
    return _to(saved)


@require_POST
@page(Audience.KIM, NewsroomPermission.HOLD_MEETING)
def autosave(request: RuangRequest, number: str) -> HttpResponse:
    """Save a meeting while it is typed. Answers the time and the new version."""
    meeting = _meeting_or_404(request, number)
    try:
        saved = _save(request, meeting, ChosenPhotos.of(request.POST.getlist("photos")))
    except content.EditConflict:
        return JsonResponse(
            {"error": "Rapat ini diubah juga dari HP lain. Tekan Simpan dulu."}, status=409
        )
    except content.ActionRefused as why:
        return JsonResponse({"error": str(why)}, status=409)
    return JsonResponse(
        {
            "at": f"{clock.in_zone(timezone.now(), request.site.region.zone):%H.%M}",
            "version": saved.version,
        }
    )


def _save(request: RuangRequest, meeting: Meeting, chosen: ChosenPhotos) -> Meeting:
    form_data = {
        **meeting_form_data(request.POST),
        "photos": [picture["name"] for picture in chosen.pictures],
    }
    sent = request.POST.get("version", "")
    version = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 9 else -1
    return meetings_actions.save_meeting(
        meeting, form_data=form_data, version=version, by=request.person, at=timezone.now()
    )


def _close(request: RuangRequest, meeting: Meeting, chosen: ChosenPhotos) -> HttpResponse:
    form = _form(meeting, _form_data(meeting))
    if chosen.refused or not form.is_valid():
        return _meeting_page(request, meeting, _form_data(meeting), chosen, status=422)
    try:
        meetings_actions.close_meeting(
            meeting, notes=form.notes(chosen.pictures), by=request.person, at=timezone.now()
        )
    except content.ActionRefused as why:
        messages.warning(request, str(why))
        return _to(meeting)
    for title in uncounted_titles(meeting):
        messages.warning(
            request,
            f"“{title}” Anda tulis sendiri. Putusannya tercatat; minta seorang lain yang ikut "
            "rapat membuka kabarnya dan mencatatnya juga.",
        )
    undecided_count = len(form.undecided)
    messages.success(
        request,
        f"Rapat ditutup. {undecided_count} kabar ikut ke rapat berikutnya."
        if undecided_count
        else "Rapat ditutup.",
    )
    return _to(meeting)


def _edit_conflict(request: RuangRequest, meeting: Meeting, chosen: ChosenPhotos) -> HttpResponse:
    """Somebody else has saved the meeting since. The form keeps what was typed and can be sent
    again.
    """
    meeting.refresh_from_db()
    if not meeting.is_open:
        return _to(meeting)
    data = request.POST.copy()
    data["version"] = str(meeting.version)
    return _meeting_page(request, meeting, data, chosen, status=409)


def _form_data(meeting: Meeting) -> QueryDict:
    """What was typed last, as a form would send it."""
    data = QueryDict(mutable=True)
    for name, values in meeting.form_data.items():
        data.setlist(name, values)
    data["version"] = str(meeting.version)
    return data


def _form(meeting: Meeting, data: QueryDict, *, show_errors: bool = True) -> MeetingForm:
    return MeetingForm(
        data,
        members_of(meeting.site, timezone.now()),
        agenda(meeting.site),
        show_errors=show_errors,
    )


def _meeting_page(
    request: RuangRequest,
    meeting: Meeting,
    data: QueryDict,
    chosen: ChosenPhotos,
    *,
    status: int = 200,
) -> HttpResponse:
    form = _form(meeting, data, show_errors=status == 422)
    context = {
        **_meeting_context(request, meeting),
        "form": form,
        "decided_label": f"Sudah diputuskan · {len(form.decided)}",
        "chosen": chosen,
        "show_errors": status == 422,
        "has_edit_conflict": status == 409,
    }
    return render(request, "newsroom/ruang/meeting.html", context, status=status)


def _closed_page(request: RuangRequest, meeting: Meeting) -> HttpResponse:
    context = {**_meeting_context(request, meeting), "decisions": decisions_of(meeting)}
    return render(request, "newsroom/ruang/meeting_closed.html", context)


def _meeting_context(request: RuangRequest, meeting: Meeting) -> dict[str, Any]:
    back = reverse("ruang-meetings", args=[request.site.ruang_label])
    day = clock.weekday(clock.today(meeting.begun_at, request.site.region.zone))
    return {
        **page_context(request, label="Rapat redaksi"),
        "back_url": back,
        "meeting": meeting,
        "day": day,
    }


def _meeting_or_404(request: RuangRequest, number: str) -> Meeting:
    meeting = meetings_of(request.site).filter(public_id=number).first()
    if meeting is None:
        raise Http404
    return meeting


def _to(meeting: Meeting) -> HttpResponse:
    return redirect("ruang-meeting", site_label=meeting.site.ruang_label, number=meeting.public_id)
