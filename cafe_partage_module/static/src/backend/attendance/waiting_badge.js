import {EventRegistrationSummaryDialog} from "@event/client_action/event_registration_summary_dialog";
import {patch} from "@web/core/utils/patch";

/** The badge of who waits: the desk says so, and going on gives no seat. */
patch(EventRegistrationSummaryDialog.prototype, {
    async onRegistrationConfirm() {
        if (!this.registration.waiting) {
            return super.onRegistrationConfirm(...arguments);
        }
        this.props.close();
        if (this.props.doNextScan) {
            this.onScanNext();
        }
    },
});
