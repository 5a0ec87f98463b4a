"""The addresses below /mein-team/."""

from django.urls import path, re_path, register_converter

from content.admin.offline.views import urls_below
from teams.models import MeetingMail
from teams.room.access import inside_only
from teams.room.views import (
    closing,
    coming,
    files,
    goals,
    joining,
    leading,
    led_teams,
    mails,
    meetings,
    own_data,
    public,
    start,
    turns,
)


class OneOf:
    """Converts a part of an address that is one of the names of a dict of actions."""

    actions = ()

    @property
    def regex(self):
        return "|".join(self.actions)

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


class MemberAction(OneOf):
    actions = tuple(leading.ACTIONS)


class GoalAction(OneOf):
    actions = tuple(goals.ACTIONS)


register_converter(MemberAction, "member_action")
register_converter(GoalAction, "goal_action")

LEADING = "<slug:slug>/begleiten/"
GOAL = "<slug:slug>/ziele/<int:pk>/"
MEETING = "<slug:slug>/treffen/<int:pk>/"
TURNS = f"{MEETING}runde/"
OWN = "<slug:slug>/meine-daten/"

urlpatterns = [
    path("", start.my_team, name="my-team"),
    # A token is so long that no team's page is meant.
    re_path(r"^platz/(?P<token>[\w-]{40,})/$", joining.place, name="team-place"),
    re_path(r"^tisch/(?P<token>[\w-]{40,})/$", joining.table, name="team-table"),
    re_path(r"^antwort/(?P<token>[\w-]{40,})/$", mails.answer, name="team-mail"),
    path("antwort/danke/", mails.thanks, name="team-mail-thanks"),
    re_path(
        rf"^abbestellen/(?P<kind>{'|'.join(MeetingMail.Kind)})/(?P<token>[\w-]{{40,}})/$",
        mails.switch_off,
        name="team-switch-off",
    ),
    path("begleitung/uebersicht/", led_teams.overview, name="led-teams"),
    path("<slug:slug>/", start.room, name="team-room"),
    path(LEADING, leading.overview, name="team-leading"),
    path(f"{LEADING}einladen/", leading.invite, name="team-invite"),
    path(f"{LEADING}telefon/", leading.add_by_telephone, name="team-telephone"),
    path(f"{LEADING}tisch/", leading.table, name="team-show-table"),
    path(f"{LEADING}mitglied/<int:pk>/absagen/", leading.decline, name="team-decline"),
    path(f"{LEADING}mitglied/<int:pk>/briefe/", leading.choose_mails, name="team-calls-wanted"),
    path(f"{LEADING}mitglied/<int:pk>/name/", leading.name, name="team-name"),
    path(f"{LEADING}mitglied/<int:pk>/<member_action:action>/", leading.act, name="team-act"),
    path(f"{LEADING}treffen/<int:pk>/", coming.who_comes, name="team-who-comes"),
    path(f"{LEADING}treffen/<int:pk>/erinnern/", coming.nudge, name="team-nudge"),
    path(f"{LEADING}treffen/<int:pk>/antwort/<int:member>/", coming.answer, name="team-answer-for"),
    path(f"{LEADING}anruf/<int:pk>/", coming.call, name="team-call"),
    path(f"{LEADING}abschliessen/", closing.close, name="team-close"),
    path(f"{LEADING}wieder-oeffnen/", closing.reopen, name="team-reopen"),
    path(f"{LEADING}treffen/neu/", meetings.plan, name="team-plan-meeting"),
    path("<slug:slug>/treffen/", meetings.listing, name="team-meetings"),
    path(MEETING, meetings.meeting, name="team-meeting"),
    path(f"{MEETING}antwort/", meetings.answer, name="team-answer-meeting"),
    path(f"{MEETING}themen/", meetings.agenda, name="team-agenda"),
    path(f"{MEETING}verlegen/", meetings.move, name="team-move-meeting"),
    path(f"{MEETING}absagen/", meetings.cancel, name="team-cancel-meeting"),
    path(f"{MEETING}gaeste/", public.guests, name="team-guests"),
    path(f"{MEETING}abschliessen/", meetings.close, name="team-close-meeting"),
    path(TURNS, turns.table, name="team-turns"),
    path(f"{TURNS}reihe/", turns.arrange, name="team-arrange-turns"),
    path(f"{TURNS}niederschrift/", turns.minutes, name="team-turn-minutes"),
    path(f"{TURNS}<int:of>/", turns.write, name="team-turn"),
    *urls_below(TURNS, "team-turns", inside_only),
    path(f"{MEETING}schritt/<int:note>/", turns.sort_step, name="team-sort-step"),
    path("<slug:slug>/ziele/", goals.listing, name="team-goals"),
    path("<slug:slug>/ziele/neu/", goals.new, name="team-new-goal"),
    path(GOAL, goals.goal, name="team-goal"),
    path(f"{GOAL}aendern/", goals.change, name="team-change-goal"),
    path(f"{GOAL}schritt/", goals.add_step, name="team-add-step"),
    path(f"{GOAL}schritt/<int:step>/", goals.tick, name="team-tick"),
    path(f"{GOAL}zwischenstand/", goals.check_in, name="team-check-in"),
    path(f"{GOAL}fragen/", goals.ask, name="team-ask"),
    path(f"{GOAL}fragen/beenden/", goals.close_round, name="team-close-round"),
    path(f"{GOAL}<goal_action:action>/", goals.act, name="team-goal-act"),
    path("<slug:slug>/rueckmeldung/<int:pk>/", goals.answer, name="team-answer"),
    path("<slug:slug>/dateien/", files.listing, name="team-files"),
    path("<slug:slug>/dateien/<int:pk>/", files.file, name="team-file"),
    path("<slug:slug>/dateien/<int:pk>/loeschen/", files.delete, name="team-delete-file"),
    path("<slug:slug>/geschichte/", public.story, name="team-story"),
    path(OWN, own_data.overview, name="team-own-data"),
    path(f"{OWN}aendern/", own_data.change, name="team-change-own-data"),
    path(f"{OWN}briefe/", own_data.choose_mails, name="team-choose-mails"),
    path(f"{OWN}herunterladen/", own_data.export, name="team-export"),
    path(f"{OWN}nennen/", public.naming, name="team-naming"),
    path(f"{OWN}pause/", own_data.pause, name="team-pause"),
    path(f"{OWN}verlassen/", own_data.leave, name="team-leave"),
    path(f"{OWN}loeschen/", own_data.erase, name="team-erase"),
]
