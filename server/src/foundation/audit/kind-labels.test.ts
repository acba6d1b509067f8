import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { kindLabel } from './kind-labels.ts'
import { payloadLine } from './payload-labels.ts'

const source = join(import.meta.dirname, '../..')

describe('the words of the ledger', () => {
  it('are Chinese for every event that the program writes', () => {
    const kinds = new Set<string>()
    for (const entry of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
      if (!entry.endsWith('.ts') || entry.endsWith('.test.ts')) continue
      const text = readFileSync(join(source, entry), 'utf8')
      // Only what is recorded: a column named `kind` may hold other words.
      for (const [, kind] of text.matchAll(/\bkind: '([a-z_]+\.[a-z_]+)'/g)) if (kind) kinds.add(kind)
      // Where the noun is a constant of the room, the call names the verb alone.
      for (const [, verb] of text.matchAll(
        /\b(?:tell|tellSetting|note)\(tx, clock,[^'`\n]*'([a-z_]+)'(?!, ')/g,
      ))
        if (verb) kinds.add(`document.${verb}`)
      if (entry.includes('engagement/cases'))
        for (const [, act] of text.matchAll(/\bact: '([a-z_]+)'/g)) if (act) kinds.add(`case.${act}`)
    }
    expect(kinds.size).toBeGreaterThan(80)
    expect([...kinds].map(kindLabel).filter((label) => /[a-z]/.test(label))).toEqual([])
  })

  it('are Chinese for what an event carries', () => {
    const names = new Set<string>()
    for (const entry of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
      if (!entry.endsWith('.ts') || entry.endsWith('.test.ts')) continue
      for (const [, held = ''] of readFileSync(join(source, entry), 'utf8').matchAll(
        /\bpayload: \{ ([^{}]*) \}/g,
      ))
        for (const part of held.split(', ')) names.add(part.split(':')[0] ?? '')
    }
    const told = [...names].filter((name) => /^[a-zA-Z]+$/.test(name)).map((name) => payloadLine(name, 1))
    expect(told.length).toBeGreaterThan(80)
    expect(told.filter((line) => /[a-z]/.test(line))).toEqual([])
  })
})
