"""The hand-off packet in words (S001)."""

from __future__ import annotations

from abm_tui.documents.handoff import markdown, plain_text
from tests.rules.handoff.packets import handed, packed

HOSTILE = "[/] [@click=app.quit] <script> | *x*"


def test_the_packet_reads_as_plain_text_s001(make):
    found = plain_text(handed(make, packed(make)), "score 6", {}, make.today)
    assert found.startswith("Hand-off: Initech\nscore 6\n")
    assert 'Dana, CFO, economic buyer, champion · opened "Benchmarks",' in found
    assert "+49 30 5550 · dana@acme.example" in found
    for line in ("  two outages", "  a slow audit", "  one vendor", "  new CTO", "  their pains: there"):
        assert line in found.split("\n")


def test_nothing_people_wrote_is_markup_in_the_markdown_s001(make):
    found = markdown(handed(make, packed(make, pains=HOSTILE, why_now=f"{HOSTILE}\n# no title")), "6", {}, make.today)
    assert "<script>" not in found
    assert "\n# no title" not in found
    assert found.count("\n# ") == 0
    assert found.startswith("# Hand-off: Initech\n")
