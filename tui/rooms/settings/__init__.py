"""The settings: the cell, its reasons of absence and rules, one person's screen and keys."""
