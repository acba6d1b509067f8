import { fetchPage, type InspectedPage, linksOf, tagOf, titleOf } from './inspect-page.ts'

export type Verdict = 'ok' | 'fault' | 'person'
export interface Finding {
  group: string
  item: string
  verdict: Verdict
  text: string
}

/** Interpretations and guides that are looked into. */
const SAMPLE = 5
const GUIDES = 20

type Find = (item: string, good: boolean, text: string) => Finding

/** 政策解读: an interpretation leads to its policy, and the policy leads back. */
export async function linkedBothWays(columns: readonly InspectedPage[], publish: Find): Promise<Finding> {
  const item = '政策解读关联'
  const sampled = columns
    .filter((page) => tagOf(page.html, 'ColumnType') === '解读回应')
    .flatMap(linksOf)
    .filter((url) => /\/documents\/[0-9a-f-]{36}$/.test(url))
    .slice(0, SAMPLE)
  const wrong: string[] = []
  for (const page of await each(sampled, fetchPage)) {
    const block = partAfter(page.html, '解读的文件')
    const policies = linksOf({ ...page, html: block }).filter((url) =>
      /\/documents\/[0-9a-f-]{36}$/.test(url),
    )
    const back = await each(policies, fetchPage)
    const good = policies.length > 0 && back.every((policy) => linksOf(policy).includes(page.url))
    if (!good && !block.includes('上级文件')) wrong.push(titleOf(page.html))
  }
  if (sampled.length === 0) return publish(item, false, '没有找到政策解读')
  return publish(
    item,
    wrong.length === 0,
    wrong.length === 0 ? `抽查${sampled.length}篇解读，与文件互相链接` : `没有互相链接：${wrong.join('、')}`,
  )
}

const partAfter = (html: string, heading: string): string => {
  const at = html.indexOf(`>${heading}</h2>`)
  return at < 0 ? '' : html.slice(at, html.indexOf('</section>', at))
}

/** 服务不实用: guides that lack elements, and forms that cannot be downloaded (表格样表). */
const elements: readonly (readonly [name: string, label: RegExp])[] = [
  ['事项名称', /事项名称/],
  ['设定依据', /设定依据/],
  ['申请条件', /受理条件|申请条件/],
  ['办理材料', /申请材料|办理材料/],
  ['办理地点', /办理地点/],
  ['办理时间', /办理时间/],
  ['联系电话', /咨询电话|联系电话/],
  ['办理流程', /办理流程/],
]

export async function inspectServices(
  at: (path: string) => Promise<InspectedPage>,
  service: Find,
): Promise<Finding[]> {
  const list = await at('/services')
  const urls = linksOf(list).filter((url) => /\/services\/[0-9a-f-]{36}$/.test(url))
  const guides = await each(urls.slice(0, GUIDES), fetchPage)
  const lacking = guides.flatMap((guide) => {
    const without = elements.filter(([, label]) => !label.test(guide.html)).map(([name]) => name)
    return without.length > 0 ? [`${titleOf(guide.html)}缺${without.join('、')}`] : []
  })
  const forms = guides.flatMap((guide) => linksOf(guide).filter((url) => /\/files\//.test(url)))
  const broken = (await each(forms, fetchPage)).filter((form) => form.status !== 200 || form.bytes === 0)
  return [
    service('事项公开', urls.length > 0, urls.length > 0 ? '按主题、机关、服务对象列出' : '没有办事服务'),
    service(
      '事项统计',
      /办事服务事项/.test(list.html) && /最近更新/.test(list.html),
      '列表页有事项数量和更新日期',
    ),
    service(
      '办事指南八要素',
      guides.length > 0 && lacking.length === 0,
      lacking.length > 0 ? lacking.join('；') : `抽查${guides.length}项，要素齐全`,
    ),
    service(
      '表格样表',
      broken.length === 0,
      `下载${forms.length}个表格，打不开${broken.length}个${broken.length > 0 ? `：${broken[0]?.url}` : ''}`,
    ),
  ]
}

/** A few at a time: an inspection must not be an attack. */
export async function each<Input, Output>(
  inputs: readonly Input[],
  work: (input: Input) => Promise<Output>,
): Promise<Output[]> {
  const results: Output[] = []
  for (let at = 0; at < inputs.length; at += 4)
    results.push(...(await Promise.all(inputs.slice(at, at + 4).map(work))))
  return results
}
