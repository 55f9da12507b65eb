"""Workbooks handed in by an issue: read with few rights, then proposed from what was read, which nobody trusts."""
