from odoo import api, models
from odoo.fields import Domain


class CafeNetworkGraphPublic(models.AbstractModel):
    """The graph for everybody: networks on the website, and what they share.

    Organisations only where their network shows its members in public, and only their
    places there; never a person. The same whoever asks: nothing depends on rights.
    """

    _name = "cafe.network.graph.public"
    _description = "Graph of Networks for Everybody"
    _inherit = ["cafe.network.graph"]

    @api.model
    def _get_graph(self, values):
        # sudo: visitors read no networks; each query below begins with what is on the
        # website, and plain values leave
        return super(CafeNetworkGraphPublic, self.sudo())._get_graph(values)

    @api.model
    def _get_today(self):
        website = self.env["website"].get_current_website()
        # sudo: a visitor cannot read the company, of which this takes the time zone
        return website.company_id.sudo()._cafe_today()

    @api.model
    def _get_network_query(self):
        domain = self.env["cafe.member.portal"]._get_network_domain()
        # sudo: see _get_graph
        return self.env["cafe.network"].sudo()._search(domain)

    @api.model
    def _get_partner_query(self):
        Partner = self.env["res.partner"].sudo().with_context(active_test=False)
        return Partner._search([("is_company", "=", True)])

    @api.model
    def _get_seat_query(self, domain):
        return super()._get_seat_query(
            domain & Domain("network_id.members_published", "=", True)
        )

    @api.model
    def _is_crowded(self, facts, room):
        # most members may be of networks that do not show them
        return False

    @api.model
    def _find_networks(self):
        # nothing is anybody's own here
        return [(*row[:-1], 0) for row in super()._find_networks()]

    @api.model
    def _get_network_url(self, network_id):
        return None

    @api.model
    def _get_member_url(self, member_id):
        return None

    @api.model
    def _find_lineage(self, network_ids):
        return []

    @api.model
    def _find_services(self, place):
        return []

    @api.model
    def _tell_members(self, members, spots, industries):
        columns = super()._tell_members(members, spots, industries)
        # a contact's id says nothing to a visitor
        columns["id"] = list(range(1, len(columns["id"]) + 1))
        return columns

    # the page -------------------------------------------------------------------------

    @api.model
    def _get_page(self):
        """:return: dict of ``rows`` (see ``_get_table``) and ``members`` (bool, whether
        some networks show their members)"""
        rows = self._get_table()
        return {"rows": rows, "formats": self._get_formats()}

    @api.model
    def _get_table(self):
        """What the map says, in words.

        :return: list of dict by name, each with ``name``, ``kind``, ``sector`` (str or
            None), ``members`` (int), ``founded`` (year or None), ``shares`` (int, with
            how many networks it shares members), and ``nearest`` (str or None) with
            ``nearest_shared`` (int)
        """
        graph = self._get_graph({"detail": "networks"})
        kinds, industries = dict(graph["kinds"]), graph["industries"]
        near = {}
        shared = graph["shared"]
        for a, b, count in zip(shared["a"], shared["b"], shared["count"], strict=True):
            near.setdefault(a, []).append((-count, b))
            near.setdefault(b, []).append((-count, a))
        networks, rows = graph["networks"], []
        for number, name in enumerate(networks["name"]):
            industry, founded = (
                networks["industry"][number],
                networks["founded"][number],
            )
            count, nearest = min(near.get(number, [(0, None)]))
            rows.append(
                {
                    "name": name,
                    "kind": kinds.get(networks["kind"][number]),
                    "sector": None
                    if industry is None
                    else industries[industry]["name"],
                    "members": networks["members"][number],
                    "founded": founded and self._to_day(graph, founded).year,
                    "shares": len(near.get(number, ())),
                    "nearest": None if nearest is None else networks["name"][nearest],
                    "nearest_shared": -count,
                }
            )
        return rows
