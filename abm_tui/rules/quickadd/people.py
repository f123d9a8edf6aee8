"""Who a line of quick-add is about: known people by their names, new ones as `Name (Title)` or after `met`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from abm_tui.models.facts import MemberFact, PersonFact
from abm_tui.rules.people.role_titles import role_of
from abm_tui.rules.quickadd.drafts import PersonReading
from abm_tui.rules.quickadd.words import Token
from abm_tui.text import fold

_BEFORE_NAME = frozenset({"met", "with", "from"})
# First names that are words too: they count as names only with a capital.
_ALSO_WORDS = frozenset(
    {"art", "bill", "bob", "chip", "chase", "drew", "faith", "frank", "gene", "grace", "grant", "guy", "hope", "jack"}
    | {"joy", "mark", "may", "nick", "pat", "rich", "rob", "rose", "sue", "tom", "will", "young", "long", "price"}
)
# Words with a capital that are no people.
_NO_NAMES = frozenset(
    {
        "legal",
        "it",
        "procurement",
        "finance",
        "security",
        "sales",
        "marketing",
        "engineering",
        "hr",
        "compliance",
        "ops",
    }
    | {"operations", "support", "product", "hubspot", "salesforce", "linkedin", "zoom", "teams", "google", "the", "i"}
    | {"january", "february", "march", "april", "june", "july", "august", "september", "october", "november"}
    | {"december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "tomorrow"}
    | {"mon", "tue", "wed", "thu", "fri", "sat", "sun", "yesterday", "re"}
)
_TITLE = re.compile(r"[^\W\d_][\w .,&/+'’-]{1,60}")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*")
_MOST_WORDS = 6


@dataclass(frozen=True)
class Found:
    """A person and the tokens that name them."""

    draft: PersonReading
    tokens: tuple[int, ...]


class Names:
    """The people and members one may mention, by folded name."""

    def __init__(
        self,
        people: Sequence[PersonFact],
        members: Sequence[MemberFact],
        me: MemberFact | None,
        account_named: Callable[[str], int | None] = lambda _: None,
    ) -> None:
        self.by_id = {person.id: person for person in people}
        self._by_name: dict[str, list[int]] = {}
        for person in people:
            first, last = fold(person.first_name), fold(person.last_name)
            for name in {first, last, f"{first} {last}", f"{last} {first}"} - {"", " "}:
                self._by_name.setdefault(name.strip(), []).append(person.id)
        self._members = {fold(member.name): member for member in members if member.left_on is None}
        self._me = me
        self._account_named = account_named

    def known(self, name: str) -> list[int]:
        """The ids of the people that a name may mean."""
        return list(dict.fromkeys(self._by_name.get(fold(name.strip()), [])))

    def member(self, name: str) -> MemberFact | None:
        """The member whose name is `name`, or the only one whose name starts with it."""
        name = fold(name)
        if name == "me":
            return self._me
        starting = [member for key, member in self._members.items() if name and key.startswith(name)]
        return self._members.get(name) or (starting[0] if len(starting) == 1 else None)

    def is_account(self, name: str) -> bool:
        """Whether a company of the workspace is called so: "met with Hooli" names nobody."""
        return self._account_named(name) is not None

    def drafted(self, ids: list[int], said: str, title: str) -> PersonReading:
        """The person meant by `said`: with several of that name, the one whose title was given."""
        if len(ids) > 1 and title:
            ids = [i for i in ids if fold(self.by_id[i].title) == fold(title)] or ids
        if len(ids) > 1:
            return PersonReading(None, said, title=title, role=role_of(title), candidates=tuple(ids))
        person = self.by_id[ids[0]]
        return PersonReading(person.id, person.first_name, person.last_name, title or person.title, role_of(title))


def find_people(tokens: list[Token], clauses: list[list[int]], taken: set[int], names: Names) -> list[Found]:
    """The people in the tokens that are not `taken`, in the order they are named, each once."""
    found: list[Found] = []
    for clause in clauses:
        at = 0
        while at < len(clause):
            here = _known_at(tokens, clause, at, taken, names) or _new_at(tokens, clause, at, taken, names)
            if here:
                _add(found, here)
                at += len(here.tokens)
            else:
                at += 1
    return found


def _add(found: list[Found], new: Found) -> None:
    for index, old in enumerate(found):
        same = old.draft.id == new.draft.id if new.draft.id else fold(old.draft.name) == fold(new.draft.name)
        if same:
            found[index] = Found(
                old.draft if old.draft.role or not new.draft.role else new.draft, old.tokens + new.tokens
            )
            return
    found.append(new)


def _words(tokens: list[Token], clause: list[int], at: int, length: int, taken: set[int]) -> tuple[int, ...]:
    """The indexes of `length` free words in a row, or nothing. Punctuation inside ends the row."""
    run = tuple(clause[at : at + length])
    if len(run) < length or any(i in taken or tokens[i].kind != "word" for i in run):
        return ()
    whole = all(tokens[i].text == tokens[i].bare or tokens[i].text.endswith(".") for i in run[:-1])
    in_a_row = run[-1] - run[0] == length - 1
    return run if whole and in_a_row else ()


def _title_at(tokens: list[Token], clause: list[int], at: int, taken: set[int]) -> tuple[tuple[int, ...], str]:
    """The `(Title)` right there: its token and its words."""
    if at >= len(clause) or tokens[clause[at]].kind != "paren" or clause[at] in taken:
        return (), ""
    title = tokens[clause[at]].bare.strip()
    looks = _TITLE.fullmatch(title) and len(title.split()) <= _MOST_WORDS and (title[0].isupper() or role_of(title))
    return ((clause[at],), title) if looks else ((), "")


def _known_at(tokens: list[Token], clause: list[int], at: int, taken: set[int], names: Names) -> Found | None:
    for length in (4, 3, 2, 1):
        run = _words(tokens, clause, at, length, taken)
        if not run:
            continue
        said = " ".join(tokens[i].bare for i in run)
        ids = names.known(said) or names.known(re.sub(r"['’]s$", "", said))
        if not ids or (length == 1 and not _single_counts(tokens, clause, at, ids, names)):
            continue
        title_tokens, title = _title_at(tokens, clause, at + length, taken)
        return Found(names.drafted(ids, said, title), run + title_tokens)
    return None


def _single_counts(tokens: list[Token], clause: list[int], at: int, ids: list[int], names: Names) -> bool:
    """A first or last name alone: not a plain word, and not the start of somebody else's full name."""
    token = tokens[clause[at]]
    if token.core in _ALSO_WORDS and not token.text[0].isupper():
        return False
    following = tokens[clause[at + 1]] if at + 1 < len(clause) else None
    if following is None or token.text != token.bare or not _is_name(following):
        return True
    return all(not names.by_id[i].last_name or fold(names.by_id[i].last_name) == token.core for i in ids)


