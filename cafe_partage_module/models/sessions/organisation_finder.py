from odoo import api, models
from odoo.fields import Domain
from odoo.tools import escape_psql

from ...tools.redaction import normalise_name


class CafeOrganisationFinder(models.AbstractModel):
    """The organisations that a visitor may find by typing their name.

    Those are the current members of networks that are on the website, and the user's
    own organisation. Whatever else is among the contacts stays unknown to a visitor.
    """

    _name = "cafe.organisation.finder"
    _description = "Organisations Known to Everybody"

    @api.model
    def _get_own(self):
        """The organisation that the current user belongs to.

        :return: one ``res.partner`` (sudo), or none for a visitor
        """
        Partner = self.env["res.partner"].sudo()
        if self.env.user._is_public():
            return Partner
        organisation = self.env.user.sudo().partner_id.commercial_partner_id
        return organisation if organisation.is_company else Partner

    @api.model
    def _get_domain(self):
        """:return: Domain on ``res.partner``; needs sudo, for the members"""
        current = (
            Domain("network_id.website_published", "=", True)
            & Domain("network_id.active", "=", True)
            & Domain("is_current", "=", True)
        )
        company = self.env.company
        return Domain("is_company", "=", True) & (
            Domain("id", "=", self._get_own().id)
            | (
                Domain("network_member_ids", "any", current)
                & Domain("company_id", "in", (False, company.id))
            )
        )

    @api.model
    def _find(self, term, limit=8):
        """Names that hold ``term``, those that start with it first.

        :param term: str; ``%`` and ``_`` stand for themselves
        :param limit: most names to give
        :return: list of str, each name once
        """
        # sudo: visitors cannot read contacts; only names of the domain above leave
        Partner = self.env["res.partner"].sudo()
        escaped = escape_psql(term)
        domain = self._get_domain()
        found = Partner.search_fetch(
            domain & Domain("name", "=ilike", f"{escaped}%"),
            ["name"],
            limit=limit,
            order="name, id",
        )
        if len(found) < limit:
            found |= Partner.search_fetch(
                domain
                & Domain("name", "ilike", escaped)
                & Domain("id", "not in", found.ids),
                ["name"],
                limit=limit - len(found),
                order="name, id",
            )
        return list(dict.fromkeys(found.mapped("name")))

    @api.model
    def _match(self, name):
        """The organisation of exactly this name; case and white space do not count.

        :param name: str, as typed
        :return: one ``res.partner`` (sudo); none where no or several organisations
            that the user may find have this name, unless one is the user's own
        """
        wanted = normalise_name(name)
        own = self._get_own()
        if not wanted:
            return own.browse()
        if normalise_name(own.name) == wanted:
            return own
        first_word = escape_psql(name.split()[0])
        found = own.search(
            self._get_domain() & Domain("name", "ilike", first_word)
        ).filtered(lambda partner: normalise_name(partner.name) == wanted)
        return found if len(found) == 1 else own.browse()
