"""A task that a dead worker had begun is done by the next one; one that kills workers is given up."""

import datetime as dt

import pytest
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from home.models import WorkerBeat
from home.operations import tasks
from submissions.private_link.renewal import renew_links

pytestmark = pytest.mark.django_db
HERE, ELSEWHERE = "here", "elsewhere"
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _queue(settings):
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}
    }


def begun_by(*machines):
    """Return a task that these machines' workers began, one after the other."""
    task = DBTaskResult.objects.get(pk=renew_links.enqueue("person@example.org").id)
    for machine in machines:
        task.claim(machine)
    return task


def taken_up(task, now):
    tasks.take_up_again(HERE, now)
    task.refresh_from_db()
    return task.status


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_what_a_worker_left_is_done_by_the_next_one():
    task = begun_by(HERE)
    assert taken_up(task, timezone.now()) == TaskResultStatus.READY
    tasks.run_waiting(HERE)
    task.refresh_from_db()
    assert (task.status, task.worker_ids) == (TaskResultStatus.SUCCESSFUL, [HERE, HERE])


@pytest.mark.parametrize(
    ("silent_for", "status"),
    [(MINUTE / 2, TaskResultStatus.RUNNING), (MINUTE * 2, TaskResultStatus.READY)],
)
def test_what_another_machine_is_doing_is_left_to_it_while_it_lives(silent_for, status):
    now = timezone.now()
    WorkerBeat.objects.create(machine=ELSEWHERE, started_at=now, beat_at=now - silent_for)
    assert taken_up(begun_by(ELSEWHERE), now) == status


def test_a_task_that_ended_three_workers_is_given_up():
    task = begun_by(HERE, HERE, HERE)
    assert taken_up(task, timezone.now()) == TaskResultStatus.FAILED
    assert task.exception_class_path == "home.operations.tasks.WorkerDied"


def test_what_waits_or_is_done_stays_as_it_is():
    waiting, done = begun_by(), begun_by(HERE)
    done.set_successful(None)
    now = timezone.now()
    assert [taken_up(waiting, now), taken_up(done, now)] == [
        TaskResultStatus.READY,
        TaskResultStatus.SUCCESSFUL,
    ]


def test_nothing_is_locked_while_nothing_waits(django_assert_num_queries):
    with django_assert_num_queries(1):
        tasks.run_waiting(HERE)
