"""Messages at the desk: who may read them, answering, closing, opening again, who cares."""

import datetime as dt
import uuid

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.utils import timezone
from post_office.models import Email

from content.place.time_zone import BERLIN
from submissions.desk import queue
from submissions.models import Message
from submissions.workflow import messages
from tests.factories.directory import make_business, make_directory_page
from tests.factories.home import make_home
from tests.submissions.desk.cast import DESK, row, subjects

pytestmark = pytest.mark.django_db
Topic, State = Message.Topic, Message.State
DAY = dt.timedelta(days=1)


def write(text, topic=Topic.CONTACT, now=None, **more):
    """Write to the team, as the public form does, without a mail to the team."""
    message = messages.receive(uuid.uuid4(), topic, now, text=text, **more)
    Email.objects.all().delete()
    return message


@pytest.fixture
def message():
    return write(
        "Die Telefonnummer <b>stimmt</b> nicht.",
        Topic.MISTAKE,
        page="/branchenbuch/baecker/",
        name="Cem Beispiel",
        email="cem@example.org",
    )


@pytest.fixture
def staff(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def stranger():
    """Somebody with an account who edits pages but does not moderate."""
    user = get_user_model().objects.create_user("fremd", "fremd@example.org", "geheim-2026")
    user.user_permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    )
    return user


def url_of(message):
    return f"{DESK}nachricht/{message.pk}/"


def test_every_kind_of_message_stands_in_the_queue_with_its_submissions(staff):
    row("Fest", begins_in=3)
    for topic in Topic:
        write(f"Über {topic}", topic)
    write("Casino", is_spam=True)
    assert subjects(staff.get(DESK)) == [
        "Fest",
        "Über barrier",  # due in 30 days; the others have no date
        "Über contact",
        "Über team",
        "Über mistake",
    ]
    assert subjects(staff.get(f"{DESK}?kind=message-team")) == ["Über team"]
    assert subjects(staff.get(f"{DESK}?kind=event")) == ["Fest"]
    assert subjects(staff.get(f"{DESK}?q=mistake")) == ["Über mistake"]
    assert subjects(staff.get(f"{DESK}spam/")) == ["Casino"]
    counts = [count for _tab, _url, count, _is_current in staff.get(DESK).context["tabs"]]
    assert counts == [5, 0, 0, 1, None]


def test_overdue_comes_first_and_is_marked_everywhere(staff):
    now = timezone.localtime()
    row("Fest heute", begins_in=0)
    write("Zu spät", Topic.BARRIER, now - 33 * DAY)
    assert subjects(staff.get(DESK)) == ["Zu spät", "Fest heute"]
    text = staff.get(DESK).content.decode()
    assert text.count("desk-overdue") == 1
    assert "überfällig seit 3 Tagen" in text
    numbers = queue.summary(now)
    assert (numbers["count"], numbers["overdue"]) == (2, 1)
    assert "Eine Antwort ist überfällig." in " ".join(staff.get("/admin/").content.decode().split())


def test_the_menu_says_how_much_waits_and_nothing_when_nothing_does(staff):
    assert '"label": "Einreichungen"' in staff.get("/admin/").content.decode()
    write("Hallo")
    row("Fest")
    assert '"label": "Einreichungen (2)"' in staff.get("/admin/").content.decode()


def test_pages_run_across_kinds(staff):
    for number in range(30):
        row(f"Fest {number}", age=number + 1)
        write(f"Hallo {number}")
    found = subjects(staff.get(DESK)) + subjects(staff.get(f"{DESK}?p=2"))
    assert [len(found), len(set(found))] == [60, 60]
    assert found[:2] == ["Fest 29", "Fest 28"]


def test_messages_are_exported_as_text(staff):
    write("=1+1")
    exported = b"".join(staff.get(f"{DESK}?export=csv").streaming_content).decode()
    assert "'=1+1" in exported


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-2, "überfällig seit 2 Tagen"),
        (-1, "überfällig seit 1 Tag"),
        (0, "fällig heute"),
        (1, "fällig morgen"),
        (2, "fällig in 2 Tagen"),
    ],
)
def test_how_long_there_is_time_is_said_in_days(days, words):
    now = dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC)
    assert queue.due_in_words(now + days * DAY, now) == words


def test_the_clock_may_change_meanwhile():
    evening = dt.datetime(2027, 3, 10, 23, 30, tzinfo=BERLIN)
    message = write("Kein Kontrast", Topic.BARRIER, evening)
    assert queue.due_in_words(message.due_at, evening) == "fällig in 30 Tagen"


