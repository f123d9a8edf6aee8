"""What every measure has at hand."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.table import BenchTable
from benchmarks.workspaces import copy


@dataclass
class Bench:
    """What every measure has at hand. `runs`: how often a start is repeated; `keys`: how often a key is pressed."""

    folder: Path
    table: BenchTable
    runs: int
    keys: int
    quick: bool
    env: dict[str, str] = field(default_factory=dict)
    copies: dict[int, Path] = field(default_factory=dict)
    hello: float = 0.0  # s until hello's line was on screen; 0 = not measured

    def workspace(self, accounts: int) -> Path:
        """A copy that may be written to, the same one during the whole run."""
        if accounts not in self.copies:
            self.copies[accounts] = copy(accounts, self.folder, lambda text: print(f"  {text}", file=sys.stderr))
        return self.copies[accounts]
