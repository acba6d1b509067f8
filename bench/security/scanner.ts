import { execFile } from 'node:child_process'

/** Runs one of Debian's scanners. @returns all it printed */
export function scan(
  program: string,
  options: Readonly<Record<string, string>>,
  flags: readonly string[],
  seconds: number,
): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      program,
      [...Object.entries(options).flat(), ...flags],
      { timeout: seconds * 1_000, maxBuffer: 256 * 1024 * 1024 },
      (error, printed, complained) =>
        error?.code === 'ENOENT'
          ? reject(new Error(`${program} is not installed`))
          : resolve(printed + complained),
    )
  })
}
