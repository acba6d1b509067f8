import { dropHeldFiles, type FileStore, heldFiles, holdFiles, type WaitingFile } from '#foundation/files'
import type { Clock } from '#platform/clock'
import { randomToken, type Vault } from '#platform/crypto'
import { type Db, inTransaction } from '#platform/db'
import { Refusal, sentenceFor } from '#platform/errors'
import type { SentForm } from '#platform/http'
import { admitAttachment } from './attachments.ts'
import { keepPace } from './pace.ts'
import { guardWording } from './wording.ts'

/** A school or a library behind one address sends many forms; a machine that fills the disk sends more. */
const MOST_AN_HOUR = 120

export interface ChosenFiles {
  /** The word under which the files wait; it travels in the form as `basket`. */
  basket: string
  held: readonly WaitingFile[]
  /** What could not be kept, by field. */
  problems: Readonly<Record<string, string>>
}

/**
 * Files of a public form, kept as soon as they come: a form that returns to its writer, for whatever reason, has them
 * still. A browser gives no chosen file back by itself.
 */
export async function keepChosenFiles(
  db: Db,
  clock: Clock,
  vault: Vault,
  files: FileStore,
  form: SentForm,
  from: { address: string; most: number; largeField: string },
): Promise<ChosenFiles> {
  const basket = form.values.basket || randomToken(16)
  const drop = form.all('drop')
  const problems: Record<string, string> = {}
  if (form.tooLarge.length > 0)
    problems[from.largeField] = `“${form.tooLarge.join('”、“')}”超过 10 MB，请压缩或者分开后再选。`
  const chosen = form.files.flatMap((file) => {
    try {
      return [{ ...file, mediaType: admitAttachment(file) }]
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      problems[file.field] = sentenceFor(guardWording, error)
      return []
    }
  })
  if (drop.length > 0 || chosen.length > 0)
    await inTransaction(db, async (tx) => {
      await dropHeldFiles(tx, files, basket, drop)
      if (chosen.length === 0) return
      const before = await heldFiles(tx, clock, basket)
      const [first] = chosen
      if (first && before.length + chosen.length > from.most) {
        problems[first.field] =
          `文件一共不超过 ${from.most} 个；刚才选的 ${chosen.length} 个没有保留，请合并或者去掉一些后重新选择。`
        return
      }
      await keepPace(tx, clock, vault, 'files.basket', from.address, MOST_AN_HOUR)
      const again = chosen.filter(
        (file) => !before.some((one) => one.field === file.field && sameFile(one, file)),
      )
      await holdFiles(tx, clock, files, basket, again)
    }).catch((error: unknown) => {
      if (!(error instanceof Refusal) || error.status >= 500) throw error
      problems[chosen[0]?.field ?? from.largeField] = sentenceFor(guardWording, error)
    })
  // A form that names no basket and brings no file has none: most letters come without.
  const held = form.values.basket || chosen.length > 0 ? await heldFiles(db, clock, basket) : []
  return { basket, held, problems }
}

/** Chosen once more after the form came back: it is the same file, not a second one. */
const sameFile = ({ file }: WaitingFile, sent: { name: string; content: Buffer }) =>
  file.name === sent.name && file.size === sent.content.length
