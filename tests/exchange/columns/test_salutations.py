"""Whether "Title" is a job, or how somebody is spoken to."""

from __future__ import annotations

from abm_tui.exchange.columns.headers import map_headers


def test_a_title_is_a_job_unless_the_job_stands_beside_it() -> None:
    for headers in ("Last Name|Title|Email", "Last Name|Title|Company"):
        assert map_headers(headers.split("|"), "contacts", "").of("title")[0].header == "Title"
    beside = map_headers(["Last Name", "Title", "Job Title"], "contacts", "")
    assert [column.header for column in beside.of("title")] == ["Job Title"]
    said = map_headers(["Last Name", "Title", "Job Title"], "contacts", "salesforce")
    assert said.of("title")[0].header == "Title"
