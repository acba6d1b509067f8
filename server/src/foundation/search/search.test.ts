import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock'
import { newId } from '#platform/crypto'
import { inTransaction } from '#platform/db'
import { useHouse } from '#test/harness'
import { askedWords, countAsked } from './asked.ts'
import { saveSynonyms } from './change-dictionary.ts'
import { numberKey } from './fold.ts'
import { checkIndex, createSearchFollower, rebuildIndex } from './follower.ts'
import type { ItemLoader, SearchItem } from './item.ts'
import { correct, suggestPhrases } from './phrases.ts'
import type { SearchAsked } from './port.ts'
import { postgresSearch } from './postgres.ts'

const house = useHouse()
const BODY = newId()

const item = (id: string, given: Partial<SearchItem>): SearchItem => ({
  kind: 'document',
  id,
  title: id,
  text: '',
  number: '',
  indexNumber: '',
  url: `/documents/${id}`,
  bodyId: BODY,
  bodyName: '景澜市住房和城乡建设局',
  day: '2025-05-01',
  ...given,
})

const items: readonly SearchItem[] = [
  item('lift', {
    title: '关于印发既有住宅加装电梯补助实施细则的通知',
    text: '为方便老年人出行，每台补助十五万元。',
    number: '景住建〔2025〕3号',
    indexNumber: '990100018/2025-00003',
    theme: '城乡建设（含住房）',
    genre: '通知',
    validity: '有效',
    keywords: ['加装电梯', '老旧小区'],
  }),
  item('fund', {
    title: '住房公积金提取办法',
    text: '职工购买自住住房的，可以提取公积金账户余额。',
    number: '景公积金〔2024〕1号',
    day: '2024-03-01',
    validity: '废止',
    keywords: ['公积金'],
  }),
  item('budget', {
    title: '2025年度部门预算',
    text: '其中加装电梯补助资金三百万元。',
    bodyName: '景澜市财政局',
    files: [{ name: '收支总表.xlsx', text: '一般公共预算拨款收入 琉璃瓦修缮' }],
  }),
  item('letter', {
    kind: 'case',
    title: '小区加装电梯怎么申请',
    text: '请向街道提出申请。',
    day: '2025-06-02',
  }),
  item('school', {
    kind: 'service',
    title: '义务教育阶段新生入学',
    text: '年满六周岁的适龄儿童按片区登记。',
    day: '2025-01-10',
  }),
]

beforeAll(async () => {
  await inTransaction(house().deps.db, async (tx) => {
    for (const one of items) await postgresSearch.index(tx, one)
  })
})

const ask = (q: string, more: Partial<SearchAsked> = {}) =>
  postgresSearch.query(house().deps.db, { q, page: 1, size: 10, order: 'relevance', ...more })
const found = async (q: string, more: Partial<SearchAsked> = {}) =>
  (await ask(q, more)).hits.map((hit) => hit.id)

describe('the index (contract of the port)', () => {
  it.each([
    ['a title typed in full', '关于印发既有住宅加装电梯补助实施细则的通知', 'lift'],
    ['a number with other brackets', '景住建[2025]3号', 'lift'],
    ['a number with spaces and full width', '景住建（２０２５） 3号', 'lift'],
    ['the beginning of a number', '景公积金〔2024〕', 'fund'],
    ['an index number', '990100018/2025-00003', 'lift'],
    ['pinyin', 'gongjijin', 'fund'],
    ['pinyin from the middle of a title', 'tiqubanfa', 'fund'],
    ['initials', 'gjjtq', 'fund'],
    ['Traditional characters', '公積金 提取辦法', 'fund'],
    ['words of an attachment', '琉璃瓦', 'budget'],
    ['a question in plain words', '怎么提取公积金', 'fund'],
    ['what people call a matter', '孩子上小学', 'school'],
  ])('finds by %s', async (_what, q, id) => {
    expect((await found(q))[0]).toBe(id)
  })

  it('puts titles before texts', async () => {
    const ids = await found('加装电梯')
    expect(ids).toHaveLength(3)
    expect(ids.at(-1)).toBe('budget')
  })

  it('takes a quoted phrase word for word, and leaves out what is excluded', async () => {
    expect(await found('“加装电梯补助”')).toEqual(expect.arrayContaining(['lift', 'budget']))
    expect(await found('“加装电梯补助”')).not.toContain('letter')
    expect(await found('加装电梯 -补助')).toEqual(['letter'])
  })

  it('narrows by facets, counts them, and orders by date', async () => {
    const all = await ask('加装电梯')
    expect(all.facets.kind).toEqual([
      { value: 'document', count: 2 },
      { value: 'case', count: 1 },
    ])
    expect(await found('加装电梯', { chosen: { kind: 'case' } })).toEqual(['letter'])
    expect(await found('加装电梯', { chosen: { body: '景澜市财政局' } })).toEqual(['budget'])
    expect(await found('公积金', { chosen: { year: '2025' } })).toEqual([])
    expect(await found('公积金', { chosen: { validity: '废止' } })).toEqual(['fund'])
    // A site's own search looks at the bodies it is for, in hits, counts and facets alike.
    expect(await found('加装电梯', { bodies: [newId()] })).toEqual([])
    expect((await ask('加装电梯', { bodies: [BODY] })).total).toBe((await ask('加装电梯')).total)
    expect((await found('加装电梯', { order: 'date' }))[0]).toBe('letter')
  })

  it('says so when no record holds all the words', async () => {
    const result = await ask('公积金 琉璃瓦')
    expect(result.loosened).toBe(true)
    expect(result.hits.map((hit) => hit.id)).toEqual(expect.arrayContaining(['fund', 'budget']))
  })

  it('shows where the words stand and what is to be set off', async () => {
    const [hit] = (await ask('琉璃瓦')).hits
    expect(hit?.excerpt).toContain('收支总表.xlsx')
    expect(hit?.excerpt).toContain('琉璃瓦')
    expect((await ask('公積金')).words).toContain('公积金')
  })

  it('finds nothing for nothing, and survives every sign', async () => {
    for (const q of ['', '   ', "'", '\\', '!&|():*', '“”', '-', '%_', "o'\\' | 公积金"]) await ask(q)
    expect((await ask('')).total).toBe(0)
  })

  it('takes a record out', async () => {
    const { db } = house().deps
    await inTransaction(db, (tx) => postgresSearch.index(tx, item('gone', { title: '唯一的琥珀' })))
    expect(await found('琥珀')).toEqual(['gone'])
    await inTransaction(db, (tx) => postgresSearch.remove(tx, 'document', 'gone'))
    expect(await found('琥珀')).toEqual([])
  })
})

