export type Tables = {
  citizens_account: {
    id: string
    contact: Buffer
    contact_index: Buffer | null
    identity_index: Buffer | null
    created_at: Date
  }
  citizens_code: { contact_index: Buffer; code_hash: Buffer; expires_at: Date; tries: number }
  citizens_session: { token_hash: Buffer; account_id: string; expires_at: Date }
  citizens_matter: { account_id: string; kind: string; id: string; added_at: Date }
}
