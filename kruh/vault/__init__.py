"""Keys and sealed fields: what is kept so that the database alone tells nothing."""
