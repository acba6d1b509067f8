import type { Box } from '@yangguang/server/contract/requests/redaction'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { drawPage, type PageSize } from './pages.ts'
import { type Area, SMALLEST, steered } from './steer.ts'

/** A box on the screen: it has a name, so that one of many can be chosen, moved and taken away. */
export interface PlacedBox extends Box {
  key: string
}

/** Describes to those who listen what the keys do to a box. */
export const KEYS_HELP = 'redaction-keys'
export const boxId = (key: string) => `redaction-box-${key}`

const between = (a: { x: number; y: number }, b: { x: number; y: number }): Area => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
})

const percent = (area: Area) => ({
  left: `${area.x * 100}%`,
  top: `${area.y * 100}%`,
  width: `${area.width * 100}%`,
  height: `${area.height * 100}%`,
})

/** One page with its boxes; drawn when it comes near the screen. */
export function PageView({
  document,
  size,
  boxes,
  chosen,
  labelOf,
  onDraw,
  onPut,
  onChoose,
}: {
  document: PDFDocumentProxy
  size: PageSize
  boxes: readonly PlacedBox[]
  chosen: string | undefined
  labelOf: (ground: string) => string
  /** Absent where nothing may be drawn. */
  onDraw?: ((area: Area) => void) | undefined
  /** A box was moved to another place by keyboard, or taken away; absent where nothing may be drawn. */
  onPut?: ((box: PlacedBox, area: Area | undefined) => void) | undefined
  onChoose: (key: string) => void
}) {
  const { number } = size
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [drawing, setDrawing] = useState<{ from: { x: number; y: number }; to: { x: number; y: number } }>()
  useEffect(() => {
    const [outer, inner] = [frame.current, canvas.current]
    if (!outer || !inner) return
    let left = false
    const watcher = new IntersectionObserver(
      async (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return
        watcher.disconnect()
        const page = await document.getPage(number)
        if (!left) await drawPage(page, inner, outer.clientWidth).catch(() => {})
      },
      { rootMargin: '600px' },
    )
    watcher.observe(outer)
    return () => {
      left = true
      watcher.disconnect()
    }
  }, [document, number])

  const place = (event: PointerEvent) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    const within = (value: number) => Math.min(1, Math.max(0, value))
    return { x: within((event.clientX - left) / width), y: within((event.clientY - top) / height) }
  }
  const steer = (event: KeyboardEvent, box: PlacedBox) => {
    if (!onPut || event.ctrlKey || event.metaKey || event.altKey) return
    const gone = event.key === 'Delete' || event.key === 'Backspace'
    const area = steered(box, event.key, event.shiftKey)
    if (!gone && !area) return
    event.preventDefault()
    onPut(box, area)
  }
  const area = drawing && between(drawing.from, drawing.to)
  return (
    <section className="redaction-page" aria-label={`第${number}页`} id={`page-${number}`}>
      <div
        ref={frame}
        className={onDraw ? 'redaction-sheet drawable' : 'redaction-sheet'}
        style={{ aspectRatio: `${size.width} / ${size.height}` }}
        // The arrows go to the boxes, not to the reading program.
        {...(onPut ? { role: 'application', 'aria-label': `第${number}页的遮盖框` } : {})}
        onPointerDown={(event) => {
          if (!onDraw || event.button !== 0 || event.target instanceof HTMLButtonElement) return
          event.currentTarget.setPointerCapture(event.pointerId)
          const at = place(event)
          setDrawing({ from: at, to: at })
        }}
        onPointerMove={(event) => {
          if (drawing) setDrawing({ ...drawing, to: place(event) })
        }}
        onPointerUp={() => {
          if (area && area.width > SMALLEST && area.height > SMALLEST) onDraw?.(area)
          setDrawing(undefined)
        }}
        onPointerCancel={() => setDrawing(undefined)}
      >
        <canvas ref={canvas} />
        {boxes.map((box) => (
          <button
            type="button"
            key={box.key}
            id={boxId(box.key)}
            className={box.key === chosen ? 'redaction-box chosen' : 'redaction-box'}
            style={percent(box)}
            aria-pressed={box.key === chosen}
            aria-label={`第${number}页遮盖：${labelOf(box.ground)}${box.note ? `，${box.note}` : ''}`}
            title={labelOf(box.ground)}
            {...(onPut ? { 'aria-describedby': KEYS_HELP } : {})}
            onFocus={() => onChoose(box.key)}
            onClick={() => onChoose(box.key)}
            onKeyDown={(event) => steer(event, box)}
          />
        ))}
        {area ? <div className="redaction-box drawn" style={percent(area)} /> : null}
      </div>
      <p className="quiet redaction-number">
        第 {number} 页，共 {document.numPages} 页
      </p>
    </section>
  )
}
