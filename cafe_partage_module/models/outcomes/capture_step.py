from odoo import Command, api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

# The order may be changed by several people at once; everything else must be as the
# step left it before it is undone.
FREE = ("sequence",)
# what somebody else may have made of a new record
MADE = {
    "cafe.contribution": ("text", "kind"),
    "cafe.followup": ("name", "state", "responsible_partner_id"),
}


class CafeCaptureStep(models.Model):
    """One thing that somebody did at the capture desk, and how it was before.

    The browser gives each step an identifier of its own, so that a step that is sent
    twice is taken once.
    """

    _name = "cafe.capture.step"
    _description = "Step at the capture desk"
    _inherit = ["cafe.capture.step.clearing.mixin"]
    _order = "id"
    _rec_name = "uuid"

    event_id = fields.Many2one(
        "event.event", required=True, ondelete="cascade", index=True
    )
    user_id = fields.Many2one("res.users", required=True, ondelete="cascade")
    uuid = fields.Char(required=True, readonly=True)
    # per model and id: the values before, and the same as the step left them
    before = fields.Json(export_string_translation=False)
    after = fields.Json(export_string_translation=False)
    undone = fields.Boolean()

    _uuid_uniq = models.UniqueIndex("(uuid)", "This step was taken already.")

    @api.model
    def _begin(self, session, uuid):
        """Take this step, or find it where it was sent before.

        Who sends the same step at the same moment makes PostgreSQL refuse one of both
        transactions, and Odoo starts that one anew.

        :return: tuple of the step and bool, whether it is new
        """
        if not isinstance(uuid, str) or not 16 <= len(uuid) <= 64:
            raise UserError(self.env._("This step has no identifier."))
        rows = self.env.execute_query(
            SQL(
                "INSERT INTO cafe_capture_step "
                "(event_id, user_id, uuid, create_uid, create_date, write_uid, "
                "write_date) VALUES (%(event)s, %(user)s, %(uuid)s, %(user)s, now() at "
                "time zone 'UTC', %(user)s, now() at time zone 'UTC') "
                "ON CONFLICT (uuid) DO NOTHING RETURNING id",
                event=session.id,
                user=self.env.uid,
                uuid=uuid,
            )
        )
        if rows:
            return self.browse(rows[0][0]), True
        step = self.search([("uuid", "=", uuid)])
        if step.event_id != session or step.user_id != self.env.user:
            raise UserError(self.env._("This step belongs to somebody else."))
        return step, False

    def _change(self, records, values):
        """Write values, and remember how it was.

        :param values: dict, or function from a record to a dict
        """
        self.ensure_one()
        for record in records:
            new = values(record) if callable(values) else values
            before = read_plain(record, new)
            record.write(new)
            self._remember(record, before, read_plain(record, new))

    def _remember_new(self, records):
        """Undoing this step takes these new records out again, unless somebody made
        something else of them since."""
        for record in records:
            seen = read_plain(record, ["active", *MADE[record._name]])
            self._remember(record, {"active": False}, seen)

    def _remember(self, record, before, after):
        for name, values, first in (("before", before, True), ("after", after, False)):
            # a copy: the value in the cache is never changed in place
            log = {model: dict(rows) for model, rows in (self[name] or {}).items()}
            row = log.setdefault(record._name, {}).setdefault(str(record.id), {})
            log[record._name][str(record.id)] = (
                {**values, **row} if first else {**row, **values}
            )
            self[name] = log

    def _undo(self):
        """Put back how it was before this step.

        :raise UserError: where somebody changed the same thing since
        """
        self.ensure_one()
        if self.undone:
            return
        if self.cleared:
            raise UserError(self.env._("The report is out: this is too long ago."))
        for record, before, after in self._get_changes():
            if not record.exists():
                raise UserError(self.env._("What you undo is not there any more."))
            names = [name for name in after if name not in FREE]
            now = read_plain(record, names)
            if any(now[name] != after[name] for name in names):
                raise UserError(
                    self.env._(
                        "“%(name)s” was changed since. Undo that first, or edit it.",
                        name=record.display_name,
                    )
                )
            record.write(from_plain(record, before))
        self.undone = True

    def _get_changes(self):
        """:return: list of tuples: record, dict of values before, dict of values after;
        the last change first"""
        changes = []
        for model, rows in (self.before or {}).items():
            for key, before in rows.items():
                record = self.env[model].browse(int(key))
                changes.append((record, before, self.after[model][key]))
        return changes[::-1]

    @api.autovacuum
    def _gc_typed(self):
        return self._forget_typed()

    def _get_contribution_ids(self):
        """:return: list of int, ids of the contributions that this step touched"""
        return [int(key) for key in (self.before or {}).get("cafe.contribution", {})]


def read_plain(record, names):
    """:return: dict of the values as JSON holds them, links as ids"""
    plain = {}
    for name in names:
        value, kind = record[name], record._fields[name].type
        if kind == "many2many":
            value = sorted(value.ids)
        elif kind == "many2one":
            value = value.id
        plain[name] = value
    return plain


def from_plain(record, values):
    """:return: dict for a write, of what :func:`read_plain` gave"""
    return {
        name: [Command.set(value)]
        if record._fields[name].type == "many2many"
        else value
        for name, value in values.items()
    }
