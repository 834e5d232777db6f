"""The preparation of a session: agenda, checklist, papers from above, what is carried over; and the templates."""
