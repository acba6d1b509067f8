import { marksOf, type TextPiece } from '@yangguang/server/contract/requests/redaction'
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy, type PDFPageProxy, Util } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { useEffect, useState } from 'react'

GlobalWorkerOptions.workerSrc = workerUrl

const PARTS = '/console/pdf'

export interface PageSize {
  number: number
  width: number
  height: number
}

/** The pages of a copy, opened once; sizes are known before a page is drawn, so that nothing jumps. */
export function usePages(id: string): {
  document: PDFDocumentProxy | undefined
  sizes: readonly PageSize[]
  problem: string
} {
  const [document, setDocument] = useState<PDFDocumentProxy>()
  const [sizes, setSizes] = useState<readonly PageSize[]>([])
  const [problem, setProblem] = useState('')
  useEffect(() => {
    let left = false
    const task = getDocument({
      url: `/api/redactions/${id}/pages`,
      cMapUrl: `${PARTS}/cmaps/`,
      standardFontDataUrl: `${PARTS}/standard_fonts/`,
      wasmUrl: `${PARTS}/wasm/`,
      // The page's policy allows no compiled code; pictures that need a decoder take the script one.
      useWasm: false,
    })
    const open = async () => {
      const opened = await task.promise
      const found: PageSize[] = []
      for (let number = 1; number <= opened.numPages && !left; number++) {
        const { width, height } = (await opened.getPage(number)).getViewport({ scale: 1 })
        found.push({ number, width, height })
      }
      if (left) return
      setSizes(found)
      setDocument(opened)
    }
    open().catch(() => {
      if (!left) setProblem('页面没有打开，请刷新后重试；如果仍然打不开，请重新上传材料。')
    })
    return () => {
      left = true
      void task.destroy()
    }
  }, [id])
  return { document, sizes, problem }
}

/** Draws one page as wide as asked, sharp on the screen at hand. */
export async function drawPage(page: PDFPageProxy, canvas: HTMLCanvasElement, width: number): Promise<void> {
  const scale = (width / page.getViewport({ scale: 1 }).width) * Math.min(2, window.devicePixelRatio || 1)
  const viewport = page.getViewport({ scale })
  canvas.width = Math.floor(viewport.width)
  canvas.height = Math.floor(viewport.height)
  await page.render({ canvas, viewport }).promise
}

/** Glyphs reach a little above and below their base line. */
const ABOVE = 0.9
const TALL = 1.15

async function piecesOf(page: PDFPageProxy): Promise<TextPiece[]> {
  const { transform, width, height } = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent()
  return items.flatMap((item): TextPiece[] => {
    if (!('str' in item) || item.str.trim() === '') return []
    const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = Util.transform(transform, item.transform) as number[]
    const size = Math.hypot(c, d)
    const length = item.width
    if (Math.abs(b) < Math.abs(a) * 0.05) {
      const top = y - size * ABOVE
      return [
        {
          text: item.str,
          x: x / width,
          y: top / height,
          width: length / width,
          height: (size * TALL) / height,
        },
      ]
    }
    // Turned text: the whole piece is covered, its characters do not stand side by side.
    const along = Math.hypot(a, b) || 1
    const [endX, endY] = [x + (a / along) * length, y + (b / along) * length]
    const left = Math.min(x, endX) - size
    const top = Math.min(y, endY) - size
    return [
      {
        text: item.str,
        x: Math.max(0, left / width),
        y: Math.max(0, top / height),
        width: (Math.abs(endX - x) + 2 * size) / width,
        height: (Math.abs(endY - y) + 2 * size) / height,
        whole: true,
      },
    ]
  })
}

export interface Hit {
  page: number
  x: number
  y: number
  width: number
  height: number
}

/** Every place where the words stand, on all pages; also whether any page has words at all. */
export async function findAll(
  document: PDFDocumentProxy,
  words: string,
): Promise<{ hits: Hit[]; readable: boolean }> {
  const hits: Hit[] = []
  let readable = false
  for (let number = 1; number <= document.numPages; number++) {
    const pieces = await piecesOf(await document.getPage(number))
    readable ||= pieces.length > 0
    for (const mark of marksOf(pieces, words)) hits.push({ page: number, ...mark })
  }
  return { hits, readable }
}
