const PATIENCE = 100; // milliseconds: a hidden tab has no frames

/** Resolves after the next frame was painted. */
export function nextFrame() {
    return new Promise((resolve) => {
        const late = setTimeout(resolve, PATIENCE);
        requestAnimationFrame(() => {
            clearTimeout(late);
            setTimeout(resolve);
        });
    });
}

/**
 * Does long work in slices with a frame between them, so that the page never freezes.
 *
 * @param {any[]} items
 * @param {number} size items in a slice
 * @param {(slice: any[]) => void} work
 * @param {() => boolean} isStale stops before the next slice
 * @returns {Promise<boolean>} whether all was done
 */
export async function inSlices(items, size, work, isStale) {
    for (let at = 0; at < items.length; at += size) {
        if (isStale()) {
            return false;
        }
        work(items.slice(at, at + size));
        await nextFrame();
    }
    return !isStale();
}
