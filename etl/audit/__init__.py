"""Looking twice: which numbers to ask about, and whether two ledgers agree."""
