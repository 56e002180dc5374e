"""What is true of an archive: how it is closed, packed and written, without a database."""
