"""The example workspace: 80 invented accounts and twelve weeks of two people's work, ending on a meeting day.

Everything in it was done through the workspace's own commands, so it obeys every rule and can be undone. The content
is the same whenever it is made; only its days follow the day it is made for.
"""

from abm_tui.example.building import build, last_meeting_day

__all__ = ["build", "last_meeting_day"]
