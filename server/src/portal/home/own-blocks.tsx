import { type Body, listBodies } from '#foundation/bodies'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { h } from '#platform/html'
import type { HomeBlock } from '../contributions.ts'
import { Entrances, platformParts } from '../ui/blocks.tsx'
import { urls } from '../urls.ts'

const partTexts = [
  '怎样查阅、怎样申请、怎样监督',
  '条例、规定和工作制度',
  '规章、规范性文件和各项法定内容',
  '各机关历年公开工作情况',
  '没有找到？向行政机关申请获取',
]

/** 政府信息公开: the statutory parts under their uniform names (国办公开办函〔2019〕61号). */
export const platformBlock: HomeBlock = {
  id: 'home-platform',
  order: 40,
  width: 'full',
  reads: [],
  load: async () => ({
    title: '政府信息公开',
    content: (
      <Entrances
        items={platformParts(undefined).map(({ href, title }, at) => ({
          href,
          title,
          text: partTexts[at] ?? '',
        }))}
      />
    ),
    more: { href: urls.platform(), title: '政府信息公开平台' },
  }),
}

/** Who publishes here: every body, one click away. */
export function bodiesBlock(db: Db, clock: Clock): HomeBlock {
  return {
    id: 'home-bodies',
    order: 90,
    width: 'full',
    reads: ['body'],
    async load() {
      const bodies = (await listBodies(db, clock.today())).filter((body) => body.publishes)
      if (bodies.length === 0) return undefined
      return {
        title: '公开机关',
        content: <BodyDirectory bodies={bodies} />,
        more: { href: urls.bodies(), title: '全部公开机关' },
      }
    },
  }
}

/** Bodies by kind, as running links: short names, because the kind is said already. */
export function BodyDirectory({ bodies }: { bodies: readonly Body[] }) {
  return (
    <dl class="directory">
      {[...Map.groupBy(bodies, (body) => body.kindLabel)].map(([label, members]) => (
        <div>
          <dt>{label}</dt>
          <dd>
            <ul>
              {members.map((body) => (
                <li>
                  <a href={urls.body(body.id)} title={body.name}>
                    {body.shortName}
                  </a>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  )
}
