import type { Body, Relation } from '#foundation/bodies'
import type { Profile } from '#foundation/sites'
import { Fragment, h } from '#platform/html'
import type { LoadedBlock } from '../contributions.ts'
import { page, type Site } from '../document.tsx'
import { BodyDirectory } from '../home/own-blocks.tsx'
import { columnTags } from '../meta.ts'
import { BlockGrid } from '../ui/block-grid.tsx'
import { Panel } from '../ui/blocks.tsx'
import { Facts } from '../ui/lists.tsx'
import { DataTable } from '../ui/tables.tsx'
import { urls } from '../urls.ts'

interface Frame {
  site: Site
  elder: boolean
}

export function bodiesPage({ site, elder, bodies }: Frame & { bodies: readonly Body[] }): string {
  return page({
    site,
    elder,
    title: '公开机关',
    current: 'bodies',
    crumbs: [{ title: '公开机关' }],
    tags: columnTags({
      name: '公开机关',
      type: '机构职能',
      description: `${site.name}公开机关的职能、负责人和联系方式`,
      keywords: ['公开机关', '机构职能'],
    }),
    children: (
      <div>
        <h1>公开机关</h1>
        <section class="panel" aria-label="机关名录">
          <BodyDirectory bodies={bodies} />
        </section>
      </div>
    ),
  })
}

export interface BodyPageProps extends Frame {
  body: Body
  profile: Profile
  relations: readonly Relation[]
  blocks: readonly LoadedBlock[]
  /** It exists no more: since when, and who goes on with its duties. */
  ended: { on: string; heir: Pick<Body, 'id' | 'name'> | undefined } | undefined
}

/** 机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名 (条例 Art 20 (2)), and what the body has made public. */
export function bodyPage({ site, elder, body, profile, relations, blocks, ended }: BodyPageProps): string {
  const named = (kind: Relation['kind']) => relations.find((one) => one.kind === kind)?.otherName ?? ''
  return page({
    site,
    elder,
    title: body.name,
    current: 'bodies',
    crumbs: [{ title: '公开机关', href: urls.bodies() }, { title: body.name }],
    tags: columnTags({
      name: body.name,
      type: '机构职能',
      description: `${body.name}的职能、负责人、联系方式和公开目录`,
      keywords: [body.name, body.shortName],
    }),
    children: [
      <div class="body-head">
        <h1>{body.name}</h1>
        {ended ? (
          <p>
            本机关自{ended.on}起不再存在
            {ended.heir ? (
              <>
                ，职权由<a href={urls.body(ended.heir.id)}>{ended.heir.name}</a>承接
              </>
            ) : null}
            ；此前公开的信息仍可查阅。
          </p>
        ) : body.receivesRequests ? (
          <p class="tools">
            <a class="button" href={urls.newRequest(body.id)}>
              向本机关申请公开
            </a>
          </p>
        ) : null}
      </div>,
      <div>
        <Panel id="contact" title="联系方式">
          <Facts
            facts={[
              ['办公地址', body.address],
              ['办公时间', body.officeHours],
              ['联系电话', body.phone],
              ['电子邮箱', body.email],
              ['机构代码', body.code],
              ['复议机关', named('reconsideration_organ')],
              ['管辖法院', named('court')],
            ]}
          />
        </Panel>
        {profile.duties === '' ? null : (
          <Panel id="duties" title="机关职能">
            <div class="prose">
              {profile.duties.split('\n').map((line) => (
                <p>{line}</p>
              ))}
            </div>
          </Panel>
        )}
        {profile.leaders.length === 0 ? null : (
          <Panel id="leaders" title="负责人">
            <ul class="leaders">
              {profile.leaders.map((leader) => (
                <li>
                  <strong>{leader.name}</strong>
                  <span>{leader.post}</span>
                  {leader.duties === '' ? null : <p>{leader.duties}</p>}
                </li>
              ))}
            </ul>
          </Panel>
        )}
        {profile.offices.length === 0 ? null : (
          <DataTable
            id="offices"
            caption="内设机构"
            head={[[{ label: '名称' }, { label: '职责' }, { label: '电话' }]]}
            rows={profile.offices.map((office) => ({
              heads: [{ label: office.name }],
              cells: [{ value: office.duties }, { value: office.phone }],
            }))}
          />
        )}
      </div>,
      <BlockGrid blocks={blocks} />,
    ],
  })
}
