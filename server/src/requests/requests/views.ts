import { z } from 'zod'
import { judgements, opinions, proposal, searchInput, suggestionVerdicts } from './inputs.ts'
import {
  applicantTypes,
  channels,
  deliveryWays,
  filePurposes,
  letterKindNames,
  requestStates,
  waitingFor,
  wantedForms,
} from './terms.ts'

const light = z.enum(['green', 'yellow', 'red', 'none'])

export const requestRow = z.object({
  id: z.string(),
  number: z.string(),
  bodyId: z.string(),
  bodyName: z.string(),
  applicantType: z.enum(applicantTypes),
  channel: z.enum(channels),
  asked: z.string(),
  state: z.enum(requestStates),
  waitsOn: z.enum(waitingFor),
  submittedOn: z.string(),
  receivedOn: z.string().nullable(),
  dueOn: z.string().nullable(),
  light,
  outcome: z.string().nullable(),
  decidedOn: z.string().nullable(),
})
export type RequestRow = z.infer<typeof requestRow>
export const requestList = z.object({ rows: z.array(requestRow), total: z.number() })

export const letterView = z.object({
  id: z.string(),
  kind: z.enum(letterKindNames),
  consultationId: z.string().nullable(),
  issuer: z.string(),
  title: z.string(),
  number: z.string(),
  addressee: z.string(),
  paragraphs: z.array(z.string()),
  attachments: z.array(z.string()),
  date: z.string(),
  contact: z.string(),
  seal: z.string().nullable(),
  digest: z.string(),
  issuedOn: z.string(),
  readOn: z.string().nullable(),
  deliveredOn: z.string().nullable(),
  deliveryWay: z.string().nullable(),
  deliveryProof: z.string(),
  /** On its way by e-mail; null where it was never sent so. */
  mailing: z.enum(['waiting', 'sent', 'failed']).nullable(),
  /** Its electronic seal; null where none was asked for. */
  sealing: z.enum(['waiting', 'sealed', 'failed']).nullable(),
})
export type LetterView = z.infer<typeof letterView>

export const personView = z.object({
  name: z.string(),
  documentKind: z.string(),
  documentNumber: z.string(),
  phone: z.string(),
  email: z.string(),
  address: z.string(),
  contact: z.string(),
})

export const outcomeChoice = z.object({
  code: z.string(),
  label: z.string(),
  article: z.string(),
  letter: z.string(),
  withheld: z.boolean(),
  discretionary: z.boolean(),
  remedy: z.string(),
})

export const caseFile = z.object({
  id: z.string(),
  purpose: z.enum(filePurposes),
  title: z.string(),
  name: z.string(),
  size: z.number(),
  pages: z.number().nullable(),
})
export type CaseFile = z.infer<typeof caseFile>

export const consultationView = z.object({
  id: z.string(),
  kind: z.enum(['third_party', 'co_making_body']),
  partyName: z.string(),
  content: z.string(),
  sentOn: z.string(),
  receivedOn: z.string().nullable(),
  dueOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  ending: z.enum(['answered', 'silent', 'recalled']).nullable(),
  opinion: z.enum(opinions).nullable(),
  opinionText: z.string(),
  judgement: z.enum(judgements).nullable(),
  judgementReason: z.string(),
})
export type ConsultationView = z.infer<typeof consultationView>

export const similarRequest = z.object({
  id: z.string(),
  number: z.string(),
  asked: z.string(),
  submittedOn: z.string(),
  outcomeLabel: z.string().nullable(),
  decidedOn: z.string().nullable(),
  sameApplicant: z.boolean(),
  score: z.number(),
})
const linked = z.object({ id: z.string(), number: z.string(), bodyName: z.string(), relation: z.string() })
const step = z.object({
  title: z.string(),
  roleLabel: z.string(),
  verdict: z.enum(['approve', 'return']).nullable(),
  personName: z.string().nullable(),
  decidedAt: z.string().nullable(),
  reason: z.string(),
})

