"""What hangs together by pairs, many pairs at a time."""

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


class Together:
    """The numbers from 0 to count - 1, each alone at first. `firsts`: with each the smallest it hangs together with."""

    def __init__(self, count: int) -> None:
        self.firsts: Ints = np.arange(count)

    def join(self, left: Ints, right: Ints) -> None:
        """From now on the two of every pair hang together, and so does what hung together with either."""
        while len(left):
            one, other = self.firsts[left], self.firsts[right]
            self.firsts[np.maximum(one, other)] = np.minimum(one, other)
            self._shorten()
            apart = self.firsts[left] != self.firsts[right]
            left, right = left[apart], right[apart]

    def _shorten(self) -> None:
        while ((up := self.firsts[self.firsts]) != self.firsts).any():
            self.firsts = up
