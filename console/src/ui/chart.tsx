import { BarChart, BoxplotChart, LineChart, PieChart, ScatterChart } from 'echarts/charts'
import {
  AriaComponent,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
} from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

use([
  BarChart,
  BoxplotChart,
  LineChart,
  PieChart,
  ScatterChart,
  AriaComponent,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  SVGRenderer,
])

/** Colours that stay apart for colour-blind eyes and stand out on white. */
export const palette = [
  '#9b1c1f',
  '#1f5fa8',
  '#8a5300',
  '#1b6e3c',
  '#6a4a9c',
  '#4d545c',
  '#b0568a',
  '#2a7f86',
]

interface Props {
  option: EChartsCoreOption
  /** What the picture says, for those who do not see it; the numbers stand in a table beside. */
  label: string
  height?: number
  /** What was pressed: its place on the axis, and the series it belongs to. */
  onPick?: (name: string, series: string) => void
}

/** A chart that follows the width of its place. */
export default function Chart({ option, label, height = 280, onPick }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const pick = useRef(onPick)
  pick.current = onPick
  useEffect(() => {
    if (!place.current) return
    const chart = init(place.current, null, { renderer: 'svg' })
    chart.setOption({ color: palette, animation: false, ...option })
    chart.on('click', ({ name, seriesName }) => pick.current?.(name, seriesName ?? ''))
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(place.current)
    return () => {
      watch.disconnect()
      chart.dispose()
    }
  }, [option])
  return <div ref={place} role="img" aria-label={label} style={{ height, width: '100%' }} />
}
