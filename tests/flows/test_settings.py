"""Settings from the environment, and what a command says in their place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pydantic import ValidationError

from flows.settings import Settings, fetch_settings, settings_with, unknown_variables


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch):
    for name in list(os.environ):
        if name.upper().startswith("NEWSFACTS_"):
            monkeypatch.delenv(name)


def test_defaults_need_no_environment():
    settings = Settings()

    assert (settings.home, settings.sources) == (Path("data"), Path("sources.toml"))
    assert 1 <= settings.processes <= 4


def test_the_environment_sets_every_field(monkeypatch):
    given = {
        "HOME": "/srv/news",
        "SOURCES": "/etc/outlets.toml",
        "CONTACT": "desk@harbour-post.example",
        "PROCESSES": "2",
        "PAGE_SECONDS": "7.5",
        "FETCH_CONCURRENCY": "5",
        "ATTRIBUTION_THRESHOLD": "0.9",
        "SNAPSHOTS_KEPT": "3",
        "LOCK_SECONDS": "12",
        "HONOUR_OPT_OUTS": "False",
        "RECHECK": "1d:1h",
        "POLL": "5m:2h",
    }
    for name, value in given.items():
        monkeypatch.setenv(f"NEWSFACTS_{name}", value)

    set_values = Settings().model_dump()

    assert {name: str(value) for name, value in set_values.items() if name.upper() in given} == {
        name.lower(): str(float(value)) if name == "LOCK_SECONDS" else value for name, value in given.items()
    }


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("NEWSFACTS_HOEM", "HOME"),
        ("NEWSFACTS_SOURCE", "SOURCES"),
        ("NEWSFACTS_PAGE_SECOND", "PAGE_SECONDS"),
        ("NEWSFACTS_OPT_OUTS", "HONOUR_OPT_OUTS"),
        ("NEWSFACTS_Polls", "POLL"),
        ("NEWSFACTS_THRESHOLD", "ATTRIBUTION_THRESHOLD"),
    ],
)
def test_an_unknown_variable_is_told_with_the_nearest_name(name, meant):
    assert unknown_variables([name]) == [f"{name} is no setting and is ignored; NEWSFACTS_{meant} may be meant"]


@pytest.mark.parametrize("name", ["NEWSFACTS_COLOUR", "NEWSFACTS_"])
def test_an_unknown_variable_that_is_like_none_is_told_too(name):
    assert unknown_variables([name]) == [f"{name} is no setting and is ignored; the README lists them"]


def test_settings_and_the_variables_of_others_are_not_told():
    settings = [f"NEWSFACTS_{name.upper()}" for name in Settings.model_fields]
    others = ["NEWSFACTS_home", "HOME", "PREFECT_HOME", "MY_NEWSFACTS_HOME", "NEWSFACTSHOME"]

    assert unknown_variables([*settings, *others]) == []


def test_what_a_command_says_goes_before_the_environment(monkeypatch):
    monkeypatch.setenv("NEWSFACTS_HOME", "/srv/news")
    monkeypatch.setenv("NEWSFACTS_SOURCES", "/etc/outlets.toml")

    settings = settings_with(home=Path("here"))

    assert (settings.home, settings.sources) == (Path("here"), Path("/etc/outlets.toml"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PROCESSES", "0"),
        ("PROCESSES", "many"),
        ("PAGE_SECONDS", "0"),
        ("PAGE_SECONDS", "nan"),
        ("PAGE_SECONDS", "inf"),
        ("RUN_SECONDS", "nan"),
        ("RUN_SECONDS", "86401"),
        ("LOCK_SECONDS", "inf"),
        ("FETCH_CONCURRENCY", "100000"),
        ("ATTRIBUTION_THRESHOLD", "1.5"),
        ("SNAPSHOTS_KEPT", "0"),
        ("LOCK_SECONDS", "-1"),
        ("CONTACT", "me\r\nX-Evil: 1"),
        ("CONTACT", "desk (at) paper.example"),
        ("CONTACT", "büro@paper.example"),
        ("RECHECK", "hourly"),
        ("POLL", "hourly"),
    ],
)
def test_a_value_out_of_bounds_is_refused_by_its_name(monkeypatch, name, value):
    monkeypatch.setenv(f"NEWSFACTS_{name}", value)

    with pytest.raises(ValidationError, match=name.lower()):
        Settings()


def test_the_web_is_asked_as_the_environment_says(monkeypatch):
    given = {"CONTACT": "desk@paper.example", "READ_SECONDS": "3", "FETCH_SECONDS": "9", "FETCH_CONCURRENCY": "4"}
    given["RUN_SECONDS"] = "60"
    for name, value in given.items():
        monkeypatch.setenv(f"NEWSFACTS_{name}", value)

    fetching = fetch_settings(Settings())

    assert fetching.user_agent.endswith("(+desk@paper.example)")
    assert (fetching.read_seconds, fetching.page_seconds, fetching.run_seconds) == (3, 9, 60)
    assert fetching.global_concurrency == 4


def test_settings_do_not_change_under_way():
    with pytest.raises(ValidationError):
        Settings().processes = 3
