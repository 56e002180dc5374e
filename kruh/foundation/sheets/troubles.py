"""What is too much, and the one way in which a table is refused."""

MOST_ROWS, MOST_COLUMNS, MOST_LETTERS = 100_000, 60, 2000


class NotATable(ValueError):
    """The file cannot be read as one plain table; the words say in Czech what to do."""
