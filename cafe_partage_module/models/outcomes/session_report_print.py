import base64
import hashlib
import re

from markupsafe import Markup

from odoo import models
from odoo.exceptions import UserError
from odoo.tools import format_datetime, format_time

from ...tools.printable import printable_html

PDF_ACTION = "cafe_partage_module.session_report_action_pdf"
IMAGE_SOURCE = re.compile(r"/web/image/(\d+)(?![\d.])")
LONG_DATE = "EEEE d MMMM y"
DATE = "d MMMM y"


class CafeSessionReportPrintMixin(models.AbstractModel):
    """A session report on paper: nobody is named who did not consent.

    The version that is published is printed; before there is one, the draft, marked
    as such, for staff.
    """

    _name = "cafe.session.report.print.mixin"
    _description = "Session Report: On Paper"

    def _get_public_pdf(self):
        """The PDF of the published version, printed once for each public content.

        :return: bytes, or None while somebody else has it printed
        :raises AccessError: for who may not read this report
        :raises UserError: when nothing was published yet
        """
        self.ensure_one()
        self.check_access("read")
        # sudo: visitors may not print; the template prints public facts only
        report = self.sudo()
        version = report.published_version_id
        if not version:
            raise UserError(
                self.env._(
                    "The report of %(session)s is not published yet.",
                    session=self.display_name,
                )
            )
        fingerprint = report._get_public_fingerprint()
        if version.pdf and version.pdf_fingerprint == fingerprint:
            return base64.b64decode(version.pdf)
        # printing takes seconds and a process of its own: never twice at once. Who
        # printed it just before this transaction began makes PostgreSQL refuse it;
        # Odoo starts it anew, and it finds the copy.
        if not version.try_lock_for_update(allow_referencing=True):
            return None
        return version._print_pdf(fingerprint)

    def _get_public_fingerprint(self):
        """Changes whenever something in the public PDF changes.

        :return: str, hexadecimal SHA-256
        """
        self.ensure_one()
        page, _kind = self.env["ir.actions.report"]._render_qweb_html(
            PDF_ACTION, self.ids
        )
        return hashlib.sha256(page + repr(self._get_print_foot()).encode()).hexdigest()

    def _get_print_values(self, version=None):
        """All that the printed page shows, in the report's language.

        :param version: ``cafe.session.report.version``; the published one without
        :return: dict of str, but ``body`` (Markup), ``people`` (as
            ``_get_public_people``), ``is_draft`` and ``version`` (int)
        :raises AccessError: for who may not read this report, or its draft
        """
        self.check_access("read")
        report = self.with_context(lang=self._get_report_lang())
        # sudo: the cover shows what the session's own page shows
        session = report.sudo().event_id
        last = report.sudo().published_version_id
        version = version.sudo() if version else last
        # sudo: the text of a version is left to who leaves out its names
        body = report._redact_html(version.body if version else report.body)
        return {
            "lang": (report.env.lang or "en").replace("_", "-"),
            "series": session.series_id.name,
            "number": session.session_number,
            "title": report._redact_text(session.name),
            "when": report._format_session_time(session),
            "place": report._redact_text(session.address_inline),
            "host": session._get_public_name(session.organizer_id),
            "moderator": session._get_public_name(session.moderator_id),
            "reporter": session._get_public_name(session.reporter_id),
            "people": report._get_print_people(),
            "body": Markup(
                printable_html(body, report._load_print_image, report.get_base_url())
            ),
            "is_draft": not version,
            "version": version.number,
            "is_replaced": version != last and last.number,
            "published_on": report._format_publication(version, session),
            "note": report._redact_text(version.note),
        }

    def _get_print_people(self):
        """As ``_get_public_people``, with all organisations in one line too."""
        people = self._get_public_people()
        names = people["organisations"]
        sign = "; " if any("," in name for name in names) else ", "
        return {**people, "organisations_joined": sign.join(names)}

    def _get_print_foot(self, version=None):
        """The foot of each page.

        :param version: as for :meth:`_get_print_values`
        :return: dict of str with ``title``, ``author``, ``right`` and ``mark``
        """
        values = self._get_print_values(version)
        env = self.with_context(lang=self._get_report_lang()).env
        series = " ".join(filter(None, [values["series"], str(values["number"] or "")]))
        version = env._(
            "Version %(number)s, %(date)s",
            number=values["version"],
            date=values["published_on"],
        )
        mark = env._("DRAFT") if values["is_draft"] else ""
        if values["is_replaced"]:
            mark = env._("REPLACED BY VERSION %(number)s", number=values["is_replaced"])
        return {
            "title": " – ".join(filter(None, [series, values["title"]])),
            "author": values["host"] or "",
            "right": "" if values["is_draft"] else version,
            "mark": mark,
        }

    def _format_session_time(self, session):
        """``donderdag 8 november 2018, 14:00 – 16:00``, in the session's time zone."""
        zone, lang = session.date_tz, self.env.lang
        begin, end = session.date_begin, session.date_end
        days = [
            format_datetime(self.env, moment, zone, LONG_DATE, lang)
            for moment in (begin, end)
        ]
        hours = [
            format_time(self.env, moment, zone, "short", lang)
            for moment in (begin, end)
        ]
        if days[0] == days[1]:
            return f"{days[0]}, {hours[0]} – {hours[1]}"
        return f"{days[0]}, {hours[0]} – {days[1]}, {hours[1]}"

    def _format_publication(self, version, session):
        moment = version.date_published
        if not moment:
            return ""
        return format_datetime(self.env, moment, session.date_tz, DATE, self.env.lang)

    def _load_print_image(self, source):
        """A picture in the text, to print it without asking the server for it.

        Only what is public, or was put in this very report.

        :param source: str, as ``/web/image/12-ab34/plan.png``
        :return: str, a ``data:`` address, or None
        """
        found = IMAGE_SOURCE.search(source)
        if not found:
            return None
        # sudo: a visitor prints what staff put in the report
        image = self.env["ir.attachment"].sudo().browse(int(found[1])).exists()
        is_own = (image.res_model, image.res_id) == (self._name, self.id)
        kind = image.mimetype or ""
        if not (image.public or is_own) or kind not in ("image/png", "image/jpeg"):
            return None
        return f"data:{kind};base64,{base64.b64encode(image.raw).decode()}"