def _is_name(token: Token) -> bool:
    """Whether a word may be part of a name: a capital, no abbreviation in capitals, no department, no day."""
    word = token.bare
    capital = word[:1].isupper() and not (word.isupper() and 1 < len(word) <= 5)
    return token.kind == "word" and capital and bool(_NAME.fullmatch(word)) and token.core not in _NO_NAMES


def _new_at(tokens: list[Token], clause: list[int], at: int, taken: set[int], names: Names) -> Found | None:
    """Somebody new: up to three words with capitals before a title, or after met, with or from; no company."""
    invited = at > 0 and clause[at - 1] not in taken and tokens[clause[at - 1]].core in _BEFORE_NAME
    if invited and at > 1 and tokens[clause[at - 1]].core == "from" and _is_name(tokens[clause[at - 2]]):
        invited = False  # "Gavin from Hooli": where somebody belongs
    for length in (3, 2, 1):
        run = _words(tokens, clause, at, length, taken)
        if not run or not all(_is_name(tokens[i]) or _caseless(tokens[i]) for i in run):
            continue
        title_tokens, title = _title_at(tokens, clause, at + length, taken)
        if invited and not title and names.is_account(" ".join(tokens[i].bare for i in run)):
            return None
        if title or (invited and all(_is_name(tokens[i]) for i in run)):
            first, *last = (tokens[i].bare for i in run)
            return Found(PersonReading(None, first, " ".join(last), title, role_of(title)), run + title_tokens)
    return None


def _caseless(token: Token) -> bool:
    """Names in scripts without capitals."""
    word = token.bare
    return token.kind == "word" and word.isalpha() and word.lower() == word.upper()
