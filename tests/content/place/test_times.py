"""Times of day are written in one way, and a table, a card and a letter all ask here."""

import datetime as dt

import pytest
from django.template import Context, Template

from content.place.times import digits, moment_in_words, time_of_day, time_span


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [
        (9, 0, "9 Uhr"),
        (9, 5, "9:05 Uhr"),
        (18, 30, "18:30 Uhr"),
        (0, 0, "0 Uhr"),
        (0, 15, "0:15 Uhr"),
    ],
)
def test_a_time_has_no_leading_zero_and_a_full_hour_no_minutes(hour, minute, words):
    assert time_of_day(dt.time(hour, minute)) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (dt.time(9), dt.time(18, 30), "9 bis 18:30 Uhr"),
        (dt.time(8, 30), dt.time(13), "8:30 bis 13 Uhr"),
        (dt.time(22), dt.time(2), "22 bis 2 Uhr"),
        (dt.time(0), dt.time(0), "0 bis 24 Uhr"),
    ],
)
def test_between_two_times_stands_a_word_and_midnight_ends_at_24(start, end, words):
    assert time_span(start, end) == words


def test_only_an_end_at_midnight_is_24():
    assert [digits(dt.time(0)), digits(dt.time(0), is_end=True)] == ["0", "24"]
    assert digits(dt.time(0, 30), is_end=True) == "0:30"


def test_a_moment_is_said_on_berlins_clock():
    moment = dt.datetime(2026, 6, 30, 22, 0, tzinfo=dt.UTC)
    assert moment_in_words(moment) == "1. Juli 2026, 0 Uhr"
    assert moment_in_words(moment, "j. F") == "1. Juli, 0 Uhr"


def test_templates_ask_the_same_function_and_print_nothing_for_no_moment():
    template = Template('{% load content_tags %}[{{ at|moment }}] [{{ none|moment:"j. F" }}]')
    at = dt.datetime(2026, 12, 1, 17, 30, tzinfo=dt.UTC)
    assert template.render(Context({"at": at, "none": None})) == "[1. Dezember 2026, 18:30 Uhr] []"
