"""In and out: imports of tables, archives of a case, the programming interface, calendar feeds."""
