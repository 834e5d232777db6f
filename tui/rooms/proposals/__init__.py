"""The room of proposals: the list, one proposal with its whole life, and what became of those of a year."""
