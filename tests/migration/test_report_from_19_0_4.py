"""Reports of version 19.0.4.0.0: kept word for word, and nobody is mailed of them."""

import pytest

from .migration_case import MigrationCase

BEFORE = """
import json
from datetime import timedelta
from odoo import fields
env = env(context={"lang": "en_US"})
series = env["cafe.series"].create({"name": "Café Vrucht"})
def make(name, **values):
    session = env["event.event"].create({
        "name": name, "series_id": series.id,
        "date_begin": fields.Datetime.now() - timedelta(days=20),
        "date_end": fields.Datetime.now() - timedelta(days=19, hours=22),
    })
    env["event.registration"].create([
        {"name": "An Eerste", "email": "an@vrucht.example", "event_id": session.id,
         "state": "done", "consent_report": True},
        {"name": "Bo Tweede", "email": "bo@vrucht.example", "event_id": session.id,
         "state": "done"},
        {"name": "Cas Derde", "email": "cas@vrucht.example", "event_id": session.id,
         "state": "done", "consent_report": True, "active": False},
    ])
    return env["cafe.session.report"].create({
        "event_id": session.id,
        "body": "<h2>Vraag</h2><p>An Eerste, Bo Tweede en Cas Derde spraken.</p>",
        **values,
    })
old, review = make("Gepubliceerd"), make("Wordt nagelezen")
old.action_publish()
old.action_reopen()
old.write({"body": str(old.body) + "<p>Een zin.</p>", "change_note": "Bo Tweede erbij"})
old.action_publish()
old.published_version_id.write({"pdf": b"JVBERi0=", "pdf_fingerprint": "oud"})
review.action_review()
env.cr.commit()
kept = [[v.number, str(v.body), v.note, str(v.date_published)]
        for v in old.version_ids.sorted("number")]
print(json.dumps([kept, old.search_excerpt]))
"""

AFTER = """
import json
env = env(context={"lang": "en_US"})
Report = env["cafe.session.report"]
old = Report.search([("event_id.name", "=", "Gepubliceerd")])
review = Report.search([("event_id.name", "=", "Wordt nagelezen")])
env.cr.commit()
job = env.ref("cafe_partage_module.ir_cron_report_news")
job.method_direct_trigger()
told = env["mail.mail"].search([("subject", "ilike", "report is there")])
staff = env["res.users"].create({
    "name": "Sara", "login": "sara",
    "group_ids": [(4, env.ref("cafe_partage_module.group_cafe_user").id)],
})
review.with_user(staff).action_publish()
old.with_user(staff).action_reopen()
old.change_note = "Nog iets"
old.with_user(staff).action_publish()
found = {
    "versions": [[v.number, str(v.body), v.note, str(v.date_published)]
                 for v in old.version_ids.sorted("number")],
    "shown": [str(v.with_user(staff).public_body)
              for v in old.version_ids.sorted("number")],
    "excerpt": old.search_excerpt,
    "told": len(told),
    "told_of_old": len(old.version_ids.notice_ids),
    "to_be_told": sorted(review.version_ids.notice_ids.mapped("email")),
}
print(json.dumps(found))
"""

CASE = MigrationCase("19.0.4.0.0", BEFORE, AFTER)


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    return CASE.run(tmp_path_factory.mktemp("old"))


def test_the_update_logs_no_warning_of_ours(story):
    story.check_log()


def test_kept_versions_stay_word_for_word(story):
    assert story.after["versions"][:2] == story.before[0]
    assert [version[0] for version in story.after["versions"]] == [1, 2, 3]


def test_nobody_is_mailed_about_what_was_published_before(story):
    assert story.after["told"] == 0
    assert story.after["told_of_old"] == 0


def test_a_report_in_review_is_told_once_it_is_published(story):
    assert story.after["to_be_told"] == ["an@vrucht.example", "bo@vrucht.example"]


def test_who_may_not_be_named_is_in_no_version_and_not_in_the_index(story):
    for text in story.after["shown"]:
        assert "An Eerste" in text
        assert "Bo Tweede" not in text
        assert "Cas Derde" not in text
    assert "Cas Derde" in story.before[1], "an archived one counted before"
    assert "Cas Derde" not in story.after["excerpt"]
    assert "An Eerste" in story.after["excerpt"]
