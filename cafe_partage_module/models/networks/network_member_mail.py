from collections import defaultdict

from odoo import Command, models
from odoo.tools import clean_context

MODULE = "cafe_partage_module"
ACTIVITY = f"{MODULE}.mail_activity_type_application"


class CafeNetworkMemberMailMixin(models.AbstractModel):
    """Who is told what: the applicant by mail, the coordinators by an activity.

    Each mail stays in the discussion of the membership, and an answer to it comes
    there too.
    """

    _name = "cafe.network.member.mail.mixin"
    _description = "Membership Mails"

    # mails to who applied -------------------------------------------------------------

    def _get_mail_partners(self):
        """Whom a mail about this membership reaches.

        :return: ``res.partner``: who applied, else the representatives, else the
            member itself; only those with an address
        """
        self.ensure_one()
        for partners in (self.applicant_id, self.representative_ids, self.partner_id):
            if found := partners.filtered("email"):
                return found
        return self.env["res.partner"]

    def _mail_step(self, step, message=None):
        """Mail one step of the application, to each person in her language.

        :param step: ``received``, ``more``, ``accepted`` or ``refused``
        :param message: str that the mail quotes
        """
        self.ensure_one()
        partners = self._get_mail_partners()
        if not partners:
            self._message_log(
                body=self.env._(
                    "No mail went out: nobody of this member has an address."
                )
            )
            return
        template = self.env.ref(
            f"{MODULE}.mail_template_application_{step}", raise_if_not_found=False
        )
        for lang, readers in partners.grouped("lang").items() if template else ():
            person = readers if len(readers) == 1 else readers.browse()
            mail_id = template.with_context(
                # defaults of the screen where somebody decides are not the mail's
                clean_context(self.env.context),
                cafe_message=message or "",
                cafe_lang=lang or "",
                cafe_name=person.name if not person.is_company else "",
                cafe_url=self._get_portal_url(readers),
            ).send_mail(self.id, email_values=self._get_mail_values(readers))
            # sudo: a mail is sent by whoever may take the step that it tells about
            self.env["mail.mail"].sudo().browse(mail_id).send_after_commit()

    def _get_mail_values(self, readers):
        """An answer comes back to the discussion; a template alone leaves that out."""
        sender = self.network_id.partner_id.email_formatted
        reply_to = self._notify_get_reply_to(default=sender or None)[self.id]
        return {
            "recipient_ids": [Command.set(readers.ids)],
            **({"reply_to": reply_to} if reply_to else {}),
        }

    def _get_portal_url(self, readers):
        """Where these people see the membership on the website.

        :return: str, empty where one of them cannot sign in or does not speak for the
            member, and where the network is not on the website
        """
        self.ensure_one()
        # sudo: coordinators cannot read who has a login
        users = readers.sudo().user_ids.filtered("active")
        if users.partner_id != readers.sudo() or not self.network_id.website_published:
            return ""
        if any(
            self.partner_id not in (reader | reader.commercial_partner_id)
            for reader in readers
        ):
            return ""
        return f"{self.get_base_url()}/my/networks/{self.id}"

    def _take_mail_answer(self, author):
        """Somebody answered a mail: what waited for an answer is to be decided again.

        :param author: ``res.partner``, possibly empty
        """
        for member in self:
            waits = (member.state, member.application_state) == ("applicant", "more")
            if waits and author and author in member._get_mail_partners():
                member._take_up_again()

    # activities of the coordinators ---------------------------------------------------

    def _ask_coordinators(self):
        """Put the decision on the coordinators' list; who has it there keeps it."""
        kind = self.env.ref(ACTIVITY, raise_if_not_found=False)
        if not kind:
            return
        asked = defaultdict(set)
        for activity in self.activity_search([ACTIVITY]):
            asked[activity.res_id].add(activity.user_id)
        for member in self:
            coordinators = member.network_id.coordinator_ids
            if not coordinators:
                member._message_log(
                    body=self.env._(
                        "Nobody was asked to decide: this network has no coordinator."
                    )
                )
            for user in coordinators:
                if user not in asked[member.id]:
                    member.with_context(
                        clean_context(self.env.context), lang=user.lang
                    )._schedule_decision(user, kind)

    def _schedule_decision(self, user, kind):
        self.activity_schedule(
            ACTIVITY,
            user_id=user.id,
            date_deadline=kind._get_date_deadline(),
            summary=self.env._("Wants to join"),
        )

    def _end_application(self):
        """Nothing to decide any more: done by whom decided, off the others' lists."""
        self.activity_feedback([ACTIVITY], user_id=self.env.uid)
        self.activity_unlink([ACTIVITY])
