"""What a rule about blockers looks at, and the line it makes."""

from __future__ import annotations

import shlex

from abm_tui.rules.blockers.case import Case, days_since, more, quoted, raised_line
from tests.rules.blockers.raised import found


def test_a_hostile_name_is_one_argument_of_the_printed_command_s000(make):
    name = """$(reboot) "x" `y` it's"""
    touch = make.touch("Send", due=-2, asset=name)
    lines = found(make, make.act("reply", 20, who=1), people=[make.person(1, first=name)], touches=[touch])
    assert shlex.split(lines["asset_missing"].fix_command)[3] == name
    assert shlex.split(lines["quiet"].fix_command)[3] == f"#call {name}"
    assert "'" in lines["quiet"].fix_command


def test_an_argument_is_in_double_quotes_unless_a_shell_would_read_more_into_it():
    assert quoted("ROI model") == '"ROI model"'
    assert shlex.split(quoted("$(reboot)")) == ["$(reboot)"]


def test_days_are_counted_from_the_cause_and_never_below_nothing(make):
    assert [days_since(day, make.today) for day in (make.day(4), make.day(-4), None)] == [4, 0, 0]
    assert (more(2), more(1, "more late"), more(0)) == (" · 2 more", " · 1 more late", "")


def test_a_line_has_the_drawer_severity_and_key_of_its_code():
    line = raised_line("touch_overdue", "Call Dana 4d late", -1, 1, "touch done 7", 7)
    assert (line.drawer, line.severity, line.fix_key, line.age_days) == ("way", 1, "d", 0)
    assert line.fix_command == "abm touch done 7"


def test_sales_acts_where_there_is_an_owner_from_sales_else_marketing_s001(make):
    def sales(**owners):
        return Case(make.facts(account=make.account(**owners)), make.today, make.fw).sales

    assert [sales(owner_sales=1, owner_marketing=2), sales(owner_marketing=2), sales()] == [1, 2, None]
