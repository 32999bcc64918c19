"""From checked rows to one immutable file per build: the only place that writes a warehouse."""
