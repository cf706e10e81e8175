"""The report: its figures, and the page as a browser shows it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import lxml.html
import polars as pl
import pytest
from written_home import load_pages, publish_home
from written_pages import FERRY, article_page, three_articles

from flows.home import Home
from flows.report.figures import ReportFigures, read_figures
from flows.report.page import MOST_OUTLET_CHARTS, outlet_panels
from flows.report.tables import MOST_QUOTED, TAKEN_UP, hours, page_table
from flows.report.writing import write_report
from flows.run import begin_run
from warehouse.connection import open_reader, open_writer
from warehouse.errors import WarehouseMissing
from warehouse.tables import FACT_ARTICLES

BROWSER = shutil.which("chromium")
IN_A_BROWSER = pytest.mark.skipif(BROWSER is None, reason="Debian's chromium is not installed")
HOSTILE = "</script><script>document.title = 7</script><b>bold</b>"
TODAY = date(2026, 3, 2)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with four articles; one of them has a title and a speaker's role that try to be markup."""
    run = begin_run("ingest", tmp_path_factory.mktemp("report") / "home", None)
    hostile = HOSTILE.replace("<", "&lt;")
    words = "“Nobody asked us,” said Dora Winterbourne, the " + hostile + " warden."
    load_pages([*three_articles(), article_page("hostile", hostile, (FERRY[0], words, FERRY[2]))], run)
    publish_home(run.home)
    return run.home


@pytest.fixture(scope="module")
def figures(home: Home) -> ReportFigures:
    with open_reader(home.published) as connection:
        return read_figures(connection, 28, TODAY)


def dated_articles(counts: dict[date, int]) -> pl.DataFrame:
    """Rows of fact_articles with the given number of articles a day, enough of them to be counted by."""
    days = [(day, number) for day, count in counts.items() for number in range(count)]
    rows = [
        {
            "article_id": f"{position:032x}",
            "source_id": "harbour-post",
            "published_at": datetime(day.year, day.month, day.day, 9, tzinfo=UTC),
            "first_seen_at": datetime(day.year, day.month, day.day, 10, tzinfo=UTC),
            **dict.fromkeys(("url", "canonical_url", "title", "text", "text_sha256"), f"{day} {number}"),
        }
        for position, (day, number) in enumerate(days)
    ]
    schema = FACT_ARTICLES.polars_schema()
    return pl.DataFrame(rows, schema={name: schema[name] for name in rows[0]})


class TestFigures:
    def test_totals_are_those_of_the_whole_warehouse(self, figures):
        assert (figures.totals.article_count, figures.totals.source_count) == (4, 1)
        assert figures.totals.quote_count == 4

    def test_the_period_ends_with_the_newest_article(self, figures):
        assert (figures.period.since, figures.period.until) == (date(2026, 2, 3), TODAY)

    def test_the_most_quoted_are_counted_once_a_quote(self, figures):
        counted = figures.most_quoted.select("person_name", "quote_count", "source_count").rows()

        assert sorted(counted) == [
            ("Ada Quillfeather", 1, 1),
            ("Bruno Castellane", 1, 1),
            ("Celia Vandermeer", 1, 1),
            ("Dora Winterbourne", 1, 1),
        ]

    def test_shares_of_a_week_add_up_to_one(self, figures):
        sums = figures.share_of_voice.group_by("week").agg(pl.col("quote_share").sum())

        assert sums["quote_share"].to_list() == [pytest.approx(1.0)]

    def test_a_quote_without_a_speaker_is_in_the_whole_of_its_week(self, home, tmp_path):
        copy = Path(shutil.copy(home.published, tmp_path / "work.duckdb"))
        with open_writer(copy) as connection:
            connection.execute(
                "UPDATE fact_quotes SET speaker_name = NULL, speaker_person_id = NULL, speaker_kind = NULL "
                "WHERE speaker_name = 'Dora Winterbourne'"
            )
            shares = read_figures(connection, 28, TODAY).share_of_voice

        assert shares.select("speaker", "quote_share").rows() == [
            ("Ada Quillfeather", 0.25),
            ("Bruno Castellane", 0.25),
            ("Celia Vandermeer", 0.25),
            ("everyone else", 0.25),
        ]

    def test_the_expected_range_is_that_of_the_same_weekday(self, tmp_path):
        mondays = [date(2026, 1, 5) + timedelta(weeks=week) for week in range(9)]
        counts = dict(zip(mondays, (2, 4, 2, 4, 2, 4, 2, 4, 9), strict=True))
        with open_writer(tmp_path / "work.duckdb") as connection:
            connection.register("dated", dated_articles(counts))
            columns = ", ".join(FACT_ARTICLES.column_names)
            connection.execute(f"CREATE TEMP TABLE blank AS SELECT {columns} FROM fact_articles")
            connection.execute("INSERT INTO temp.blank BY NAME SELECT * FROM dated")
            connection.execute("CREATE OR REPLACE TABLE fact_articles AS SELECT * FROM temp.blank")
            days = read_figures(connection, 8, TODAY).outlet_days

        last_monday, sunday = days.row(-1, named=True), days.row(-2, named=True)
        assert (last_monday["day"], last_monday["article_count"]) == (mondays[-1], 9)
        assert (last_monday["expected_low"], last_monday["expected_high"]) == (pytest.approx(1.0), pytest.approx(5.0))
        assert (sunday["article_count"], sunday["expected_low"], sunday["expected_high"]) == (0, 0.0, 0.0)

    def test_an_empty_warehouse_has_a_report(self, tmp_path):
        with open_writer(tmp_path / "work.duckdb") as connection:
            figures = read_figures(connection, 7, TODAY)

        assert figures.period.until == TODAY
        assert figures.outlet_days.is_empty()


