import { defineConfig } from 'vitest/config'

const jsx = { oxc: { jsx: { runtime: 'classic' as const, pragma: 'h', pragmaFrag: 'Fragment' } } }

// More do not pay before the machine has four cores: each may bring a database, a browser and the whole program.
const maxWorkers = 2
// The rooms come first and by themselves: a worker that meets another project's file between two of theirs is thrown away.
const afterTheRooms = { maxWorkers, sequence: { groupOrder: 1 } }

export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      {
        test: {
          name: 'annual-report',
          root: 'annual-report',
          include: ['src/**/*.test.ts'],
          // At the other side of the earth: a day of the law must not depend on where a report is read.
          env: { TZ: 'America/New_York' },
          ...afterTheRooms,
          testTimeout: 60_000,
        },
      },
      {
        ...jsx,
        test: {
          name: 'server',
          root: 'server',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
          globalSetup: ['test/global-setup.ts'],
          maxWorkers,
          // Turning the whole program into JavaScript takes ten seconds; what has not changed is not turned again.
          fsModuleCache: true,
          // Files share a worker's modules: every house keeps its state in what it is handed, and loading them anew costs seconds a file.
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'launcher',
          root: 'launcher',
          include: ['*.test.ts'],
          ...afterTheRooms,
          testTimeout: 900_000,
          // Takes a whole installation away again.
          hookTimeout: 300_000,
        },
      },
      {
        ...jsx,
        test: {
          name: 'e2e',
          root: 'e2e',
          include: ['**/*.e2e.ts'],
          globalSetup: ['global-setup.ts'],
          ...afterTheRooms,
          fsModuleCache: true,
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
})
