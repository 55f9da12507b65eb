"""Is this the same organisation? Names as they are compared, ids as they are meant, and who is on record.

Pure: `Register` is made of the lists, and says of a name and an id whom it knows.
`templates/assets/js/members-matching.js` is its twin in the browser; a test holds that both find the same.
"""

from site_builder.matching.ids import Identifier, identifier
from site_builder.matching.names import Names, key, normalised, similarity
from site_builder.matching.register import Certainty, Known, Match, Register

__all__ = [
    "Certainty",
    "Identifier",
    "Known",
    "Match",
    "Names",
    "Register",
    "identifier",
    "key",
    "normalised",
    "similarity",
]
