import { normalise } from './normal.ts'

// GB/T 9704: the mark stands as 密级★期限 at the head; a bare 密级 counts only where it fills a line of its own.
const marked = /(?:绝\s*密|机\s*密|秘\s*密)\s*[★☆*＊]\s*(?:长期|\d{1,2}\s*年|\d{1,2}\s*个?月|启用前|解密前)?/
const bare = /^(?:绝\s*密|机\s*密|秘\s*密)(?:级)?$/
const internal = /(?:内部(?:资料|文件|材料|刊物)|内部使用|注意保密|不得外传|严禁外传|阅后(?:即焚|收回|退回))/

/** The secrecy mark in a text, if there is one: 保守国家秘密法 keeps such a text off every public system. */
export function secrecyMark(original: string): string | undefined {
  if (!original.includes('密')) return undefined
  const { text } = normalise(original)
  const found = marked.exec(text)?.[0]
  if (found) return found.replace(/\s+/g, '')
  const line = text.split(/\r?\n/).find((candidate) => bare.test(candidate.trim()))
  return line?.replace(/\s+/g, '')
}

/** Words of internal circulation: no State secret, and still not meant for the public. */
export function internalMark(original: string): string | undefined {
  if (!/[部密传阅]/.test(original)) return undefined
  return internal.exec(normalise(original).text)?.[0]
}
