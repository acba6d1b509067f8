import { administratorLink } from '#foundation/identity'
import type { Config } from '../config.ts'
import { open } from '../process.ts'
import { exit, type Terminal } from './terminal.ts'

/** `yangguang admin link LOGIN`: a one-time link for an administrator who can no longer sign in. */
export async function adminLink(
  args: readonly string[],
  config: Config,
  terminal: Terminal,
): Promise<number> {
  const [login] = args
  if (!login) {
    terminal.say('请指明管理员的用户名：yangguang admin link admin.aq')
    return exit.unreadable
  }
  const opened = await open(config, (line) => terminal.say(line))
  try {
    const link = await administratorLink(opened.deps.db, opened.deps.clock, login)
    if (!link) {
      terminal.say(`${login} 不是管理员账号。其他人员请由安全管理员发放一次性链接。`)
      return exit.findings
    }
    terminal.out(`${link.label} ${link.login}：在工作台网址后接 ${link.path}`)
    return exit.ok
  } finally {
    await opened.close()
  }
}
