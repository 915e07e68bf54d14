"""How fast the machine is at the moment: limits in seconds hold for a machine, and machines are lent in slow hours."""

import time

PACE_MS = 25  # of a machine that the limits hold for


def pace_ms():
    """The time of a million steps of this interpreter."""
    began = time.perf_counter()
    for _ in range(1_000_000):
        began += 0
    return (time.perf_counter() - began) * 1000


def slowness(paces):
    """By how many times a limit is longer here, given several paces."""
    return max(1.0, sorted(paces)[len(paces) // 2] / PACE_MS)
