"""After the meeting: promises reminded of, reported by one sentence, watched over and reviewed."""