it('writes a number in one way', () => {
  for (const typed of [
    '景政办[2026]1号',
    '景政办（2026）1号',
    '景政办 〔2026〕第1号',
    '景政办【２０２６】１号',
  ])
    expect(numberKey(typed)).toBe('景政办〔2026〕1号')
})

it('takes words of one group for each other', async () => {
  const { db, clock } = house().deps
  expect(await found('琥珀储备')).not.toContain('fund')
  await inTransaction(db, (tx) => saveSynonyms(tx, clock, undefined, { words: ['琥珀储备', '公积金'] }))
  expect(await found('琥珀储备')).toContain('fund')
})

it('proposes while one types and knows what a misspelt word meant', async () => {
  const { db } = house().deps
  expect(await suggestPhrases(db, '加装', 5)).toContain('加装电梯')
  expect(await suggestPhrases(db, 'jzdt', 5)).toContain('加装电梯')
  expect(await suggestPhrases(db, 'laojiu', 5)).toContain('老旧小区')
  expect(await correct(db, '工积金提取')).toBe('公积金提取')
  expect(await correct(db, 'gongjijn')).toBe('公积金')
  expect(await correct(db, '公积金')).toBeUndefined()
})

it('counts words by day, and nothing that points to a person', async () => {
  const { db, clock } = house().deps
  for (const q of ['公积金', '公积金 ', '990102199001010017', '199 0000 0001', 'a@b.example'])
    await countAsked(db, clock, q, true)
  await countAsked(db, clock, '飞碟', false)
  const today = clock.today()
  expect(await askedWords(db, { from: today, until: today }, 'all', 9)).toEqual([
    { words: '公积金', times: 2, empty: 0 },
    { words: '飞碟', times: 1, empty: 1 },
  ])
  expect(await askedWords(db, { from: day('2026-01-01'), until: today }, 'empty', 9)).toEqual([
    { words: '飞碟', times: 1, empty: 1 },
  ])
})

it('is compared anew when a body is called otherwise, for its name stands in every item of it', async () => {
  let rechecked = 0
  const follower = createSearchFollower([], async () => void rechecked++)
  const entry = (kind: string) =>
    ({ kind, subjectKind: 'body', subjectId: BODY }) as Parameters<typeof follower.apply>[1][number]
  await inTransaction(house().deps.db, async (tx) => {
    await follower.apply(tx, [entry('body.contact_changed')])
    expect(rechecked).toBe(0)
    await follower.apply(tx, [entry('body.renamed'), entry('body.contact_changed')])
  })
  expect(rechecked).toBe(1)
})

it('finds every difference between index and records, and builds anew while it serves', async () => {
  const { db } = house().deps
  const records = new Map(items.map((one) => [one.id, one]))
  const loaders: ItemLoader[] = ['document', 'case'].map((kind) => ({
    kind,
    load: async (_db, id) => records.get(id),
    all: async () => [...records.values()].filter((one) => one.kind === kind).map((one) => one.id),
  }))
  expect((await checkIndex(db, loaders, false)).faults).toEqual([])
  records.set('new', item('new', { title: '新的记录' }))
  records.set('fund', item('fund', { title: '改过的标题' }))
  records.delete('budget')
  const { faults } = await checkIndex(db, loaders, false)
  expect(faults.map(({ id, fault }) => `${id} ${fault}`).sort()).toEqual([
    'budget surplus',
    'fund outdated',
    'new missing',
  ])
  expect(await rebuildIndex(db, loaders)).toBe(4)
  expect((await checkIndex(db, loaders, false)).faults).toEqual([])
  expect(await found('新的记录')).toContain('new')
})
