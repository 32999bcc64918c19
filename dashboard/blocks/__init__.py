"""The sections of pages: one call of the data layer, one picture each."""
