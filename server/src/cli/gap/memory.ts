import { createHash } from 'node:crypto'
import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from '#platform/http'
import { migrations } from '../../process.ts'
import { digestOf } from './package.ts'

const MEMORY = 'pages.json.gz'

const memoryShape = z.object({
  /** Hash of the manifest that was made with it. */
  manifest: z.string(),
  /** The program that drew the pages. */
  program: z.string(),
  /** The day on which every page was drawn. */
  day: z.string(),
  /** The ledger was heard below this position. */
  position: z.coerce.bigint(),
  /** Each text once; pages name them by their place. */
  texts: z.array(z.string()),
  sites: z.record(
    z.string(),
    z.record(z.string(), z.object({ reads: z.array(z.number()), links: z.array(z.number()) })),
  ),
})

/** What a page was drawn from, and where it leads. */
export interface Drawn {
  reads: readonly string[]
  links: readonly string[]
}

/** How the pages of the last package came about. */
export interface Memory {
  program: string
  day: string
  position: bigint
  /** By host name and address. */
  sites: Map<string, Map<string, Drawn>>
}

/** @returns undefined where there is none, or where it is not of this manifest */
export async function recall(state: string, manifest: Uint8Array): Promise<Memory | undefined> {
  const bytes = await readFile(join(state, MEMORY)).catch(() => undefined)
  const read = bytes && memoryShape.safeParse(JSON.parse(gunzipSync(bytes).toString()))
  if (!read?.success || read.data.manifest !== digestOf(manifest)) return undefined
  const { program, day, position, texts, sites } = read.data
  const named = (places: readonly number[]) => places.flatMap((place) => texts[place] ?? [])
  const pages = Object.entries(sites).map(([host, site]) => {
    const drawn = Object.entries(site).map(
      ([address, page]) => [address, { reads: named(page.reads), links: named(page.links) }] as const,
    )
    return [host, new Map(drawn)] as const
  })
  return { program, day, position, sites: new Map(pages) }
}

export async function remember(state: string, memory: Memory, manifest: Uint8Array): Promise<void> {
  const places = new Map<string, number>()
  const placed = (texts: readonly string[]) =>
    texts.map((text) => {
      const place = places.get(text) ?? places.size
      places.set(text, place)
      return place
    })
  const sites = Object.fromEntries(
    [...memory.sites].map(([host, pages]) => [
      host,
      Object.fromEntries(
        [...pages].map(([address, { reads, links }]) => [
          address,
          { reads: placed(reads), links: placed(links) },
        ]),
      ),
    ]),
  )
  const { program, day, position } = memory
  const whole: z.input<typeof memoryShape> = {
    ...{ manifest: digestOf(manifest), program, day, position: position.toString() },
    sites,
    texts: [...places.keys()],
  }
  await writeFile(join(state, `${MEMORY}.part`), gzipSync(JSON.stringify(whole)))
  await rename(join(state, `${MEMORY}.part`), join(state, MEMORY))
}

/** Tells this program from another one: what draws the pages, and the rows that come with it. */
export async function programMark(): Promise<string> {
  const mark = createHash('sha256')
  // The built program names its parts by their content.
  mark.update(await readFile(process.argv[1] ?? '').catch(() => ''))
  for (const name of await readdir(migrations)) mark.update(`\0${name}`)
  return mark.digest('hex')
}
