import { askEmergency, createAccount, listPeople, proposeRight } from '#foundation/identity'
import { inTransaction } from '#platform/db'
import { type DemoHouse, type Office, personOf } from './office.ts'

/** What waits for the security administrator: a post proposed for a newcomer, and a right asked for while a leader is away. */
export async function keepKeys({ db, clock }: DemoHouse, offices: readonly Office[]): Promise<void> {
  const [education, civil] = ['jyj', 'mzj'].map((key) => offices.find((office) => office.key === key))
  const [admin] = (await listPeople(db, clock, { q: 'admin.xt', body: undefined, page: 1, size: 1 })).rows
  if (!education || !civil || !admin) return
  await inTransaction(db, async (tx) => {
    const newcomer = await createAccount(tx, clock, admin.id, {
      login: 'jyj.xr',
      name: '许知微',
      title: '办公室科员',
      body: education.id,
      grants: [],
    })
    const right = { role: 'information_officer', body: education.id, reach: 'own' } as const
    await proposeRight(tx, clock, admin.id, newcomer, right)
    await askEmergency(tx, clock, personOf(civil, 'ks'), {
      role: 'deputy_head',
      reason: '分管负责人在外地抢险，临时救助公示今日到期须审核。',
    })
  })
}
