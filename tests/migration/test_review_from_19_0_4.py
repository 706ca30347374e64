"""A report of version 19.0.4.0.0 is in review while the addon is updated."""

import pytest

from .migration_case import MigrationCase

BEFORE = """
import json
series = env["cafe.series"].create({"name": "Café Zaad"})
inge = env["res.partner"].create({"name": "Inge", "email": "inge@zaad.example"})
session = env["event.event"].create({
    "name": "Delen", "series_id": series.id, "reporter_id": inge.id,
    "date_begin": "2030-01-01 10:00:00", "item_ids": False,
})
env["event.registration"].create({
    "event_id": session.id, "name": "An", "email": "an@zaad.example", "state": "open",
})
report = env["cafe.session.report"].create({
    "event_id": session.id, "body": "<p>Een.</p><p>Twee.</p><p>Drie.</p>",
})
report.action_review()
reader = report.reader_ids
reader.mailed_on = "2030-01-02 10:00:00"
for place, word in enumerate(("Een", "Twee", "Drie")):
    env["cafe.session.report.suggestion"].create({
        "report_id": report.id, "reader_id": reader.id, "review": 1, "place": place,
        "passage": f"<p>{word}.</p>", "passage_text": f"{word}.", "text": f"{word}!",
    })
staff = env["res.users"].create({
    "name": "Sien", "login": "sien", "group_ids": [
        (4, env.ref("cafe_partage_module.group_cafe_user").id),
    ],
})
first, second, third = report.suggestion_ids.sorted("place").with_user(staff)
first.action_take()
second.action_leave()
link = reader.review_url.rsplit("/", 1)[1]
env["ir.config_parameter"].set_param("cafe.test.link", link)
env.cr.commit()
print(json.dumps(True))
"""

AFTER = """
import json
report = env["cafe.session.report"].search([("event_id.name", "=", "Delen")])
first, second, third = report.suggestion_ids.sorted("place")
facts = {
    "states": [one.state for one in (first, second, third)],
    "decided": [one.decided_by_id.name for one in (first, second, third)],
    "body": str(report.body),
}
first.action_undo()
facts["undone"] = str(report.body)
third._take(report._get_reporter())
facts["taken"] = str(report.body)
facts["reporter"] = third.decided_by_id.name
facts["news"] = bool(report._get_reporter_news())
facts["to_invite"] = len(report.reader_ids.filtered(lambda r: not r.mailed_on))
link = env["ir.config_parameter"].get_param("cafe.test.link")
facts["opened"] = env["cafe.session.report.reader"]._open(link).name
report._mail_reporter()
mail = env["mail.mail"].search([("email_to", "ilike", "inge@zaad.example")])
facts["mails"] = len(mail)
facts["again"] = bool(report._get_reporter_news())
print(json.dumps(facts))
"""

CASE = MigrationCase("19.0.4.0.0", BEFORE, AFTER)


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    return CASE.run(tmp_path_factory.mktemp("old"))


def test_the_update_logs_no_warning_of_ours(story):
    story.check_log()


def test_it_is_kept_who_answered_what(story):
    assert story.after["states"] == ["taken", "left", "open"]
    assert story.after["decided"] == ["Sien", "Sien", False]
    assert story.after["body"] == "<p>Een!</p><p>Twee.</p><p>Drie.</p>"


def test_what_was_taken_over_before_can_be_undone_after(story):
    assert story.after["undone"] == "<p>Een.</p><p>Twee.</p><p>Drie.</p>"


def test_the_reporter_gets_her_link_and_answers_what_is_open(story):
    assert story.after["news"]
    assert (story.after["mails"], story.after["again"]) == (1, False)
    assert story.after["taken"] == "<p>Een.</p><p>Twee.</p><p>Drie!</p>"
    assert story.after["reporter"] == "Inge"


def test_readers_keep_their_links_and_are_not_mailed_again(story):
    assert story.after["opened"] == "An"
    assert story.after["to_invite"] == 0
