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
from kruh.training.actions.sign_up import add_person, confirm, leave, move_up, remove_person, sign_up

__all__ = [
    "add_material",
    "add_person",
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
    "remove_person",
    "reopen",
    "save_measure",
    "sign_up",
    "tend",
]
