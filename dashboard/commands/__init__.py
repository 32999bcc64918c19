"""The verbs of the command, a file per kind of work."""
