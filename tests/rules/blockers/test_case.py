"""What a rule about blockers looks at, and the line it makes."""

from __future__ import annotations

import shlex

from tests.rules.blockers.raised import found


def test_a_hostile_name_is_one_argument_of_the_printed_command_s000(make):
    name = """$(reboot) "x" `y` it's"""
    touch = make.touch("Send", due=-2, asset=name)
    lines = found(make, make.act("reply", 20, who=1), people=[make.person(1, first=name)], touches=[touch])
    assert shlex.split(lines["asset_missing"].fix_command)[3] == name
    assert shlex.split(lines["quiet"].fix_command)[3] == f"#call {name}"
    assert "'" in lines["quiet"].fix_command
