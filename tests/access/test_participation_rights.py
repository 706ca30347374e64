"""What each role may do with the reports on participation and follow-ups."""

from odoo.tests import tagged

from .rights_case import RightsCase

READ = {"coordinator": "r", "secretary": "r", "manager": "r"}
RIGHTS = {
    "cafe.participation.report": {"secretary": "r", "manager": "r"},
    "cafe.participation.network.report": READ,
    "cafe.followup.report": READ,
}


@tagged("post_install", "-at_install")
class TestParticipationRights(RightsCase):
    def test_the_rights_of_each_role(self):
        # of a coordinator the network is her own
        network = self.make_network(coordinator_ids=self.coordinator.ids)
        session = self.make_session(days=-5)
        registration = self.make_registration(
            session, state="done", network_id=network.id
        )
        said = self.make_contribution(session, network_id=network.id)
        followup = self.env["cafe.followup"].create(
            {
                "name": "Een vorming",
                "event_id": session.id,
                "contribution_id": said.id,
            }
        )
        records = {
            model: self.env[model].search([(field, "=", record.id)])
            for model, field, record in (
                ("cafe.participation.report", "registration_id", registration),
                ("cafe.participation.network.report", "registration_id", registration),
                ("cafe.followup.report", "followup_id", followup),
            )
        }
        self.check_rights(RIGHTS, records)
