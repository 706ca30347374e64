import {
    AlertDialog,
    ConfirmationDialog,
} from "@web/core/confirmation_dialog/confirmation_dialog";
import {_t} from "@web/core/l10n/translation";
import {useService} from "@web/core/utils/hooks";

/**
 * What the attendance list asks and tells in dialogs and notes. Made in the setup of the
 * component that shows the list.
 */
export class AttendanceAsks {
    constructor() {
        this.dialog = useService("dialog");
        this.notification = useService("notification");
    }

    /**
     * Ask whether the session is to have one seat more, or tell who can add one.
     *
     * @param {Object} full {waiting, may_add}, as the server gives it
     * @param {String} name of the person for whom
     * @returns {Promise<Boolean>}
     */
    askForSeat(full, name) {
        return new Promise((resolve) => {
            const said = full.waiting
                ? _t("All seats are taken, and %s wait for one.", full.waiting)
                : _t("All seats are taken.");
            if (!full.may_add) {
                const who = _t("Who plans the session can add a seat.");
                this.dialog.add(
                    AlertDialog,
                    {title: _t("No seat is free"), body: `${said} ${who}`},
                    {onClose: () => resolve(false)}
                );
                return;
            }
            const more = _t("Make the session one seat larger for %s?", name);
            this.dialog.add(
                ConfirmationDialog,
                {
                    title: _t("No seat is free"),
                    body: `${said} ${more}`,
                    confirmLabel: _t("Add a seat and let in"),
                    confirm: () => resolve(true),
                    cancelLabel: _t("Cancel"),
                    cancel: () => resolve(false),
                },
                {onClose: () => resolve(false)}
            );
        });
    }

    /** Ask whether so many people did not come; `confirm` notes it. */
    askNoShow(number, confirm) {
        this.dialog.add(ConfirmationDialog, {
            title: _t("Did not come"),
            body: _t("Note for %s people that they did not come?", number),
            confirmLabel: _t("They did not come"),
            confirm,
            cancelLabel: _t("Cancel"),
            cancel: () => {},
        });
    }

    /** Tell what was done, with a button that undoes it; one such note at a time. */
    tellDone(label, undo) {
        this.closeNote();
        this.close = this.notification.add(label, {
            type: "success",
            buttons: [{name: _t("Undo"), onClick: undo}],
        });
    }

    closeNote() {
        this.close?.();
    }

    tellUndone() {
        this.notification.add(_t("Undone."), {type: "info"});
    }

    tellRefused(message) {
        this.notification.add(message, {type: "danger"});
    }

    tellLost() {
        this.notification.add(
            _t("No connection: this is not saved. Try again in a moment."),
            {type: "danger"}
        );
    }
}
