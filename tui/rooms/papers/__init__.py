"""Texts that go out to members: read on screen, copied, or written to a file."""
