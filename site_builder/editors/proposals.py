"""What a manager finds in the box of a new proposal on GitHub or GitLab: three short questions, and what comes then."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.editors.ground import Ground

_PLACES = (".github/pull_request_template.md", ".gitlab/merge_request_templates/Default.md")


def files(ground: Ground) -> Iterator[tuple[str, str]]:
    """The same page for GitHub and for GitLab: what helps to fill it in stands in comments, which nobody else sees."""
    _ = ground.texts.gettext
    blocks = [
        # by these words `generate` knows the file again; nothing else may stand here, since managers see it
        "<!-- site-builder generate -->",
        _quiet(_("Thank you! A few words are enough: they spare you questions. Lines like this one are not shown.")),
        _heading(_("What you send")),
        _quiet(_("For example: yearly record and members list of 2025, and of which cluster.")),
        _heading(_("What is unusual, and why")),
        _quiet(_("A figure that moves a lot, a merger, a list that is last year’s. Nothing is an answer, too.")),
        _heading(_("Before you send it")),
        "\n".join(
            f"- [ ] {line}"
            for line in (
                _("The figures are final; where one is not, it is said above."),
                _("No person is named, and no address or telephone number of a person is given."),
                _("Those who have to agree to it have seen it."),
            )
        ),
        _quiet(
            _(
                "Some minutes after you have sent it, a comment says here what changes, what does not fit and what the "
                "officers may ask. You can go on correcting: the comment follows."
            )
        ),
    ]
    for place in _PLACES:
        yield place, "\n\n".join(blocks) + "\n"


def _heading(words: str) -> str:
    return f"### {words}"


def _quiet(words: str) -> str:
    """A comment, which words can't end."""
    return f"<!-- {words.replace('--', '- -')} -->"
