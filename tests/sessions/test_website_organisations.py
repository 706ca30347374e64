import json

from odoo.tests import tagged

from ..website_case import WebsiteCase


@tagged("post_install", "-at_install")
class TestOrganisations(WebsiteCase):
    """What a visitor learns about organisations by typing."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.north = cls.make_published_member("Buurtwerk Noord")

    def find(self, term):
        response = self.url_open("/cafe/organisations?term=" + term)
        self.assertEqual(response.status_code, 200)
        return json.loads(response.text)

    def test_finds_a_member_of_a_published_network(self):
        self.assertEqual(self.find("noord"), ["Buurtwerk Noord"])

    def test_gives_names_and_nothing_else(self):
        self.assertEqual(
            self.url_open("/cafe/organisations?term=noo").json(), self.find("noo")
        )
        self.assertTrue(all(isinstance(name, str) for name in self.find("noord")))

    def test_hides_members_of_networks_that_are_not_published(self):
        hidden = self.make_organisation("Buurtwerk Geheim")
        self.make_member(self.make_network(), hidden)
        self.assertEqual(self.find("buurtwerk"), ["Buurtwerk Noord"])

    def test_hides_former_members_applicants_and_contacts(self):
        network = self.make_network("Netwerk Oud", is_published=True)
        former = self.make_member(network, self.make_organisation("Buurtwerk Oud"))
        former.action_leave()
        self.make_member(
            network, self.make_organisation("Buurtwerk Straks"), state="applicant"
        )
        self.make_organisation("Buurtwerk Zomaar")
        self.assertEqual(self.find("buurtwerk"), ["Buurtwerk Noord"])

    def test_hides_persons_also_when_they_are_members(self):
        network = self.make_network(
            "Netwerk Mensen", is_published=True, individuals_allowed=True
        )
        self.make_member(network, self.make_person("Noor Noordman"))
        self.assertEqual(self.find("noor"), ["Buurtwerk Noord"])

    def test_wildcards_stand_for_themselves(self):
        self.make_published_member("Samen 100% Buurt")
        self.assertEqual(self.find("%25%25"), [])
        self.assertEqual(self.find("__"), [])
        self.assertEqual(self.find("n%25o"), [])
        self.assertEqual(self.find("0%25 b"), ["Samen 100% Buurt"])

    def test_asks_for_two_characters(self):
        self.assertEqual(self.find("n"), [])
        self.assertEqual(self.find("%20n%20"), [])
        self.assertEqual(self.find(""), [])

    def test_names_that_start_with_the_term_come_first(self):
        self.make_published_member("Noorderlicht")
        self.make_published_member("Atelier Noord")
        self.assertEqual(
            self.find("noord"), ["Noorderlicht", "Atelier Noord", "Buurtwerk Noord"]
        )

    def test_gives_eight_names_at_most(self):
        for number in range(12):
            self.make_published_member(f"Kring {number:02}")
        self.assertEqual(len(self.find("kring")), 8)

    def test_a_member_finds_her_own_organisation(self):
        self.make_own_organisation("Eigen Huis")
        self.assertEqual(self.find("eigen"), [])
        self.sign_in(self.member)
        self.assertEqual(self.find("eigen"), ["Eigen Huis"])

    def test_strange_input_is_no_error(self):
        for term in ("%00%00", "'%3B--", "%5C%5C", "x" * 5000):
            self.assertEqual(self.find(term), [])

    def test_more_members_cost_no_more_queries(self):
        path = "/cafe/organisations?term=kring"
        self.make_published_member("Kring 1")
        few = self.count_queries(path)
        for number in range(2, 8):
            self.make_published_member(f"Kring {number}")
        self.assertEqual(self.count_queries(path), few)
