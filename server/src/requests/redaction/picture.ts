/** How a picture is turned before it is looked at, as the camera wrote it (EXIF tag 274): 1 is upright. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

const ORIENTATION_TAG = 0x0112
const SHORT = 3
const START_OF_SCAN = 0xda
const APP1 = 0xe1

/** The orientation a JPEG names; upright where it names none. */
export function orientationOf(jpeg: Uint8Array): Orientation {
  const bytes = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1]
    const length = bytes.readUInt16BE(at + 2)
    if (marker === START_OF_SCAN) return 1
    if (marker === APP1 && bytes.toString('latin1', at + 4, at + 10) === 'Exif\0\0')
      return orientationIn(bytes.subarray(at + 10, at + 2 + length))
    at += 2 + length
  }
  return 1
}

function orientationIn(tiff: Buffer): Orientation {
  if (tiff.length < 8) return 1
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (directory + 2 > tiff.length) return 1
  const count = short(directory)
  for (
    let entry = directory + 2;
    entry + 12 <= tiff.length && entry < directory + 2 + count * 12;
    entry += 12
  )
    if (short(entry) === ORIENTATION_TAG && short(entry + 2) === SHORT) {
      const value = short(entry + 8)
      return value >= 1 && value <= 8 ? (value as Orientation) : 1
    }
  return 1
}

/** Whether height and width change places when the picture stands upright. */
export const liesOnItsSide = (orientation: Orientation): boolean => orientation >= 5

type Matrix = readonly [number, number, number, number, number, number]

/** The PDF matrix that lays the stored picture (a unit square, y upwards) upright on a page of this size. */
export function upright(orientation: Orientation, width: number, height: number): Matrix {
  const [w, h] = [width, height]
  const matrices: Record<Orientation, Matrix> = {
    1: [w, 0, 0, h, 0, 0],
    2: [-w, 0, 0, h, w, 0],
    3: [-w, 0, 0, -h, w, h],
    4: [w, 0, 0, -h, 0, h],
    5: [0, -h, -w, 0, w, h],
    6: [0, -h, w, 0, 0, h],
    7: [0, h, w, 0, 0, 0],
    8: [0, h, -w, 0, w, 0],
  }
  return matrices[orientation]
}

/** A sheet of A0 at 300 dots an inch is 140 million dots; unpacked it would take half a gigabyte. */
const MOST_DOTS = 150_000_000

/** A small file that would fill the memory once it is unpacked. */
export const hasTooManyDots = (picture: Uint8Array): boolean => (dotsOfPng(picture) ?? 0) > MOST_DOTS

/** Dots of a PNG as its head says, before anything is unpacked; undefined for other files. */
function dotsOfPng(png: Uint8Array): number | undefined {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength)
  if (bytes.length < 24 || bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined
  return bytes.readUInt32BE(16) * bytes.readUInt32BE(20)
}
