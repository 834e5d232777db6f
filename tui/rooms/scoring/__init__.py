"""The scores: how good each sitting was, and why."""
