from odoo import api, fields, models


class CafeMyCafeWordsMixin(models.AbstractModel):
    """What stands on a member's own page, each record as a plain dict."""

    _name = "cafe.my.cafe.words.mixin"
    _description = "A Member's Own Page in Plain Words"

    @api.model
    def _describe_registration(self, registration, me):
        """:return: dict, one registration as :meth:`_get_registrations` lists it"""
        status, tone = self._get_place(registration)
        session = registration.event_id
        attendee = registration.attendee_partner_id
        mine = attendee == me if attendee else registration.name == me.name
        return {
            "name": session.name,
            "begin": registration.event_begin_date,
            "timezone": session.date_tz,
            "place": session.address_inline or "",
            "who": "" if mine else registration.name or "",
            "status": status,
            "tone": tone,
            "url": registration._get_my_url(),
        }

    @api.model
    def _get_place(self, registration):
        """How a registration stands.

        :return: tuple of str: the words, and their tone (``good``, ``wait``, ``ask``)
        """
        if registration.state == "waiting":
            if registration._has_offer():
                return self.env._("A seat is kept for you: answer in time"), "ask"
            return (
                self.env._(
                    "On the waiting list, place %(number)s",
                    number=registration.waiting_position,
                ),
                "wait",
            )
        if registration.state == "draft":
            return self.env._("Not confirmed yet"), "wait"
        return self.env._("You have a seat"), "good"

    @api.model
    def _describe_session(self, session):
        """:return: dict, a session that one may sign up for"""
        return {
            "name": session.name,
            "begin": session.date_begin,
            "timezone": session.date_tz,
            # sudo: the public page of the session shows its address too
            "place": session.sudo().address_inline or "",
            "waiting": session.event_registrations_sold_out
            or bool(session.waiting_count),
            "url": session.website_url,
        }

    @api.model
    def _describe_followup(self, followup, partners):
        """:return: dict, one follow-up as :meth:`_get_followups` lists it"""
        responsible = followup.responsible_partner_id
        if responsible and responsible in partners:
            role = "responsible"
        elif followup.interested_partner_ids & partners:
            role = "interested"
        else:
            role = "responsible"
        states = dict(followup._fields["state"]._description_selection(self.env))
        return {
            "name": followup.name,
            "session": followup.event_id.name or "",
            "status": states[followup.state],
            "tone": "good" if followup.state == "in_progress" else "wait",
            "deadline": followup.date_deadline,
            "late": followup.is_late,
            "role": role,
            # an organisation may be named; a person who was not asked may not
            "by": responsible.name
            if responsible.is_company and responsible not in partners
            else "",
        }

    @api.model
    def _describe_report(self, report):
        """:return: dict, one published report"""
        return {
            "name": report.display_name,
            "date": report.session_date,
            # sudo: the day of a session whose report everybody may read
            "timezone": report.sudo().event_id.date_tz,
            "url": report.website_url,
        }

    @api.model
    def _get_now(self):
        return fields.Datetime.now()
