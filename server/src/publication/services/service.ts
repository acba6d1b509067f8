/** The life of a service item, and what its guide must hold. Pure. */
export const serviceStates = ['draft', 'published', 'suspended'] as const
export type ServiceState = (typeof serviceStates)[number]
export type ServiceAct = 'edit' | 'publish' | 'suspend' | 'resume' | 'remove'

const moves: Readonly<Record<ServiceAct, Partial<Record<ServiceState, ServiceState>>>> = {
  edit: { draft: 'draft', published: 'published', suspended: 'suspended' },
  publish: { draft: 'published', published: 'published' },
  suspend: { published: 'suspended' },
  resume: { suspended: 'published' },
  remove: { draft: 'draft' },
}

export const move = (state: ServiceState, act: ServiceAct): ServiceState | undefined => moves[act][state]

export const termUnits = ['working_day', 'day', 'hour'] as const
export interface Term {
  amount: number
  unit: (typeof termUnits)[number]
}
const unitLabels: Readonly<Record<Term['unit'], string>> = {
  working_day: '个工作日',
  day: '日',
  hour: '小时',
}

/** A limit as the guide prints it; nothing waited is done on the spot. */
export const termText = (term: Term | null): string =>
  term === null ? '' : term.amount === 0 ? '当场办结' : `${term.amount}${unitLabels[term.unit]}`

interface Guide {
  name: string
  basis: readonly unknown[]
  conditions: string
  noMaterials: boolean
  materials: readonly { name: string; filled: boolean; files: readonly { use: string }[] }[]
  steps: readonly unknown[]
  legalTerm: Term | null
  promisedTerm: Term | null
  charged: boolean
  feeStandard: string
  feeBasis: string
  places: readonly { name: string; address: string; hours: string }[]
  consultPhone: string
  complaintPhone: string
  onlineUrl: string
}

/**
 * What keeps a guide from being published: the eight elements that inspectors look for (国办秘函〔2019〕19号, 服务不实用),
 * the forms that must be there to be downloaded (表格样表), a fee without its basis, and a promise longer than the law allows.
 */
export function missingIn(guide: Guide): string[] {
  const missing: string[] = []
  const need = (there: boolean, what: string) => {
    if (!there) missing.push(what)
  }
  need(guide.name !== '', '事项名称')
  need(guide.basis.length > 0, '设定依据')
  need(guide.conditions !== '', '受理条件')
  need(guide.noMaterials || guide.materials.length > 0, '申请材料')
  need(guide.steps.length > 0, '办理流程')
  need(guide.places.some((place) => place.address !== '') || guide.onlineUrl !== '', '办理地点')
  need(
    guide.places.length > 0 ? guide.places.every((place) => place.hours !== '') : guide.onlineUrl !== '',
    '办理时间',
  )
  need(guide.consultPhone !== '', '咨询电话')
  need(guide.complaintPhone !== '', '监督电话')
  need(guide.promisedTerm !== null, '承诺时限')
  for (const { name, filled, files } of guide.materials)
    need(!filled || files.some((file) => file.use === 'form'), `“${name}”的空白表格`)
  if (guide.charged) {
    need(guide.feeStandard !== '', '收费标准')
    need(guide.feeBasis !== '', '收费依据')
  }
  const { legalTerm, promisedTerm } = guide
  if (legalTerm && promisedTerm && legalTerm.unit === promisedTerm.unit)
    need(promisedTerm.amount <= legalTerm.amount, '不长于法定时限的承诺时限')
  return missing
}
