from odoo import api, fields, models
from odoo.tools import SQL


class CafeNetworkFamilyMixin(models.AbstractModel):
    """The family tree of a network: all that are linked by birth, split or merger.

    Of a network that the user may not read, the tree says its name and years when it
    is published on the website, else only that there is another network; it never
    gives its identifier.
    """

    _name = "cafe.network.family.mixin"
    _description = "Network Family"

    family_tree = fields.Json(
        compute="_compute_family_tree",
        export_string_translation=False,
        help="networks: list of dict with res_id (if readable), name, founded and "
        "merged (years), active and current; links: list of dict with source, target "
        "(places in that list) and kind (born, split, merged).",
    )
    family_count = fields.Integer(
        string="Family",
        compute="_compute_family_tree",
        help="How many other networks it is linked to.",
    )

    @api.depends(
        "name",
        "date_founded",
        "date_merged",
        "origin_network_id",
        "origin_kind",
        "merged_into_id",
        "descendant_ids",
        "merged_ids",
    )
    @api.depends_context("uid", "allowed_company_ids", "lang")
    def _compute_family_tree(self):
        family_ids = self._get_family_ids()
        everyone = {other for ids in family_ids.values() for other in ids}
        family = self.env["cafe.network"].browse(sorted(everyone))
        readable = family._filtered_access("read")
        # sudo: the names of published networks, and where the links go; see _tell
        family = family.sudo()
        family.fetch(["name", "date_founded", "date_merged", "is_published", "active"])
        for network in self:
            members = family.filtered(
                lambda other, network=network: other.id
                in family_ids.get(network._origin.id, ())
            )
            network.family_count = max(len(members) - 1, 0)
            network.family_tree = {
                "networks": [
                    other._tell(other in readable, other == network._origin)
                    for other in members
                ],
                "links": members._get_links(),
            }

    def _get_family_ids(self):
        """Who is linked to each network, over any number of steps, in one query.

        :return: dict of an id to a set of ids, itself too
        """
        if not self._origin.ids:
            return {}
        rows = self.env.execute_query(
            SQL(
                """WITH RECURSIVE link (a, b) AS (
                       SELECT id, origin_network_id FROM cafe_network
                        WHERE origin_network_id IS NOT NULL
                        UNION
                       SELECT id, merged_into_id FROM cafe_network
                        WHERE merged_into_id IS NOT NULL
                   ), family (root, id) AS (
                       SELECT id, id FROM cafe_network WHERE id IN %(ids)s
                        UNION
                       SELECT family.root,
                              CASE WHEN link.a = family.id THEN link.b ELSE link.a END
                         FROM family JOIN link ON family.id IN (link.a, link.b)
                   )
                   SELECT root, array_agg(id) FROM family GROUP BY root""",
                ids=tuple(self._origin.ids),
                to_flush=[
                    self._fields["origin_network_id"],
                    self._fields["merged_into_id"],
                ],
            )
        )
        return {root: set(ids) for root, ids in rows}

    def _tell(self, readable, current):
        """What the tree says of this network (read as superuser).

        :param readable: bool, whether the user may open it
        :param current: bool, whether the tree is its own
        :return: dict
        """
        if not readable and not self.is_published:
            return {"name": self.env._("Another network"), "active": True}
        return {
            "res_id": readable and self.id,
            "name": self.name,
            "founded": self.date_founded and self.date_founded.year,
            "merged": self.date_merged and self.date_merged.year,
            "active": self.active,
            "current": current,
        }

    def _get_links(self):
        """The links between these networks (read as superuser), by their place.

        :return: list of dict
        """
        places = {network.id: place for place, network in enumerate(self)}
        links = []
        for network in self:
            place = places[network.id]
            if network.origin_network_id:
                links.append(
                    {
                        "source": places[network.origin_network_id.id],
                        "target": place,
                        "kind": network.origin_kind or "born",
                    }
                )
            if network.merged_into_id:
                links.append(
                    {
                        "source": place,
                        "target": places[network.merged_into_id.id],
                        "kind": "merged",
                    }
                )
        return links
