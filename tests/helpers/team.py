"""The two people of every test, and the day it is."""

from __future__ import annotations

from datetime import date

TODAY = date(2025, 11, 5)  # a Wednesday
MEMBERS = [("ana", "sales"), ("bo", "marketing")]
