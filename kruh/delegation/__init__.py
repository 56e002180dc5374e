"""Work that an office hands to another organisation: the package, its outputs and its end."""
