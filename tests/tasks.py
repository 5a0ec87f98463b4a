"""How the tests work off what is put into the background."""

from django_tasks.backends.immediate import ImmediateBackend

# Wagtail's search in the admin, and its list of what refers to what; written anew for each row.
INDEXING = {"insert_or_update_object_task", "update_reference_index_task"}


class WithoutIndexes(ImmediateBackend):
    """Does everything at once, except for Wagtail's two indexes, which few tests read.

    Those ask for them: `pytestmark = pytest.mark.usefixtures("wagtail_indexes")`.
    """

    def enqueue(self, task, args, kwargs):
        return None if task.name in INDEXING else super().enqueue(task, args, kwargs)
