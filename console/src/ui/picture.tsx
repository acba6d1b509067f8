import { Skeleton } from 'antd'
import { type ComponentProps, lazy, Suspense } from 'react'

const Chart = lazy(() => import('./chart.tsx'))

/** A chart, its program fetched when the first one is shown; its place is kept meanwhile. */
export function Picture(props: ComponentProps<typeof Chart>) {
  return (
    <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height: props.height ?? 280 }} />}>
      <Chart {...props} />
    </Suspense>
  )
}
