import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inOwnFolder, runProgram } from './index.ts'

describe('a program outside', () => {
  it('gets its words as they are, an empty home and none of our variables', async () => {
    const said = await inOwnFolder(async (folder) => {
      const script = 'printf "%s\\n" "$1" "$HOME" "$(env | cut -d= -f1 | sort | tr "\\n" " ")" > said'
      await runProgram('/bin/sh', ['-c', script, 'sh', '; rm -rf $(pwd) "x'], { folder, seconds: 20 })
      return [(await readFile(join(folder, 'said'), 'utf8')).trim().split('\n'), folder] as const
    })
    const [[word, home, names], folder] = said
    expect([word, home]).toEqual(['; rm -rf $(pwd) "x', folder])
    expect(names?.trim().split(' ')).toEqual(expect.arrayContaining(['HOME', 'LANG', 'PATH', 'TMPDIR']))
    expect(names).not.toMatch(/DATA_DIR|NODE|VITEST/)
    expect(existsSync(folder)).toBe(false)
  })

  it('is ended with its children when its time is up, and a failure is said', async () => {
    await inOwnFolder(async (folder) => {
      const limits = { folder, seconds: 0.3 }
      await expect(runProgram('/bin/sh', ['-c', 'sleep 600 & wait'], limits)).rejects.toThrow('a signal')
      await expect(runProgram('/bin/false', [], { folder, seconds: 20 })).rejects.toThrow('ended with 1')
      await expect(runProgram(join(folder, 'none'), [], limits)).rejects.toThrow('ENOENT')
    })
  })
})
