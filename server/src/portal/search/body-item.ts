import { getBody, listBodies } from '#foundation/bodies'
import type { ItemLoader } from '#foundation/search'
import { profileOf } from '#foundation/sites'
import type { Clock } from '#platform/clock'
import { urls } from '../urls.ts'

/** Hands the index the bodies that publish here: by any of their names, what they do, where they are, how to reach them. */
export function bodyLoader(clock: Clock): ItemLoader {
  return {
    kind: 'body',
    label: '公开机关',
    also: ['profile'],
    async load(db, id) {
      const body = await getBody(db, id, clock.today())
      if (!body?.publishes) return undefined
      const { duties, leaders, offices } = await profileOf(db, id)
      const text = [
        body.shortName,
        duties,
        ...offices.flatMap((office) => [office.name, office.duties, office.phone]),
        ...leaders.map(({ name, post }) => `${name}（${post}）`),
        body.address === '' ? '' : `办公地址：${body.address}`,
        body.phone === '' ? '' : `联系电话：${body.phone}`,
        body.officeHours === '' ? '' : `办公时间：${body.officeHours}`,
      ]
      return {
        kind: 'body',
        id,
        title: body.name,
        text: text.filter((line) => line !== '').join('\n'),
        number: '',
        indexNumber: '',
        url: urls.body(id),
        bodyId: id,
        bodyName: body.name,
        day: body.establishedOn,
        keywords: [body.shortName],
      }
    },
    async all(db) {
      return (await listBodies(db, clock.today())).filter((body) => body.publishes).map(({ id }) => id)
    },
  }
}
