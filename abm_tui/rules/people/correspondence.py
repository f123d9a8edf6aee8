"""Whose e-mail it is: the person among those we know whom its addresses mean."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from abm_tui.models.facts import PersonFact


def person_of_mail(
    known: Sequence[PersonFact], addresses: Iterable[Collection[str]], account_id: int | None
) -> PersonFact | None:
    """The one of `known` who wrote it, to whom it went, or whose address stands in it: the sets of `addresses`, in
    that order, in lower case.

    Of several in one set it is the one at the account `account_id`; None where that leaves more than one, or nobody.
    """
    for few in addresses:
        people = [person for person in known if person.email.casefold() in few]
        here = [person for person in people if person.account_id == account_id]
        if len(here or people) == 1:
            return (here or people)[0]
    return None
