"""What is done with numbers: counting anew, publishing, and the rows of the yearly return."""

from kruh.statistics.actions.counting import publish, recount
from kruh.statistics.actions.returns import add_row, change_row, remove_row

__all__ = ["add_row", "change_row", "publish", "recount", "remove_row"]