class TestTables:
    def test_an_address_that_is_no_web_address_is_no_link(self):
        frame = pl.DataFrame(
            [{column.name: None for column in TAKEN_UP} | {"quote_text": "Go", "canonical_url": "javascript:alert(1)"}]
        )

        assert page_table(frame, TAKEN_UP).rows[0][0].href is None

    def test_a_value_that_is_not_known_is_empty_and_sorts_as_such(self):
        frame = pl.DataFrame([{column.name: None for column in MOST_QUOTED}])

        assert {(cell.text, cell.sort_key) for cell in page_table(frame, MOST_QUOTED).rows[0]} == {("", "")}

    @pytest.mark.parametrize(("value", "shown"), [(0.5, "30 min"), (1.5, "1.5 h"), (72.0, "3.0 days")])
    def test_hours_read_as_people_say_them(self, value, shown):
        assert hours(value) == shown

    def test_more_outlets_than_charts_are_told_and_charted_up_to_the_limit(self, figures):
        many = pl.concat(
            figures.outlet_days.with_columns(source_id=pl.lit(f"outlet-{number}"), source_name=pl.lit(f"No. {number}"))
            for number in range(MOST_OUTLET_CHARTS + 3)
        )

        panels, charts = outlet_panels(many, figures.period)

        assert (len(panels), len(charts)) == (MOST_OUTLET_CHARTS + 3, MOST_OUTLET_CHARTS)


def test_nothing_published_is_told(tmp_path):
    with pytest.raises(WarehouseMissing):
        write_report(Home(tmp_path), 28)


@pytest.mark.parametrize(
    ("output", "reason"), [("missing/report.html", "no such file or directory"), ("folder", "is a directory")]
)
def test_a_place_that_cannot_be_written_to_is_told_in_one_line(home, tmp_path, output, reason):
    (tmp_path / "folder").mkdir()
    path = tmp_path / output

    done = subprocess.run(
        [Path(sys.executable).with_name("newsfacts"), "report", "--home", home.path, "--output", path],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"newsfacts: cannot write the report to {path}: {reason}; name a file in a folder that is there, has room and "
        "may be written to\n"
    )
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]


def test_the_file_asks_no_other_host_for_anything(home):
    page = lxml.html.parse(write_report(home, 28))

    asked = [*page.xpath("//@src"), *page.xpath("//link/@href")]
    assert asked == ["data:,"]


@pytest.fixture(scope="module")
def written(home: Home) -> Path:
    return write_report(home, 28)


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=BROWSER,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield running
        running.close()


class Opened:
    """The report in a browser of a given width and colour scheme, with what the browser complained of and asked for."""

    def __init__(self, browser, path: Path, *, width: int, scheme: str) -> None:
        self.page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(path.as_uri())
        self.page.wait_for_selector("html[data-charts=drawn]", timeout=30_000)


@pytest.mark.browser
@IN_A_BROWSER
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
class TestInABrowser:
    @pytest.fixture
    def opened(self, browser, written, width, scheme) -> Iterator[Opened]:
        opened = Opened(browser, written, width=width, scheme=scheme)
        yield opened
        opened.page.close()

    def test_every_chart_is_drawn_and_nothing_complains_or_is_fetched(self, opened, written):
        charts = opened.page.locator(".chart svg")

        assert charts.count() == 4
        assert all(charts.nth(number).bounding_box()["width"] > 200 for number in range(4))
        assert opened.page.locator("#most-quoted-chart svg").text_content().count("Ada Quillfeather") == 1
        assert opened.complaints == []
        assert [url for url in opened.requests if not url.startswith(("file:", "data:"))] == []

    def test_the_page_is_no_wider_than_the_screen(self, opened, width):
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width

    def test_text_is_told_from_its_ground(self, opened, scheme):
        ink, paper = opened.page.evaluate(
            "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
        )
        brightness = [sum(map(int, re.findall(r"\d+", colour)[:3])) for colour in (ink, paper)]

        assert (brightness[0] < brightness[1]) == (scheme == "light")
        assert abs(brightness[0] - brightness[1]) > 380

    def test_words_of_a_page_stay_words(self, opened):
        assert opened.page.title().startswith("newsfacts: ")
        assert opened.page.locator("main b").count() == 0

    def test_a_heading_sorts_its_table_both_ways(self, opened):
        names = opened.page.locator("#most-quoted tbody td:first-child")
        heading = opened.page.locator("#most-quoted th:first-child button")

        heading.click()
        ascending = names.all_inner_texts()
        heading.click()
        descending = names.all_inner_texts()

        assert ascending == sorted(ascending)
        assert descending == sorted(descending, reverse=True)
        assert opened.page.locator("#most-quoted th:first-child").get_attribute("aria-sort") == "descending"
