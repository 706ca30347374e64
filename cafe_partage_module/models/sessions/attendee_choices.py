from odoo import api, models
from odoo.fields import Command

# Part of a form's key, before the number that was ticked, to the list it is from.
CHOICES = {
    "motive_ids": "cafe.motive",
    "brings_ids": "cafe.topic",
    "seeks_ids": "cafe.topic",
}


class CafeAttendeeChoicesMixin(models.AbstractModel):
    """Why people come, what they bring and look for: ticks from short lists."""

    _name = "cafe.attendee.choices.mixin"
    _description = "Motives on the Registration Form"

    @api.model
    def _get_choices(self, model):
        """:return: list of dicts ``id`` and ``name`` (translated), in their order"""
        # sudo: these lists are closed to visitors; number and name are not
        return self.env[model].sudo().search_read([], ["name"], load=None)

    def _get_ticked(self, person, field):
        """:return: list of what follows ``field-`` in the ticked keys, as str"""
        start = f"{field}-"
        return [
            key.removeprefix(start)
            for key, value in person.items()
            if key.startswith(start) and value
        ]

    def _get_known_choices(self, people):
        """:return: dict of model to the ids (as str) that can be ticked; only of
        lists of which something was ticked"""
        asked = {
            model
            for field, model in CHOICES.items()
            for person in people
            if self._get_ticked(person, field)
        }
        return {
            model: {str(choice["id"]) for choice in self._get_choices(model)}
            for model in sorted(asked)
        }

    def _find_choice_problems(self, people):
        """Yield ``(person, field, message)`` for what is not in the lists any more."""
        known = self._get_known_choices(people)
        labels = {
            "motive_ids": self.env._("Why you come"),
            "brings_ids": self.env._("What you bring"),
            "seeks_ids": self.env._("What you look for"),
        }
        for number, person in enumerate(people, start=1):
            for field, model in CHOICES.items():
                ticked = self._get_ticked(person, field)
                if ticked and not known[model].issuperset(ticked):
                    message = self.env._(
                        "%(field)s: something that you ticked is not in the list any "
                        "more. Please look at it again.",
                        field=labels[field],
                    )
                    yield number, field, message

    def _get_choice_values(self, person):
        """:return: dict of values for ``event.registration``; checked before"""
        values = {
            field: [Command.set(sorted(map(int, ticked)))]
            for field in CHOICES
            if (ticked := self._get_ticked(person, field))
        }
        if person.get("consent_match"):
            values["consent_match"] = True
        return values
