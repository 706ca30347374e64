"""The order in which all that is missing is set up."""

from .addon import Addon
from .checkout import Checkout
from .console import say
from .databases import Databases
from .locks import alone
from .odoo import Odoo
from .odoo_source import get_source
from .postgres import Postgres
from .stamps import Stamps
from .system import get_programs
from .venv import Venv


class House:
    """This checkout with everything in it, after ``get_ready()``."""

    def __init__(self, root):
        self.checkout = Checkout(root)
        self.stamps = Stamps(self.checkout)
        self.addon = Addon(self.checkout)
        self.venv = Venv(self.checkout, self.stamps)
        self.postgres = Postgres(self.checkout, self.venv)
        self.source = self.odoo = self.databases = None

    @property
    def tool_folder(self):
        """What Python needs in its path to import this package."""
        return self.checkout.root / ".house"

    def get_ready(self, programs=(), quiet=False):
        """Sets up what is missing; costs nothing when nothing is.

        :param programs: Debian packages that this command can't do without;
            None leaves browser and PDF engine alone
        :returns: the house itself
        """
        if not quiet and not self.stamps.read("venv-oca"):
            say("Setting up; all of it goes to .dev/ and happens once.")
        with alone(self.checkout, "setup"):
            self.source = get_source(self.checkout, self.stamps)
            self.venv.get_ready(self.source)
            if programs is not None:
                get_programs(self.checkout, programs)
            self.odoo = Odoo(self.checkout, self.source, self.venv, self.postgres)
            self.odoo.write_config()
        self.databases = Databases(
            self.checkout,
            self.stamps,
            self.odoo,
            self.postgres,
            self.addon,
            self.venv,
        )
        return self
