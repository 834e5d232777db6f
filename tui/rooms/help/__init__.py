"""The keys of a room."""
