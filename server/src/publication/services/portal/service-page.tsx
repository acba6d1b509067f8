import { h } from '#platform/html'
import {
  ArticleTools,
  articleTags,
  DocumentList,
  Facts,
  fileSize,
  Notice,
  outward,
  Panel,
  Places,
  page,
  QrCode,
  type Site,
  Steps,
  Tag,
  Telephone,
  urls,
} from '#portal'
import type { UnderPower } from '#publication/catalogue'
import {
  audienceLabels,
  type ServiceContent,
  type ServiceMaterial,
  serviceFileLabels,
  serviceKindLabels,
  serviceThemeLabels,
} from '../contract.ts'
import { termText } from '../service.ts'
import { serviceUrls } from './urls.ts'

export interface ServicePageProps {
  site: Site
  elder: boolean
  id: string
  shown: ServiceContent
  body: { id: string; name: string; reconsideration: string; court: string }
  /** `YYYY-MM-DD HH:MM`. */
  changedAt: string
  /** Why it rests; empty while it does not. */
  suspended: string
  /** Documents among the grounds that can be read here. */
  readable: ReadonlySet<string>
  linked: UnderPower
  address: string
}

/** 办事指南: everything one needs to know before one goes there, in the order in which one asks. */
export function servicePage(props: ServicePageProps): string {
  const { site, elder, shown, body, changedAt } = props
  return page({
    site,
    elder,
    title: `${shown.name}办事指南`,
    current: 'services',
    crumbs: [{ title: '办事服务', href: serviceUrls.list() }, { title: shown.name }],
    tags: articleTags({
      title: shown.name,
      publishedAt: changedAt,
      source: body.name,
      keywords: [shown.name, '办事指南', ...shown.themes.map((theme) => serviceThemeLabels[theme])],
      description: shown.summary,
      url: serviceUrls.one(props.id),
      column: { name: '办事服务', type: '办事服务' },
    }),
    children: [
      <article class="article guide" id="guide">
        <header>
          <h1>{shown.name}</h1>
          <p class="byline">
            <a href={urls.body(body.id)}>{body.name}</a>　更新时间：
            <time dateTime={changedAt.replace(' ', 'T')}>{changedAt}</time>
          </p>
        </header>
        <ArticleTools readAloud="#guide">
          {shown.onlineUrl && props.suspended === '' ? (
            <a class="button" href={outward(shown.onlineUrl)} rel="noopener">
              在线办理
            </a>
          ) : null}
        </ArticleTools>
        {props.suspended ? (
          <Notice kind="bad" title="本事项暂停办理">
            <p>{props.suspended}</p>
          </Notice>
        ) : null}
        {shown.summary ? <p class="lead">{shown.summary}</p> : null}
        <Overview {...props} />
        <Parts {...props} />
        <footer class="genuine">
          <QrCode text={props.address} label="本页地址的二维码" />
          <div>
            <p>扫一扫在手机上查看本办事指南</p>
            <p class="hint">
              指南内容由{body.name}负责。内容与实际办理不一致的，请拨打监督电话，或者
              <a href={urls.findErrors()}>我为政府网站找错</a>。
            </p>
          </div>
        </footer>
      </article>,
      <Beside {...props} />,
    ],
  })
}

function Overview({ shown, body }: ServicePageProps) {
  return (
    <Facts
      wide={['事项名称']}
      facts={[
        ['事项名称', shown.name],
        ['实施机关', body.name],
        ['事项类型', serviceKindLabels[shown.kind]],
        ['事项编码', shown.code],
        ['服务对象', shown.audience.map((one) => audienceLabels[one]).join('、')],
        ['主题', shown.themes.map((theme) => serviceThemeLabels[theme]).join('、')],
        ['法定时限', termText(shown.legalTerm)],
        ['承诺时限', termText(shown.promisedTerm)],
        ['是否收费', shown.charged ? '收费' : '不收费'],
        ['办理结果', shown.result],
      ]}
    />
  )
}

