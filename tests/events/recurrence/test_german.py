"""Rules as German sentences."""

from datetime import date, datetime, timedelta
from inspect import getsource

import pytest
from django.utils import translation

from content.place.time_zone import BERLIN
from events.recurrence import german, patterns, rrule
from events.recurrence.german import COMPLAINTS, complaint, describe
from events.recurrence.rrule import parse

START = datetime(2026, 1, 28, 18, 30, tzinfo=BERLIN)  # the last Wednesday of its month
END = START.replace(hour=21, minute=0)


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("FREQ=DAILY", "jeden Tag"),
        ("FREQ=DAILY;INTERVAL=3", "alle 3 Tage"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "jeden Werktag (Montag bis Freitag)"),
        ("FREQ=WEEKLY", "jeden Mittwoch"),
        ("FREQ=WEEKLY;BYDAY=TU,WE,SU", "jeden Dienstag, Mittwoch und Sonntag"),
        ("FREQ=WEEKLY;BYMONTH=6,7", "jeden Mittwoch, nur im Juni und Juli"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,SU", "alle 2 Wochen am Mittwoch und Sonntag"),
        ("FREQ=MONTHLY;BYDAY=-1WE", "jeden letzten Mittwoch im Monat"),
        ("FREQ=MONTHLY;BYDAY=2WE,4WE", "jeden zweiten und vierten Mittwoch im Monat"),
        ("FREQ=MONTHLY;BYDAY=1MO,-1FR", "jeden ersten Montag und letzten Freitag im Monat"),
        ("FREQ=MONTHLY;INTERVAL=3;BYDAY=1WE", "alle 3 Monate am ersten Mittwoch"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "jeden letzten Werktag im Monat"),
        ("FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=1", "jeden ersten Samstag oder Sonntag im Monat"),
        ("FREQ=MONTHLY", "jeden Monat am 28."),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "jeden Monat am 1. und 15."),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "jeden Monat am 31. (nur wenn es den Tag gibt)"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "jeden Monat am letzten Tag"),
        ("FREQ=MONTHLY;BYMONTHDAY=-5", "jeden Monat am fünftletzten Tag"),
        ("FREQ=MONTHLY;BYMONTHDAY=-7", "jeden Monat am 6. Tag vor dem Ende"),
        ("FREQ=MONTHLY;INTERVAL=2", "alle 2 Monate am 28."),
        ("FREQ=YEARLY", "jedes Jahr am 28. Januar"),
        ("FREQ=YEARLY;BYDAY=WE", "jeden Mittwoch"),
        ("FREQ=YEARLY;BYDAY=2WE", "jedes Jahr am zweiten Mittwoch im Jahr"),
        ("FREQ=YEARLY;INTERVAL=2", "alle 2 Jahre am 28. Januar"),
        ("FREQ=YEARLY;BYMONTH=5;BYDAY=2SU", "jedes Jahr am zweiten Sonntag im Mai"),
        ("FREQ=YEARLY;BYMONTH=5,9;BYMONTHDAY=1", "jedes Jahr am 1. Mai und September"),
    ],
)
def test_a_rule_reads_as_a_sentence(rule, sentence):
    assert describe(parse(rule, BERLIN), START, END) == f"{sentence}, 18:30 bis 21 Uhr"


@pytest.mark.parametrize(
    ("rule", "ending"),
    [
        ("FREQ=WEEKLY;COUNT=4", ", insgesamt 4 Termine"),
        ("FREQ=WEEKLY;COUNT=1", ", ein Termin"),
        ("FREQ=WEEKLY;UNTIL=20261028", ", bis 28. Oktober 2026"),
        ("FREQ=WEEKLY", ""),
    ],
)
def test_the_end_is_said_last(rule, ending):
    sentence = describe(parse(rule, BERLIN), START, END)
    assert sentence == f"jeden Mittwoch, 18:30 bis 21 Uhr{ending}"


def test_all_day_and_once():
    assert describe(None, START, END, all_day=True) == "ganztägig"
    assert describe(None, START, END) == "18:30 bis 21 Uhr"


NIGHT = START.replace(day=29, hour=2, minute=0)
MIDNIGHT = START.replace(day=29, hour=0, minute=0)


@pytest.mark.parametrize(
    ("end", "options", "words"),
    [
        (END, {}, "Mi, 28. Januar, 18:30 bis 21 Uhr"),
        (END, {"day": german.SHORT_DAY_AND_YEAR}, "Mi, 28. Januar 2026, 18:30 bis 21 Uhr"),
        (END, {"day": german.LONG_DAY}, "Mittwoch, 28. Januar 2026, 18:30 bis 21 Uhr"),
        (None, {}, "Mi, 28. Januar, 18:30 Uhr"),
        (MIDNIGHT, {}, "Mi, 28. Januar, 18:30 bis 24 Uhr"),
        (
            MIDNIGHT + timedelta(days=1),
            {"last": NIGHT},
            "Mi, 28. Januar, 18:30 Uhr bis Do, 29. Januar, 24 Uhr",
        ),
        (
            NIGHT,
            {"last": NIGHT},
            "Mi, 28. Januar, 18:30 Uhr bis Do, 29. Januar, 2 Uhr",
        ),
        (END, {"all_day": True}, "Mi, 28. Januar"),
        (NIGHT, {"all_day": True, "last": NIGHT}, "Mi, 28. Januar bis Do, 29. Januar"),
    ],
)
def test_when_a_date_takes_place(end, options, words):
    assert str(german.when(START, end, **options)) == words


def test_machines_read_both_ends():
    when = german.when(START, START + timedelta(hours=2))
    assert (when.starts, when.ends) == ("2026-01-28T18:30:00+01:00", "2026-01-28T20:30:00+01:00")
    assert german.when(START, all_day=True).starts == "2026-01-28"


def test_the_same_in_digits():
    assert german.when_in_digits(START, END) == "28.01.2026, 18:30 bis 21 Uhr"
    assert german.when_in_digits(START, END, all_day=True) == "28.01.2026, ganztägig"
    assert german.moment_in_digits(START) == "28.01.2026, 18:30 Uhr"
    assert german.moment_in_digits(START, all_day=True) == "28.01.2026"


def test_a_day_is_written_in_the_active_language():
    assert german.day_in_words(START, german.LONG_DAY) == "Mittwoch, 28. Januar 2026"
    with translation.override("en"):
        assert german.day_in_words(START, german.LONG_DAY) == "Wednesday, 28. January 2026"


def test_every_reason_to_refuse_a_rule_has_its_words():
    for module in (rrule, patterns):
        for line in getsource(module).split("RuleError(")[1:]:
            if line.startswith('"'):
                assert complaint(line.split('"')[1])
    assert all(str(text).endswith(".") for text in COMPLAINTS.values())


def test_an_open_end_is_said_as_a_beginning():
    assert describe(parse("FREQ=WEEKLY", BERLIN), START, None) == "jeden Mittwoch, ab 18:30 Uhr"
    words = german.when(START, END, has_open_end=True)
    assert (str(words), words.ends) == ("Mi, 28. Januar, ab 18:30 Uhr", "")
    assert german.when_in_digits(START, None) == "28.01.2026, ab 18:30 Uhr"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 12, 1), "heute"),
        (date(2026, 12, 2), "morgen"),
        (date(2026, 12, 5), "in 4 Tagen"),
        (date(2027, 1, 30), "in 60 Tagen"),
        (date(2027, 1, 31), ""),
        (date(2026, 11, 30), ""),
    ],
)
def test_a_day_is_said_by_its_distance(day, words):
    assert german.distance(day, date(2026, 12, 1)) == words
