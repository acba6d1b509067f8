import {
  concatTransformationMatrix,
  drawObject,
  PDFDocument,
  popGraphicsState,
  pushGraphicsState,
} from '@cantoo/pdf-lib'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { hasTooManyDots, liesOnItsSide, orientationOf, upright } from './picture.ts'
import type { Done } from './task.ts'

const MOST_PAGES = 500
/** A4 upright, in points. */
const SHEET = { width: 595.28, height: 841.89 }

/** A copy as pages on which boxes can be drawn: a PDF as it is, a picture on a sheet, a Word file set anew. */
export async function openAsPages(mediaType: string, bytes: Uint8Array): Promise<Done> {
  if (mediaType === 'application/pdf') return counted(bytes)
  if (mediaType === 'image/png' || mediaType === 'image/jpeg')
    return hasTooManyDots(bytes)
      ? { problem: 'picture_too_large' }
      : counted(await pictureSheet(mediaType, bytes))
  if (mediaType.endsWith('wordprocessingml.document')) {
    const pages = await (await import('./word-pages.ts')).wordPages(bytes)
    return pages ? counted(pages) : { problem: 'picture_too_large' }
  }
  return { problem: 'kind' }
}

async function counted(pdf: Uint8Array): Promise<Done> {
  const library = await PDFiumLibrary.init()
  try {
    // The library keeps what it is given in memory of its own; the bytes here stay ours.
    const document = await library.loadDocument(pdf)
    const pages = document.getPageCount()
    document.destroy()
    if (pages === 0) return { problem: 'empty' }
    return pages > MOST_PAGES ? { problem: 'too_many_pages' } : { done: pdf, pages }
  } catch (error) {
    return { problem: /password/i.test(String(error)) ? 'encrypted' : 'damaged' }
  } finally {
    library.destroy()
  }
}

/** The picture upright on a sheet, as a viewer shows it, so that boxes cover what the eye saw below them. */
async function pictureSheet(mediaType: string, bytes: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const isPng = mediaType === 'image/png'
  const picture = isPng ? await document.embedPng(bytes) : await document.embedJpg(bytes)
  const orientation = isPng ? 1 : orientationOf(bytes)
  const [width, height] = liesOnItsSide(orientation)
    ? [picture.height, picture.width]
    : [picture.width, picture.height]
  const sheet = width > height ? { width: SHEET.height, height: SHEET.width } : SHEET
  const scale = Math.min(sheet.width / width, sheet.height / height)
  const page = document.addPage([width * scale, height * scale])
  const name = page.node.newXObject('Picture', picture.ref)
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(...upright(orientation, width * scale, height * scale)),
    drawObject(name),
    popGraphicsState(),
  )
  return document.save()
}
