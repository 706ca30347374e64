/** A canvas as large as the stage, that is painted at most once a frame. */
export class Layer {
    constructor(canvas, paint) {
        this.canvas = canvas;
        this.ctx = canvas.getContext("2d");
        this.paint = paint;
        this.frame = null;
        this.canvas.dataset.font = getComputedStyle(canvas).fontFamily;
    }

    resize(width, height, ratio) {
        this.canvas.width = Math.round(width * ratio);
        this.canvas.height = Math.round(height * ratio);
        this.ratio = ratio;
    }

    ask() {
        this.frame ??= requestAnimationFrame(() => this.draw());
    }

    draw() {
        this.frame = null;
        const {ctx, canvas, ratio} = this;
        ctx.setTransform(1, 0, 0, 1, 0, 0);
        ctx.clearRect(0, 0, canvas.width, canvas.height);
        ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
        this.paint(ctx);
    }

    destroy() {
        cancelAnimationFrame(this.frame);
    }
}

/**
 * Lines that are many are moved as a picture while the map moves, and painted anew when
 * it rests.
 */
export class RestingLayer extends Layer {
    static REST = 90; // milliseconds

    draw() {
        super.draw();
        this.painted = this.port;
        this.canvas.style.transform = "";
    }

    /** @param {Object} port the view port to paint for
     *  @param {boolean} isHeavy */
    move(port, isHeavy) {
        this.port = port;
        clearTimeout(this.rest);
        if (!isHeavy || !this.painted) {
            this.ask();
            return;
        }
        const scale = port.zoom / this.painted.zoom;
        const x = port.x - this.painted.x * scale;
        const y = port.y - this.painted.y * scale;
        this.canvas.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
        this.rest = setTimeout(() => this.ask(), RestingLayer.REST);
    }

    destroy() {
        super.destroy();
        clearTimeout(this.rest);
    }
}
