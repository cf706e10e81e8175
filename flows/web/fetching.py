"""Many addresses at once: every host at its own pace, every answer handed on as soon as it is there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from flows.web.client import WebClient
from flows.web.outcomes import FetchAnswer, FetchOutcome, FetchTarget


async def fetch_all(
    targets: Sequence[FetchTarget],
    client: WebClient,
    on_answer: Callable[[FetchAnswer], None],
    on_outcome: Callable[[FetchOutcome], None] | None = None,
) -> tuple[FetchOutcome, ...]:
    """What became of each target, in their order; bodies go to the callback alone, so memory stays bounded.

    Args:
        targets: each address once.
        client: an entered client, whose limits hold over all hosts.
        on_answer: called with one answer at a time, in a thread of its own so that a slow disk stalls no host. What
            it raises ends the whole fetch and is raised.
        on_outcome: called in the event loop as each target is done, to show progress.
    """
    one_at_a_time = asyncio.Lock()

    async def hand_on(answer: FetchAnswer) -> None:
        async with one_at_a_time:
            await asyncio.to_thread(on_answer, answer)

    async def settle(target: FetchTarget) -> FetchOutcome:
        answer = await client.fetch(target, hand_on)
        outcome = answer.receipt if isinstance(answer, FetchAnswer) else answer
        if on_outcome is not None:
            on_outcome(outcome)
        return outcome

    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(settle(target)) for target in targets]
    except ExceptionGroup as errors:
        raise errors.exceptions[0] from errors
    return tuple(task.result() for task in tasks)
