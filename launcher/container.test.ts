import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

it('the container is made of files that are there, each workspace’s package.json among them', () => {
  const lines = readFileSync(join(root, 'deploy/Dockerfile'), 'utf8').split('\n')
  const copied = lines
    .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
    .flatMap((line) => line.split(/\s+/).slice(1, -1))
  expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([])
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  expect(copied).toEqual(expect.arrayContaining(workspaces.map((name: string) => `${name}/package.json`)))
})

it('a service file starts what the tree holds', () => {
  const unit = readFileSync(join(root, 'deploy/yangguang.service'), 'utf8')
  const started = /^ExecStart=\/\S+ (\S+)$/m.exec(unit)?.[1]
  expect(existsSync(join(root, started ?? ''))).toBe(true)
})
