from odoo import api, models
from odoo.fields import Domain
from odoo.tools import escape_psql

from ...tools.organisation_match import rank, search_terms
from ...tools.redaction import normalise_name

# More candidates than this say that what was typed says nothing.
MOST_CANDIDATES = 3000


class CafeOrganisationSuggestion(models.AbstractModel):
    """Contacts that an organisation as typed may be.

    Two queries for a whole list: what staff chose before for the same words, and the
    organisations with a word that begins alike. Shows nothing that the user may not
    read.
    """

    _name = "cafe.organisation.suggestion"
    _description = "Contacts that an organisation as typed may be"

    @api.model
    def _find(self, typed, most=3):
        """The closest contacts to each name.

        :param typed: iterable of str, as people typed them
        :param most: int, how many contacts at most for each
        :return: dict of each name to ``res.partner``, closest first
        """
        typed = {name for name in typed if name and name.strip()}
        if not typed:
            return {}
        chosen = self._get_chosen(typed)
        candidates = self._get_candidates(typed)
        names = {partner.id: partner.name or "" for partner in candidates}
        found = {}
        for name in typed:
            ids = [key for key, _score in rank(name, names, most)]
            partners = chosen.get(normalise_name(name), candidates.browse())
            found[name] = (partners | candidates.browse(ids))[:most]
        return found

    @api.model
    def _get_chosen(self, typed):
        """:return: dict of normalised name to the ``res.partner`` chosen before"""
        Registration = self.env["event.registration"]
        chosen = {}
        for name, partner in Registration._read_group(
            [
                ("organisation_name", "in", list(typed)),
                ("organisation_id", "any", [("active", "=", True)]),
            ],
            ["organisation_name", "organisation_id"],
        ):
            known = chosen.get(normalise_name(name), partner.browse())
            chosen[normalise_name(name)] = known | partner
        return chosen

    @api.model
    def _get_candidates(self, typed):
        """:return: ``res.partner``, organisations with a word that begins alike"""
        terms = sorted({term for name in typed for term in search_terms(name)})
        Partner = self.env["res.partner"]
        if not terms:
            return Partner
        like = Domain.OR(Domain("name", "ilike", escape_psql(term)) for term in terms)
        return Partner.search_fetch(
            Domain("is_company", "=", True) & like,
            ["name"],
            limit=MOST_CANDIDATES,
            order="id",
        )
