"""Who may come in: accounts, sessions, the door in front of every page and every socket."""
