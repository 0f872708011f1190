"""How fast the house is, as ratios measured in one run on one machine: `make bench`."""
