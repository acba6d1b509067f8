/** Words only: the console reads them through the contract, and must not pull the calendar in with them. */
export const consultationStates = ['draft', 'open', 'closed', 'answered', 'withdrawn'] as const
export type ConsultationState = (typeof consultationStates)[number]

export const consultationKinds = ['decision', 'regulation', 'normative', 'market', 'other'] as const
export type ConsultationKind = (typeof consultationKinds)[number]
