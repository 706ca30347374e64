"""A network, a session for its members, and who they are."""

from ..common import CafeCase


class AudienceCase(CafeCase):
    """``cls.network`` with circles ``core`` and ``partners``; ``cls.zaad`` is a member
    in the core, for which ``cls.roos`` works; ``cls.session`` is for the network."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.network = cls.make_network("Netwerk Zaad", individuals_allowed=True)
        cls.core, cls.partners = cls.network.circle_ids
        cls.zaad = cls.make_organisation("Stichting Zaad", email="info@zaad.example")
        cls.place = cls.make_member(cls.network, cls.zaad, circle_id=cls.core.id)
        cls.roos = cls.make_person(
            "Roos Adams", parent_id=cls.zaad.id, email="Roos@Zaad.example"
        )
        cls.session = cls.make_session(
            published=True, audience_network_ids=cls.network.ids
        )
        cls.public = cls.env.ref("base.public_user")

    def find(self, email, organisation=None, user=None, session=None):
        """:return: str, why this person may not come; None when she may"""
        session = (session or self.session).with_user(user or self.public)
        person = {
            "email": email,
            "organisation_id": organisation.id if organisation else False,
        }
        return session._find_not_invited([person]).get(0)

    def assert_may(self, email, *args, **kwargs):
        self.assertIsNone(self.find(email, *args, **kwargs))

    def assert_may_not(self, email, *args, **kwargs):
        self.assertTrue(self.find(email, *args, **kwargs))
