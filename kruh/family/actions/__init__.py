"""What is done with the family's own pages: by the organiser who hands them out, and by the people on them."""

from kruh.family.actions import circle, links, pages, tasks

__all__ = ["circle", "links", "pages", "tasks"]
