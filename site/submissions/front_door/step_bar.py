"""What stands above a form in steps: what they are called, where one is, and the way to the others."""

from typing import NamedTuple

from django.urls import reverse


class Step(NamedTuple):
    """One step. `is_done` is right as far as it goes; `is_reached` can be gone to."""

    number: int
    name: str
    is_current: bool = False
    is_done: bool = False
    is_reached: bool = False
    address: str = ""


def first_bar(form_class):
    """Return the steps for somebody who has not begun."""
    names = form_class.names_of_steps()
    return [Step(number, name, number == 1) for number, name in enumerate(names, 1)]


def bar(form_class, current, token, furthest, wrong):
    """Return the steps of a begun form; `wrong` holds the numbers of those that miss something."""
    return [
        Step(
            number,
            name,
            is_current=number == current,
            is_done=number < furthest and number not in wrong,
            is_reached=number <= furthest,
            address=reverse("submission-step", args=[token, number]),
        )
        for number, name in enumerate(form_class.names_of_steps(), 1)
    ]
