"""The background tasks: running them, and taking up again what a worker that died had begun."""

from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from home.models import WorkerBeat

# A task that ended its worker so often is not tried again, or it would end every one.
MOST_ATTEMPTS = 3


class WorkerDied(Exception):
    """The worker ended in the middle of this task, and did so before."""


def run_waiting(machine):
    """Run the tasks that wait, one after the other."""
    if not DBTaskResult.objects.ready().exists():
        return  # the library locks the whole database each time it looks
    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=machine,
    ).run()


@transaction.atomic
def take_up_again(machine, now):
    """Let the tasks wait again that are still marked as running, but that no living worker runs.

    Called when the worker of this machine starts: what it ran before is not running any more.
    """
    alive = set(WorkerBeat.objects.alive(now).values_list("machine", flat=True)) - {machine}
    for task in DBTaskResult.objects.running().select_for_update():
        if task.worker_ids and task.worker_ids[-1] in alive:
            continue
        if len(task.worker_ids) >= MOST_ATTEMPTS:
            task.set_failed(WorkerDied())
        else:
            task.status = TaskResultStatus.READY
            task.save(update_fields=["status"])
