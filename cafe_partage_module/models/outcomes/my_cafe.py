from odoo import api, models
from odoo.fields import Domain

from ..networks.network_member import LIVING_STATES

# How many of each stand on the page; the rest is a link away.
MOST = 6
NEWEST = 3
# Of so many coming sessions the first that takes registrations is proposed.
LOOK_AHEAD = 10
STANDING_STATES = ("draft", "waiting", "open", "done")


class CafeMyCafe(models.AbstractModel):
    """A member's own page: what is next for her.

    Portal users may not read registrations, networks, drivers or follow-ups. This
    service reads for the signed-in user what is hers, and plain dicts leave it. Each
    part costs the same number of queries, however much there is.
    """

    _name = "cafe.my.cafe"
    _description = "A member's own page: what is next for her"
    _inherit = ["cafe.my.cafe.words.mixin"]

    @api.model
    def _get_page(self):
        """All that the page shows.

        :return: dict of ``next`` (dict or None), ``is_registered`` (whether that is
            hers), ``registrations``, ``places``, ``followups`` and ``reports`` (lists
            of dicts); ``more_registrations``, ``more_places`` and ``more_followups``
            (int, how many are not shown)
        """
        registrations, more = self._get_registrations()
        places, more_places = self._get_places()
        followups, more_followups = self._get_followups()
        return {
            "next": registrations[0] if registrations else self._get_next_session(),
            "is_registered": bool(registrations),
            "registrations": registrations,
            "more_registrations": more,
            "places": places,
            "more_places": more_places,
            "followups": followups,
            "more_followups": more_followups,
            "reports": self._get_reports(),
        }

    @api.model
    def _count(self):
        """:return: int, the user's registrations for what is still to come"""
        # sudo: see _get_registrations
        return (
            self.env["event.registration"]
            .sudo()
            .search_count(self._get_registration_domain())
        )

    # registrations --------------------------------------------------------------------

    @api.model
    def _get_registration_domain(self):
        """:return: Domain of the coming registrations of the user: her own, and those
        that she made for somebody; needs sudo"""
        if self.env.user._is_public():
            return Domain.FALSE
        me = self.env.user.partner_id.id
        return (
            (Domain("attendee_partner_id", "=", me) | Domain("partner_id", "=", me))
            & Domain("event_id.series_id", "!=", False)
            & Domain("event_id.active", "=", True)
            & Domain("event_id.kanban_state", "!=", "cancel")
            & Domain("state", "in", STANDING_STATES)
            & Domain("event_end_date", ">", self._get_now())
        )

    @api.model
    def _get_registrations(self):
        """The user's coming registrations, the first to come first.

        :return: tuple of a list of dicts (``name``, ``begin``, ``timezone``, ``place``,
            ``who`` (str, where it is for somebody else), ``status``, ``tone``, ``url``)
            and an int, how many more there are
        """
        # sudo: a portal user cannot read registrations; the domain holds hers only
        registrations = (
            self.env["event.registration"]
            .sudo()
            .search(self._get_registration_domain(), order="event_id, id")
            .sorted("event_begin_date")
        )
        me = self.env.user.sudo().partner_id
        return [
            self._describe_registration(registration, me)
            for registration in registrations[:MOST]
        ], len(registrations[MOST:])

    @api.model
    def _get_next_session(self):
        """The next session on the website for which the user may sign up.

        :return: dict of ``name``, ``begin``, ``timezone``, ``place``, ``waiting``
            (bool: it is full, and takes people on the waiting list) and ``url``; None
            for none
        """
        website = self.env["website"].get_current_website()
        sessions = self.env["event.event"].search(
            Domain(website.website_domain())
            & Domain("series_id", "!=", False)
            & Domain("is_published", "=", True)
            & Domain("website_visibility", "in", ("public", "logged_users"))
            & Domain("kanban_state", "!=", "cancel")
            & Domain("date_begin", ">", self._get_now()),
            order="date_begin, id",
            limit=LOOK_AHEAD,
        )
        person = [
            {
                "email": self.env.user.email,
                "organisation_id": self.env["cafe.member.portal"]
                ._get_partners()
                .filtered("is_company")
                .id,
            }
        ]
        for session in sessions:
            takes_people = session.event_registrations_open or session.waiting_open
            if takes_people and not session._find_not_invited(person):
                return self._describe_session(session)
        return None

    # networks -------------------------------------------------------------------------

    @api.model
    def _get_places(self):
        """The user's places in networks; what asks something of her comes first.

        :return: tuple of a list of dicts (what ``cafe.member.portal._get_summary``
            gives, ``to_confirm`` (int, drivers) and ``driver_link`` (str)) and an int,
            how many more there are
        """
        portal = self.env["cafe.member.portal"]
        # sudo: a portal user cannot read members; the domain holds her own only
        members = (
            self.env["cafe.network.member"]
            .sudo()
            .search(portal._get_member_domain() & Domain("state", "in", LIVING_STATES))
        )
        to_confirm = self._count_drivers(members)
        members = members.sorted(
            lambda member: (member.application_state != "more", not to_confirm(member))
        )
        partners = portal._get_partners()
        return [
            {
                **portal._get_summary(member, partners),
                "to_confirm": to_confirm(member),
                "driver_link": to_confirm(member) and portal._get_driver_link(member),
            }
            for member in members[:MOST]
        ], len(members[MOST:])

    @api.model
    def _count_drivers(self, members):
        """:return: function of a member to its drivers (int) that want confirming"""
        groups = (
            self.env["cafe.member.driver"]
            .sudo()
            ._read_group(
                [
                    ("member_id", "in", members.ids),
                    ("freshness", "in", ("due", "stale")),
                ],
                ["member_id"],
                ["__count"],
            )
        )
        counts = {member.id: count for member, count in groups}
        return lambda member: counts.get(member.id, 0)

    # outcomes -------------------------------------------------------------------------

    @api.model
    def _get_followups(self):
        """Open topics that the user, or her organisation, took on or follows.

        :return: tuple of a list of dicts (``name``, ``session``, ``status``, ``tone``,
            ``deadline`` (date or False), ``late``, ``role`` (``responsible`` or
            ``interested``), ``by`` (str, the organisation that took it on)) and an int,
            how many more there are
        """
        partners = self.env["cafe.member.portal"]._get_partners()
        company = self.env["website"].get_current_website().company_id
        # sudo: a portal user cannot read follow-ups; the domain holds her own only
        followups = (
            self.env["cafe.followup"]
            .sudo()
            .search(
                Domain("is_open", "=", True)
                & Domain("company_id", "in", (False, company.id))
                & (
                    Domain("responsible_partner_id", "in", partners.ids)
                    | Domain("interested_partner_ids", "in", partners.ids)
                )
            )
            .sorted(lambda followup: followup.responsible_partner_id not in partners)
        )
        return [
            self._describe_followup(followup, partners) for followup in followups[:MOST]
        ], len(followups[MOST:])

    @api.model
    def _get_reports(self):
        """The reports that were published last, as everybody may read them.

        :return: list of dicts of ``name``, ``date``, ``timezone`` and ``url``
        """
        reports = self.env["cafe.session.report"].search(
            [("is_published", "=", True), ("published_version_id", "!=", False)],
            order="published_version_id.id desc",
            limit=NEWEST,
        )
        return [self._describe_report(report) for report in reports]
