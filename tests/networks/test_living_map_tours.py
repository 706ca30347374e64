"""The living map in a browser: staff, a coordinator, and a visitor with a phone."""

from odoo.tests import tagged

from ..website_case import WebsiteCase


@tagged("post_install", "-at_install")
class TestLivingMapTours(WebsiteCase):
    PHONE, DESK = "390x844", "1366x768"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # the map shows what there is: only ours
        cls.env["cafe.network"].search([]).active = False
        cls.appel = cls.make_network(
            "Tourkaart Appel", kind="project", date_founded="2015-01-01"
        )
        cls.boom = cls.make_network(
            "Tourkaart Boom", kind="policy", origin_network_id=cls.appel.id
        )
        zaad, land, tak = (
            cls.make_organisation(f"Tourkaart {name}")
            for name in ("Zaad", "Land", "Tak")
        )
        cls.join(cls.appel, zaad, "2016-01-01")
        cls.join(cls.appel, tak, "2021-01-01")
        cls.join(cls.boom, zaad, "2022-01-01")
        cls.join(cls.boom, land, "2022-01-01")

    @classmethod
    def join(cls, network, partner, since):
        circle = network.circle_ids[:1].id
        return cls.make_member(network, partner, circle_id=circle, date_start=since)

    def publish(self, networks):
        networks.write({"is_published": True, "members_published": True})

    def look(self, tour, user, url="/odoo/living-map", size=DESK):
        self.browser_size = size
        self.start_tour(url, tour, login=user and user.login, timeout=120)

    def test_staff_filter_travel_in_time_search_and_come_back(self):
        self.look("cafe_living_map", self.secretary)

    def test_the_table_says_the_same_with_the_keyboard_alone(self):
        # Appel has one more
        self.join(self.appel, self.make_organisation("Tourkaart Kei"), "2022-01-01")
        self.look("cafe_living_map_keys", self.secretary)

    def test_the_map_is_saved_as_a_picture_and_as_a_drawing(self):
        self.look("cafe_living_map_save", self.secretary)

    def test_without_a_connection_nothing_is_lost(self):
        self.look("cafe_living_map_error", self.secretary)

    def test_a_coordinator_comes_from_her_network_and_sees_hers_only(self):
        self.boom.coordinator_ids = self.coordinator
        self.look(
            "cafe_living_map_from_network",
            self.coordinator,
            f"/odoo/networks/{self.boom.id}",
        )

    def test_a_visitor_with_a_phone(self):
        self.publish(self.appel)
        self.look("cafe_living_map_phone", None, "/en/netwerken/kaart", self.PHONE)

    def test_members_of_a_large_graph_come_on_demand(self):
        self.publish(self.appel | self.boom)
        # an address with an opened network asks for the others without members
        url = f"/en/netwerken/kaart#open={self.appel.id}"
        self.look("cafe_living_map_opened", None, url)
