"""Whose words a part of a line is: ours, or what they said; and what is only supposed, asked or denied.

A day in what they said, after if or when, or in a question is no promise of ours, and a verb there is no event.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from abm_tui.rules.quickadd.marks import Marks
from abm_tui.rules.quickadd.words import DOES, LINKS, PRONOUNS, THIRD, TO_DO, URGES, US

_WORDS_SAYING = """
said say says told tells asked asks thinks thought believes hopes expects promised promises mentioned mentions
confirmed confirms announced explained claims answered replied wrote writes agreed guesses suggested suggests
plans planned
"""
_SAYS = frozenset(_WORDS_SAYING.split())
# Those that are theirs where nobody is named before them: "said yes" is them, "told Raj" is us.
_SAYS_ALONE = _SAYS - frozenset({"told", "asked", "wrote", "agreed", "planned", "confirmed", "suggested", "mentioned"})
_ASKS = frozenset({"wants", "want", "needs", "need", "requests", "requested", "wanted", "needed"})
_ASKS_FOR = frozenset({"asks", "asked", "asking", "waits", "waiting"})
_SUPPOSED = frozenset(
    {"if", "when", "whenever", "unless", "until", "till", "might", "whether", "could", "maybe", "perhaps", "once"}
)
_DENIED = frozenset({"not", "never", "no", "don't", "didn't", "doesn't", "hasn't", "haven't", "won't", "nobody", "yet"})
_MODALS = frozenset({"will", "to", "must", "should", "can", "would", "'ll", "wants", "plans", "i", "we"})
_TIMES = frozenset({"today", "just", "also", "then", "finally", "already", "now", "had", "has", "have", "'ve", "both"})
_BEFORE_DAY = frozenset({"to", "us", "me", "back", "on"})
_WORDS_DONE = """
booked arranged scheduled called phoned rang spoke talked met e-mailed emailed wrote left sent fixed set tried
"""
_OUR_PAST = frozenset(_WORDS_DONE.split())
_SILENCE = frozenset({"no", "voicemail", "mailbox", "left", "nobody"})  # "rang Raj: no answer"
_NOUNS_TOO = frozenset({"call", "meeting", "demo", "coffee", "lunch", "talk", "chat", "review", "mail", "quote"})


class Scope:
    """What may be read where. `persons` are the tokens that name somebody, by their place in the people of the line.

    `theirs` are the tokens of what they said, `supposed` those behind if, when or might, and those of a question.
    """

    def __init__(self, marks: Marks, persons: Mapping[int, int], days: Collection[int]) -> None:
        self.marks, self.persons, self.days = marks, persons, days
        self.theirs: set[int] = set()
        self.supposed: set[int] = set()
        self._find_supposed()
        self._find_theirs()

    def word(self, index: int) -> str:
        """The word at `index` as it is compared, also where nothing is read from it; empty for a quote or a tag."""
        token = self.marks.tokens[index]
        return token.core if token.kind in ("word", "literal") and token.text[0] not in "#@!" else ""

    def open(self, index: int) -> bool:
        """Whether what stands there is ours to act on."""
        return index not in self.theirs and index not in self.supposed

    def clause(self, index: int) -> list[int]:
        """The clause that the token stands in."""
        return self.marks.clauses[self.marks.clause_of[index]]

    def subject(self, index: int) -> str:
        """Who does what stands there: "them", "us", or "" where nobody is named."""
        clause = self.clause(index)
        for before in reversed(clause[: clause.index(index)]):
            word = self.word(before)
            if before in self.persons or word in THIRD:
                return "them" if self._is_subject(clause, before, index) else ""
            if word in US:
                return "us"
            if before not in self.days and word and word not in LINKS | URGES | _TIMES | _DENIED | _MODALS:
                first = next((i for i in clause if self.word(i) not in LINKS | _TIMES and i not in self.days), index)
                done = first in self.persons or self.word(first) in THIRD
                return "them" if done and self.word(index) not in TO_DO else ""
        return ""

    def _is_subject(self, clause: list[int], named: int, verb: int) -> bool:
        """Whether whoever is named before a verb does it: in "rang Ines and left a message" we do."""
        between = [self.word(i) for i in clause if named < i < verb]
        first = next(i for i in clause if i == named or (self.word(i) not in LINKS | _TIMES and i not in self.days))
        return "and" not in between or first in self.persons or self.word(first) in THIRD

    def denied(self, index: int) -> bool:
        """Whether not, never or nobody stands shortly before it."""
        clause = self.clause(index)
        at = clause.index(index)
        return any(self.word(i) in _DENIED for i in clause[max(0, at - 3) : at])

    def denies(self, clause: list[int]) -> bool:
        """Whether a clause says what is not so, or not to be done."""
        return any(self.word(i) in _DENIED - {"yet", "no"} for i in clause)

    def own_verb(self, clause: list[int]) -> int | None:
        """The verb by which a clause tells us to do something: it starts the clause, or comes after and, then or to."""
        started = False
        for at, index in enumerate(clause):
            word = self.word(index)
            quoted = self.marks.tokens[index].kind in ("quote", "paren")
            if (index in self.marks.taken or not word) and not quoted:
                continue
            urged = at > 0 and self.word(clause[at - 1]) in URGES
            if word in TO_DO and self.marks.core(index) and (not started or urged) and self._is_verb(clause, at):
                return index
            started = started or (word not in LINKS | URGES and index not in self.days)
        return None

    def _is_verb(self, clause: list[int], at: int) -> bool:
        index, after = clause[at], clause[at + 1] if at + 1 < len(clause) else None
        noun = self.word(index) in _NOUNS_TOO and after is not None and self.word(after) in ("with", "notes", "went")
        if noun or self.denied(index):
            return False
        if at == 0 or self.word(clause[at - 1]) in ("and", "then", "please"):
            modal = any(self.word(i) in ("will", "wants", "can", "plans", "'ll", "to") for i in clause[:at])
            return not (modal and self.subject(index) == "them")
        return self.subject(index) != "them"

    def asks(self, clause: list[int]) -> int | None:
        """Where a clause tells what they ask of us: `he wants the DPA`, `asked for a quote`, `wants us to call`."""
        for at, index in enumerate(clause):
            word = self.word(index)
            after = [self.word(i) for i in clause[at + 1 : at + 3]]
            if word in _ASKS:
                for_us = after[:1] in (["us"], ["me"])
                wanting = (after[:1] != ["to"] or for_us) and self.subject(index) != "us"
            else:
                wanting = word in _ASKS_FOR and after[:1] in (["for"], ["us"], ["me"]) and self.subject(index) != "us"
                wanting = wanting or (word == "would" and after[:1] == ["like"] and after[1:] != ["to"])
            if wanting and not self.denied(index):
                return index
        return None

    def they_do(self, clause: list[int]) -> bool:
        """Whether a clause tells what they do or are to do: `he is back mon`, `Raj reviews it`."""
        words = [(i, self.word(i)) for i in clause if i not in self.days and self.word(i) not in LINKS | _TIMES]
        if not words:
            return False
        if words[0][1] in THIRD:
            return True
        rest = [word for i, word in words if i not in self.persons]
        return words[0][0] in self.persons and bool(rest) and rest[0] in DOES

    def _find_supposed(self) -> None:
        marks, shut, last = self.marks, False, None
        for clause in marks.clauses:
            shut = shut and not self._new_sentence(last, clause[0])
            for index in clause:
                shut = shut or self.word(index) in _SUPPOSED
                if shut:
                    self.supposed.add(index)
            last = clause[-1]
            if marks.tokens[last].text[-1] == "?" and marks.tokens[last].kind != "quote":
                self.supposed.update(i for i in clause if marks.tokens[i].text[0] not in "#@")

    def _new_sentence(self, last: int | None, first: int, *, lines_only: bool = False) -> bool:
        if last is None:
            return True
        between = [self.marks.tokens[i].text for i in range(last + 1, first)]
        ended = self.marks.tokens[last].text[-1] in ".!?" and not lines_only
        return ended or ";" in between or "\n" in between

    def _find_theirs(self) -> None:
        """A report goes on over commas until a clause is ours again; after a colon it must plainly be so."""
        marks, mode = self.marks, ""
        last: int | None = None
        for clause in marks.clauses:
            if self._new_sentence(last, clause[0], lines_only=mode == "quoted"):
                mode = ""
            quoted_here = mode == "quoted" and last is not None and marks.tokens[last].text[-1] == ":"
            if mode and (quoted_here or not self._ours_again(clause, mode)):
                self.theirs.update(clause)
            elif (told := self._report(clause)) is not None:
                self.theirs.update(told)
                mode = mode or "told"
            if marks.tokens[clause[-1]].text[-1] == ":":
                mode = self._after_colon(clause, mode)
            last = clause[-1]

    def _after_colon(self, clause: list[int], mode: str) -> str:
        """What follows a colon: their very words behind replied:, what was talked about behind a name; else as was."""
        reply = any(kind == "reply" for i, kind in self.marks.tags if i in clause)
        if reply or any(self._says(index) for index in clause):
            return "quoted"
        return mode or ("named" if any(i in self.marks.addressees for i in clause) else "")

    def _says(self, index: int) -> bool:
        word = self.word(index)
        if word not in _SAYS:
            return False
        subject = self.subject(index)
        clause = self.clause(index)
        after = clause[clause.index(index) + 1 :]
        if word in _ASKS_FOR and after and self.word(after[0]) in ("for", "us", "me"):
            return False
        if subject == "" and after and after[0] in self.persons:
            return False  # "promised Raj the deck": that was us
        to_them = len(after) > 1 and self.word(after[0]) == "to" and self.word(after[1]) not in ("us", "me")
        return subject == "them" or (subject == "" and word in _SAYS_ALONE and not to_them)

    def _report(self, clause: list[int]) -> list[int] | None:
        """The tokens of a clause that are what they said, behind said, thinks, replied or #replied; None without these.

        A day right there is when they said it; what they ask of us, and what we do after "and", is ours.
        """
        tagged = {i for i, kind in self.marks.tags if kind == "reply"}
        for at, index in enumerate(clause):
            if not (self._says(index) or index in tagged):
                continue
            start = at + 1
            while start < len(clause) and self._beside(clause, start):
                start += 1
            days = start
            while days < len(clause) and clause[days] in self.days:
                days += 1
            rest = clause[days:] if days == len(clause) or clause[days] in tagged else clause[start:]
            asked = self.asks(rest) if rest else None
            if asked is not None:
                return []
            own = next((n for n, i in enumerate(rest) if self._turns(clause, i)), len(rest))
            return [i for i in rest[:own] if i not in self.marks.taken]
        return None

    def _beside(self, clause: list[int], at: int) -> bool:
        index = clause[at]
        return index in self.persons or self.word(index) in _BEFORE_DAY or index in self.marks.taken

    def _turns(self, clause: list[int], index: int) -> bool:
        """Whether "and call him", "then send her the deck" begins there."""
        at = clause.index(index)
        after = clause[at + 1 :]
        verb = after and self.word(index) in ("and", "then") and self.word(after[0]) in TO_DO
        return bool(verb) and self._about_them(after)

    def _about_them(self, indexes: Collection[int]) -> bool:
        return any(i in self.persons or self.word(i) in PRONOUNS for i in indexes)

    def _ours_again(self, clause: list[int], mode: str) -> bool:
        """Whether a clause after what they said is ours: a step, what they ask for, a tag, or `by fri` alone."""
        verb = self.own_verb(clause)
        if mode == "named" and self.word(clause[0]) in US | _SILENCE:
            return self.word(clause[0]) in _SILENCE
        if self.word(clause[0]) in US:
            # "Lea replied, we sign next week" is theirs, "Raj said yes, we send him the contract" is ours.
            return mode == "told" and self._about_them(clause)
        if verb is not None and not any(self.word(i) in ("me", "us") for i in clause if i > verb):
            return mode in ("told", "named") or self._about_them([i for i in clause if i > verb])
        if mode == "quoted":
            return False
        words = [i for i in clause if self.word(i) and i not in self.days and i not in self.marks.taken]
        if not words:
            return self.word(clause[0]) in ("by", "before") or not any(i in self.days for i in clause)
        begins = self.word(words[0])
        if self.asks(clause) is not None or begins == "again" or words[0] in self.persons:
            return not self.they_do(clause) or self.asks(clause) is not None
        return self.marks.clauses[0] is not clause and begins in _OUR_PAST and words[0] == clause[0]
