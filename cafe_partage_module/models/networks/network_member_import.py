from collections import defaultdict

from odoo import api, models


class CafeNetworkMemberImportMixin(models.AbstractModel):
    """Members come in from a spreadsheet, thousands at a time."""

    _name = "cafe.network.member.import.mixin"
    _description = "Import of Members"

    @api.model
    def get_import_templates(self):
        return [
            {
                "label": self.env._("Import Template for Members"),
                "template": "/cafe_partage_module/static/xls/members.xlsx",
            }
        ]

    @api.model
    def load(self, fields, data):
        """As Odoo does; what the rows refer to is looked up once.

        Odoo looks up each external id and name by itself, a query for each row.
        """
        known = {}
        for number, path in enumerate(fields):
            name, slash, part = path.partition("/")
            field = self._fields.get(name)
            if slash and part == "id" and field and field.type == "many2one":
                column = {row[number] for row in data if row[number]}
                known.setdefault(field.comodel_name, {}).update(
                    self._find_external_ids(field.comodel_name, column)
                )
        self = self.with_context(cafe_external_ids=known, cafe_names={})
        return super().load(fields, data)

    @api.model
    def _find_external_ids(self, model, texts):
        """Look up many external ids of one model.

        :param model: str
        :param texts: set of str, with or without a module before the dot
        :return: dict of external id with its module to the id of a record that exists
        """
        current = self.env.context.get("module", "__import__")
        names = defaultdict(set)
        for text in texts:
            module, dot, name = text.strip().partition(".")
            names[module if dot else current].add(name if dot else text.strip())
        found = {}
        # sudo: every user may look up an external id, as in Odoo's own import
        Data = self.env["ir.model.data"].sudo()
        for module, wanted in names.items():
            for data in Data.search_fetch(
                [
                    ("module", "=", module),
                    ("name", "in", list(wanted)),
                    ("model", "=", model),
                ],
                ["name", "res_id"],
            ):
                found[f"{module}.{data.name}"] = data.res_id
        existing = set(self.env[model].browse(found.values()).exists().ids)
        return {xmlid: id_ for xmlid, id_ in found.items() if id_ in existing}
