"""What each role may do with a record of each model, as a table that tests read."""

from ..common import CafeCase

OPERATIONS = {"c": "create", "r": "read", "w": "write", "u": "unlink"}
ROLES = ("member", "outsider", "coordinator", "secretary", "manager", "public")


class RightsCase(CafeCase):
    """Has the users of ``make_users`` and ``public``; see :meth:`check_rights`."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.public = cls.env.ref("base.public_user")

    def rights_of(self, user, record):
        """:return: str, letters of what ``user`` may do, such as ``crw``"""
        record = record.with_user(user)
        return "".join(
            letter
            for letter, operation in OPERATIONS.items()
            if record.has_access(operation)
        )

    def check_rights(self, rights, records):
        """Assert that every role has its rights and no more.

        :param rights: dict of model to a dict of role to letters (c, r, w, u); a role
            that is left out has none
        :param records: dict of model to a record that is not specially the roles' own
        """
        self.assertEqual(rights.keys(), records.keys())
        for model, letters in rights.items():
            for role in ROLES:
                with self.subTest(model=model, role=role):
                    self.assertEqual(
                        self.rights_of(getattr(self, role), records[model]),
                        letters.get(role, ""),
                    )
