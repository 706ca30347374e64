from collections import defaultdict

from odoo import api, fields, models

# What decides for whom, and whether, an attendance counts.
ATTENDANCE_FIELDS = {
    "state",
    "role",
    "event_id",
    "organisation_id",
    "attendee_partner_id",
}
# Roles of people from outside, who do not become members by coming.
GUEST_ROLES = ("moderator", "guest")


class CafeRegistrationAttendanceMixin(models.AbstractModel):
    """Attendance makes members, where a network takes them by it."""

    _name = "cafe.registration.attendance.mixin"
    _description = "Attendance of a Session"

    def _get_attendances(self):
        """Whose attendance counts for a membership, among these registrations.

        :return: set of pairs of ids: of a network by attendance, of a partner
        """
        attended = self.filtered(
            lambda registration: registration.state == "done"
            and registration.role not in GUEST_ROLES
            and registration.series_id
        )
        # sudo: who takes attendance need not be able to see networks
        return {
            (network.id, partner.id)
            for registration in attended.sudo()
            for network in registration.series_id.network_ids
            if network.member_rule == "attendance"
            and (partner := registration._get_attending_partner(network))
        }

    def _get_attending_partner(self, network):
        """:return: ``res.partner``, who becomes a member by this attendance"""
        partner = self.organisation_id
        if not partner and network.individuals_allowed:
            partner = self.attendee_partner_id
        return partner if partner != network.partner_id else partner.browse()

    @api.model
    def _follow_attendance(self, attendances):
        """Let memberships by attendance follow it.

        :param attendances: set of pairs, as :meth:`_get_attendances` gives them
        """
        if not attendances:
            return
        # sudo: as above; what changes is only the membership of who took part
        Registration = self.sudo().with_context(active_test=False)
        pairs = defaultdict(list)
        for network, partner in attendances:
            pairs[network].append(partner)
        for network in Registration.env["cafe.network"].browse(pairs):
            partners = Registration.env["res.partner"].browse(pairs[network.id])
            days = {partner: set() for partner in partners}
            for registration in Registration.search(
                [
                    ("event_id.series_id.network_ids", "in", network.ids),
                    ("state", "=", "done"),
                    ("role", "not in", GUEST_ROLES),
                    "|",
                    ("organisation_id", "in", partners.ids),
                    ("attendee_partner_id", "in", partners.ids),
                ]
            ):
                partner = registration._get_attending_partner(network)
                if partner in days:
                    days[partner].add(registration._get_session_day())
            Registration.env["cafe.network.member"]._follow_attendance(network, days)

    def _get_session_day(self):
        """:return: date of the session, where its company is"""
        company = self.event_id.company_id or self.env.company
        return fields.Datetime.context_timestamp(
            self.with_context(tz=company.cafe_tz), self.event_id.date_begin
        ).date()
