import { describe, expect, it } from 'vitest'
import { serviceContent } from './contract.ts'
import { missingIn, termText } from './service.ts'

const whole = serviceContent.parse({
  name: '居民最低生活保障申请',
  kind: 'payment',
  audience: ['person'],
  basis: [{ title: '社会救助暂行办法' }],
  conditions: '人均收入低于当地标准。',
  materials: [{ name: '居民户口簿' }],
  steps: [{ title: '申请' }],
  legalTerm: { amount: 30, unit: 'working_day' },
  promisedTerm: { amount: 20, unit: 'working_day' },
  places: [{ name: '政务服务中心', address: '政和路1号', hours: '工作日' }],
  consultPhone: '0990-5550123',
  complaintPhone: '0990-5550124',
})

describe('what a guide must hold before it is published (国办秘函〔2019〕19号: 办事指南要素)', () => {
  it.each([
    ['nothing is missing', {}, []],
    ['no ground', { basis: [] }, ['设定依据']],
    ['no conditions', { conditions: '' }, ['受理条件']],
    ['no materials', { materials: [] }, ['申请材料']],
    ['no materials, and none needed', { materials: [], noMaterials: true }, []],
    ['no steps', { steps: [] }, ['办理流程']],
    ['no place', { places: [] }, ['办理地点', '办理时间']],
    ['no place, but on line', { places: [], onlineUrl: 'https://zwfw.gov.cn/x' }, []],
    ['a place without hours', { places: [{ ...whole.places[0], hours: '' }] }, ['办理时间']],
    ['no telephone', { consultPhone: '', complaintPhone: '' }, ['咨询电话', '监督电话']],
    [
      'a form that nobody can download',
      { materials: [{ name: '申请表', filled: true }] },
      ['“申请表”的空白表格'],
    ],
    ['a fee without its basis', { charged: true, feeStandard: '每件10元' }, ['收费依据']],
    [
      'a promise longer than the law allows',
      { promisedTerm: { amount: 40, unit: 'working_day' } },
      ['不长于法定时限的承诺时限'],
    ],
  ])('%s', (_, change, missing) => {
    expect(missingIn(serviceContent.parse({ ...whole, ...change }))).toEqual(missing)
  })

  it.each([
    [null, ''],
    [{ amount: 0, unit: 'working_day' as const }, '当场办结'],
    [{ amount: 20, unit: 'working_day' as const }, '20个工作日'],
    [{ amount: 3, unit: 'day' as const }, '3日'],
  ])('prints the limit %o as %s', (term, text) => expect(termText(term)).toBe(text))
})
