import { Skeleton } from 'antd'
import { type ComponentProps, type ComponentType, lazy, Suspense, useState } from 'react'

type Props = ComponentProps<typeof import('./chart.tsx')['default']>

let fetched: ComponentType<Props> | undefined

/** Fetches what charts are drawn with; a screen that begins with one need not wait for it then. */
export async function fetchChart() {
  const program = await import('./chart.tsx')
  fetched = program.default
  return program
}

const Fetching = lazy(fetchChart)

/** A chart, its program fetched when the first one is shown; its place is kept meanwhile. */
export function Picture(props: Props) {
  const [Chart] = useState(() => fetched ?? Fetching)
  return (
    <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height: props.height ?? 280 }} />}>
      <Chart {...props} />
    </Suspense>
  )
}
