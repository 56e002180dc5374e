"""Where cases meet people: pages and forms."""
