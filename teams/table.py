"""A team as a table seen from above: a chair for every seat, somebody on each taken one."""

from math import cos, pi, sin

from django.utils.safestring import SafeString

from content.drawing.shapes import Dice, box, disc, fill, line, moved, picture

MOST_CHAIRS = 12
MIDDLE = 80
COATS = ("red", "green", "blue", "ochre", "plum")
CUPS = "M98 58h0M72 106h0"  # a round stroke of no length is a dot
HAIR = ("ink", "wood", "bread", "clinker")


def team_table(slug: str, members: int, seats: int, held: int = 0) -> SafeString:
    """Return the SVG; more than 12 seats are drawn as 12, a free seat stays a free one.

    A seat that is `held` for somebody is a chair with nobody on it, and not marked as free.
    """
    seats = max(seats, members, 2)
    chairs = min(seats, MOST_CHAIRS)
    taken = members if chairs == seats else min(members, chairs - (members < seats))
    dice = Dice(slug)
    angles = [2 * pi * n / chairs for n in range(chairs)]
    people = "".join(person(angle, dice) for angle in angles[:taken])
    free_chairs = max(min(seats - members - held, chairs - taken), 0)
    free_angles = angles[chairs - free_chairs :]
    free = "".join(disc("seat", *point(angle, 60), 11) for angle in free_angles)
    backs = line("wood", "".join(map(chair_back, angles)), 4)
    return picture("team-table", 160, 160, backs, people, free, table_top(dice))


def point(angle, outward, aside=0):
    """Return where that is, (x, y); the angle runs clockwise from the top."""
    x = MIDDLE + outward * sin(angle) + aside * cos(angle)
    y = MIDDLE - outward * cos(angle) + aside * sin(angle)
    return round(x), round(y)


def bow(angle, outward, aside, bend):
    """Return the path data of a bow around the table, open towards its middle."""
    x, y = point(angle, outward, -aside)
    (bend_x, bend_y), (end_x, end_y) = point(angle, outward + bend), point(angle, outward, aside)
    return f"M{x} {y}q{bend_x - x} {bend_y - y} {end_x - x} {end_y - y}".replace(" -", "-")


def chair_back(angle):
    return bow(angle, 70, 11, 9)


def person(angle, dice):
    """Return the shoulders and the head of somebody who looks at the table."""
    return line(dice.pick(COATS), bow(angle, 57, 9, 6), 13) + disc(
        dice.pick(HAIR), *point(angle, 58), 7.5
    )


def table_top(dice):
    """Return the table with what the team works on: paper, a pencil, cups."""
    paper = fill("trim", box(-20, -18, 22, 28)) + line("steel", "M-15-11h12M-15-4h12M-15 3h8")
    return (
        disc(dice.pick(("sand", "bread")), 80, 80, 44)
        + moved(80, 80, paper)
        + line("red", "M90 66l10 26", 4)
        + line("trim", CUPS, 14)
        + line("wood", CUPS, 9)
    )
