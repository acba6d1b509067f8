import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { NODE_VERSION } from './runtime.mjs'

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

const deploy = join(root, 'deploy')

it('the container runs the Node that is tested, not as root, watched, with its data in a volume of the compose file', () => {
  const dockerfile = readFileSync(join(deploy, 'Dockerfile'), 'utf8')
  expect(/^ARG NODE=([\d.]+)-bookworm-slim$/m.exec(dockerfile)?.[1]).toBe(NODE_VERSION)
  for (const from of dockerfile.match(/^FROM .+/gm) ?? [])
    expect(from).toMatch(/^FROM node:\$\{NODE\}( AS build)?$/)
  expect(Number(/^USER (\d+)$/m.exec(dockerfile)?.[1])).toBeGreaterThan(0)
  expect(dockerfile).toMatch(/^HEALTHCHECK /m)
  const data = /DATA_DIR=(\S+)/.exec(dockerfile)?.[1]
  expect(readFileSync(join(deploy, 'compose.yaml'), 'utf8')).toContain(`- data:${data}\n`)
})

const named = (ending: string) => readdirSync(deploy).filter((name) => name.endsWith(ending))

it.each(named('.service'))('%s starts what the tree holds', (name) => {
  const started = /^ExecStart=\/\S+ (\S+)/m.exec(readFileSync(join(deploy, name), 'utf8'))?.[1]
  expect(existsSync(join(root, started ?? ''))).toBe(true)
})

it.each(named('.timer'))('%s has a service to start', (name) => {
  expect(existsSync(join(deploy, name.replace(/timer$/, 'service')))).toBe(true)
})
