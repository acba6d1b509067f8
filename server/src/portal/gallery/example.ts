import type { VNode } from '#platform/html'

/** One component in one state, as the gallery and the accessibility test show it. */
export interface Example {
  name: string
  shown: VNode
}
