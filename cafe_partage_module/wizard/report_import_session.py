"""Make the records of a session out of the preview of its report."""

import textwrap
from datetime import time, timedelta

from odoo import Command

from ..tools.redaction import normalise_name
from .report_import_contacts import ContactBook
from .report_import_text import fingerprint, paragraphs_to_html, websites_to_html

TITLE_WIDTH = 80


class PastSession:
    """A session that was held, on its way from the wizard into the database."""

    def __init__(self, wizard, source):
        """
        :param wizard: one ``cafe.report.import``, checked
        :param source: str, the text of the report, kept as it is
        """
        self.wizard = wizard
        self.source = source
        company = wizard.series_id.company_id or wizard.env.company
        # made in bulk: the log of each record would only say that it was imported
        self.env = wizard.with_company(company).with_context(tracking_disable=True).env
        self.company = company
        self.book = None
        self.people = {}
        self.session = None

    def make(self):
        """
        :return: the session, one ``event.event``
        """
        self._make_contacts()
        self._make_session()
        self._make_registrations()
        contributions = self._make_contributions(self._make_items())
        self._make_followups(contributions)
        self._make_report()
        return self.session

    def _make_contacts(self):
        wizard = self.wizard
        names = [
            wizard.host,
            *wizard.person_ids.mapped("organisation"),
            *wizard.website_ids.mapped("organisation"),
            *wizard.contribution_ids.mapped("organisation"),
            *wizard.contribution_ids.filtered("is_followup").mapped("suggested_owner"),
        ]
        self.book = ContactBook(self.env, names)
        self.book.make_organisations(names)
        lines = wizard.person_ids
        new = lines.filtered(lambda line: not line.partner_id)
        made = self.book.make_people(
            [
                (line.name, self.book.organisation(line.organisation), line.function)
                for line in new
            ]
        )
        self.people = {line: line.partner_id.with_env(self.env) for line in lines}
        self.people.update(zip(new, made, strict=True))
        self._complete_contacts()

    def _complete_contacts(self):
        """What contacts have already is left as it is."""
        for line, partner in self.people.items():
            if line.function and not partner.function:
                partner.function = line.function
        for line in self.wizard.website_ids:
            organisation = self.book.organisation(line.organisation)
            if not organisation.website:
                organisation.website = line.url

    def _make_theme(self):
        Theme = self.env["cafe.theme"]
        name = " ".join(self.wizard.theme.split())
        series = self.wizard.series_id
        wanted = normalise_name(name)
        theme = (
            Theme.with_context(active_test=False)
            .search([("series_id", "=", series.id)])
            .filtered(lambda theme: normalise_name(theme.name) == wanted)[:1]
        )
        return theme or Theme.create(
            {
                "name": name,
                "series_id": series.id,
                "company_id": series.company_id.id,
                "proposer_id": False,
            }
        )

    def _make_session(self):
        wizard = self.wizard
        theme = self._make_theme()
        minutes = min(round(wizard.time_start * 60), 24 * 60 - 1)
        begin = wizard._get_utc(time(*divmod(minutes, 60)))
        ended = self.env["event.stage"].search([("pipe_end", "=", True)], limit=1)
        self.session = self.env["event.event"].create(
            {
                "name": theme.name,
                "series_id": wizard.series_id.id,
                "theme_id": theme.id,
                "session_number": wizard.number,
                "company_id": self.company.id,
                "date_begin": begin,
                "date_end": begin + timedelta(hours=wizard.duration),
                "date_tz": wizard._get_timezone(),
                "moderator_id": self._get_first("moderator").id,
                "reporter_id": self._get_first("reporter").id,
                "organizer_id": self.book.organisation(wizard.host).id,
                **({"stage_id": ended.id} if ended else {}),
                # the habits of the series are of today
                "item_ids": [],
                "address_id": False,
                "seats_limited": False,
                "seats_max": 0,
                # nobody is mailed about what is long past
                "event_mail_ids": [Command.clear()],
                "website_published": False,
            }
        )
        self.session._message_log(
            body=self.env._("Imported from the report of this session.")
        )
        theme.action_hold()

    def _get_first(self, role):
        """The contact of the first person with this role, who was there if possible."""
        lines = self.wizard.person_ids.filtered(lambda line: line.role == role)
        line = lines.sorted("excused")[:1]
        return self.people.get(line, self.env["res.partner"])

    def _make_registrations(self):
        self.env["event.registration"].create(
            [
                {
                    "event_id": self.session.id,
                    # as printed: this spelling is withheld in public, too
                    "name": " ".join(line.name.split()),
                    "attendee_partner_id": partner.id,
                    "organisation_id": self.book.organisation(line.organisation).id,
                    "role": line.role,
                    "state": "cancel" if line.excused else "done",
                    "date_closed": not line.excused and self.session.date_end,
                    "consent_report": self.wizard.names_public,
                }
                for line, partner in self.people.items()
            ]
        )

    def _make_items(self):
        """
        :return: dict of wizard line to ``cafe.session.item``
        """
        lines = self.wizard.item_ids
        items = self.env["cafe.session.item"].create(
            [
                {
                    "event_id": self.session.id,
                    "sequence": 10 * place,
                    "name": line.name,
                    "kind": line.kind,
                    "description": line.description,
                }
                for place, line in enumerate(lines, 1)
            ]
        )
        return dict(zip(lines, items, strict=True))

    def _make_contributions(self, items):
        """
        :return: dict of wizard line to ``cafe.contribution``
        """
        lines = self.wizard.contribution_ids
        contributions = self.env["cafe.contribution"].create(
            [
                {
                    "event_id": self.session.id,
                    "item_id": items[line.item_id].id,
                    "sequence": 10 * place,
                    "kind": line.kind,
                    "text": line.text,
                    "organisation_id": self.book.organisation(line.organisation).id,
                    # the report that is read names it
                    "attributed": True,
                }
                for place, line in enumerate(lines, 1)
            ]
        )
        return dict(zip(lines, contributions, strict=True))

    def _make_followups(self, contributions):
        self.env["cafe.followup"].create(
            [
                {
                    "name": textwrap.shorten(line.text, TITLE_WIDTH, placeholder=" …"),
                    "description": line.text,
                    "event_id": self.session.id,
                    "contribution_id": contribution.id,
                    "suggested_partner_id": self.book.organisation(
                        line.suggested_owner
                    ).id,
                }
                for line, contribution in contributions.items()
                if line.is_followup
            ]
        )

    def _make_report(self):
        wizard = self.wizard
        self.env["cafe.session.report"].create(
            {
                "event_id": self.session.id,
                "introduction": paragraphs_to_html(wizard.introduction),
                "closing": self._get_closing(),
                "unplaced": wizard.unplaced,
                "source_text": self.source,
                "source_filename": wizard.file and wizard.filename,
                "source_file": wizard.file,
                "source_fingerprint": fingerprint(self.source),
                "names_withheld": not wizard.names_public,
            }
        )

    def _get_closing(self):
        """The end of the text, and the addresses that stand nowhere else in it."""
        wizard = self.wizard
        texts = [
            wizard.introduction,
            wizard.closing,
            wizard.unplaced,
            *wizard.item_ids.mapped("description"),
            *wizard.contribution_ids.mapped("text"),
        ]
        written = "\n".join(text for text in texts if text)
        emails = [
            email.strip()
            for email in (wizard.contact_emails or "").split(",")
            if email.strip() and email.strip() not in written
        ]
        lang = self.company.partner_id.lang or self.env.lang
        return (
            paragraphs_to_html(wizard.closing)
            + paragraphs_to_html(", ".join(emails))
            + websites_to_html(
                self.env(context={**self.env.context, "lang": lang})._("Websites"),
                [(line.organisation, line.url) for line in wizard.website_ids],
            )
        )
