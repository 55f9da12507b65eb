"""The one comment on a proposal: what the review says, and where the whole of it lies."""

from __future__ import annotations

from dataclasses import replace

from site_builder.posting.reviewed import Reviewed
from site_builder.problems import N_
from site_builder.review.markdown import render
from site_builder.texts import Texts

#: what GitHub takes; GitLab takes more
MOST_LETTERS = 65_536
#: by this line, which is not shown, the comment is found again
MARK = "<!-- site-builder post-review -->"


def comment(reviewed: Reviewed | None, texts: Texts, address: str, commit: str) -> str:
    """The text of a comment on what was reviewed as of a commit; None where there is no review to be had.

    `address` leads to the run that has the whole report and the site. Both are the host's words, not the change's.
    """
    _ = texts.gettext
    if reviewed is None:
        told = _(N_("**This change could not be reviewed.** Its run says why; the comment follows as soon as it can."))
    else:
        # the one part of an outline that is written as it is, since it is a word of ours
        outline = replace(reviewed.outline, colon=_(N_(": ")))
        told = render(outline, MOST_LETTERS - 1_000).strip()
    whole = _(N_("The whole report and the site as it would be, to download"))
    state = _(N_("as of {commit}")).format(commit=commit[:10])
    return f"{MARK}\n{told}\n\n[{whole}]({address}) · {state}\n"
