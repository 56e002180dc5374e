"""Pages of numbers: the office's own, a year in numbers, how it is counted, the yearly return."""
