const MOST_FILES = 2_000
const LARGEST = 20 * 1024 * 1024
const beside = /(^|\/)(\.|~\$|__MACOSX\/|thumbs\.db$|desktop\.ini$)/i

/** The files with the archives among them opened; one that cannot be opened goes on as it is and gets its sentence. */
export async function withArchives(files: readonly File[]): Promise<File[]> {
  const found = await Promise.all(
    files.map((file) => (/\.zip$/i.test(file.name) ? filesOfArchive(file).catch(() => [file]) : [file])),
  )
  return found.flat().slice(0, MOST_FILES)
}

async function filesOfArchive(archive: File): Promise<File[]> {
  const [{ unzip }, data] = await Promise.all([import('fflate'), archive.arrayBuffer()])
  const names = new TextDecoder('gb18030')
  const parts = await new Promise<Record<string, Uint8Array>>((resolve, reject) =>
    unzip(
      new Uint8Array(data),
      // A part that claims to be larger than any report is not unpacked at all.
      {
        filter: ({ name, originalSize }) =>
          !name.endsWith('/') && !beside.test(name) && originalSize <= LARGEST,
      },
      (error, unpacked) => (error ? reject(error) : resolve(unpacked)),
    ),
  )
  return Object.entries(parts).map(([path, bytes]) => {
    const name = readable(path, names).split('/').at(-1) ?? path
    return new File([new Uint8Array(bytes)], name)
  })
}

/** Archives made on Chinese Windows name their files in GB18030; unmarked, those arrive as Latin-1. */
function readable(path: string, names: TextDecoder): string {
  const codes = [...path].map((char) => char.charCodeAt(0))
  if (codes.every((code) => code < 0x80) || codes.some((code) => code > 0xff)) return path
  const bytes = Uint8Array.from(codes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return names.decode(bytes)
  }
}

/** All files of what was dropped, folders opened to their depth, without what systems put beside them. */
export async function filesIn(dropped: DataTransfer): Promise<File[]> {
  const entries = [...dropped.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (entries.length === 0) return [...dropped.files]
  const found = await Promise.all(entries.map(filesOf))
  return found.flat().filter(({ name }) => !/^(\.|~\$|thumbs\.db$|desktop\.ini$)/i.test(name))
}

async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  if (entry instanceof FileSystemFileEntry)
    return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))]
  if (!(entry instanceof FileSystemDirectoryEntry)) return []
  const reader = entry.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    // A folder gives its entries a hundred at a time.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) break
    all.push(...some)
  }
  return (await Promise.all(all.map(filesOf))).flat()
}
