"""The addon on a database of its own: installed, updated, uninstalled."""

import pytest

from house.scratch import (
    change_addon,
    run_script,
    scratch_database,
    warnings_of_ours,
)

STOCK_WORK = """
from datetime import timedelta
from odoo import fields
event = env["event.event"].create({
    "name": "Gewoon evenement",
    "date_begin": fields.Datetime.now() + timedelta(days=3),
    "date_end": fields.Datetime.now() + timedelta(days=3, hours=2),
})
registration = env["event.registration"].create(
    {"event_id": event.id, "name": "An", "email": "an@network.example"}
)
registration.action_set_done()
partner = env["res.partner"].create({"name": "Stichting Zaad", "is_company": True})
mailing_list = env.ref("mass_mailing.model_mailing_list")
mailing = env["mailing.mailing"].create(
    {"subject": "Nieuws", "mailing_model_id": mailing_list.id}
)
for model in ("event.event", "event.registration", "res.partner", "mailing.mailing"):
    for view in ("form", "list", "search"):
        env[model].get_view(view_type=view)
print("seats", event.seats_taken, partner.name, mailing.subject)
"""

SESSION = """
from odoo import fields
series = env["cafe.series"].create({"name": "Een reeks"})
session = env["event.event"].create(
    {"name": "Een sessie", "series_id": series.id, "date_begin": fields.Datetime.now()}
)
env["event.registration"].create(
    {"event_id": session.id, "name": "Bo", "question_brought": "Hoe?"}
)
network = env["cafe.network"].create({"name": "Netwerk Zaad"})
env["cafe.network.member"].create(
    {"network_id": network.id,
     "partner_id": env["res.partner"].create({"name": "Lid", "is_company": True}).id}
)
env["cafe.contribution"].create({"event_id": session.id, "text": "Hoe blijf je samen?"})
collaboration = env["cafe.collaboration"].create(
    {"network_id": network.id, "name": "Samen een vorming"}
)
collaboration.action_start_run()
collaboration._get_my_run()._mark_done()
survey = env["survey.survey"].create({"title": "Gewone vragenlijst"})
survey._create_answer(user=env.user)._mark_done()
report = env["cafe.session.report"].create({"event_id": session.id})
report.action_publish()
env.cr.commit()
print("session", session.id)
"""

AFTERWARDS = """
session = env["event.event"].search([("name", "=", "Een sessie")])
print("kept", len(session), session.registration_ids.mapped("name"),
      env["res.partner"].search_count([("name", "=", "Netwerk Zaad")]),
      env["ir.model"].search_count([("model", "=like", "cafe.%")]))
survey = env["survey.survey"].search([("title", "=", "Gewone vragenlijst")])
print("surveys", len(survey), survey.user_input_ids.mapped("state"))
"""


@pytest.fixture(scope="module")
def logs():
    """Logs of install, update and uninstall, and what stock Odoo said afterwards."""
    found = {}
    with scratch_database("deps") as db:
        found["install"] = change_addon(db, "init")
        found["session"] = run_script(db, SESSION)
        found["update"] = change_addon(db, "update")
        found["uninstall"] = change_addon(db, "uninstall")
        found["kept"] = run_script(db, AFTERWARDS)
        found["stock"] = run_script(db, STOCK_WORK)
    return found


@pytest.mark.parametrize("step", ["install", "update", "uninstall"])
def test_the_log_has_no_warning_of_ours(logs, step):
    assert "odoo" in logs[step]
    assert not warnings_of_ours(logs[step])


def test_contacts_and_registrations_outlive_the_addon(logs):
    assert "session" in logs["session"]
    assert "kept 1 ['Bo'] 1 0" in logs["kept"]


def test_stock_surveys_outlive_the_addon(logs):
    assert "surveys 1 ['done']" in logs["kept"]


def test_stock_events_contacts_and_mailings_work_afterwards(logs):
    assert "seats 1 Stichting Zaad Nieuws" in logs["stock"]
