from odoo import Command, api, models

from ...tools.attendee_form import clean_line, clean_lines
from ...tools.redaction import normalise_name
from .attendee_choices import CHOICES
from .my_registration_page import PHONE_LIMIT


class CafeMyRegistrationFormMixin(models.AbstractModel):
    """What a person changes in her own registration."""

    _name = "cafe.my.registration.form.mixin"
    _description = "Form of My Registration"

    @api.model
    def _read_form(self, posted):
        """Make what a browser sent clean, and leave out what is not of this form.

        :param posted: a multi-dict, as werkzeug gives a form
        :return: dict as ``_get_kept`` gives it
        """
        return {
            "organisation_name": clean_line(posted.get("organisation_name")),
            "question_brought": clean_lines(posted.get("question_brought")),
            "phone": clean_line(posted.get("phone")),
            "consent_report": bool(posted.get("consent_report")),
            "consent_match": bool(posted.get("consent_match")),
            **{name: posted.getlist(name) for name in CHOICES},
        }

    @api.model
    def _change(self, registration, typed):
        """Take over the form, or nothing of it.

        :param registration: as ``_open`` gives it
        :param typed: dict, result of ``_read_form``
        :return: list of dicts ``field`` and ``message`` (str), of what has to be
            mended; empty when it is kept
        """
        problems = [
            {"field": field, "message": message}
            for field, message in [
                *self.env["cafe.attendee.form"]._find_length_problems(
                    {
                        name: typed[name]
                        for name in ("organisation_name", "question_brought")
                    }
                ),
                *self._find_phone_problems(typed),
                *self._find_list_problems(registration, typed),
            ]
        ]
        if not problems:
            registration.write(
                {
                    **self._get_organisation_values(registration, typed),
                    "question_brought": typed["question_brought"] or False,
                    "phone": typed["phone"] or False,
                    "consent_report": typed["consent_report"],
                    "consent_match": typed["consent_match"],
                }
            )
            registration.with_context(active_test=False).write(
                {name: [Command.set(map(int, typed[name]))] for name in CHOICES}
            )
        return problems

    @api.model
    def _get_form_choices(self, registration, changes=True):
        """What may be ticked, or only what was when nothing is to be changed.

        :param changes: bool, whether there is a form
        :return: dict of a name in ``CHOICES`` and ``_choices`` to a list of pairs: id
            (str) and name
        """
        find = self._get_choices if changes else self._get_ticked
        return {
            f"{name}_choices": [
                (str(choice.id), choice.name) for choice in find(registration, name)
            ]
            for name in CHOICES
        }

    @api.model
    def _get_choices(self, registration, name):
        """:return: records that may be ticked: those in use, and what was ticked"""
        ticked = self._get_ticked(registration, name)
        return (registration.env[CHOICES[name]].search([]) | ticked).sorted()

    @api.model
    def _get_ticked(self, registration, name):
        """:return: records that were ticked, also those that left the list since"""
        return registration.with_context(active_test=False)[name]

    def _find_phone_problems(self, typed):
        """Yield ``(field, message)`` where the telephone number is too long."""
        if len(typed["phone"]) > PHONE_LIMIT:
            yield (
                "phone",
                self.env._(
                    "Telephone: this has %(length)s characters, and %(most)s is the "
                    "most.",
                    length=len(typed["phone"]),
                    most=PHONE_LIMIT,
                ),
            )

    def _find_list_problems(self, registration, typed):
        """Yield ``(field, message)`` where something was ticked that is not there."""
        labels = {
            "motive_ids": self.env._("Why I come"),
            "brings_ids": self.env._("What I bring"),
            "seeks_ids": self.env._("What I look for"),
        }
        for name in CHOICES:
            known = map(str, self._get_choices(registration, name).ids)
            if set(typed[name]) - set(known):
                yield (
                    name,
                    self.env._(
                        "%(field)s: one of your choices is no longer in the list. "
                        "Please look again.",
                        field=labels[name],
                    ),
                )

    def _get_organisation_values(self, registration, typed):
        """What the organisation's name means; the same name changes nothing, so that
        what staff matched stays matched."""
        name = typed["organisation_name"]
        if normalise_name(name) == normalise_name(registration.organisation_label):
            return {}
        organisation = self.env["cafe.organisation.finder"]._match(name)
        return {
            "organisation_id": organisation.id,
            "organisation_name": False if organisation else name or False,
        }
