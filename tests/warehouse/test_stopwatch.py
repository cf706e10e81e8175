"""Steps done in several goes are told as one."""

from __future__ import annotations

from warehouse.stopwatch import Stopwatch


def test_a_step_in_two_goes_adds_up() -> None:
    watch = Stopwatch()
    with watch.step("copies"):
        sum(range(100_000))
    once = watch.durations["copies"]
    with watch.step("facts"):
        sum(range(1_000))
    with watch.step("copies"):
        sum(range(100_000))

    assert list(watch.durations) == ["copies", "facts"]
    assert watch.durations["copies"].wall > once.wall
    assert watch.durations["copies"].cpu > once.cpu