function Parts({ shown, body, id, readable }: ServicePageProps) {
  return (
    <div class="guide-parts">
      <h2 id="basis">设定依据</h2>
      <ul class="grounds">
        {shown.basis.map((ground) => (
          <li>
            {ground.documentId && readable.has(ground.documentId) ? (
              <a href={urls.document(ground.documentId)}>{ground.title}</a>
            ) : (
              ground.title
            )}
            {ground.clause ? <p class="hint">{ground.clause}</p> : null}
          </li>
        ))}
      </ul>
      <h2 id="conditions">受理条件</h2>
      <Lines text={shown.conditions} />
      <h2 id="materials">申请材料</h2>
      {shown.materials.length === 0 ? (
        <p>无需提交材料。</p>
      ) : (
        <ol class="materials">
          {shown.materials.map((material) => (
            <Material id={id} material={material} />
          ))}
        </ol>
      )}
      <h2 id="steps">办理流程</h2>
      <Steps steps={shown.steps} />
      <h2 id="term">办理时限</h2>
      <p>
        {[
          shown.legalTerm ? `法定时限：${termText(shown.legalTerm)}` : '',
          `承诺时限：${termText(shown.promisedTerm)}`,
        ]
          .filter((text) => text !== '')
          .join('；')}
        。
      </p>
      {shown.termNote ? <p class="hint">{shown.termNote}</p> : null}
      <h2 id="fee">收费标准和依据</h2>
      {shown.charged ? (
        <div>
          <Lines text={shown.feeStandard} />
          <p class="hint">收费依据：{shown.feeBasis}</p>
        </div>
      ) : (
        <p>不收费。</p>
      )}
      <h2 id="places">办理地点和时间</h2>
      {shown.places.length > 0 ? (
        <Places
          places={shown.places.map(({ latitude, longitude, ...place }) => ({
            ...place,
            at: latitude !== null && longitude !== null ? { latitude, longitude } : undefined,
          }))}
        />
      ) : (
        <p>办理地点：本事项在网上办理。办理时间：全天可以提交。</p>
      )}
      <h2 id="phones">咨询和监督</h2>
      <dl class="phones">
        <div>
          <dt>咨询电话</dt>
          <dd>
            <Telephone number={shown.consultPhone} />
          </dd>
        </div>
        <div>
          <dt>监督电话</dt>
          <dd>
            <Telephone number={shown.complaintPhone} />
          </dd>
        </div>
      </dl>
      {shown.kind !== 'public_service' && (body.reconsideration || body.court) ? (
        <div>
          <h2 id="remedy">行政救济</h2>
          <p>
            对办理结果不服的，可以依法
            {[
              body.reconsideration ? `向${body.reconsideration}申请行政复议` : '',
              body.court ? `向${body.court}提起行政诉讼` : '',
            ]
              .filter((text) => text !== '')
              .join('，或者')}
            。
          </p>
        </div>
      ) : null}
    </div>
  )
}

function Material({ id, material }: { id: string; material: ServiceMaterial }) {
  const said = [
    material.form,
    material.copies > 0 ? `${material.copies}份` : '',
    material.source,
    material.required ? '必要' : '视情况提供',
  ].filter((text) => text !== '')
  return (
    <li>
      <strong>{material.name}</strong>
      <span class="hint">{said.join('　')}</span>
      {material.note ? <p>{material.note}</p> : null}
      {material.files.length > 0 ? (
        <ul class="attachments">
          {material.files.map((file) => (
            <li>
              <Tag>{serviceFileLabels[file.use]}</Tag>
              <a href={serviceUrls.file(id, file.fileId, file.name)} download={file.name}>
                {file.name}
              </a>
              <span>{fileSize(file.size)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  )
}

function Lines({ text }: { text: string }) {
  return (
    <div>
      {text.split('\n').map((line) => (
        <p>{line}</p>
      ))}
    </div>
  )
}

/** The other end of the link by 权力事项编码: what the catalogue has under it. */
function Beside({ linked }: ServicePageProps) {
  if (linked.items.length + linked.documents.length === 0) return null
  return (
    <div class="beside-article">
      <Panel id="linked" title="相关公开信息">
        {linked.items.length > 0 ? (
          <p class="hint">公开事项：{linked.items.map(({ title }) => title).join('、')}</p>
        ) : null}
        {linked.documents.length > 0 ? (
          <DocumentList
            empty=""
            items={linked.documents.map(({ id, title, publishedOn }) => ({
              href: urls.document(id),
              title,
              day: publishedOn,
            }))}
          />
        ) : null}
      </Panel>
    </div>
  )
}
