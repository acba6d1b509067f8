/** What the browser says when a passkey did not come about, in the person's words. */
export function fromBrowser(error: unknown): never {
  const name = error instanceof Error ? error.name : ''
  if (name === 'InvalidStateError') throw new Error('这把通行密钥已经登记过，请换一把或者直接使用它登录。')
  if (name === 'NotAllowedError') throw new Error('通行密钥没有确认，可能已取消或者超时，请重试。')
  if (name === 'SecurityError')
    throw new Error('通行密钥只能在 https 网址或者本机地址上使用，请联系系统管理员。')
  throw new Error('此浏览器没有完成通行密钥验证，请重试或者改用动态口令。')
}