export const requestDetail = requestRow.extend({
  version: z.number(),
  wantedForm: z.enum(wantedForms),
  deliveryWay: z.enum(deliveryWays),
  person: personView,
  others: z.array(
    personView
      .pick({ name: true, documentKind: true, documentNumber: true, phone: true })
      .extend({ role: z.string() }),
  ),
  needsHelp: z.boolean(),
  functionMoved: z.boolean(),
  disclosed: z
    .object({
      title: z.string(),
      asked: z.string(),
      answer: z.string(),
      publishedOn: z.string(),
      withdrawnOn: z.string().nullable(),
    })
    .nullable(),
  contactNote: z.string(),
  explanation: z.array(z.string()),
  provisional: z.boolean(),
  extension: z.object({ days: z.number(), on: z.string(), reason: z.string() }).nullable(),
  extensions: z.array(
    z.object({
      id: z.string(),
      days: z.number(),
      reason: z.string(),
      proposedByName: z.string(),
      proposedOn: z.string(),
      verdict: z.enum(['approved', 'refused']).nullable(),
      decidedByName: z.string().nullable(),
      decidedOn: z.string().nullable(),
      note: z.string(),
    }),
  ),
  extensionLeft: z.number(),
  correction: z
    .object({ sentOn: z.string(), dueOn: z.string(), asked: z.string(), correctedOn: z.string().nullable() })
    .nullable(),
  lapsedOn: z.string().nullable(),
  withdrawalOn: z.string().nullable(),
  inquiry: z
    .object({
      on: z.string(),
      dueOn: z.string(),
      facts: z.string(),
      reasons: z.string(),
      reasonsOn: z.string().nullable(),
      verdict: z.enum(['reasonable', 'unreasonable']).nullable(),
    })
    .nullable(),
  fee: z
    .object({
      mode: z.enum(['piece', 'page']),
      amount: z.number(),
      calculation: z.string(),
      issuedOn: z.string(),
      receivedOn: z.string().nullable(),
      dueOn: z.string(),
      paidOn: z.string().nullable(),
      receipt: z.string(),
      lapsedOn: z.string().nullable(),
    })
    .nullable(),
  feeMode: z.enum(['off', 'piece', 'page']),
  consultations: z.array(consultationView),
  tasks: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['assign', 'co_handle']),
      office: z.string(),
      accountId: z.string().nullable(),
      accountName: z.string().nullable(),
      task: z.string(),
      dueOn: z.string().nullable(),
      openedOn: z.string(),
      answer: z.string(),
      answeredOn: z.string().nullable(),
      returned: z.boolean(),
    }),
  ),
  notes: z.array(z.object({ id: z.string(), text: z.string(), by: z.string(), at: z.string() })),
  searches: z.array(searchInput.extend({ id: z.string(), byName: z.string(), on: z.string() })),
  files: z.array(caseFile),
  similar: z.array(similarRequest),
  linked: z.array(linked),
  typeChange: z
    .object({
      now: z.enum(applicantTypes),
      reason: z.string(),
      proposedByName: z.string(),
      proposedOn: z.string(),
      mine: z.boolean(),
    })
    .nullable(),
  proposal: proposal.nullable(),
  draft: z
    .object({
      title: z.string(),
      addressee: z.string(),
      paragraphs: z.array(z.string()),
      attachments: z.array(z.string()),
      digest: z.string(),
    })
    .nullable(),
  review: z.object({ id: z.string(), paperCode: z.string(), steps: z.array(step) }).nullable(),
  proposedByName: z.string().nullable(),
  decidedByName: z.string().nullable(),
  outcomeLabel: z.string().nullable(),
  letters: z.array(letterView),
  /** Art 44: the applicant suggests that it be published. */
  suggestion: z
    .object({
      why: z.string(),
      suggestedOn: z.string(),
      verdict: z.enum(suggestionVerdicts).nullable(),
      answer: z.string(),
      answeredOn: z.string().nullable(),
      /** For an adopted one: the last day of Art 26. */
      publishBy: z.string().nullable(),
    })
    .nullable(),
  may: z.object({ handle: z.boolean(), sign: z.boolean(), approve: z.boolean() }),
})
export type RequestDetail = z.infer<typeof requestDetail>

export const draftPreview = z.object({
  title: z.string(),
  addressee: z.string(),
  paragraphs: z.array(z.string()),
  attachments: z.array(z.string()),
  outcome: z.string(),
})
export type DraftPreview = z.infer<typeof draftPreview>
export const colleague = z.object({ id: z.string(), name: z.string(), title: z.string() })
export const treeQuestion = z.object({
  id: z.string(),
  question: z.string(),
  hint: z.string(),
  article: z.string(),
  answers: z.array(
    z.object({ label: z.string(), next: z.string().nullable(), outcome: z.string().nullable() }),
  ),
})
export type TreeQuestion = z.infer<typeof treeQuestion>

export const requestStatistics = z.object({
  bodies: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      decided: z.number(),
      open: z.number(),
      late: z.number(),
      extended: z.number(),
      inTime: z.number(),
      median: z.number().nullable(),
      p90: z.number().nullable(),
    }),
  ),
  outcomes: z.array(z.object({ outcome: z.string(), count: z.number() })),
  satisfaction: z.object({ rated: z.number(), satisfied: z.number() }),
})
export type RequestStatistics = z.infer<typeof requestStatistics>

/** Something that several applicants asked for (Art 44). */
export const requestTopic = z.object({
  bodyId: z.string(),
  asked: z.string(),
  applicants: z.number(),
  requests: z.array(z.object({ id: z.string(), number: z.string() })),
})
export type RequestTopic = z.infer<typeof requestTopic>

/** An e-mail to the disclosure office, before an officer has registered it. */
export const requestMail = z.object({
  id: z.string(),
  bodyId: z.string(),
  arrivedOn: z.string(),
  state: z.enum(['waiting', 'registered', 'dismissed']),
  requestId: z.string().nullable(),
  reason: z.string(),
  fromName: z.string(),
  fromAddress: z.string(),
  subject: z.string(),
  text: z.string(),
  leftOut: z.array(z.string()),
  files: z.array(z.object({ position: z.number(), name: z.string() })),
})
export type RequestMail = z.infer<typeof requestMail>
