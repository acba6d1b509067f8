import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { h } from '#platform/html'
import { type ArticleBlock, type BodyBlock, bodiesAt, type HomeBlock, QuickLinks } from '#portal'
import { powersOf } from '#publication/catalogue'
import { publicServices } from '../public.ts'
import { linkedServices } from '../queries.ts'
import { serviceUrls } from './urls.ts'

const ON_HOME = 8
const ON_BODY = 12

/** 常用办事: what is read most, the first thing on the home page. */
export function askedServices(db: Db, clock: Clock): HomeBlock {
  return {
    id: 'asked-services',
    order: 0,
    width: 'full',
    reads: ['service', 'body'],
    async load({ host }) {
      const bodies = await bodiesAt(db, clock, host)
      const { items, total } = await publicServices(db, clock.today(), { bodies, page: 1, size: ON_HOME })
      if (items.length === 0) return undefined
      return {
        title: '常用办事',
        content: (
          <QuickLinks items={items.map(({ id, name }) => ({ href: serviceUrls.one(id), title: name }))} />
        ),
        more: { href: serviceUrls.list(), title: `全部${total}项办事服务` },
      }
    },
  }
}

/** What the body does for people on application. */
export function serviceBodyBlock(db: Db, clock: Clock): BodyBlock {
  return {
    id: 'body-services',
    order: 10,
    width: 'full',
    reads: ['service'],
    async load({ body }) {
      const { items, total } = await publicServices(db, clock.today(), {
        body: body.id,
        page: 1,
        size: ON_BODY,
      })
      if (items.length === 0) return undefined
      return {
        title: '办事服务',
        content: (
          <QuickLinks items={items.map(({ id, name }) => ({ href: serviceUrls.one(id), title: name }))} />
        ),
        more: { href: serviceUrls.list({ body: body.id }), title: `本机关全部${total}项办事服务` },
      }
    },
  }
}

/** What a policy leads to: services of its 权力事项编码, and those that stand on it. */
export function servicesOfDocument(db: Db, clock: Clock): ArticleBlock {
  return {
    id: 'document-services',
    order: 20,
    width: 'full',
    reads: ['service'],
    async load({ documentId }) {
      const codes = await powersOf(db, clock.today(), documentId)
      const services = await linkedServices(db, clock.today(), { codes, document: documentId })
      if (services.length === 0) return undefined
      return {
        title: '相关办事服务',
        content: (
          <QuickLinks
            items={services.map(({ id, name, bodyName }) => ({
              href: serviceUrls.one(id),
              title: name,
              note: bodyName,
            }))}
          />
        ),
      }
    },
  }
}
