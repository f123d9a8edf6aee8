"""The long tests of a run come first, so that no worker is left with one when the others are done.

How long they take is kept in durations.json, by name alone: a test may move to another file. `make durations` writes it
anew, on a machine with nothing else to do.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pytest

KEPT = Path(__file__).with_name("durations.json")
LONG = 1.0  # seconds


def name_of(test: str) -> str:
    """The test's name; of all its parameters the longest counts."""
    return test.partition("[")[0]


def kept() -> dict[str, int]:
    """Name → seconds of the tests that are long."""
    seconds: dict[str, int] = json.loads(KEPT.read_text(encoding="utf-8"))
    return seconds


def in_order(items: Sequence[pytest.Item], workers: int) -> list[pytest.Item]:
    """The tests as they are dealt to that many workers: each gets a stretch of equal length, the long ones in front.

    Those of one file stay together: they share what they begin with, and stories that mostly wait leave the others the
    processor.
    """
    seconds = kept()
    by_file: dict[Path, list[pytest.Item]] = defaultdict(list)
    short = []
    for item in items:
        if name_of(item.name) in seconds:
            by_file[item.path].append(item)
        else:
            short.append(item)
    hands: list[list[pytest.Item]] = [[] for _ in range(workers)]

    def load(hand: Sequence[pytest.Item]) -> int:
        return sum(seconds[name_of(item.name)] for item in hand)

    for group in sorted(by_file.values(), key=load, reverse=True):
        min(hands, key=load).extend(group)
    dealt: list[pytest.Item] = []
    for n, hand in enumerate(hands):
        room = (len(items) - len(dealt)) // (workers - n)
        rest = max(0, room - len(hand))
        dealt += hand + short[:rest]
        del short[:rest]
    return dealt + short


class Clock:
    """Adds up how long each test takes, and keeps the long ones."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] += report.duration

    def pytest_sessionfinish(self) -> None:
        longest: dict[str, float] = defaultdict(float)
        for node, seconds in self.seconds.items():
            name = name_of(node).rpartition("::")[2]
            longest[name] = max(longest[name], seconds)
        long = {name: round(seconds) for name, seconds in sorted(longest.items()) if seconds >= LONG}
        KEPT.write_text(json.dumps(long, indent=1) + "\n", encoding="utf-8")
