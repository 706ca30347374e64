const LINE = ".o_cafe_capture_line";
const INPUT = ".o_cafe_capture_text";

/**
 * The arrows walk over the lines: up from an empty input, and down to it again; Escape
 * leads back to the input at once.
 *
 * @param {HTMLElement} root around the lines and the input
 * @param {KeyboardEvent} ev
 */
export function walkLines(root, ev) {
    const aim = ev.altKey ? null : findAim(root, ev);
    if (aim) {
        ev.preventDefault();
        ev.stopPropagation();
        aim.focus();
    }
}

/** @returns {HTMLElement|null} where the key leads to */
function findAim(root, {key, target}) {
    const lines = [...root.querySelectorAll(LINE)];
    const input = root.querySelector(INPUT);
    if (target === input) {
        return key === "ArrowUp" && !target.value ? lines.at(-1) : null;
    }
    const place = lines.indexOf(target);
    const aims = {
        ArrowUp: lines[place - 1],
        ArrowDown: lines[place + 1] || input,
        Escape: input,
    };
    return place < 0 ? null : aims[key];
}

/** A line leaves the screen: the keyboard goes to its neighbour, or to the input. */
export function leaveLine(el) {
    const input = el.closest(".o_cafe_capture").querySelector(INPUT);
    (el.previousElementSibling || el.nextElementSibling || input).focus();
}
