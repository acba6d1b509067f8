/** The embedded database cannot start; the message is one sentence that says what the operator can do. */
export class PostgresProblem extends Error {
  override name = 'PostgresProblem'
}

export function diskFull(dataDir: string): PostgresProblem {
  return new PostgresProblem(`磁盘已满：请清理 ${dataDir} 所在磁盘后重新启动，已保存的数据不受影响。`)
}

export function notWritable(dataDir: string): PostgresProblem {
  return new PostgresProblem(
    `数据文件夹 ${dataDir} 不可写：请修改其权限，或者用 DATA_DIR=其他文件夹 重新启动。`,
  )
}
