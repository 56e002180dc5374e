"""A whole case as one file: for the records service and for another installation, closed by a passphrase."""
