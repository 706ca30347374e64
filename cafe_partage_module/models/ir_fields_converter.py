from odoo import models


class IrFieldsConverter(models.AbstractModel):
    """Lets an import look up what its rows refer to once, and not for each row.

    Only where the import asks for it: ``cafe_external_ids`` in the context holds what
    was found beforehand (dict of model to dict of external id to id), ``cafe_names``
    keeps what is found by name on the way.
    """

    _inherit = "ir.fields.converter"

    def _xmlid_to_record_id(self, xmlid, model):
        known = self.env.context.get("cafe_external_ids", {}).get(model._name, {})
        return known.get(xmlid) or super()._xmlid_to_record_id(xmlid, model)

    def db_id_for(self, model, field, subfield, value, savepoint):
        names = self.env.context.get("cafe_names")
        if names is None or subfield:
            return super().db_id_for(model, field, subfield, value, savepoint)
        key = (field.comodel_name, value)
        if key in names:
            return names[key], []
        found, warnings = super().db_id_for(model, field, subfield, value, savepoint)
        if found and not warnings:
            names[key] = found
        return found, warnings
