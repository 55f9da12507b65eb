"""The demonstration records of this repository's region, drawn by a seeded script.

`python -m scripts.demo` writes them; `docs/demo-data.md` says what is true, what is drawn, and how.
"""
