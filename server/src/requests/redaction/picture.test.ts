import { PDFiumLibrary } from '@hyzyla/pdfium'
import { expect, it } from 'vitest'
import { burn } from './burn.ts'
import type { Box } from './contract.ts'
import { openAsPages } from './open-as-pages.ts'

/** Thirty-two by sixteen dots: red and green above, blue and white below. */
const PICTURE = Buffer.from(
  '/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAQACADASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAUGB//EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAVAQEBAAAAAAAAAAAAAAAAAAAFBv/EABoRAAIDAQEAAAAAAAAAAAAAAAChFWLhFGP/2gAMAwEAAhEDEQA/AIAlBGB9FotNUeGuHRhPcVkSsdZaf//Z',
  'base64',
)

/** The same picture as a camera stores it that was held another way. */
function held(orientation: number): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write('MM\0*', 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  for (const [at, value] of [
    [10, 0x0112],
    [12, 3],
    [18, orientation],
  ] as const)
    tiff.writeUInt16BE(value, at)
  tiff.writeUInt32BE(1, 14)
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2])
  return Buffer.concat([PICTURE.subarray(0, 2), head, exif, PICTURE.subarray(2)])
}

/** Names of the colours in the middle of each quarter: above left and right, below left and right. */
async function quarters(pdf: Uint8Array): Promise<string> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf)
  const { data, width, height } = await document.getPage(0).render({ scale: 1, render: 'bitmap' })
  const nameAt = (x: number, y: number) => {
    const at = (Math.floor(y * height) * width + Math.floor(x * width)) * 4
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3)
    const bright = [red > 128, green > 128, blue > 128].map(Number).join('')
    return { '100': 'red', '010': 'green', '001': 'blue', '111': 'white', '000': 'black' }[bright] ?? bright
  }
  const seen = [nameAt(0.25, 0.25), nameAt(0.75, 0.25), nameAt(0.25, 0.75), nameAt(0.75, 0.75)]
  document.destroy()
  library.destroy()
  return `${seen.join(' ')}${width > height ? '' : ', upright format'}`
}

it.each([
  [1, 'red green blue white'],
  [2, 'green red white blue'],
  [3, 'white blue green red'],
  [4, 'blue white red green'],
  [5, 'red blue green white, upright format'],
  [6, 'blue red white green, upright format'],
  [7, 'white green blue red, upright format'],
  [8, 'green white red blue, upright format'],
])(
  'a photo held as %i stands upright, and a box covers what was seen below it',
  async (orientation, seen) => {
    const opened = await openAsPages('image/jpeg', held(orientation))
    if ('problem' in opened) throw new Error(opened.problem)
    expect(await quarters(opened.done)).toBe(seen)
    const box: Box = { page: 1, x: 0, y: 0, width: 0.5, height: 0.5, ground: 'third_party', note: '' }
    const burnt = await burn(opened.done, [box], () => {})
    if ('problem' in burnt) throw new Error(burnt.problem)
    // Whatever stood above left is gone from the file, and only that.
    expect(await quarters(burnt.done)).toBe(seen.replace(/^\S+/, 'black'))
  },
)

it('a picture whose head promises more dots than memory holds is refused before it is unpacked', async () => {
  const bomb = Buffer.alloc(64)
  bomb.write('\x89PNG\r\n\x1a\n', 'latin1')
  bomb.write('IHDR', 12, 'latin1')
  bomb.writeUInt32BE(60_000, 16)
  bomb.writeUInt32BE(60_000, 20)
  expect(await openAsPages('image/png', bomb)).toEqual({ problem: 'picture_too_large' })
})
