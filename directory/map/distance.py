"""Where something lies, and how far it is from there to somewhere else."""

from math import cos, hypot, radians

METRES_A_DEGREE = 111_195


def point_of(row):
    """Return the (latitude, longitude) of a business or premises, None where it is not known."""
    if row.latitude is None or row.longitude is None:
        return None
    return float(row.latitude), float(row.longitude)


def metres_from(point):
    """Return a function that says how far a (latitude, longitude) is from this one, in metres.

    The earth is flat enough inside a town.
    """
    narrowing = cos(radians(point[0]))

    def metres(other):
        return hypot(other[0] - point[0], (other[1] - point[1]) * narrowing) * METRES_A_DEGREE

    return metres
