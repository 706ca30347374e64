from odoo import api, models
from odoo.fields import Domain

from .network_member import CLOSED_STATES, LIVING_STATES


class CafeMemberPortal(models.AbstractModel):
    """The memberships of the signed-in user, as the website shows them.

    Portal users have no access to networks, members or what hangs on them. This service
    reads for them, and decides in one place for whom a user speaks: see
    :meth:`_get_partners`. Plain dicts leave it: nothing of other members, no notes of
    the coordinators, and no network that is not on the website.
    """

    _name = "cafe.member.portal"
    _description = "Memberships on the Website"
    _inherit = ["cafe.member.portal.words.mixin"]

    # whose, and which -----------------------------------------------------------------

    @api.model
    def _get_partners(self):
        """For whom the current user speaks.

        :return: ``res.partner`` (sudo): the user's own contact, and the organisation
            that she works for; none for a visitor
        """
        if self.env.user._is_public():
            return self.env["res.partner"]
        # sudo: a portal user cannot read the contact of her organisation
        person = self.env.user.sudo().partner_id
        return person | person.commercial_partner_id.filtered("is_company")

    @api.model
    def _get_network_domain(self):
        """:return: Domain of the networks on the current website; needs sudo"""
        company = self.env["website"].get_current_website().company_id
        return (
            Domain("website_published", "=", True)
            & Domain("active", "=", True)
            & Domain("company_id", "in", (False, company.id))
        )

    @api.model
    def _get_networks(self):
        """:return: ``cafe.network`` (sudo), those on the website"""
        # sudo: portal users cannot read networks; what is on the website is public
        return self.env["cafe.network"].sudo().search(self._get_network_domain())

    @api.model
    def _get_member_domain(self):
        """:return: Domain of the memberships for which the user speaks; needs sudo"""
        return Domain("partner_id", "in", self._get_partners().ids) & Domain(
            "network_id", "any", self._get_network_domain()
        )

    @api.model
    def _find(self, member_id):
        """:return: ``cafe.network.member`` (sudo), empty for that of somebody else"""
        # sudo: a portal user cannot read members; the domain holds her own only
        return (
            self.env["cafe.network.member"]
            .sudo()
            .search(Domain("id", "=", member_id) & self._get_member_domain())
        )

    # the pages ------------------------------------------------------------------------

    @api.model
    def _count(self):
        """:return: int, the user's memberships and applications that go on"""
        # sudo: see _find
        return (
            self.env["cafe.network.member"]
            .sudo()
            .search_count(
                self._get_member_domain() & Domain("state", "in", LIVING_STATES)
            )
        )

    @api.model
    def _get_overview(self):
        """The page with all memberships, and the networks that one may join.

        :return: dict of ``living`` and ``closed`` (lists of :meth:`_get_summary`) and
            ``networks`` (list of :meth:`_get_invitation`): where the user has no place,
            or could have one more
        """
        partners = self._get_partners()
        # sudo: see _find
        members = (
            self.env["cafe.network.member"].sudo().search(self._get_member_domain())
        )
        # what we asked comes first
        living = members.filtered(lambda member: member.state in LIVING_STATES).sorted(
            lambda member: member.application_state != "more"
        )
        networks = []
        for network in self._get_networks():
            candidates = self._get_candidates(network, partners, living)
            if candidates or network not in living.network_id:
                networks.append(self._get_invitation(network, candidates, partners))
        return {
            "living": [self._get_summary(member, partners) for member in living],
            "closed": [
                self._get_summary(member, partners) for member in members - living
            ],
            "networks": networks,
        }

    @api.model
    def _get_candidates(self, network, partners, living):
        """Who of ``partners`` could become a member of a network.

        :param living: ``cafe.network.member``, the places that they have
        :return: ``res.partner``
        """
        placed = living.filtered(lambda m: m.network_id == network).partner_id
        return (partners - placed - network.partner_id).filtered(
            lambda partner: partner.is_company or network.individuals_allowed
        )

    @api.model
    def _get_summary(self, member, partners):
        """A membership in a list.

        :return: dict of ``id``, ``network``, ``member`` (its name, where the user
            speaks for several), ``circle``, ``since``, ``until``, and ``status`` and
            ``tone`` as in :meth:`_get_status`
        """
        status, tone = self._get_status(member)
        return {
            "id": member.id,
            "network": member.network_id.name,
            "member": member.partner_id.name if len(partners) > 1 else "",
            "circle": member.circle_id.name or "",
            "since": member.date_start,
            "until": member.date_end,
            "status": status,
            "tone": tone,
        }

    @api.model
    def _get_page(self, member_id):
        """The page of one membership.

        :return: dict, or None where the user has no such membership: what
            :meth:`_get_summary` gives, and ``applied``, ``began``, ``purpose``,
            ``expectation``, ``representatives``, ``fee``, ``application``, ``periods``,
            ``engagements``, ``drivers``, ``driver_link`` and ``may_propose``
        """
        if not (member := self._find(member_id)):
            return None
        began = member.state != "applicant" and (
            member.state != "refused" or bool(member.period_ids)
        )
        return {
            **self._get_summary(member, self._get_partners()),
            "member": member.partner_id.name,
            "began": began,
            "applied": member.date_applied,
            "expectation": member.circle_id.expectation or "",
            "representatives": member.representative_ids.mapped("name"),
            "fee": self._get_fee(member),
            "application": self._get_application(member),
            "periods": [
                self._get_period(period)
                for period in member.period_ids.sorted(
                    lambda period: str(period.date_start or ""), reverse=True
                )
            ],
            "engagements": [
                self._get_engagement(engagement) for engagement in member.engagement_ids
            ],
            "drivers": [
                self._get_driver(driver)
                for driver in member.driver_ids.filtered("is_current")
            ],
            "driver_link": self._get_driver_link(member),
            "may_propose": self._may_propose(member),
        }

    @api.model
    def _get_application(self, member):
        """What was asked and said in an application, as the applicant may read it.

        :return: dict of ``motivation``, ``offer``, ``wished``, ``criteria`` (dicts of
            ``id``, ``name``, ``is_claimed``), ``question`` (only while it waits for an
            answer) and ``may_withdraw``; None where nobody applied
        """
        if not member.date_applied:
            return None
        undecided = bool(member.filtered_domain(member._get_undecided_domain()))
        asked = undecided and member.application_state == "more"
        return {
            "motivation": member.motivation or "",
            "offer": member.offer or "",
            "wished": member.wished_circle_id.name or "",
            "criteria": [
                {
                    "id": line.criterion_id.id,
                    "name": line.criterion_id.name,
                    "is_claimed": line.is_claimed,
                }
                for line in member.criterion_line_ids
            ],
            "question": asked and member.question_asked or "",
            "may_withdraw": undecided,
        }

    @api.model
    def _may_propose(self, member):
        """Whether an engagement may be proposed: by members, and by who is accepted."""
        return member.state not in CLOSED_STATES and (
            member.state != "applicant" or member.application_state == "accepted"
        )

    @api.model
    def _get_driver_link(self, member):
        """Where the member confirms its drivers.

        :param member: one ``cafe.network.member`` (sudo) for which the user speaks
        :return: str, an address; False where there is no such page
        """
        return False
