"""Past reports that are brought in together."""

from .picture import Picture

REPORT_BATCH = [
    Picture(
        "report-batch",
        "secretary",
        "{action:cafe_report_batch_action}/{id:report_batch}",
        "[name='file_ids'] .o_data_row",
    ),
]
