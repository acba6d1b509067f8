import type { Entry, Follower } from '#foundation/ledger'
import { tellStaff } from '#foundation/notify'
import { addHours, type Clock, momentInShanghai } from '#platform/clock'
import type { Vault } from '#platform/crypto'

/** What happened to somebody's keys, as their owner is told. */
const told: Readonly<Record<string, (entry: Entry) => string>> = {
  'account.password_set': () => '密码已修改',
  'account.factor_added': () => '登记了新的第二验证方式',
  'account.factor_removed': () => '删除了一种第二验证方式',
  'account.factors_reset': () => '管理员清除了全部第二验证方式',
  'account.recovery_codes_made': () => '生成了新的恢复码，原有的已作废',
  'account.recovery_code_used': ({ payload }) => `用恢复码登录，还剩${Number(payload?.left ?? 0)}个恢复码`,
  'account.outer_tied': () => '绑定了统一身份认证的身份',
  'account.outer_untied': () => '解除了统一身份认证的绑定',
  'account.session_misused': () => '登录会话曾在别处出现，为防止冒用已退出',
}

/** What happened longer ago wakes nobody when an installation takes this up. */
const FRESH_HOURS = 24

/** Tells people by the way they left what was done to the keys of their account: it may have been somebody else. */
export function createKeyNotices(clock: Clock, vault: Vault): Follower {
  return {
    name: 'account-key-notices',
    async apply(tx, entries) {
      const since = addHours(clock.now(), -FRESH_HOURS).toISOString()
      for (const entry of entries) {
        const what = told[entry.kind]?.(entry)
        if (what === undefined || entry.recordedAt < since) continue
        await tellStaff(tx, clock, vault, [entry.subjectId], {
          subject: '您的办公系统账号有变动',
          text: `您的账号于${momentInShanghai(new Date(entry.recordedAt))}${what}。如不是您本人操作，请立即修改密码并联系安全管理员。`,
          about: { kind: 'account', id: entry.subjectId },
        })
      }
    },
  }
}
