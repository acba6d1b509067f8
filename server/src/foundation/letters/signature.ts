import { sha256 } from '#platform/crypto'
import { Refusal } from '#platform/errors'
import type { Outgoing } from '#platform/outgoing'

/** What is to be sealed: the letter as PDF, and whose seal it is. */
export interface Unsealed {
  bodyCode: string
  title: string
  number: string
  pdf: Buffer
}

/** The electronic seal or signature service of an organisation. */
export interface SealService {
  /** @returns the sealed PDF: the letter byte for byte, with the seal appended */
  seal(letter: Unsealed): Promise<Buffer>
}

export interface SealSettings {
  url: string
  key: string
}

const TIMEOUT_MS = 20_000
const MOST_BYTES = 40 * 1024 * 1024

/**
 * POST of the PDF; the answer is the sealed PDF. A seal in a PDF is appended to it, so the answer must begin with the
 * bytes that were sent: a service that returns another text is refused, whatever it signed.
 */
export function httpSealService({ url, key }: SealSettings, outgoing: Outgoing): SealService {
  return {
    async seal({ bodyCode, title, number, pdf }) {
      const headers = {
        'content-type': 'application/pdf',
        accept: 'application/pdf',
        authorization: `Bearer ${key}`,
        digest: `sha-256=${sha256(pdf).toString('base64')}`,
        'x-body-code': bodyCode,
        'x-letter-title': encodeURIComponent(title),
        'x-letter-number': encodeURIComponent(number),
      }
      const answer = await outgoing
        .fetch(url, { method: 'POST', headers, body: pdf, timeoutMs: TIMEOUT_MS, mostBytes: MOST_BYTES })
        .catch(() => undefined)
      if (!answer) throw new Refusal('letters.seal_unreachable', 409)
      if (answer.status === 403 || answer.status === 404)
        throw new Refusal('letters.seal_no_certificate', 409)
      if (answer.status !== 200)
        throw new Refusal('letters.seal_refused', 409, { status: String(answer.status) })
      const { body } = answer
      const begins = body.length > pdf.length && body.subarray(0, pdf.length).equals(pdf)
      if (!begins || !body.subarray(pdf.length).includes('/ByteRange'))
        throw new Refusal('letters.seal_changed', 409)
      return body
    },
  }
}
