import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { marksOf } from './search-text.ts'

const piece = (text: string, x: number, y: number, width = 0.4) => ({ text, x, y, width, height: 0.02 })

describe('marking every hit of a search', () => {
  it('finds each occurrence in a line and covers a little more than its characters', () => {
    const [first, second, ...more] = marksOf([piece('张三与李四，张三', 0.1, 0.1)], '张三')
    expect(more).toEqual([])
    // Eight full-width characters over 0.4: two of them take 0.1.
    expect(first?.x).toBeLessThanOrEqual(0.1)
    expect((first?.x ?? 0) + (first?.width ?? 0)).toBeGreaterThanOrEqual(0.2)
    expect((first?.x ?? 0) + (first?.width ?? 0)).toBeLessThan(0.225)
    expect(second?.x).toBeLessThanOrEqual(0.4)
  })
  it('covers a number behind narrow and wide letters from its first stroke to its last', () => {
    // In Helvetica the number begins at 0.3955 of this line and ends with it.
    const [mark] = marksOf([piece('Contact: 13800001234', 0.1, 0.1)], '13800001234')
    expect(mark?.x).toBeLessThan(0.1 + 0.3955 * 0.4)
    expect((mark?.x ?? 0) + (mark?.width ?? 0)).toBeGreaterThanOrEqual(0.5)
    const [middle] = marksOf([piece('Will 13800001234 MMMM', 0.1, 0.1)], '13800001234')
    // 0.944 + 0.222 + 0.222 + 0.222 + 0.278, then 6.116, of 11.614 ems.
    expect(middle?.x).toBeLessThan(0.1 + (1.888 / 11.614) * 0.4)
    expect((middle?.x ?? 0) + (middle?.width ?? 0)).toBeGreaterThan(0.1 + (8.004 / 11.614) * 0.4)
  })
  it('finds a name broken over two lines, with a mark on each', () => {
    const marks = marksOf([piece('联系人欧阳', 0.1, 0.1), piece('小明，电话', 0.1, 0.13)], '欧阳小明')
    expect(marks).toHaveLength(2)
    expect(marks[1]?.y).toBeGreaterThan(0.12)
  })
  it.each([
    ['1３８ 0000', '138 0000'],
    ['ABC', 'abc'],
    ['张 三', '张三'],
  ])('takes %s for %s', (text, words) => {
    expect(marksOf([piece(text, 0.1, 0.1)], words)).toHaveLength(1)
  })
  it('finds nothing for nothing', () => {
    expect(marksOf([piece('张三', 0.1, 0.1)], ' ')).toEqual([])
  })
  it('marks stay on the page, whatever is searched', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 12 }), { maxLength: 6 }),
        fc.string({ maxLength: 4 }),
        (texts, words) => {
          const pieces = texts.map((text, line) => piece(text, 0.6, line / 6, 0.4))
          for (const { x, y, width, height } of marksOf(pieces, words)) {
            expect(x).toBeGreaterThanOrEqual(0)
            expect(y).toBeGreaterThanOrEqual(0)
            expect(x + width).toBeLessThanOrEqual(1.0001)
            expect(y + height).toBeLessThanOrEqual(1.0001)
          }
        },
      ),
    )
  })
})
