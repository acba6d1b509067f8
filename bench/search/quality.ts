/**
 * Asks the judged queries of a running demonstration city and prints mean reciprocal rank and recall at 10.
 *
 *   node bench/search/quality.ts [http://localhost:8080] [--list]
 */
import { judged } from './judged.ts'

const base = process.argv[2]?.startsWith('http') ? process.argv[2] : 'http://localhost:8080'
const list = process.argv.includes('--list')
const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }
const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|amp);/g, (mark) => entities[mark] ?? mark)
    .trim()

const read = async (path: string) => {
  const answer = await fetch(base + path)
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  return answer.text()
}

const linked = (html: string, path: string) =>
  [...html.matchAll(new RegExp(`<a href="${path}/[^"]*"[^>]*>(.*?)</a>`, 'gs'))].map((hit) =>
    plain(hit[1] ?? ''),
  )

/** Every title that can be found, read off the lists of the site. */
async function everyTitle(): Promise<string[]> {
  const titles: string[] = []
  const archive = await read('/archive')
  const years = [...archive.matchAll(/href="\/archive\/(\d{4})"/g)].map((hit) => hit[1] ?? '')
  for (const year of new Set([...years, archive.match(/(\d{4})年公开的/)?.[1] ?? '']))
    for (const month of new Set(
      [...(await read(`/archive/${year}`)).matchAll(/\/archive\/(\d{4}-\d\d)/g)].map((hit) => hit[1] ?? ''),
    ))
      titles.push(...linked(await read(`/archive/${month}`), '/documents'))
  for (const channel of ['mayor', 'department', 'question', 'complaint'])
    for (let page = 1; page <= 10; page++) {
      const answer = await fetch(`${base}/interaction/${channel}?page=${page}`)
      const found = answer.ok ? linked(await answer.text(), '/letters') : []
      if (found.length === 0) break
      titles.push(...found)
    }
  titles.push(...linked(await read('/reports'), '/reports'))
  for (let page = 1; page <= 5; page++)
    titles.push(...linked(await read(`/services?page=${page}`), '/services'))
  return titles
}

async function topTen(q: string): Promise<string[]> {
  const html = await read(`/search?q=${encodeURIComponent(q)}`)
  return [...html.matchAll(/<li><h2><a href="[^"]*">(.*?)<\/a>/gs)]
    .slice(0, 10)
    .map((hit) => plain(hit[1] ?? ''))
}

const titles = await everyTitle()
let reciprocal = 0
let recall = 0
let counted = 0
for (const { q, relevant } of judged) {
  const top = await topTen(q)
  const all = Math.max(
    titles.filter((title) => relevant.test(title)).length,
    top.filter((title) => relevant.test(title)).length,
  )
  if (all === 0) {
    console.log(`  没有可判的信息：${q}`)
    continue
  }
  counted += 1
  const first = top.findIndex((title) => relevant.test(title))
  const found = top.filter((title) => relevant.test(title)).length
  reciprocal += first < 0 ? 0 : 1 / (first + 1)
  recall += found / Math.min(10, all)
  if (list || first !== 0)
    console.log(`  ${q}：首个相关第${first + 1}位，前十中${found}条，应有${Math.min(10, all)}条`)
}
console.log(
  `${counted}个查询，${titles.length}条信息；MRR ${(reciprocal / counted).toFixed(3)}，前十召回率 ${(recall / counted).toFixed(3)}`,
)
