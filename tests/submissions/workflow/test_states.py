"""Which state of a submission may follow which: every pair of them."""

import ast
from itertools import product
from pathlib import Path

import pytest

import submissions
from submissions.models import Submission
from submissions.workflow import states
from tests.submissions.desk.cast import row

State = Submission.State
ALLOWED = {
    State.UNCONFIRMED: "in_moderation declined withdrawn",
    State.IN_MODERATION: "in_moderation changes_asked accepted declined withdrawn",
    State.CHANGES_ASKED: "in_moderation changes_asked accepted declined withdrawn",
    State.ACCEPTED: "in_moderation declined withdrawn",
    State.DECLINED: "in_moderation spam",
    State.WITHDRAWN: "in_moderation",
    State.INVITED: "accepted declined withdrawn",
    State.SPAM: "unconfirmed declined",
}
PAIRS = list(product(State, State))
LEGAL = [(before, after) for before, after in PAIRS if after in ALLOWED[before].split()]
ILLEGAL = [pair for pair in PAIRS if pair not in LEGAL]


@pytest.mark.parametrize(("before", "after"), LEGAL)
def test_what_may_follow_is_stored_with_what_is_noted_about_it(db, before, after):
    submission = row("Nähcafé", state=before)
    states.move(submission, after, is_waiting=True)
    stored = Submission.objects.get()
    assert (stored.state, stored.is_waiting) == (after, True)


@pytest.mark.parametrize(("before", "after"), ILLEGAL)
def test_what_may_not_follow_raises_and_changes_nothing(db, before, after):
    submission = row("Nähcafé", state=before)
    with pytest.raises(states.IllegalMove):
        states.move(submission, after, is_waiting=True)
    stored = Submission.objects.get()
    assert (stored.state, stored.is_waiting) == (before, False)
    assert (submission.state, submission.is_waiting) == (before, False)


def writes_of_state(path):
    """Yield the function around each place in a file that sets an attribute or a column `state`."""
    tree = ast.parse(path.read_text())
    for function in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]:
        for node in ast.walk(function):
            is_set = isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
            is_update = (
                isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "update"
            ) and "state" in [keyword.arg for keyword in node.keywords]
            if is_update or (is_set and node.attr == "state"):
                yield function.name


def test_nothing_else_sets_the_state():
    folder = Path(submissions.__file__).parent
    found = {
        (path.relative_to(folder).as_posix(), name)
        for path in folder.rglob("*.py")
        for name in writes_of_state(path)
    }
    # A message is another thing, with a state of its own.
    assert found == {("workflow/states.py", "move"), ("workflow/messages.py", "mark")}
