from odoo.tests import tagged

from .reader_case import ReaderCase

URL = "/en/my/opvolging"


@tagged("post_install", "-at_install")
class TestMyFollowups(ReaderCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.own = cls.make_own_organisation()
        cls.own.email = "info@eigen.example"
        cls.followup.is_published = False

    def setUp(self):
        super().setUp()
        self.sign_in(self.member)

    def act(self, followup=None, **form):
        answer = self.send(f"{URL}/{(followup or self.followup).id}", **form)
        self.env.invalidate_all()
        return answer

    def test_what_is_ours_and_what_i_follow(self):
        self.followup.responsible_partner_id = self.own
        self.make_followup("Voorgesteld", suggested_partner_id=self.own.id)
        self.make_followup("Gevolgd", interested_partner_ids=self.me.ids)
        self.make_followup("Van een ander", is_published=True)
        own = self.get_text(URL, "o_cafe_own")
        self.assertIn("Een vorming", own)
        self.assertIn("Voorgesteld", own)
        self.assertIn("Gevolgd", self.get_text(URL, "o_cafe_followed"))
        self.assertNotIn("Van een ander", self.get_text(URL))
        service = self.env["cafe.followup.portal"].with_user(self.member)
        self.assertEqual(service._count_mine(), 3)

    def test_the_counter_costs_one_query(self):
        self.followup.responsible_partner_id = self.own
        service = self.env["cafe.followup.portal"].with_user(self.member)
        service._count_mine()
        self.env.flush_all()
        with self.assertQueryCount(1):
            self.assertEqual(service._count_mine(), 1)

    def test_a_question_is_accepted(self):
        self.followup.suggested_partner_id = self.own
        asked = self.ask()
        self.assertIn("Eigen Huis", self.get_text(URL, "o_cafe_my_question"))
        self.assertIn("o_cafe_thanks", self.act(step="accept").text)
        self.assertEqual(asked.state, "accepted")
        self.assertEqual(self.followup.responsible_partner_id, self.own)
        self.assertEqual(self.act(step="accept").status_code, 404)

    def test_declining_needs_a_reason(self):
        self.followup.suggested_partner_id = self.own
        asked = self.ask()
        self.assertEqual(self.act(step="decline").status_code, 422)
        self.assertEqual(asked.state, "waiting")
        self.act(step="decline", text="Geen tijd")
        self.assertEqual((asked.state, asked.reason), ("declined", "Geen tijd"))

    def test_a_question_to_another_is_not_mine(self):
        asked = self.ask()
        self.followup.interested_partner_ids = self.me
        self.assertNotIn("o_cafe_my_question", self.url_open(URL).text)
        self.assertEqual(self.act(step="accept").status_code, 404)
        self.assertEqual(asked.state, "waiting")

    def test_our_people_and_who_follows_note_effects(self):
        self.followup.responsible_partner_id = self.own
        self.act(step="effect", text="Nu kookt iedereen")
        self.act(step="effect", text="Nu kookt iedereen")
        effect = self.followup.effect_ids
        self.assertEqual(effect.text, "Nu kookt iedereen")
        self.assertEqual(effect.user_id, self.member)
        self.assertIn("kookt", self.followup.message_ids[0].body)
        self.assertEqual(self.act(step="effect", text=" ").status_code, 422)
        other = self.make_followup("Ander", interested_partner_ids=self.me.ids)
        self.act(other, step="effect", text="<b>Meer</b>")
        self.assertEqual(other.effect_ids.text, "<b>Meer</b>")
        self.assertIn("&lt;b&gt;Meer", self.url_open(URL).text)

    def test_others_note_nothing(self):
        self.followup.is_published = True
        self.assertEqual(self.act(step="effect", text="Ik ook").status_code, 404)
        self.followup.suggested_partner_id = self.own
        self.assertEqual(self.act(step="effect", text="Ik ook").status_code, 404)
        self.assertFalse(self.followup.effect_ids)

    def test_visitors_have_no_follow_ups(self):
        self.authenticate(None, None)
        self.assertIn("/web/login", self.url_open(URL).url)
        public = self.env.ref("base.public_user")
        service = self.env["cafe.followup.portal"].with_user(public)
        self.assertEqual(service._count_mine(), 0)
        self.assertEqual(service._get_mine(), {"own": [], "followed": []})

    def test_my_cafe_leads_there(self):
        page = self.get_page("/en/my/cafe")
        hrefs = [link.get("href") or "" for link in page.iter("a")]
        self.assertTrue([href for href in hrefs if href.endswith("/my/opvolging")])
