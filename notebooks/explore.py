"""The published facts, looked at: `marimo edit notebooks/explore.py`, or `marimo run` to read without the code."""

import marimo

app = marimo.App(width="medium", app_title="newsfacts")


@app.cell
def _():
    import os
    from pathlib import Path

    import duckdb
    import marimo as mo

    return Path, duckdb, mo, os


@app.cell
def _(Path, duckdb, mo, os):
    published = Path(os.environ.get("NEWSFACTS_HOME", "data")) / "warehouse.duckdb"
    facts = duckdb.connect(str(published), read_only=True)
    facts.execute("SET TimeZone = 'UTC'")
    mo.md(
        f"# What the news said\n\nRead from `{published}`. This notebook keeps the state that it opened: run this cell "
        "again to see what was published since. Times are UTC."
    )
    return (facts,)


@app.cell
def _(facts, mo):
    totals = facts.sql("""
        SELECT
            (SELECT count(*) FROM fact_articles) AS articles,
            (SELECT count(*) FROM quotes) AS quotes,
            (SELECT count(DISTINCT quote_group_id) FROM quotes) AS distinct_quotes,
            (SELECT count(*) FROM dim_people) AS people,
            (SELECT count(*) FROM dim_sources) AS outlets
    """).pl()
    mo.vstack([mo.md("## How much there is"), totals])
    return (totals,)


@app.cell
def _(facts, mo):
    most_quoted = facts.sql("FROM most_quoted ORDER BY quote_count DESC, person_name LIMIT 20").pl()
    mo.vstack([mo.md("## Who is quoted most\n\nA quote that several articles have counts once."), most_quoted])
    return (most_quoted,)


@app.cell
def _(mo):
    words = mo.ui.text(value="peace", label="Words to look for in quotes", full_width=True)
    words
    return (words,)


@app.cell
def _(facts, words):
    found_quotes = facts.execute("FROM search_quotes($words, max_rows := 20)", {"words": words.value}).pl()
    found_quotes
    return (found_quotes,)


@app.cell
def _(facts, mo):
    quoted_by_month = facts.sql("FROM quoted_people(period := 'month') LIMIT 50").pl()
    mo.vstack([mo.md("## Who is quoted, by month"), quoted_by_month])
    return (quoted_by_month,)


@app.cell
def _(facts, mo):
    taken_up = facts.sql("FROM first_said ORDER BY taken_up_count DESC, first_sighted_at LIMIT 20").pl()
    mo.vstack([mo.md("## What was said first, and who took it up"), taken_up])
    return (taken_up,)


@app.cell
def _(facts, mo):
    unnamed = facts.sql("FROM unnamed_sources()").pl()
    mo.vstack([mo.md("## Sources without a name, by outlet"), unnamed])
    return (unnamed,)


@app.cell
def _(facts, mo):
    coverage = facts.sql("FROM completeness()").pl()
    mo.vstack([mo.md("## How complete that is"), coverage])
    return (coverage,)


@app.cell
def _(facts, mo):
    health = facts.sql("FROM source_health ORDER BY is_healthy, source_id").pl()
    mo.vstack([mo.md("## The outlets"), health])
    return (health,)


if __name__ == "__main__":
    app.run()
