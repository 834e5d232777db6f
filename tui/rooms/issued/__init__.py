"""Documents of the Party's layout: which there are for a session or a year, a preview of each, the numbers given."""
