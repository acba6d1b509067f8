/** A third party or another organ whose opinion is asked. */
export interface Party {
  name: string
  address: string
  phone: string
  email: string
}

export const partyContext = (id: string) => `requests_consultation.party:${id}`
