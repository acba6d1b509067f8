import { scanAnyFile } from '#foundation/scan'
import { Refusal } from '#platform/errors'

/** A secrecy mark, a macro, a bomb or a broken file stops the upload itself: nothing of it is kept. */
export async function refuseForbidden(name: string, content: Buffer): Promise<void> {
  const stop = (await scanAnyFile({ id: '', name, content })).find((found) => found.level === 'stop')
  if (!stop) return
  if (stop.kind === 'secrecy') throw new Refusal('scan.secrecy', 422, { mark: stop.excerpt })
  throw new Refusal('scan.refused', 422, { file: stop.place, what: stop.excerpt, advice: stop.advice })
}
