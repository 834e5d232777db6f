"""The votes of a session: the list, and the form that says how many must agree."""
