import { api } from '../../lib/api.ts'

export interface BulkAction {
  label: string
  run(id: string): Promise<unknown>
}

/**
 * Steps that may be taken for several matters at once: those that only confirm receipt, and the publication of texts that
 * were all approved and are frozen. A review is never among them, because each text must have been read by the one who
 * approves it; nor is 确认收到, whose day is agreed with each applicant (Art 31).
 */
export const bulkActions: Readonly<Record<string, BulkAction>> = {
  发布: {
    label: '发布',
    run: (id) => api.post(`/documents/${id}/publish`),
  },
  签收: {
    label: '签收',
    async run(id) {
      const { version } = await api.get<{ version: number }>(`/cases/${id}`)
      return api.post(`/cases/${id}/sign`, { version })
    },
  },
}
