from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import email_normalize, format_list

DESK = "event.group_event_registration_desk"


class CafeEventAudienceMixin(models.AbstractModel):
    """For whom a session is: everybody, or members of networks and circles.

    A network alone takes all its members. Where circles of it are chosen too, only
    members in these. What visitors read of it is in ``cafe.event.invitation.mixin``.
    """

    _name = "cafe.event.audience.mixin"
    _description = "Audience of a Session"

    # closed to visitors: a network need not be on the website
    audience_network_ids = fields.Many2many(
        "cafe.network",
        "cafe_event_audience_network_rel",
        "event_id",
        "network_id",
        string="For members of",
        domain="[('company_id', 'in', [False, company_id])]",
        groups=DESK,
        help="Everybody can read the session's page; only members of these networks "
        "can register on it. Empty: everybody. You can add anybody yourself.",
    )
    audience_circle_ids = fields.Many2many(
        "cafe.network.circle",
        "cafe_event_audience_circle_rel",
        "event_id",
        "circle_id",
        string="For circles",
        groups=DESK,
        help="Of a network with circles here, only members in these circles.",
    )

    audience_limited = fields.Boolean(
        string="Members only",
        compute="_compute_audience_limited",
        store=True,
        compute_sudo=True,
    )

    @api.depends("audience_network_ids", "audience_circle_ids")
    def _compute_audience_limited(self):
        for session in self:
            networks, circles = session._get_audience()
            session.audience_limited = bool(networks or circles)

    @api.constrains("audience_network_ids", "audience_circle_ids", "company_id")
    def _check_audience(self):
        for session in self:
            networks = session._get_audience_networks()
            foreign = networks.filtered(
                lambda network, company=session.company_id: company
                and network.company_id
                and network.company_id != company
            )
            if foreign:
                raise ValidationError(
                    self.env._(
                        "“%(session)s” cannot be for members of %(networks)s: that "
                        "belongs to another company.",
                        session=session.name,
                        networks=", ".join(foreign.mapped("name")),
                    )
                )

    @api.onchange("audience_network_ids")
    def _onchange_audience_network_ids(self):
        """A network that is taken away takes its circles along."""
        networks = self.audience_network_ids._origin
        if networks:
            self.audience_circle_ids = self.audience_circle_ids.filtered(
                lambda circle: circle._origin.network_id in networks
            )

    def _is_limited(self):
        """:return: bool, whether not everybody may register"""
        self.ensure_one()
        return self.audience_limited

    def _get_audience(self):
        """:return: the ``cafe.network`` and ``cafe.network.circle`` (sudo) that are
        chosen, archived ones too: to archive one opens the session to nobody"""
        # sudo: closed to visitors; callers let out only what is on the website
        session = self.sudo().with_context(active_test=False)
        return session.audience_network_ids, session.audience_circle_ids

    def _get_audience_networks(self):
        """:return: ``cafe.network`` (sudo), of the networks and circles chosen"""
        networks, circles = self._get_audience()
        return networks | circles.network_id

    def _get_invited_domain(self):
        """:return: Domain on ``cafe.network.member``: the places that may come; those
        on hold may not. Needs sudo"""
        networks, circles = self._get_audience()
        day = (self.sudo().company_id or self.env.company)._cafe_today()
        return (
            self.env["cafe.network.member"]._get_current_domain(day)
            & Domain("state", "=", "active")
            & Domain("network_id.active", "=", True)
            & (
                Domain("network_id", "in", (networks - circles.network_id).ids)
                | Domain("circle_id", "in", circles.ids)
            )
        )

    # who may come

    def _find_not_invited(self, people):
        """Who may not register, and why.

        What proves that somebody may come is her e-mail address, when it is that of a
        contact who is a member, speaks for one or works for one; or the user who is
        signed in, for herself and for her organisation. To type the name of a member
        proves nothing.

        :param people: list of dicts with ``email`` (str or False) and
            ``organisation_id`` (int or False), as the form gives them; the current user
            counts too
        :return: dict of the place in ``people`` (int, from 0) to a message (str);
            empty where everybody may come
        """
        self.ensure_one()
        if not self._is_limited():
            return {}
        emails = [email_normalize(person.get("email") or "") for person in people]
        contacts = self._find_contacts(emails)
        user = self._get_signed_in()
        organisation = self.env["cafe.organisation.finder"]._get_own()
        invited, spoken_for = self._find_invited(contacts | user | organisation)
        # whose people the user may register: her own, and those she speaks for
        own = spoken_for.get(user, user.browse()) | (organisation & invited)
        welcome = set(((contacts | user) & invited).mapped("email_normalized"))
        return {
            place: self._get_not_invited_message(emails[place])
            for place, person in enumerate(people)
            if not (
                (emails[place] and emails[place] in welcome)
                or person.get("organisation_id") in own.ids
            )
        }

    def _may_come(self):
        """:return: bool, whether the user who is signed in may register herself"""
        user = self._get_signed_in()
        return bool(user and user in self._find_invited(user)[0])

    @api.model
    def _get_signed_in(self):
        """:return: ``res.partner`` (sudo) of the current user; none for a visitor"""
        # sudo: a portal user cannot read the contact of her organisation
        user = self.env.user.sudo()
        return user.partner_id.browse() if user._is_public() else user.partner_id

    @api.model
    def _find_contacts(self, emails):
        """:return: ``res.partner`` (sudo) with one of these normalised addresses"""
        # sudo: visitors cannot read contacts; only a yes or no leaves this file
        Partner = self.env["res.partner"].sudo()
        known = list({email for email in emails if email})
        return Partner.search([("email_normalized", "in", known)]) if known else Partner

    def _find_invited(self, partners):
        """Of some contacts, those who are members, speak for one or work for one.

        :param partners: ``res.partner`` (sudo)
        :return: those (``res.partner``), and a dict of ``res.partner`` to the members
            (``res.partner``) for which they speak
        """
        # sudo: members are closed to visitors, as above
        members = (
            self.env["cafe.network.member"]
            .sudo()
            .search(
                self._get_invited_domain()
                & (
                    Domain("partner_id", "in", _with_employers(partners).ids)
                    | Domain("representative_ids", "in", partners.ids)
                )
            )
        )
        spoken_for = {}
        for member in members:
            for person in member.representative_ids & partners:
                spoken_for[person] = spoken_for.get(person, person.browse()) | (
                    member.partner_id
                )
        invited = partners.filtered(
            lambda partner: partner in spoken_for
            or _with_employers(partner) & members.partner_id
        )
        return invited, spoken_for

    def _get_not_invited_message(self, email):
        """:return: str, why somebody with this address may not register"""
        audience = self._get_audience_words()
        if not email:
            return self.env._(
                "This session is for %(audience)s. Fill in the e-mail address that "
                "your network knows.",
                audience=audience,
            )
        return self.env._(
            "This session is for %(audience)s, and we do not know “%(email)s” as one "
            "of them. Use the address that your network knows, sign in to register "
            "colleagues, or ask to become a member first.",
            audience=audience,
            email=email,
        )

    def _get_audience_words(self):
        """:return: str, such as “members of Omslag and Podium (Core)”; only names that
        are on the website, or of the user's own networks"""
        named, others = self._get_known_audience()
        if not named:
            return self.env._("members of the networks that it was planned for")
        names = [
            f"{line['name']} ({format_list(self.env, line['circles'])})"
            if line["circles"]
            else line["name"]
            for line in named
        ]
        if others:
            names.append(self.env._("another network"))
        return self.env._(
            "members of %(networks)s", networks=format_list(self.env, names)
        )


def _with_employers(partners):
    """:return: ``res.partner``: these, and the organisations that people work for"""
    people = partners.filtered(lambda partner: not partner.is_company)
    return (
        partners
        | people.parent_id.filtered("is_company")
        | people.commercial_partner_id.filtered("is_company")
    )
