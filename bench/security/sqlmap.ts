import { scan } from './scanner.ts'

export interface Aim {
  path: string
  /** Sent as POST: fields of a form, or JSON. */
  data?: string
  cookie?: string
}

/**
 * @param folder of its own, because two that write to one would spoil each other's notes
 * @returns 1 where something can be injected, or nothing was tested
 */
export async function sqlmap(target: string, { path, data, cookie }: Aim, folder: string): Promise<number> {
  const url = new URL(path, target).href
  if (!data && (await fetch(url, { headers: { cookie: cookie ?? '' } })).status !== 200) {
    console.log(`sqlmap  ${path}: no such page`)
    return 1
  }
  const options: Readonly<Record<string, string>> = {
    '-u': url,
    '--level': '2',
    '--risk': '1',
    '--technique': 'BEUS',
    '--output-dir': folder,
    // A refusal is an answer too: what is wrong with the form, or that nobody has this number.
    '--ignore-code': '*',
    ...(data ? { '--data': data, '--method': 'POST' } : {}),
    // The session holds in the browser it was opened in only, which is this program.
    ...(cookie ? { '--cookie': cookie, '--skip': 'yg_session', '--user-agent': 'node' } : {}),
  }
  const text = await scan('sqlmap', options, ['--batch', '--flush-session', '--disable-coloring'], 900)
  const injectable = /is vulnerable|identified the following injection point/.test(text)
  const tested = /all tested parameters do not appear to be injectable/.test(text)
  const verdict = injectable
    ? 'INJECTABLE'
    : tested
      ? 'not injectable'
      : `not tested: ${text.trim().split('\n').at(-1)}`
  console.log(`sqlmap  ${data ? 'POST ' : ''}${path}: ${verdict}`)
  return injectable || !tested ? 1 : 0
}

/** The fields of a page's form as its reader would send them, every empty one filled in. */
export async function formOn(target: string, path: string, action = path): Promise<Aim> {
  const html = await (await fetch(new URL(path, target))).text()
  const form = html
    .split('<form')
    .find((part) => part.includes('method="post"') && part.includes(`action="${action}"`))
  if (!form) throw new Error(`${path} has no form for ${action}`)
  const fields = new URLSearchParams()
  const marks = form.split('</form>')[0]?.match(/<(?:input|textarea|select)[^>]*>/g) ?? []
  for (const mark of marks) {
    const name = /name="([^"]*)"/.exec(mark)?.[1]
    if (!name || /type="file"/.test(mark) || fields.has(name)) continue
    fields.set(name, /value="([^"]*)"/.exec(mark)?.[1] || 'test')
  }
  return { path: action, data: fields.toString() }
}
