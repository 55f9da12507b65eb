"""What a change does, in sentences: the wording of everything that a `Review` holds, as plain text.

Nothing here is marked up, and everything comes from files: the writers make it harmless in their own way.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from site_builder.problems import N_, Answered, Finding, Place
from site_builder.review.facts import ClusterReview, RecordReview, Review, Statement
from site_builder.review.wording import Wording, joined, line, part
from site_builder.source.places import kind_at
from site_builder.texts import Texts

_MEMBERS = {
    "member-left": (N_("{member} left; member since {since}"), N_("{member}, member since {since}")),
    "member-joined": (N_("{member} joined"), ""),
    "member-returned": (
        N_("{member} came back; stood in the lists of {years}"),
        N_("{member}, in the lists of {years}"),
    ),
}
_RECORDS = {
    "record-removed": N_("The whole record was removed ({count})"),
    "record-added": N_("A new record ({count})"),
    "record-readable": N_("Can be read again ({count})"),
    "record-moved": N_("The same record, so far at {before}"),
    "file-removed": N_("{path} was removed"),
    "file-added": N_("{path} was added"),
    "file-changed": N_("{path} was changed"),
    "story-removed": N_("The story “{title}” was removed ({languages})"),
    "story-added": N_("New story “{title}” ({languages})"),
    "story-translation-added": N_("“{title}”: told in {language} too"),
    "story-translation-removed": N_("“{title}”: not told in {language} any more"),
    "exposed-definition": N_("“{name}” would be shown to everybody; so far officers alone see it"),
    "exposed-field": N_("“{title}” would be shown to everybody; so far officers alone see it"),
    "exposed-mail": N_("What looks like an e-mail address would be published: {text}"),
    "exposed-phone": N_("What looks like a phone number would be published: {text}"),
    "exposed-person": N_("What looks like a person’s name would be published: {text}"),
}


class Teller:
    """Tells a review in the language of `texts`."""

    def __init__(self, review: Review, texts: Texts) -> None:
        if review.repository is None or review.schemas is None:
            raise ValueError("a review is told with the repository that it is of")
        self.review = review
        self.texts = texts
        self.schemas = review.schemas
        self.region: Any = review.repository.region.value
        self.profiles = {name: each.profile.value for name, each in review.repository.clusters.items()}
        self.names = {each.id: each.name for each in review.clusters}
        self.words = Wording(texts, review.repository, review.schemas, review.gone)

    # statements

    def statement(self, statement: Statement) -> str:
        """The sentence of a statement, which stands by itself."""
        return self._told(statement, 0)

    def entry(self, statement: Statement) -> str:
        """The same where it stands in a list whose heading says what happened."""
        return self._told(statement, 1)

    def _told(self, statement: Statement, form: int) -> str:
        kind, facts, words = statement.kind, statement.facts, self.words
        if kind in _MEMBERS:
            sentence = _MEMBERS[kind][form]
            if kind == "member-left" and not facts.get("since"):
                sentence = (N_("{member} left"), "")[form]
            if not sentence:
                return self.member(statement)
            years = self.texts.join([str(year) for year in facts.get("years", ())])
            return words(sentence, member=self.member(statement), since=facts.get("since", ""), years=years)
        if kind in _RECORDS:
            return self._record_words(statement)
        special = self._special.get(kind)
        if special is not None:
            return special(statement)
        return self._change(statement, form)

    @cached_property
    def _special(self) -> dict[str, Callable[[Statement], str]]:
        return {
            "member-category": self._category,
            "member-name": self._renamed,
            "member-same": self._same,
            "story-text": self._story_text,
            "exposed-figures": self._uncovered,
        }

    def _record_words(self, statement: Statement) -> str:
        facts = dict(statement.facts)
        if statement.kind.startswith("exposed-") and "text" in facts:
            facts["text"] = self.words.masked(facts["text"], statement.kind)
        if "count" in facts:
            facts["count"] = self._size(statement.place.path, facts["count"])
        if "languages" in facts:
            facts["languages"] = self.texts.join([self.texts.language_name(str(each)) for each in facts["languages"]])
        if "language" in facts:
            facts["language"] = self.texts.language_name(str(facts["language"]))
        for name in ("title", "name"):
            if name in facts:
                facts[name] = self.words.short(self.texts.say(facts[name]))
        return self.words(_RECORDS[statement.kind], **{"path": statement.place.path, **facts})

    def _uncovered(self, statement: Statement) -> str:
        """Figures that were withheld: which, and not their values, which are not shown yet."""
        from site_builder.review.moves import told  # which tells with this module's words

        facts, ngettext = statement.facts, self.texts.ngettext
        form = ngettext(
            "“{name}”: {number} figure withheld so far would be shown to everybody ({which})",
            "“{name}”: {number} figures withheld so far would be shown to everybody (such as {which})",
            facts["count"],
        )
        moves = [told(self, each) for each in facts["moves"]]
        which = self.texts.join([joined([each.where, each.period]) for each in moves])
        number = self.texts.number(facts["count"])
        return form.format(name=self.words.indicator(facts["id"]), number=number, which=which)

    def _size(self, path: str, number: int) -> str:
        """How much a record holds, in what it is a list of."""
        ngettext = self.texts.ngettext
        form = ngettext("{number} value", "{number} values", number)
        if kind_at(path) == "members":
            form = ngettext("{number} member", "{number} members", number)
        elif kind_at(path) == "targets":
            form = ngettext("{number} objective", "{number} objectives", number)
        return self.words.counted(form, number)

    def _change(self, statement: Statement, form: int) -> str:
        """A value or an entry that came, went or is another; of a member or story with its name."""
        change, words = statement.facts["change"], self.words
        if change.field.type == "array" and not change.field.leaf:
            return self._entry(statement)
        before, after = words.sides(change)
        what = words.what(change)
        unsaid = change.field.default is not None and change.field.leaf  # what is true where nothing is said
        name = words.text(statement.facts.get("title")) if statement.kind == "story-field" else ""
        if statement.kind == "member-value":
            name, what = self.member(statement), words.field(change)
        if name:
            what = words(N_("{entry}, {title}"), entry=name, title=what)
        delta = words.delta(change)
        after = words(N_("{value} ({change})"), value=after, change=delta) if delta else after
        if change.before is None and not unsaid:
            sentence = (N_("{title}: {value} (new)"), N_("{title}: {value}"))[form]
            return words(sentence, title=what, value=after)
        if change.after is None and not unsaid:
            return words(N_("{title}: removed (was {value})"), title=what, value=before)
        return words(N_("{title}: {before} → {after}"), title=what, before=before, after=after)

    def _entry(self, statement: Statement) -> str:
        change, words = statement.facts["change"], self.words
        went = change.after is None
        name = words.short(words.entry(change) or words.summary(change))
        sentence = N_("{title}: “{entry}” was removed") if went else N_("{title}: “{entry}” was added")
        if not name:
            sentence = N_("{title}: an entry was removed") if went else N_("{title}: an entry was added")
        told = words(sentence, title=words.field(change), entry=name)
        details = words.details(change)
        return words(N_("{told} ({details})"), told=told, details=details) if details else told

    def member(self, statement: Statement) -> str:
        """Name and code of the member that a statement is of."""
        return self._organisation(statement.facts.get("name", ""), statement.facts.get("id", ""))

    def _organisation(self, name: Any, code: Any) -> str:
        name, ident = self.words.short(name, organisation=True), self.words.short(code)
        return self.words(N_("{name} ({code})"), name=name, code=ident) if name and ident else name or ident

    def _category(self, statement: Statement) -> str:
        field = self.schemas.field("members", ("members", "[]", "category"))
        before, after = (self.words.title_of(field, str(statement.facts[side])) for side in ("before", "after"))
        sentence = N_("{member}: {before} → {after}")
        return self.words(sentence, member=self.member(statement), before=before, after=after)

    def _renamed(self, statement: Statement) -> str:
        names = ("id", "before", "after")
        facts = {name: self.words.short(statement.facts[name], organisation=True) for name in names}
        return self.words(N_("“{before}” is now called “{after}” ({id})"), **facts)

    def _same(self, statement: Statement) -> str:
        facts = statement.facts
        now = self.member(statement)
        before = self._organisation(facts["old_name"], facts["old_id"])
        return self.words(N_("{now} is probably {before}, who left: the same organisation?"), now=now, before=before)

    def _story_text(self, statement: Statement) -> str:
        facts = statement.facts
        before, after = facts["words_before"], facts["words_after"]
        sentence = N_("“{title}”: the text in {language} was changed ({before} → {after})")
        forms = [self.texts.ngettext("{number} word", "{number} words", each) for each in (before, after)]
        counted = [self.words.counted(*each) for each in zip(forms, (before, after), strict=True)]
        language = self.texts.language_name(str(facts["language"]))
        title = self.words.short(self.texts.say(facts["title"]))
        return self.words(sentence, title=title, language=language, before=counted[0], after=counted[1])

    # what they stand under

    def cluster_name(self, cluster: ClusterReview) -> str:
        """What a cluster is called."""
        return self.words.text(cluster.name) or line(cluster.id)

    def cluster(self, ident: str) -> str:
        """The same by its id; of one that is gone, too."""
        name = self.names.get(ident) or part(self.profiles.get(ident), "name")
        return self.words.text(name) or line(ident)

    def record(self, record: RecordReview) -> str:
        """`Yearly record 2024`; of a story its title."""
        if record.kind == "story":
            title = next((each.facts["title"] for each in record.statements if "title" in each.facts), "")
            named = self.words.short(self.texts.say(title)) or self.words.short(PurePosixPath(record.path).name)
            return self.words(N_("Story “{title}”"), title=named)
        return self._named(record.kind, str(record.period or ""))

    def at(self, path: str) -> str:
        """What record lies at a path, for a sentence about it; empty where none does."""
        kind, parts = kind_at(path), PurePosixPath(path)
        if kind is None:
            return ""
        return self._named(kind, parts.stem.upper() if kind in ("annual", "quarterly", "members") else "")

    def period_at(self, path: str) -> str:
        """The period of a record at a path, shortly."""
        return self.texts.period_short(PurePosixPath(path).stem.upper())

    def whose(self, path: str) -> str:
        """The name of the cluster to which a file belongs, the indicator that it defines; empty where neither."""
        ident = cluster_at(path)
        if ident:
            return self.cluster(ident)
        return self.words.indicator(PurePosixPath(path).stem) if kind_at(path) == "indicator" else ""

    def finding(self, finding: Finding) -> str:
        """Its sentence."""
        return self.words.discreet(line(self.texts.tell(finding)))

    def answered(self, answered: Answered) -> str:
        """A warning with its answer."""
        sentence = N_("{question} Answer: {why}")
        return self.words(sentence, question=self.finding(answered.finding), why=self.why(answered))

    def why(self, answered: Answered) -> str:
        """The answer alone."""
        return self.words.short(self.texts.say(answered.why), 400)

    def _named(self, kind: str, period: str) -> str:
        form = self.words.text(self.schemas.form(kind).title)
        form = self.texts.gettext(N_("Profile")) if kind == "cluster" else form
        return joined([form, self.texts.period(period)], ", " if "-" in period else " ")


def cluster_at(path: str) -> str:
    """The id of the cluster to whose folders a path belongs; empty where it is the region's."""
    parts = PurePosixPath(path).parts
    if parts[:1] == ("stories",) and len(parts) > 2:
        return parts[1]
    return parts[2] if parts[:2] in (("data", "clusters"), ("data", "members")) and len(parts) > 3 else ""


def where(place: Place) -> str:
    """`data/clusters/blue/2024.yml:12`."""
    return f"{line(place.path)}:{place.line}"
