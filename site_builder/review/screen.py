"""A review as it is laid out: one screen that tells what matters, and all the rest in folds below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from site_builder.problems import N_, Finding
from site_builder.review.facts import ClusterReview, Review
from site_builder.review.folds import (
    and_more,
    cluster_fold,
    counted,
    counts,
    definition_fold,
    figures,
    named,
    order_of_clusters,
    record_fold,
    record_folds,
)
from site_builder.review.outline import Block, Fold, Line, Outline, Table
from site_builder.review.telling import Teller, cluster_at, where
from site_builder.review.verdict import foot_of, lead_of, verdict_of
from site_builder.review.wording import joined
from site_builder.texts import Texts

#: lines of the screen above the folds, and characters in one of them
_SCREEN, _WIDE = 40, 95
#: lines that each part may take at most, and rows of its tables
_ERRORS, _EXPOSED, _CHANGES, _FIGURES, _CLUSTERS = 10, 8, 12, 8, 24
#: so many questions stand on the screen at most, and at least, whatever else there is
_QUESTIONS, _FEWEST = 7, 3
#: so many records are due of a year: its own, the list, four grids
_OF_A_YEAR = 6
#: a heading with the lines around it, the verdict with its own
_HEADING, _OPENING = 3, 6


def outline_of(review: Review, texts: Texts) -> Outline:
    """The whole review in the language of the texts."""
    return _Screen(Teller(review, texts)).outline()


class _Screen:
    def __init__(self, teller: Teller) -> None:
        self.teller = teller
        self.review = teller.review
        self.texts = teller.texts
        self.words = teller.words
        self.clusters = order_of_clusters(teller, teller.review.clusters)
        self.records = {each.id: record_folds(teller, each.records) for each in self.clusters}
        self.place = {each.id: number for number, each in enumerate(self.clusters)}

    def outline(self) -> Outline:
        """Verdict, top and folds."""
        errors = self._findings(self.review.errors)
        exposed = [Line(self.teller.statement(each), place=each.place) for each in self.review.exposed]
        questions = self._findings(self.review.questions)
        folds = []
        top = []
        room = _SCREEN - _OPENING
        for title, lines, most in (
            (N_("To put right"), errors, _ERRORS),
            (N_("Internal or personal, and would become public"), exposed, _EXPOSED),
        ):
            room -= self._share(top, folds, title, lines, most)
        changes, key_figures = self._changes(), self._figures()
        owed = self._owed(folds)
        room -= sum(_height(block) for block in (*changes, *key_figures, *owed))
        self._share(top, folds, N_("To ask"), _one_of_each_first(questions), room - _HEADING, _QUESTIONS, _FEWEST)
        top += [*changes, *key_figures, *owed]
        folds = [each for each in (*folds, *self._folds()) if each.blocks or each.folds]
        return Outline(
            language=self.texts.language,
            colon=self.texts.gettext(N_(": ")),
            title=self.texts.gettext(N_("Review of a change")),
            verdict=verdict_of(self.teller),
            lead=lead_of(self.teller),
            foot=foot_of(self.teller),
            shortened=self.texts.gettext(N_("Shortened so that it fits here: all of it is in the file review.html.")),
            top=tuple(top),
            folds=tuple(folds),
        )

    def _share(
        self,
        top: list[Block],
        folds: list[Fold],
        title: str,
        lines: Sequence[Line],
        most: int,
        number: int = 99,
        fewest: int = 1,
    ) -> int:
        """Put on top what has room there, and all of it in a fold where that is not all; how high the top's part is."""
        if not lines:
            return 0
        shown = _fitting(lines, most, fewest)[:number]
        name = self.texts.gettext(title)
        heading = self.words(N_("{title} ({number})"), title=name, number=self.texts.number(len(lines)))
        block = Block(heading, tuple(shown), more=and_more(self.teller, len(lines) - len(shown)))
        top.append(block)
        if len(shown) < len(lines):
            folds.append(Fold(self.words(N_("{title}: all of them"), title=name), "", (Block(lines=tuple(lines)),)))
        return _height(block)

    # what changes

    def _changes(self) -> list[Block]:
        """A line a record where that has room, else a row a cluster."""
        if self.review.state != "changed":
            return [Block(self.texts.gettext(N_("What the region holds")), table=self._holds())]
        lines = [line for cluster in self.clusters for line in self._lines(cluster)]
        lines = [*self._frame(), *lines]
        title = self.texts.gettext(N_("What changes"))
        if len(lines) <= _CHANGES or len(self.clusters) < 2:
            shown = lines[:_CHANGES]
            return [Block(title, tuple(shown), more=and_more(self.teller, len(lines) - len(shown)))] if lines else []
        more = and_more(self.teller, len(self.clusters) - _CLUSTERS)
        return [Block(title, tuple(self._frame()[:3]), self._table(self.clusters[:_CLUSTERS]), more)]

    def _lines(self, cluster: ClusterReview) -> list[Line]:
        """A line a record; whose it is is said where there are several."""
        name = named(self.teller, cluster)
        lead = name if len(self.clusters) > 1 or cluster.state != "changed" else ""
        folds = self.records[cluster.id]
        told = [Line(each.note, joined([lead, each.title])) for each in folds]
        return told or [Line(self.texts.gettext(N_("nothing but its figures")), name)]

    def _frame(self) -> list[Line]:
        """The records of the region as a whole, definitions, and other files."""
        frame = [record_fold(self.teller, each) for each in self.review.frame]
        definitions = [definition_fold(self.teller, each) for each in self.review.definitions]
        lines = [Line(each.note, each.title) for each in (*frame, *definitions)]
        if self.review.others:
            number = len(self.review.others)
            form = self.texts.ngettext("{number} other file", "{number} other files", number)
            lines.append(Line(self.words.counted(form, number)))
        return lines

    def _table(self, clusters: Sequence[ClusterReview]) -> Table:
        """A row a cluster: by domain and name, with what happened to its records and how much is asked."""
        headings = (N_("Removed"), N_("Left"), N_("Joined"), N_("Added"), N_("Changes"))
        asked = self._asked()
        rows = []
        for cluster in clusters:
            number = counts(each for record in cluster.records for each in record.statements)
            told = [self._number(number[heading]) for heading in headings]
            rows.append(
                (
                    named(self.teller, cluster),
                    self._number(len(cluster.records)),
                    *told,
                    self._number(asked[cluster.id]),
                )
            )
        columns = (N_("Cluster"), N_("Records changed"), *headings, N_("To settle"))
        return Table(tuple(self.texts.gettext(each) for each in columns), tuple(rows))

    def _holds(self) -> Table:
        """Of a region that is new, or removed: how much of each kind there is, a row a cluster."""
        kinds = ("annual", "members", "quarterly", "targets", "story")
        asked = self._asked()
        rows = []
        for cluster in self.clusters:
            number = Counter(each.kind for each in cluster.records)
            told = [self._number(each) for each in (*(number[kind] for kind in kinds), asked[cluster.id])]
            rows.append((self.teller.cluster_name(cluster), *told))
        titles = [self.words.text(self.teller.schemas.form(kind).title) for kind in kinds]
        first, last = (self.texts.gettext(each) for each in (N_("Cluster"), N_("To settle")))
        return Table((first, *titles, last), tuple(rows))

    def _asked(self) -> Counter[str]:
        """How much is to be put right or asked, by cluster."""
        return Counter(cluster_at(each.place.path) for each in (*self.review.errors, *self.review.questions))

    def _number(self, number: int) -> str:
        return self.texts.number(number) if number else ""

    def _figures(self) -> list[Block]:
        """The key figures of the cluster, where there is but one: of several each has its own, in its fold."""
        if len(self.clusters) != 1 or self.review.state != "changed":
            return []
        found = self.clusters[0].figures[:_FIGURES]
        title = self.words(N_("Key figures of {cluster}"), cluster=self.teller.cluster_name(self.clusters[0]))
        table = figures(self.teller, found)
        return [Block(title, table=table)] if table else []

    def _owed(self, folds: list[Fold]) -> list[Block]:
        """What has not come: of several records the names alone, and the rest in a fold."""
        owed = self._ordered(self.review.owed)
        lines = self._findings(owed)
        if len(lines) > 1:
            folds += self._fold(N_("Still owed"), lines)
            names = self.texts.gettext(N_("; ")).join(map(self._owed_name, owed[:_CHANGES]))
            lines = [Line(joined([names, and_more(self.teller, len(lines) - _CHANGES)]))]
        return [Block(self.texts.gettext(N_("Still owed")), tuple(lines))] if lines else []

    def _owed_name(self, finding: Finding) -> str:
        """What has not come; one finding may stand for several records of a year."""
        number = len(finding.args.get("records", ()))
        if number < 2:
            return self._lead_of(finding)
        several = self.texts.ngettext("{number} record of {year}", "{number} records of {year}", number)
        form = self.texts.gettext(N_("all of {year}")) if number == _OF_A_YEAR else several
        told = form.format(number=self.texts.number(number), year=finding.args["year"])
        return joined([self._whose(finding), told])

    # what is folded

    def _folds(self) -> list[Fold]:
        teller, review = self.teller, self.review
        folds = self._record_folds() if review.state == "changed" else []
        folds += self._fold(N_("Other files"), [Line(teller.statement(each)) for each in review.others])
        answers = [
            Line(teller.answered(each), self._lead_of(each.finding), each.finding.rule, each.place)
            for each in review.answered
        ]
        folds += self._fold(N_("Questions answered"), answers)
        return folds + self._fold(N_("No longer asked"), self._findings(review.settled))

    def _record_folds(self) -> list[Fold]:
        teller = self.teller
        folds = [record_fold(teller, each) for each in self.review.frame]
        folds += [definition_fold(teller, each) for each in self.review.definitions]
        if len(self.clusters) == 1 and self.clusters[0].records:
            return [*folds, *self.records[self.clusters[0].id]]
        return folds + [cluster_fold(teller, each, self._note(each), self.records[each.id]) for each in self.clusters]

    def _note(self, cluster: ClusterReview) -> str:
        form = self.texts.ngettext("{number} record", "{number} records", len(cluster.records))
        statements = [each for record in cluster.records for each in record.statements]
        return joined([self.words.counted(form, len(cluster.records)), counted(self.teller, statements)])

    def _fold(self, title: str, lines: Sequence[Line]) -> list[Fold]:
        note = self.texts.number(len(lines))
        return [Fold(self.texts.gettext(title), note, (Block(lines=tuple(lines)),))] if lines else []

    # findings

    def _findings(self, findings: Iterable[Finding]) -> list[Line]:
        """What is asked, cluster by cluster in their order, the region's own first."""
        return [
            Line(self.teller.finding(each), self._lead_of(each), "" if each.is_error else each.rule, each.place)
            for each in self._ordered(findings)
        ]

    def _ordered(self, findings: Iterable[Finding]) -> list[Finding]:
        return sorted(findings, key=lambda each: (self.place.get(cluster_at(each.place.path), -1), each.place))

    def _lead_of(self, finding: Finding) -> str:
        """Whose it is, where there are several, and in which record."""
        return joined([self._whose(finding), self.teller.at(finding.place.path)])

    def _whose(self, finding: Finding) -> str:
        path = finding.place.path
        one = len(self.clusters) == 1 and cluster_at(path) == self.clusters[0].id
        return "" if one else self.teller.whose(path)


def _one_of_each_first(questions: Sequence[Line]) -> list[Line]:
    """One question of each rule, then the others, so that the screen does not show the same one alone."""
    first = {each.rule: each for each in reversed(questions)}
    return [
        *(each for each in questions if first[each.rule] is each),
        *(each for each in questions if first[each.rule] is not each),
    ]


def _rows(line: Line) -> int:
    long = sum(map(len, (line.text, line.lead, line.rule, where(line.place) if line.place else "")))
    return 1 + long // _WIDE


def _height(block: Block) -> int:
    """How many lines a block takes on the screen."""
    table = 1 + len(block.table.rows) if block.table else 0
    return _HEADING + sum(map(_rows, block.lines)) + table + bool(block.more)


def _fitting(lines: Sequence[Line], most: int, fewest: int) -> list[Line]:
    """The first of them that take no more than so many lines; the fewest at least."""
    kept: list[Line] = []
    left = most
    for each in lines:
        left -= _rows(each)
        if left < 0 and len(kept) >= fewest:
            break
        kept.append(each)
    return kept
