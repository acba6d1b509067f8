import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { consistentReport } from '../../test/a-report.ts'
import { hostile } from '../../test/hostile.ts'
import { collapsed, printReport, styles } from '../../test/layouts.ts'
import { check } from '../checks/check.ts'
import { readDocx, toDocx } from '../office/docx.ts'
import { readXlsx, toXlsx } from '../office/xlsx.ts'
import { splitBlocks, splitRun } from './digits.ts'
import { ReadError, readReport } from './read.ts'

const samples = fileURLToPath(new URL('../../../../shared/samples/', import.meta.url))
const texts = [
  ...Object.values(styles).map((style) => printReport(consistentReport('2019', Array(200).fill(12)), style)),
  printReport(consistentReport('2021', Array(200).fill(120)), collapsed),
]
if (existsSync(samples)) {
  for (const file of readdirSync(samples).filter((name) => name.endsWith('.txt'))) {
    texts.push(readFileSync(`${samples}${file}`, 'utf8'))
  }
}

type Mutation = (text: string, from: number, length: number) => string
const mutations: Record<string, Mutation> = {
  cut: (text, from, length) => text.slice(0, from) + text.slice(from + length),
  truncate: (text, from) => text.slice(0, from),
  behead: (text, from) => text.slice(from),
  repeat: (text, from, length) =>
    text.slice(0, from) + text.slice(from, from + length).repeat(20) + text.slice(from),
  'shuffle lines': (text, from) => {
    const lines = text.split('\n')
    return lines.map((_, position) => lines[(position * 7 + from) % lines.length]).join('\n')
  },
  'drop separators': (text) => text.replace(/[\t|\n ]/g, ''),
  'add digits': (text, from) => text.slice(0, from) + '0123456789'.repeat(60) + text.slice(from),
  'add markup': (text, from) => `<table><tr><td>${text.slice(0, from)}<td></table>${text.slice(from)}`,
  binary: (text, from) => text.slice(0, from) + String.fromCharCode(0xfffd, 1, 2, 0xd800) + text.slice(from),
}

/** Reads and checks; the only thing that may be thrown is the sentence for the person. */
function survives(text: string): void {
  try {
    for (const report of readReport(text)) {
      check(report, { previous: report })
      JSON.stringify(report)
    }
  } catch (error) {
    expect(error).toBeInstanceOf(ReadError)
  }
}

describe('damaged reports', () => {
  it.each(Object.entries(mutations))('%s', (_, mutate) => {
    fc.assert(
      fc.property(
        fc.nat(texts.length - 1),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(600),
        (which, part, length) => {
          const text = texts[which] ?? ''
          survives(mutate(text, Math.floor(part * text.length), length))
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('hostile input', () => {
  it('a run of digits is given up after a bounded number of steps', () => {
    const split = splitRun(['1'.repeat(5000)], Array(15).fill('count'))
    expect(split.complete).toBe(false)
    expect(split.readings.length).toBeLessThanOrEqual(400)
    for (const found of [splitBlocks(['1'.repeat(5000)], 3)]) {
      expect(found.complete).toBe(false)
    }
  })
  it.each(Object.entries(hostile))('%s end in a report or a sentence', (_, text) => survives(text))
})

describe('damaged files of office programs', () => {
  const report = consistentReport('2021', Array(200).fill(12))
  it.each([
    ['docx', () => toDocx(report), readDocx],
    ['xlsx', async () => toXlsx(report), readXlsx],
  ] as const)('%s', async (_, write, read) => {
    const file = await write()
    const part = _ === 'docx' ? 'word/document.xml' : 'xl/worksheets/sheet1.xml'
    const inner = unzipSync(file)
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.uint8Array({ minLength: 1, maxLength: 30 }),
        fc.boolean(),
        (place, noise, within) => {
          const damage = (bytes: Uint8Array) => {
            const copy = bytes.slice()
            copy.set(noise.slice(0, copy.length), Math.floor(place * Math.max(0, copy.length - noise.length)))
            return copy
          }
          const bytes = inner[part]
          // Inside the archive the damage reaches the markup; outside, the archive itself.
          const damaged =
            within && bytes ? zipSync({ ...inner, [part]: damage(bytes) }, { level: 1 }) : damage(file)
          try {
            for (const found of read(damaged)) check(found)
          } catch (error) {
            expect(error).toBeInstanceOf(ReadError)
          }
        },
      ),
      { numRuns: 40 },
    )
  })
})
