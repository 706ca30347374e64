import pytz
from markupsafe import Markup

from odoo import models

from ...tools.json_ld import dump_json_ld

# What other pages and messages show of a report when they link to it.
DESCRIPTION_LENGTH = 200


class CafeSessionReportMetadataMixin(models.AbstractModel):
    """What a report's page tells besides its text: history, and facts for machines."""

    _name = "cafe.session.report.metadata.mixin"
    _description = "Session Report: History and Metadata"

    def _get_public_page(self):
        """All that the public page shows.

        :return: dict of ``report`` (this one, as its reader may read it), ``people``
            (see ``_get_public_people``), ``theme`` (str), ``history`` and ``metadata``
        """
        return {
            "report": self,
            "people": self._get_public_people(),
            "theme": self._get_public_theme(),
            "history": self._get_public_history(),
            "metadata": self._get_public_metadata(),
        }

    def _get_public_history(self):
        """The versions of this report, the newest first.

        :return: list of dicts of ``number`` (int), ``date`` (datetime, UTC) and
            ``note`` (str, what changed, without names that may not be there)
        """
        self.ensure_one()
        # sudo: versions are closed to visitors; only what is listed above leaves
        report = self.sudo()
        last = report.published_version_id
        return [
            {
                "number": version.number,
                "date": version.date_published,
                "note": report._redact_text(version.note),
            }
            for version in report.version_ids.sorted("number", reverse=True)
            if version.number <= last.number
        ]

    def _get_public_theme(self):
        """:return: str, the theme; empty where it says the same as the title"""
        self.ensure_one()
        # sudo: themes are closed to visitors; the name of this one is not
        session = self.sudo().event_id
        if not session.theme_id or session.theme_id.name == session.name:
            return ""
        return self._redact_text(session.theme_id.name)

    def _get_public_label(self):
        """:return: str, series and number, as in ``Café Partagé 5``"""
        self.ensure_one()
        # sudo: series are closed to visitors; the name of this one is not
        session = self.sudo().event_id
        parts = (session.series_id.name, session.session_number)
        return " ".join(str(part) for part in parts if part)

    def _get_public_summary(self):
        """:return: str, how the text begins, for who links to it"""
        self.ensure_one()
        # sudo: this text is what everybody may read
        text = self.sudo().search_excerpt or ""
        if len(text) <= DESCRIPTION_LENGTH:
            return text
        return text[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0] + "…"

    def _get_public_metadata(self):
        """What stands in the head of the page.

        :return: dict of str: ``url``, ``title``, ``summary``, ``published`` and
            ``modified`` (ISO), and ``json_ld`` (Markup)
        """
        self.ensure_one()
        history = self._get_public_history()
        metadata = {
            "url": self.get_base_url() + self.website_url,
            "title": self.public_title,
            "summary": self._get_public_summary(),
            "published": self._to_iso(history[-1]["date"]),
            "modified": self._to_iso(history[0]["date"]),
        }
        event = self._get_event_facts()
        article = {
            "@type": "Report",
            "@id": metadata["url"],
            "url": metadata["url"],
            "headline": self.public_title,
            "name": self.public_title,
            "description": metadata["summary"],
            "datePublished": metadata["published"],
            "dateModified": metadata["modified"],
            "version": str(history[0]["number"]),
            "inLanguage": (self._get_report_lang() or "").replace("_", "-"),
            "isPartOf": event.get("superEvent"),
            "about": {"@id": event["@id"]},
            "publisher": {
                "@type": "Organization",
                # sudo: the name of the company stands on each page of the website
                "name": self.sudo().company_id.name or self.env.company.name,
            },
        }
        json_ld = dump_json_ld(event, article)
        # escaped for a script by dump_json_ld
        return {**metadata, "json_ld": Markup(json_ld)}

    def _get_event_facts(self):
        """:return: dict, the session as schema.org's Event"""
        # sudo: what the session's own page shows too
        session = self.sudo().event_id
        host = session._get_public_name(session.organizer_id)
        place = self._redact_text(session.address_inline)
        series = session.series_id.name
        return {
            "@type": "Event",
            "@id": f"{self.get_base_url()}{self.website_url}#event",
            "name": self.public_title,
            "startDate": self._to_iso(session.date_begin, session.date_tz),
            "endDate": self._to_iso(session.date_end, session.date_tz),
            "eventStatus": "https://schema.org/EventScheduled",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "location": place
            and {"@type": "Place", "name": host or place, "address": place},
            "organizer": host and {"@type": "Organization", "name": host},
            "superEvent": series and {"@type": "EventSeries", "name": series},
        }

    def _to_iso(self, moment, zone="UTC"):
        """:return: str, ``moment`` (datetime, UTC) with the offset of ``zone``"""
        if not moment:
            return ""
        local = pytz.utc.localize(moment).astimezone(pytz.timezone(zone or "UTC"))
        return local.isoformat(timespec="seconds")
