"""An update from an older version, of which the whole code is kept beside the tests."""

import json
import tarfile
from dataclasses import dataclass
from pathlib import Path

from house.scratch import (
    change_addon,
    house,
    run_script,
    scratch_database,
    warnings_of_ours,
)

MODULE = "cafe_partage_module"


@dataclass
class Story:
    """What came of an update.

    ``before`` and ``after`` are what the two scripts printed, ``log`` is the update's.
    """

    before: object
    log: str
    after: dict

    def check_log(self):
        """Fails unless a script of ours was run, and nothing of ours complained."""
        assert f"module {MODULE}: Running migration" in self.log
        assert not warnings_of_ours(self.log)


@dataclass
class MigrationCase:
    """Makes data with an older version and reads them after the update.

    ``before`` and ``after`` are scripts for Odoo's shell. The last line that each
    prints is JSON. The archive of the version holds no translations; ``demo`` loads its
    demo data too.
    """

    version: str
    before: str
    after: str
    demo: bool = False

    def run(self, folder):
        """:return: :class:`Story`; ``folder`` is where the old code is unpacked"""
        archive = Path(__file__).parent / f"{MODULE}-{self.version}.tar.xz"
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
        paths = ",".join(map(str, [*house().source.addons_paths, folder]))
        old = (f"--addons-path={paths}",)
        with scratch_database("deps") as db:
            if self.demo:
                house().postgres.sql(
                    "UPDATE ir_module_module SET demo = true WHERE state = 'installed'",
                    db,
                )
            change_addon(db, "init", options=old)
            before = self._read(run_script(db, self.before, options=old))
            log = change_addon(db, "update")
            after = self._read(run_script(db, self.after))
        return Story(before, log, after)

    @staticmethod
    def _read(printed):
        return json.loads(printed.splitlines()[-1])
