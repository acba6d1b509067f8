/** How organisations are called; a name of many letters is a person's all the same: 阿卜杜热合曼·麦麦提, 司徒望舒远. */
const organisation =
  /(公司|集团|企业|[厂店行社会局厅部院所站队馆处校]|中心|大学|中学|小学|幼儿园|基金|合作社|办公室|工作室|政府|经营户)$/

/** First letter and stars: 王** ; organisations are public and stay. */
export function maskName(name: string): string {
  const letters = [...name.trim()]
  if (letters.length === 0) return ''
  if (letters.length > 4 && !name.includes('·') && organisation.test(name.trim())) return name
  return `${letters[0]}${'*'.repeat(Math.max(1, letters.length - 1))}`
}

/** First six and last four at most, never more than half. */
export function maskDocument(number: string): string {
  const text = number.trim()
  if (text.length <= 8) return text === '' ? '' : '*'.repeat(text.length)
  const head = text.length >= 15 ? 6 : 2
  const tail = text.length >= 15 ? 4 : 2
  return `${text.slice(0, head)}${'*'.repeat(text.length - head - tail)}${text.slice(-tail)}`
}

/** Three and four of a phone number. */
export function maskContact(number: string): string {
  const text = number.trim()
  return text.length < 8 ? '*'.repeat(text.length) : `${text.slice(0, 3)}****${text.slice(-4)}`
}
