"""Data of version 19.0.2.0.0 comes along whole when the addon is updated.

The version's own code is kept beside this test, without its translations.
"""

import json
import tarfile
from pathlib import Path

import pytest

from house.scratch import (
    change_addon,
    house,
    run_script,
    scratch_database,
    warnings_of_ours,
)

MODULE = "cafe_partage_module"
OLD = Path(__file__).parent / f"{MODULE}-19.0.2.0.0.tar.xz"

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
print(json.dumps({
    "rendered": str(rendered),
    "series": [series.waiting_list, series.promote_hours, series.offer_hours,
               series.cancel_hours],
    "states": {r.name: [r.state, r.role, r.organisation_label, r.question_brought]
               for r in session.registration_ids},
    "seats": [session.seats_taken, session.seats_available, session.waiting_count],
    "mails": mails,
}))
session.seats_max = 2
extra = {"event_id": session.id, "name": "Do", "state": "waiting"}
waiting = env["event.registration"].create(extra)
session.registration_ids.filtered(lambda r: r.name == "An").write({"state": "cancel"})
print(json.dumps([waiting.state, session.seats_taken]))
"""


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """The old text of a mail, the log of the update, and what is there after."""
    folder = tmp_path_factory.mktemp("old")
    with tarfile.open(OLD) as archive:
        archive.extractall(folder, filter="data")
    paths = ",".join(map(str, [*house().source.addons_paths, folder]))
    old = (f"--addons-path={paths}",)
    with scratch_database("deps") as db:
        change_addon(db, "init", options=old)
        before = json.loads(run_script(db, BEFORE, options=old).splitlines()[-1])
        log = change_addon(db, "update")
        lines = run_script(db, AFTER).splitlines()
    return before, log, json.loads(lines[-2]), json.loads(lines[-1])


def test_the_update_logs_no_warning_of_ours(story):
    assert not warnings_of_ours(story[1])


def test_registrations_stay_as_they_were(story):
    assert story[2]["states"] == {
        "An": ["open", "participant", "Zaad vzw", "Hoe?"],
        "Bo": ["done", "participant", "", False],
        "Mo": ["open", "moderator", "", False],
        "Cas": ["cancel", "participant", "", False],
    }


def test_the_moderator_gives_her_seat_back(story):
    assert story[2]["seats"] == [2, 2, 0]


def test_a_series_takes_people_on_its_waiting_list(story):
    assert story[2]["series"] == [True, 24, 4, 24]


def test_a_mail_that_nobody_changed_gets_its_link(story):
    before, _log, after, _works = story
    assert "Answer this mail" in before
    assert "Answer this mail" not in after["rendered"]
    assert "/inschrijving/" in after["rendered"]


def test_a_mail_that_staff_changed_stays(story):
    assert story[2]["mails"]["reminder"] == "<p>Onze eigen woorden</p>"


def test_a_freed_seat_goes_to_who_waits(story):
    assert story[3] == ["open", 2]
