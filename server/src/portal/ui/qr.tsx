import { encode } from 'uqr'
import { h } from '#platform/html'

interface Drawn {
  size: number
  path: string
}

/** Of the addresses last drawn: finding the best mask takes longer than the rest of a page. */
const drawn = new Map<string, Drawn>()
const MOST = 2_000

function draw(text: string): Drawn {
  const known = drawn.get(text)
  if (known) return known
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  // Dark squares side by side are one stroke.
  const path = data.flatMap((row, y) => {
    const strokes: string[] = []
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      const from = x
      while (row[x + 1]) x++
      const width = x - from + 1
      strokes.push(`M${from} ${y}h${width}v1h-${width}z`)
    }
    return strokes
  })
  const made = { size, path: path.join('') }
  if (drawn.size >= MOST) drawn.clear()
  drawn.set(text, made)
  return made
}

/** A QR code drawn on the server: it needs no script and no other site. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = draw(text)
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
