"""What networks share is counted when version 19.0.4.0.0 is updated."""

import pytest

from .migration_case import MigrationCase

BEFORE = """
env = env(context={"lang": "en_US"})
networks = env["cafe.network"].create([{"name": "Appel"}, {"name": "Boom"}])
partners = env["res.partner"].create(
    [{"name": f"Organisatie {n}", "is_company": True} for n in range(3)]
)
env["cafe.network.member"].create(
    [{"network_id": networks[0].id, "partner_id": p.id} for p in partners]
    + [{"network_id": networks[1].id, "partner_id": p.id} for p in partners[:2]]
)
env.cr.commit()
print("null")
"""
AFTER = """
import json
env = env(context={"lang": "en_US"})
rows = env["cafe.overlap.report"].search([])
print(json.dumps({
    "pairs": [[r.network_id.name, r.shared_count, r.network_size] for r in rows]
}))
"""

CASE = MigrationCase("19.0.4.0.0", BEFORE, AFTER)


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    return CASE.run(tmp_path_factory.mktemp("old"))


def test_what_networks_share_is_counted(story):
    story.check_log()
    assert sorted(story.after["pairs"]) == [["Appel", 2, 3], ["Boom", 2, 2]]
