"""Files of a team: put on the table by members, handed out to members and whoever leads only."""

from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from teams.room.access import for_everybody_inside, leads
from teams.room.forms import FileForm
from teams.work import files


@for_everybody_inside
def listing(request, team, member):
    """What lies on the table, and the form that puts something there."""
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FileForm(*data)
    if data and form.is_valid() and _add(team, member, form):
        return redirect("team-files", team.slug)
    context = {
        "team": team,
        "member": member,
        "form": form,
        "files": team.files.select_related("added_by"),
        "is_leading": leads(request.user, team),
    }
    return render(request, "teams/room/files.html", context)


def _add(team, member, form):
    fields = form.cleaned_data
    try:
        return files.add(
            team, member, title=fields["title"], upload=fields["file"], now=timezone.now()
        )
    except ValidationError as error:
        form.add_error("file", error)
        return None


@for_everybody_inside
def file(request, team, member, pk):
    """Hand a file out; a browser stores it and opens nothing of it in our name."""
    row = get_object_or_404(team.files, pk=pk)
    name = f"{row.title}.{row.extension}"
    try:
        return FileResponse(row.file.open(), as_attachment=True, filename=name)
    except FileNotFoundError as error:
        raise Http404 from error


@for_everybody_inside
def delete(request, team, member, pk):
    """Take back one's own file; whoever leads may take every file away."""
    row = get_object_or_404(team.files, pk=pk)
    is_own = member is not None and row.added_by_id == member.pk
    if not (is_own or leads(request.user, team)):
        raise Http404
    if request.method == "POST":
        files.delete(row)
    return redirect("team-files", team.slug)
