from collections import defaultdict

from odoo import SUPERUSER_ID, models

from ...tools.redaction import normalise_name

# What decides whether somebody may be named, and in which session.
CONSENT_FIELDS = {"consent_report", "state", "active", "event_id"}
STANDING = ("open", "done")


class CafeRegistrationConsentMixin(models.AbstractModel):
    """Consent that changes after publication leaves a trace, without the name.

    So does a registration that is deleted. The name itself is left out while reading;
    here the printed copies go at once.
    """

    _name = "cafe.registration.consent.mixin"
    _description = "Consent and Published Reports"

    def write(self, vals):
        if not CONSENT_FIELDS & vals.keys():
            return super().write(vals)
        before = self._get_named()
        result = super().write(vals)
        after = self._get_named()
        self._note_consent(before - after, given=False)
        self._note_consent(after - before, given=True)
        return result

    def unlink(self):
        before = self._get_named()
        result = super().unlink()
        self._note_consent(before, given=False)
        return result

    def _may_be_named(self):
        """:return: bool, whether public text may name this person"""
        self.ensure_one()
        return self.active and self.consent_report and self.state in STANDING

    def _get_named(self):
        """:return: set of tuples ``(event, name)`` of who may be named; the name (str)
        is normalised"""
        return {
            (registration.event_id, normalise_name(registration.name))
            for registration in self
            if registration._may_be_named()
        }

    def _note_consent(self, changed, given):
        """Drop the printed copies, and say what happened in the reports' chatter.

        :param changed: set of tuples, see ``_get_named``
        :param given: bool, given or taken back
        """
        by_event = defaultdict(set)
        for event, name in changed:
            by_event[event].add(name)
        for event, names in by_event.items():
            # sudo: a visitor takes her consent back by a link, and reads no report's
            # chatter; as the system, for an author would tell who it was
            session = event.with_user(SUPERUSER_ID).sudo()
            for report in session.report_ids.filtered("published_version_id"):
                # somebody may have registered twice
                others = session.registration_ids - self
                count = len(names - {name for _event, name in others._get_named()})
                if count:
                    report._note_consent(count, given)
