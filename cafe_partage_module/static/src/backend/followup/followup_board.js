import {KanbanRenderer} from "@web/views/kanban/kanban_renderer";
import {kanbanView} from "@web/views/kanban/kanban_view";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";

const QUESTIONS = {dropped: "action_ask_drop", done: "action_ask_done"};

/**
 * The board of follow-ups: who drags a card to Dropped is asked why first, and to Done
 * what it changed. The card moves when the dialog is answered, and stays where it was
 * when it is closed.
 */
export class FollowupBoardRenderer extends KanbanRenderer {
    setup() {
        super.setup();
        this.orm = useService("orm");
        this.actionService = useService("action");
    }

    async sortRecordDrop(dataRecordId, dataGroupId, params) {
        const {list} = this.props;
        const target = (list.groups || []).find(
            (group) => group.id === params.parent?.dataset.id
        );
        const record = list.records.find((card) => card.id === dataRecordId);
        const isByState = list.groupByField?.name === "state";
        const question = isByState && QUESTIONS[target?.value];
        if (!question || !record || target.id === dataGroupId) {
            return super.sortRecordDrop(dataRecordId, dataGroupId, params);
        }
        params.parent.classList.remove("o_kanban_hover");
        const action = await this.orm.call("cafe.followup", question, [[record.resId]]);
        await this.actionService.doAction(action, {onClose: () => list.model.load()});
    }
}

registry.category("views").add("cafe_followup_board", {
    ...kanbanView,
    Renderer: FollowupBoardRenderer,
});
