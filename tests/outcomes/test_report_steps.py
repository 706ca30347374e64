"""Each step of a report, from each state, by each role: done, refused, or nothing."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from ..common import CafeCase

STATES = ("draft", "review", "published", "reopened")
# step: state -> state afterwards, and how many versions more; for who may
ALLOWED = {
    "action_review": {
        "draft": ("review", 0),
        "review": ("review", 0),
        "published": ("published", 0),
        "reopened": ("review", 0),
    },
    "action_publish": {
        "draft": ("published", 1),
        "review": ("published", 1),
        "published": ("published", 0),
        "reopened": ("published", 1),
    },
    "action_reopen": {
        "draft": ("draft", 0),
        "review": ("draft", 0),
        "published": ("draft", 0),
        "reopened": ("draft", 0),
    },
    "dialog": {
        "draft": ("published", 1),
        "review": ("published", 1),
        "published": UserError,
        "reopened": ("published", 1),
    },
    "write state": dict.fromkeys(STATES, UserError),
    "write version": dict.fromkeys(STATES, UserError),
    "write body": {
        "draft": ("draft", 0),
        "review": ("review", 0),
        "published": UserError,
        "reopened": ("draft", 0),
    },
}
STAFF = ("admin", "manager", "secretary")
OTHERS = ("coordinator", "outsider", "member", "reporter", "public")


def step(report, name):
    if name == "dialog":
        action = report.action_open_publish()
        report.env[action["res_model"]].browse(action["res_id"]).action_publish()
    elif name == "write state":
        report.write(
            {"state": "review" if report.sudo().state != "review" else "draft"}
        )
    elif name == "write version":
        report.write({"published_version_id": False})
    elif name == "write body":
        report.write({"body": "<p>Anders</p>"})
    else:
        getattr(report, name)()


@tagged("post_install", "-at_install")
class TestReportSteps(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.public = cls.env.ref("base.public_user")
        cls.admin = cls.env.ref("base.user_admin")
        cls.reporter = new_test_user(
            cls.env, "cafe_reporter", groups="base.group_portal", name="Inge Moens"
        )
        cls.series = cls.make_series()

    def make_in(self, state):
        session = self.make_session(
            self.series, days=-3, reporter_id=self.reporter.partner_id.id
        )
        report = self.make_report(session, body="<p>Tekst</p>")
        if state == "review":
            report.action_review()
        if state in ("published", "reopened"):
            report.action_publish()
        if state == "reopened":
            report.action_reopen()
            report.change_note = "Verbeterd"
        self.env.flush_all()
        return report

    def picture(self, report):
        """All that a step could change."""
        report.invalidate_recordset()
        return (
            report.read(["state", "body", "is_published", "change_note"])[0],
            report.published_version_id,
            [(v.number, v.body, v.note) for v in report.version_ids],
            report.reader_ids,
            report.message_ids,
            report.date_review_end,
        )

    def test_staff_take_each_step_where_it_fits(self):
        for role in STAFF:
            for name, table in ALLOWED.items():
                for state, wanted in table.items():
                    with self.subTest(role=role, step=name, state=state):
                        self.check_staff(role, name, state, wanted)

    def check_staff(self, role, name, state, wanted):
        report = self.make_in(state)
        before = self.picture(report)
        own = report.with_user(getattr(self, role))
        if wanted is UserError:
            with self.assertRaises(UserError) as caught:
                step(own, name)
            self.assertNotIsInstance(caught.exception, AccessError)
            self.assertEqual(self.picture(report), before)
            return
        step(own, name)
        report.invalidate_recordset()
        after, more = wanted
        self.assertEqual(report.state, after)
        self.assertEqual(len(report.version_ids), len(before[2]) + more)
        kept = [(v.number, v.body, v.note) for v in report.version_ids]
        self.assertEqual(kept[more:], before[2], "what was published stays")
        if more:
            self.assertEqual(report.published_version_id, report.version_ids[0])
            self.assertTrue(report.is_published)

    def test_others_take_no_step_at_all(self):
        """An ``AccessError`` is a ``UserError``: both say why."""
        for state in STATES:
            report = self.make_in(state)
            before = self.picture(report)
            for role in OTHERS:
                for name in ALLOWED:
                    with self.subTest(role=role, step=name, state=state):
                        with self.assertRaises(UserError):
                            step(report.with_user(getattr(self, role)), name)
                        self.assertEqual(self.picture(report), before)

    def test_a_report_begins_as_a_draft(self):
        Report = self.env["cafe.session.report"].with_user(self.secretary)
        version = self.make_in("published").published_version_id
        for values in ({"state": "published"}, {"published_version_id": version.id}):
            session = self.make_session(self.series, days=-3)
            with self.assertRaisesRegex(UserError, "Use the buttons"):
                Report.create({"event_id": session.id, **values})
        report = Report.create({"event_id": session.id, "state": "draft"})
        self.assertEqual(report.state, "draft")

    def test_several_at_once_all_or_none(self):
        good, empty = self.make_in("draft"), self.make_in("draft")
        empty.body = "<p></p>"
        with self.assertRaises(UserError), self.env.cr.savepoint():
            (good | empty).with_user(self.secretary).action_publish()
        self.env.invalidate_all()
        self.assertFalse(good.version_ids)
        self.assertEqual(good.state, "draft")
