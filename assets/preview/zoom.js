// How large pages are shown: fitted to the desk, or by a factor of their printed size.

const steps = [0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];
const pixelsPerPoint = 96 / 72;

export class Zoom {
  mode = sessionStorage.getItem("vestnik-zoom") ?? "width";

  /** CSS pixels for a point; `room` is the desk's inner size. */
  scale(size, room) {
    if (this.mode === "width") return Math.max(room.width, 80) / size.width;
    if (this.mode === "page") return Math.max(Math.min(room.width / size.width, room.height / size.height), 0.1);
    return Number(this.mode) * pixelsPerPoint;
  }
  set(mode) {
    this.mode = String(mode);
    sessionStorage.setItem("vestnik-zoom", this.mode);
  }
  /** The next step up (1) or down (-1) from the scale that is shown. */
  step(direction, scale) {
    const now = scale / pixelsPerPoint;
    const next = direction > 0 ? steps.find((s) => s > now * 1.02) : steps.findLast((s) => s < now * 0.98);
    if (next !== undefined) this.set(next);
  }
  static percent = (scale) => Math.round((scale / pixelsPerPoint) * 100);
}
