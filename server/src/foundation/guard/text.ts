/**
 * What people type, made safe to show: control and bidirectional characters go (they can make a text read otherwise
 * than it is), line ends become one kind. Everything else stays as typed.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g,
      '',
    )
    .replace(/\n{4,}/g, '\n\n\n')
    .trim()
}

/** Numbers by which a person could be found, masked; offered when a case is made public, an officer reads it over. */
export function maskNumbers(text: string): string {
  return text
    .replace(/(?<!\d)\d{17}[\dXx](?![\dXx])/g, (id) => `${id.slice(0, 3)}***********${id.slice(-1)}`)
    .replace(/(?<!\d)\d{15,19}(?!\d)/g, (card) => `${card.slice(0, 3)}********${card.slice(-2)}`)
    .replace(/(?<!\d)1[3-9]\d{9}(?!\d)/g, (phone) => `${phone.slice(0, 3)}****${phone.slice(-2)}`)
    .replace(/(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)/g, (phone) => `${phone.slice(0, 4)}******`)
    .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '***@***')
    .replace(
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][A-Z0-9]{5,6}(?![A-Z0-9])/g,
      (plate) => `${plate.slice(0, 2)}*****`,
    )
}
