"""The library of released case stories: themes, what helped, comments of members."""
