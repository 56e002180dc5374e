"""A story without those who lived it: what tells who it was, what to write instead, and what is rare."""

from kruh.foundation.anonymising import veil
from kruh.foundation.anonymising.disguise import Disguise
from kruh.foundation.anonymising.find import find
from kruh.foundation.anonymising.replace import applied
from kruh.foundation.anonymising.vocabulary import Finding, Kind, Known, Register, Somebody, Sure

__all__ = ["Disguise", "Finding", "Kind", "Known", "Register", "Somebody", "Sure", "applied", "find", "veil"]
