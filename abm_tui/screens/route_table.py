"""Which screen a route opens. The one place that knows all screens; each is imported where it is opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from abm_tui.screens.shell import routes
from abm_tui.screens.shell.key_screen import KeyScreen

if TYPE_CHECKING:
    from textual.screen import Screen


def _help(r: routes.Help, below: KeyScreen) -> KeyScreen:
    from abm_tui.screens.shell.help_screen import HelpScreen

    return HelpScreen(below, everything=r.everything)


def _today(_: routes.DayPage) -> KeyScreen:
    from abm_tui.screens.today.screen import TodayScreen

    return TodayScreen()


def _targets(_: routes.Targets) -> KeyScreen:
    from abm_tui.screens.targets.screen import TargetsScreen

    return TargetsScreen()


def _committees(_: routes.Committees) -> KeyScreen:
    from abm_tui.screens.committees.screen import CommitteesScreen

    return CommitteesScreen()


def _plays(_: routes.Plays) -> KeyScreen:
    from abm_tui.screens.plays.screen import PlaysScreen

    return PlaysScreen()


def _board(_: routes.ReviewBoard) -> KeyScreen:
    from abm_tui.screens.review.board_screen import BoardScreen

    return BoardScreen()


def _framework_pages(_: routes.FrameworkPages) -> KeyScreen:
    from abm_tui.screens.framework.screen import FrameworkScreen

    return FrameworkScreen()


def _imports(_: routes.Imports) -> KeyScreen:
    from abm_tui.screens.imports.screen import ImportScreen

    return ImportScreen()


def _card(r: routes.Card) -> KeyScreen:
    from abm_tui.screens.card.screen import CardScreen

    return CardScreen(r.account_id, list(r.walk) or [r.account_id])


def _score(r: routes.ScorePage) -> KeyScreen:
    from abm_tui.screens.account_pages.score_screen import ScoreScreen

    return ScoreScreen(r.account_id)


def _stage(r: routes.StagePage) -> KeyScreen:
    from abm_tui.screens.account_pages.stage_screen import StageScreen

    return StageScreen(r.account_id)


def _handoff(r: routes.HandoffPage) -> KeyScreen:
    from abm_tui.screens.account_pages.handoff_screen import HandoffScreen

    return HandoffScreen(r.account_id)


def _changes(r: routes.ChangesPage) -> KeyScreen:
    from abm_tui.screens.account_pages.changes_screen import ChangesScreen

    return ChangesScreen(r.account_id)


def _working_order(r: routes.WorkingOrder) -> KeyScreen:
    from abm_tui.screens.account_pages.working_order_screen import WorkingOrderScreen

    return WorkingOrderScreen(r.account_id)


def _blockers(r: routes.BlockersPage) -> KeyScreen:
    from abm_tui.screens.account_pages.blockers_screen import BlockersScreen

    return BlockersScreen(r.account_id)


def _dispute(r: routes.DisputePage) -> KeyScreen:
    from abm_tui.screens.records.dispute_screen import DisputeScreen

    return DisputeScreen(r.account_id)


def _facts(r: routes.FactsPage) -> KeyScreen:
    from abm_tui.screens.records.facts_screen import FactsScreen

    return FactsScreen(r.account_id, r.field)


def _last_review(r: routes.LastReview) -> KeyScreen:
    from abm_tui.screens.records.last_review_screen import ReviewPage

    return ReviewPage(r.account, r.review)


def _person(r: routes.PersonPage) -> KeyScreen:
    from abm_tui.screens.records.person_screen import PersonScreen

    return PersonScreen(r.contact_id)


def _deal(r: routes.DealPage) -> KeyScreen:
    from abm_tui.screens.records.deal_screen import DealScreen

    return DealScreen(r.deal_id)


def _activity(r: routes.ActivityPage) -> KeyScreen:
    from abm_tui.screens.records.activity_screen import ActivityScreen

    return ActivityScreen(r.activity_id)


def _touch(r: routes.TouchSheet) -> KeyScreen:
    from abm_tui.screens.touch.screen import TouchScreen

    return TouchScreen(r.touch_id, r.walk)


def _retier(_: routes.Retier) -> KeyScreen:
    from abm_tui.screens.retier.screen import RetierScreen

    return RetierScreen()


def _versions(_: routes.Versions) -> KeyScreen:
    from abm_tui.screens.framework.versions import VersionsScreen

    return VersionsScreen()


def _talk(r: routes.Talk) -> KeyScreen:
    from abm_tui.screens.review.talk_screen import TalkScreen

    return TalkScreen(r.account_id, resume=r.resume)


def _learnt(r: routes.Learnt) -> KeyScreen:
    from abm_tui.screens.review.learnt_screen import LearntScreen

    return LearntScreen(r.sentence)


def _duplicates(_: routes.Duplicates) -> KeyScreen:
    from abm_tui.screens.duplicates.screen import DuplicatesScreen

    return DuplicatesScreen()


def _merge(r: routes.Merge, below: KeyScreen) -> KeyScreen:
    from abm_tui.screens.duplicates.merge_screen import MergeScreen
    from abm_tui.screens.shell.place import Place

    assert isinstance(below, Place)
    return MergeScreen(r.pair, below)


def _file_columns(r: routes.FileColumns) -> KeyScreen:
    from abm_tui.screens.imports.file_columns_step import FileColumnsScreen

    return FileColumnsScreen(r.draft, r.ended, r.n)


def _file_words(r: routes.FileWords) -> KeyScreen:
    from abm_tui.screens.imports.values_step import WordsScreen

    return WordsScreen(r.draft, r.ended)


def _import_preview(r: routes.ImportPreview) -> KeyScreen:
    from abm_tui.screens.imports.preview_step import PreviewScreen

    return PreviewScreen(r.draft, r.ended)


def _pasted(r: routes.Pasted) -> KeyScreen:
    from abm_tui.screens.imports.paste_step import PasteScreen

    return PasteScreen(r.file, r.ended)


def _unlinked(r: routes.Unlinked) -> KeyScreen:
    from abm_tui.screens.imports.unlinked_screen import UnlinkedScreen

    return UnlinkedScreen(r.kind)


def _plain_text(r: routes.PlainText) -> KeyScreen:
    from abm_tui.screens.shell.plain_text_screen import PlainScreen

    return PlainScreen(r.rows)


_SCREENS: dict[type[routes.Route], Callable[[Any], KeyScreen]] = {
    routes.DayPage: _today,
    routes.Targets: _targets,
    routes.Committees: _committees,
    routes.Plays: _plays,
    routes.ReviewBoard: _board,
    routes.FrameworkPages: _framework_pages,
    routes.Imports: _imports,
    routes.Card: _card,
    routes.ScorePage: _score,
    routes.StagePage: _stage,
    routes.HandoffPage: _handoff,
    routes.ChangesPage: _changes,
    routes.WorkingOrder: _working_order,
    routes.BlockersPage: _blockers,
    routes.DisputePage: _dispute,
    routes.FactsPage: _facts,
    routes.LastReview: _last_review,
    routes.PersonPage: _person,
    routes.DealPage: _deal,
    routes.ActivityPage: _activity,
    routes.TouchSheet: _touch,
    routes.Retier: _retier,
    routes.Versions: _versions,
    routes.Talk: _talk,
    routes.Learnt: _learnt,
    routes.Duplicates: _duplicates,
    routes.FileColumns: _file_columns,
    routes.FileWords: _file_words,
    routes.ImportPreview: _import_preview,
    routes.Pasted: _pasted,
    routes.Unlinked: _unlinked,
    routes.PlainText: _plain_text,
}

_SCREENS_ON: dict[type[routes.Route], Callable[[Any, KeyScreen], KeyScreen]] = {
    routes.Help: _help,
    routes.Merge: _merge,
}


def make(route: routes.Route, below: Screen[Any] | None) -> KeyScreen:
    """A new screen for the route, opened from the screen `below`. Raises KeyError for a route that opens nothing."""
    if type(route) in _SCREENS_ON:
        assert isinstance(below, KeyScreen)
        return _SCREENS_ON[type(route)](route, below)
    return _SCREENS[type(route)](route)


# Screens whose code is loaded once the first rows stand, so that the first visit need not.
_LATER: list[routes.Route] = [
    routes.Targets(),
    routes.Committees(),
    routes.Plays(),
    routes.ReviewBoard(),
    routes.Card(0),
    routes.Talk(0),
    routes.Help(),
    routes.FrameworkPages(),
    routes.Imports(),
]


def preload(below: Screen[Any]) -> bool:
    """Load the code of one more screen by making one; True while there are others."""
    if _LATER:
        make(_LATER.pop(0), below)
    return bool(_LATER)
