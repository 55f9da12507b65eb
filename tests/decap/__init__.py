"""Decap CMS in Chromium, with decap-server on a copy of this repository's region: what a saved change is in Git."""
