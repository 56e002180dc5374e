"""SQLite with a fair queue of writers: who came first writes first."""
