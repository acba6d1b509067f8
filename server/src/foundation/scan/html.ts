import type { Finding } from './contract.ts'

const tag = /<(\/?)([a-z0-9]+)([^>]*)>/gi

/** Rows of different width, and cells that stand in no row: what a bad paste leaves. */
export function brokenTables(html: string): Finding[] {
  const findings: Finding[] = []
  for (const [index, table] of (html.match(/<table[\s\S]*?<\/table>/gi) ?? []).entries()) {
    const widths: number[] = []
    const below: number[] = []
    for (const row of table.match(/<tr[\s\S]*?<\/tr>/gi) ?? []) {
      let width = below.shift() ?? 0
      for (const cell of row.matchAll(/<t[dh]([^>]*)>/gi)) {
        const span = Number(/colspan="?(\d+)/.exec(cell[1] ?? '')?.[1] ?? 1)
        const rows = Number(/rowspan="?(\d+)/.exec(cell[1] ?? '')?.[1] ?? 1)
        width += span
        for (let down = 1; down < rows; down++) below[down - 1] = (below[down - 1] ?? 0) + span
      }
      widths.push(width)
    }
    const place = `正文第${index + 1}个表格`
    if (new Set(widths).size > 1)
      findings.push({
        kind: 'broken_table',
        level: 'warn',
        place,
        excerpt: `各行列数不一致（${[...new Set(widths)].join('、')}列）`,
        advice: '请核对表格，补齐缺少的单元格',
      })
    if (widths.length > 0 && !/[^\s<>]/.test(table.replace(tag, '').replace(/&nbsp;/g, '')))
      findings.push({
        kind: 'broken_table',
        level: 'warn',
        place,
        excerpt: '表格是空的',
        advice: '请填写或者删除',
      })
  }
  return findings
}

/** Pictures without a description: a reader who does not see them gets nothing (GB/T 37668). */
export function undescribedImages(html: string): Finding[] {
  return [...html.matchAll(/<img\b[^>]*>/gi)].flatMap(([image], index) =>
    /alt="\s*[^"\s]/.test(image)
      ? []
      : [
          {
            kind: 'missing' as const,
            level: 'block' as const,
            place: `正文第${index + 1}张图片`,
            excerpt: '没有图片说明',
            advice: '请写明图片的内容，供视力障碍读者使用',
          },
        ],
  )
}

/** Addresses that links in a text lead to. */
export function linksIn(html: string): string[] {
  const links = [...html.matchAll(/<a\b[^>]*href="([^"]+)"/gi)].map((match) =>
    (match[1] ?? '').replace(/&amp;/g, '&'),
  )
  return [...new Set(links)]
}

/** Links that cannot lead anywhere a reader could follow: into an office's own network or onto somebody's disk. */
export function deadLinks(html: string): Finding[] {
  return linksIn(html)
    .filter((link) =>
      /^(?:file:|[a-z]:\\|https?:\/\/(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|[^/.]+(?:[:/]|$)))/i.test(
        link,
      ),
    )
    .map((link) => ({
      kind: 'dead_link' as const,
      level: 'block' as const,
      place: '正文链接',
      excerpt: link.slice(0, 80),
      advice: '该地址只在内部网络或者个人电脑上可用，公众打不开',
    }))
}
