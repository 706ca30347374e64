"""Data of version 19.0.3.0.0 comes along whole when the addon is updated."""

import pytest

from .migration_case import MigrationCase

# A session of which all was kept: agenda, talk, two versions, follow-ups, a theme.
BEFORE = """
import json
from datetime import timedelta
from odoo import fields
env = env(context={"lang": "en_US"})
series = env["cafe.series"].create({"name": "Café Zaad"})
session = env["event.event"].create({
    "name": "Netwerken vergelijken", "series_id": series.id,
    "date_begin": fields.Datetime.now() - timedelta(days=20),
    "date_end": fields.Datetime.now() - timedelta(days=19, hours=22),
})
people = env["event.registration"].create([
    {"name": "An Eerste", "event_id": session.id, "state": "done",
     "consent_report": True, "question_brought": "Hoe begin je?"},
    {"name": "Bo Tweede", "event_id": session.id, "state": "done"},
])
item = env["cafe.session.item"].create({
    "event_id": session.id, "name": "Eerste vraag", "kind": "discussion",
})
question, conclusion = env["cafe.contribution"].create([
    {"event_id": session.id, "item_id": item.id, "kind": "question",
     "text": "Hoe begin je?", "registration_id": people[0].id},
    {"event_id": session.id, "item_id": item.id, "kind": "conclusion",
     "text": "Begin klein."},
])
conclusion.origin_ids = question
report = env["cafe.session.report"].create({"event_id": session.id})
report.body = (
    "<h2>Eerste vraag</h2><p>Wij vonden een weg. An Eerste en Bo Tweede spraken.</p>"
)
report.action_review()
report.action_publish()
report.action_reopen()
report.write({"body": str(report.body) + "<p>Een zin erbij.</p>",
              "change_note": "Een zin erbij"})
report.action_publish()
followups = env["cafe.followup"].create([
    {"name": "Handleiding", "event_id": session.id, "contribution_id": conclusion.id,
     "date_deadline": fields.Date.today() - timedelta(days=3)},
    {"name": "Weg ermee", "event_id": session.id, "state": "dropped",
     "drop_reason": "Geen tijd"},
])
env["cafe.followup.effect"].create({
    "followup_id": followups[0].id, "text": "Zes lezers",
})
theme = env["cafe.theme"].create({"name": "Vrijwilligers", "state": "shortlisted"})
theme.supporter_ids = env["res.partner"].create([
    {"name": "Steun 1"}, {"name": "Steun 2"},
])
env.cr.commit()
print(json.dumps([str(v.body) for v in report.version_ids.sorted("number")]))
"""

AFTER = """
import json
env = env(context={"lang": "en_US"})
session = env["event.event"].search([("name", "=", "Netwerken vergelijken")])
report = session.report_id
followups = env["cafe.followup"].search([("event_id", "=", session.id)], order="id")
theme = env["cafe.theme"].search([("name", "=", "Vrijwilligers")])
found = {
    "versions": [str(v.body) for v in report.version_ids.sorted("number")],
    "published": [report.state, report.version_number],
    "public": str(report.public_body),
    "items": session.item_ids.mapped("name"),
    "talk": [[c.kind, c.text, c.origin_ids.mapped("text")]
             for c in session.contribution_ids.sorted("id")],
    "followups": [[f.name, f.state, f.drop_reason, f.effect_ids.mapped("text")]
                  for f in followups],
    "late": followups.mapped("is_late"),
    "theme": [theme.state, sorted(theme.supporter_ids.mapped("name"))],
    "template": session.series_id.item_ids.mapped("kind"),
}
print(json.dumps(found))
"""

TALK = [
    ["question", "Hoe begin je?", []],
    ["conclusion", "Begin klein.", ["Hoe begin je?"]],
]

CASE = MigrationCase("19.0.3.0.0", BEFORE, AFTER)


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    return CASE.run(tmp_path_factory.mktemp("old"))


def test_the_update_logs_no_warning_of_ours(story):
    story.check_log()


def test_published_versions_stay_word_for_word(story):
    assert story.after["versions"] == story.before
    assert story.after["published"] == ["published", 2]


def test_a_name_without_consent_stays_out(story):
    assert "An Eerste" in story.after["public"]
    assert "Bo Tweede" not in story.after["public"]


def test_agenda_and_talk_stay(story):
    assert story.after["items"] == ["Eerste vraag"]
    assert story.after["talk"] == TALK


def test_followups_stay(story):
    assert story.after["followups"] == [
        ["Handleiding", "proposed", False, ["Zes lezers"]],
        ["Weg ermee", "dropped", "Geen tijd", []],
    ]
    assert story.after["late"] == [True, False]


def test_a_theme_keeps_its_supporters(story):
    assert story.after["theme"] == ["shortlisted", ["Steun 1", "Steun 2"]]


def test_a_series_gets_an_agenda_to_start_from(story):
    assert story.after["template"] == [
        "introduction",
        "discussion",
        "lessons",
        "follow_up",
    ]
