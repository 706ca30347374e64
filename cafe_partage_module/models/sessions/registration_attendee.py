from odoo import api, models
from odoo.tools import email_normalize

from ...tools.person_match import pick_person

FIELDS = ["name", "email_normalized", "phone", "company_id"]


class CafeRegistrationAttendeeMixin(models.AbstractModel):
    """The attendee as a contact, found by an index and kept apart from who booked.

    Stock ``partner_event`` takes the first contact with the address, whoever that is,
    and looks through all contacts for each person. For a session, the people of one
    form are looked up in one query, and only who is surely meant is linked.
    """

    _name = "cafe.registration.attendee.mixin"
    _description = "Attendee of a Session"

    @api.model
    def _with_attendees(self, sessions, vals_list):
        """Look up the contacts of people who register for a session, all at once.

        :param sessions: ``event.event``
        :param vals_list: list of dicts of values; gets ``attendee_partner_id``
        :return: ``self``, ready to create them
        """
        if self.env.context.get("partner_event_merging"):
            return self
        events = {event.id: event for event in sessions}
        default = self.env.context.get("default_event_id")
        todo = [
            (vals, events[vals.get("event_id", default)])
            for vals in vals_list
            if vals.get("event_id", default) in events
            and not vals.get("attendee_partner_id")
        ]
        by_email = self._find_contacts(vals.get("email") for vals, _event in todo)
        for vals, event in todo:
            self._link_attendee(vals, by_email, event.company_id)
        self._create_attendees(todo)
        return self

    @api.model
    def _update_attendee_partner_id(self, vals):
        """As stock for an event without a series; those of sessions by our rules."""
        if not self:
            # being created: _with_attendees was here
            if self._get_sessions_of([vals]).filtered("series_id"):
                return vals
        elif vals.get("email") and self.event_id.filtered("series_id"):
            if not vals.get("attendee_partner_id"):
                self._follow_address(vals)
            return vals
        return super()._update_attendee_partner_id(vals)

    def _follow_address(self, vals):
        """Another address: the attendee is who has it now, or nobody known.

        :param vals: dict with ``email``; gets ``attendee_partner_id``
        """
        names = {vals.get("name") or registration.name for registration in self}
        email = email_normalize(vals["email"])
        # sudo: whose address this is, as in _find_contacts
        linked = self.sudo().attendee_partner_id
        keeps = len(linked) == 1 and linked.email_normalized == email
        if self.env.context.get("partner_event_merging") or len(names) > 1:
            return
        if keeps and pick_person(names.pop(), [(linked.id, linked.name)]):
            return
        by_email = self._find_contacts([email])
        known = {
            "name": vals.get("name") or self[:1].name,
            "email": email,
            "partner_id": self[:1].partner_id.id,
        }
        self._link_attendee(known, by_email, self.event_id.company_id[:1])
        vals["attendee_partner_id"] = known.get("attendee_partner_id", False)

    # who is meant

    def _find_contacts(self, emails):
        """Find people by their addresses, in one query with an index.

        A company's contact is a mailbox, and never the attendee.

        :param emails: iterable of str, as typed
        :return: dict of normalised address to ``res.partner`` (superuser), oldest
            first
        """
        wanted = {email_normalize(email) for email in emails if email} - {False}
        if not wanted:
            return {}
        # sudo: a visitor sees no contacts, and learns nothing of what is found here
        contacts = self.env["res.partner"].sudo()
        return contacts.search_fetch(
            [("email_normalized", "in", list(wanted)), ("is_company", "=", False)],
            FIELDS,
            order="id",
        ).grouped("email_normalized")

    def _link_attendee(self, vals, by_email, company):
        """Link the contact who is surely meant.

        :param vals: dict of values; gets ``attendee_partner_id``
        :param by_email: as ``_find_contacts`` gives it
        :param company: ``res.company`` of the session; may be empty
        """
        found = by_email.get(email_normalize(vals.get("email") or ""))
        if not found:
            return
        found = found.filtered(
            lambda contact: not contact.company_id or contact.company_id == company
        )
        if not vals.get("name") and self._may_fill_in():
            attendee = found.id if len(found) == 1 else None
            if attendee:
                # what staff left empty; never into what a visitor typed
                for name in ("name", "phone"):
                    vals[name] = vals.get(name) or found[name]
        else:
            attendee = pick_person(
                vals.get("name"),
                [(contact.id, contact.name) for contact in found],
                vals.get("partner_id"),
            )
        if attendee:
            vals["attendee_partner_id"] = attendee

    def _may_fill_in(self):
        """:return: bool, whether staff register somebody, in the backend"""
        return self.env.user._is_internal()

    def _create_attendees(self, todo):
        """Make contacts of who is unknown, where the session asks so.

        :param todo: list of pairs of a dict of values and its ``event.event``
        """
        new = {}
        for vals, event in todo:
            unknown = not vals.get("attendee_partner_id") and event.create_partner
            if unknown and (vals.get("name") or vals.get("email")):
                key = (vals.get("name"), email_normalize(vals.get("email") or ""))
                new.setdefault(key, []).append(vals)
        if not new:
            return
        # sudo: a visitor's registration makes her contact, as partner_event does
        partners = self.env["res.partner"].sudo()
        made = partners.create(
            [self._prepare_partner(same[0]) for same in new.values()]
        )
        for partner, same in zip(made, new.values(), strict=True):
            for vals in same:
                vals["attendee_partner_id"] = partner.id
