from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from ..commitment.collaboration_case import CollaborationBuilders
from .rights_case import RightsCase

# What each role may do with a record that is not specially hers.
RIGHTS = {
    "cafe.collaboration": {"secretary": "crwu", "manager": "crwu"},
    "cafe.collaboration.decision": {"secretary": "cr", "manager": "cr"},
    "cafe.collaboration.guide": {
        "coordinator": "r",
        "secretary": "r",
        "manager": "crwu",
    },
}


@tagged("post_install", "-at_install")
class TestCollaborationRights(CollaborationBuilders, RightsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.network = cls.make_network()
        cls.own = cls.make_network("Eigen", coordinator_ids=cls.coordinator.ids)
        cls.make_guide()
        cls.other = cls.make_collaboration(name="Van een ander")
        cls.run_guide(cls.other, cls.secretary, cls.yes, "Geheim")
        cls.decision = cls.decide(cls.other, cls.secretary)

    def test_every_role_has_its_rights_and_no_more(self):
        records = (self.other, self.decision, self.guide)
        self.check_rights(RIGHTS, {record._name: record for record in records})

    def test_a_coordinator_works_on_her_own(self):
        mine = self.make_collaboration(self.own)
        decision = self.decide(mine, self.coordinator)
        self.assertEqual(self.rights_of(self.coordinator, mine), "crwu")
        self.assertEqual(self.rights_of(self.coordinator, decision), "cr")
        for model in ("cafe.collaboration", "cafe.collaboration.decision"):
            records = self.env[model].with_user(self.coordinator)
            self.assertEqual(len(records.search([])), 1)
            self.assertEqual(records._read_group([], [], ["__count"]), [(1,)])

    def test_a_coordinator_cannot_reach_what_others_weigh(self):
        other = self.other.with_user(self.coordinator)
        for road in (
            lambda: other.read(["advice"]),
            lambda: other.web_read({"advice": {}, "run_count": {}}),
            other.action_start_run,
            other.action_reopen,
            lambda: self.decide(self.other, self.coordinator, "not"),
            lambda: self.decision.with_user(self.coordinator).read(["reason"]),
        ):
            self.env.invalidate_all()
            with self.subTest(road), self.assertRaises(AccessError):
                road()
        networks = self.env["cafe.network"].with_user(self.coordinator)
        self.assertFalse(
            networks.search([("collaboration_ids.decision_ids.reason", "!=", False)])
        )

    def test_a_collaboration_does_not_move_to_a_network_of_another(self):
        mine = self.make_collaboration(self.own).with_user(self.coordinator)
        with self.assertRaises(AccessError):
            mine.network_id = self.network

    def test_surveys_stay_closed_to_coordinators_and_staff(self):
        for user in (self.coordinator, self.secretary):
            for model in (
                "survey.survey",
                "survey.question",
                "survey.question.answer",
                "survey.user_input",
                "survey.user_input.line",
            ):
                with self.subTest(user=user.login, model=model):
                    with self.assertRaises(AccessError):
                        self.env[model].with_user(user).search([])
            with self.assertRaises(AccessError):
                self.other.with_user(user).read(["run_ids"])

    def test_who_makes_surveys_does_not_read_what_networks_weigh(self):
        officer = new_test_user(
            self.env, login="enquêteur", groups="survey.group_survey_user"
        )
        survey = self.guide.survey_id
        plain = survey._create_answer(user=self.secretary, check_attempts=False)
        plain._save_lines(self.question, str(self.no.id))
        inputs = self.env["survey.user_input"].with_user(officer)
        lines = self.env["survey.user_input.line"].with_user(officer)
        domain = [("survey_id", "=", survey.id)]
        self.assertEqual(inputs.search(domain), plain, "stock answers as before")
        self.assertEqual(lines.search(domain), plain.user_input_line_ids)
        with self.assertRaises(AccessError):
            plain.with_user(officer).read(["collaboration_id"])
        officer.group_ids |= self.env.ref("cafe_partage_module.group_cafe_user")
        self.assertEqual(len(inputs.search(domain)), 2, "the secretariat's, too")

    def test_companies_are_kept_apart(self):
        company = self.env["res.company"].create({"name": "Andere vzw"})
        self.network.company_id = company
        for record in (self.other, self.decision):
            self.assertFalse(record.with_user(self.secretary).has_access("read"))
