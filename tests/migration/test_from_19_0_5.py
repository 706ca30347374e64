"""Networks of version 19.0.5.0.0 show no members in public until somebody says so."""

import pytest

from house.scratch import warnings_of_ours

from .migration_case import MigrationCase

BEFORE = """
import json
env = env(context={"lang": "en_US"})
network = env["cafe.network"].create({"name": "Appel", "website_published": True})
partner = env["res.partner"].create({"name": "Zaad vzw", "is_company": True})
env["cafe.network.member"].create({
    "network_id": network.id, "partner_id": partner.id, "date_start": "2020-01-01",
})
env.cr.commit()
print(json.dumps(True))
"""
AFTER = """
import json
env = env(context={"lang": "en_US"})
network = env["cafe.network"].search([("name", "=", "Appel")])
public = env["cafe.network.graph.public"]
def tell():
    graph = public._get_graph({})
    return [graph["networks"]["name"], graph["members"]["name"]]
found = {"published": network.members_published, "before": tell()}
network.members_published = True
env.flush_all()
found["then"] = tell()
found["months"] = env["cafe.member.month.report"]._read_group(
    [("network_id", "=", network.id)], [], ["member_count:sum"]
)[0][0]
found["links"] = env["website.menu"].search([("url", "=", "/netwerken/kaart")]).mapped(
    "name"
)
print(json.dumps(found))
"""
CASE = MigrationCase("19.0.5.0.0", BEFORE, AFTER)


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    return CASE.run(tmp_path_factory.mktemp("old"))


def test_the_update_logs_no_warning_of_ours(story):
    assert not warnings_of_ours(story.log)


def test_members_are_public_once_their_network_says_so(story):
    assert not story.after["published"]
    assert story.after["before"] == [["Appel"], []]
    assert story.after["then"] == [["Appel"], ["Zaad vzw"]]


def test_what_is_new_works_on_what_was_there(story):
    assert story.after["months"] == 1
    assert story.after["links"]
