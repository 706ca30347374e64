from odoo import models


class CafeEventInvitationMixin(models.AbstractModel):
    """What visitors read about for whom a session is, and how to belong."""

    _name = "cafe.event.invitation.mixin"
    _description = "Invitation to a Session"

    def _get_invitation(self):
        """For whom the session is, for its page.

        :return: dict of ``networks`` (list of :meth:`_get_known_audience`), ``others``
            (bool: networks without a name here), ``signed_in`` and ``may_come`` (bool:
            the user herself), ``contact`` (str: e-mail address to write to, or False)
        """
        self.ensure_one()
        networks, others = self._get_known_audience()
        # sudo: whom to write to is on each session's page in stock Odoo
        organiser = self.sudo().organizer_id
        return {
            "networks": networks,
            "others": others,
            "signed_in": not self.env.user._is_public(),
            "may_come": self._may_come(),
            "contact": organiser.email or self.sudo().company_id.email,
        }

    def _get_known_audience(self):
        """The networks of the audience that the user may know of.

        :return: list of dicts ``id``, ``name``, ``circles`` (list of str, empty for the
            whole network), ``published`` and ``joinable`` (bool: one may apply); and
            whether there are others
        """
        all_networks = self._get_audience_networks()
        circles = self._get_audience()[1].grouped("network_id")
        own = self._get_own_networks(all_networks)
        known = all_networks.filtered(
            lambda network: network.active
            and (network.website_published or network in own)
        ).sorted("name")
        lines = [
            {
                "id": network.id,
                "name": network.name,
                "circles": circles.get(network, self.browse()).mapped("name"),
                "published": network.website_published,
                "joinable": network.website_published
                and network.member_rule != "attendance",
            }
            for network in known
        ]
        return lines, bool(all_networks - known)

    def _get_own_networks(self, networks):
        """:return: those of ``networks`` in which the user has, or had, a place"""
        partners = self.env["cafe.member.portal"]._get_partners()
        if not (partners and networks):
            return networks.browse()
        # sudo: her own places, of which she knows
        members = (
            self.env["cafe.network.member"]
            .sudo()
            .search(
                [
                    ("network_id", "in", networks.ids),
                    "|",
                    ("partner_id", "in", partners.ids),
                    ("representative_ids", "in", partners.ids),
                ]
            )
        )
        return members.network_id
