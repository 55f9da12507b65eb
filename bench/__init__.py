"""Speed and memory of a build, measured as ratios in one run: `make bench`."""
