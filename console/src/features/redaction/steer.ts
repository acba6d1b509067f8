/** A part of a page, in shares of its width and height. */
export interface Area {
  x: number
  y: number
  width: number
  height: number
}

/** One press of an arrow: about a millimetre on a sheet of A4. */
const STEP = 0.005
/** Smaller covers nothing. */
export const SMALLEST = 0.004

const ways: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
}

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

/** Where a box stands after a key: arrows move it, with Shift they draw its lower right corner; never off the page. */
export function steered(area: Area, key: string, shift: boolean): Area | undefined {
  const way = ways[key]
  if (!way) return undefined
  const { x, y, width, height } = area
  return shift
    ? {
        x,
        y,
        width: within(width + way.x, STEP, 1 - x),
        height: within(height + way.y, STEP, 1 - y),
      }
    : { x: within(x + way.x, 0, 1 - width), y: within(y + way.y, 0, 1 - height), width, height }
}

/** Where a box begins that is placed by keyboard: in the middle, about as large as a line of a name and a number. */
export const middle: Area = { x: 0.35, y: 0.48, width: 0.3, height: 0.03 }

const share = (value: number) => `${Math.round(value * 1000) / 10}%`

/** For those who listen: where the box stands, and how large it is. */
export const spoken = ({ x, y, width, height }: Area) =>
  `距左边 ${share(x)}，距上边 ${share(y)}，宽 ${share(width)}，高 ${share(height)}`
