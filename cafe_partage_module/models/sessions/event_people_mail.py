import logging

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import email_normalize, formataddr

from ...tools.errors import root_cause
from ...tools.redaction import redact_text

_logger = logging.getLogger(__name__)

MODULE = "cafe_partage_module"
DAYS_BEFORE = 3
HELD_HOURS = 24  # after a mail that failed, the job tries again once so many hours
ROLES = ("moderator", "reporter", "host")
COMING = ("open", "done")


class CafeEventPeopleMailMixin(models.AbstractModel):
    """Moderator, reporter and host read beforehand what they need.

    A job makes the mails, some days before the session or when staff ask. They are of
    the inner circle, but a name without consent stays out of them too.
    """

    _name = "cafe.event.people.mail.mixin"
    _description = "Mail to Moderator, Reporter and Host"

    people_mail_asked = fields.Boolean(
        copy=False,
        readonly=True,
        groups="event.group_event_registration_desk",
        export_string_translation=False,
        help="Staff asked for the mails; the job has yet to make them.",
    )
    people_mail_held_on = fields.Datetime(
        copy=False,
        readonly=True,
        groups="event.group_event_registration_desk",
        export_string_translation=False,
        help="When these mails could not be made; tried again a day later.",
    )

    def action_mail_people(self):
        """Let the job mail moderator, reporter and host now, or once more.

        :raise AccessError: for who may not change the session
        :raise UserError: when none of them has an e-mail address, or it has begun
        """
        self.ensure_one()
        self.check_access("write")
        if self.date_begin <= fields.Datetime.now():
            raise UserError(
                self.env._("“%(session)s” has begun already.", session=self.name)
            )
        if not self.series_id or not self._get_people():
            raise UserError(
                self.env._(
                    "Nobody to mail for “%(session)s”: choose a moderator, reporter or "
                    "host with an e-mail address first.",
                    session=self.name,
                )
            )
        self.write({"people_mail_asked": True, "people_mail_held_on": False})
        # sudo: who plans sessions need not be able to touch jobs
        self.env.ref(f"{MODULE}.ir_cron_people_mail").sudo()._trigger()

    def _get_people(self):
        """Whom to mail: contacts in a role, and who registered in one.

        :return: list of dicts ``name``, ``email_to``, ``lang`` (code or False),
            ``roles`` (list) and ``backend`` (bool, signs in as an employee), one for
            each address
        """
        self.ensure_one()
        people = {}
        for role in ROLES:
            partner = self[f"{role}_id"]
            self._add_person(people, role, partner.name, partner.email, partner)
        for registration in self.registration_ids:
            if registration.role in ROLES and registration.state in COMING:
                partner = registration.attendee_partner_id
                email = registration.email or partner.email
                self._add_person(
                    people,
                    registration.role,
                    registration.name,
                    email,
                    partner,
                    registration.lang,
                )
        return list(people.values())

    @api.model
    def _add_person(self, people, role, name, email, partner, lang=False):
        """Add a role to who has this address, or this person to the others.

        :param people: dict of address to dict, see :meth:`_get_people`
        """
        address = email_normalize(email)
        if not address:
            return
        person = people.setdefault(
            address,
            {
                "name": name or "",
                "email_to": formataddr((name or "", address)),
                "lang": lang or partner.lang,
                "roles": [],
                "backend": False,
            },
        )
        if role not in person["roles"]:
            person["roles"].append(role)
        # sudo: users are closed to most; whether somebody is an employee is not
        person["backend"] |= any(not user.share for user in partner.sudo().user_ids)

    def _get_roles_text(self, roles):
        """:return: str, these roles in the language of the reader"""
        selection = self.env["event.registration"]._fields["role"]
        labels = dict(selection._description_selection(self.env))
        return " + ".join(labels[role] for role in roles)

    def _get_people_briefing(self):
        """What moderator, reporter and host need to know.

        :return: dict with ``count`` (int, seats taken), ``programme`` (list of str),
            ``questions`` (list of dicts ``question``, ``organisation``), ``people``
            (list of str, a name only with consent) and ``unnamed`` (int)
        """
        self.ensure_one()
        withheld = self._get_withheld_names()
        replacement = self.env._("[name withheld]")
        coming = self.registration_ids.filtered(
            lambda registration: registration.state in COMING
            and registration.role not in ROLES
        ).sorted("id")
        people = [self._describe_person(registration) for registration in coming]
        return {
            "count": len(coming),
            "programme": self.item_ids.mapped("name"),
            "questions": [
                {
                    "question": redact_text(
                        registration.question_brought, withheld, replacement
                    ),
                    "organisation": registration.organisation_label,
                }
                for registration in coming
                if registration.question_brought
            ],
            "people": sorted(filter(None, people), key=str.casefold),
            "unnamed": people.count(""),
        }

    @api.model
    def _describe_person(self, registration):
        """:return: str, as far as she agreed to be named"""
        name = registration.name if registration.consent_report else False
        return ", ".join(filter(None, (name, registration.organisation_label)))

    @api.model
    def _cron_mail_people(self):
        """Mail them for what begins soon and was not mailed, or what staff asked."""
        sessions = self.search(self._get_people_domain(), order="date_begin, id")
        self.env["ir.cron"]._commit_progress(remaining=len(sessions))
        for session in sessions:
            session._mail_people()
            self.env["ir.cron"]._commit_progress(1)

    @api.model
    def _get_people_domain(self):
        """:return: ``Domain`` of sessions whose people are to be mailed now"""
        now = fields.Datetime.now()
        soon = fields.Datetime.add(now, days=DAYS_BEFORE)
        retry = fields.Datetime.subtract(now, hours=HELD_HOURS)
        return (
            Domain("series_id", "!=", False)
            & Domain("kanban_state", "!=", "cancel")
            & Domain("date_begin", ">", now)
            & (
                Domain("people_mail_asked", "=", True)
                | Domain("people_mailed_on", "=", False)
                & Domain("date_begin", "<=", soon)
            )
            & (
                Domain("people_mail_held_on", "=", False)
                | Domain("people_mail_held_on", "<=", retry)
            )
        )

    def _mail_people(self):
        """One mail for each person in the outbox: all of them, or none."""
        self.ensure_one()
        template = self.env.ref(f"{MODULE}.mail_template_session_people", False)
        people = self._get_people() if template else []
        if not people:
            self.people_mail_asked = False
            return
        try:
            with self.env.cr.savepoint():
                for person in people:
                    template.with_context(cafe_receiver=person).send_mail(self.id)
        except Exception as error:
            _logger.warning("Mail to people of %s failed", self.id, exc_info=True)
            self._hold_people_mail(error)
            return
        self.write(
            {
                "people_mailed_on": fields.Datetime.now(),
                "people_mail_asked": False,
                "people_mail_held_on": False,
            }
        )
        self.env.ref("mail.ir_cron_mail_scheduler_action")._trigger()

    def _hold_people_mail(self, error):
        """Remember that these mails failed, and say so once.

        :param error: the exception
        """
        if not self.people_mail_held_on:
            self._message_log(
                body=self.env._(
                    "The mail to moderator, reporter and host could not be made: "
                    "%(error)s. It is tried again in a day; check its template.",
                    error=root_cause(error),
                )
            )
        self.people_mail_held_on = fields.Datetime.now()
