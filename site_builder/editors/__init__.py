"""Files generated into a region's repository, so that records are edited where they lie: editors, issue forms."""

from site_builder.editors.generating import GENERATORS, Ground, foreign, generate, stale, write

__all__ = ["GENERATORS", "Ground", "foreign", "generate", "stale", "write"]
