from odoo.tests import HttpCase, tagged


@tagged("post_install", "-at_install")
class TestUnitJs(HttpCase):
    """Runs all unit tests of the addon's JavaScript, in ``static/tests/unit``."""

    def test_the_unit_tests_of_our_own_javascript(self):
        self.browser_js(
            "/web/tests?headless&loglevel=2&preset=desktop&timeout=15000"
            f"&id={suite_id('@cafe_partage_module')}",
            "",
            login="admin",
            timeout=300,
            success_signal="[HOOT] Test suite succeeded",
            error_checker=lambda message: "[HOOT]" not in message,
        )


def suite_id(name):
    """The identifier that Hoot gives to a suite: a hash of its name."""
    number = 0
    for character in name:
        number = ((number << 5) - number + ord(character)) & 0xFFFFFFFF
    return f"{number:08x}"
