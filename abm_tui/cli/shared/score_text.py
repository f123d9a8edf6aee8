"""`abm score` for people: every point, the fit signals beside it, the ICP, outside intent, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abm_tui.cli.shared.fit_lines import criteria, headline
from abm_tui.rules.fit.fit import answer_word
from abm_tui.rules.handoff.checklist import checklist
from abm_tui.rules.handoff.handoff import advice_text, intent
from abm_tui.rules.people.event_words import line_words

if TYPE_CHECKING:
    from abm_tui.models.derived import Score
    from abm_tui.rules.framework.framework import Framework
    from abm_tui.store import Store
    from abm_tui.store.queries.listing import ListedAccount


def score_text(store: Store, row: ListedAccount) -> str:
    """The explanation, a line each; what has a way to mend it ends in the command that does."""
    derived, fw, today = row.derived, store.framework, store.today
    assert derived is not None
    score = derived.score
    parts = [f"{row.account.name}: score {score.value}" + (f"  {score.summary}" if score.summary else "")]
    parts.append(f"  {advice_text(row.facts, derived, fw)}")
    if "handoff" in derived.flags:
        parts.append(f"  call them, or open a deal? abm handoff {row.id}")
    parts += _points(row, score, fw)
    signs = checklist(row.facts, derived.fit, derived.statuses, today, fw)
    parts += ["", f"Fit signals: {sum(s.answer is True for s in signs)} of {len(signs)}"]
    for sign in signs:
        fix = f"  ({sign.command})" if sign.fix else ""
        parts.append(f"  {answer_word(sign.answer):<7}  {sign.name}: {sign.because}{fix}")
    if derived.fit.criteria:
        parts += ["", headline(derived.fit, store), *(f"  {line}" for line in criteria(derived.fit))]
    outside = intent(row.facts, today, fw)
    if outside:
        parts += ["", "Outside intent, no points"]
        parts += [f"  {one.at.isoformat()}  {one.topic}" for one in outside]
    return "\n".join(parts)


def _points(row: ListedAccount, score: Score, fw: Framework) -> list[str]:
    labels = {rule.code: rule.label for rule in fw.signals}
    words, found = line_words(row.facts, score), []
    for line in score.lines:
        cut = "  cut off by the cap" if line.cut_by_cap else f"  until {line.expires or 'the fit changes'}"
        what = ": ".join(part for part in (line.who, line.subject, words.get(line.activity or 0, "")) if part)
        label = labels.get(line.signal, line.signal.replace("_", " "))
        found.append(f"  {line.points:>2}  {line.at.isoformat()}  {label}  {what}{cut}")
    if score.cheapest_next:
        found.append(f"  to {score.value + 1}: {score.cheapest_next}")
    return found
