"""What every test has at hand: a workspace, a colleague in it, and a doctor who looks at the file afterwards.

A test that needs a program of the system says so with a marker (`needs_tmux`, `needs_strace`). Where it is absent the
test is listed as NOT RUN at the end; with ABM_CI=1 that is a failure, and so is any other test that was skipped.
"""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import doctor
import longest_first
import pytest
import quick
import statements
import workspaces
from hypothesis import HealthCheck, settings
from team import MEMBERS, TODAY

from abm_tui.errors import AbmError
from abm_tui.store import Store, open_workspace

IN_CI = os.environ.get("ABM_CI") == "1"
NOT_RUN = "NOT RUN: needs "

# The same programs at every run, so that a red run is red again; "night" looks for new ones.
settings.register_profile(
    "day", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("night", deadline=None, max_examples=5_000, suppress_health_check=list(HealthCheck))
settings.load_profile(os.environ.get("ABM_HYPOTHESIS", "day"))


statements.share()

# A test leaves much behind at once and little for long: looking for it after every 700 new objects takes a fifth of the
# time of a test of screens.
gc.set_threshold(20_000)

# Where the temporary folders of a run are: in memory, where there is enough of it. A test that injects faults wants a
# disk, see tests/reliability.
MEMORY = Path("/dev/shm")
if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > 2**30:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


# Which tests, and in which order


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--keep-durations` writes down which tests are long."""
    parser.addoption("--keep-durations", action="store_true", help="Write tests/helpers/durations.json anew.")


def pytest_configure(config: pytest.Config) -> None:
    """The run's own process hears of every test."""
    if config.getoption("--keep-durations") and "PYTEST_XDIST_WORKER" not in os.environ:
        config.pluginmanager.register(longest_first.Clock())


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The quick ones are known by their marker; several workers begin with the long ones."""
    quick.mark(items)
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    if workers > 1:
        items[:] = longest_first.in_order(items, workers)


# The workspace and the two people in it


@pytest.fixture(autouse=True, scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The workspaces that tests copy; the processes of a run share them."""
    own = tmp_path_factory.getbasetemp()
    workspaces.keep_in((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "made-once")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new workspace on Wednesday 5 November 2025, as ana of sales; bo of marketing is the other member."""
    made = workspaces.create(tmp_path / "abm.db", MEMBERS, today=TODAY)
    yield made
    made.close()


@pytest.fixture
def colleague(store: Store) -> Iterator[Store]:
    """The same workspace, opened a second time as bo."""
    opened = open_workspace(store.path, "bo", TODAY)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def nothing_frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program freezes what it starts with, once. A thousand started one after the other would keep all of theirs."""
    monkeypatch.setattr(gc, "freeze", lambda: None)


# The doctor


@pytest.fixture(autouse=True)
def examined(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """After every test: each workspace it used is whole, and its journal replays to exactly its rows.

    The marker `damages` is for a test that breaks a file on purpose.
    """
    used: set[Path] = set()
    opening = Store.__init__

    def noted(self: Store, path: Path, *args: Any, **kwargs: Any) -> None:
        opening(self, path, *args, **kwargs)
        used.add(path)

    monkeypatch.setattr(Store, "__init__", noted)
    folder: Path | None = request.getfixturevalue("tmp_path") if "tmp_path" in request.fixturenames else None
    yield
    monkeypatch.undo()
    if request.node.get_closest_marker("damages"):
        return
    if folder is not None:
        used |= {path for path in folder.rglob("*.db") if doctor.is_workspace(path)}
    for path in sorted(used):
        doctor.examine(path)


# As somebody else


@pytest.fixture
def as_ordinary_user() -> Callable[[Callable[[], object]], str]:
    """Run something as a user without special rights, in a process of its own; the answer is `code: message` of the
    AbmError it raised, or "fine". Root may read and write everything, so only so can rights be tested."""

    def run(work: Callable[[], object]) -> str:
        receiver, sender = os.pipe()
        child = os.fork()
        if child == 0:
            said = "nothing"
            try:
                if os.getuid() == 0:
                    os.setgroups([])
                    os.setgid(65534)
                    os.setuid(65534)
                work()
                said = "fine"
            except AbmError as error:
                said = f"{error.code}: {error.message}"
            except BaseException as error:
                said = repr(error)
            finally:
                os.write(sender, said.encode())
                os._exit(0)
        os.close(sender)
        with os.fdopen(receiver, "rb") as pipe:
            answer = pipe.read().decode()
        os.waitpid(child, 0)
        return answer

    return run


# What a machine may lack


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test that needs a missing program is not run: it is listed, and fails where nothing may be missing."""
    for marker in item.iter_markers():
        if marker.name.startswith("needs_"):
            program = marker.name.removeprefix("needs_")
            if shutil.which(program) is None:
                said = f"{NOT_RUN}{program}"
                if IN_CI:
                    pytest.fail(said, pytrace=False)
                pytest.skip(said)


def _skipped(reporter: Any) -> list[Any]:
    return list(reporter.stats.get("skipped", [])) if reporter is not None else []


def _why(report: Any) -> str:
    text = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return str(text).removeprefix("Skipped: ")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say which tests were not run, and for want of what."""
    missing = [(_why(r), r.nodeid) for r in _skipped(terminalreporter) if NOT_RUN in _why(r)]
    if missing:
        terminalreporter.section("not run here")
        for why, test in sorted(missing):
            terminalreporter.write_line(f"{why}: {test}")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where nothing may be missing, a skipped test is a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if IN_CI and _skipped(reporter) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
