from odoo import fields, models
from odoo.tools import SQL

from ..tools.records import form_action

DESK = "event.group_event_registration_desk"
# A measure that counts each of a kind once, however many rows of it a group has:
# the column that tells them apart, and the rows that count.
DISTINCT = {
    "session_count:sum": ("event_id", "session_count"),
    "person_count:sum": ("person_key", "person_count"),
    "organisation_count:sum": ("organisation_id", "organisation_count"),
    "new_organisation_count:sum": ("organisation_id", "new_organisation_count"),
}


class CafeParticipationMixin(models.AbstractModel):
    """What is known of a registration for a session, for the reports on participation.

    Each ``…_count`` is 0 or 1 in a row, and each ``…_rate`` 0, 1 or empty where it
    means nothing: an average over rows is the share itself, at every level of a pivot.
    People's names are for who may read registrations.
    """

    _name = "cafe.participation.mixin"
    _description = "Participation: its fields"

    # session
    registration_id = fields.Many2one(
        "event.registration", string="Registration", groups=DESK
    )
    event_id = fields.Many2one("event.event", string="Session")
    series_id = fields.Many2one("cafe.series")
    theme_id = fields.Many2one("cafe.theme")
    company_id = fields.Many2one("res.company")
    date = fields.Date(
        string="Day of the session", help="Where the secretariat is, as its clock says."
    )
    is_held = fields.Boolean(
        string="Sessions held", help="The session began, and was not called off."
    )

    # who
    attendee_partner_id = fields.Many2one("res.partner", string="Person", groups=DESK)
    organisation_id = fields.Many2one(
        "res.partner",
        string="Organisation",
        help="The one that was named, else the one to which the person belongs.",
    )
    industry_id = fields.Many2one("res.partner.industry", string="Sector")
    role = fields.Selection(
        lambda self: self.env["event.registration"]
        ._fields["role"]
        ._description_selection(self.env)
    )
    state = fields.Selection(
        lambda self: self.env["event.registration"]
        ._fields["state"]
        ._description_selection(self.env)
    )
    habit = fields.Selection(
        [
            ("first", "First time"),
            ("sometimes", "Now and then"),
            ("regular", "Regular"),
        ],
        string="First-timer or regular",
        help="Of who came. First time: never came to a session before. Regular: with "
        "this one, came to three sessions or more in twelve months. A person is known "
        "by the contact, else by the e-mail address.",
    )
    waiting_use = fields.Selection(
        [
            ("seat", "Got a seat"),
            ("left", "Left the list"),
            ("none", "No seat came free"),
            ("waiting", "Still waits"),
        ],
        string="Waiting list",
        help="What came of it for who ever was on the waiting list.",
    )

    # who came
    session_count = fields.Integer(string="Sessions")
    expected_count = fields.Integer(
        string="Expected",
        help="Had a seat to the end, in a session where it was noted who came.",
    )
    attended_count = fields.Integer(string="Came")
    no_show_count = fields.Integer(string="Did not come")
    unnoted_count = fields.Integer(
        string="Not noted",
        help="Had a seat in a session that was held; whether they came is not noted.",
    )
    cancelled_count = fields.Integer(string="Cancelled")
    attendance_rate = fields.Float(
        string="Attendance rate",
        aggregator="avg",
        help="Came, of those who were expected.",
    )
    no_show_rate = fields.Float(
        string="No-show rate",
        aggregator="avg",
        help="Noted as “did not come”, of those who were expected.",
    )
    person_count = fields.Integer(
        string="People who came", help="Each person once, however often she came."
    )
    organisation_count = fields.Integer(
        string="Organisations that came", help="Each organisation once."
    )
    first_count = fields.Integer(string="First-timers")
    regular_count = fields.Integer(string="Regulars")
    new_organisation_count = fields.Integer(
        string="New organisations", help="Organisations for which somebody first came."
    )
    walk_in_count = fields.Integer(
        string="Walk-ins",
        help="Came, and were put on the list at the door: between an hour before the "
        "session and its end.",
    )

    # waiting list
    waited_count = fields.Integer(
        string="Waited", help="Were ever on the waiting list."
    )
    seat_given_count = fields.Integer(string="Seats from the waiting list")
    seat_given_rate = fields.Float(
        string="Got a seat",
        aggregator="avg",
        help="Got a seat, of those who were ever on the waiting list.",
    )
    lapsed_count = fields.Integer(
        string="Offers lapsed", help="Offers of a seat that nobody answered in time."
    )

    def _read_group_select(self, aggregate_spec, query):
        """Count each person, organisation and session once in a group."""
        if aggregate_spec not in DISTINCT:
            return super()._read_group_select(aggregate_spec, query)
        column, counts = DISTINCT[aggregate_spec]
        return SQL(
            "COUNT(DISTINCT %s) FILTER (WHERE %s > 0)",
            SQL.identifier(self._table, column),
            self._field_to_sql(self._table, counts, query),
        )

    def action_open_registration(self):
        """Open the registration of this row; the organisation for who may not read it.

        :return: an action, or False where there is nothing to open
        """
        self.ensure_one()
        if self.env["event.registration"].has_access("read"):
            return form_action(self.registration_id)
        return bool(self.organisation_id) and form_action(self.organisation_id)
