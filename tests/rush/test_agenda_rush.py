"""The agenda, with several people at it at the same moment."""

import pytest

from house.scratch import house, scratch_database

from .capture_stage import make_session, start
from .crowd import Staff, all_at_once

WORKERS = 4
ROUNDS = 4
LATER = "2026-05-10 10:00:00"


@pytest.fixture(scope="module")
def staff():
    with house().postgres.running(), scratch_database("addon") as database:
        running = start(database, "agenda-rush", WORKERS)
        yield Staff(running)
        running.__exit__()


def read(staff, session, *names):
    return staff.call(
        *("cafe.session.item", "search_read"),
        [("event_id", "=", session)],
        fields=["name", *names],
        order="sequence, id",
    )


def test_of_clocks_that_are_started_at_once_one_runs(staff):
    session = make_session(staff.server, "Wie?", "Wat?", "Hoe?", "Dus?")
    items = [row["id"] for row in read(staff, session)]
    for _round in range(ROUNDS):
        answers = all_at_once(
            [
                lambda item=item: staff.call(
                    "cafe.capture", "choose_item", session, item
                )
                for item in items
            ]
        )
        assert all(isinstance(answer, list) for answer in answers), answers
        running = [r for r in read(staff, session, "date_started") if r["date_started"]]
        assert len(running) == 1


def test_the_same_offers_accepted_at_once_come_on_the_agenda_once(staff):
    earlier = make_session(staff.server, "Rondje")
    series = staff.call("event.event", "read", [earlier], ["series_id"])[0]["series_id"]
    session = staff.call(
        *("event.event", "create"),
        {"name": "Later", "series_id": series[0], "date_begin": LATER, "item_ids": []},
    )
    topic = staff.call(
        "cafe.followup", "create", {"name": "Een zaal", "event_id": earlier}
    )
    asks = staff.call(
        *("event.registration", "create"),
        {"name": "Roos", "event_id": session, "question_brought": "Hoe begin je?"},
    )
    offers = [
        staff.call(
            *("cafe.agenda.offer", "create"),
            {
                "event_id": session,
                "question_ids": [(0, 0, {"registration_id": asks, "is_chosen": True})],
                "topic_ids": [(0, 0, {"followup_id": topic, "is_chosen": True})],
            },
        )
        for _person in range(WORKERS)
    ]
    answers = all_at_once(
        [
            lambda offer=offer: staff.call("cafe.agenda.offer", "action_put", [offer])
            for offer in offers
        ]
    )
    said = sorted(answer["params"]["type"] for answer in answers)
    assert said == ["info"] * (WORKERS - 1) + ["success"]
    names = [row["name"] for row in read(staff, session)]
    assert names.count("Een zaal") == 1
    lines = [("event_id", "=", session)]
    assert staff.call("cafe.contribution", "search_count", lines) == 1


def test_the_template_taken_at_once_gives_one_agenda(staff):
    for _round in range(ROUNDS):
        session = make_session(staff.server)
        assert not read(staff, session)
        answers = all_at_once(
            [
                lambda session=session: staff.call(
                    "event.event", "action_make_agenda", [session]
                )
            ]
            * WORKERS
        )
        said = sorted(answer["params"]["type"] for answer in answers)
        assert said == ["info"] * (WORKERS - 1) + ["success"]
        assert len(read(staff, session)) == 4
