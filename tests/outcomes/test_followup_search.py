from ast import literal_eval
from itertools import groupby

from freezegun import freeze_time
from lxml import etree

from odoo.fields import Domain
from odoo.tests import tagged

from .followup_case import FollowupCase

GROUPS = ("state", "event_id", "series_id", "responsible_partner_id", "user_id")


@tagged("post_install", "-at_install")
@freeze_time("2026-03-10 09:00:00")
class TestFollowupSearch(FollowupCase):
    """What staff find with the filters: of one kind they add up, else they narrow."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_followup("Laat", date_deadline="2026-03-01")
        cls.make_followup(
            "Laat en van ons", date_deadline="2026-03-01", user_id=cls.secretary.id
        )
        cls.make_followup(
            "Laat en opgenomen",
            date_deadline="2026-03-01",
            responsible_partner_id=cls.organisation.id,
        )
        cls.make_followup("Op tijd", date_deadline="2026-04-01")
        cls.make_followup("Klaar", state="done", date_deadline="2026-03-01")
        cls.make_followup("Weg", state="dropped", drop_reason="Te duur")
        cls.make_followup("Oud", active=False)
        cls.asked = cls.make_followup(
            "Gevraagd", suggested_partner_id=cls.organisation.id, is_published=True
        )
        cls.filters = cls.read_filters()

    @classmethod
    def read_filters(cls):
        """:return: dict of a filter's name to the number of its kind and its domain"""
        view = cls.env.ref("cafe_partage_module.cafe_followup_view_search")
        arch = etree.fromstring(
            cls.env["cafe.followup"].get_view(view.id, "search")["arch"]
        )
        found, kind = {}, 0
        for node in arch:
            kind += node.tag != "filter"
            if node.tag == "filter" and node.get("domain"):
                text = node.get("domain").replace("uid", str(cls.secretary.id))
                found[node.get("name")] = kind, Domain(literal_eval(text))
        return found

    def find(self, *names):
        """:return: set of str, what the web client shows with these filters on"""
        chosen = sorted((self.filters[name] for name in names), key=lambda f: f[0])
        domain = Domain.AND(
            Domain.OR([one for _kind, one in same])
            for _kind, same in groupby(chosen, key=lambda f: f[0])
        )
        found = (
            self.env["cafe.followup"]
            .with_user(self.secretary)
            .search(domain & Domain("event_id", "=", self.meeting.id))
        )
        return set(found.mapped("name"))

    def test_open_and_late_narrow_down(self):
        late = {"Laat", "Laat en van ons", "Laat en opgenomen"}
        self.assertEqual(self.find("late"), late)
        self.assertEqual(self.find("open", "late"), late)
        self.assertEqual(
            self.find("open"), {*late, "Op tijd", "Gevraagd", "Een vorming"}
        )

    def test_each_kind_narrows_down_what_the_others_left(self):
        for names, found in (
            (("open", "late", "mine"), {"Laat en van ons"}),
            (("late", "unowned"), {"Laat", "Laat en van ons"}),
            (("late", "unowned", "mine"), {"Laat en van ons"}),
            (("open", "published"), {"Gevraagd"}),
            (("late", "published"), set()),
            (("open", "archived"), {"Oud"}),
            (("late", "archived"), set()),
        ):
            with self.subTest(names):
                self.assertEqual(self.find(*names), found)

    def test_filters_of_one_kind_add_up(self):
        self.assertEqual(self.find("no_effect"), {"Klaar"})
        self.assertEqual(self.find("open", "no_effect"), self.find("open") | {"Klaar"})
        self.assertEqual(
            self.find("mine", "no_owner"),
            self.find("open", "no_effect") | {"Weg"},
        )

    def test_what_was_asked_and_declined(self):
        request = self.ask(self.asked)
        self.assertEqual(self.find("asked"), {"Gevraagd"})
        self.assertEqual(self.find("open", "unowned", "asked"), {"Gevraagd"})
        self.assertEqual(self.find("late", "asked"), set())
        request._answer("decline", "Geen tijd")
        self.assertEqual(self.find("asked"), set())
        self.assertEqual(self.find("open", "declined"), {"Gevraagd"})
        self.assertEqual(self.find("asked", "declined"), {"Gevraagd"})

    def test_every_grouping_holds_each_once(self):
        Followup = self.env["cafe.followup"].with_user(self.secretary)
        domain = [("event_id", "=", self.meeting.id), ("is_open", "=", True)]
        for name in GROUPS:
            with self.subTest(name):
                groups = Followup._read_group(domain, [name], ["__count"])
                self.assertEqual(
                    sum(count for _key, count in groups), len(self.find("open"))
                )

    def test_the_timeline_shows_what_the_filters_leave(self):
        _kind, late = self.filters["late"]
        rows = (
            self.env["cafe.followup"]
            .with_user(self.secretary)
            .get_timeline(list(late & Domain("event_id", "=", self.meeting.id)))
        )["rows"]
        self.assertEqual({row["name"] for row in rows}, self.find("late"))
