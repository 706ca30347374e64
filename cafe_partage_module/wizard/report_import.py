from psycopg2.errors import UniqueViolation

from odoo import Command, fields, models
from odoo.exceptions import UserError

from ..tools.past_report.dates import find_date
from ..tools.records import form_action
from .report_import_session import PastSession
from .report_import_text import fingerprint, unnamed, unread_title_lines


class CafeReportImport(models.TransientModel):
    """Bring the report of a session that was held before into the database.

    Step one takes the text, step two shows what was read in it, open to correction.
    """

    _name = "cafe.report.import"
    _description = "Import of a Past Report"
    _inherit = [
        "cafe.report.import.source.mixin",
        "cafe.report.import.check.mixin",
        "cafe.report.import.batch.mixin",
    ]

    # what is given
    state = fields.Selection(
        [("input", "Text"), ("preview", "Preview")], default="input", required=True
    )
    names_public = fields.Boolean(
        string="The names were public in the original",
        help="Leave this off when nobody was asked: the people are kept in the "
        "session, but nobody is named in public.",
    )
    # of the text that the preview was made of
    source_fingerprint = fields.Char(export_string_translation=False)

    # session
    date = fields.Date()
    time_start = fields.Float(
        string="Starts at", default=14.0, help="Local time; reports seldom tell."
    )
    duration = fields.Float(help="In hours.")
    number = fields.Integer(help="Place in the series; 0 = the next one.")
    theme = fields.Char()
    host = fields.Char(help="The organisation that received the session.")
    series_printed = fields.Char(export_string_translation=False)
    date_printed = fields.Char(export_string_translation=False)

    # text
    introduction = fields.Text()
    closing = fields.Text()
    contact_emails = fields.Char(string="Contact addresses")
    unplaced = fields.Text(
        string="Not placed", help="Stands at the end of the report, for you to place."
    )
    unplaced_lines = fields.Char(export_string_translation=False)

    # lines
    person_ids = fields.One2many(
        "cafe.report.import.person", "import_id", string="People"
    )
    website_ids = fields.One2many(
        "cafe.report.import.website", "import_id", string="Websites"
    )
    item_ids = fields.One2many("cafe.report.import.item", "import_id", string="Agenda")
    contribution_ids = fields.One2many(
        "cafe.report.import.contribution", "import_id", string="Contributions"
    )

    def action_preview(self):
        """Read the text and show what was found; nothing is made yet.

        A text that did not change keeps the corrections that were made to its preview.

        :return: an action on this wizard
        :raises UserError: when the text cannot be read as a report
        :raises RedirectWarning: when it was imported before
        """
        self.ensure_one()
        self._read_once()
        self.state = "preview"
        return self._get_form_action()

    def action_back(self):
        """Go back to the text; the preview is kept for as long as it stays the same.

        :return: an action on this wizard
        """
        self.ensure_one()
        self.state = "input"
        return self._get_form_action()

    def action_import(self):
        """Make the session, with all that the report tells of it.

        Without a preview, the text is imported as it is read.

        :return: an action on the session (``event.event``)
        :raises UserError: when the text cannot be read, or a field is wrong; nothing
            is made then
        :raises RedirectWarning: when the report or its session is there already
        """
        self.ensure_one()
        source = self._read_once()
        self._check_preview()
        self._check_not_there()
        try:
            # all or nothing, also for who catches the error
            with self.env.cr.savepoint():
                session = PastSession(self, source).make()
                self.batch_file_id._set_imported(session)
        except UniqueViolation as error:
            raise UserError(
                self.env._(
                    "Somebody else imported this report, or a session with this "
                    "number, a moment ago. Nothing was made twice."
                )
            ) from error
        return form_action(session, views=[(False, "form")], target="current")

    def _read_once(self):
        """Fill the preview, unless it was made of this very text already.

        :return: the text of the report
        """
        source = self._get_source()
        found = fingerprint(source)
        if found != self.source_fingerprint:
            report = self._parse(source)
            self._check_not_imported(found)
            self._fill(report)
            self.source_fingerprint = found
        return source

    def _fill(self, report):
        """Put what was read in the fields.

        :param report: ``PastReport``
        """
        false_date = not report.date and next(
            (p for p in report.unplaced if find_date(p.text)[1]), None
        )
        self.person_ids.unlink()
        self.website_ids.unlink()
        self.contribution_ids.unlink()
        self.item_ids.unlink()
        self.write(
            {
                "date": report.date,
                "time_start": report.time_start or self.time_start,
                "duration": report.duration_hours or self.series_id.duration,
                "number": report.number or 0,
                "theme": report.theme,
                "host": report.host or self.series_id.host_id.name,
                "series_printed": report.series,
                "date_printed": false_date
                and self.env._(
                    "line %(line)s: “%(text)s”",
                    line=false_date.line,
                    text=false_date.text,
                ),
                "introduction": "\n\n".join(
                    [*unread_title_lines(report), *unnamed(report), *report.intro]
                ),
                "closing": "\n\n".join(report.closing),
                "contact_emails": ", ".join(report.contact_emails),
                "unplaced": "\n\n".join(p.text for p in report.unplaced),
                "unplaced_lines": ", ".join(str(p.line) for p in report.unplaced),
                "person_ids": _person_commands(report.people),
                "website_ids": [
                    Command.create({"sequence": i, "organisation": name, "url": url})
                    for i, (name, url) in enumerate(report.websites.items())
                ],
            }
        )
        self._fill_agenda(report.agenda)

    def _fill_agenda(self, agenda):
        """
        :param agenda: list of ``Item``
        """
        items = self.env["cafe.report.import.item"].create(
            [
                {
                    "import_id": self.id,
                    "sequence": sequence,
                    "kind": item.kind,
                    "name": item.title or self.env._("Conversation"),
                    "description": "\n\n".join(item.paragraphs),
                }
                for sequence, item in enumerate(agenda)
            ]
        )
        pairs = [
            (line, item, contribution)
            for line, item in zip(items, agenda, strict=True)
            for contribution in item.contributions
        ]
        self.env["cafe.report.import.contribution"].create(
            [
                {
                    "import_id": self.id,
                    "item_id": line.id,
                    "sequence": sequence,
                    "kind": contribution.kind,
                    "text": contribution.text,
                    "organisation": contribution.organisation,
                    "is_followup": item.kind == "follow_up",
                    "suggested_owner": contribution.suggested_owner,
                }
                for sequence, (line, item, contribution) in enumerate(pairs)
            ]
        )

    def _get_form_action(self):
        return form_action(
            self,
            name=self.env._("Import a past report"),
            views=[(False, "form")],
            target="new",
            context={"dialog_size": "extra-large"},
        )


def _person_commands(people):
    return [
        Command.create(
            {
                "sequence": sequence,
                "name": person.name,
                "organisation": person.organisation,
                "role": person.role,
                "function": person.function,
                "excused": person.excused,
            }
        )
        for sequence, person in enumerate(people)
    ]
