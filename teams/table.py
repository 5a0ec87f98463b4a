"""A team as a table seen from above: a chair for every seat, somebody on each taken one."""

from math import cos, pi, sin

from content.drawing import Dice, box, disc, fill, line, moved, picture

MOST_CHAIRS = 16
PEOPLE = ("red", "green", "blue", "ochre", "plum")
HAIR = ("ink", "wood", "bread", "clinker")


def team_table(slug: str, members: int, seats: int) -> str:
    """Return the SVG; more than 16 seats are drawn as 16, all taken ones first."""
    seats = max(seats, members, 2)
    chairs = min(seats, MOST_CHAIRS)
    taken = min(members, chairs) if members < seats else chairs
    dice = Dice(slug)
    turn = dice.pick(range(12))
    around = "".join(chair(*place(n / chairs + turn / 24), n < taken, dice) for n in range(chairs))
    return picture("team-table", 160, 160, around, table_top(dice))


def place(share):
    """Return where a chair stands, (x, y), at this share of the way round."""
    angle = 2 * pi * share - pi / 2
    return round(80 + 60 * cos(angle)), round(80 + 60 * sin(angle))


def chair(x, y, is_taken, dice):
    if not is_taken:
        return disc("seat", x, y, 13)
    return disc(dice.pick(PEOPLE), x, y, 14) + disc(dice.pick(HAIR), x, y, 8)


def table_top(dice):
    """Return the table with what the team works on: paper, a pencil, cups."""
    cloth = dice.pick(("sand", "bread"))
    return (
        disc(cloth, 80, 80, 42)
        + moved(
            80,
            80,
            fill("trim", box(-20, -18, 22, 28)) + line("steel", "M-15-11h12M-15-4h12M-15 3h8", 2),
        )
        + line("red", "M90 66l10 26", 4)
        + disc("trim", 98, 60, 7)
        + disc("wood", 98, 60, 4.5)
        + disc("trim", 72, 106, 7)
        + disc("wood", 72, 106, 4.5)
    )
