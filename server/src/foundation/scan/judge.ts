import type { Finding } from './contract.ts'
import { maskPersonal, type PersonalKind, personalIn } from './personal.ts'
import { internalMark, secrecyMark } from './secrecy.ts'
import { type Hiding, hidingLabels, type Reading, type Segment } from './segment.ts'
import { type Word, wordsIn } from './words.ts'

const MOST = 200

const personalAdvice: Readonly<Record<PersonalKind, string>> = {
  id_card: '公民身份号码不得公开，请隐去或者删除',
  mobile: '个人手机号码不得公开，请隐去；办公电话请使用固定电话',
  bank_card: '银行账号不得公开，请隐去或者删除',
  plate: '车辆号牌属于个人信息，请隐去',
  passport: '护照号码不得公开，请隐去或者删除',
  address: '家庭住址不得公开，请隐去门牌',
}

/** Personal data and marks in one place of a text. */
export function judgeSegment(segment: Segment, words: readonly Word[], fileId?: string): Finding[] {
  const { hiding } = segment
  const place = hiding ? `${segment.place}（${hidingLabels[hiding]}）` : segment.place
  const file = fileId ? { fileId } : {}
  const remedy = hiding ? ('strip' as const) : ('mask' as const)
  const findings: Finding[] = personalIn(segment.text).map((match) => ({
    kind: match.kind,
    level: 'block',
    place,
    excerpt: match.masked,
    advice: personalAdvice[match.kind],
    remedy,
    ...file,
  }))
  const mark = secrecyMark(segment.text)
  if (mark)
    findings.push({
      kind: 'secrecy',
      level: 'stop',
      place,
      excerpt: mark,
      advice: '带有密级标志的内容不得进入本系统，请立即移除并向保密工作机构报告',
      ...file,
    })
  const internal = mark ? undefined : internalMark(segment.text)
  if (internal)
    findings.push({
      kind: 'secrecy',
      level: 'warn',
      place,
      excerpt: internal,
      advice: '带有内部使用字样，请确认可以公开',
      ...file,
    })
  for (const { word, excerpt } of wordsIn(segment.text, words)) {
    findings.push({
      kind: word.kind === 'wrong' ? 'wrong_word' : word.kind === 'leader' ? 'leader' : 'sensitive_word',
      level: word.level,
      place,
      excerpt: maskPersonal(excerpt),
      advice: word.suggestion ? `应为“${word.suggestion}”` : '请核对是否可以使用',
      ...file,
    })
  }
  return findings
}

/** Hidings that by themselves keep a file back, even where nothing personal stands in them. */
const blocking: readonly Hiding[] = [
  'deleted',
  'inserted',
  'comment',
  'sheet',
  'row',
  'column',
  'vanish',
  'white',
  'revision',
  'embedded',
]

/** What a file's reading means for its publication. */
export function judgeReading(
  reading: Reading,
  words: readonly Word[],
  fileId: string,
  name: string,
): Finding[] {
  const at = (place: string) => `附件《${name}》${place}`
  const findings: Finding[] = []
  const seen = new Set<Hiding>()
  for (const segment of reading.segments) {
    if (findings.length < MOST)
      for (const found of judgeSegment(segment, words, fileId))
        findings.push({ ...found, place: at(found.place) })
    if (!segment.hiding || seen.has(segment.hiding)) continue
    seen.add(segment.hiding)
    const isBlocking = blocking.includes(segment.hiding)
    findings.push({
      kind: segment.hiding === 'properties' ? 'properties' : 'hidden',
      level: isBlocking ? 'block' : 'warn',
      place: at(segment.place),
      excerpt: `含有${hidingLabels[segment.hiding]}`,
      advice: isBlocking ? '读者看不到而可以提取，请清除后再提交' : '请确认可以公开，或者一键清除',
      remedy: 'strip',
      fileId,
    })
  }
  for (const note of reading.notes)
    findings.push({
      kind: note.kind,
      level: note.kind === 'properties' ? 'warn' : 'block',
      place: at(note.place),
      excerpt: `含有${note.what}`,
      advice: '请清除后再提交',
      remedy: 'strip',
      fileId,
    })
  if (!reading.readable)
    findings.push({
      kind: 'unread',
      level: 'warn',
      place: at(''),
      excerpt: '含有无法自动读取的内容（扫描图片或者不支持的格式）',
      advice: '请逐页人工检查有无个人信息和不宜公开的内容',
      fileId,
    })
  return findings
}
