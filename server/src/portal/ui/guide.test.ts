import { describe, expect, it } from 'vitest'
import { sanitise } from '#platform/html'
import { outward, outwardLinks } from './guide.tsx'

describe('leaving the site (网页设计规范: a reader is told before a link leads to a site that is not a government one)', () => {
  it.each([
    ['https://www.gov.cn/zhengce', 'https://www.gov.cn/zhengce'],
    ['https://zwfw.jinglan.gov.cn/a?b=1', 'https://zwfw.jinglan.gov.cn/a?b=1'],
    ['https://gov.cn.example.com/', '/leave?to=https%3A%2F%2Fgov.cn.example.com%2F'],
    ['https://notgov.cn/', '/leave?to=https%3A%2F%2Fnotgov.cn%2F'],
    ['/documents/1', '/documents/1'],
  ])('%s → %s', (address, shown) => expect(outward(address)).toBe(shown))

  it('holds for every link of a text, and changes nothing else in it', () => {
    const text = sanitise(
      '<p>见<a href="https://example.com/a?b=1&amp;c=2">报道</a>和<a href="/documents/1">文件</a></p>',
    )
    expect(outwardLinks(text)).toBe(
      '<p>见<a href="/leave?to=https%3A%2F%2Fexample.com%2Fa%3Fb%3D1%26c%3D2">报道</a>和<a href="/documents/1">文件</a></p>',
    )
  })
})
