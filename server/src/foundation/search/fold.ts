import { Converter } from 'opencc-js/t2cn'

const simplified = Converter({ from: 'tw', to: 'cn' })

/** One spelling of a text for index and query: one width, small letters, Simplified characters. */
export function fold(text: string): string {
  return simplified(text.normalize('NFKC').toLowerCase())
}

/** 文号 or 索引号 however it was typed: brackets of any kind are one, spaces do not count. */
export function numberKey(number: string): string {
  return fold(number)
    .replace(/\s+/g, '')
    .replace(/[[(【﹝〔《<]/g, '〔')
    .replace(/[\])】﹞〕》>]/g, '〕')
    .replace(/第(\d+号)$/, '$1')
}
