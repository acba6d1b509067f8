import type { Config } from './config.ts'
import { ConfigProblem } from './config.ts'
import { KeyProblem } from './keys.ts'
import { OlderDatabase } from './process.ts'

/**
 * One sentence, with what to do, for what an operator can mend; undefined where only a developer can. Asked by the service, by
 * the commands and by the doctor.
 */
export function remedyFor(error: Error, config: Config | undefined): string | undefined {
  const code = 'code' in error ? error.code : undefined
  const outer = config?.databaseUrl !== undefined
  switch (code) {
    case 'EADDRINUSE':
      return `端口 ${portOf(error, config)} 已被占用：请停止占用它的程序，或者用 ${portOf(error, config) === config?.doors.consolePort ? 'CONSOLE_PORT' : 'PORT'}=其他端口 重新启动。`
    case 'EADDRNOTAVAIL':
      return '本机没有 HOST 或者 CONSOLE_ADDRESS 指定的网络地址，请核对。'
    case 'EACCES':
      return 'port' in error
        ? `没有权限使用端口 ${portOf(error, config)}：请改用 1024 以上的端口，如 PORT=8080。`
        : notWritable(error, config)
    case 'EROFS':
    case 'EPERM':
      return notWritable(error, config)
    case 'ENOSPC':
    // What a database says of a full disk.
    case '53100':
      return `磁盘已满：请清理 ${placeOf(error, config)} 所在磁盘后重试，已保存的数据不受影响。`
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
      return outer ? '连不上 DATABASE_URL 指向的数据库，请确认地址、端口和数据库服务状态。' : undefined
    case '28P01':
    case '28000':
      return outer
        ? 'DATABASE_URL 中的用户名或者密码不正确，或者数据库服务器的 pg_hba.conf 不允许从本机登录。'
        : `${config?.dataDir}/pg18.password 与内置数据库的密码不符：请从备份恢复该文件。`
    case '3D000':
      return 'DATABASE_URL 中的数据库不存在，请先建立（createdb），或者核对名称。'
    case '53300':
      return '数据库的连接数已满：请停止多余的连接，或者调大服务器的 max_connections。'
    case '57P03':
      return '数据库正在启动或者恢复，请稍后再试。'
  }
  const known =
    error instanceof ConfigProblem ||
    error instanceof KeyProblem ||
    error instanceof OlderDatabase ||
    error.name === 'PostgresProblem' ||
    error.constructor.name === 'MigrationProblem'
  return known ? error.message : undefined
}

function portOf(error: Error, config: Config | undefined): number | undefined {
  const port: unknown = Reflect.get(error, 'port')
  return typeof port === 'number' ? port : config?.port
}

const notWritable = (error: Error, config: Config | undefined) =>
  `${placeOf(error, config)} 不可写：请修改其权限和所有者，或者换一个文件夹（数据文件夹用 DATA_DIR 指定）。`

/** What a failed call of the system was about. */
function placeOf(error: Error, config: Config | undefined): string {
  for (const name of ['dest', 'path']) {
    const value: unknown = Reflect.get(error, name)
    if (typeof value === 'string') return value
  }
  return config?.dataDir ?? '数据文件夹'
}
