const browsers = [
  [/Edg\//, 'Edge'],
  [/360SE|QIHU/, '360 浏览器'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const
const systems = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X/, 'macOS'],
  [/UOS|Kylin|Linux/, 'Linux'],
] as const

/** A browser's long self-description as a person would name it. */
export function browserName(agent: string): string {
  const browser = browsers.find(([pattern]) => pattern.test(agent))?.[1]
  const system = systems.find(([pattern]) => pattern.test(agent))?.[1]
  return [browser ?? '其他程序', system].filter(Boolean).join(' · ')
}
