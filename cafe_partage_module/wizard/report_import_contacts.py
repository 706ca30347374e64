"""Find the contacts that a past report speaks of, and make those that are missing."""

from odoo.fields import Domain

from ..tools.redaction import normalise_name


class ContactBook:
    """Contacts by name, looked up all at once: a query for each kind, not each name.

    The rule is that of ``res.partner._cafe_find_or_create``: the whole name, whatever
    its case and white space; the oldest contact wins. A person is looked for below her
    organisation, then among the contacts that belong to none.
    """

    def __init__(self, env, organisations=(), people=()):
        """
        :param organisations: iterable of names; empty ones do not count
        :param people: iterable of names; empty ones do not count
        """
        self._partners = env["res.partner"]
        self._organisations, self._people = {}, {}
        for partner in self._search(organisations, is_company=True):
            self._organisations.setdefault(normalise_name(partner.name), partner)
        for partner in self._search(people, is_company=False):
            self._people.setdefault(normalise_name(partner.name), []).append(partner)

    def organisation(self, name):
        """The organisation with this name, or an empty ``res.partner``."""
        return self._organisations.get(normalise_name(name), self._partners)

    def person(self, name, organisation):
        """The person with this name, or an empty ``res.partner``.

        :param organisation: str, its name; empty when the report names none. Somebody
            of an organisation that is no contact yet is not a namesake elsewhere.
        """
        candidates = self._people.get(normalise_name(name), [])
        known = self.organisation(organisation)
        below = [p for p in candidates if known and p.parent_id == known]
        alone = [p for p in candidates if not p.parent_id]
        found = below or alone
        if not found and not organisation and len(candidates) == 1:
            found = candidates
        return found[0] if found else self._partners

    def make_organisations(self, names):
        """Make the organisations that were not found, in one go."""
        missing = {}
        for name in names:
            if name and not self.organisation(name):
                missing.setdefault(normalise_name(name), _squeeze(name))
        created = self._partners.create(
            [{"name": name, "is_company": True} for name in missing.values()]
        )
        self._organisations.update(zip(missing, created, strict=True))

    def make_people(self, people):
        """Make people, in one go; the same one twice is made once.

        :param people: list of tuples ``(name, organisation, function)``: str,
            ``res.partner``, str or False
        :return: list of ``res.partner`` records, one for each of ``people``
        """
        values, keys = {}, []
        for name, organisation, function in people:
            keys.append((normalise_name(name), organisation.id))
            values.setdefault(
                keys[-1],
                {
                    "name": _squeeze(name),
                    "is_company": False,
                    "parent_id": organisation.id,
                    "function": function,
                },
            )
        created = self._partners.create(list(values.values()))
        made = dict(zip(values, created, strict=True))
        return [made[key] for key in keys]

    def _search(self, names, is_company):
        names = {_squeeze(name) for name in names if name and name.strip()}
        if not names:
            return self._partners
        by_name = Domain.OR(Domain("name", "=ilike", _escape(name)) for name in names)
        return self._partners.search_fetch(
            Domain("is_company", "=", is_company) & by_name,
            ["name", "parent_id"],
            order="id",
        )


def _squeeze(name):
    return " ".join(name.split())


def _escape(name):
    """The name as a pattern that matches nothing but itself."""
    return name.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
