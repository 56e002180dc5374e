"""The day itself: attendance, minutes, comments, copies and their delivery."""
