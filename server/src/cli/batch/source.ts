/** One file to be read: on disk, unpacked from an archive, or refused before reading. */
export type Source =
  | { file: string; path: string }
  | { file: string; bytes: Uint8Array }
  | { file: string; problem: string }

/** A name as it may be shown: a file name must not steer the terminal. */
export function shownName(name: string): string {
  return name.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '�')
}

/** Files of the system and of programs, which nobody means when naming a folder. */
export function isClutter(path: string): boolean {
  const parts = path.split(/[/\\]/)
  const name = parts.at(-1) ?? ''
  return (
    parts.some((part) => part.startsWith('.') || part === '__MACOSX') ||
    // What a browser stores beside a saved page.
    parts.slice(0, -1).some((part) => /[._]files$/.test(part)) ||
    /^(?:~\$|thumbs\.db$|desktop\.ini$|readme(?:\.\w+)?$)/i.test(name) ||
    /\.(?:css|m?js|ico|woff2?|ttf|map|lnk|url)$/i.test(name)
  )
}

export type ArchiveKind = 'zip' | 'tar' | 'tar.gz'

export function archiveKind(name: string): ArchiveKind | undefined {
  if (/\.zip$/i.test(name)) return 'zip'
  if (/\.(?:tar\.gz|tgz)$/i.test(name)) return 'tar.gz'
  return /\.tar$/i.test(name) ? 'tar' : undefined
}

/** The order of everything: by code unit, the same on every machine. */
export const byName = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
