"""Series of version 19.0.3.0.0 get a template; their sessions stay as they are."""

import pytest

from .migration_case import MigrationCase

BEFORE = """
import json
series = env["cafe.series"].create({"name": "Café Vrucht"})
env["cafe.series"].create({"name": "Oud", "active": False})
for name, items in (("Met", ["Wie?", "Wat?"]), ("Zonder", [])):
    session = env["event.event"].create({
        "name": name, "series_id": series.id, "date_begin": "2030-01-01 10:00:00",
    })
    for item in items:
        env["cafe.session.item"].create({"event_id": session.id, "name": item})
env.cr.commit()
print(json.dumps(True))
"""

AFTER = """
import json
every = env["cafe.series"].with_context(active_test=False).search([])
series = every.filtered(lambda s: s.name == "Café Vrucht")
new = env["event.event"].create({
    "name": "Nieuw", "series_id": series.id, "date_begin": "2030-02-01 10:00:00",
})
print(json.dumps({
    "templates": {s.name: s.item_ids.mapped("kind") for s in every},
    "sessions": {s.name: s.item_ids.mapped("name") for s in series.session_ids},
}))
"""

KINDS = ["introduction", "discussion", "lessons", "follow_up"]

CASE = MigrationCase("19.0.3.0.0", BEFORE, AFTER)


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    return CASE.run(tmp_path_factory.mktemp("old"))


def test_the_update_logs_no_warning_of_ours(story):
    story.check_log()


def test_each_series_gets_the_usual_template_once(story):
    templates = story.after["templates"]
    assert {"Café Partagé", "Café Vrucht", "Oud"} <= templates.keys()
    assert all(kinds == KINDS for kinds in templates.values())


def test_sessions_of_before_keep_their_agenda_and_new_ones_get_the_template(story):
    sessions = story.after["sessions"]
    assert sessions["Met"] == ["Wie?", "Wat?"]
    assert sessions["Zonder"] == []
    assert len(sessions["Nieuw"]) == 4
