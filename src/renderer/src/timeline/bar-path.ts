/** No bar is wider: a few of them are no wall. Pixels. */
const widest = 14
/** The least that the highest bar stands for: where each has one or two, they are not all at full height. */
const fewest = 2
/** What is not nothing can be seen. Pixels. */
const lowest = 2

/**
 * The outline of all bars as one SVG path, standing on the lower edge: one element, however many bars.
 *
 * @param width of all slots, pixels
 * @param height of the highest bar, pixels; of less, where it has few
 */
export function barPath(
  bars: readonly { slot: number; count: number }[],
  slots: number,
  width: number,
  height: number,
): string {
  const slot = width / slots
  const bar = Math.max(1, Math.min(widest, slot - (slot > 4 ? 1 : slot > 2 ? 0.5 : 0)))
  const most = bars.reduce((max, { count }) => Math.max(max, count), fewest)
  const one = (value: number): string => String(Math.round(value * 100) / 100)
  return bars
    .map(({ slot: at, count }) => {
      const left = Math.max(0, Math.min((at + 0.5) * slot - bar / 2, width - bar))
      const size = Math.max(lowest, (height * count) / most)
      return `M${one(left)} ${height}v${one(-size)}h${one(bar)}v${one(size)}z`
    })
    .join('')
}
