"""Tracking: the year's speeches and proposals, by member and for the cell."""
