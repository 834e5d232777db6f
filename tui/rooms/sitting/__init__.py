"""The sitting: a session taken down while it happens."""
