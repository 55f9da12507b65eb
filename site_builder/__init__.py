"""Site Builder: a region monitors its business clusters in the open, from text files in Git."""

__version__ = "0.1.0"
