import { PDFDocument } from '@cantoo/pdf-lib'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import type { PageProblem } from './task.ts'

const MOST_PAGES = 500
/** A4 upright, in points. */
const SHEET = { width: 595.28, height: 841.89 }

type Opened = { done: Uint8Array; pages: number } | { problem: PageProblem }

/** A copy as pages on which boxes can be drawn: a PDF as it is, a picture on a sheet, a Word file set anew. */
export async function openAsPages(mediaType: string, bytes: Uint8Array): Promise<Opened> {
  if (mediaType === 'application/pdf') return counted(bytes)
  if (mediaType === 'image/png' || mediaType === 'image/jpeg')
    return counted(await pictureSheet(mediaType, bytes))
  if (mediaType.endsWith('wordprocessingml.document'))
    return counted(await (await import('./word-pages.ts')).wordPages(bytes))
  return { problem: 'kind' }
}

async function counted(pdf: Uint8Array): Promise<Opened> {
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

async function pictureSheet(mediaType: string, bytes: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const picture = mediaType === 'image/png' ? await document.embedPng(bytes) : await document.embedJpg(bytes)
  const lying = picture.width > picture.height
  const sheet = lying ? { width: SHEET.height, height: SHEET.width } : SHEET
  const scale = Math.min(sheet.width / picture.width, sheet.height / picture.height)
  const page = document.addPage([picture.width * scale, picture.height * scale])
  page.drawImage(picture, { x: 0, y: 0, width: picture.width * scale, height: picture.height * scale })
  return document.save()
}
