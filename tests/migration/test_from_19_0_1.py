"""Data of version 19.0.1.0.0 comes along whole when the addon is updated."""

import pytest

from .migration_case import MigrationCase

# A membership of each kind, as staff kept them in 19.0.1.
BEFORE = """
from datetime import timedelta
from odoo import fields
today = fields.Date.today()
network = env["cafe.network"].create({
    "name": "Netwerk Zaad",
    "circle_ids": [
        (0, 0, {"name": "Kern"}), (0, 0, {"name": "Buiten", "sequence": 20}),
    ],
})
core = network.circle_ids[0]
origin = env["cafe.network"].create({"name": "Moeder"})
network.origin_network_id = origin
def place(name, **values):
    partner = env["res.partner"].create({"name": name, "is_company": True})
    return env["cafe.network.member"].create({
        "network_id": network.id, "partner_id": partner.id, "circle_id": core.id,
        "date_start": "2024-02-29", **values,
    })
place("Lid")
place("Pauze", state="paused")
place("Weg", state="left", date_end="2025-06-30", reason_left="Geen tijd")
place("Kandidaat", state="applicant", date_start="2026-01-05")
place("Straks", date_start=today + timedelta(days=30))
place("Nooit gemerkt", date_start=False)
env.cr.commit()
"""

AFTER = """
import json
from odoo import fields
network = env["cafe.network"].search([("name", "=", "Netwerk Zaad")])
members = env["cafe.network.member"].search([("network_id", "=", network.id)])
print(json.dumps({
    "origin": network.origin_network_id.name,
    "months": [network.driver_interval, network.driver_grace],
    "zone": env.company.cafe_tz,
    "future": str(max(filter(None, members.mapped("date_start")))),
    "members": {
        member.partner_id.name: [
            member.state,
            member.application_state,
            str(member.date_applied or ""),
            [
                [row.circle_id.name, row.state,
                 str(row.date_start or ""), str(row.date_end or "")]
                for row in member.period_ids
            ],
        ]
        for member in members
    },
    "texts": {
        model: {str(record.id): record[name] for record in env[model].search([])}
        for model, name in TEXTS.items()
    },
    "demo_without_history": env["cafe.network.member"].search_count(
        [("state", "in", ("active", "paused", "left")), ("period_ids", "=", False)]
    ),
    "coordinator_rules": env["ir.rule"].search_count(
        [("model_id.model", "=", "cafe.conversation")]
    ),
}))
"""

TEXTS = """
import json
TEXTS = {
    "event.event": "name", "cafe.contribution": "text", "cafe.followup": "name",
    "cafe.session.report.version": "body", "event.registration": "name",
}
"""

READ_TEXTS = """
print(json.dumps({
    model: {str(record.id): record[name] for record in env[model].search([])}
    for model, name in TEXTS.items()
}))
"""

CASE = MigrationCase(
    "19.0.1.0.0", BEFORE + TEXTS + READ_TEXTS, TEXTS + AFTER, demo=True
)


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    return CASE.run(tmp_path_factory.mktemp("old"))


def test_the_update_logs_no_warning_of_ours(story):
    story.check_log()


def test_nothing_of_sessions_and_reports_is_lost(story):
    for model, texts in story.before.items():
        assert texts, model
        # the demo of this version may add some
        assert texts.items() <= story.after["texts"][model].items()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lid", ["active", "new", "", [["Kern", "active", "2024-02-29", ""]]]),
        ("Pauze", ["paused", "new", "", [["Kern", "paused", "2024-02-29", ""]]]),
        (
            "Weg",
            ["left", "new", "", [["Kern", "active", "2024-02-29", "2025-06-30"]]],
        ),
        ("Kandidaat", ["applicant", "new", "2026-01-05", []]),
        ("Straks", ["applicant", "accepted", "", []]),
        ("Nooit gemerkt", ["active", "new", "", [["Kern", "active", "", ""]]]),
    ],
)
def test_each_membership_has_its_place_and_history(story, name, expected):
    assert story.after["members"][name] == expected


def test_the_demo_of_that_version_has_its_history_too(story):
    assert story.after["demo_without_history"] == 0


def test_networks_get_the_defaults_of_this_version(story):
    assert story.after["origin"] == "Moeder"
    assert story.after["months"] == [12, 3]
    assert story.after["zone"] == "Europe/Brussels"


def test_the_new_rules_are_in_force(story):
    assert story.after["coordinator_rules"] == 3
