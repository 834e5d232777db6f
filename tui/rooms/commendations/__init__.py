"""Praise, reminder, criticism, awards: the list and the form of one."""
