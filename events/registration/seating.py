"""Who sits at which table: groups stay together, in the order in which they registered. Pure."""

from collections.abc import Iterable


def tables(groups: Iterable[tuple], seats: int) -> list[list[tuple]]:
    """Seat groups of (anything, people) at tables of so many seats; return the groups of each table.

    A group sits at the first table where it fits whole. One that is larger than a table fills tables
    of its own.
    """
    laid: list[list[tuple]] = []
    free: list[int] = []
    for guest, people in groups:
        for part in _parts(people, seats):
            number = next((n for n, left in enumerate(free) if left >= part), len(laid))
            if number == len(laid):
                laid.append([])
                free.append(seats)
            laid[number].append((guest, part))
            free[number] -= part
    return laid


def _parts(people, seats):
    whole, rest = divmod(people, seats)
    return [seats] * whole + [rest] * bool(rest)
