import { h } from '#platform/html'

export interface Bar {
  label: string
  /** One value for each series; null where nothing is known. */
  values: readonly (number | null)[]
}

export interface BarChartProps {
  /** What the picture shows, said in one line. */
  caption: string
  bars: readonly Bar[]
  /** Names of the series, where there is more than one. */
  series?: readonly string[]
  unit?: string
}

// Narrow enough that its words are still read on a telephone.
const WIDTH = 480
const FONT = 15
const ROW = 20
const MOST_SIGNS = 11
const GAP = 10
/** Room right of the longest bar for its number. */
const NUMBER = 80
const fills = ['var(--main)', 'var(--edge)', 'var(--good)', 'var(--warn)']

const cut = (label: string) => (label.length > MOST_SIGNS ? `${label.slice(0, MOST_SIGNS - 1)}…` : label)
/** A Latin letter or a figure takes about half the width of a Chinese sign. */
const widthOf = (label: string) =>
  [...label].reduce((sum, sign) => sum + (sign < '\u2e80' ? 0.58 : 1), 0) * FONT

/**
 * Bars drawn on the server: they show without script, follow the colours of the page and print. The numbers stand at the
 * bars and, for whoever does not see them, in the table the chart is set beside.
 */
export function BarChart({ caption, bars, series = [], unit = '' }: BarChartProps) {
  const most = Math.max(1, ...bars.flatMap((bar) => bar.values.map((value) => value ?? 0)))
  const lines = Math.max(1, ...bars.map((bar) => bar.values.length))
  const step = lines * ROW + GAP
  const top = series.length > 1 ? 28 : 4
  const height = top + bars.length * step
  const label = Math.ceil(Math.max(...bars.map((bar) => widthOf(cut(bar.label))), 0)) + 10
  const length = (value: number) => (value / most) * (WIDTH - label - NUMBER)
  return (
    <figure class="chart" style="margin:0 0 1rem">
      <figcaption style="font-weight:600;margin-bottom:.4rem">{caption}</figcaption>
      <svg
        role="img"
        aria-label={caption}
        viewBox={`0 0 ${WIDTH} ${height}`}
        style={`width:100%;max-width:34rem;height:auto;font:${FONT}px var(--sans)`}
      >
        <title>{caption}</title>
        {series.length > 1 ? <Legend series={series} left={label} /> : null}
        {bars.map((bar, at) => {
          const y = top + at * step
          return (
            <g>
              <text x={label - 10} y={y + (lines * ROW) / 2 + 5} text-anchor="end" style="fill:var(--ink)">
                {cut(bar.label)}
              </text>
              {bar.values.map((value, which) => (
                <g>
                  <rect
                    x={label}
                    y={y + which * ROW + 3}
                    width={Math.max(value ? 1 : 0, length(value ?? 0))}
                    height={ROW - 6}
                    style={`fill:${fills[which % fills.length]}`}
                  />
                  <text
                    x={label + length(value ?? 0) + 6}
                    y={y + which * ROW + ROW - 5}
                    style="fill:var(--ink-2)"
                  >
                    {value === null ? '—' : `${value}${unit}`}
                  </text>
                </g>
              ))}
            </g>
          )
        })}
        <line x1={label} y1={top} x2={label} y2={height} style="stroke:var(--line)" />
      </svg>
    </figure>
  )
}

function Legend({ series, left }: { series: readonly string[]; left: number }) {
  const step = (WIDTH - left) / Math.max(2, series.length)
  const most = Math.floor((step - 24) / FONT)
  return (
    <g>
      {series.map((name, at) => (
        <g>
          <rect
            x={left + at * step}
            y={6}
            width={12}
            height={12}
            style={`fill:${fills[at % fills.length]}`}
          />
          <text x={left + at * step + 18} y={17} style="fill:var(--ink)">
            {name.length > most ? `${name.slice(0, most - 1)}…` : name}
          </text>
        </g>
      ))}
    </g>
  )
}
