"""What is shown of drafts: what was found, how many share it, who may sign, what waits."""

from kruh.retelling.queries.looking import Look, page, plain_words, profiles, register, settled_with
from kruh.retelling.queries.signing import knows, lists, reader_of, readers, waiting

__all__ = [
    "Look", "knows", "lists", "page", "plain_words", "profiles", "reader_of", "readers", "register", "settled_with",
    "waiting",
]  # fmt: skip