def test_a_mistake_names_the_entry_and_leads_to_its_editor(staff):
    make_directory_page(make_home())
    business = make_business(name="Bäckerei Beispiel")
    message = write("Geschlossen", Topic.MISTAKE, page=business.get_absolute_url())
    assert subjects(staff.get(DESK)) == ["Bäckerei Beispiel: Geschlossen"]
    page = staff.get(url_of(message)).content.decode()
    assert f'href="/admin/snippets/directory/business/edit/{business.pk}/"' in page
    assert f'href="{business.get_absolute_url()}"' in page


@pytest.mark.parametrize(
    "page",
    [
        "javascript:alert(1)",
        "//evil.example/",
        "/gibt-es-nicht/",
        "https://[::1",
        "/\\evil.example",
    ],
)
def test_an_address_that_is_none_of_ours_is_no_link(staff, page):
    text = staff.get(url_of(write("Hallo", Topic.MISTAKE, page=page))).content.decode()
    assert page in text
    assert f'href="{page}' not in text


def test_the_old_addresses_lead_on(staff, message):
    assert staff.get("/admin/submissions/message/").url == DESK
    old = f"/admin/submissions/message/inspect/{message.pk}/"
    assert staff.get(old).url == url_of(message)


def test_a_colleague_takes_it(staff, editor, message):
    staff.post(f"{url_of(message)}zustaendig/", {"colleague": editor.pk})
    write("Eine andere")
    assert subjects(staff.get(f"{DESK}?cared_for=meine")) == [message.subject]
    assert subjects(staff.get(f"{DESK}?cared_for=offen")) == ["Eine andere"]


def test_what_is_no_spam_comes_before_the_team_and_is_mailed(staff, editor):
    message = write("Kein Casino", is_spam=True, spam_reasons=["many_links"])
    assert "fünf Links oder mehr" in staff.get(url_of(message)).content.decode()
    for _time in range(2):
        staff.post(f"{url_of(message)}kein-spam/")
    assert [mail.to for mail in Email.objects.all()] == [[editor.email]]
    assert subjects(staff.get(DESK)) == ["Kein Casino"]


def test_an_answer_goes_out_by_mail_and_closes_the_message(client, editor, message):
    client.force_login(editor)
    client.post(url_of(message), {"text": "Danke, ist berichtigt."})
    mail = Email.objects.get()
    assert mail.to == ["cem@example.org"]
    assert "Danke, ist berichtigt." in mail.message
    assert "Die Telefonnummer <b>stimmt</b> nicht." in mail.message
    assert "&lt;b&gt;stimmt&lt;/b&gt;" in mail.html_message
    message.refresh_from_db()
    assert (message.state, message.done_by) == (Message.State.DONE, editor)
    page = client.get(url_of(message)).content.decode()
    assert "Danke, ist berichtigt." in page
    assert "<b>stimmt</b>" not in page


def test_an_empty_answer_sends_nothing(client, editor, message):
    client.force_login(editor)
    client.post(url_of(message), {"text": " "})
    assert Email.objects.count() == 0
    assert Message.objects.get().is_open


def test_nobody_can_be_answered_who_left_no_address(client, editor, message):
    Message.objects.update(email="")
    client.force_login(editor)
    page = client.get(url_of(message)).content.decode()
    assert "keine E-Mail-Adresse angegeben" in page
    answer = client.post(url_of(message), {"text": "Hallo"})
    assert answer.status_code == 302  # refused: Wagtail leads back to its start
    assert Email.objects.count() == 0


def test_a_message_is_marked_done_and_opened_again(client, editor, message):
    client.force_login(editor)
    client.post(f"{url_of(message)}erledigt/")
    assert Message.objects.get().state == Message.State.DONE
    assert Message.objects.get().done_at is not None
    client.post(f"{url_of(message)}offen/")
    assert Message.objects.get().state == Message.State.OPEN
    assert Message.objects.get().done_at is None


def test_looking_changes_nothing(client, editor, message):
    client.force_login(editor)
    for name in ("erledigt/", "offen/", "zustaendig/", "kein-spam/"):
        assert client.get(f"{url_of(message)}{name}").status_code == 405
    client.get(url_of(message))
    assert Message.objects.get().is_open


def test_only_moderators_read_and_answer(client, stranger, message):
    client.force_login(stranger)
    for address in (DESK, url_of(message), "/admin/"):
        page = client.get(address, follow=True).content.decode()
        assert "cem@example.org" not in page
    client.post(url_of(message), {"text": "Hallo"})
    client.post(f"{url_of(message)}erledigt/")
    assert Message.objects.get().is_open
    assert Email.objects.count() == 0
