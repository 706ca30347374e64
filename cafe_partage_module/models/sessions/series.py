from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.records import count_by


class CafeSeries(models.Model):
    """A series of sessions, such as Café Partagé: its numbering and its habits."""

    _name = "cafe.series"
    _description = "Session Series"
    _inherit = ["cafe.series.agenda.mixin", "mail.thread"]
    _order = "sequence, name, id"

    # identity
    name = fields.Char(required=True, translate=True, tracking=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company", default=lambda self: self.env.company, index=True
    )
    network_ids = fields.Many2many(
        "cafe.network", string="Networks served", check_company=True
    )
    mailing_list_id = fields.Many2one(
        "mailing.list", string="Mailing list", ondelete="set null", copy=False
    )
    introduction = fields.Html(
        translate=True, help="Opens every session report, and stays editable there."
    )

    # defaults of a session
    event_type_id = fields.Many2one(
        "event.type",
        string="Event template",
        ondelete="set null",
        groups="event.group_event_registration_desk",
        default=lambda self: self.env.ref(
            "cafe_partage_module.event_type_session", raise_if_not_found=False
        ),
        help="Gives a new session its mails and the questions of its form.",
    )
    duration = fields.Float(
        string="Length of a session", default=2.0, required=True, help="In hours."
    )
    seats_max = fields.Integer(
        string="Seats", help="Seats of a new session; 0 = no limit."
    )
    host_id = fields.Many2one("res.partner", string="Host", check_company=True)
    moderator_id = fields.Many2one("res.partner", string="Usual moderator")
    reporter_id = fields.Many2one("res.partner", string="Usual reporter")
    address_id = fields.Many2one("res.partner", string="Usual place")
    review_days = fields.Integer(
        default=14, help="How many days participants may suggest changes to a report."
    )

    attribute_contributions = fields.Boolean(
        string="Say who said it",
        default=True,
        help="A report says from which organisation a contribution comes, unless it "
        "is unticked there.",
    )

    # registration
    waiting_list = fields.Boolean(
        default=True, help="People may wait for a seat in a full session."
    )
    promote_hours = fields.Integer(
        string="Straight to a seat",
        default=24,
        required=True,
        help="A free seat goes straight to who waits longest while more than so many "
        "hours remain; after that it is offered.",
    )
    offer_hours = fields.Integer(
        string="Time to accept",
        default=4,
        required=True,
        help="For so many hours an offered seat is kept. When less time than this "
        "remains, staff call who waits.",
    )
    cancel_hours = fields.Integer(
        string="Own changes until",
        default=24,
        required=True,
        help="Until so many hours before a session people change or cancel their "
        "registration themselves; after that they call.",
    )
    contact_id = fields.Many2one(
        "res.partner",
        string="Whom to call",
        check_company=True,
        help="Named, with a telephone number, to who can no longer cancel alone.",
    )

    # sessions
    session_ids = fields.One2many("event.event", "series_id", string="Sessions")
    session_count = fields.Integer(compute="_compute_session_count")
    theme_ids = fields.One2many("cafe.theme", "series_id", string="Themes")

    _duration_positive = models.Constraint(
        "CHECK(duration > 0)", "A session takes longer than 0 hours."
    )
    _review_days_positive = models.Constraint(
        "CHECK(review_days >= 0)", "The review days cannot be negative."
    )
    _seats_positive = models.Constraint(
        "CHECK(seats_max >= 0)", "The number of seats cannot be negative."
    )

    _hours_positive = models.Constraint(
        "CHECK(promote_hours >= 0 AND offer_hours > 0 AND cancel_hours >= 0)",
        "Hours cannot be negative, and an offer needs at least one.",
    )

    @api.depends("session_ids")
    def _compute_session_count(self):
        count = count_by(self, "event.event", "series_id")
        for series in self:
            series.session_count = count(series)

    def action_view_sessions(self):
        """Open the sessions of this series."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cafe_partage_module.cafe_session_action"
        )
        action["domain"] = [("series_id", "=", self.id)]
        action["context"] = {"default_series_id": self.id}
        return action

    def _get_session_defaults(self):
        """What a new session of this series takes over from it.

        :return: values for ``event.event``; dates are not among them
        """
        self.ensure_one()
        # the event template first: in a form, what follows must win from it
        values = {
            "event_type_id": self.event_type_id.id,
            "organizer_id": self.host_id.id,
            "moderator_id": self.moderator_id.id,
            "reporter_id": self.reporter_id.id,
            "address_id": self.address_id.id,
        }
        values = {name: value for name, value in values.items() if value}
        if self.seats_max:
            values.update(seats_limited=True, seats_max=self.seats_max)
        return values

    def _get_next_number(self):
        """The number after the highest one in use.

        Locks the series until the end of the transaction, so that two sessions
        planned at once do not get the same number.

        :return: int, 1 for the first session
        """
        self.ensure_one()
        self.lock_for_update()
        ((highest,),) = (
            self.env["event.event"]
            .with_context(active_test=False)
            ._read_group(
                [("series_id", "=", self.id)], aggregates=["session_number:max"]
            )
        )
        return (highest or 0) + 1

    def _close_number_gap(self, number):
        """Move the coming sessions after ``number`` up one place.

        Sessions that were held keep the number under which people know them.
        """
        self.ensure_one()
        self.lock_for_update()
        later = (
            self.env["event.event"]
            .with_context(active_test=False)
            .search(
                Domain("series_id", "=", self.id)
                & Domain("session_number", ">", number),
                order="session_number",
            )
        )
        if any(session.is_finished for session in later):
            return
        for session in later:
            session.session_number -= 1
            # one at a time, lowest first: the unique index checks every row
            session.flush_recordset(["session_number"])
            session._message_log(
                body=self.env._(
                    "This is now session %(number)s: an earlier one was cancelled.",
                    number=session.session_number,
                )
            )
