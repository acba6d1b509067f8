/**
 * Reads and checks 1,000 reports (text and HTML, in every layout the reader knows) on one core and prints
 * seconds and memory (with --expose-gc what is held after a collection), then merges 3,000 reports. With --pdf FILE it reads that file ten times and prints the mean.
 *
 *   node --expose-gc bench/annual-report/run.ts [--count 1000] [--pdf FILE]
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { check, merge, type Report, readReport, toHtml } from '../../annual-report/src/index.ts'
import { consistentReport } from '../../annual-report/test/a-report.ts'
import { collapsed, printReport, styles } from '../../annual-report/test/layouts.ts'

const { values: options } = parseArgs({
  options: { count: { type: 'string', default: '1000' }, pdf: { type: 'string' } },
})
const count = Number(options.count)

const sentences = [
  '全年主动公开政府信息$条，其中门户网站发布$条。',
  '收到政府信息公开申请$件，均在法定期限内答复。',
  '围绕重点领域组织培训$次，参训$人次，工作制度进一步健全。',
  '政务新媒体推送消息$条，公众留言按期答复$件。',
]

/** An invented report of about the length of a real one. */
function invented(number: number): Report {
  const seed = Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? 0 : (number * 31 + i * 17) % 997))
  const report = consistentReport(number % 2 === 0 ? '2021' : '2019', seed)
  const prose = (lines: number) =>
    Array.from({ length: lines }, (_, i) =>
      (sentences[(number + i) % sentences.length] ?? '').replaceAll(
        '$',
        String((number * 7 + i * 13) % 5000),
      ),
    ).join('\n')
  return { ...report, sections: { overview: prose(120), problems: prose(40), other: prose(4) } }
}

const layouts = [...Object.values(styles), collapsed]
const texts = Array.from({ length: count }, (_, number) => {
  const report = invented(number)
  if (number % 4 === 0) return toHtml(report)
  return printReport(report, layouts[number % layouts.length] ?? collapsed)
})
const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MB`
console.log(`${count} reports, ${megabytes(texts.reduce((sum, text) => sum + text.length, 0) * 2)} of text`)

/** What is still held after a collection, and what the process has taken from the system. */
function memory(): string {
  const collect: unknown = Reflect.get(globalThis, 'gc')
  if (typeof collect === 'function') collect()
  const { heapUsed, rss } = process.memoryUsage()
  const held = typeof collect === 'function' ? `${megabytes(heapUsed)} held after a collection, ` : ''
  return `${held}${megabytes(rss)} resident`
}

console.log(`  0 read, ${memory()}`)
const started = performance.now()
const begunCpu = process.cpuUsage()
let findings = 0
for (const [position, text] of texts.entries()) {
  for (const report of readReport(text)) findings += check(report).length
  if ((position + 1) % Math.max(1, Math.floor(count / 4)) === 0) {
    console.log(`  ${position + 1} read, ${memory()}`)
  }
}
const seconds = (performance.now() - started) / 1000
const cpu = process.cpuUsage(begunCpu)
console.log(
  `${count} reports read and checked in ${seconds.toFixed(2)} s on one core (${((cpu.user + cpu.system) / 1e6).toFixed(2)} s of processor), ${findings} findings`,
)

/** A city, its counties and their bodies: reports as they stand in the database. */
const bodies = Array.from({ length: 3000 }, (_, number) => ({
  body: `景澜市第${number}局`,
  report: { ...consistentReport('2021', Array(200).fill(number % 97)), year: 2023 },
}))
const mergeStarted = performance.now()
const mergeCpu = process.cpuUsage()
const { report: sum } = merge(bodies, { publicBody: '景澜市人民政府', year: 2023, format: '2021' })
const used = process.cpuUsage(mergeCpu)
console.log(
  `3,000 bodies merged in ${(performance.now() - mergeStarted).toFixed(0)} ms (${((used.user + used.system) / 1000).toFixed(0)} ms of processor), ${sum.requests?.total?.total?.value} requests`,
)

if (options.pdf) {
  const { readPdf } = await import('../../annual-report/src/office/read-pdf.ts')
  const data = new Uint8Array(readFileSync(options.pdf))
  const begun = performance.now()
  for (let i = 0; i < 10; i++) await readPdf(data)
  console.log(`PDF: ${((performance.now() - begun) / 10).toFixed(0)} ms a report, mean of ten`)
}
