"""Data of version 19.0.2.0.0 comes along whole when the addon is updated."""

import pytest

from .migration_case import MigrationCase

# A session with a registration of each kind, as staff kept them in 19.0.2.
BEFORE = """
import json
from datetime import timedelta
from odoo import fields
series = env["cafe.series"].create({"name": "Café Zaad", "seats_max": 4})
session = env["event.event"].create({
    "name": "Samen verder", "series_id": series.id,
    "date_begin": fields.Datetime.now() + timedelta(days=20),
})
def register(name, **values):
    return env["event.registration"].create({
        "name": name, "event_id": session.id, **values,
    })
register("An", organisation_name="Zaad vzw", question_brought="Hoe?")
register("Bo", state="done")
register("Mo", role="moderator")
register("Cas").write({"state": "cancel"})
changed = env.ref("cafe_partage_module.mail_template_session_reminder")
changed.body_html = "<p>Onze eigen woorden</p>"
env.cr.commit()
print(json.dumps(env.ref(
    "cafe_partage_module.mail_template_session_confirmation"
).body_html))
"""

AFTER = """
import json
series = env["cafe.series"].search([("name", "=", "Café Zaad")])
session = series.session_ids
mails = {
    name: str(env.ref("cafe_partage_module.mail_template_session_%s" % name).body_html)
    for name in ("confirmation", "reminder")
}
confirmation = env.ref("cafe_partage_module.mail_template_session_confirmation")
an = session.registration_ids.filtered(lambda r: r.name == "An")
rendered = confirmation._render_field("body_html", an.ids)[an.id]
found = {
    "rendered": str(rendered),
    "series": [series.waiting_list, series.promote_hours, series.offer_hours,
               series.cancel_hours],
    "states": {r.name: [r.state, r.role, r.organisation_label, r.question_brought]
               for r in session.registration_ids},
    "seats": [session.seats_taken, session.seats_available, session.waiting_count],
    "mails": mails,
}
session.seats_max = 2
extra = {"event_id": session.id, "name": "Do", "state": "waiting"}
waiting = env["event.registration"].create(extra)
session.registration_ids.filtered(lambda r: r.name == "An").write({"state": "cancel"})
found["works"] = [waiting.state, session.seats_taken]
print(json.dumps(found))
"""

CASE = MigrationCase("19.0.2.0.0", BEFORE, AFTER)


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    return CASE.run(tmp_path_factory.mktemp("old"))


def test_the_update_logs_no_warning_of_ours(story):
    story.check_log()


def test_registrations_stay_as_they_were(story):
    assert story.after["states"] == {
        "An": ["open", "participant", "Zaad vzw", "Hoe?"],
        "Bo": ["done", "participant", "", False],
        "Mo": ["open", "moderator", "", False],
        "Cas": ["cancel", "participant", "", False],
    }


def test_the_moderator_gives_her_seat_back(story):
    assert story.after["seats"] == [2, 2, 0]


def test_a_series_takes_people_on_its_waiting_list(story):
    assert story.after["series"] == [True, 24, 4, 24]


def test_a_mail_that_nobody_changed_gets_its_link(story):
    rendered = story.after["rendered"]
    assert "Answer this mail" in story.before
    assert "Answer this mail" not in rendered
    assert "/inschrijving/" in rendered


def test_a_mail_that_staff_changed_stays(story):
    assert story.after["mails"]["reminder"] == "<p>Onze eigen woorden</p>"


def test_a_freed_seat_goes_to_who_waits(story):
    assert story.after["works"] == ["open", 2]
