"""Decap CMS, optional: records and stories edited in the browser, with forms made from the schemas."""

from site_builder.editors.cms.collections import Backend, backend_of, config
from site_builder.editors.cms.package import fetched
from site_builder.editors.cms.placing import place

__all__ = ["Backend", "backend_of", "config", "fetched", "place"]
