"""Indicators: from definitions and tables to figures with their marks."""

from __future__ import annotations

from site_builder.indicators.computing import Audience, compute
from site_builder.indicators.figures import Figure, Figures, Mark, Scope, Value

__all__ = ["Audience", "Figure", "Figures", "Mark", "Scope", "Value", "compute"]
