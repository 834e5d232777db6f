"""One member's year on a page, and the rows behind each of its figures."""
