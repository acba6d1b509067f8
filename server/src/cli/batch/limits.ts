const MB = 1024 * 1024

/** What one file may cost. A report is some kilobytes, with pictures some megabytes; anything beyond is something else. */
export const limits = {
  /** A file, or a member of an archive once unpacked. */
  file: 64 * MB,
  /** Everything an archive unpacks to. */
  unpacked: 2048 * MB,
  /** Unpacked size over packed size; text rarely packs better than 1 to 20. */
  ratio: 200,
  /** Below this size no ratio is looked at: a small file of blanks packs very well. */
  ratioFrom: 16 * MB,
  members: 20_000,
  /** Bytes of archive members that wait for a worker. */
  waiting: 128 * MB,
  /** Time for one file. */
  seconds: 60,
} as const

export const inMegabytes = (bytes: number) => `${Math.round(bytes / MB)}MB`
