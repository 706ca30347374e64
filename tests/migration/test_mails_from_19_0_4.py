"""Mails about follow-ups of version 19.0.4.0.0 that nobody changed are renewed."""

import pytest

from .migration_case import MigrationCase

BEFORE = """
import json
admin = env.ref("base.user_admin")
template = env.ref("cafe_partage_module.mail_template_followup_request")
template.with_user(admin).body_html = "<p>Van ons</p>"
env.cr.commit()
print(json.dumps(True))
"""

AFTER = """
import json
names = ("request", "digest")
templates = {
    name: env.ref("cafe_partage_module.mail_template_followup_" + name)
    for name in names
}
print(json.dumps({
    name: str(template.with_context(lang="en_US").body_html)
    for name, template in templates.items()
}))
"""

CASE = MigrationCase("19.0.4.0.0", BEFORE, AFTER)


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    return CASE.run(tmp_path_factory.mktemp("old"))


def test_the_update_logs_no_warning_of_ours(story):
    story.check_log()


def test_what_nobody_changed_is_renewed(story):
    assert "cafe_partage_module.theme_mail" in story.after["digest"]


def test_what_staff_changed_stays(story):
    assert story.after["request"] == "<p>Van ons</p>"
