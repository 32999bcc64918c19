"""Property tests: the same cases every time, and a busy machine is no failure."""

from hypothesis import settings

settings.register_profile("checks", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("checks")
