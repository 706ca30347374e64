"""What each role may do with the overlap of networks."""

from odoo.tests import tagged

from ..networks.overlap_case import OverlapCase
from .rights_case import RightsCase

READ = {"coordinator": "r", "secretary": "r", "manager": "r"}
RIGHTS = {
    "cafe.network.overlap": READ,
    "cafe.overlap.report": READ,
    "cafe.overlap.partner.report": READ,
}


@tagged("post_install", "-at_install")
class TestOverlapRights(OverlapCase, RightsCase):
    def test_the_rights_of_each_role(self):
        # of a coordinator both networks are her own
        (self.a | self.b).coordinator_ids = self.coordinator
        pair = [("network_id", "=", self.a.id), ("other_id", "=", self.b.id)]
        self.check_rights(
            RIGHTS,
            {
                "cafe.network.overlap": self.env["cafe.network.overlap"].search(pair),
                "cafe.overlap.report": self.env["cafe.overlap.report"].search(pair),
                "cafe.overlap.partner.report": self.env[
                    "cafe.overlap.partner.report"
                ].search([("partner_id", "=", self.partners[0].id)]),
            },
        )
