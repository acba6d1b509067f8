import { describe, expect, it } from 'vitest'
import { type Glyphs, pageText } from './pdf-page.ts'

/** A line of pieces, each at its place; a character is ten wide. */
const line = (y: number, ...pieces: [x: number, text: string][]): Glyphs[] =>
  pieces.map(([x, text]) => ({ text, x, y, width: text.length * 10, height: 10 }))

describe('two columns side by side', () => {
  const left = [
    '左栏第一行讲主动公开情况',
    '左栏第二行讲公开的渠道了',
    '左栏第三行讲目录和指南等',
    '左栏第四行讲公开的数量了',
    '左栏第五行讲栏目的更新等',
    '左栏第六行到此就全部结束',
  ]
  const right = left.map((text) => text.replace('左', '右'))
  const page = [
    ...line(800, [150, '景澜市年度报告标题横贯两栏居中排列'.repeat(2)]),
    ...left.flatMap((text, at) => line(780 - at * 14, [50, text], [320, right[at] ?? ''])),
    ...line(680, [50, '一个横贯两栏的段落把上面的两栏和下面的文字分开来的很长的一行文字']),
  ]
  it('are read one after the other, lines across both in their place', () => {
    const lines = pageText(page).text.split('\n')
    expect(lines.slice(1, 7)).toEqual(left)
    expect(lines.slice(7, 13)).toEqual(right)
    expect(lines[13]).toContain('一个横贯两栏')
  })
  it('are no columns where figures stand beside labels', () => {
    const table = left.flatMap((text, at) => line(780 - at * 14, [50, text], [320, String(at)]))
    expect(pageText(table).text.split('\n')[0]).toBe(`${left[0]} 0`)
  })
})

describe('a table on a page', () => {
  const columns = [200, 250, 300, 350, 400, 450, 500]
  const row = (y: number, label: string, figures: (string | null)[]) =>
    line(
      y,
      [20, label],
      ...columns.flatMap((x, at): [number, string][] => (figures[at] ? [[x, figures[at]]] : [])),
    )
  const full = ['1', '2', '3', '4', '5', '6', '21']
  const first = [row(700, '甲', full), row(680, '乙', full), row(660, '丙', full)].flat()
  it('keeps blank cells in their columns', () => {
    const page = [...first, ...row(640, '丁', ['7', null, null, '8', null, null, '15'])]
    expect(pageText(page).text.split('\n')[3]).toBe('丁 7 / / 8 / / 15')
  })
  it('goes on over the page break with the columns it had', () => {
    const { columns: known } = pageText(first)
    const next = pageText(row(700, '戊', [null, '3', null, null, null, null, '3']), known)
    expect(next.text).toBe('戊 / 3 / / / / 3')
  })
  it('leaves a figure that stands in no column where it is', () => {
    expect(pageText([...first, ...line(640, [225, '9'])]).text.split('\n')[3]).toBe('9')
  })
})
