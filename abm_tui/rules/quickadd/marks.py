"""The marks in a line of quick-add: `Name:`, `!blocker`, `#tag`, `x3`, `@owner`. They are read, never cut."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date

from abm_tui.models.facts import MemberFact
from abm_tui.models.words import ActivityType, Outcome
from abm_tui.rules.quickadd import days
from abm_tui.rules.quickadd.drafts import NOTHING_CHOSEN, BlockerDraft, Choices
from abm_tui.rules.quickadd.people import Names
from abm_tui.rules.quickadd.tags import near, outcome_of, tag_of
from abm_tui.rules.quickadd.words import COUNT, TO_DO, Token, clauses_of, joined, tokens_of
from abm_tui.text import fold

_LONGEST_NAME = 4


def member_at(token: Token, names: Names) -> MemberFact | None:
    """The member that `@name` means."""
    word = token.bare if token.kind == "word" else ""
    return names.member(word[1:]) if word.startswith("@") and len(word) > 1 else None


def is_blocker_start(tokens: list[Token], index: int) -> bool:
    """Whether `!` stands there with something to say after it."""
    token = tokens[index]
    if token.kind != "word" or not token.text.startswith("!"):
        return False
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    follows = after is not None and after.kind in ("word", "quote") and after.text[0] not in "#@!"
    return token.text[1:2].isalnum() or (token.text == "!" and follows)


def blocker_of(text: str, tokens: list[Token], span: list[int], today: date, names: Names) -> BlockerDraft | None:
    """The blocker written in these tokens, with the day and the owner said in it; None when no words are left."""
    due, owner = None, None
    drop: set[int] = set()
    for said in days.find_days(tokens, span, ()):
        found = days.resolve(said, today, to_do=True, done=False)
        if found and due is None:
            due = found[0]
            drop.update(said.tokens)
    for index in span:
        member = member_at(tokens[index], names)
        if member and owner is None:
            owner = member.id
            drop.add(index)
    words = joined(text, tokens, [i for i in span if i not in drop]).removeprefix("!").strip(" ,")
    return BlockerDraft(words, due, owner) if words else None


class Marks:
    """A line cut into tokens, and what its marks say. `taken` are the tokens that a mark stands for.

    `topics` are those the account has already: never taken for a misspelt tag.
    """

    def __init__(
        self,
        text: str,
        today: date,
        names: Names,
        account_named: Callable[[str], int | None],
        me: MemberFact | None,
        choices: Choices = NOTHING_CHOSEN,
        topics: Collection[str] = (),
    ) -> None:
        self.text, self.today, self.names, self.me = text, today, names, me
        self.choices = choices
        self.tokens = tokens_of(text, choices.literal)
        self.clauses = clauses_of(self.tokens)
        self.clause_of = {index: n for n, clause in enumerate(self.clauses) for index in clause}
        self.taken: set[int] = set()
        self.account: tuple[int, str, tuple[int, ...]] | None = None
        self.addressees: set[int] = set()  # the tokens of names with a colon, "Raj: pricing"
        self.blockers: list[tuple[BlockerDraft, tuple[int, ...]]] = []
        self.tags: list[tuple[int, ActivityType]] = []
        self.outcomes: list[tuple[int, Outcome]] = []
        self.counts: dict[int, tuple[int, int]] = {}  # token of a tag → how often, and the token that says so
        self.topics: list[tuple[str, tuple[int, ...]]] = []
        self.unsure: list[tuple[str, str, int]] = []  # the tag as typed, the one it is near, its token
        self.owners: list[tuple[int, MemberFact]] = []
        self._known_topics = {fold(topic) for topic in topics}
        self._read_names_with_colon(account_named)
        self._read_blockers()
        self._read_tags()
        self._read_owners()

    def core(self, index: int) -> str:
        """What is compared of the word at `index`; empty where it is no word."""
        return self.tokens[index].core if self.tokens[index].kind == "word" else ""

    def free(self, indexes: Iterable[int]) -> list[int]:
        """Those of the tokens that no mark has read yet."""
        return [index for index in indexes if index not in self.taken]

    def shown(self, indexes: Collection[int]) -> str:
        """The tokens as text."""
        return joined(self.text, self.tokens, indexes)

    def _read_names_with_colon(self, account_named: Callable[[str], int | None]) -> None:
        """`Raj: pricing` speaks of Raj, `Acme: …` is about another account."""
        for clause in self.clauses:
            for at, index in enumerate(clause):
                token = self.tokens[index]
                if token.kind != "word" or not token.text.endswith(":") or len(token.text) < 2:
                    continue
                for length in range(min(_LONGEST_NAME, at + 1), 0, -1):
                    run = tuple(clause[at + 1 - length : at + 1])
                    name = " ".join(self.tokens[i].text for i in run).rstrip(":")
                    if any(self.tokens[i].kind != "word" or self.tokens[i].text[0] in "#@!" for i in run):
                        continue
                    if self.names.known(name):
                        self.addressees.add(index)
                        break
                    found = account_named(name) if self.account is None else None
                    if found is not None:
                        self.account = found, name, run
                        self.taken.update(run)
                        break

    def _read_blockers(self) -> None:
        """`!legal wants a DPA by fri`: up to the next `!`, tag, semicolon, line end, or a step after a comma."""
        starts = [i for i in range(len(self.tokens)) if i not in self.taken and is_blocker_start(self.tokens, i)]
        for start in starts:
            if start in self.taken:
                continue
            end = start + 1
            while end < len(self.tokens) and not self._ends_blocker(end):
                end += 1
            span = [i for i in range(start, end) if self.tokens[i].kind != "sep" and i not in self.taken]
            self._add_blocker(span)

    def _ends_blocker(self, index: int) -> bool:
        token = self.tokens[index]
        if token.kind == "sep":
            after = index + 1
            step = after < len(self.tokens) and self.core(after) in TO_DO
            return token.text != "," or step
        return (
            index in self.taken
            or is_blocker_start(self.tokens, index)
            or (token.kind == "word" and token.text[0] == "#")
        )

    def _add_blocker(self, span: list[int]) -> None:
        draft = blocker_of(self.text, self.tokens, span, self.today, self.names)
        if draft:
            self.blockers.append((draft, tuple(span)))
            self.taken.update(span)

    def _read_tags(self) -> None:
        for index, token in enumerate(self.tokens):
            word = token.bare[1:]
            if index in self.taken or token.kind != "word" or token.text[0] != "#" or not word.strip("#"):
                continue
            self._read_tag(index, word)
            self.taken.add(index)
        self._read_counts()

    def _read_tag(self, index: int, word: str) -> None:
        """One of our kinds or outcomes; a word near one is asked about; any other is a topic."""
        start = self.tokens[index].start
        kind, outcome = tag_of(word), outcome_of(word)
        settled = start in self.choices.topics or fold(word) in self._known_topics
        if kind is None and outcome is None and not settled:
            meant = near(word)
            if meant and start in self.choices.meant:
                kind, outcome = tag_of(meant), outcome_of(meant)
            elif meant:
                self.unsure.append((word, meant, index))
                return
        if kind is not None:
            self.tags.append((index, kind))
        elif outcome is not None:
            self.outcomes.append((index, outcome))
        else:
            self.topics.append((word, (index,)))

    def _read_counts(self) -> None:
        """`x3` goes with the tag before it, else with the one after it; with no tag it is text."""
        for index, token in enumerate(self.tokens):
            found = COUNT.fullmatch(token.bare) if token.kind == "word" and index not in self.taken else None
            places = [place for place, _ in self.tags]
            if found and places:
                tag = max((p for p in places if p < index), default=None) or min(places, key=lambda p: abs(p - index))
                if tag not in self.counts:
                    self.counts[tag] = int(found[1] or found[2]), index
                    self.taken.add(index)

    def _read_owners(self) -> None:
        for index in range(len(self.tokens)):
            member = member_at(self.tokens[index], self.names) if index not in self.taken else None
            if member:
                self.owners.append((index, member))
                self.taken.add(index)
