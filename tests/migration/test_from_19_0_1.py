"""Data of version 19.0.1.0.0 comes along whole when the addon is updated.

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
OLD = Path(__file__).parent / f"{MODULE}-19.0.1.0.0.tar.xz"

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


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """What was there before, the log of the update, and what is there after."""
    folder = tmp_path_factory.mktemp("old")
    with tarfile.open(OLD) as archive:
        archive.extractall(folder, filter="data")
    paths = ",".join(map(str, [*house().source.addons_paths, folder]))
    old = (f"--addons-path={paths}",)
    with scratch_database("deps") as db:
        house().postgres.sql(
            "UPDATE ir_module_module SET demo = true WHERE state = 'installed'", db
        )
        change_addon(db, "init", options=old)
        run_script(db, BEFORE, options=old)
        read = run_script(db, TEXTS + READ_TEXTS, options=old)
        before = json.loads(read.splitlines()[-1])
        log = change_addon(db, "update")
        after = json.loads(run_script(db, TEXTS + AFTER).splitlines()[-1])
    return before, log, after


def test_the_update_logs_no_warning_of_ours(story):
    _before, log, _after = story
    assert "post-migrate" in log or "19.0.2.0.0" in log
    assert not warnings_of_ours(log)


def test_nothing_of_sessions_and_reports_is_lost(story):
    before, _log, after = story
    for model, texts in before.items():
        assert texts, model
        # the demo of this version may add some
        assert texts.items() <= after["texts"][model].items()


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
    _before, _log, after = story
    assert after["members"][name] == expected


def test_the_demo_of_that_version_has_its_history_too(story):
    assert story[2]["demo_without_history"] == 0


def test_networks_get_the_defaults_of_this_version(story):
    after = story[2]
    assert after["origin"] == "Moeder"
    assert after["months"] == [12, 3]
    assert after["zone"] == "Europe/Brussels"


def test_the_new_rules_are_in_force(story):
    assert story[2]["coordinator_rules"] == 3
