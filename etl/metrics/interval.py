"""How sure a share is, given how many it was counted from."""

from math import sqrt

Z = 1.959963984540054
"""Of the normal distribution, 95% lie within this many standard deviations."""


def wilson(numerator: float | None, denominator: float | None) -> tuple[float, float] | None:
    """The Wilson 95% interval of a share, both ends 0–1; None where there is no share.

    Not for a full list (smallest_base 1): what was counted in full is not uncertain.
    E. B. Wilson, Probable inference, JASA 22 (1927); unlike p ± z·s it holds for 0/5 and 5/5.
    """
    if numerator is None or not denominator or not 0 <= numerator <= denominator:
        return None
    share, spread = numerator / denominator, Z * Z / denominator
    middle = share + spread / 2
    half = Z * sqrt(share * (1 - share) / denominator + spread / denominator / 4)
    low, high = (middle - half) / (1 + spread), (middle + half) / (1 + spread)
    return max(0.0, low), min(1.0, high)
