// Nothing is imported before this check: an older Node already fails on linking, with a stack no operator can read.
const NEEDED = 24
if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  process.stderr.write(
    `需要 Node ${NEEDED} 或更新的版本，现在是 ${process.versions.node}。请用 npm start 启动，它会自动取得合适的版本；或者安装新版 Node。\n`,
  )
  process.exit(1)
}
await import('./serve.ts')

export {}
