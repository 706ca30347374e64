from base64 import urlsafe_b64decode
from datetime import date, datetime, timedelta

from freezegun import freeze_time

from odoo.tests import tagged
from odoo.tools import hash_sign

from odoo.addons.cafe_partage_module.models.commitment.driver_confirmation import SCOPE

from ..website_case import WebsiteCase
from .driver_case import DriverBuilders


@tagged("post_install", "-at_install")
class TestDriverConfirmation(DriverBuilders, WebsiteCase):
    """The page behind the link in the mail, without a browser."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_driver_world()
        cls.kept = cls.make_member_driver(confirmed="2025-01-01")
        cls.other = cls.make_member_driver(driver=cls.meet, confirmed="2025-01-01")
        cls.today = cls.env.company._cafe_today()

    def get_link(self, member=None, partner=None):
        """:return: str, the path of the page"""
        url = self.env["cafe.driver.confirmation"]._get_url(
            member or self.zaad, partner or self.roos
        )
        return "/drijfveren/" + url.rsplit("/", 1)[1]

    def post(self, path, **form):
        """Send the form as the page has it; ``form`` fills it in."""
        page = self.get_page(path)
        hidden = {
            field.name: field.value
            for field in page.forms[-1].inputs
            if field.name == "csrf_token"
        }
        shown = page.forms[-1].xpath(".//input[@name='shown']/@value")
        return self.url_open(path, data={**hidden, "shown": shown, **form})

    def test_looking_changes_nothing(self):
        path = self.get_link()
        before = self.zaad.message_ids
        for method in ("GET", "HEAD"):
            response = self.url_open(path, method=method)
            self.assertEqual(response.status_code, 200)
        self.assertEqual(self.kept.confirmed_on, date(2025, 1, 1))
        self.assertEqual(self.zaad.message_ids, before)

    def test_one_click_confirms_all(self):
        response = self.post(self.get_link(), answer="still_true")
        self.assertEqual(response.status_code, 200)
        self.assertIn("o_cafe_thanks", response.text)
        for row in self.kept | self.other:
            self.assertEqual(
                (row.confirmed_on, row.confirmed_by), (self.today, "member")
            )
        message = self.zaad.message_ids[0]
        self.assertEqual(message.author_id, self.roos)
        self.assertFalse(message.notified_partner_ids, "no news for anybody")

    def test_a_second_click_is_harmless(self):
        path = self.get_link()
        self.post(path, answer="still_true")
        messages = self.zaad.message_ids
        response = self.post(path, answer="still_true")
        self.assertEqual(response.status_code, 200)
        self.zaad.invalidate_recordset(["message_ids"])
        self.assertEqual(self.zaad.message_ids, messages)

    def test_a_change_ends_and_starts(self):
        response = self.post(
            self.get_link(),
            answer="changed",
            driver=[str(self.learn.id), str(self.sell.id)],
            words="Wij groeien.\nEn zoeken <b>zaad</b>.",
        )
        self.assertIn("o_cafe_thanks", response.text)
        self.assertEqual(self.get_going_on(), self.learn | self.sell)
        message = self.zaad.message_ids[0]
        self.assertIn("Wij groeien.", message.body)
        self.assertNotIn("<b>", message.body)
        self.assertEqual(message.notified_partner_ids, self.coordinator.partner_id)

    def test_a_change_sent_twice_is_noted_once(self):
        path = self.get_link()
        form = {"answer": "changed", "driver": [str(self.learn.id)], "words": "Ja"}
        self.post(path, **form)
        rows, messages = self.zaad.driver_ids, self.zaad.message_ids
        self.post(path, **form)
        self.zaad.invalidate_recordset()
        self.assertEqual(self.zaad.driver_ids, rows)
        self.assertEqual(self.zaad.message_ids, messages)

    def test_what_staff_added_meanwhile_does_not_end(self):
        path = self.get_link()
        shown = [str(self.learn.id), str(self.meet.id)]
        self.make_member_driver(driver=self.sell)
        self.post(path, answer="changed", driver=[shown[0]], shown=shown)
        self.assertEqual(self.get_going_on(), self.learn | self.sell)

    def test_still_true_confirms_only_what_was_shown(self):
        path = self.get_link()
        self.post(path, answer="still_true", shown=[str(self.learn.id)])
        self.assertEqual(self.kept.confirmed_on, self.today)
        self.assertEqual(self.other.confirmed_on, date(2025, 1, 1))

    def test_bad_input_says_what_and_keeps_what_was_typed(self):
        for form, words in (
            ({"driver": ["999999"], "words": "Dit typte ik"}, "no longer in the list"),
            ({"driver": [str(self.sell.id)], "words": "x" * 2001}, "too long"),
        ):
            response = self.post(self.get_link(), answer="changed", **form)
            self.assertEqual(response.status_code, 422)
            self.assertIn(words, response.text)
            self.assertIn(form["words"], response.text)
        self.assertEqual(self.get_going_on(), self.learn | self.meet)

    def test_the_page_shows_nothing_else_of_the_member(self):
        self.kept.note = "Geheime woorden"
        self.make_conversation(notes="<p>Geheime notities</p>")
        self.zaad.partner_id.write({"street": "Geheimstraat 1", "phone": "0470 000"})
        page = self.url_open(self.get_link()).text
        self.assertIn("Stichting Zaad", page)
        self.assertIn("Netwerk Zaad", page)
        for secret in ("Geheim", "0470", "Roos", "roos@", "Coordinator"):
            self.assertNotIn(secret, page)

    def test_the_page_stays_out_of_caches_and_search_engines(self):
        headers = self.url_open(self.get_link()).headers
        self.assertEqual(headers["Cache-Control"], "no-store")
        self.assertEqual(headers["Referrer-Policy"], "no-referrer")
        self.assertIn("noindex", headers["X-Robots-Tag"])

    def test_the_page_speaks_the_readers_language(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        website = self.env["website"].search([], limit=1)
        website.language_ids |= self.env.ref("base.lang_fr")
        self.learn.with_context(lang="fr_FR").name = "Apprendre"
        self.roos.lang = "fr_FR"
        page = self.get_page(self.get_link())
        self.assertEqual(page.get("lang"), "fr-FR")
        self.assertIn("Apprendre", page.text_content())

    def test_a_member_without_drivers_can_tell_them(self):
        (self.kept | self.other).action_end()
        path = self.get_link()
        self.assertTrue(self.get_page(path).xpath("//details[@open]"))
        self.post(path, answer="changed", driver=[str(self.sell.id)])
        self.assertEqual(self.get_going_on(), self.sell)

    def test_an_answer_that_is_none_is_refused(self):
        response = self.post(self.get_link(), answer="perhaps")
        self.assertEqual(response.status_code, 400)
        self.assertEqual(self.kept.confirmed_on, date(2025, 1, 1))

    def test_an_answer_without_the_forms_key_is_refused(self):
        response = self.url_open(self.get_link(), data={"answer": "still_true"})
        self.assertEqual(response.status_code, 400)
        self.assertEqual(self.kept.confirmed_on, date(2025, 1, 1))

    @freeze_time("2026-03-14 23:30:00")
    def test_the_day_is_that_of_the_secretariat(self):
        self.env["cafe.driver.confirmation"]._confirm(
            self.zaad, self.roos, self.learn.ids
        )
        self.assertEqual(self.kept.confirmed_on, date(2026, 3, 15))


@tagged("post_install", "-at_install")
class TestDriverLink(DriverBuilders, WebsiteCase):
    """What a link opens, and when it opens nothing."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_driver_world()
        cls.kept = cls.make_member_driver(confirmed="2025-01-01")
        cls.env.company.email = "welkom@secretariaat.example"
        cls.url = cls.env["cafe.driver.confirmation"]._get_url(cls.zaad, cls.roos)
        cls.path = "/drijfveren/" + cls.url.rsplit("/", 1)[1]

    def test_a_cut_off_or_forged_link_opens_nothing(self):
        token = self.path.rsplit("/", 1)[1]
        for bad in ("x", "AAAA", token[:-1], token[:20], token + "AAAA", "%C3%A9%00"):
            with self.subTest(bad):
                response = self.url_open(f"/drijfveren/{bad}")
                self.assertEqual(response.status_code, 404)
                self.assertNotIn("Zaad", response.text)
                self.assertIn("welkom@secretariaat.example", response.text)

    def test_a_link_of_another_scope_opens_nothing(self):
        token = hash_sign(self.env, "another.scope", [self.zaad.id, self.roos.id])
        self.assertEqual(self.url_open(f"/drijfveren/{token}").status_code, 404)

    def test_a_link_holds_no_personal_data(self):
        token = self.path.rsplit("/", 1)[1]
        payload = urlsafe_b64decode(token + "===")[41:].decode()
        self.assertEqual(payload, f"[{self.zaad.id}, {self.roos.id}]")

    def test_a_link_is_of_one_member_and_person(self):
        second = self.make_member(self.make_network("Ander"), self.zaad.partner_id)
        opened = self.env["cafe.driver.confirmation"]._open(self.path.rsplit("/", 1)[1])
        self.assertEqual(opened["member"], self.zaad)
        self.assertNotEqual(opened["member"], second)

    def test_who_no_longer_speaks_for_the_member_opens_nothing(self):
        self.zaad.representative_ids = False
        self.assertEqual(self.url_open(self.path).status_code, 404)

    def test_an_archived_person_opens_nothing(self):
        self.roos.active = False
        self.assertEqual(self.url_open(self.path).status_code, 404)

    def test_it_expires(self):
        token = self.path.rsplit("/", 1)[1]
        service = self.env["cafe.driver.confirmation"]
        with freeze_time(datetime.now() + timedelta(days=59)):
            self.assertFalse(service._open(token)["problem"])
        with freeze_time(datetime.now() + timedelta(days=61)):
            self.assertEqual(service._open(token), {"problem": "expired"})

    def test_a_link_that_is_too_old_is_gone_for_good(self):
        past = datetime.now() - timedelta(minutes=1)
        token = hash_sign(
            self.env, SCOPE, [self.zaad.id, self.roos.id], expiration=past
        )
        response = self.url_open(f"/drijfveren/{token}")
        self.assertEqual(response.status_code, 410)
        self.assertIn("too old", response.text)
        self.assertNotIn("Zaad", response.text)

    def test_an_answer_through_a_dead_link_changes_nothing(self):
        page = self.get_page(self.path)
        key = page.forms[0].fields["csrf_token"]
        self.zaad.representative_ids = False
        response = self.url_open(
            self.path,
            data={"csrf_token": key, "answer": "still_true", "shown": self.learn.id},
        )
        self.assertEqual(response.status_code, 404)
        self.assertEqual(self.kept.confirmed_on, date(2025, 1, 1))

    def test_who_left_has_nothing_to_confirm(self):
        self.zaad.action_leave()
        page = self.url_open(self.path)
        self.assertEqual(page.status_code, 410)
        self.assertIn("membership has ended", " ".join(page.text.split()))
        self.assertNotIn("Leren", page.text)

    def test_portal_users_and_visitors_have_no_other_way_in(self):
        for user in (self.member, self.env.ref("base.public_user"), self.outsider):
            for model in ("cafe.member.driver", "cafe.driver.request"):
                self.assertFalse(self.env[model].with_user(user).has_access("read"))
