import type { SearchHit } from '#foundation/search'
import { h, renderFragment } from '#platform/html'

export interface Found {
  hits: readonly Pick<SearchHit, 'title' | 'url' | 'bodyName' | 'day'>[]
}

/** "It may be public already": documents that answer without a request. */
export function FoundList({ hits }: Found) {
  if (hits.length === 0) return null
  return (
    <div class="notice">
      <strong>您要的信息可能已经公开</strong>
      <p>已经公开的可以直接查看，不必申请；没有您需要的，请继续填写。</p>
      <ul>
        {hits.map((hit) => (
          <li>
            <a href={hit.url} target="_blank" rel="noopener">
              {hit.title}
            </a>
            {'　'}
            {hit.bodyName}　{hit.day}
          </li>
        ))}
      </ul>
    </div>
  )
}

export const foundFragment = (found: Found): string => renderFragment(<FoundList {...found} />)
