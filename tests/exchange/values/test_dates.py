"""Days and moments as vendors and people write them, in their languages and zones."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.exchange.values.dates import date_order, read_day, read_moment
from abm_tui.exchange.values.problems import Ambiguous, BadCell

pytestmark = pytest.mark.quick

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
our_times = st.datetimes(datetime(1970, 1, 1), datetime(2060, 12, 31)).map(lambda d: d.replace(second=0, microsecond=0))


@pytest.fixture
def _in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("language", MONTHS)
def test_months_are_read_in_many_languages(language: str) -> None:
    for number, month in enumerate(MONTHS[language].split(), start=1):
        assert read_day(f"3 {month} 2021") == date(2021, number, 3), month


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3. März 2021", date(2021, 3, 3)),
        ("12. Dez. 20", date(2020, 12, 12)),
        ("1er mars 2021", date(2021, 3, 1)),
        ("vendredi 16 avril 2021", date(2021, 4, 16)),
        ("lunes, 3 de mayo de 2021", date(2021, 5, 3)),
        ("2021年3月5日", date(2021, 3, 5)),
        ("2021년 3월 5일", date(2021, 3, 5)),
        ("16APR2021", date(2021, 4, 16)),
        ("16-Apr-21", date(2021, 4, 16)),
        ("April 16th, 2021", date(2021, 4, 16)),
        ("20210416", date(2021, 4, 16)),
        ("2009-07-14+0800", date(2009, 7, 14)),
    ],
)
def test_days_in_words(text: str, day: date) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("16 avril 2021 à 10h30", datetime(2021, 4, 16, 10, 30)),
        ("3. März 2021 um 17:30 Uhr", datetime(2021, 3, 3, 17, 30)),
        ("Apr 16, 2021 at 5:30 PM", datetime(2021, 4, 16, 17, 30)),
        ("Fri Apr 16 10:00:00 2021", datetime(2021, 4, 16, 10)),
        ("16 Apr, 2021 00:03:00", datetime(2021, 4, 16, 0, 3)),
        ("16 Apr 2021", datetime(2021, 4, 16, 12)),
    ],
)
def test_a_clock_beside_words_is_kept(text: str, moment: datetime) -> None:
    assert read_moment(text) == moment


@pytest.mark.usefixtures("_in_berlin")
@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2021-04-16T08:30:00Z", datetime(2021, 4, 16, 10, 30)),
        ("20210416T083000Z", datetime(2021, 4, 16, 10, 30)),
        ("Fri, 16 Apr 2021 08:30 GMT", datetime(2021, 4, 16, 10, 30)),
        ("Fri Apr 16 2021 11:30:00 GMT+0300", datetime(2021, 4, 16, 10, 30)),
        ("16/4/2021 08:30 UTC", datetime(2021, 4, 16, 10, 30)),
        ("16/4/2021 3:30 AM EST", datetime(2021, 4, 16, 10, 30)),
        ("2010-10-14T12:00:00.000Z-0300", datetime(2010, 10, 14, 17)),
    ],
)
def test_a_zone_by_distance_or_name_becomes_local_time(text: str, moment: datetime) -> None:
    assert read_moment(text, "dmy") == moment


@pytest.mark.parametrize(
    "text",
    ["31 février 2021", "avril 2021", "16 avril", "Mail 12 about the plan of 2024", "yesterday", "3 days ago",
     "16/4/2021 10:00 XYZ", "16 Apr 2021 10:99", "1/2/2020 5", "7/15/2009", "15 2021", "a" * 5_000 + " 1 2021"],
)  # fmt: skip
def test_half_a_date_a_sentence_and_an_unknown_zone_are_no_date(text: str) -> None:
    with pytest.raises(BadCell):
        read_moment(text, "dmy")


def test_what_a_half_date_lacks_is_said() -> None:
    with pytest.raises(BadCell, match="day, month and year are needed"):
        read_day("March 2021")


def test_a_number_that_cannot_be_a_month_never_changes_places_with_the_day() -> None:
    assert read_day("3/5/2021", "dmy") == date(2021, 5, 3)
    assert read_day("3/5/2021", "mdy") == date(2021, 3, 5)
    for text, order in (("13/5/2021", "mdy"), ("5/13/2021", "dmy")):
        with pytest.raises(BadCell):
            read_day(text, order)


@given(our_times, st.sampled_from(["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y/%m/%d %H:%M", "%d %b %Y %H:%M",
                                   "%b %d, %Y %I:%M %p", "%A, %d %B %Y %H:%M", "%Y%m%dT%H%M"]))  # fmt: skip
def test_a_written_moment_reads_back_as_itself(moment: datetime, form: str) -> None:
    assert read_moment(moment.strftime(form)) == moment


@given(our_times, st.sampled_from("/.-"), st.sampled_from([("dmy", "%d{0}%m{0}%Y"), ("mdy", "%m{0}%d{0}%Y")]))
def test_a_day_in_numbers_reads_back_in_its_order(moment: datetime, sign: str, order: tuple[str, str]) -> None:
    assert read_day(moment.strftime(order[1].format(sign)), order[0]) == moment.date()
    assert read_moment(moment.strftime(order[1].format(sign) + " %I:%M %p"), order[0]) == moment


@given(our_times, st.integers(-11, 12).filter(bool))
def test_a_moment_with_a_zone_is_the_same_moment(moment: datetime, hours: int) -> None:
    there = moment.replace(tzinfo=timezone(timedelta(hours=hours)))
    if moment.time() != moment.min.time():  # midnight sharp is a day
        assert read_moment(there.isoformat()) == there.astimezone().replace(tzinfo=None)


@given(st.text(st.characters(categories=("Nd", "Ll", "Zs", "Po", "Pd")), max_size=40))
def test_any_text_is_a_day_or_a_sentence(text: str) -> None:
    try:
        day = read_day(text)
    except BadCell:
        return
    assert day is None or 1900 <= day.year <= 2200


@pytest.mark.parametrize("before", ["Thu ", "Thursday, ", "Do. ", "jeudi "])
def test_a_weekday_before_a_day_leaves_its_order_open(before: str) -> None:
    with pytest.raises(Ambiguous):
        date_order([f"{before}03/04/2025"])
    assert date_order([f"{before}13/04/2025"]) == "dmy"
    assert [str(read_day(f"{before}03/04/2025", order)) for order in ("dmy", "mdy")] == ["2025-04-03", "2025-03-04"]


def test_a_clock_with_a_zone_leaves_the_order_open_too(recwarn: pytest.WarningsRecorder) -> None:
    with pytest.raises(Ambiguous):
        date_order(["03/04/2025 10:00 CET"])
    assert [str(read_day("03/04/2025 10:00 CET", order)) for order in ("dmy", "mdy")] == ["2025-04-03", "2025-03-04"]
    assert [w for w in recwarn.list if "Timezone" in type(w.message).__name__] == []


@pytest.mark.parametrize("text", ["on 03/04/2025", "Date: 03.04.2025", "due 03-04-2025 10:00"])
def test_numbers_behind_other_words_are_no_day(text: str) -> None:
    with pytest.raises(BadCell):
        read_day(text, "dmy")
