"""The pages of a site: a module per family; `families` names them all."""
