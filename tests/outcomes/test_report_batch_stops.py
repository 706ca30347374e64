"""What stops one file of a batch, and what then becomes of the others."""

from psycopg2.errors import SerializationFailure

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .report_batch_case import BatchCase, sample, sample_file

LOGGER = "odoo.addons.cafe_partage_module.wizard.report_batch_job"
UNFORESEEN, CONFLICT = "XX000", "40001"


class StoppedCase(BatchCase):
    def let_stop(self, name, code=UNFORESEEN):
        """PostgreSQL refuses the report of the file with this name, last of all."""
        self.env.cr.execute(
            """
            CREATE OR REPLACE FUNCTION cafe_test_stop() RETURNS trigger AS $$
            BEGIN
                IF NEW.source_filename = TG_ARGV[0] THEN
                    RAISE EXCEPTION 'stopped' USING ERRCODE = TG_ARGV[1];
                END IF;
                RETURN NEW;
            END $$ LANGUAGE plpgsql;
            """
        )
        self.env.cr.execute(
            "CREATE TRIGGER cafe_test_stop BEFORE INSERT ON cafe_session_report "
            "FOR EACH ROW EXECUTE FUNCTION cafe_test_stop(%s, %s)",
            [name, code],
        )

    def let_go(self):
        self.env.cr.execute("DROP TRIGGER cafe_test_stop ON cafe_session_report")

    def import_ready(self, batch):
        batch.with_user(self.secretary).action_import_ready()
        with mute_logger("odoo.sql_db"):
            self.run_job()


@tagged("post_install", "-at_install")
class TestReportBatchStops(StoppedCase):
    def test_what_nobody_foresaw_stops_one_file_only(self):
        batch = self.read_batch({f"{n}.txt": sample(n) for n in (1, 2, 3)})
        self.let_stop("2.txt")
        partners = self.env["res.partner"].search_count([])
        with self.assertLogs(LOGGER, "ERROR") as log:
            self.import_ready(batch)
        self.assertEqual(
            self.states(batch),
            {"1.txt": "imported", "2.txt": "failed", "3.txt": "imported"},
        )
        self.assertIn("unforeseen", batch.file_ids[1].message)
        self.assertIn("2.txt", log.output[0])
        self.assertIn("Traceback", log.output[0])
        self.assertEqual(len(self.series.session_ids), 2)
        made = self.env["res.partner"].search_count([]) - partners
        self.let_go()
        batch.action_retry()
        self.run_job()
        self.import_ready(batch)
        self.assertEqual(set(self.states(batch).values()), {"imported"})
        # whoever the reports share was made by the first: the second left nothing
        self.assertEqual(self.env["res.partner"].search_count([]), partners + made)

    def test_a_conflict_goes_up_to_be_tried_anew(self):
        batch = self.read_batch({"1.txt": sample(1)})
        batch.action_import_ready()
        self.let_stop("1.txt", CONFLICT)
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(SerializationFailure),
            self.env.cr.savepoint(),
        ):
            batch.file_ids.sudo()._work()
        self.env.invalidate_all()
        self.assertEqual(batch.file_ids.state, "queued")
        self.let_go()
        self.run_job()
        self.assertEqual(batch.file_ids.state, "imported")

    def test_dates_that_no_calendar_of_ours_reaches(self):
        files = {
            f"{year}.txt": sample(n).replace("2019", year)
            for n, year in enumerate(("0001", "1899", "2998", "9999"), 1)
        }
        batch = self.read_batch(files)
        self.assertEqual(set(self.states(batch).values()), {"doubtful"})
        messages = batch.file_ids.mapped("message")
        self.assertIn("does not exist", messages[0])
        self.assertIn("in the future", messages[2])
        self.assertIn("does not exist", messages[3])
        # typed over by hand, it is told as well, and nothing breaks
        action = batch.file_ids[0].action_open()
        wizard = self.env[action["res_model"]].browse(action["res_id"])
        for date, said in (("1899-01-01", "the past"), ("9999-12-31", "the future")):
            wizard.date = date
            self.assertIn(said, wizard.warnings)


@tagged("post_install", "-at_install")
class TestReportBatchDoubles(StoppedCase):
    def test_when_the_first_fails_the_second_is_read(self):
        batch = self.read_batch({"a.txt": sample(1), "b.docx": sample_file(1, "docx")})
        self.assertEqual(self.states(batch), {"a.txt": "ready", "b.docx": "there"})
        self.let_stop("a.txt")
        with self.assertLogs(LOGGER, "ERROR"):
            self.import_ready(batch)
        self.assertEqual(self.states(batch), {"a.txt": "failed", "b.docx": "waiting"})
        self.run_job()
        self.assertEqual(self.states(batch), {"a.txt": "failed", "b.docx": "ready"})
        self.import_ready(batch)
        self.assertEqual(self.states(batch), {"a.txt": "failed", "b.docx": "imported"})
        # and the first finds that it is there, when somebody tries it again
        self.let_go()
        batch.action_retry()
        self.run_job()
        self.assertEqual(batch.file_ids[0].state, "there")
        self.assertEqual(len(self.series.session_ids), 1)

    def test_when_the_first_is_deleted_the_second_is_read(self):
        first = self.read_batch({"a.txt": sample(1)})
        second = self.read_batch({"b.txt": sample(1)})
        self.assertEqual(second.file_ids.state, "there")
        first.unlink()
        self.assertEqual(second.file_ids.state, "waiting")
        self.run_job()
        self.assertEqual(second.file_ids.state, "ready")

    def test_when_the_first_stopped_the_job_the_second_is_read(self):
        batch = self.make_batch({"a.txt": sample(1), "b.txt": sample(1)})
        batch.file_ids[0].attempts = 3  # lets the other go first
        self.run_job()
        self.assertEqual(self.states(batch), {"a.txt": "failed", "b.txt": "ready"})

    def test_a_double_leads_to_the_session_of_the_first(self):
        batch = self.read_batch({"a.txt": sample(1), "b.txt": sample(1)})
        self.assertFalse(batch.file_ids[1].session_id)
        self.import_ready(batch)
        self.assertEqual(batch.file_ids[1].session_id, self.series.session_ids)
        batch.unlink()
        self.assertEqual(len(self.series.session_ids), 1)

    def test_a_list_that_is_being_imported_stays(self):
        batch = self.read_batch({"a.txt": sample(1)})
        batch.action_import_ready()
        with self.assertRaises(UserError):
            batch.unlink()


@tagged("post_install", "-at_install")
class TestReportBatchRights(BatchCase):
    """The job reads with the rights of who started the batch: nobody borrows those."""

    def test_who_started_it_is_not_for_choosing(self):
        admin = self.env.ref("base.user_admin")
        Batch = self.env["cafe.report.batch"].with_user(self.secretary)
        values = {"name": "x", "series_id": self.series.id, "user_id": admin.id}
        batch = Batch.create(values)
        self.assertEqual(batch.user_id, self.secretary)
        with self.assertRaises(AccessError):
            batch.user_id = admin

    def test_a_file_of_others_is_not_read_for_you(self):
        secret = self.env["ir.attachment"].create({"name": "a.txt", "raw": b"geheim"})
        secret.write(
            {
                "res_model": "ir.cron",
                "res_id": self.env["ir.cron"].search([], limit=1).id,
            }
        )
        batch = self.read_batch({"a.txt": sample(1)})
        with self.assertRaises(AccessError):
            batch.file_ids.create(
                {"name": "a.txt", "batch_id": batch.id, "attachment_id": secret.id}
            )
        with self.assertRaises(AccessError):
            batch.file_ids.attachment_id = secret
