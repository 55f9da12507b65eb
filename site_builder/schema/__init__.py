"""The only reader of the JSON Schemas: the shape of each file, and the catalogue of its fields."""

from site_builder.schema.catalogue import Field, Node
from site_builder.schema.loading import KINDS, BrokenSchema
from site_builder.schema.schemas import Schemas

__all__ = ["KINDS", "BrokenSchema", "Field", "Node", "Schemas"]
