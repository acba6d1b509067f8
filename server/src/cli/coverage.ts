import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { Outcome, PackedPart } from './batch/outcome.ts'
import { decode } from './batch/read-bytes.ts'
import { readFiles, sayProblems } from './report-files.ts'
import type { Terminal } from './terminal.ts'

/** The declared bodies with their reports, and the reports of bodies that are not on the list. */
export interface Coverage {
  coverage: PackedPart[]
  unlisted: string[]
  outcomes: readonly Outcome[]
}

interface Part {
  body: string
  year: number | null
  packed: Uint8Array
}

/** Reads the parts of a merged report and lays them on the declared list, or takes every body found where there is none. */
export async function coverageFrom(
  paths: readonly string[],
  list: string | undefined,
  { cores, year }: { cores: string | undefined; year: number | undefined },
  terminal: Terminal,
): Promise<Coverage | { problem: string }> {
  const outcomes = paths.length > 0 ? await readFiles(paths, { check: false, cores }, terminal) : []
  sayProblems(outcomes, terminal)
  const parts = partsOf(outcomes).filter((part) => year === undefined || part.year === year)
  if (list === undefined)
    return {
      coverage: parts.map(({ body, packed }) => ({ body, report: packed })),
      unlisted: [],
      outcomes,
    }
  const names = await namesIn(list)
  if (typeof names === 'string') return { problem: `${list}：${names}` }
  const placed = new Set<Part>()
  const coverage = names.flatMap((name): PackedPart[] => {
    const own = parts.filter(({ body }) => body === name)
    const fitting = own.length > 0 ? own : withShortName(parts, name)
    for (const part of fitting) placed.add(part)
    return fitting.length === 0
      ? [{ body: name, report: null }]
      : fitting.map(({ packed }) => ({ body: name, report: packed }))
  })
  const unlisted = parts.filter((part) => !placed.has(part)).map(({ body }) => body)
  return { coverage, unlisted, outcomes }
}

function partsOf(outcomes: readonly Outcome[]): Part[] {
  return outcomes.flatMap(({ file, reports }) =>
    reports.map(({ facts, packed }) => ({
      // A report that does not say whose it is goes by the name of its file.
      body: facts.publicBody ?? basename(file, extname(file)),
      year: facts.year,
      packed,
    })),
  )
}

/** 司法局 on the list and 景澜市司法局 on the report, or the other way round, where only one fits. */
function withShortName(parts: readonly Part[], name: string): Part[] {
  const fitting = parts.filter(({ body }) => body.endsWith(name) || name.endsWith(body))
  return new Set(fitting.map(({ body }) => body)).size === 1 ? fitting : []
}

/** One body a line; lines that begin with # are notes. */
async function namesIn(path: string): Promise<string[] | string> {
  const bytes = await readFile(path).catch(() => undefined)
  const text = bytes && decode(bytes)
  if (text === undefined) return '找不到名单，或者名单不是文本文件，请每行写一个机关名称。'
  const names = text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\ufeff/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  return names.length > 0 ? names : '名单是空的，请每行写一个机关名称。'
}
