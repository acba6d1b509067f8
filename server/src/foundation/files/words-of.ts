const MOST_CHARACTERS = 200_000

/** Readers by ending; each gives the words of a file, however they are laid out. */
const readers: Readonly<Record<string, (content: Uint8Array) => Promise<string> | string>> = {
  txt: (content) => new TextDecoder().decode(content),
  vtt: (content) => new TextDecoder().decode(content),
  csv: (content) => new TextDecoder().decode(content),
  docx: async (content) => (await import('@yangguang/annual-report/docx')).docxText(content),
  xlsx: async (content) => (await import('@yangguang/annual-report/xlsx')).xlsxText(content),
  // A copy: the library takes the bytes away.
  pdf: async (content) => (await import('@yangguang/annual-report/pdf')).pdfText(new Uint8Array(content)),
}

/** The words of a file by its name's ending; none of a kind that has no reader. Throws on a broken file. */
export async function wordsOf(name: string, content: Uint8Array): Promise<string> {
  const text = (await readers[endingOf(name)]?.(content)) ?? ''
  return text
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('\0', '')
    .slice(0, MOST_CHARACTERS)
}

export const isReadable = (name: string): boolean => endingOf(name) in readers

const endingOf = (name: string) => name.split('.').pop()?.toLowerCase() ?? ''
