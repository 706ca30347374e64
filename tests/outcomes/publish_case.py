"""A report of a session with people of all kinds, ready to be published."""

from lxml import html

from ..common import CafeCase

CRON = "cafe_partage_module.ir_cron_report_news"


class PublishCase(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.session = cls.make_session(
            cls.make_series("Café Test"), days=-3, name="Samen met Sam De Vos"
        )
        cls.an = cls.come("An Peeters", "an@zaad.example", consent_report=True)
        cls.sam = cls.come("Sam De Vos", "Sam@Zaad.example", lang="nl_BE")
        cls.come("Zonder Adres", False)
        cls.come("Niet Gekomen", "weg@zaad.example", state="no_show")
        cls.report = cls.make_report(
            cls.session, body="<p>Sam De Vos en An Peeters spraken.</p>"
        ).with_user(cls.secretary)

    @classmethod
    def come(cls, name, email, **values):
        values.setdefault("state", "done")
        return cls.make_registration(cls.session, name, email=email, **values)

    def open_wizard(self, user=None):
        report = self.report.with_user(user or self.secretary)
        action = report.action_open_publish()
        return (
            self.env[action["res_model"]]
            .with_user(report.env.user)
            .browse(action["res_id"])
        )

    def publish(self, note=False, body=None, **values):
        """Publish through the dialog; :return: the version"""
        if self.report.state == "published":
            self.report.action_reopen()
        if body:
            self.report.body = body
        wizard = self.open_wizard()
        wizard.write({"change_note": note, **values})
        wizard.action_publish()
        return self.report.published_version_id

    def run_job(self):
        with self.enter_registry_test_mode():
            self.env.ref(CRON).method_direct_trigger()

    def get_mails(self, *emails):
        emails = emails or ("an@zaad.example", "sam@zaad.example")
        return self.env["mail.mail"].search([("email_to", "in", emails)], order="id")

    def get_links(self, mail):
        return [link.get("href") for link in html.fromstring(mail.body_html).iter("a")]
