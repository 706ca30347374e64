from odoo.tests import tagged

from .rights_case import RightsCase

RIGHTS = {
    "cafe.followup.request": {"secretary": "r", "manager": "r"},
    "cafe.followup.digest": {"manager": "r"},
}


@tagged("post_install", "-at_install")
class TestFollowupRights(RightsCase):
    def test_each_role_has_its_rights(self):
        organisation = self.make_organisation(email="info@zaad.example")
        followup = self.env["cafe.followup"].create(
            {"name": "Een vorming", "suggested_partner_id": organisation.id}
        )
        records = {
            "cafe.followup.request": self.env["cafe.followup.request"]._ask(followup),
            "cafe.followup.digest": self.env["cafe.followup.digest"].create(
                {"user_id": self.secretary.id, "week": "2026-03-09"}
            ),
        }
        self.check_rights(RIGHTS, records)
