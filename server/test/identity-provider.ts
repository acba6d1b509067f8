/** The browser at the provider: follows its pages, signs in, agrees. @returns where it sends the person back to `home` */
export async function throughProvider(start: string, login: string, home: string): Promise<string> {
  const jar = new Map<string, string>()
  let [url, body]: [string, string | undefined] = [start, undefined]
  for (let step = 0; step < 15; step++) {
    const answer: Response = await fetch(url, {
      redirect: 'manual',
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(body === undefined ? {} : { body }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const location = answer.headers.get('location')
    body = undefined
    if (location) {
      url = new URL(location, url).href
      if (url.startsWith(home)) return url
      continue
    }
    const page: string = await answer.text()
    const action = /action="([^"]+)"/.exec(page)?.[1]
    if (!action) throw new Error(`no form at ${url}: ${page.slice(0, 300)}`)
    url = new URL(action.replaceAll('&amp;', '&'), url).href
    body = page.includes('name="login"') ? `prompt=login&login=${login}&password=x` : 'prompt=consent'
  }
  throw new Error('the provider never came back')
}
