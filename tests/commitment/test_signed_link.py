"""The keys in the links of mails."""

from datetime import timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.tests import tagged

from ..common import CafeCase

SCOPE = "cafe.test"


@tagged("post_install", "-at_install")
class TestSignedLink(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.link = cls.env["cafe.signed.link"]
        cls.partner = cls.env["res.partner"].create({"name": "Zaad"})

    def test_a_token_gives_back_what_it_was_made_of(self):
        token = self.link._sign(SCOPE, [7, "an@zaad.example"], 1)
        self.assertEqual(self.link._read(SCOPE, token), [7, "an@zaad.example"])

    def test_whatever_is_not_whole_opens_nothing(self):
        token = self.link._sign(SCOPE, [7], 1)
        for wrong in ("", "x", "é", token[:-1], token + "=", token + "A", token + "!"):
            with self.subTest(wrong):
                self.assertIsNone(self.link._read(SCOPE, wrong))

    def test_a_token_of_another_scope_opens_nothing(self):
        token = self.link._sign(SCOPE, [7], 1)
        self.assertIsNone(self.link._read(f"{SCOPE}.other", token))

    def test_a_token_works_until_its_last_moment(self):
        now = fields.Datetime.now()
        for until in (3, now + timedelta(days=3)):
            token = self.link._sign(SCOPE, [7], until)
            with freeze_time(now + timedelta(days=2, hours=23)):
                self.assertEqual(self.link._read(SCOPE, token), [7])
                self.assertFalse(self.link._is_past(token))
            with freeze_time(now + timedelta(days=3, hours=1)):
                self.assertIsNone(self.link._read(SCOPE, token))
                self.assertTrue(self.link._is_past(token))

    def test_nothing_but_time_makes_a_token_past(self):
        token = self.link._sign(SCOPE, [7], 1)
        for wrong in ("", "x", "é", token[:-1]):
            self.assertFalse(self.link._is_past(wrong))

    def test_it_finds_the_record_and_what_else_it_holds(self):
        token = self.link._sign(SCOPE, [self.partner.id, 4], 1)
        model = self.partner._name
        self.assertEqual(
            self.link._find(model, SCOPE, token), (self.partner.sudo(), [4])
        )
        self.assertFalse(self.link._find(model, SCOPE, "x")[0])
        self.partner.unlink()
        record, others = self.link._find(model, SCOPE, token)
        self.assertEqual((len(record), others), (0, []))
