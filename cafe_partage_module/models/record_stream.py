import json

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ..tools.csv_rows import MARK, to_csv

CHUNK = 5000  # rows that are in memory at a time
FORGET = 20  # chunks after which the names that were looked up are forgotten
TEXT = ("char", "text", "selection", "reference")
PLAIN = (*TEXT, "boolean", "integer", "float", "monetary", "date", "datetime")
KEPT_CONTEXT = ("lang", "tz", "allowed_company_ids", "active_test")


class CafeRecordStream(models.AbstractModel):
    """All rows of a list of ours as CSV, however many: read, written and sent in parts.

    Odoo's own export holds everything in memory, and a spreadsheet holds a million
    rows; the pairs of networks that share members are more. One statement of the
    database is read to its end, with the reader's rights and record rules.
    """

    _name = "cafe.record.stream"
    _description = "Export of Many Rows"

    @api.model
    def _read_request(self, model_name, domain, names, order, context):
        """What to export, of what a browser sent.

        :param model_name: str
        :param domain: str, JSON
        :param names: str, names of fields with commas between
        :param order: str, as of ``search``; may be empty
        :param context: str, JSON; may be empty
        :return: tuple of the model, with the context that counts; a ``Domain``; list
            of names; the order
        :raises UserError: for what is none of ours, or no list
        :raises AccessError: for who may not export, or may not read this
        """
        model, condition = self._read_context(model_name, domain, context)
        model.browse().check_access("read")
        allowed = model.fields_get(attributes=["type"])
        chosen = [
            name
            for name in dict.fromkeys((names or "").split(","))
            if name in allowed and self._is_column(model._fields[name])
        ]
        if not chosen:
            raise UserError(self.env._("There is no column to export."))
        order = order or model._order
        try:
            # what the browser sent is tried before a part of the answer is on its way
            model._search(condition, order=order)
        except ValueError as error:
            raise UserError(self.env._("This address is not complete.")) from error
        return model, condition, chosen, order

    @api.model
    def _read_context(self, model_name, domain, context):
        """:return: tuple of the model in the context that counts, and a ``Domain``"""
        if not self.env.user.has_group("base.group_allow_export"):
            raise AccessError(self.env._("You may not export."))
        model = self.env.get(model_name)
        if not model_name.startswith("cafe.") or model is None:
            raise UserError(self.env._("There is no such list."))
        if model._abstract or model._transient:
            raise UserError(self.env._("There is no such list."))
        try:
            kept = {
                key: value
                for key, value in json.loads(context or "{}").items()
                if key in KEPT_CONTEXT or key.startswith("cafe_")
            }
            condition = Domain(json.loads(domain or "[]"))
        except (ValueError, TypeError, AttributeError) as error:
            raise UserError(self.env._("This address is not complete.")) from error
        return model.with_context(**kept), condition

    @api.model
    def _is_column(self, field):
        return bool(field.store and field.column_type) and (
            field.type in PLAIN or field.type == "many2one"
        )

    @api.model
    def _stream_csv(self, model, domain, names, order):
        """
        :param model: model with the reader's environment, whose cursor stays open
        :return: generator of bytes
        """
        fields_ = [model._fields[name] for name in names]
        heads = [field._description_string(model.env) for field in fields_]
        yield MARK.encode() + to_csv([heads])
        makers = [self._get_maker(model, field) for field in fields_]
        for number, rows in enumerate(self._fetch(model, domain, names, order)):
            columns = [
                make(column)
                for make, column in zip(makers, zip(*rows, strict=True), strict=True)
            ]
            yield to_csv(zip(*columns, strict=True))
            if number % FORGET == FORGET - 1:
                model.env.invalidate_all(flush=False)

    @api.model
    def _fetch(self, model, domain, names, order):
        """:return: generator of lists of at most CHUNK tuples, in the order of names"""
        query = model._search(domain, order=order)
        if query.is_empty():
            return
        columns = [model._field_to_sql(query.table, name, query) for name in names]
        cr = model.env.cr
        model.env.flush_all()
        # all rows are fetched in the end: the first ones need not come sooner
        cr.execute("SET LOCAL cursor_tuple_fraction = 1")
        cr.execute(
            SQL("DECLARE cafe_export NO SCROLL CURSOR FOR %s", query.select(*columns))
        )
        while True:
            cr.execute("FETCH %s FROM cafe_export", [CHUNK])
            rows = cr.fetchall()
            if not rows:
                break
            yield rows
        cr.execute("CLOSE cafe_export")

    @api.model
    def _get_maker(self, model, field):
        """:return: function from a column of the database to a list of plain values"""
        if field.type == "many2one":
            return lambda column: self._name_records(model, field, column)
        if field.type == "selection":
            labels = dict(field._description_selection(model.env))
            return lambda column: [labels.get(value, value) for value in column]
        if field.type == "datetime":
            return lambda column: [self._show_time(model, value) for value in column]
        if field.type == "boolean":
            return lambda column: [bool(value) for value in column]
        if field.type == "date":
            return lambda column: [value and value.isoformat() for value in column]
        if field.type in ("float", "monetary"):
            return lambda column: [
                value if value is None else float(value) for value in column
            ]
        return list

    @api.model
    def _name_records(self, model, field, column):
        # sudo: Odoo tells the name of what a readable record points to, as here
        records = (
            model.env[field.comodel_name]
            .sudo()
            .browse(dict.fromkeys(value for value in column if value))
        )
        names = {record.id: record.display_name for record in records}
        return [names.get(value) for value in column]

    @api.model
    def _show_time(self, model, value):
        if value is None:
            return None
        local = fields.Datetime.context_timestamp(model, value)
        return local.strftime("%Y-%m-%d %H:%M:%S")
