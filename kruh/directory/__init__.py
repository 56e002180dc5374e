"""The country as it is: regions, OSPOD offices, organisations, professionals, venues."""
