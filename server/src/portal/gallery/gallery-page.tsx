import { h } from '#platform/html'
import { page, type Site } from '../document.tsx'
import { acting } from './acting.tsx'
import { finding } from './finding.tsx'
import { going } from './going.tsx'
import { reading } from './reading.tsx'

/** Every component in its states; for building and for the accessibility test. */
export function GalleryPage({ site, elder = false }: { site: Site; elder?: boolean }): string {
  return page({
    site,
    elder,
    title: '组件',
    hidden: true,
    crumbs: [{ title: '组件' }],
    children: (
      <div class="gallery">
        {[...finding, ...going, ...reading, ...acting].map((example, at) => (
          <section aria-labelledby={`example-${at}`}>
            <h2 id={`example-${at}`}>{example.name}</h2>
            {example.shown}
          </section>
        ))}
      </div>
    ),
  })
}
