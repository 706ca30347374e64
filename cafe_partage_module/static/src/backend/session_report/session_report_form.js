import {FormController} from "@web/views/form/form_controller";
import {formView} from "@web/views/form/form_view";
import {registry} from "@web/core/registry";

/**
 * Says with a changed text which one it was made from, so that the server can refuse
 * to overwrite a newer one.
 */
export class SessionReportFormController extends FormController {
    async onWillSaveRecord(record, changes) {
        if ("body" in changes && record.resId) {
            changes.body_revision = record.data.body_revision;
        }
        return super.onWillSaveRecord(...arguments);
    }
}

registry.category("views").add("cafe_session_report_form", {
    ...formView,
    Controller: SessionReportFormController,
});
