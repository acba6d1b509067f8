import { withdrawnConsultations } from '#engagement/consultations'
import type { Db } from '#platform/db'
import { urls } from '#portal'
import { withdrawnDocuments } from '#publication/catalogue'

/** Where something public stood and now stands that it was withdrawn, and why. Nothing leads there, but people know the address. */
export async function withdrawnAddresses(db: Db): Promise<string[]> {
  return [...(await withdrawnDocuments(db)).map(urls.document), ...(await withdrawnConsultations(db))]
}
