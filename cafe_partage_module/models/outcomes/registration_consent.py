from odoo import SUPERUSER_ID, models

# What decides whether somebody may be named.
CONSENT_FIELDS = {"consent_report", "state", "active"}
STANDING = ("open", "done")


class CafeRegistrationConsentMixin(models.AbstractModel):
    """Consent that changes after publication leaves a trace, without the name.

    The name itself is left out while reading; here the printed copies go at once.
    """

    _name = "cafe.registration.consent.mixin"
    _description = "Consent and Published Reports"

    def write(self, vals):
        if not CONSENT_FIELDS & vals.keys():
            return super().write(vals)
        before = self.filtered(lambda registration: registration._may_be_named())
        result = super().write(vals)
        after = self.filtered(lambda registration: registration._may_be_named())
        (before - after)._note_consent(given=False)
        (after - before)._note_consent(given=True)
        return result

    def _may_be_named(self):
        """:return: bool, whether public text may name this person"""
        self.ensure_one()
        return self.active and self.consent_report and self.state in STANDING

    def _note_consent(self, given):
        """Drop the printed copies, and say what happened in the report's chatter.

        :param given: bool, given or taken back
        """
        # sudo: a visitor takes her consent back by a link, and reads no report's
        # chatter; as the system, for an author would tell who it was
        reports = self.event_id.with_user(SUPERUSER_ID).sudo().report_ids
        for report in reports.filtered("published_version_id"):
            kept = report.version_ids.filtered("pdf_fingerprint")
            kept.write({"pdf": False, "pdf_fingerprint": False})
            people = self.filtered(lambda r, event=report.event_id: r.event_id == event)
            report._message_log(
                body=report._get_consent_note(len(people), given),
                author_id=report.env.ref("base.partner_root").id,
            )
