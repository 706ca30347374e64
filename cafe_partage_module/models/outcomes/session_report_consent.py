from odoo import models
from odoo.tools import format_date


class CafeSessionReportConsentMixin(models.AbstractModel):
    """What the chatter of a report says of consent: how many, and never who."""

    _name = "cafe.session.report.consent.mixin"
    _description = "Session Report: Trace of Consent"

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
