"""Databases: templates, copies of them, and the demo.

Installing Odoo's modules takes a minute; copying a database takes a second.
So there are two templates, each named for the fingerprint of what is in it:
``deps`` with all that the addon stands on, ``addon`` with the addon on top. A
copy is a database and its file store: one without the other has broken assets.
"""

import os
import shutil
from contextlib import contextmanager

from .console import Failure, step
from .locks import alone
from .odoo import LANGUAGES
from .stamps import fingerprint

NO_CRON_IN_DEMO = (
    # mail stays in the outbox, to be looked at
    "mail.ir_cron_mail_scheduler_action",
    # calls Odoo's own server
    "mail.ir_cron_module_update_notification",
)


class Databases:
    def __init__(self, checkout, stamps, odoo, postgres, addon, venv):
        self.checkout = checkout
        self.stamps = stamps
        self.odoo = odoo
        self.postgres = postgres
        self.addon = addon
        self.venv = venv

    # one database -----------------------------------------------------------

    def names(self, start=""):
        """The names of this checkout's databases."""
        rows = self.postgres.sql("SELECT datname FROM pg_database").splitlines()
        return sorted(r for r in rows if r.startswith(self.checkout.prefix + start))

    def exists(self, name):
        return name in self.names()

    def filestore(self, name):
        return self.checkout.data_dir / "filestore" / name

    def copy(self, source, target):
        """Copies a database with its file store; ``target`` is replaced."""
        self.drop(target)
        store = self.filestore(target)
        if self.filestore(source).is_dir():
            # files in a file store are never changed, so they can be shared
            shutil.copytree(self.filestore(source), store, copy_function=os.link)
        self.postgres.sql(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')

    def create(self, name):
        """Makes an empty database, as Odoo would; ``name`` is replaced."""
        self.drop(name)
        self.postgres.sql(
            f"CREATE DATABASE \"{name}\" ENCODING 'unicode' "
            "LC_COLLATE 'C' TEMPLATE template0"
        )

    def drop(self, name):
        self.postgres.sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        shutil.rmtree(self.filestore(name), ignore_errors=True)

    def _rename(self, old, new):
        self.drop(new)
        if self.filestore(old).is_dir():
            self.filestore(old).rename(self.filestore(new))
        self.postgres.sql(f'ALTER DATABASE "{old}" RENAME TO "{new}"')

    @contextmanager
    def temporary(self, source, name):
        """A copy of database ``source`` that is dropped at the end."""
        name = self.checkout.database(name)
        self.copy(source, name)
        try:
            yield name
        finally:
            self.drop(name)

    # templates --------------------------------------------------------------

    def deps_key(self):
        """Fingerprint of all that is in the template of dependencies."""
        return fingerprint(
            self.addon.depends,
            LANGUAGES,
            self.venv.versions("odoo-addon-"),
            str(self.odoo.source.home),
            self.stamps.read("odoo-source"),
        )

    def deps_template(self):
        """A database with the modules that the addon stands on, no demo data."""

        def make(name, progress):
            self.create(name)
            self.odoo.install(
                name,
                *("-i", ",".join(self.addon.depends)),
                f"--load-language={','.join(LANGUAGES)}",
                log="install-deps",
                title="The modules that the addon stands on could not be installed.",
                progress=progress,
            )

        return self._template("deps", self.deps_key(), "Odoo's own modules", make)

    def addon_template(self):
        """A database with the addon installed, no demo data."""
        deps = self.deps_template()
        if not self.addon.exists:
            return deps

        def make(name, progress):
            self.copy(deps, name)
            self.odoo.install(
                name,
                *("-i", self.addon.name),
                log="install-addon",
                title=f"{self.addon.name} could not be installed.",
                progress=progress,
            )

        key = fingerprint(self.deps_key(), self.addon.fingerprint())
        return self._template("addon", key, f"{self.addon.name}, installed", make)

    def _template(self, kind, key, title, make):
        """The template of this kind and key, made first when it is missing.

        It gets its name only when complete; older ones of its kind go.
        """
        name = self.checkout.database(f"{kind}_{key[:12]}")
        with alone(self.checkout, f"template-{kind}"):
            if not self.exists(name):
                with step(f"database: {title}") as progress:
                    unfinished = self.checkout.database(f"new_{kind}")
                    make(unfinished, progress)
                    for old in self.names(f"{kind}_"):
                        self.drop(old)
                    self._rename(unfinished, name)
        return name

    # the demo ---------------------------------------------------------------

    def demo(self, fresh=False, update=True):
        """The demo database: made the first time, updated when the addon changed.

        The demo data is the addon's own only: the modules below it come
        without theirs, and are marked as having it, which Odoo asks for.
        """
        name = self.checkout.database("demo")
        key = self.addon.fingerprint()
        with alone(self.checkout, "demo"):
            if fresh or not self._has_demo(name):
                self.stamps.forget("demo")
                self.fill_demo(name)
            elif update and not self.stamps.is_fresh("demo", key):
                self._update_demo(name)
            else:
                return name
            self.stamps.write("demo", key)
        return name

    def fill_demo(self, name):
        """Makes database ``name`` with the demo in it; it is replaced."""
        deps = self.deps_template()
        with step("demo database") as progress:
            self.copy(deps, name)
            self.postgres.sql(
                "UPDATE ir_module_module SET demo = true WHERE state = 'installed'",
                name,
            )
            if self.addon.exists:
                self.odoo.install(
                    name,
                    *("-i", self.addon.name),
                    log="install-demo",
                    title="The demo could not be made.",
                    progress=progress,
                )
                self._check_demo(name)
            for cron in NO_CRON_IN_DEMO:
                self._switch_off(cron, name)
            self._keep_notifications(name)

    def _has_demo(self, name):
        """Whether the demo database is there and was finished."""
        if not self.stamps.read("demo") or not self.exists(name):
            return False
        return not self.addon.exists or self._loaded_demo(name)

    def _loaded_demo(self, name):
        loaded = self.postgres.sql(
            f"SELECT demo FROM ir_module_module WHERE name = '{self.addon.name}'", name
        )
        return loaded == "t"

    def _check_demo(self, name):
        """Odoo only warns when demo data fails, and goes on without it.

        :raises Failure: in that case; the warning was shown
        """
        if self._loaded_demo(name):
            return
        raise Failure(
            "The demo data of the addon could not be loaded.",
            "mend what Odoo tells above, then run the same command again.",
        )

    def _keep_notifications(self, name):
        """Sends no notification at once: it waits in the outbox, like all mail."""
        self.postgres.sql(
            "INSERT INTO ir_config_parameter (key, value) "
            "VALUES ('mail.mail.force.send.limit', '0') "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            name,
        )

    def _switch_off(self, cron, name):
        module, xml_name = cron.split(".")
        self.postgres.sql(
            "UPDATE ir_cron SET active = false WHERE id IN (SELECT res_id "
            "FROM ir_model_data WHERE model = 'ir.cron' "
            f"AND module = '{module}' AND name = '{xml_name}')",
            name,
        )

    def _update_demo(self, name):
        with step("demo database: update, since the addon has changed") as progress:
            self.odoo.install(
                name,
                *("-u", self.addon.name),
                log="update-demo",
                title="The demo could not be updated; ./dev run --fresh makes it anew.",
                progress=progress,
            )
            self._check_demo(name)
