"""The content hash: the same rows, the same number; different values never look alike."""

import pytest

from kruh.project.backups import content


@pytest.mark.parametrize(
    ("left", "right"),
    [("1", 1), ("", None), (b"a", "a"), (True, 1)],
)
def test_different_values_never_look_alike(left: object, right: object) -> None:
    assert content.canonical(left) != content.canonical(right)


def test_table_hash_knows_no_order() -> None:
    forth = content.table_hash(["a", "b"], [(1, 2), (3, 4)])
    back = content.table_hash(["b", "a"], [(4, 3), (2, 1)])

    assert forth == back
