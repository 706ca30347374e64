from odoo import models
from odoo.tools import format_date


class CafeSessionReportConsentMixin(models.AbstractModel):
    """What the chatter of a report says of consent: how many, and never who."""

    _name = "cafe.session.report.consent.mixin"
    _description = "Session Report: Trace of Consent"

    def _note_consent(self, count, given):
        """The printed copies go, and the discussion tells that something changed.

        :param count: int, how many people
        :param given: bool, whether they may be named now, or may not any more
        """
        self.ensure_one()
        kept = self.version_ids.filtered("pdf_fingerprint")
        kept.write({"pdf": False, "pdf_fingerprint": False})
        self._message_log(
            body=self._get_consent_note(count, given),
            author_id=self.env.ref("base.partner_root").id,
        )

    def _get_consent_note(self, count, given):
        """:return: str, in the language of the secretariat"""
        self.ensure_one()
        lang = self.company_id.partner_id.lang or self.env.lang
        env = self.with_context(lang=lang).env
        day = format_date(env, self.company_id._cafe_today(), lang_code=lang)
        if given and count == 1:
            return env._(
                "On %(day)s somebody agreed to be named: the name may stand in the "
                "published report.",
                day=day,
            )
        if given:
            return env._(
                "On %(day)s %(count)s people agreed to be named: their names may stand "
                "in the published report.",
                day=day,
                count=count,
            )
        if count == 1:
            return env._(
                "On %(day)s a name was taken out of the published report.", day=day
            )
        return env._(
            "On %(day)s %(count)s names were taken out of the published report.",
            day=day,
            count=count,
        )
