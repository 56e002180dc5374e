"""What is done with workshops."""

from kruh.training.actions.announcement import (
    add_material,
    announce,
    cancel,
    change,
    prepare,
    remove_material,
    save_measure,
)
from kruh.training.actions.day import close, evaluate, hold, record_attendance, reopen
from kruh.training.actions.nightly import tend
from kruh.training.actions.sign_up import confirm, leave, move_up, sign_up

__all__ = [
    "add_material",
    "announce",
    "cancel",
    "change",
    "close",
    "confirm",
    "evaluate",
    "hold",
    "leave",
    "move_up",
    "prepare",
    "record_attendance",
    "remove_material",
    "reopen",
    "save_measure",
    "sign_up",
    "tend",
]
