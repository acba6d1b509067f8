import { describe, expect, it } from 'vitest'
import { classed } from '#foundation/search'
import { topicsOf } from './hot-words.ts'

const cut = (titles: readonly string[]) => titles.map((title) => classed(title))
const times = (n: number, title: string) => Array.from({ length: n }, () => title)
const topics = (now: readonly string[], background: readonly string[] = [], own: readonly string[] = []) =>
  topicsOf(
    {
      now: cut(now).map((title) => title.map((one) => ({ ...one, own: own.includes(one.word) }))),
      before: cut(background),
      background: cut(background),
    },
    2,
    10,
  )
const wordsOf = (found: ReturnType<typeof topics>) => found.map(({ word }) => word)

describe('the topics of a period', () => {
  it.each([
    ['filler', ['我们反映有关部门的问题', '希望有关部门了解情况', '请问这个问题怎样解决'], []],
    [
      'neighbours that always stand together',
      ['老楼加装电梯怎样申请', '一楼住户不同意加装电梯', '电梯停运'],
      ['加装电梯'],
    ],
    [
      'a word by itself where it stands in many ways',
      ['物业收费过高', '更换物业公司', '物业不作为'],
      ['物业'],
    ],
    ['no bare verb', ['拆除违建', '拆除岗亭', '拆除围挡'], []],
    ['what stands once', ['井盖松动', '路灯不亮'], []],
    ['numbers and letters', ['102路末班车', '203路末班车', 'APP登录', 'APP闪退'], ['末班车']],
  ])('%s', (_, titles, expected) => {
    expect(wordsOf(topics(titles))).toEqual(expected)
  })

  it('put what has risen before what always comes', () => {
    const background = [...times(40, '小区物业收费不透明'), ...times(2, '工地噪声扰民')]
    const now = [...times(10, '小区物业收费不透明'), ...times(8, '工地噪声扰民')]
    expect(topics(now, background)[0]).toEqual({ word: '工地噪声扰民', now: 8, before: 2 })
    expect(wordsOf(topics(now))[0]).toContain('物业收费')
  })

  it('put a word of the site’s own dictionary before others that come as often', () => {
    const titles = ['学校供暖', '学校招生', '医院供暖', '医院招生']
    expect(wordsOf(topics(titles))[0]).not.toBe('招生')
    expect(wordsOf(topics(titles, [], ['招生']))[0]).toBe('招生')
  })

  it('count a title once however often it says the word', () => {
    expect(topics(['停车难停车贵停车乱', '停车费公示'])).toEqual([])
    expect(topics(['车位少车位贵', '车位公示'])[0]).toMatchObject({ word: '车位', now: 2 })
  })
})
